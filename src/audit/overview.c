#include "audit/overview.h"

#include "base/arena.h"
#include "measure/registry.h"

const enum dim overview_dims[OVERVIEW_DIMS] = {DIM_TEAM, DIM_AGE, DIM_ETHNICITY};

void overview_open(struct overview *v)
{
	*v = (struct overview){.collect.want.period = PERIOD_MONTH};
	for (size_t d = 0; d < OVERVIEW_DIMS; d++)
		v->collect.want.dims |= 1U << overview_dims[d];
	journey_open(&v->journey);
	reading_open(&v->reading);
}

bool overview_child(void *v, const struct child *c)
{
	struct overview *to = v;

	journey_child(&to->journey, c);
	reading_child(&to->reading, c);
	return collect_child(&to->collect, c);
}

/* ---- where it is uneven ---- */

/* Measures 141 to 143 are about the lists, not about practice. */
enum { LISTS_FIRST = 141, LISTS_LAST = 143 };

/* Measure 96 and its kin. Hardly any child under ten goes missing: that comes with age, not with
 * practice, so ages are not held against each other. */
enum { MISSING = 96 };

/* Whether a share says how good practice is; of two returns' figures of one thing, the first. */
static bool tells_practice(const struct overview *v, enum returns r, const struct measure *m)
{
	int number = measure_number(m);

	if (m->shape != SHAPE_SHARE || m->better == BETTER_NEITHER ||
	    (number >= LISTS_FIRST && number <= LISTS_LAST))
		return false;
	for (size_t i = 0; r != RETURN_ANNEXA && i < v->of[RETURN_ANNEXA].whole.count; i++)
		if (measure_number(v->of[RETURN_ANNEXA].whole.at[i].measure) == number)
			return false;
	return true;
}

/* What all groups of a measure that are told come to: those not recorded are nobody's rest. */
struct sum {
	uint64_t yes, of;
};

/* A group that is one: not those of whom it is not told, and not the unborn, whom most measures
 * cannot be about (general rule 6). */
static bool is_group(const struct figures_of *f)
{
	const struct group *g = f->group;

	if (g->dim == DIM_ALL || group_untold(g) || f->why_not.len || f->part != NO_PART)
		return false;
	if (g->dim == DIM_AGE)
		return !str_is(g->name, "Unborn");
	return g->dim != DIM_ETHNICITY || !str_is(g->name, "Not stated");
}

static bool comes_with_age(const struct figures_of *f)
{
	return f->group->dim == DIM_AGE && measure_number(f->measure) == MISSING;
}

static struct sum sum_of(const struct figures *by, size_t from)
{
	struct sum s = {0, 0};

	for (size_t i = from; i < by->count && by->at[i].measure == by->at[from].measure; i++) {
		if (!is_group(&by->at[i]))
			continue;
		s.yes += (uint64_t)by->at[i].above;
		s.of += (uint64_t)by->at[i].below;
	}
	return s;
}

static void add_gap(struct overview *v, size_t *cap, struct sum all, const struct figures_of *f)
{
	struct uneven u = {.which = v->gap_count,
			   .yes = (uint64_t)f->above,
			   .of = (uint64_t)f->below,
			   .rest_yes = all.yes - (uint64_t)f->above,
			   .rest_of = all.of - (uint64_t)f->below};

	v->gaps = mem_room(v->gaps, cap, v->gap_count + 1, sizeof *v->gaps);
	v->gaps[v->gap_count++] = (struct overview_gap){.figure = f, .uneven = u};
}

/* Every group of every share about practice, held against the rest. */
static void add_gaps_of(struct overview *v, size_t *cap, enum returns r, const struct figures *by)
{
	struct sum all = {0, 0};
	bool wanted = false;

	for (size_t i = 0; i < by->count; i++) {
		const struct figures_of *f = &by->at[i];

		if (i == 0 || f->measure != by->at[i - 1].measure) {
			wanted = tells_practice(v, r, f->measure);
			all = sum_of(by, i);
		}
		if (wanted && is_group(f) && !comes_with_age(f))
			add_gap(v, cap, all, f);
	}
}

static bool is_worse(const struct overview_gap *g)
{
	bool more = g->figure->measure->better == BETTER_MORE;

	return g->uneven.gap < 0 ? more : !more;
}

/* Puts the gaps in the order that uneven_find gives, and keeps those that stand. */
static void judge_gaps(struct overview *v)
{
	struct uneven *u = mem_take((v->gap_count + 1) * sizeof *u);
	struct overview_gap *kept = mem_take((v->gap_count + 1) * sizeof *kept);
	size_t stand;

	for (size_t i = 0; i < v->gap_count; i++)
		u[i] = v->gaps[i].uneven;
	stand = uneven_find(u, v->gap_count, UNEVEN_Q);
	v->looked_at = 0;
	for (size_t i = 0; i < v->gap_count; i++)
		v->looked_at += u[i].why == DEFINED;
	for (size_t i = 0; i < stand; i++) {
		kept[i] = v->gaps[u[i].which];
		kept[i].uneven = u[i];
		kept[i].worse = is_worse(&kept[i]);
	}
	mem_free(u);
	mem_free(v->gaps);
	v->gaps = kept;
	v->gap_count = stand;
}

static void find_gaps(struct overview *v)
{
	size_t cap = 0;

	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		for (size_t d = 0; v->of[r].present && d < OVERVIEW_DIMS; d++)
			add_gaps_of(v, &cap, r, &v->of[r].by[d]);
	judge_gaps(v);
}

/* ---- the figures ---- */

static void make(struct overview *v, enum returns r, const struct population *people)
{
	struct collected *c = &v->collect.of[r];
	struct overview_return *o = &v->of[r];

	o->present = true;
	o->whole = c->figures;
	c->engine.want.period = PERIOD_MONTH;
	figures_make(&o->months, &c->engine, &c->tallies, DIM_ALL, people);
	c->engine.want.period = PERIOD_WHOLE;
	for (size_t d = 0; d < OVERVIEW_DIMS; d++)
		figures_make(&o->by[d], &c->engine, &c->tallies, overview_dims[d], people);
}

void overview_finish(struct overview *v, const struct check *check, const struct population *people)
{
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		v->collect.of[r].engine.want.period = PERIOD_WHOLE;
	v->people = people;
	collect_finish(&v->collect, check, DIM_ALL, people);
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		if (v->collect.of[r].open)
			make(v, r, people);
	find_gaps(v);
	journey_finish(&v->journey);
	reading_finish(&v->reading);
}

void overview_close(struct overview *v)
{
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		figures_close(&v->of[r].months);
		for (size_t d = 0; d < OVERVIEW_DIMS; d++)
			figures_close(&v->of[r].by[d]);
	}
	collect_close(&v->collect);
	journey_close(&v->journey);
	reading_close(&v->reading);
	mem_free(v->gaps);
	v->gaps = NULL;
	v->gap_count = 0;
}
