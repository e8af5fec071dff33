/*
 * Rates of unlike populations made comparable with the weights of a standard one (methods g6).
 */
#ifndef AUDIT_STANDARDISE_H
#define AUDIT_STANDARDISE_H

#include "audit/figure.h"

#include <stdint.h>

struct standard_group {
	uint64_t events, cases;
	double standard; /* size of the group in the standard population */
};

struct standardised {
	struct figure rate;	/* sum w events / cases */
	struct figure variance; /* Poisson: sum w^2 events / cases^2 */
	struct interval exact; /* Dobson et al. 1991, from the exact Poisson limits of all events */
	struct interval byar;  /* the same from Byar's approximation */
	struct interval normal; /* with the binomial variance; not cut off */
};

/* Undefined when a group with a standard size has no cases, when no group has one, and, for Dobson's
 * limits, when nothing with a weight has happened. Weights are standard sizes over their sum. */
struct standardised standardise(const struct standard_group *g, size_t groups, double confidence);

#endif
