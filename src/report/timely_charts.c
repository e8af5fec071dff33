/* The pictures of how soon things are done: the curve, the teams, the cohorts. */
#include "report/timely_charts.h"
#include "report/chart.h"
#include "report/timely.h"

#include <math.h>

#define S(s) (int)(s).len, (s).p

enum { TABLE_ROWS = 8 };

static const char *zero(struct str s, struct arena *a)
{
	return arena_fmt(a, "%.*s%c", S(s), 0).p;
}

/* ---- the curve ---- */

/* "Assessments: 81% within 45 working days, 38 open for longer". */
static const char *curve_title(const struct timely *t, const struct timely_about *about,
			       struct str within, struct arena *a)
{
	const struct timely_group *g = &t->whole;

	if (!defined(g->share))
		return zero(arena_fmt(a, "%s: too recent to say how many take %.*s", about->title,
				      S(within)),
			    a);
	return zero(arena_fmt(a, "%s: %.*s within %.*s; %zu open for longer", about->title,
			      S(vary_percent(g->share.value, a)), S(within), g->overdue),
		    a);
}

static struct chart_curve curve_of(const struct timely *t, struct arena *a)
{
	const struct timeliness *c = &t->whole.curve;
	size_t n = c->steps;
	double *days = arena_array(a, n + 1, sizeof *days), *done = arena_array(a, n + 1, 8);
	double *low = arena_array(a, n + 1, sizeof *low), *high = arena_array(a, n + 1, 8);
	uint64_t *open = arena_array(a, n + 1, sizeof *open);

	for (size_t i = 0; i < n; i++) {
		const struct timeliness_step *s = &c->step[i];
		struct timeliness_by by = timeliness_by(c, s->days, 0.95);
		size_t next = i + 1 < n ? c->step[i + 1].at_risk : 0;

		days[i] = s->days;
		done[i] = 100 * (1 - s->open);
		low[i] = defined(by.limit.lower) ? 100 * by.limit.lower.value : done[i];
		high[i] = defined(by.limit.upper) ? 100 * by.limit.upper.value : done[i];
		open[i] = s->at_risk - s->done - next;
	}
	return (struct chart_curve){days,
				    done,
				    low,
				    high,
				    open,
				    n,
				    t->asked.within,
				    t->asked.working ? "working days" : "days"};
}

/* Some days for the table: even parts of the time up to twice the limit. */
static size_t table_rows(const struct timely *t, struct chart_value rows[TABLE_ROWS],
			 struct arena *a)
{
	const struct timeliness *c = &t->whole.curve;
	double last = c->step[c->steps - 1].days;
	size_t n = 0;

	for (size_t i = 1; i <= TABLE_ROWS; i++) {
		double day = floor((double)i * fmax(t->asked.within, 1) / 4);
		struct timeliness_by by = timeliness_by(c, day, 0.95);
		bool seen = day <= last || !(c->step[c->steps - 1].open > 0);

		if (n && !seen)
			break;
		rows[n++] = (struct chart_value){
		    .label = zero(arena_fmt(a, "within %.0f", day), a),
		    .defined = seen,
		    .value = 100 * by.done.value,
		    .has_limits = seen && defined(by.limit.lower) && by.done.value > 0,
		    .low = 100 * by.limit.lower.value,
		    .high = 100 * by.limit.upper.value,
		    .note = seen ? NULL : "none was watched for so long"};
	}
	return n;
}

void timely_chart_curve(const struct timely *t, const struct timely_about *about, struct out *o)
{
	struct arena a = {0};
	struct timely_words w = timely_words_of(t, about, &a);
	struct chart_value rows[TABLE_ROWS];
	struct chart_curve curve;
	struct chart_about chart = {
	    .id = zero(arena_fmt(&a, "%s-curve", about->id), &a),
	    .title = curve_title(t, about, w.within, &a),
	    .what = t->asked.working ? "Working days" : "Days",
	    .says = zero(arena_fmt(&a,
				   "The line climbs as %s are %s; dashes beside it are its 95%% "
				   "limits. The short marks at the foot are those open still, at "
				   "the days they have been open so far, the more the higher. The "
				   "upright dashed line is at %.*s.",
				   about->many, about->done, S(w.within)),
			 &a),
	    .unit = CHART_PERCENT};

	if (t->whole.curve.steps) {
		curve = curve_of(t, &a);
		chart_curve(o, &chart, rows, table_rows(t, rows, &a), &curve);
	}
	arena_close(&a);
}

/* ---- teams and cohorts ---- */

static const char *note_of(const struct timely_group *g, struct arena *a)
{
	struct str note = str_of(timely_why(g));

	if (g->standing != TIMELY_ALIKE)
		note = str_of(timely_standing(g->standing));
	if (g->open)
		note = arena_fmt(a, "%.*s%s%zu open, %zu of them for longer", S(note),
				 note.len ? "; " : "", g->open, g->overdue);
	return note.len ? zero(note, a) : NULL;
}

static struct chart_value *values_of(const struct timely_group *g, size_t n, struct arena *a)
{
	struct chart_value *v = arena_array(a, n + 1, sizeof *v);

	for (size_t i = 0; i < n; i++)
		v[i] = (struct chart_value){
		    .label = zero(g[i].name, a),
		    .defined = defined(g[i].share),
		    .value = 100 * g[i].share.value,
		    .has_limits = defined(g[i].limits.lower) && defined(g[i].limits.upper),
		    .low = 100 * g[i].limits.lower.value,
		    .high = 100 * g[i].limits.upper.value,
		    .numerator = g[i].cases + 1, /* the cases alone: the share is no quotient */
		    .denominator = g[i].cases,
		    .marked = g[i].standing != TIMELY_ALIKE,
		    .note = note_of(&g[i], a)};
	return v;
}

static double mean_of(const struct timely *t)
{
	return defined(t->whole.share) ? 100 * t->whole.share.value : -1;
}

static const char *teams_title(const struct timely *t, struct arena *a)
{
	size_t slower = 0, faster = 0;

	for (size_t i = 0; i < t->team_count; i++) {
		slower += t->team[i].standing == TIMELY_SLOWER;
		faster += t->team[i].standing == TIMELY_FASTER;
	}
	if (slower + faster == 0)
		return "In time, by team: none stands out beyond chance";
	return zero(arena_fmt(a,
			      "In time, by team: %zu slower and %zu faster than the others, beyond "
			      "chance",
			      slower, faster),
		    a);
}

void timely_chart_teams(const struct timely *t, const struct timely_about *about, struct out *o)
{
	struct arena a = {0};
	struct chart_about chart = {
	    .id = zero(arena_fmt(&a, "%s-teams", about->id), &a),
	    .title = teams_title(t, &a),
	    .says = "The share in time, with open cases counted, and its 95% interval. The upright "
		    "line is that of all teams. A filled dot takes longer or less long than the "
		    "others over the whole course, whatever its share on the one day.",
	    .what = "Team",
	    .unit = CHART_PERCENT};

	if (t->team_count > 1)
		chart_rows(o, &chart, values_of(t->team, t->team_count, &a), t->team_count,
			   mean_of(t));
	arena_close(&a);
}

void timely_chart_cohorts(const struct timely *t, const struct timely_about *about, struct out *o)
{
	struct arena a = {0};
	struct chart_about chart = {
	    .id = zero(arena_fmt(&a, "%s-cohorts", about->id), &a),
	    .title = "In time, by when they were begun",
	    .says =
		"Those begun in one month or quarter stay together, whenever they end. The last "
		"ones may be too recent to tell.",
	    .what = "Begun in",
	    .unit = CHART_PERCENT};

	if (t->cohorts > 1)
		chart_rows(o, &chart, values_of(t->cohort, t->cohorts, &a), t->cohorts, mean_of(t));
	arena_close(&a);
}
