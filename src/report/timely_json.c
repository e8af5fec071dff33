/*
 * How soon things are done, as JSON: the sentences, and every number with its method, version and n.
 */
#include "report/report.h"
#include "report/timely.h"
#include "report/vary_json.h"

static void key_said(struct jsonout *j, const char *key, const struct vary_said *said)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < said->count; i++)
		jsonout_str(j, said->at[i]);
	jsonout_end_array(j);
}

static void group_counts(struct jsonout *j, const struct timely_group *g)
{
	vary_key_count(j, "n", g->cases);
	vary_key_count(j, "in_time", g->in_time);
	vary_key_count(j, "late", g->late);
	vary_key_count(j, "open", g->open);
	vary_key_count(j, "overdue", g->overdue);
	vary_key_figure(j, "share", g->share);
	vary_key_limits(j, "limits", g->limits);
	vary_key_figure(j, "share_of_closed", g->closed_only);
	vary_key_figure(j, "median_days", g->median);
}

static void groups(struct jsonout *j, const char *key, const struct timely_group *g, size_t n,
		   bool teams)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < n; i++) {
		jsonout_object(j);
		vary_key_str(j, teams ? "team" : "begun_in", g[i].name);
		group_counts(j, &g[i]);
		if (teams) {
			vary_key_figure(j, "p", g[i].p);
			vary_key_figure(j, "p_adjusted", g[i].adjusted);
			vary_key_str(j, "standing", str_of(timely_standing(g[i].standing)));
		}
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void compared(struct jsonout *j, const struct timely *t)
{
	const struct timeliness_compared *c = &t->compared;
	enum undefined why = t->whole.cases ? c->why : UNDEFINED_NO_DATA;

	vary_key_open(j, "between_teams");
	vary_key_method(j, (struct method){"j2", 1, t->whole.cases - t->untold});
	vary_key_figure(j, "chi_squared", why ? figure_none(why) : figure_of(c->chisq));
	vary_key_count(j, "degrees_of_freedom", c->degrees);
	vary_key_figure(j, "p", why ? figure_none(why) : figure_of(c->p));
	vary_key_str(j, "adjusted_by",
		     STR("Benjamini and Hochberg at 0.1, each team against the "
			 "others"));
	jsonout_end_object(j);
}

static void curve(struct jsonout *j, const struct timeliness *t)
{
	jsonout_key(j, "curve");
	jsonout_array(j);
	for (size_t i = 0; i < t->steps; i++) {
		const struct timeliness_step *s = &t->step[i];

		jsonout_object(j);
		vary_key_figure(j, "days", figure_of(s->days));
		vary_key_count(j, "at_risk", s->at_risk);
		vary_key_count(j, "done", s->done);
		vary_key_figure(j, "share_done", figure_of(1 - s->open));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void left_out(struct jsonout *j, const struct timely *t)
{
	static const char *const keys[TIMELY_LEFTS] = {
	    [TIMELY_NO_START] = "no_start",	  [TIMELY_BAD_START] = "start_unreadable",
	    [TIMELY_BAD_END] = "end_unreadable",  [TIMELY_BACKWARDS] = "end_before_start",
	    [TIMELY_LATER] = "begun_after",	  [TIMELY_EARLIER] = "begun_before",
	    [TIMELY_NO_HOLIDAYS] = "no_holidays", [TIMELY_NOT_NEEDED] = "not_needed"};

	vary_key_open(j, "left_out");
	for (size_t i = 0; i < TIMELY_LEFTS; i++)
		vary_key_count(j, keys[i], t->left[i]);
	jsonout_end_object(j);
}

void timely_json(struct jsonout *j, const struct timely *t, const struct timely_about *about)
{
	struct arena a = {0};
	struct timely_words w = timely_words_of(t, about, &a);

	vary_key_str(j, "what", str_of(about->title));
	vary_key_day(j, "counted_up_to", t->asked.until);
	vary_key_count(j, "within", (uint64_t)t->asked.within);
	vary_key_str(j, "days", t->asked.working ? STR("working") : STR("calendar"));
	key_said(j, "proven", &w.proven);
	key_said(j, "not_proven", &w.unknown);
	key_said(j, "next", &w.next);
	key_said(j, "said_of_left_out", &w.left);
	left_out(j, t);
	vary_key_open(j, "whole");
	vary_key_method(j, (struct method){"j1", 1, t->whole.cases});
	group_counts(j, &t->whole);
	jsonout_end_object(j);
	vary_key_count(j, "no_team_named", t->untold);
	vary_key_count(j, "end_after_the_day", t->ended_later);
	compared(j, t);
	groups(j, "teams", t->team, t->team_count, true);
	groups(j, "cohorts", t->cohort, t->cohorts, false);
	curve(j, &t->whole.curve);
	arena_close(&a);
}

void timely_write_json(const struct timely *t, const struct timely_list *list, struct out *o)
{
	struct jsonout j = jsonout_to(o);
	char hex[2 * SHA256_BYTES + 1];

	sha256_hex(list->list.digest, hex);
	jsonout_object(&j);
	vary_key_str(&j, "wherry", str_of(report_version));
	vary_key_open(&j, "cases");
	vary_key_str(&j, "file", str_of(list->list.path));
	vary_key_str(&j, "sha256", str_of(hex));
	vary_key_count(&j, "rows", list->rows_read);
	vary_key_str(&j, "start", list->start.name);
	vary_key_str(&j, "end", list->end.name);
	jsonout_key_str_or_null(&j, "team", list->team.name);
	jsonout_end_object(&j);
	timely_json(&j, t, &timely_cases);
	jsonout_end_object(&j);
	out_char(o, '\n');
}
