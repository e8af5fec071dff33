/*
 * Draws in which not every case has the same chance, and what can be said of them (methods a4-a6).
 * Every case has a known chance above nought, or it cannot stand for anything.
 */
#ifndef AUDIT_UNEQUAL_H
#define AUDIT_UNEQUAL_H

#include "audit/figure.h"

#include <stdint.h>

struct arena;

/*
 * Chances of inclusion in proportion to `size` (0 or more, at least n of them above 0): chance[k] =
 * n size[k] / sum. Those that would reach 1 are certain; the rest is shared out anew until none does.
 * Returns how many are certain; SIZE_MAX when fewer than n have a size.
 */
size_t chances_by_size(double *chance, const double *size, size_t count, int64_t n);

/*
 * Systematic draws from a start u in [0, 1), in the order of the list. Places are from 0, ascending,
 * and `to` has room for n. By steps: floor((u + k) count / n), every case with chance n / count. By
 * chances: those between whose cumulated chances a u + k falls; returns how many.
 */
void systematic_equal(size_t *to, size_t count, size_t n, double u);
size_t systematic_by_chance(size_t *to, const double *chance, size_t count, size_t n, double u);

/* Estimates from a sample with known chances. Totals are of the population. */
struct unequal_estimate {
	struct figure total;		/* Horvitz-Thompson */
	struct figure mean;		/* that over the population's size */
	struct figure size;		/* as estimated: sum of 1 / chance */
	struct figure hajek;		/* total over that: preferred for rates */
	struct figure variance_ht;	/* of the total; may be negative */
	struct figure variance_syg;	/* Sen-Yates-Grundy, for a fixed size */
	struct figure hajek_variance;	/* of the mean, by the same */
	struct figure variance_deville; /* needs no joint chances */
	struct figure variance_hansen;	/* Hansen-Hurwitz, as if drawn with replacement */
};

/* The y of n cases with their chances, and the joint chances, row by row with the chance itself on
 * the diagonal (NULL when they are not known). Working room is the arena's. */
struct unequal_estimate unequal_estimate(const double *y, const double *chance, const double *joint,
					 size_t n, double population, struct arena *a);

#endif
