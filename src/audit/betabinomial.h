/*
 * Shrunken team shares on the scale of shares: y_j of n_j good, the true shares p_j ~ Beta(alpha, beta).
 * Method e6; Skellam 1948, Kleinman 1973, Griffiths 1973. P(p_j above a threshold) is how a pocket of
 * good practice is said: as a probability, not a place in a league table.
 */
#ifndef AUDIT_BETABINOMIAL_H
#define AUDIT_BETABINOMIAL_H

#include "audit/figure.h"

struct arena;

struct betabinomial_team {
	struct figure mean, sd, low,
	    high;	     /* of the share: its mean, and the 2.5 and 97.5 % points */
	struct figure above; /* P(p_j > threshold) */
};

struct betabinomial {
	struct method method; /* n: all cases */
	enum undefined why;   /* no cases; one team; all good or all poor (also team by team) */
	double moments_mean;
	struct figure moments_rho;	      /* of Kleinman, weights n; may be below 0 */
	struct figure alpha, beta, precision; /* precision M = alpha + beta; undefined on the
						 boundary rho = 0: no more variation than by chance */
	struct figure mean, rho;	      /* rho = 1 / (M + 1) */
	struct figure se_logit_mean, se_log_precision;
	double loglik; /* without binomial coefficients */
	struct betabinomial_team
	    *team; /* on the boundary: all at the mean, their spread undefined */
};

/* Whole numbers, 0 <= good[j] <= of[j]. */
struct betabinomial betabinomial_of(const double *good, const double *of, size_t teams,
				    double threshold, struct arena *a);

#endif
