/* How a sample is shared out among strata (method a3). */
#ifndef AUDIT_ALLOCATE_H
#define AUDIT_ALLOCATE_H

#include "audit/figure.h"

#include <stdint.h>

struct arena;

enum allocation {
	ALLOCATE_PROPORTIONAL, /* as many as the stratum has */
	ALLOCATE_NEYMAN,       /* size times spread: the least variance for n */
	ALLOCATE_COST,	       /* size times spread over the root of a reading's cost */
	ALLOCATE_EQUAL,	       /* the same for each: best for comparing teams */
	ALLOCATE_POWER,	       /* size to the power 1/2: the compromise (Bankier 1988) */
};

struct allocation_plan {
	enum allocation how;
	int64_t n; /* cases to share out */
	size_t strata;
	const int64_t *sizes;  /* of each stratum, N_h */
	const double *spreads; /* S_h; NULL where they are not known and not needed */
	const double *costs;   /* c_h; for ALLOCATE_COST */
	int64_t least;	       /* at least so many of each stratum, or all of a smaller one */
};

/* What came of it; the lists have an item a stratum and are the arena's. */
struct allocated {
	double *ideal;		/* as the formula says */
	double *constrained;	/* not above the stratum's size, not below the least */
	int64_t *whole;		/* whole cases, which add up to n */
	struct figure variance; /* of the mean, for the spreads given; undefined where a stratum
				   is left out, or the spreads are not known */
};

/*
 * Strata that would get more than they have are taken whole and the rest is shared out anew, then
 * those below the least are brought up to it. Whole numbers by the largest remainder, ties to the
 * earlier stratum. Returns false when it cannot be: n above all there is, the least of all strata
 * above n, or nothing varies where spread decides.
 */
bool allocate(struct allocated *to, const struct allocation_plan *p, struct arena *a);

#endif
