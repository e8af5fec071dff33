/*
 * What a simple random sample proves about all the cases: limits counted in cases (methods b1).
 * Grading is taken to be free of error, and the sample to be drawn without replacement.
 */
#ifndef AUDIT_BOUNDS_H
#define AUDIT_BOUNDS_H

#include "audit/figure.h"
#include "base/dist.h"

#include <stdint.h>

/* `found` of the `drawn` cases, out of `population`, have what is looked for. */
struct bounds_sample {
	uint64_t population, drawn, found;
};

enum bounds_side {
	BOUNDS_BOTH,  /* two limits, each wrong with half of what the confidence leaves */
	BOUNDS_LOWER, /* at least so many; the upper limit is only what is possible */
	BOUNDS_UPPER, /* at most so many */
};

struct bounds_cases {
	enum undefined why;	      /* when not DEFINED nothing else counts */
	uint64_t low, high;	      /* cases of the population, both included */
	double low_share, high_share; /* the same as shares of the population, 0 to 1 */
	struct figure share;	      /* of the cases that were drawn */
};

/*
 * Exact limits by inverting the hypergeometric tails: low is the least M with P(X >= found | M) > a,
 * high the greatest M with P(X <= found | M) > a, among the M that are possible, found to
 * population - (drawn - found); a = (1 - confidence) / 2, or 1 - confidence on one side. Covers at
 * least as often as stated. `confidence` lies between 0 and 1. Undefined for an empty population and
 * for found > drawn or drawn > population; with none drawn the limits are 0 and the population.
 * Populations up to 2^31. Katz 1953; Konijn 1973; Buonaccorsi 1987.
 */
struct bounds_cases bounds_exact(struct bounds_sample s, double confidence, enum bounds_side side);

/* P(X <= found) or P(X >= found) were `total` of the population so. 0 for a total over it. */
double bounds_tail(struct bounds_sample s, uint64_t total, enum tail tail);

/*
 * What is certain when `unread` of the drawn cases could not be read, before any chance is counted:
 * the share found among them all if every unread one lacked it, and if every one had it (Manski
 * 2003). Undefined when there are no cases.
 */
struct interval bounds_unread(uint64_t found, uint64_t read, uint64_t unread);

#endif
