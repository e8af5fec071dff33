/* The incomplete gamma function: a series below, a continued fraction above (DLMF 8.11.4, 8.9.2),
 * with the factor in front of both from Loader's formula; its inverse; chi-square by both. */
#include "base/dist.h"
#include "base/dist_parts.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define HALF_LOG_2PI 0.918938533204672741780329736406

/* log of x^s e^-x / Gamma(s + 1). */
static double log_front(double x, double s)
{
	return -dist_stirling_error(s) - dist_deviance(s, x) - HALF_LOG_2PI - 0.5 * log(s);
}

static double log_lower_series(double x, double s)
{
	double term = 1, sum = 1, n = s + 1;

	while (term > sum * 1e-17) {
		term *= x / n;
		sum += term;
		n += 1;
	}
	return log_front(x, s) + log(sum);
}

static double log_upper_fraction(double x, double s)
{
	double b = x + 1 - s, c = 1e300, d = 1 / b, h = d;

	for (int i = 1; i < 1000000; i++) {
		double a = -i * (i - s), step;

		b += 2;
		d = 1 / (a * d + b);
		c = b + a / c;
		step = c * d;
		h *= step;
		if (fabs(step - 1) < 2e-16)
			break;
	}
	return log_front(x, s) + log(s) + log(h);
}

static double log_tail(double x, double s, enum tail tail)
{
	bool left = x < s + 1;
	double found;

	if (x <= 0 || isinf(x))
		return (x <= 0) == (tail == TAIL_LOWER) ? -INFINITY : 0;
	found = left ? log_lower_series(x, s) : log_upper_fraction(x, s);
	if (left == (tail == TAIL_LOWER))
		return found;
	return found > -0.7 ? log(-expm1(found)) : log1p(-exp(found));
}

double dist_gamma(double x, double shape, enum tail tail)
{
	assert(x >= 0 && shape > 0);
	return exp(log_tail(x, shape, tail));
}

/* log of the tail at t = log x, and its slope: the density on that scale is x^s e^-x / Gamma(s). */
static double at_log(const struct dist_curve *c, double t, double *slope)
{
	double x = exp(t), tail = log_tail(x, c->a, c->tail);

	*slope = exp(log_front(x, c->a) + log(c->a) - tail) * (c->tail == TAIL_LOWER ? 1 : -1);
	return tail;
}

/* Solves for the smaller tail. The upper one is at most e^-u beyond s + sqrt(2 s u) + u: starting
 * there, every Newton step stays on that side. */
static double quantile_of_tail(const struct dist_curve *c, double log_p)
{
	double s = c->a, u = -log_p, bound = log(s + sqrt(2 * s * u) + u);

	return exp(dist_solve(at_log, c, log_p, c->tail == TAIL_UPPER ? bound : log(s),
			      fmax(bound, log(s) + 1) + 1));
}

double dist_gamma_quantile(double p, double shape, enum tail tail)
{
	struct dist_curve c = {shape, 0, tail};

	assert(p >= 0 && p <= 1 && shape > 0);
	if (p == 0 || p == 1)
		return (p == 0) == (tail == TAIL_LOWER) ? 0 : INFINITY;
	if (p <= 0.5)
		return quantile_of_tail(&c, log(p));
	c.tail = tail == TAIL_LOWER ? TAIL_UPPER : TAIL_LOWER;
	return quantile_of_tail(&c, log1p(-p));
}

double dist_chi2(double x, double df, enum tail tail)
{
	return dist_gamma(x / 2, df / 2, tail);
}

double dist_chi2_quantile(double p, double df, enum tail tail)
{
	return 2 * dist_gamma_quantile(p, df / 2, tail);
}
