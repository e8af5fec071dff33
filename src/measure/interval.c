#include "measure/interval.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

static const double HALF = 0.025; /* beyond either limit of a 95 % interval */

struct estimate estimate_none(enum lack lack)
{
	return (struct estimate){value_none(lack), value_none(lack), value_none(lack)};
}

struct estimate estimate_share(uint64_t above, uint64_t below)
{
	double n = (double)below, z = dist_normal_quantile(HALF, TAIL_UPPER), p, centre, half;

	assert(above <= below);
	if (!below)
		return estimate_none(LACK_CASES);
	p = (double)above / n;
	centre = (p + z * z / (2 * n)) / (1 + z * z / n);
	half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
	/* At 0 and 100 % one limit is exactly there, which rounding would just miss. */
	return (struct estimate){value_of(100 * p), value_of(above ? 100 * (centre - half) : 0),
				 value_of(above < below ? 100 * (centre + half) : 100)};
}

struct estimate estimate_count(uint64_t count, double scale)
{
	double n = (double)count;
	double low = count ? dist_chi2_quantile(HALF, 2 * n, TAIL_LOWER) / 2 : 0;
	double high = dist_chi2_quantile(HALF, 2 * n + 2, TAIL_UPPER) / 2;

	return (struct estimate){value_of(n * scale), value_of(low * scale),
				 value_of(high * scale)};
}

/* The value below which percent % lie: between two of them when the share falls between. */
static double quantile(const int32_t *sorted, size_t n, int percent)
{
	size_t hundredths = n * (size_t)percent, rank = (hundredths + 99) / 100;

	if (hundredths % 100 == 0 && rank < n)
		return ((double)sorted[rank - 1] + (double)sorted[rank]) / 2;
	return (double)sorted[rank - 1];
}

struct estimate estimate_quantile(const int32_t *sorted, size_t n, int percent)
{
	struct estimate e = estimate_none(LACK_CASES);
	int64_t low, high;

	assert(percent >= 1 && percent <= 100);
	if (!n)
		return e;
	e.value = value_of(quantile(sorted, n, percent));
	e.low = e.high = value_none(percent == 100 ? LACK_MEANING : LACK_ENOUGH);
	if (percent == 100)
		return e;
	/* P(fewer than `low` lie below the quantile) <= 2.5 %, and as much above. */
	low = dist_binomial_quantile(HALF, (int64_t)n, percent / 100.0);
	high = dist_binomial_quantile(1 - HALF, (int64_t)n, percent / 100.0) + 1;
	if (low >= 1)
		e.low = value_of(sorted[low - 1]);
	if (high <= (int64_t)n)
		e.high = value_of(sorted[high - 1]);
	return e;
}

struct estimate estimate_mean(const int32_t *amounts, size_t n, int64_t *sum)
{
	struct estimate e = estimate_none(LACK_CASES);
	double mean, squares = 0, half;

	*sum = 0;
	for (size_t i = 0; i < n; i++)
		*sum += amounts[i];
	if (!n)
		return e;
	mean = (double)*sum / (double)n;
	e.value = value_of(mean);
	e.low = e.high = value_none(LACK_ENOUGH);
	if (n < 2)
		return e;
	for (size_t i = 0; i < n; i++)
		squares += (amounts[i] - mean) * (amounts[i] - mean);
	half = dist_t_quantile(HALF, (double)(n - 1), TAIL_UPPER) *
	       sqrt(squares / (double)(n - 1) / (double)n);
	e.low = value_of(mean - half);
	e.high = value_of(mean + half);
	return e;
}

const char *lack_words(enum lack lack)
{
	static const char *const words[LACKS] = {
	    [LACK_NOTHING] = "",
	    [LACK_CASES] = "nobody to count",
	    [LACK_TABLE] = "not in the files",
	    [LACK_POPULATION] = "the population was not given",
	    [LACK_ENOUGH] = "too few for an interval",
	    [LACK_MEANING] = "no interval",
	};

	return words[lack];
}
