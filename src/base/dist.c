/*
 * The parts all distributions rest on, and the normal distribution. The normal quantile is
 * M. J. Wichura's AS241 (Applied Statistics 37, 1988), the variant of 16 digits.
 */
#include "base/dist.h"
#include "base/dist_parts.h"

#include <assert.h>
#include <math.h>

#define HALF_LOG_2PI 0.918938533204672741780329736406
#define SQRT_HALF    0.707106781186547524400844362105

/* Stirling's series at n >= 10, where its eighth term is below 1e-16. */
static double stirling_series(double n)
{
	static const double term[] = {1.0 / 12,	  -1.0 / 360,	   1.0 / 1260, -1.0 / 1680,
				      1.0 / 1188, -691.0 / 360360, 1.0 / 156};
	double w = 1 / (n * n), sum = 0;

	for (int i = 6; i >= 0; i--)
		sum = sum * w + term[i];
	return sum / n;
}

double dist_stirling_error(double n)
{
	double sum = 0;

	assert(n >= 0);
	if (n == 0)
		return INFINITY;
	while (n < 10) {
		sum += (n + 0.5) * log1p(1 / n) - 1;
		n += 1;
	}
	return sum + stirling_series(n);
}

double dist_deviance(double x, double m)
{
	double d = x - m, v = d / (x + m), term, sum, next;

	assert(x > 0 && m > 0);
	if (fabs(v) >= 0.1)
		return x * log(x / m) + m - x;
	sum = d * v;
	term = 2 * x * v;
	for (int j = 3;; j += 2, sum = next) {
		term *= v * v;
		next = sum + term / j;
		if (next == sum)
			return sum;
	}
}

/* Where x is 0 the formula is q^n. */
static double log_power(double n, double q, double p)
{
	if (n == 0)
		return 0;
	return p < 0.1 ? -dist_deviance(n, n * q) - n * p : n * log(q);
}

/* The order of the terms is that of Loader's paper and of R, so that where a probability equals a
 * limit exactly, rounding errs to the same side. */
double dist_binomial_log_raw(double x, double rest, double p, double q)
{
	double n = x + rest, main_part, part;

	if (p == 0)
		return x == 0 ? 0 : -INFINITY;
	if (q == 0)
		return rest == 0 ? 0 : -INFINITY;
	if (x == 0)
		return log_power(n, q, p);
	if (rest == 0)
		return log_power(n, p, q);
	main_part = dist_stirling_error(n) - dist_stirling_error(x) - dist_stirling_error(rest) -
		    dist_deviance(x, n * p) - dist_deviance(rest, n * q);
	part = rest / n < 1e-3 ? log(rest / n) : log1p(-x / n);
	return main_part - 0.5 * (2 * HALF_LOG_2PI + log(x) + part);
}

/* log C(k + rest, k), where k is the smaller. */
static double lchoose_parts(double k, double rest)
{
	double n = k + rest, parts;

	if (k == 0)
		return 0;
	if (k == 1)
		return log(n);
	parts = dist_stirling_error(n) - dist_stirling_error(k) - dist_stirling_error(rest);
	parts -= HALF_LOG_2PI + 0.5 * (log(k) + log1p(-k / n));
	return parts - k * log(k / n) - rest * log1p(-k / n);
}

double dist_lchoose(double n, double k)
{
	assert(k >= 0 && n >= k);
	return lchoose_parts(fmin(k, n - k), fmax(k, n - k));
}

double dist_lbeta(double a, double b)
{
	assert(a > 0 && b > 0);
	return log1p(a / b) - log(a) - lchoose_parts(fmin(a, b), fmax(a, b));
}

double dist_normal(double x, enum tail tail)
{
	return 0.5 * erfc((tail == TAIL_LOWER ? -x : x) * SQRT_HALF);
}

double dist_normal_density(double x)
{
	return exp(-0.5 * x * x - HALF_LOG_2PI);
}

/* log of the tail beyond x >= 20, by its continued fraction. */
static double log_far_tail(double x)
{
	double fraction = x;

	for (int i = 20; i >= 1; i--)
		fraction = x + i / fraction;
	return -0.5 * x * x - HALF_LOG_2PI - log(fraction);
}

double dist_normal_log(double x, enum tail tail)
{
	double beyond = tail == TAIL_LOWER ? -x : x;

	if (beyond >= 20)
		return log_far_tail(beyond);
	if (beyond >= 0)
		return log(0.5 * erfc(beyond * SQRT_HALF));
	return log1p(-0.5 * erfc(-beyond * SQRT_HALF));
}

static double ratio(const double above[8], const double below[8], double r)
{
	double a = above[7], b = below[7];

	for (int i = 6; i >= 0; i--) {
		a = a * r + above[i];
		b = b * r + below[i];
	}
	return a / b;
}

/* AS241 where p is within 0.425 of one half: d = p - 1/2. */
static double quantile_middle(double d)
{
	static const double a[8] = {3.3871328727963666080, 133.14166789178437745,
				    1971.5909503065514427, 13731.693765509461125,
				    45921.953931549871457, 67265.770927008700853,
				    33430.575583588128105, 2509.0809287301226727};
	static const double b[8] = {1,
				    42.313330701600911252,
				    687.18700749205790830,
				    5394.1960214247511077,
				    21213.794301586595867,
				    39307.895800092710610,
				    28729.085735721942674,
				    5226.4952788528545610};

	return d * ratio(a, b, 0.180625 - d * d);
}

/* AS241 in the tail: r = sqrt(-log p), up to 5 and beyond. */
static double quantile_tail(double r)
{
	static const double c[8] = {1.42343711074968357734,   4.63033784615654529590,
				    5.76949722146069140550,   3.64784832476320460504,
				    1.27045825245236838258,   0.241780725177450611770,
				    0.0227238449892691845833, 7.74545014278341407640e-4};
	static const double d[8] = {1,
				    2.05319162663775882187,
				    1.67638483018380384940,
				    0.689767334985100004550,
				    0.148103976427480074590,
				    0.0151986665636164571966,
				    5.47593808499534494600e-4,
				    1.05075007164441684324e-9};
	static const double e[8] = {6.65790464350110377720,    5.46378491116411436990,
				    1.78482653991729133580,    0.296560571828504891230,
				    0.0265321895265761230930,  1.24266094738807843860e-3,
				    2.71155556874348757815e-5, 2.01033439929228813265e-7};
	static const double f[8] = {1,
				    0.599832206555887937690,
				    0.136929880922735805310,
				    0.0148753612908506148525,
				    7.86869131145613259100e-4,
				    1.84631831751005468180e-5,
				    1.42151175831644588870e-7,
				    2.04426310338993978564e-15};

	return r <= 5 ? ratio(c, d, r - 1.6) : ratio(e, f, r - 5);
}

double dist_normal_quantile(double p, enum tail tail)
{
	double sign = tail == TAIL_LOWER ? 1 : -1, d = p - 0.5;

	assert(p >= 0 && p <= 1);
	if (p == 0 || p == 1)
		return p == 0 ? -sign * INFINITY : sign * INFINITY;
	if (fabs(d) <= 0.425)
		return sign * quantile_middle(d);
	if (d < 0)
		return -sign * quantile_tail(sqrt(-log(p)));
	return sign * quantile_tail(sqrt(-log1p(-p)));
}

double dist_solve(dist_log_tail *at, const struct dist_curve *c, double log_p, double t,
		  double high)
{
	double low = -700;
	double falling = c->tail == TAIL_UPPER ? -1 : 1;

	for (int i = 0; i < 200; i++) {
		double slope, gap = at(c, t, &slope) - log_p, next;

		if (gap == 0)
			return t;
		if (falling * gap > 0)
			high = t;
		else
			low = t;
		next = t - gap / slope;
		if (next > low && next < high && fabs(next - t) < 1e-10)
			return next; /* the error is now the square of that */
		if (!(next > low && next < high))
			next = low + (high - low) / 2;
		if (next == t)
			return t;
		t = next;
	}
	return t;
}
