/* The pictures of the chapter on audits. */
#include "report/chart.h"
#include "report/vary.h"

#include <math.h>
#include <stdlib.h>

#define S(s) (int)(s).len, (s).p

enum { POINTS = 60 };

/* As a C string of the arena's. */
static const char *text_of(struct str s, struct arena *a)
{
	return arena_fmt(a, "%.*s%c", S(s), 0).p;
}

static struct chart_value value_of(const char *label, struct figure share, struct interval limits,
				   uint64_t good, uint64_t of)
{
	struct chart_value c = {.label = label, .numerator = good, .denominator = of};

	c.defined = defined(share);
	c.value = 100 * share.value;
	c.has_limits = defined(limits.lower) && defined(limits.upper);
	c.low = 100 * limits.lower.value;
	c.high = 100 * limits.upper.value;
	return c;
}

void vary_chart_grades(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	struct chart_value *c = arena_array(&a, v->grades, sizeof *c);
	struct chart_about about = {
	    vary_id(v, "vary-grades", &a), "How the audited cases were graded",
	    "The line is what that proves of all cases, 95 times in 100.", "Grade", CHART_PERCENT};

	for (size_t g = 0; g < v->grades; g++)
		c[g] = value_of(text_of(v->audits->scale.name[g], &a), v->grade[g].share,
				v->grade[g].limits, v->grade[g].found, v->of);
	chart_rows(o, &about, c, v->grades, -1);
	arena_close(&a);
}

static double centre(const struct vary *v)
{
	double good = 0, of = 0;

	for (size_t j = 0; j < v->team_count; j++) {
		good += (double)v->team[j].good;
		of += (double)v->team[j].of;
	}
	return of > 0 ? good / of : 0;
}

/* Whether a team lies outside the outer limits of the funnel. */
static bool outside(const struct vary_team *t)
{
	return defined(t->share) && defined(t->at998.lower) &&
	       (t->share.value < t->at998.lower.value || t->share.value > t->at998.upper.value);
}

static void draw_funnel(const struct vary *v, struct out *o, struct arena *a)
{
	struct chart_value *c = arena_array(a, v->team_count, sizeof *c);
	double *curve[5], p = centre(v);
	uint64_t most = 1;
	size_t out = 0;
	struct chart_about about = {
	    .id = vary_id(v, "vary-funnel", a), .what = "Team", .unit = CHART_PERCENT};

	for (size_t j = 0; j < v->team_count; j++) {
		const struct vary_team *t = &v->team[j];

		c[j] = value_of(text_of(t->name, a), t->share, t->own, t->good, t->of);
		c[j].marked = outside(t);
		c[j].note = t->of == 0	  ? "no audit"
			    : c[j].marked ? "outside what chance gives"
					  : NULL;
		out += c[j].marked;
		most = t->of > most ? t->of : most;
	}
	for (size_t k = 0; k < 5; k++)
		curve[k] = arena_array(a, POINTS, sizeof(double));
	for (size_t i = 0; i < POINTS; i++) {
		static const double at[] = {0.025, 0.975, 0.001, 0.999};
		double n = 1 + ceil((double)i * 1.3 * (double)most / POINTS);

		curve[0][i] = n;
		for (size_t k = 0; k < 4; k++)
			curve[k + 1][i] = 100 * fmin(fmax(funnel_exact((size_t)n, p, at[k]), 0), 1);
	}
	about.title =
	    text_of(out ? arena_fmt(a, "%zu of %zu teams lie%s outside what chance alone gives",
				    out, v->team_count, out == 1 ? "s" : "")
			: STR("No team lies outside what chance alone gives"),
		    a);
	about.says =
	    "Each dot is a team: how many of its audits were good, by how many there were. "
	    "Were all teams alike, 95 in 100 would lie within the inner curves and nearly "
	    "all within the outer ones. A team with few audits can lie far from the middle "
	    "by chance.";
	chart_funnel(o, &about, c, v->team_count,
		     &(struct chart_funnel){100 * p, curve[0], curve[1], curve[2], curve[3],
					    curve[4], POINTS});
}

static int by_share(const void *x, const void *y)
{
	const struct vary_team *const *p = x, *const *q = y;
	double d = (*q)->shrunk.value - (*p)->shrunk.value;

	return d > 0 ? 1 : d < 0 ? -1 : str_cmp((*p)->name, (*q)->name);
}

static void draw_caterpillar(const struct vary *v, struct out *o, struct arena *a)
{
	struct chart_value *c = arena_array(a, v->team_count, sizeof *c);
	const struct vary_team **t = arena_array(a, v->team_count, sizeof *t);
	struct chart_about about = {
	    .id = vary_id(v, "vary-teams", a),
	    .title = "Each team in the light of all",
	    .says =
		"The share of good audits that a team is likely to have: its own, drawn towards "
		"that of all the more the fewer its audits. Where lines overlap, which team is "
		"better cannot be told: this is no league table.",
	    .what = "Team",
	    .unit = CHART_PERCENT};

	for (size_t j = 0; j < v->team_count; j++)
		t[j] = &v->team[j];
	qsort(t, v->team_count, sizeof *t, by_share);
	for (size_t j = 0; j < v->team_count; j++) {
		enum pocket_kind kind = t[j]->pocket.kind;

		c[j] = value_of(text_of(t[j]->name, a), t[j]->shrunk,
				(struct interval){t[j]->low, t[j]->high}, t[j]->good, t[j]->of);
		c[j].marked = kind == POCKET_GOOD || kind == POCKET_POOR;
		c[j].note = kind != POCKET_NONE	     ? vary_pocket(kind)
			    : !defined(t[j]->shrunk) ? undefined_text(t[j]->shrunk.why)
						     : NULL;
	}
	if (v->shrink_why == UNDEFINED_BOUNDARY)
		about.says =
		    "The teams differ no more than by chance, so the best estimate of each "
		    "is the share of all.";
	chart_rows(o, &about, c, v->team_count, 100 * centre(v));
}

void vary_chart_teams(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	double p = centre(v);

	if (v->teams.used > 1 && p > 0 && p < 1)
		draw_funnel(v, o, &a);
	if (v->teams.used > 1)
		draw_caterpillar(v, o, &a);
	arena_close(&a);
}

void vary_chart_time(const struct vary *v, struct out *o)
{
	const struct vary_time *t = &v->time;
	struct arena a = {0};
	struct chart_value *c;
	struct chart_about about = {.id = vary_id(v, "vary-time", &a), .unit = CHART_PERCENT};

	if (t->why || t->chart.why) {
		arena_close(&a);
		return;
	}
	c = arena_array(&a, t->periods + 1, sizeof *c);
	for (size_t i = 0; i < t->periods; i++) {
		const struct pchart_point *p = &t->chart.point[i];

		c[i] = value_of(t->period[i].label, p->y, p->limits, t->period[i].good,
				t->period[i].of);
		c[i].low = fmax(c[i].low, 0);
		c[i].high = fmin(c[i].high, 100);
		c[i].marked = p->signal;
		c[i].note = p->signal ? "beyond chance" : t->period[i].of ? NULL : "no audit";
	}
	about.what = t->months ? "Month" : "Quarter";
	about.title = t->signals ? "Good audits over time: some lie beyond what chance gives"
		      : t->runs.signal
			  ? "Good audits over time: too long on one side of the middle "
			    "for chance"
			  : "Good audits over time: nothing beyond what chance gives";
	about.says = "The share of good audits, its mean, and the limits within which it moves by "
		     "chance alone (three standard deviations).";
	chart_run(o, &about, c, t->periods, 100 * t->chart.centre, -1);
	arena_close(&a);
}

void vary_chart_series(const struct vary *v, struct out *o)
{
	const struct vary_series *s = &v->series;
	struct arena a = {0};
	struct chart_value *c;
	struct chart_about about = {.id = vary_id(v, "vary-xmr", &a), .unit = CHART_PERCENT};

	if (s->xmr_why || !s->xmr.drawable)
		return;
	c = arena_array(&a, s->points + 1, sizeof *c);
	for (size_t i = 0; i < s->points; i++) {
		const struct xmr_point *p = &s->xmr.point[i];
		const struct vary_period *of = &v->time.period[i];

		c[i] = value_of(
		    of->label, figure_ratio((double)of->good, (double)of->of, UNDEFINED_NO_DATA),
		    (struct interval){figure_of(fmax(p->lower, 0)), figure_of(fmin(p->upper, 1))},
		    of->good, of->of);
		c[i].marked = p->signal != XMR_COMMON;
		c[i].note = c[i].marked ? xmr_signal_text(p->signal) : NULL;
	}
	about.what = v->time.months ? "Month" : "Quarter";
	about.title = s->signals ? "The same as an XmR chart: some points are signals"
				 : "The same as an XmR chart: no signal";
	about.says =
	    s->xmr.trial
		? "The limits come from how much neighbours differ, as the NHS draws "
		  "them. With fewer than 13 points they are trial limits."
		: "The limits come from how much neighbours differ, as the NHS draws them.";
	chart_run(o, &about, c, s->points, 100 * s->xmr.point[s->points - 1].mean, -1);
	arena_close(&a);
}

void vary_chart_spread(const struct vary *v, struct out *o)
{
	const struct vary_time *t = &v->time;
	struct chart_value c[2] = {{.label = "First half"}, {.label = "Second half"}};
	struct arena a = {0};
	struct chart_about about = {
	    .id = vary_id(v, "vary-spread", &a),
	    .title = "How far the teams lie apart, before and now",
	    .says =
		"How many times the odds of a good grade a case has in a better team, against a "
		"worse one. 1 would be no difference at all. Measured so that a rise of all "
		"does not by itself look like drawing together.",
	    .what = "When",
	    .unit = CHART_NUMBER};

	for (size_t h = 0; h < 2; h++) {
		const struct verdict *d = &t->half[h].verdict;

		c[h].denominator = d->method.n;
		c[h].numerator = d->method.n + 1;
		c[h].defined = defined(d->sigma) && !d->why;
		c[h].value = intercept_mor(d->sigma.value);
		c[h].has_limits = defined(d->limits.lower) && defined(d->limits.upper);
		c[h].low = intercept_mor(d->limits.lower.value);
		c[h].high = intercept_mor(d->limits.upper.value);
		c[h].note = c[h].defined ? NULL : undefined_text(d->why);
	}
	if (!t->why && v->teams.count > 1)
		chart_rows(o, &about, c, 2, 1);
	arena_close(&a);
}
