#include "audit/uneven.h"

#include "audit/discovery.h"
#include "audit/share.h"
#include "base/arena.h"
#include "base/dist.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Newcombe's tenth method: the distances of the shares from their own limits, squared and added. */
static void interval(struct uneven *u)
{
	struct interval a = share_wilson(u->of, u->yes, 0.95);
	struct interval b = share_wilson(u->rest_of, u->rest_yes, 0.95);

	u->low = u->gap - hypot(u->share - a.lower.value, b.upper.value - u->rest);
	u->high = u->gap + hypot(a.upper.value - u->share, u->rest - b.lower.value);
}

static double exact_p(const struct uneven *u)
{
	int64_t good = (int64_t)(u->yes + u->rest_yes), size = (int64_t)(u->of + u->rest_of);
	double lower = dist_hyper((int64_t)u->yes, good, size, (int64_t)u->of, TAIL_LOWER);
	double upper = dist_hyper((int64_t)u->yes, good, size, (int64_t)u->of, TAIL_UPPER);

	return fmin(1, 2 * fmin(lower, upper));
}

static void measure_gap(struct uneven *u)
{
	assert(u->yes <= u->of && u->rest_yes <= u->rest_of);
	u->stands = false;
	u->why = u->of < UNEVEN_LEAST || u->rest_of < UNEVEN_LEAST ? UNDEFINED_TOO_FEW : DEFINED;
	if (u->why != DEFINED)
		return;
	u->share = (double)u->yes / (double)u->of;
	u->rest = (double)u->rest_yes / (double)u->rest_of;
	u->gap = u->share - u->rest;
	interval(u);
	u->p = exact_p(u);
}

/* How far from 0 the gap is for certain. */
static double sure(const struct uneven *u)
{
	return u->gap < 0 ? -u->high : u->low;
}

static int by_sureness(const void *a, const void *b)
{
	const struct uneven *x = a, *y = b;
	double dx = sure(x), dy = sure(y);

	if ((x->why != DEFINED) != (y->why != DEFINED))
		return x->why != DEFINED ? 1 : -1;
	if (x->why == DEFINED && x->stands != y->stands)
		return x->stands ? -1 : 1;
	if (x->why == DEFINED && x->stands && dx != dy)
		return dx > dy ? -1 : 1;
	if (x->why == DEFINED && !x->stands && x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->which > y->which) - (x->which < y->which);
}

size_t uneven_find(struct uneven *u, size_t n, double q)
{
	double *p = mem_take((n + 1) * sizeof *p), *adjusted = mem_take((n + 1) * sizeof *adjusted);
	size_t looked = 0, stand = 0;

	for (size_t i = 0; i < n; i++) {
		measure_gap(&u[i]);
		if (u[i].why == DEFINED)
			p[looked++] = u[i].p;
	}
	discovery_adjust(ADJUST_BH, p, looked, adjusted);
	looked = 0;
	for (size_t i = 0; i < n; i++) {
		if (u[i].why != DEFINED)
			continue;
		u[i].adjusted = adjusted[looked++];
		u[i].stands = u[i].adjusted <= q;
		stand += u[i].stands;
	}
	mem_free(p);
	mem_free(adjusted);
	if (n > 1)
		qsort(u, n, sizeof *u, by_sureness);
	return stand;
}
