/*
 * Small linear programmes: a dense bounded simplex in two phases with Bland's rule (Dantzig 1963;
 * Bland 1977), so that it always ends and the same programme takes the same steps everywhere. Meant
 * for tens of variables: the audit of published tables and the search for wrong fields.
 */
#ifndef BASE_LP_H
#define BASE_LP_H

#include <stddef.h>

struct arena;

enum lp_relation { LP_AT_MOST, LP_EQUAL, LP_AT_LEAST };

enum lp_outcome {
	LP_FOUND,
	LP_IMPOSSIBLE, /* nothing satisfies the rows and the limits (slack 1e-9 of their size) */
	LP_UNBOUNDED,  /* the cost falls without end */
};

/* The sum of coef[j] * x[j] stands in `relation` to `rhs`. */
struct lp_row {
	const double *coef; /* one a variable */
	enum lp_relation relation;
	double rhs;
};

struct lp {
	size_t variables, rows;
	const double *low, *high; /* limits of each variable; -INFINITY and INFINITY are allowed */
	const struct lp_row *row;
};

/*
 * Minimises the sum of cost[j] * x[j]. `cost` may be NULL: then any x will do. On LP_FOUND fills *x
 * (variables) and *least where they are not NULL. Working memory comes from `scratch`.
 */
enum lp_outcome lp_minimise(struct arena *scratch, const struct lp *p, const double *cost,
			    double *x, double *least);

#endif
