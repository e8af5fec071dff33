/*
 * wherry vary --format json: the sentences, and every number with its method, version and n. A figure
 * is {"value": x} or {"undefined": "why"}; limits are {"low": figure, "high": figure}.
 */
#include "report/vary_json.h"
#include "base/jsonout.h"
#include "report/report.h"

static void key_said(struct jsonout *j, const char *key, const struct str *at, size_t count)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < count; i++)
		jsonout_str(j, at[i]);
	jsonout_end_array(j);
}

static void key_column(struct jsonout *j, const char *key, const struct audits_column *c)
{
	jsonout_key(j, key);
	if (c->at == LISTING_NONE) {
		jsonout_null(j);
		return;
	}
	jsonout_object(j);
	vary_key_str(j, "name", c->name);
	jsonout_key(j, "guessed");
	jsonout_bool(j, c->guessed);
	jsonout_end_object(j);
}

/* Those that were read together with the first. */
static void further_files(struct jsonout *j, const struct audits *a)
{
	char hex[2 * SHA256_BYTES + 1];

	jsonout_key(j, "further_files");
	jsonout_array(j);
	for (size_t i = 0; i < a->more_count; i++) {
		sha256_hex(a->more[i].digest, hex);
		jsonout_object(j);
		vary_key_str(j, "file", str_of(a->more[i].path));
		vary_key_str(j, "sha256", str_of(hex));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void file(struct jsonout *j, const struct vary *v)
{
	const struct audits *a = v->audits;
	char hex[2 * SHA256_BYTES + 1];

	sha256_hex(a->list.digest, hex);
	vary_key_open(j, "audits");
	vary_key_str(j, "file", str_of(a->list.path));
	vary_key_str(j, "sha256", str_of(hex));
	if (a->more_count)
		further_files(j, a);
	vary_key_count(j, "rows", a->rows);
	vary_key_count(j, "audits", v->of);
	vary_key_count(j, "teams", a->team_count);
	vary_key_count(j, "auditors", a->auditor_count);
	key_column(j, "case", &a->id);
	key_column(j, "team", &a->team);
	key_column(j, "auditor", &a->auditor);
	key_column(j, "date", &a->date);
	key_column(j, "grade", &a->criterion[0]);
	key_column(j, "order", &a->order);
	key_column(j, "moderated", &a->moderated);
	key_said(j, "grades", a->scale.name, a->scale.grades);
	vary_key_str(j, "good_from", a->scale.name[a->scale.good_from]);
	key_said(j, "left_out", a->note, a->notes);
	jsonout_end_object(j);
}

static void share(struct jsonout *j, const struct vary_share *s)
{
	vary_key_method(j, (struct method){s->cases.why ? "b1b" : "b1", 1, (size_t)s->of});
	vary_key_count(j, "found", s->found);
	vary_key_figure(j, "share", s->share);
	vary_key_limits(j, "limits", s->limits);
	if (!s->cases.why) {
		vary_key_count(j, "cases_low", s->cases.low);
		vary_key_count(j, "cases_high", s->cases.high);
	}
}

static void whole(struct jsonout *j, const struct vary *v)
{
	vary_key_open(j, "whole");
	jsonout_key(j, "frame");
	if (v->asked.frame)
		jsonout_number(j, (int64_t)v->asked.frame);
	else
		jsonout_null(j);
	vary_key_str(j, "design", STR("taken as a simple random sample"));
	vary_key_open(j, "good");
	share(j, &v->good);
	jsonout_end_object(j);
	jsonout_key(j, "grades");
	jsonout_array(j);
	for (size_t g = 0; g < v->grades; g++) {
		jsonout_object(j);
		vary_key_str(j, "grade", v->audits->scale.name[g]);
		share(j, &v->grade[g]);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void side(struct jsonout *j, const struct vary_side *s)
{
	vary_key_verdict(j, "evenness", &s->plain);
	if (s->has_allowed)
		vary_key_verdict(j, "evenness_allowing", &s->allowed);
	vary_key_count(j, "pooled", s->pooled);
}

static void one_team(struct jsonout *j, const struct vary_team *t, size_t grades)
{
	jsonout_object(j);
	vary_key_str(j, "team", t->name);
	vary_key_count(j, "n", t->of);
	vary_key_count(j, "good", t->good);
	jsonout_key(j, "grades");
	jsonout_array(j);
	for (size_t g = 0; g < grades; g++)
		jsonout_number(j, (int64_t)t->often[g]);
	jsonout_end_array(j);
	vary_key_figure(j, "share", t->share);
	vary_key_limits(j, "limits", t->own);
	vary_key_figure(j, "shrunken", t->shrunk);
	vary_key_limits(j, "shrunken_limits", (struct interval){t->low, t->high});
	vary_key_figure(j, "chance_above_rest", t->pocket.above);
	jsonout_key(j, "rest");
	jsonout_real(j, t->pocket.reference);
	vary_key_figure(j, "p", t->pocket.p);
	vary_key_figure(j, "p_adjusted", t->pocket.adjusted);
	vary_key_str(j, "standing", str_of(vary_pocket(t->pocket.kind)));
	vary_key_figure(j, "within", t->within.blair_lacy);
	vary_key_limits(j, "funnel95", (struct interval){t->at95.lower, t->at95.upper});
	vary_key_limits(j, "funnel998", (struct interval){t->at998.lower, t->at998.upper});
	jsonout_end_object(j);
}

static void teams(struct jsonout *j, const struct vary *v)
{
	vary_key_open(j, "between_teams");
	side(j, &v->teams);
	vary_key_count(j, "parts", v->parts);
	vary_key_open(j, "split");
	vary_key_method(j, v->split.method);
	vary_key_figure(j, "share_between", v->split.share);
	vary_key_figure(j, "by_chance", v->split.by_chance);
	vary_key_figure(j, "beyond_chance", v->split.beyond);
	vary_key_figure(j, "p", v->split.p);
	vary_key_figure(j, "within", v->within);
	jsonout_end_object(j);
	vary_key_open(j, "funnel");
	vary_key_method(j, v->funnel.method);
	jsonout_key(j, "phi");
	jsonout_real(j, v->funnel.phi);
	vary_key_figure(j, "p", v->funnel.p);
	jsonout_end_object(j);
	vary_key_str(j, "shrunken_by", STR("e6, version 1"));
	vary_key_str(j, "pockets_by",
		     v->shared ? STR("e7, version 1, Benjamini and Yekutieli at 0.1")
			       : STR("e7, version 1, Benjamini and Hochberg at 0.1"));
	jsonout_key(j, "teams");
	jsonout_array(j);
	for (size_t i = 0; i < v->team_count; i++)
		one_team(j, &v->team[i], v->grades);
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void gwet_one(struct jsonout *j, const char *key, const struct gwet_one *g, struct method m)
{
	vary_key_open(j, key);
	vary_key_method(j, m);
	vary_key_figure(j, "value", g->value);
	vary_key_limits(j, "limits", g->ci95);
	jsonout_end_object(j);
}

static void agreement(struct jsonout *j, const struct vary_agreement *g)
{
	vary_key_open(j, "agreement");
	vary_key_count(j, "read_twice", g->twice);
	vary_key_count(j, "pairs", g->pairs);
	vary_key_count(j, "same", g->same);
	vary_key_count(j, "at_most_one_apart", g->near);
	vary_key_open(j, "alpha");
	vary_key_method(j, g->alpha.method);
	vary_key_figure(j, "value", g->alpha.alpha);
	vary_key_limits(j, "limits", g->limits.limits);
	vary_key_str(j, "seed", STR("wherry vary"));
	vary_key_count(j, "draws", VARY_BOOTSTRAP);
	vary_key_figure(j, "jackknife_error", g->alpha.jackknife_se);
	jsonout_end_object(j);
	gwet_one(j, "ac2", &g->gwet.ac, g->gwet.method);
	gwet_one(j, "kappa", &g->gwet.fleiss, g->gwet.method);
	if (g->two) {
		vary_key_open(j, "kappa_of_two");
		vary_key_method(j, g->kappa.method);
		vary_key_str(j, "first", g->first);
		vary_key_str(j, "second", g->second);
		vary_key_figure(j, "value", g->kappa.kappa);
		vary_key_limits(j, "limits", g->kappa.ci95);
		vary_key_figure(j, "lean_p", g->lean.p);
		jsonout_end_object(j);
	}
	jsonout_end_object(j);
}

static void auditors(struct jsonout *j, const struct vary *v)
{
	const struct severities *s = &v->agreement.severity;

	vary_key_open(j, "between_auditors");
	side(j, &v->auditors);
	agreement(j, &v->agreement);
	vary_key_open(j, "severity");
	vary_key_method(j, s->method);
	vary_key_count(j, "groups_that_never_meet", s->components);
	jsonout_key(j, "auditors");
	jsonout_array(j);
	for (size_t i = 0; i < v->audits->auditor_count; i++) {
		jsonout_object(j);
		vary_key_str(j, "auditor", v->audits->auditors[i]);
		vary_key_count(j, "n", s->auditor[i].ratings);
		vary_key_count(j, "linked", s->auditor[i].linked);
		vary_key_count(j, "group", s->auditor[i].component);
		vary_key_figure(j, "severity", s->auditor[i].severity);
		vary_key_figure(j, "error", s->auditor[i].se);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
	jsonout_end_object(j);
}

static void stopping(struct jsonout *j, const struct vary *v)
{
	const struct vary_stop *s = &v->stop;

	if (!s->asked)
		return;
	vary_key_open(j, "stopping");
	vary_key_method(j, (struct method){"c4", 1, (size_t)s->sequence.read});
	jsonout_key(j, "threshold");
	jsonout_real(j, v->asked.threshold);
	if (s->why) {
		vary_key_str(j, "undefined", str_of(undefined_text(s->why)));
	} else {
		jsonout_key(j, "settled");
		jsonout_text(j, s->settled < 0 ? "below" : s->settled ? "at or above" : "not yet");
		vary_key_count(j, "after", s->after);
		vary_key_count(j, "cases_low", s->sequence.always.low);
		vary_key_count(j, "cases_high", s->sequence.always.high);
		vary_key_count(j, "left_out", s->left_out);
	}
	jsonout_end_object(j);
}

static void frameworks(struct jsonout *j, const struct vary_linked *l)
{
	static const char *const rungs[] = {"not asked", "linked", "bounds", "not comparable"};

	if (l->rung == RUNG_NOT_ASKED)
		return;
	vary_key_open(j, "frameworks");
	vary_key_method(j,
			(struct method){l->rung == RUNG_BOUNDS ? "g4b" : "g4", 1, (size_t)l->both});
	jsonout_key(j, "rung");
	jsonout_text(j, rungs[l->rung]);
	vary_key_str(j, "column", l->name);
	vary_key_count(j, "both", l->both);
	vary_key_count(j, "old_only", l->old_only);
	vary_key_count(j, "new_only", l->new_only);
	if (l->rung == RUNG_LINKED) {
		vary_key_figure(j, "carried_over_good", l->carried.share);
		vary_key_figure(j, "error", l->carried.error);
		vary_key_figure(j, "good_now", l->now);
		vary_key_limits(j, "change_limits", l->change);
	} else if (l->rung == RUNG_BOUNDS) {
		vary_key_limits(j, "moved_up",
				(struct interval){figure_of(l->bounds.improved_min),
						  figure_of(l->bounds.improved_max)});
		vary_key_limits(j, "moved_down",
				(struct interval){figure_of(l->bounds.worsened_min),
						  figure_of(l->bounds.worsened_max)});
	}
	jsonout_end_object(j);
}

static void criteria(struct jsonout *j, const struct vary *v)
{
	jsonout_key(j, "criteria");
	jsonout_array(j);
	for (size_t k = 0; k < v->audits->criteria; k++) {
		const struct vary_criterion *c = &v->criterion[k];

		jsonout_object(j);
		vary_key_str(j, "criterion", c->name);
		share(j, &c->good);
		vary_key_verdict(j, "evenness", &c->verdict);
		vary_key_count(j, "read_twice", c->twice);
		vary_key_figure(j, "alpha", c->alpha);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

void vary_write_json(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	struct vary_words w = vary_words_of(v, &a);
	struct jsonout j = jsonout_to(o);

	jsonout_object(&j);
	vary_key_str(&j, "wherry", str_of(report_version));
	key_said(&j, "proven", w.proven.at, w.proven.count);
	key_said(&j, "not_proven", w.unknown.at, w.unknown.count);
	key_said(&j, "next", w.next.at, w.next.count);
	file(&j, v);
	whole(&j, v);
	teams(&j, v);
	auditors(&j, v);
	vary_json_time(&j, v);
	vary_json_kinds(&j, v);
	vary_json_moderation(&j, v);
	stopping(&j, v);
	frameworks(&j, &v->linked);
	criteria(&j, v);
	jsonout_end_object(&j);
	out_char(o, '\n');
	arena_close(&a);
}
