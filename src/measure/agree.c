#include "measure/agree.h"

#include "record/compare.h"

#include <math.h>
#include <stdio.h>

/* What the sources tell of others: the lists of six months and a census of twelve; all open cases and
 * those in care; children in care for a month, and for a year. */
static const char *const of_others[] = {"32",	"33",	"54",  "90",   "137",  "137a",
					"137b", "137c", "143", "143a", "143b", "144"};

static bool tells_of_others(const char *id)
{
	for (size_t i = 0; i < sizeof of_others / sizeof of_others[0]; i++)
		if (strcmp(of_others[i], id) == 0)
			return true;
	return false;
}

/* A figure of everyone that can be held against another source's. */
static bool comparable(const struct figures_of *f)
{
	return f->group->dim == DIM_ALL && f->part == NO_PART && !f->why_not.len &&
	       f->measure->shape != SHAPE_RATE && !tells_of_others(f->measure->id);
}

/* Of the same days: both as at one day, or over one span. */
static bool same_days(const struct figures_of *a, const struct figures_of *b)
{
	bool as_at = figure_as_at(a->measure);

	return as_at == figure_as_at(b->measure) && date_same(a->period->last, b->period->last) &&
	       (as_at || date_same(a->period->first, b->period->first));
}

static bool same_measure(const struct measure *a, const struct measure *b)
{
	return a->shape == b->shape && strcmp(a->id, b->id) == 0;
}

static bool say_the_same(const struct figures_of *a, const struct figures_of *b)
{
	if (a->measure->shape == SHAPE_QUANTILE && is_there(a->estimate.value) &&
	    is_there(b->estimate.value) && a->estimate.value.v != b->estimate.value.v)
		return false;
	return a->above == b->above && a->below == b->below;
}

static bool far_apart(const struct figures_of *a, const struct figures_of *b)
{
	double x = a->estimate.value.v, y = b->estimate.value.v;

	if (is_there(a->estimate.value) != is_there(b->estimate.value))
		return true;
	return fabs(x - y) > (a->measure->shape == SHAPE_SHARE ? 1 : fmax(x, y) / 100);
}

/* The other source's figure of the same measure and days; NULL for none. */
static const struct figures_of *counterpart(const struct figures *of, const struct figures_of *f)
{
	for (size_t i = 0; i < of->count; i++)
		if (comparable(&of->at[i]) && same_measure(of->at[i].measure, f->measure) &&
		    same_days(&of->at[i], f))
			return &of->at[i];
	return NULL;
}

struct agreement agreement_find(const struct collect *c, struct arena *a)
{
	const struct collected *lists = &c->of[RETURN_ANNEXA];
	struct agreement g = {0};

	if (!lists->open || lists->engine.want.period != PERIOD_WHOLE)
		return g;
	g.differ = arena_array(a, lists->engine.count * RETURNS + 1, sizeof *g.differ);
	for (size_t i = 0; i < lists->figures.count; i++)
		for (enum returns r = 0; r < RETURNS && comparable(&lists->figures.at[i]); r++) {
			const struct figures_of *f = &lists->figures.at[i], *other;

			if (r == RETURN_ANNEXA || !c->of[r].open)
				continue;
			other = counterpart(&c->of[r].figures, f);
			g.compared += other != NULL;
			if (!other || say_the_same(f, other))
				continue;
			g.differ[g.count] = (struct told_twice){f, other, r, far_apart(f, other)};
			g.far += g.differ[g.count++].far;
		}
	return g;
}

const char *agreement_words(const struct figures_of *f, char to[AGREE_TEXT_MAX])
{
	if (f->measure->shape == SHAPE_QUANTILE && is_there(f->estimate.value))
		snprintf(to, AGREE_TEXT_MAX, "%.1f, of %lld", f->estimate.value.v,
			 (long long)f->below);
	else if (f->measure->shape == SHAPE_QUANTILE)
		snprintf(to, AGREE_TEXT_MAX, "nothing, of nobody");
	else if (f->has_below)
		snprintf(to, AGREE_TEXT_MAX, "%lld of %lld", (long long)f->above,
			 (long long)f->below);
	else
		snprintf(to, AGREE_TEXT_MAX, "%lld", (long long)f->above);
	return to;
}
