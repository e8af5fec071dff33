/*
 * How many cases to read (methods a1, a2): for a margin, and to find at least one; and what an
 * affordable number is worth. Shares and margins are fractions of 1, counts are cases.
 */
#ifndef AUDIT_SAMPLE_SIZE_H
#define AUDIT_SAMPLE_SIZE_H

#include "audit/figure.h"

#include <stdint.h>

struct sample_plan {
	int64_t population; /* at least 1 */
	double margin;	    /* wanted either way, above 0; not used where a size is given */
	double share;	    /* expected, 0.5 is the worst case; inside (0, 1) */
	double confidence;  /* of two sides, inside (0, 1) */
	double design;	    /* how much the design inflates the variance; 1 for a simple draw */
	double nonresponse; /* share of drawn cases that will not be readable, [0, 1) */
};

struct sample_size {
	double z;
	double infinite;  /* for an endless population */
	double corrected; /* n / (1 + n / N) */
	double cochran;	  /* with the variance of a population of N - 1, which is the one used */
	int64_t corrected_whole, whole; /* rounded up; `whole` cases are to be read */
	int64_t issue;			/* to be drawn, so that as many can be read; may exceed N */
	struct figure margin;		/* that `whole` achieves; undefined for a population of 1 */
};

/* Cochran 1977, chapter 4. Rounded up only at the end. */
struct sample_size sample_size_for_margin(const struct sample_plan *p);

struct sample_margin {
	struct figure se_planned, planned; /* of the plan's share, as a population's */
	struct figure se_sample, sample;   /* of that share found in a sample; needs 2 cases */
};

/* The margin that n cases give, 1 <= n <= population. */
struct sample_margin sample_margin_of(const struct sample_plan *p, int64_t n);

/*
 * How many of a team's cases to read so that a difference between two such teams is noticed four times
 * in five, at 95 % confidence: 2 p q ((z_.975 + z_.80) / difference)^2 with p one half, corrected for
 * the team's own size, and at most that. 0 < difference < 1.
 */
int64_t sample_size_to_compare(int64_t population, double difference);

struct discovery {
	bool possible;		   /* false when there is nothing to find */
	int64_t n;		   /* the least that finds one of them with the chance wanted */
	double miss;		   /* the chance that n cases hold none */
	struct figure miss_before; /* of n - 1 */
};

/* The least n of which at most `miss_max` samples hold none of the `bad` among `population`:
 * C(N - bad, n) / C(N, n) <= miss_max. */
struct discovery discovery_size(int64_t population, int64_t bad, double miss_max);

#endif
