/* The pictures of the measures: months with limits, teams on a funnel, parts as rows, caseloads. */
#include "report/pack.h"

#include "audit/funnel.h"
#include "audit/pchart.h"
#include "base/arena.h"
#include "measure/registry.h"
#include "report/chart.h"
#include "report/measures.h"

#include <stdio.h>

enum { LABEL_BYTES = 64, POINTS_LEAST = 4, TEAMS_LEAST = 3, CURVE = 40 };

/* Charts of one measure: what they share. */
struct picture {
	struct arena arena;
	struct chart_value *v;
	size_t n;
	const struct measure *m;
	const struct overview_return *of;
};

static bool has_count(const struct figures_of *f)
{
	return f->has_above && f->has_below;
}

static struct chart_value *add(struct picture *p, const struct figures_of *f, const char *label)
{
	struct chart_value *v = &p->v[p->n++];

	*v = (struct chart_value){.label = label,
				  .defined = is_there(f->estimate.value),
				  .value = f->estimate.value.v,
				  .numerator = has_count(f) ? (uint64_t)f->above : 0,
				  .denominator = has_count(f) ? (uint64_t)f->below : 0};
	if (!v->defined)
		v->note = lack_words(f->estimate.value.lack);
	return v;
}

static const char *text(struct picture *p, struct str s)
{
	return arena_fmt(&p->arena, "%.*s", (int)s.len, s.p).p;
}

static const char *id_of(struct picture *p, const char *kind)
{
	char name[MEASURE_NAME_MAX];

	return arena_fmt(&p->arena, "%s-%s", kind, measure_name(p->m, name)).p;
}

/* ---- months ---- */

static void collect_months(struct picture *p)
{
	for (size_t i = 0; i < p->of->months.count; i++) {
		const struct figures_of *f = &p->of->months.at[i];
		char words[PERIOD_WORDS_MAX];

		if (f->measure != p->m || f->group->dim != DIM_ALL || f->part != NO_PART)
			continue;
		period_words(f->period, figure_as_at(p->m), words);
		add(p, f, text(p, str_of(words)));
	}
}

/* The limits that chance gives each month, and which months lie outside. Returns the mean. */
static double limit_months(struct picture *p, size_t *outside)
{
	double *above = arena_take(&p->arena, (p->n + 1) * sizeof *above);
	double *below = arena_take(&p->arena, (p->n + 1) * sizeof *below);
	struct pchart_options options = {.kind = PCHART_P};
	struct pchart c;

	for (size_t i = 0; i < p->n; i++) {
		above[i] = (double)p->v[i].numerator;
		below[i] = (double)p->v[i].denominator;
	}
	c = pchart_of(above, below, p->n, &options, &p->arena);
	*outside = 0;
	for (size_t i = 0; c.why == DEFINED && i < p->n; i++) {
		struct chart_value *v = &p->v[i];

		v->has_limits =
		    defined(c.point[i].limits.lower) && defined(c.point[i].limits.upper);
		v->low = v->has_limits ? 100 * c.point[i].limits.lower.value : 0;
		v->high = v->has_limits ? 100 * c.point[i].limits.upper.value : 0;
		v->low = v->low < 0 ? 0 : v->low;
		v->high = v->high > 100 ? 100 : v->high;
		v->marked = c.point[i].signal;
		if (v->marked)
			v->note = v->value > 100 * c.centre ? "above what chance gives"
							    : "below what chance gives";
		*outside += v->marked;
	}
	return c.why == DEFINED ? 100 * c.centre : 0;
}

static const char *months_title(struct picture *p, size_t outside)
{
	for (size_t i = 0; i < p->n && outside; i++)
		if (p->v[i].marked)
			return arena_fmt(&p->arena, "%s: %s is %s%s", p->m->name, p->v[i].label,
					 p->v[i].note, outside > 1 ? ", as are others" : "")
			    .p;
	return arena_fmt(&p->arena, "%s: no month lies outside what chance gives", p->m->name).p;
}

static bool draw_months(struct out *o, struct picture *p)
{
	struct chart_about about = {.what = "Period", .unit = CHART_PERCENT};
	size_t outside = 0;
	double mean;

	p->n = 0;
	collect_months(p);
	if (p->n < POINTS_LEAST || p->m->shape != SHAPE_SHARE)
		return false;
	mean = limit_months(p, &outside);
	about.id = id_of(p, "months");
	about.title = months_title(p, outside);
	about.says = arena_fmt(&p->arena,
			       "%s, by month, with the limits of three standard "
			       "deviations around the mean of %.1f %%.",
			       p->m->question, mean)
			 .p;
	chart_run(o, &about, p->v, p->n, mean, p->m->standard.told ? p->m->standard.value : -1);
	return true;
}

/* ---- teams ---- */

/* The teams that are told, each with its cases. Returns the share of all of them. */
static double collect_teams(struct picture *p)
{
	double above = 0, below = 0;

	for (size_t i = 0; i < p->of->by[0].count; i++) {
		const struct figures_of *f = &p->of->by[0].at[i];

		if (f->measure != p->m || f->part != NO_PART || f->group->dim == DIM_ALL ||
		    group_untold(f->group) || f->below == 0)
			continue;
		add(p, f, text(p, f->group->name));
		above += (double)f->above;
		below += (double)f->below;
	}
	return below > 0 ? above / below : 0;
}

static size_t mark_teams(struct picture *p, double mean)
{
	size_t outside = 0;

	for (size_t i = 0; i < p->n; i++) {
		struct chart_value *v = &p->v[i];
		double low = funnel_exact((size_t)v->denominator, mean, 0.001);
		double high = funnel_exact((size_t)v->denominator, mean, 0.999);

		v->marked = v->value < 100 * low || v->value > 100 * high;
		if (v->marked)
			v->note = v->value < 100 * low ? "below what chance gives"
						       : "above what chance gives";
		outside += v->marked;
	}
	return outside;
}

static struct chart_funnel curves(struct picture *p, double mean)
{
	static const double at[] = {0.025, 0.975, 0.001, 0.999};
	double *x = arena_take(&p->arena, CURVE * sizeof *x), *y[4], most = 10;

	for (size_t i = 0; i < p->n; i++)
		most = most > (double)p->v[i].denominator ? most : (double)p->v[i].denominator;
	for (size_t k = 0; k < 4; k++)
		y[k] = arena_take(&p->arena, CURVE * sizeof **y);
	for (size_t i = 0; i < CURVE; i++) {
		size_t cases = 1 + (size_t)((most * 1.25 - 1) * (double)i / (CURVE - 1));

		x[i] = (double)cases;
		for (size_t k = 0; k < 4; k++)
			y[k][i] = 100 * funnel_exact(cases, mean, at[k]);
	}
	return (struct chart_funnel){100 * mean, x, y[0], y[1], y[2], y[3], CURVE};
}

static const char *teams_title(struct picture *p, size_t outside)
{
	if (outside == 0)
		return arena_fmt(&p->arena, "%s: no team lies outside what chance gives",
				 p->m->name)
		    .p;
	if (3 * outside > p->n)
		return arena_fmt(&p->arena,
				 "%s: the teams differ far more than chance gives, so "
				 "one average does not describe them",
				 p->m->name)
		    .p;
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].marked)
			return arena_fmt(&p->arena,
					 "%s: %zu of %zu teams %s outside what chance "
					 "gives, %s among them",
					 p->m->name, outside, p->n, outside == 1 ? "lies" : "lie",
					 p->v[i].label)
			    .p;
	return p->m->name;
}

static bool draw_teams(struct out *o, struct picture *p)
{
	struct chart_about about = {.what = "Team", .unit = CHART_PERCENT};
	struct chart_funnel f;
	double mean;
	size_t outside;

	p->n = 0;
	if (p->m->shape != SHAPE_SHARE || p->m->better == BETTER_NEITHER)
		return false;
	mean = collect_teams(p);
	if (p->n < TEAMS_LEAST || mean <= 0 || mean >= 1)
		return false;
	outside = mark_teams(p, mean);
	f = curves(p, mean);
	about.id = id_of(p, "teams");
	about.title = teams_title(p, outside);
	about.says = arena_fmt(&p->arena,
			       "Each team by its cases and its share, with the limits "
			       "within which 95 and 99.8 of 100 teams like the others "
			       "would lie, around %.1f %%.",
			       100 * mean)
			 .p;
	chart_funnel(o, &about, p->v, p->n, &f);
	return true;
}

/* ---- parts ---- */

/* The share of each part's people among the children of the area; false when any is not told. */
static bool shares_of_people(struct picture *p, const struct population *people, double *to)
{
	double all = 0;
	size_t told = 0;

	for (size_t i = 0; people && i < p->n; i++) {
		to[i] = population_of(people, str_of(p->v[i].label));
		told += to[i] > 0;
		all += to[i];
	}
	for (size_t i = 0; i < p->n && told >= 2; i++)
		to[i] = to[i] > 0 ? 100 * to[i] / all : -1;
	return told >= 2;
}

static bool draw_parts(struct out *o, struct picture *p, const struct population *people)
{
	struct chart_about about = {.what = "Part", .unit = CHART_PERCENT};
	const struct chart_value *most = NULL;
	double *others;

	p->n = 0;
	for (size_t i = 0; i < p->of->whole.count; i++) {
		const struct figures_of *f = &p->of->whole.at[i];
		struct chart_value *v;

		if (f->measure != p->m || f->part == NO_PART || f->below == 0)
			continue;
		v = add(p, f, p->m->parts[f->part]);
		v->has_limits = is_there(f->estimate.low) && is_there(f->estimate.high);
		v->low = f->estimate.low.v;
		v->high = f->estimate.high.v;
		if (!most || v->value > most->value)
			most = v;
	}
	if (!most)
		return false;
	about.id = id_of(p, "parts");
	about.title =
	    arena_fmt(&p->arena, "%s: most are \xe2\x80\x9c%s\xe2\x80\x9d", p->m->name, most->label)
		.p;
	about.says = p->m->question;
	others = arena_take(&p->arena, p->n * sizeof *others);
	if (shares_of_people(p, people, others))
		chart_beside(o, &about, p->v, others, "Children in the area", p->n);
	else
		chart_rows(o, &about, p->v, p->n, -1);
	return true;
}

/* ---- caseloads ---- */

static const struct {
	int32_t from, to;
	const char *label;
} loads[] = {{1, 5, "1 to 5 children"},	    {6, 10, "6 to 10"},	  {11, 15, "11 to 15"},
	     {16, 20, "16 to 20"},	    {21, 25, "21 to 25"}, {26, 30, "26 to 30"},
	     {31, INT32_MAX, "31 and more"}};
enum { LOADS = sizeof loads / sizeof loads[0] };

/* How many workers carry so many children: of the first figure of a worker's load. */
static bool draw_loads(struct out *o, struct picture *p, const struct overview *v, enum returns r)
{
	const struct collected *c = &v->collect.of[r];
	struct chart_about about = {.what = "Children a worker", .unit = CHART_NUMBER};
	size_t place = 0, n = 0, over = 0;
	const int32_t *kept;

	while (place < c->engine.count && c->engine.measures[place] != p->m)
		place++;
	if (p->m->keyed != KEYED_LOAD || p->m->shape != SHAPE_MEAN || place == c->engine.count)
		return false;
	kept = tally_amounts(&c->tallies, place, 0, PERIODS_SHORT, &n);
	for (p->n = 0; p->n < LOADS; p->n++) {
		uint64_t workers = 0;

		for (size_t i = 0; i < n; i++)
			workers += kept[i] >= loads[p->n].from && kept[i] <= loads[p->n].to;
		over += loads[p->n].from > 25 ? (size_t)workers : 0;
		p->v[p->n] = (struct chart_value){
		    .label = loads[p->n].label, .defined = true, .value = (double)workers};
	}
	if (n == 0)
		return false;
	about.id = id_of(p, "loads");
	about.title =
	    arena_fmt(&p->arena, "%s: %zu of %zu workers carry more than 25", p->m->name, over, n)
		.p;
	about.says = "How many workers carry so many children with an open case.";
	chart_rows(o, &about, p->v, p->n, -1);
	return true;
}

static size_t most_values(const struct overview_return *of)
{
	return of->months.count + of->whole.count + of->by[0].count + LOADS;
}

bool pack_pictures(struct out *o, const struct overview *v, enum returns r, const struct measure *m)
{
	struct picture p = {.m = m, .of = &v->of[r]};
	bool any = false;

	if (!v->of[r].present)
		return false;
	p.v = mem_take(most_values(p.of) * sizeof *p.v);
	any |= draw_months(o, &p);
	any |= draw_teams(o, &p);
	any |= draw_parts(o, &p, v->people);
	any |= draw_loads(o, &p, v, r);
	mem_free(p.v);
	arena_close(&p.arena);
	return any;
}
