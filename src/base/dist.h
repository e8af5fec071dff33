/*
 * Probability distributions: our own, so that the same code runs everywhere under one licence.
 * Probabilities are computed from the far end inwards and never by differences of log-gammas
 * (C. Loader, "Fast and accurate computation of binomial probabilities", 2000). Relative accuracy is
 * 1e-12 or better unless a comment says otherwise, in both tails; a probability below about 1e-300
 * becomes 0. Arguments outside a domain are bugs of the caller and assert. No state anywhere.
 */
#ifndef BASE_DIST_H
#define BASE_DIST_H

#include <stdint.h>

/* Which end a probability is counted from. For counts both ends hold k itself: LOWER is P(X <= k),
 * UPPER is P(X >= k). */
enum tail {
	TAIL_LOWER,
	TAIL_UPPER,
};

/* Normal: any x. The quantile takes 0 <= p <= 1 and gives -/+ infinity at the ends (1e-15). */
double dist_normal(double x, enum tail tail);
double dist_normal_log(double x, enum tail tail);
double dist_normal_density(double x);
double dist_normal_quantile(double p, enum tail tail);

/* log C(n, k) and log B(a, b), for any real 0 <= k <= n; a, b > 0. */
double dist_lchoose(double n, double k);
double dist_lbeta(double a, double b);

/* Binomial: k of n with 0 <= p <= 1; a k outside 0..n has probability 0. The quantile is the least k
 * with P(X <= k) >= q. */
double dist_binomial_pmf(int64_t k, int64_t n, double p);
double dist_binomial_log_pmf(int64_t k, int64_t n, double p);
double dist_binomial(int64_t k, int64_t n, double p, enum tail tail);
int64_t dist_binomial_quantile(double q, int64_t n, double p);

/* Hypergeometric: k good ones among `drawn` of `size`, of which `good` are good. */
double dist_hyper_pmf(int64_t k, int64_t good, int64_t size, int64_t drawn);
double dist_hyper_log_pmf(int64_t k, int64_t good, int64_t size, int64_t drawn);
double dist_hyper(int64_t k, int64_t good, int64_t size, int64_t drawn, enum tail tail);

/* Beta: 0 <= x <= 1; a, b > 0, up to about 1e6. The quantile is within 1e-12 of itself. */
double dist_beta(double x, double a, double b, enum tail tail);
double dist_beta_quantile(double p, double a, double b, enum tail tail);

/* Gamma with scale 1: x >= 0, shape > 0, up to about 1e6. */
double dist_gamma(double x, double shape, enum tail tail);
double dist_gamma_quantile(double p, double shape, enum tail tail);

/* Chi-square: df > 0, any real. */
double dist_chi2(double x, double df, enum tail tail);
double dist_chi2_quantile(double p, double df, enum tail tail);

/* Student's t: df > 0, any real or infinite (then the normal). */
double dist_t(double x, double df, enum tail tail);
double dist_t_quantile(double p, double df, enum tail tail);

#endif
