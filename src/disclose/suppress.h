/*
 * Which further cells to leave out of a table, so that those left out because they are small cannot
 * be worked out from the totals (methods h2).
 */
#ifndef DISCLOSE_SUPPRESS_H
#define DISCLOSE_SUPPRESS_H

#include "disclose/counts.h"

struct suppress_wishes {
	int64_t threshold; /* cells from 1 to this are small: primary */
	int64_t width;	   /* high - low that a reader must be left with for each small cell */
	size_t steps;	   /* how long to search for the best, in steps; 0: 2,000,000 for up to 64
			    * cells, fewer for more */
};

struct suppression {
	bool
	    feasible; /* false: even without every cell above 0 some small cell can be worked out */
	bool proven;  /* no safe pattern has fewer further cells, or as few and a smaller sum */
	size_t primary, secondary; /* cells of either kind */
	int64_t secondary_sum;
	bool *small, *hidden; /* rows * cols inner cells; hidden holds both kinds */
};

/*
 * For `rows` by `cols` inner cells whose totals are published. Cells of 0 and totals are never left
 * out (the reader may know zeros). The fewest further cells, then the smallest sum of them, are
 * searched for by branch and bound, in a fixed order, so the pattern never changes between runs; when
 * `steps` do not suffice the best found so far stands, which is safe all the same. Fischetti and
 * Salazar 2001; Hundepool et al. 2012.
 */
struct suppression suppress_table(struct arena *a, size_t rows, size_t cols, const int64_t *cell,
				  const struct suppress_wishes *w);

#endif
