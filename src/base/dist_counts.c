/* Distributions of counts: binomial and hypergeometric. */
#include "base/dist.h"
#include "base/dist_parts.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

double dist_binomial_log_pmf(int64_t k, int64_t n, double p)
{
	assert(n >= 0 && p >= 0 && p <= 1);
	if (k < 0 || k > n)
		return -INFINITY;
	return dist_binomial_log_raw((double)k, (double)(n - k), p, 1 - p);
}

double dist_binomial_pmf(int64_t k, int64_t n, double p)
{
	return exp(dist_binomial_log_pmf(k, n, p));
}

/* P(X >= k) is the incomplete beta function at p with a = k, b = n - k + 1. */
double dist_binomial(int64_t k, int64_t n, double p, enum tail tail)
{
	int64_t from = tail == TAIL_UPPER ? k : k + 1;

	assert(n >= 0 && p >= 0 && p <= 1);
	if (from <= 0 || from > n)
		return (from <= 0) == (tail == TAIL_UPPER) ? 1 : 0;
	return dist_beta(p, (double)from, (double)(n - from + 1),
			 tail == TAIL_UPPER ? TAIL_LOWER : TAIL_UPPER);
}

/* Where the normal with its mean and variance has the quantile. */
static int64_t near_quantile(double q, int64_t n, double p)
{
	double z = q > 0 && q < 1 ? dist_normal_quantile(q, TAIL_LOWER) : 0;

	return (int64_t)((double)n * p + z * sqrt((double)n * p * (1 - p)));
}

/* Looked for from there on in steps that grow, then between two that are on either side. */
int64_t dist_binomial_quantile(double q, int64_t n, double p)
{
	/* A hair below, so that a q that is itself a P(X <= k) gives that k. */
	double least = q * (1 - 64 * DBL_EPSILON);
	int64_t low = -1, high = n, at = near_quantile(q, n, p);

	assert(q >= 0 && q <= 1 && p >= 0 && p <= 1);
	for (int64_t step = 1; high - low > 1; step *= 2) {
		at = at <= low ? low + 1 : at >= high ? high - 1 : at;
		if (dist_binomial(at, n, p, TAIL_LOWER) >= least)
			high = at;
		else
			low = at;
		if (low >= 0 && high < n)
			at = low + (high - low) / 2;
		else
			at = high < n ? high - step : low + step;
	}
	return high;
}

/* The least and the most good ones that can be drawn. */
static int64_t hyper_least(int64_t good, int64_t size, int64_t drawn)
{
	return drawn + good > size ? drawn + good - size : 0;
}

static int64_t hyper_most(int64_t good, int64_t drawn)
{
	return good < drawn ? good : drawn;
}

/* Three binomials at p = drawn / size, whose powers of p cancel: their logs, true when there are any;
 * otherwise the probability is *certain. */
static bool three_binomials(int64_t k, int64_t good, int64_t size, int64_t drawn, double log_of[3],
			    double *certain)
{
	double p, q;

	assert(good >= 0 && drawn >= 0 && good <= size && drawn <= size);
	*certain = k >= hyper_least(good, size, drawn) && k <= hyper_most(good, drawn);
	if (*certain == 0 || drawn == 0 || drawn == size)
		return false;
	p = (double)drawn / (double)size;
	q = (double)(size - drawn) / (double)size;
	log_of[0] = dist_binomial_log_raw((double)k, (double)(good - k), p, q);
	log_of[1] =
	    dist_binomial_log_raw((double)(drawn - k), (double)(size - good - drawn + k), p, q);
	log_of[2] = dist_binomial_log_raw((double)drawn, (double)(size - drawn), p, q);
	return true;
}

double dist_hyper_log_pmf(int64_t k, int64_t good, int64_t size, int64_t drawn)
{
	double log_of[3], certain;

	if (!three_binomials(k, good, size, drawn, log_of, &certain))
		return log(certain);
	return log_of[0] + log_of[1] - log_of[2];
}

double dist_hyper_pmf(int64_t k, int64_t good, int64_t size, int64_t drawn)
{
	double log_of[3], certain;

	if (!three_binomials(k, good, size, drawn, log_of, &certain))
		return certain;
	return exp(log_of[0]) * exp(log_of[1]) / exp(log_of[2]);
}

/* P(X <= k) as pmf(k) times the sum of the terms below it, each a ratio of the one above. */
static double sum_down(int64_t k, int64_t good, int64_t size, int64_t drawn)
{
	double term = 1, sum = 1, bad = (double)(size - good - drawn), x = (double)k;

	while (x > 0 && term > sum * 1e-17) {
		term *= x * (bad + x) / (((double)drawn + 1 - x) * ((double)good + 1 - x));
		sum += term;
		x -= 1;
	}
	return dist_hyper_pmf(k, good, size, drawn) * sum;
}

static double sum_up(int64_t k, int64_t good, int64_t size, int64_t drawn)
{
	double term = 1, sum = 1, bad = (double)(size - good - drawn), x = (double)k;
	double most = (double)hyper_most(good, drawn);

	while (x < most && term > sum * 1e-17) {
		term *= ((double)drawn - x) * ((double)good - x) / ((x + 1) * (bad + x + 1));
		sum += term;
		x += 1;
	}
	return dist_hyper_pmf(k, good, size, drawn) * sum;
}

double dist_hyper(int64_t k, int64_t good, int64_t size, int64_t drawn, enum tail tail)
{
	int64_t least = hyper_least(good, size, drawn), most = hyper_most(good, drawn);
	double mean = (double)drawn * ((double)good / (double)(size ? size : 1));

	assert(good >= 0 && drawn >= 0 && good <= size && drawn <= size);
	if (tail == TAIL_LOWER) {
		if (k < least || k >= most)
			return k < least ? 0 : 1;
		return (double)k <= mean ? sum_down(k, good, size, drawn)
					 : 1 - sum_up(k + 1, good, size, drawn);
	}
	if (k > most || k <= least)
		return k > most ? 0 : 1;
	return (double)k >= mean ? sum_up(k, good, size, drawn)
				 : 1 - sum_down(k - 1, good, size, drawn);
}
