#include "measure/interval.h"

#include "base/dist.h"
#include "base/wilson.h"

#include <assert.h>
#include <math.h>

static const double HALF = 0.025; /* beyond either limit of a 95 % interval */

struct estimate estimate_none(enum lack lack)
{
	return (struct estimate){value_none(lack), value_none(lack), value_none(lack)};
}

struct estimate estimate_share(uint64_t above, uint64_t below)
{
	double n = (double)below, p;
	struct wilson w;

	assert(above <= below);
	if (!below)
		return estimate_none(LACK_CASES);
	p = (double)above / n;
	w = wilson_interval(n, p, WILSON_Z95);
	return (struct estimate){value_of(100 * p), value_of(100 * w.low), value_of(100 * w.high)};
}

/* ---- limits that cost more ---- */

/* Exact Poisson limits of a count. */
static struct limits poisson(uint64_t count, int kind)
{
	double n = (double)count;

	(void)kind;
	return (struct limits){count ? dist_chi2_quantile(HALF, 2 * n, TAIL_LOWER) / 2 : 0,
			       dist_chi2_quantile(HALF, 2 * n + 2, TAIL_UPPER) / 2};
}

/* The ranks of the order statistics: P(fewer than `low` lie below the quantile) <= 2.5 %, and as much
 * above. */
static struct limits ranks(uint64_t n, int percent)
{
	return (struct limits){
	    (double)dist_binomial_quantile(HALF, (int64_t)n, percent / 100.0),
	    (double)dist_binomial_quantile(1 - HALF, (int64_t)n, percent / 100.0) + 1};
}

/* The highest bits of a product, which all bits of the key have a share in. */
static size_t place_of(uint64_t key)
{
	_Static_assert(LIMITS_KEPT == 1 << 11, "64 bits less 53");
	return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 53);
}

/* The limits of n and a kind of question (0 the Poisson's, else the per cent), kept or worked out. */
static struct limits limits_of(struct limits_kept *kept, uint64_t n, int kind,
			       struct limits (*work_out)(uint64_t, int))
{
	uint64_t key = n * 128 + (uint64_t)kind + 1;
	struct limits_slot *slot = kept ? &kept->at[place_of(key)] : NULL;
	struct limits l;

	if (slot && slot->key == key)
		return slot->limits;
	l = work_out(n, kind);
	if (slot)
		*slot = (struct limits_slot){key, l};
	return l;
}

struct estimate estimate_count(struct limits_kept *kept, uint64_t count, double scale)
{
	struct limits l = limits_of(kept, count, 0, poisson);

	return (struct estimate){value_of((double)count * scale), value_of(l.low * scale),
				 value_of(l.high * scale)};
}

/* The value below which percent % lie: between two of them when the share falls between. */
static double quantile(const int32_t *sorted, size_t n, int percent)
{
	size_t hundredths = n * (size_t)percent, rank = (hundredths + 99) / 100;

	if (hundredths % 100 == 0 && rank < n)
		return ((double)sorted[rank - 1] + (double)sorted[rank]) / 2;
	return (double)sorted[rank - 1];
}

struct estimate estimate_quantile(struct limits_kept *kept, const int32_t *sorted, size_t n,
				  int percent)
{
	struct estimate e = estimate_none(LACK_CASES);
	struct limits l;

	assert(percent >= 1 && percent <= 100);
	if (!n)
		return e;
	e.value = value_of(quantile(sorted, n, percent));
	e.low = e.high = value_none(percent == 100 ? LACK_MEANING : LACK_ENOUGH);
	if (percent == 100)
		return e;
	l = limits_of(kept, n, percent, ranks);
	if (l.low >= 1)
		e.low = value_of(sorted[(size_t)l.low - 1]);
	if (l.high <= (double)n)
		e.high = value_of(sorted[(size_t)l.high - 1]);
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
