/*
 * Figures that may be undefined, and their 95 % intervals. The intervals say how far chance alone
 * could move a figure if the cases counted were a sample of the authority's usual practice.
 *
 * Shares:    Wilson's score interval (base/wilson.h).
 * Counts and rates: the exact Poisson limits, by the chi-square distribution (Garwood, Biometrika
 *            28, 1936), which Byar's formula comes close to.
 * Medians and other quantiles: order statistics, by the binomial distribution; no assumption.
 * Means:     Student's t.
 */
#ifndef MEASURE_INTERVAL_H
#define MEASURE_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lack {
	LACK_NOTHING,	 /* the figure is there */
	LACK_CASES,	 /* nobody to count: the denominator is 0 */
	LACK_TABLE,	 /* a list or a column is not among the files */
	LACK_POPULATION, /* how many children live there was not given */
	LACK_ENOUGH,	 /* too few for an interval */
	LACK_MEANING,	 /* the figure has none: a highest value, a known truth */
	LACKS,
};

struct value {
	double v; /* 0 when it is lacking */
	enum lack lack;
};

struct estimate {
	struct value value, low, high;
};

static inline struct value value_of(double v)
{
	return (struct value){v, LACK_NOTHING};
}

static inline struct value value_none(enum lack lack)
{
	return (struct value){0, lack};
}

static inline bool is_there(struct value v)
{
	return v.lack == LACK_NOTHING;
}

/*
 * Limits that were worked out before: small numbers come again and again, and their limits cost more
 * than the counting. Zeroed memory to begin with; NULL where nothing is to be kept.
 */
enum { LIMITS_KEPT = 2048 };

struct limits {
	double low, high;
};

struct limits_kept {
	struct limits_slot {
		uint64_t key; /* what they are the limits of, never 0 */
		struct limits limits;
	} at[LIMITS_KEPT];
};

struct estimate estimate_none(enum lack lack);

/* above / below in per cent; above <= below. */
struct estimate estimate_share(uint64_t above, uint64_t below);

/* A count times `scale`: 1 for the count itself, 10,000 / population for a rate. */
struct estimate estimate_count(struct limits_kept *kept, uint64_t count, double scale);

/* The percent-th percentile of n amounts in rising order; 50 is the median, between the two middle
 * ones when n is even; 100 is the highest, which has no interval. 1 <= percent <= 100. */
struct estimate estimate_quantile(struct limits_kept *kept, const int32_t *sorted, size_t n,
				  int percent);

/* The mean of n amounts; *sum gets their sum. */
struct estimate estimate_mean(const int32_t *amounts, size_t n, int64_t *sum);

/* One plain sentence; "" for LACK_NOTHING. */
const char *lack_words(enum lack lack);

#endif
