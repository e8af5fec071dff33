/*
 * The incomplete beta function by its continued fraction (DLMF 8.17.22) in Lentz's form, with the
 * factor in front of it from Loader's formula; its inverse; Student's t by both.
 */
#include "base/dist.h"
#include "base/dist_parts.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

static double not_zero(double x)
{
	return fabs(x) < 1e-300 ? 1e-300 : x;
}

/* The continued fraction, for x below about (a + 1) / (a + b + 2); takes some sqrt(a + b) steps. */
static double fraction(double x, double a, double b)
{
	double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), h = d;

	for (int m = 1; m < 100000; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		double step;

		d = 1 / not_zero(1 + even * d);
		c = not_zero(1 + even / c);
		h *= d * c;
		d = 1 / not_zero(1 + odd * d);
		c = not_zero(1 + odd / c);
		step = d * c;
		h *= step;
		if (fabs(step - 1) < 2e-16)
			break;
	}
	return h;
}

/* The log of the lower tail, for x on its small side. */
static double log_small_side(double x, double y, double a, double b)
{
	double front = dist_binomial_log_raw(a, b, x, y) + log(b / (a + b));

	return front + log(fraction(x, a, b));
}

/* The log of a tail. Whichever tail is not found by the fraction is what is left of 1. */
static double log_tail(double x, double y, double a, double b, enum tail tail)
{
	bool left = x < (a + 1) / (a + b + 2);
	double found;

	if (x <= 0 || y <= 0)
		return (x <= 0) == (tail == TAIL_LOWER) ? -INFINITY : 0;
	found = left ? log_small_side(x, y, a, b) : log_small_side(y, x, b, a);
	if (left == (tail == TAIL_LOWER))
		return found;
	return found > -0.7 ? log(-expm1(found)) : log1p(-exp(found));
}

double dist_beta_both(double x, double y, double a, double b, enum tail tail)
{
	bool left = x < (a + 1) / (a + b + 2);
	double found;

	if (x <= 0 || y <= 0)
		return (x <= 0) == (tail == TAIL_LOWER) ? 0 : 1;
	found = exp(left ? log_small_side(x, y, a, b) : log_small_side(y, x, b, a));
	return left == (tail == TAIL_LOWER) ? found : 1 - found;
}

double dist_beta(double x, double a, double b, enum tail tail)
{
	assert(x >= 0 && x <= 1 && a > 0 && b > 0);
	return dist_beta_both(x, 1 - x, a, b, tail);
}

/* log of the tail at logit t, and its slope: the density on that scale is x^a y^b / B(a, b). */
static double at_logit(const struct dist_curve *c, double t, double *slope)
{
	double x = 1 / (1 + exp(-t)), y = 1 / (1 + exp(t));
	double tail = log_tail(x, y, c->a, c->b, c->tail);
	double density =
	    dist_binomial_log_raw(c->a, c->b, x, y) + log(c->a) + log(c->b) - log(c->a + c->b);

	*slope = exp(density - tail) * (c->tail == TAIL_LOWER ? 1 : -1);
	return tail;
}

double dist_beta_logit_quantile(double p, double a, double b, enum tail tail)
{
	struct dist_curve c = {a, b, tail};
	enum tail other = tail == TAIL_LOWER ? TAIL_UPPER : TAIL_LOWER;

	if (p == 0 || p == 1)
		return (p == 0) == (tail == TAIL_LOWER) ? -INFINITY : INFINITY;
	if (p <= 0.5)
		return dist_solve(at_logit, &c, log(p), log(a / b), 700);
	c.tail = other;
	return dist_solve(at_logit, &c, log1p(-p), log(a / b), 700);
}

double dist_beta_quantile(double p, double a, double b, enum tail tail)
{
	assert(p >= 0 && p <= 1 && a > 0 && b > 0);
	return 1 / (1 + exp(-dist_beta_logit_quantile(p, a, b, tail)));
}

double dist_t(double x, double df, enum tail tail)
{
	double square = x * x, beyond;

	assert(df > 0);
	if (isinf(df) || isinf(x))
		return dist_normal(x, tail);
	beyond = 0.5 * dist_beta_both(1 / (1 + square / df), 1 / (1 + df / square), df / 2, 0.5,
				      TAIL_LOWER);
	return (x < 0) == (tail == TAIL_LOWER) ? beyond : 1 - beyond;
}

double dist_t_quantile(double p, double df, enum tail tail)
{
	double sign = tail == TAIL_LOWER ? -1 : 1, logit;

	assert(p >= 0 && p <= 1 && df > 0);
	if (isinf(df) || p == 0 || p == 1)
		return dist_normal_quantile(p, tail);
	if (p == 0.5)
		return 0;
	if (p > 0.5) {
		sign = -sign;
		p = 1 - p;
	}
	logit = dist_beta_logit_quantile(2 * p, df / 2, 0.5, TAIL_LOWER);
	return sign * sqrt(df) * exp(-logit / 2);
}
