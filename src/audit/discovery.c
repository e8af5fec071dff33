#include "audit/discovery.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>
#include <stdlib.h>

struct placed {
	double p;
	size_t at;
};

static int by_p(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Upwards: an adjusted p is never below that of a smaller p. */
static void step_down(const struct placed *in, size_t n, bool holm, double *adjusted)
{
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		double times = (double)(holm ? n - i : n);

		most = fmax(most, in[i].p * times);
		adjusted[in[i].at] = fmin(1, holm ? most : in[i].p * times);
	}
}

/* Downwards: an adjusted p is never above that of a larger p. */
static void step_up(const struct placed *in, size_t n, double times, double *adjusted)
{
	double least = 1;

	for (size_t i = n; i-- > 0;) {
		least = fmin(least, in[i].p * times * (double)n / (double)(i + 1));
		adjusted[in[i].at] = least;
	}
}

void discovery_adjust(enum adjustment adjustment, const double *p, size_t n, double *adjusted)
{
	struct arena a = {0};
	struct placed *in = arena_array(&a, n + 1, sizeof *in);
	double harmonic = 0;

	for (size_t i = 0; i < n; i++)
		in[i] = (struct placed){p[i], i};
	qsort(in, n, sizeof *in, by_p);
	for (size_t i = n; i > 0; i--)
		harmonic += 1 / (double)i;
	switch (adjustment) {
	case ADJUST_BONFERRONI: step_down(in, n, false, adjusted); break;
	case ADJUST_HOLM: step_down(in, n, true, adjusted); break;
	case ADJUST_BH: step_up(in, n, 1, adjusted); break;
	case ADJUST_BY: step_up(in, n, harmonic, adjusted); break;
	}
	arena_close(&a);
}

/* The probability of all counts at most as likely as one of probability `p`. Counts fall away from the
 * most likely one on both sides, so each side is found by bisection. */
static double at_most_as_likely(size_t n, double p0, double p)
{
	int64_t size = (int64_t)n, mode = (int64_t)floor((double)(n + 1) * p0);
	double most = p * (1 + 1e-7), sum = 0;
	int64_t low = -1, high = mode > size ? size : mode;

	mode = high;
	while (high - low > 1) { /* low: at most as likely, or -1 */
		int64_t middle = low + (high - low) / 2;

		if (dist_binomial_pmf(middle, size, p0) <= most)
			low = middle;
		else
			high = middle;
	}
	if (dist_binomial_pmf(mode, size, p0) <= most)
		return 1;
	if (low >= 0)
		sum += dist_binomial(low, size, p0, TAIL_LOWER);
	low = mode;
	high = size + 1;
	while (high - low > 1) { /* high: at most as likely, or n + 1 */
		int64_t middle = low + (high - low) / 2;

		if (dist_binomial_pmf(middle, size, p0) <= most)
			high = middle;
		else
			low = middle;
	}
	return high <= size ? sum + dist_binomial(high, size, p0, TAIL_UPPER) : sum;
}

struct exact_p discovery_exact(size_t r, size_t n, double p0)
{
	int64_t k = (int64_t)r, size = (int64_t)n;
	double here = dist_binomial_pmf(k, size, p0);
	double tail =
	    fmin(dist_binomial(k, size, p0, TAIL_LOWER), dist_binomial(k, size, p0, TAIL_UPPER));
	struct exact_p to;

	to.twice_tail = fmin(1, 2 * tail);
	to.mid_p = fmin(1, 2 * tail - here);
	to.as_likely = fmin(1, at_most_as_likely(n, p0, here));
	return to;
}
