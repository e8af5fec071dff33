/*
 * wherry vary --format json: the sentences, and every number with its method, version and n. A figure
 * is {"value": x} or {"undefined": "why"}; limits are {"low": figure, "high": figure}.
 */
#include "base/date.h"
#include "base/jsonout.h"
#include "report/report.h"
#include "report/vary.h"

static void key_count(struct jsonout *j, const char *key, uint64_t n)
{
	jsonout_key(j, key);
	jsonout_number(j, (int64_t)n);
}

static void key_str(struct jsonout *j, const char *key, struct str s)
{
	jsonout_key(j, key);
	jsonout_str(j, s);
}

static void key_figure(struct jsonout *j, const char *key, struct figure f)
{
	jsonout_key(j, key);
	jsonout_object(j);
	jsonout_key(j, defined(f) ? "value" : "undefined");
	if (defined(f))
		jsonout_real(j, f.value);
	else
		jsonout_text(j, undefined_text(f.why));
	jsonout_end_object(j);
}

static void key_limits(struct jsonout *j, const char *key, struct interval i)
{
	jsonout_key(j, key);
	jsonout_object(j);
	key_figure(j, "low", i.lower);
	key_figure(j, "high", i.upper);
	jsonout_end_object(j);
}

static void open_key(struct jsonout *j, const char *key)
{
	jsonout_key(j, key);
	jsonout_object(j);
}

static void method(struct jsonout *j, struct method m)
{
	jsonout_key(j, "method");
	jsonout_text(j, m.id ? m.id : "none");
	key_count(j, "version", m.version > 0 ? (uint64_t)m.version : 1);
	key_count(j, "n", m.n);
}

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
	key_str(j, "name", c->name);
	jsonout_key(j, "guessed");
	jsonout_bool(j, c->guessed);
	jsonout_end_object(j);
}

static void file(struct jsonout *j, const struct vary *v)
{
	const struct audits *a = v->audits;
	char hex[2 * SHA256_BYTES + 1];

	sha256_hex(a->list.digest, hex);
	open_key(j, "audits");
	key_str(j, "file", str_of(a->list.path));
	key_str(j, "sha256", str_of(hex));
	key_count(j, "rows", a->rows);
	key_count(j, "audits", v->of);
	key_count(j, "teams", a->team_count);
	key_count(j, "auditors", a->auditor_count);
	key_column(j, "case", &a->id);
	key_column(j, "team", &a->team);
	key_column(j, "auditor", &a->auditor);
	key_column(j, "date", &a->date);
	key_column(j, "grade", &a->criterion[0]);
	key_column(j, "order", &a->order);
	key_said(j, "grades", a->scale.name, a->scale.grades);
	key_str(j, "good_from", a->scale.name[a->scale.good_from]);
	key_said(j, "left_out", a->note, a->notes);
	jsonout_end_object(j);
}

static void share(struct jsonout *j, const struct vary_share *s)
{
	method(j, (struct method){s->cases.why ? "b1b" : "b1", 1, (size_t)s->of});
	key_count(j, "found", s->found);
	key_figure(j, "share", s->share);
	key_limits(j, "limits", s->limits);
	if (!s->cases.why) {
		key_count(j, "cases_low", s->cases.low);
		key_count(j, "cases_high", s->cases.high);
	}
}

static void whole(struct jsonout *j, const struct vary *v)
{
	open_key(j, "whole");
	jsonout_key(j, "frame");
	if (v->asked.frame)
		jsonout_number(j, (int64_t)v->asked.frame);
	else
		jsonout_null(j);
	key_str(j, "design", STR("taken as a simple random sample"));
	open_key(j, "good");
	share(j, &v->good);
	jsonout_end_object(j);
	jsonout_key(j, "grades");
	jsonout_array(j);
	for (size_t g = 0; g < v->grades; g++) {
		jsonout_object(j);
		key_str(j, "grade", v->audits->scale.name[g]);
		share(j, &v->grade[g]);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void verdict(struct jsonout *j, const char *key, const struct verdict *v)
{
	static const char *const says[] = {"cannot tell", "even", "uneven"};
	struct figure low = v->limits.lower, high = v->limits.upper, mor = v->sigma;

	low.value = intercept_mor(low.value);
	high.value = intercept_mor(high.value);
	mor.value = intercept_mor(mor.value);
	open_key(j, key);
	method(j, v->method);
	jsonout_key(j, "verdict");
	jsonout_text(j, says[v->evenness]);
	if (v->why)
		key_str(j, "why", str_of(undefined_text(v->why)));
	key_count(j, "groups", v->teams);
	jsonout_key(j, "bound");
	jsonout_real(j, v->bound);
	key_figure(j, "sigma", v->sigma);
	key_limits(j, "sigma_limits", v->limits);
	key_figure(j, "median_odds_ratio", mor);
	key_limits(j, "median_odds_ratio_limits", (struct interval){low, high});
	key_figure(j, "audits_more", v->more);
	jsonout_end_object(j);
}

static void side(struct jsonout *j, const struct vary_side *s)
{
	verdict(j, "evenness", &s->plain);
	if (s->has_allowed)
		verdict(j, "evenness_allowing", &s->allowed);
	key_count(j, "pooled", s->pooled);
}

static void one_team(struct jsonout *j, const struct vary_team *t, size_t grades)
{
	jsonout_object(j);
	key_str(j, "team", t->name);
	key_count(j, "n", t->of);
	key_count(j, "good", t->good);
	jsonout_key(j, "grades");
	jsonout_array(j);
	for (size_t g = 0; g < grades; g++)
		jsonout_number(j, (int64_t)t->often[g]);
	jsonout_end_array(j);
	key_figure(j, "share", t->share);
	key_limits(j, "limits", t->own);
	key_figure(j, "shrunken", t->shrunk);
	key_limits(j, "shrunken_limits", (struct interval){t->low, t->high});
	key_figure(j, "chance_above_rest", t->pocket.above);
	jsonout_key(j, "rest");
	jsonout_real(j, t->pocket.reference);
	key_figure(j, "p", t->pocket.p);
	key_figure(j, "p_adjusted", t->pocket.adjusted);
	key_str(j, "standing", str_of(vary_pocket(t->pocket.kind)));
	key_figure(j, "within", t->within.blair_lacy);
	key_limits(j, "funnel95", (struct interval){t->at95.lower, t->at95.upper});
	key_limits(j, "funnel998", (struct interval){t->at998.lower, t->at998.upper});
	jsonout_end_object(j);
}

static void teams(struct jsonout *j, const struct vary *v)
{
	open_key(j, "between_teams");
	side(j, &v->teams);
	key_count(j, "parts", v->parts);
	open_key(j, "split");
	method(j, v->split.method);
	key_figure(j, "share_between", v->split.share);
	key_figure(j, "by_chance", v->split.by_chance);
	key_figure(j, "beyond_chance", v->split.beyond);
	key_figure(j, "p", v->split.p);
	key_figure(j, "within", v->within);
	jsonout_end_object(j);
	open_key(j, "funnel");
	method(j, v->funnel.method);
	jsonout_key(j, "phi");
	jsonout_real(j, v->funnel.phi);
	key_figure(j, "p", v->funnel.p);
	jsonout_end_object(j);
	key_str(j, "shrunken_by", STR("e6, version 1"));
	key_str(j, "pockets_by",
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
	open_key(j, key);
	method(j, m);
	key_figure(j, "value", g->value);
	key_limits(j, "limits", g->ci95);
	jsonout_end_object(j);
}

static void agreement(struct jsonout *j, const struct vary_agreement *g)
{
	open_key(j, "agreement");
	key_count(j, "read_twice", g->twice);
	key_count(j, "pairs", g->pairs);
	key_count(j, "same", g->same);
	key_count(j, "at_most_one_apart", g->near);
	open_key(j, "alpha");
	method(j, g->alpha.method);
	key_figure(j, "value", g->alpha.alpha);
	key_limits(j, "limits", g->limits.limits);
	key_str(j, "seed", STR("wherry vary"));
	key_count(j, "draws", VARY_BOOTSTRAP);
	key_figure(j, "jackknife_error", g->alpha.jackknife_se);
	jsonout_end_object(j);
	gwet_one(j, "ac2", &g->gwet.ac, g->gwet.method);
	gwet_one(j, "kappa", &g->gwet.fleiss, g->gwet.method);
	if (g->two) {
		open_key(j, "kappa_of_two");
		method(j, g->kappa.method);
		key_str(j, "first", g->first);
		key_str(j, "second", g->second);
		key_figure(j, "value", g->kappa.kappa);
		key_limits(j, "limits", g->kappa.ci95);
		key_figure(j, "lean_p", g->lean.p);
		jsonout_end_object(j);
	}
	jsonout_end_object(j);
}

static void auditors(struct jsonout *j, const struct vary *v)
{
	const struct severities *s = &v->agreement.severity;

	open_key(j, "between_auditors");
	side(j, &v->auditors);
	agreement(j, &v->agreement);
	open_key(j, "severity");
	method(j, s->method);
	key_count(j, "groups_that_never_meet", s->components);
	jsonout_key(j, "auditors");
	jsonout_array(j);
	for (size_t i = 0; i < v->audits->auditor_count; i++) {
		jsonout_object(j);
		key_str(j, "auditor", v->audits->auditors[i]);
		key_count(j, "n", s->auditor[i].ratings);
		key_count(j, "linked", s->auditor[i].linked);
		key_count(j, "group", s->auditor[i].component);
		key_figure(j, "severity", s->auditor[i].severity);
		key_figure(j, "error", s->auditor[i].se);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
	jsonout_end_object(j);
}

static void key_day(struct jsonout *j, const char *key, int32_t day)
{
	char text[DATE_TEXT_MAX];

	jsonout_key(j, key);
	jsonout_text(j, date_iso(day, text));
}

static void chart(struct jsonout *j, const struct vary_time *t)
{
	open_key(j, "chart");
	method(j, t->chart.method);
	jsonout_key(j, "kind");
	jsonout_text(j, t->primed ? "p'" : "p");
	key_count(j, "signals", t->signals);
	jsonout_key(j, "points");
	jsonout_array(j);
	for (size_t i = 0; i < t->periods; i++) {
		jsonout_object(j);
		key_str(j, t->months ? "month" : "quarter", str_of(t->period[i].label));
		key_count(j, "n", t->period[i].of);
		key_count(j, "good", t->period[i].good);
		if (!t->chart.why) {
			key_figure(j, "share", t->chart.point[i].y);
			key_limits(j, "limits", t->chart.point[i].limits);
			jsonout_key(j, "signal");
			jsonout_bool(j, t->chart.point[i].signal);
		}
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
	open_key(j, "runs");
	method(j, t->runs.method);
	key_count(j, "longest", t->runs.longest);
	key_count(j, "crossings", t->runs.crossings);
	jsonout_key(j, "signal");
	jsonout_bool(j, t->runs.signal);
	jsonout_end_object(j);
}

static void halves(struct jsonout *j, const struct vary_time *t)
{
	jsonout_key(j, "halves");
	jsonout_array(j);
	for (size_t h = 0; h < 2; h++) {
		jsonout_object(j);
		key_day(j, "from", t->half[h].from);
		key_day(j, "until", t->half[h].until);
		key_count(j, "n", t->half[h].of);
		key_count(j, "good", t->half[h].good);
		verdict(j, "evenness", &t->half[h].verdict);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	key_limits(j, "change_limits", t->change);
}

static void spread(struct jsonout *j, const struct vary_time *t)
{
	static const char *const labels[SPREAD_LABELS] = {[SPREAD_CANNOT_TELL] = "cannot tell",
							  [SPREADING] = "spreading",
							  [SPREAD_TOGETHER] = "rising together",
							  [SPREAD_PULLING_APART] = "pulling apart"};

	open_key(j, "spread");
	method(j, t->spread.method);
	jsonout_key(j, "label");
	jsonout_text(j, labels[t->label]);
	key_count(j, "teams_in_both", t->panel);
	key_count(j, "with_eight_audits_in_both", t->panel_enough);
	key_figure(j, "sigma_ratio", t->ratio);
	key_limits(j, "sigma_ratio_limits", t->ratio_limits);
	key_limits(j, "mean_logit_change_limits", t->logit_change);
	key_figure(j, "catching_up", t->spread.slope);
	key_figure(j, "ceiling", t->spread.ceiling);
	jsonout_end_object(j);
	open_key(j, "mix");
	method(j, (struct method){"g1", 1, (size_t)t->dated});
	if (t->mix.why) {
		key_str(j, "undefined", str_of(undefined_text(t->mix.why)));
	} else {
		key_figure(j, "change", figure_of(t->mix.crude2 - t->mix.crude1));
		key_figure(j, "rate", figure_of(t->mix.rate));
		key_figure(j, "mix", figure_of(t->mix.mix));
	}
	jsonout_end_object(j);
}

static void over_time(struct jsonout *j, const struct vary_time *t)
{
	open_key(j, "over_time");
	key_count(j, "n", t->dated);
	if (t->why) {
		key_str(j, "undefined", str_of(undefined_text(t->why)));
	} else {
		chart(j, t);
		halves(j, t);
		spread(j, t);
	}
	jsonout_end_object(j);
}

static void stopping(struct jsonout *j, const struct vary *v)
{
	const struct vary_stop *s = &v->stop;

	if (!s->asked)
		return;
	open_key(j, "stopping");
	method(j, (struct method){"c4", 1, (size_t)s->sequence.read});
	jsonout_key(j, "threshold");
	jsonout_real(j, v->asked.threshold);
	if (s->why) {
		key_str(j, "undefined", str_of(undefined_text(s->why)));
	} else {
		jsonout_key(j, "settled");
		jsonout_text(j, s->settled < 0 ? "below" : s->settled ? "at or above" : "not yet");
		key_count(j, "after", s->after);
		key_count(j, "cases_low", s->sequence.always.low);
		key_count(j, "cases_high", s->sequence.always.high);
		key_count(j, "left_out", s->left_out);
	}
	jsonout_end_object(j);
}

static void frameworks(struct jsonout *j, const struct vary_linked *l)
{
	static const char *const rungs[] = {"not asked", "linked", "bounds", "not comparable"};

	if (l->rung == RUNG_NOT_ASKED)
		return;
	open_key(j, "frameworks");
	method(j, (struct method){l->rung == RUNG_BOUNDS ? "g4b" : "g4", 1, (size_t)l->both});
	jsonout_key(j, "rung");
	jsonout_text(j, rungs[l->rung]);
	key_str(j, "column", l->name);
	key_count(j, "both", l->both);
	key_count(j, "old_only", l->old_only);
	key_count(j, "new_only", l->new_only);
	if (l->rung == RUNG_LINKED) {
		key_figure(j, "carried_over_good", l->carried.share);
		key_figure(j, "error", l->carried.error);
		key_figure(j, "good_now", l->now);
		key_limits(j, "change_limits", l->change);
	} else if (l->rung == RUNG_BOUNDS) {
		key_limits(j, "moved_up",
			   (struct interval){figure_of(l->bounds.improved_min),
					     figure_of(l->bounds.improved_max)});
		key_limits(j, "moved_down",
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
		key_str(j, "criterion", c->name);
		share(j, &c->good);
		verdict(j, "evenness", &c->verdict);
		key_count(j, "read_twice", c->twice);
		key_figure(j, "alpha", c->alpha);
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
	key_str(&j, "wherry", str_of(report_version));
	key_said(&j, "proven", w.proven.at, w.proven.count);
	key_said(&j, "not_proven", w.unknown.at, w.unknown.count);
	key_said(&j, "next", w.next.at, w.next.count);
	file(&j, v);
	whole(&j, v);
	teams(&j, v);
	auditors(&j, v);
	over_time(&j, &v->time);
	stopping(&j, v);
	frameworks(&j, &v->linked);
	criteria(&j, v);
	jsonout_end_object(&j);
	out_char(o, '\n');
	arena_close(&a);
}
