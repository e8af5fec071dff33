#include "audit/icc.h"

#include "base/dist.h"

#include <math.h>

/* Mean squares between cases, within cases, between raters, and of what is left. */
struct squares {
	double n, k, cases, within, raters, left;
};

static double mean_of(const double *x, size_t n, size_t step)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i * step];
	return sum / (double)n;
}

static struct squares squares_of(const double *x, size_t cases, size_t raters)
{
	double n = (double)cases, k = (double)raters, all = mean_of(x, cases * raters, 1);
	struct squares s = {.n = n, .k = k};

	for (size_t i = 0; i < cases; i++) {
		double mean = mean_of(x + i * raters, raters, 1);

		s.cases += k * (mean - all) * (mean - all);
		for (size_t j = 0; j < raters; j++) {
			double d = x[i * raters + j] - mean;

			s.within += d * d;
		}
	}
	for (size_t j = 0; j < raters; j++) {
		double mean = mean_of(x + j, cases, raters);

		s.raters += n * (mean - all) * (mean - all);
	}
	s.left = fmax(0, s.within - s.raters) / ((n - 1) * (k - 1));
	s.cases /= n - 1;
	s.within /= n * (k - 1);
	s.raters /= k - 1;
	return s;
}

/* The 97.5 % quantile of F, by way of the beta distribution. */
static double f_quantile(double df1, double df2)
{
	double x = dist_beta_quantile(0.025, df1 / 2, df2 / 2, TAIL_UPPER);
	double rest = dist_beta_quantile(0.025, df2 / 2, df1 / 2, TAIL_LOWER);

	return df2 * x / (df1 * rest);
}

/* For ICC(1,1) and ICC(3,1): F = above / below with these degrees of freedom. */
static struct icc_one from_f(const struct squares *s, double below, double df2)
{
	struct icc_one to = {
	    figure_ratio(s->cases - below, s->cases + (s->k - 1) * below, UNDEFINED_NO_VARIATION),
	    interval_none(UNDEFINED_NO_VARIATION)};
	double f, low, high;

	if (below == 0 || s->cases == 0)
		return to;
	f = s->cases / below;
	low = f / f_quantile(s->n - 1, df2);
	high = f * f_quantile(df2, s->n - 1);
	to.ci95.lower = figure_of((low - 1) / (low + s->k - 1));
	to.ci95.upper = figure_of((high - 1) / (high + s->k - 1));
	return to;
}

static struct icc_one two_random(const struct squares *s)
{
	double n = s->n, k = s->k, e = s->left, j = s->raters, b = s->cases, rho, f, a, c, v, low;
	double high, other;
	struct icc_one to = {
	    figure_ratio(b - e, b + (k - 1) * e + k * (j - e) / n, UNDEFINED_NO_VARIATION),
	    interval_none(UNDEFINED_NO_VARIATION)};

	if (!defined(to.icc) || e == 0)
		return to;
	rho = to.icc.value;
	f = j / e;
	a = k * rho * f;
	c = n * (1 + (k - 1) * rho) - k * rho;
	v = (k - 1) * (n - 1) * (a + c) * (a + c) / ((n - 1) * a * a + c * c);
	if (!(v > 0))
		return to;
	low = f_quantile(n - 1, v);
	high = f_quantile(v, n - 1);
	other = k * j + (k * n - k - n) * e;
	to.ci95.lower = figure_ratio(n * (b - low * e), low * other + n * b, UNDEFINED_NOT_FOUND);
	to.ci95.upper = figure_ratio(n * (high * b - e), other + n * high * b, UNDEFINED_NOT_FOUND);
	return to;
}

struct icc icc_of(const double *x, size_t cases, size_t raters)
{
	struct icc to = {.method = {"d5", 1, cases}};
	struct icc_one none = {figure_none(UNDEFINED_TOO_FEW), interval_none(UNDEFINED_TOO_FEW)};
	struct squares s;

	to.one_way = to.two_random = to.two_fixed = none;
	if (cases < 2 || raters < 2)
		return to;
	s = squares_of(x, cases, raters);
	to.one_way = from_f(&s, s.within, s.n * (s.k - 1));
	to.two_random = two_random(&s);
	to.two_fixed = from_f(&s, s.left, (s.n - 1) * (s.k - 1));
	return to;
}
