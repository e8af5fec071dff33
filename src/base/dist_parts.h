/* What the files of base/dist share and nobody else uses. */
#ifndef BASE_DIST_PARTS_H
#define BASE_DIST_PARTS_H

#include "base/dist.h"

/* log(n!) less Stirling's first approximation, n >= 0 (infinite at 0). */
double dist_stirling_error(double n);

/* x log(x / m) + m - x for x, m > 0, without cancellation near x = m: Loader's deviance part. */
double dist_deviance(double x, double m);

/* The binomial formula for real x, rest >= 0, where p + q = 1. Its logarithm. */
double dist_binomial_log_raw(double x, double rest, double p, double q);

/* log(p / (1 - p)) of the beta quantile, which is exact near 0 and near 1 alike. */
double dist_beta_logit_quantile(double p, double a, double b, enum tail tail);

/* The incomplete beta function where y = 1 - x is known better than by subtraction. */
double dist_beta_both(double x, double y, double a, double b, enum tail tail);

/*
 * A root of an increasing function of t: log F(t) = log p. `at` gives log F at t and its slope.
 * The root lies between -700 and high; t is a first guess. Newton steps, halving where one would
 * leave the bracket.
 */
struct dist_curve {
	double a, b;
	enum tail tail;
};
typedef double dist_log_tail(const struct dist_curve *c, double t, double *slope);
double dist_solve(dist_log_tail *at, const struct dist_curve *c, double log_p, double t,
		  double high);

#endif
