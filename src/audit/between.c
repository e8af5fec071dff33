#include "audit/between.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

enum { LADDER = 400 };

struct units {
	const double *y, *v;
	size_t n;
};

/* Sums with weights w = 1 / (v + tau2). */
struct sums {
	double w, w2, mu, q; /* sum w, sum w^2, weighted mean, sum w (y - mu)^2 */
	double w2r2;	     /* sum w^2 (y - mu)^2 */
};

static struct sums sums_at(const struct units *u, double tau2)
{
	struct sums s = {0};

	for (size_t i = 0; i < u->n; i++) {
		double w = 1 / (u->v[i] + tau2);

		s.w += w;
		s.w2 += w * w;
		s.mu += w * u->y[i];
	}
	s.mu /= s.w;
	for (size_t i = 0; i < u->n; i++) {
		double w = 1 / (u->v[i] + tau2), r = u->y[i] - s.mu;

		s.q += w * r * r;
		s.w2r2 += w * w * r * r;
	}
	return s;
}

double between_tau2_dl(const double *y, const double *v, size_t units, double *mu)
{
	struct units u = {y, v, units};
	struct sums s = sums_at(&u, 0);
	double tau2 = fmax(0, (s.q - ((double)units - 1)) / (s.w - s.w2 / s.w));

	*mu = sums_at(&u, tau2).mu;
	return tau2;
}

/* The tau2 at which the generalised Q, which falls in tau2, comes to `q`; 0 when it starts below. */
static double tau2_where(const struct units *u, double q)
{
	double low = 0, high = 1;

	if (!(sums_at(u, 0).q > q))
		return 0;
	while (sums_at(u, high).q > q && high < 1e12)
		high *= 4;
	for (;;) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			return middle;
		if (sums_at(u, middle).q > q)
			low = middle;
		else
			high = middle;
	}
}

/* Slope of the (restricted) log-likelihood in tau2, twice. */
static double likelihood_slope(const struct units *u, double tau2, bool restricted)
{
	struct sums s = sums_at(u, tau2);

	return s.w2r2 - s.w + (restricted ? s.w2 / s.w : 0);
}

static double loglik(const struct units *u, double tau2, bool restricted)
{
	struct sums s = sums_at(u, tau2);
	double sum = -s.q - (restricted ? log(s.w) : 0);

	for (size_t i = 0; i < u->n; i++)
		sum -= log(u->v[i] + tau2);
	return sum / 2;
}

/* A root of the slope, which falls through 0 between low and high. */
static double slope_root(const struct units *u, double low, double high, bool restricted)
{
	for (;;) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			return middle;
		if (likelihood_slope(u, middle, restricted) > 0)
			low = middle;
		else
			high = middle;
	}
}

/* The tau2 of greatest likelihood: the best of 0 and all tops found on a fine ladder of steps. */
static double likeliest(const struct units *u, bool restricted)
{
	double best = 0, most = loglik(u, 0, restricted), least = u->v[0], spread = 0, before = 0;
	double mu = sums_at(u, 0).mu, at;
	bool rising = likelihood_slope(u, 0, restricted) > 0;

	for (size_t i = 0; i < u->n; i++) {
		least = fmin(least, u->v[i]);
		spread = fmax(spread, (u->y[i] - mu) * (u->y[i] - mu));
	}
	at = least / 64;
	for (int i = 0; i < LADDER && before < 4 * ((double)u->n * spread + least);
	     i++, at *= 1.5) {
		bool rises = likelihood_slope(u, at, restricted) > 0;

		if (rising && !rises) {
			double top = slope_root(u, before, at, restricted);
			double there = loglik(u, top, restricted);

			if (there > most) {
				most = there;
				best = top;
			}
		}
		rising = rises;
		before = at;
	}
	return best;
}

static struct between_one follow(const struct units *u, double tau2, struct arena *a)
{
	struct sums s = sums_at(u, tau2);
	struct between_one to = {.tau2 = tau2, .mu = s.mu, .se_mu = sqrt(1 / s.w)};

	to.shrunk = arena_array(a, u->n + 1, sizeof(double));
	to.shrunk_se = arena_array(a, u->n + 1, sizeof(double));
	for (size_t i = 0; i < u->n; i++) {
		double lambda = tau2 / (tau2 + u->v[i]), rest = 1 - lambda;

		to.shrunk[i] = lambda * u->y[i] + rest * s.mu;
		to.shrunk_se[i] = sqrt(lambda * u->v[i] + rest * rest / s.w);
	}
	return to;
}

/* {tau2: Q(tau2) between the 2.5 % and 97.5 % quantiles of chi2}. Even Q(0) below the lower one gives
 * no such tau2 but 0. */
static struct interval q_profile(const struct units *u)
{
	double df = (double)u->n - 1;
	struct interval to;

	to.lower = figure_of(tau2_where(u, dist_chi2_quantile(0.975, df, TAIL_LOWER)));
	to.upper = figure_of(tau2_where(u, dist_chi2_quantile(0.025, df, TAIL_LOWER)));
	return to;
}

struct between between_of(const double *y, const double *v, size_t units, struct arena *a)
{
	struct units u = {y, v, units};
	struct between to = {.method = {"e2", 1, units}};
	struct sums s;
	double mu;

	to.why = units == 0 ? UNDEFINED_NO_DATA : units == 1 ? UNDEFINED_ONE_GROUP : DEFINED;
	for (size_t i = 0; i < units; i++) {
		if (!(v[i] > 0))
			to.why = UNDEFINED_WRONG_INPUT;
	}
	to.tau2_ci95 = interval_none(to.why);
	if (to.why)
		return to;
	s = sums_at(&u, 0);
	to.q = s.q;
	to.df = units - 1;
	to.p = dist_chi2(s.q, (double)to.df, TAIL_UPPER);
	to.i2 = s.q > (double)to.df ? (s.q - (double)to.df) / s.q : 0;
	to.mu_fixed = s.mu;
	to.dl = follow(&u, between_tau2_dl(y, v, units, &mu), a);
	to.pm = follow(&u, tau2_where(&u, (double)to.df), a);
	to.reml = follow(&u, likeliest(&u, true), a);
	to.ml_tau2 = likeliest(&u, false);
	to.tau2_ci95 = q_profile(&u);
	return to;
}

struct james_stein between_james_stein(const double *successes, size_t units, double n,
				       struct arena *a)
{
	struct james_stein to = {.method = {"e3", 1, units}};

	to.estimate = arena_array(a, units + 1, sizeof(double));
	to.why = units < 4 || !(n > 0) ? UNDEFINED_TOO_FEW : DEFINED;
	if (to.why)
		return to;
	for (size_t i = 0; i < units; i++)
		to.mean += successes[i] / n;
	to.mean /= (double)units;
	to.variance = to.mean * (1 - to.mean) / n;
	for (size_t i = 0; i < units; i++) {
		double d = successes[i] / n - to.mean;

		to.spread += d * d;
	}
	if (!(to.spread > 0)) {
		to.why = UNDEFINED_NO_VARIATION;
		return to;
	}
	to.shrink = 1 - ((double)units - 3) * to.variance / to.spread;
	to.shrink_positive = fmax(0, to.shrink);
	for (size_t i = 0; i < units; i++)
		to.estimate[i] = to.mean + to.shrink_positive * (successes[i] / n - to.mean);
	return to;
}
