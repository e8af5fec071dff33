#include "disclose/linked.h"

#include "base/arena.h"
#include "base/lp.h"

#include <assert.h>
#include <math.h>

/* The suppressed values are the variables; place[] tells which is which. */
struct unknowns {
	size_t count, *place;
	struct lp lp;
};

/* Moves one value of a sum to where it belongs: coefficients, or the other side. */
static void add(const struct linked *l, const size_t *place, size_t value, double sign,
		double *coef, double *rhs)
{
	assert(value < l->values);
	if (l->suppressed[value])
		coef[place[value]] += sign;
	else
		*rhs -= sign * l->value[value];
}

static struct lp_row row_of(struct arena *scratch, const struct linked *l, const struct unknowns *u,
			    const struct linked_sum *sum)
{
	double *coef = arena_array(scratch, u->count + 1, sizeof *coef);
	struct lp_row row = {.coef = coef, .relation = LP_EQUAL};

	for (size_t i = 0; i < sum->pluses; i++)
		add(l, u->place, sum->plus[i], 1.0, coef, &row.rhs);
	for (size_t i = 0; i < sum->minuses; i++)
		add(l, u->place, sum->minus[i], -1.0, coef, &row.rhs);
	return row;
}

static struct unknowns unknowns_of(struct arena *scratch, const struct linked *l)
{
	struct unknowns u = {.place = arena_array(scratch, l->values + 1, sizeof *u.place)};
	struct lp_row *row = arena_array(scratch, l->sums + 1, sizeof *row);
	double *low, *high;

	for (size_t i = 0; i < l->values; i++)
		if (l->suppressed[i])
			u.place[i] = u.count++;
	low = arena_array(scratch, u.count + 1, sizeof *low);
	high = arena_array(scratch, u.count + 1, sizeof *high);
	for (size_t i = 0; i < u.count; i++)
		high[i] = INFINITY;
	for (size_t i = 0; i < l->sums; i++)
		row[i] = row_of(scratch, l, &u, &l->sum[i]);
	u.lp = (struct lp){u.count, l->sums, low, high, row};
	return u;
}

/* How far one unknown goes: down for sign 1, up for -1. */
static enum lp_outcome push(struct arena *scratch, const struct unknowns *u, size_t which,
			    double sign, double *to)
{
	double *cost = arena_array(scratch, u->count + 1, sizeof *cost), least = 0.0;
	enum lp_outcome outcome;

	cost[which] = sign;
	outcome = lp_minimise(scratch, &u->lp, cost, NULL, &least);
	*to = sign * least;
	return outcome;
}

bool linked_audit(struct arena *scratch, const struct linked *l, struct linked_range *to)
{
	struct unknowns u = unknowns_of(scratch, l);

	if (lp_minimise(scratch, &u.lp, NULL, NULL, NULL) != LP_FOUND)
		return false;
	for (size_t i = 0; i < l->values; i++) {
		to[i] = (struct linked_range){l->value[i], l->value[i], false};
		if (!l->suppressed[i])
			continue;
		(void)push(scratch, &u, u.place[i], 1.0, &to[i].low);
		to[i].endless = push(scratch, &u, u.place[i], -1.0, &to[i].high) == LP_UNBOUNDED;
	}
	return true;
}
