#include "measure/figures.h"

#include "measure/registry.h"

#include <stdlib.h>

bool figure_as_at(const struct measure *m)
{
	return m->basis == BASIS_AT_END || m->basis == BASIS_NOW;
}

bool figure_in_percent(const struct measure *m)
{
	return m->shape == SHAPE_SHARE || m->shape == SHAPE_SPLIT;
}

/* ---- one figure ---- */

struct making {
	struct figures *figures;
	struct tallies *tallies;
	const struct population *people;
	size_t measure; /* its place in the engine */
	uint32_t group;
	size_t period;
	struct limits_kept *limits;
};

static const struct measure *measure_of(const struct making *k)
{
	return k->figures->engine->measures[k->measure];
}

static enum met held_against(const struct measure *m, struct value v)
{
	if (!m->standard.told || !is_there(v) || m->better == BETTER_NEITHER)
		return MET_UNTOLD;
	if (m->better == BETTER_MORE)
		return v.v >= m->standard.value ? MET_YES : MET_NO;
	return v.v <= m->standard.value ? MET_YES : MET_NO;
}

static void put(struct making *k, const struct figures_of *like)
{
	struct figures *fs = k->figures;
	struct figures_of *f;

	fs->at = mem_room(fs->at, &fs->cap, fs->count + 1, sizeof *fs->at);
	f = &fs->at[fs->count++];
	*f = *like;
	f->measure = measure_of(k);
	f->period = &fs->engine->periods.at[k->period];
	f->group = &k->tallies->groups.at[k->group];
	f->why_not = fs->engine->why_not[k->measure];
	if (f->why_not.len) {
		f->has_above = f->has_below = false;
		f->estimate = estimate_none(LACK_TABLE);
	}
	if (f->part == NO_PART)
		f->met = held_against(f->measure, f->estimate.value);
}

/* A year's rate per 10,000 children; of those there are on a day, just per 10,000. */
static void make_rate(struct making *k, struct figures_of *f, struct tally_cell c)
{
	const struct group *g = &k->tallies->groups.at[k->group];
	uint32_t people = population_of(k->people, g->name);
	double months =
	    figure_as_at(measure_of(k)) ? 12 : k->figures->engine->periods.at[k->period].months;

	f->has_above = true;
	f->above = c.above;
	f->has_below = people > 0;
	f->below = people;
	f->estimate = people ? estimate_count(k->limits, c.above, 10000.0 / people * 12 / months)
			     : estimate_none(LACK_POPULATION);
}

static const int32_t *amounts(const struct making *k, size_t *n)
{
	return tally_amounts(k->tallies, k->measure, k->group, k->period, n);
}

static void make_quantile(struct making *k, struct figures_of *f)
{
	size_t n;
	const int32_t *sorted = amounts(k, &n);
	int percent = measure_of(k)->percent;

	f->has_below = true;
	f->below = (int64_t)n;
	f->estimate = estimate_quantile(k->limits, sorted, n, percent ? percent : 50);
}

static void make_mean(struct making *k, struct figures_of *f)
{
	size_t n;
	const int32_t *all = amounts(k, &n);

	f->has_above = f->has_below = true;
	f->below = (int64_t)n;
	f->estimate = estimate_mean(all, n, &f->above);
}

static void make_parts(struct making *k, struct figures_of *f, struct tally_cell c)
{
	size_t parts = measure_parts(measure_of(k));

	f->has_above = f->has_below = true;
	f->below = c.below;
	for (size_t i = 0; i < parts; i++) {
		f->part = (int)i;
		f->above = tally_part(k->tallies, k->measure, k->group, k->period, i);
		f->estimate = estimate_share((uint64_t)f->above, c.below);
		put(k, f);
	}
}

static void make_figure(struct making *k)
{
	struct tally_cell c = tally_at(k->tallies, k->measure, k->group, k->period);
	struct figures_of f = {.part = NO_PART, .left_out = c.left_out};

	switch (measure_of(k)->shape) {
	case SHAPE_SHARE:
		f.has_above = f.has_below = true;
		f.above = c.above;
		f.below = c.below;
		f.estimate = estimate_share(c.above, c.below);
		break;
	case SHAPE_COUNT:
		f.has_above = true;
		f.above = c.above;
		f.estimate = estimate_count(k->limits, c.above, 1);
		break;
	case SHAPE_RATE: make_rate(k, &f, c); break;
	case SHAPE_QUANTILE: make_quantile(k, &f); break;
	case SHAPE_MEAN: make_mean(k, &f); break;
	case SHAPE_SPLIT: make_parts(k, &f, c); return;
	}
	put(k, &f);
}

/* ---- all of them ---- */

/* The periods of a measure: pieces where there are any and it has them, else the whole span. */
static void make_periods(struct making *k)
{
	const struct measure *m = measure_of(k);
	const struct periods *p = &k->figures->engine->periods;
	bool long_one = measure_year_long(m);

	if (k->figures->engine->want.period == PERIOD_WHOLE || m->basis == BASIS_NOW ||
	    k->figures->engine->why_not[k->measure].len) {
		k->period = periods_span(long_one);
		make_figure(k);
		return;
	}
	for (k->period = PERIODS_PIECES; k->period < p->count; k->period++)
		if (periods_has(p, k->period, long_one))
			make_figure(k);
}

/* Whether a group has anything at all in a measure. */
static bool met_with(const struct making *k)
{
	for (size_t p = 0; p < k->tallies->periods; p++) {
		struct tally_cell c = tally_at(k->tallies, k->measure, k->group, p);

		if (c.above || c.below || c.left_out)
			return true;
	}
	return false;
}

struct ordered {
	const struct group *group;
	uint32_t number;
};

static int in_order(const void *a, const void *b)
{
	const struct group *x = ((const struct ordered *)a)->group;
	const struct group *y = ((const struct ordered *)b)->group;

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return str_cmp(x->name, y->name);
}

/* The groups of a dim that were met, as they are to be told. Returns how many: none when nobody is in
 * any, as the children of a return without teams. */
static size_t order_groups(const struct groups *g, enum dim by, struct ordered *to)
{
	size_t n = 0;

	for (uint32_t i = 1; i < g->count; i++)
		if (g->at[i].dim == by)
			to[n++] = (struct ordered){&g->at[i], i};
	if (n == 1 && group_untold(to[0].group))
		return 0;
	if (n > 1)
		qsort(to, n, sizeof *to, in_order);
	return n;
}

void figures_make(struct figures *f, const struct measure_engine *e, struct tallies *t, enum dim by,
		  const struct population *people)
{
	struct ordered *groups = mem_take((t->groups.count + 1) * sizeof *groups);
	struct limits_kept *limits = mem_take(sizeof *limits);
	struct making k = {.figures = f, .tallies = t, .people = people, .limits = limits};
	size_t n = by == DIM_ALL ? 0 : order_groups(&t->groups, by, groups);

	memset(limits, 0, sizeof *limits);
	*f = (struct figures){.engine = e, .by = by};
	tallies_settle(t);
	for (k.measure = 0; k.measure < e->count; k.measure++) {
		k.group = 0;
		make_periods(&k);
		for (size_t g = 0; g < n; g++) {
			k.group = groups[g].number;
			if (met_with(&k))
				make_periods(&k);
		}
	}
	mem_free(groups);
	mem_free(limits);
}

void figures_close(struct figures *f)
{
	mem_free(f->at);
	*f = (struct figures){0};
}
