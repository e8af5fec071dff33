/*
 * Exact limits, in cases, from a stratified sample (methods b5): what b1 is for a simple one.
 */
#ifndef AUDIT_STRATA_EXACT_H
#define AUDIT_STRATA_EXACT_H

#include "audit/bounds.h"

struct arena;

struct strata_exact {
	enum undefined why; /* when not DEFINED there are no limits: too many allocations to try,
			       * a stratum without a read case, or wrong counts */
	double share;	    /* sum (N_h / N) k_h / n_h */
	uint64_t low, high; /* cases of the population, both included */
	double
	    *at_least; /* for each total 0..N the greatest chance of a share this high or higher */
	double *at_most; /* ... of a share this low or lower; both live in the arena */
};

/*
 * For each total M the allocation of M to the strata that makes what was found likeliest is searched
 * for (Wendell and Schmee 1996); low is the least M with chance above (1 - confidence) / 2, high the
 * greatest. Undefined (UNDEFINED_NOT_REACHED) when there are more than 1e8 allocations and outcomes
 * to try: use strata_bonferroni then.
 */
struct strata_exact strata_exact(struct arena *a, const struct bounds_sample *s, size_t strata,
				 double confidence);

/* The sum of each stratum's exact limits at (1 - confidence) / strata: always valid, wider. */
struct bounds_cases strata_bonferroni(const struct bounds_sample *s, size_t strata,
				      double confidence);

#endif
