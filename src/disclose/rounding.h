/*
 * Whether counts that are each rounded to a base, totals too, can be worked out again (methods h3).
 * Rounded one by one they leak: a table of 2s, rounded to 5s with its totals, gives every cell away.
 */
#ifndef DISCLOSE_ROUNDING_H
#define DISCLOSE_ROUNDING_H

#include "disclose/counts.h"

/* The nearest multiple of a base of 1 or more; half-way goes up. x is 0 or more. */
int64_t rounding_of(int64_t x, int64_t base);

struct rounding {
	struct counts rounded; /* with totals, each rounded by itself */
	struct counts_range
	    *range;	 /* what each cell and total can be to a reader who knows the base */
	bool additive;	 /* the rounded totals happen to add up */
	size_t revealed; /* cells and totals that are given away exactly */
};

/* Of `rows` by `cols` inner cells; all is in the arena. */
struct rounding rounding_audit(struct arena *a, size_t rows, size_t cols, const int64_t *cell,
			       int64_t base);

#endif
