#include "audit/allocate.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

static double weight(const struct allocation_plan *p, size_t h)
{
	double size = (double)p->sizes[h];

	switch (p->how) {
	case ALLOCATE_PROPORTIONAL: return size;
	case ALLOCATE_NEYMAN: return size * p->spreads[h];
	case ALLOCATE_COST: return size * p->spreads[h] / sqrt(p->costs[h]);
	case ALLOCATE_EQUAL: return p->sizes[h] > 0 ? 1 : 0;
	case ALLOCATE_POWER: return sqrt(size);
	}
	return 0;
}

static double floor_of(const struct allocation_plan *p, size_t h)
{
	return (double)(p->least < p->sizes[h] ? p->least : p->sizes[h]);
}

/* Sharing out: what is not fixed yet, and how much of n is left for it. */
struct sharing {
	const struct allocation_plan *plan;
	const double *weights;
	bool *fixed;
	double *share;
	double rest;
};

/* Shares the rest among the strata that are not fixed. False when none of them has a weight. */
static bool share_rest(struct sharing *s)
{
	double sum = 0;
	bool free_ones = false;

	for (size_t h = 0; h < s->plan->strata; h++) {
		if (s->fixed[h])
			continue;
		sum += s->weights[h];
		free_ones = true;
	}
	for (size_t h = 0; h < s->plan->strata && sum > 0; h++)
		if (!s->fixed[h])
			s->share[h] = s->rest * s->weights[h] / sum;
	return sum > 0 || !free_ones;
}

/* Fixes every free stratum whose share is above its size (above), or below its floor. */
static bool fix(struct sharing *s, bool above)
{
	bool any = false;
	double taken = 0;

	for (size_t h = 0; h < s->plan->strata; h++) {
		double bound = above ? (double)s->plan->sizes[h] : floor_of(s->plan, h);

		if (s->fixed[h] || (above ? s->share[h] <= bound : s->share[h] >= bound))
			continue;
		s->fixed[h] = any = true;
		s->share[h] = bound;
		taken += bound;
	}
	s->rest -= taken;
	return any;
}

/* Whole parts first, then one each to the largest remainders. */
static void make_whole(const struct allocation_plan *p, const double *share, int64_t *whole)
{
	int64_t left = p->n;

	for (size_t h = 0; h < p->strata; h++) {
		whole[h] = (int64_t)floor(share[h]);
		left -= whole[h];
	}
	for (; left > 0; left--) {
		size_t best = p->strata;
		double most = -INFINITY;

		for (size_t h = 0; h < p->strata; h++) {
			double remainder = share[h] - (double)whole[h];

			if (whole[h] < p->sizes[h] && remainder > most + 1e-12) {
				best = h;
				most = remainder;
			}
		}
		assert(best < p->strata);
		whole[best]++;
	}
}

static struct figure variance_of(const struct allocation_plan *p, const int64_t *whole)
{
	double all = 0, sum = 0;

	if (!p->spreads)
		return figure_none(UNDEFINED_NO_DATA);
	for (size_t h = 0; h < p->strata; h++)
		all += (double)p->sizes[h];
	for (size_t h = 0; h < p->strata; h++) {
		double size = (double)p->sizes[h], n = (double)whole[h], part = size / all;

		if (whole[h] == 0)
			return figure_none(UNDEFINED_TOO_FEW);
		sum += part * part * p->spreads[h] * p->spreads[h] / n * (1 - n / size);
	}
	return figure_of(sum);
}

static bool possible(const struct allocation_plan *p)
{
	double all = 0, floors = 0;

	for (size_t h = 0; h < p->strata; h++) {
		all += (double)p->sizes[h];
		floors += floor_of(p, h);
	}
	return p->n >= 0 && (double)p->n <= all && floors <= (double)p->n;
}

bool allocate(struct allocated *to, const struct allocation_plan *p, struct arena *a)
{
	size_t strata = p->strata;
	double *weights = arena_array(a, strata + 1, sizeof *weights);
	struct sharing s = {p, weights, arena_array(a, strata + 1, sizeof(bool)),
			    arena_array(a, strata + 1, sizeof(double)), (double)p->n};

	to->ideal = arena_array(a, strata + 1, sizeof *to->ideal);
	to->constrained = s.share;
	to->whole = arena_array(a, strata + 1, sizeof *to->whole);
	if (!possible(p))
		return false;
	for (size_t h = 0; h < strata; h++)
		weights[h] = weight(p, h);
	if (!share_rest(&s))
		return false;
	memcpy(to->ideal, s.share, strata * sizeof *to->ideal);
	while (fix(&s, true) || fix(&s, false))
		if (!share_rest(&s))
			return false;
	make_whole(p, to->constrained, to->whole);
	to->variance = variance_of(p, to->whole);
	return true;
}
