/*
 * Variation between units from their estimates and variances: the quick way beside the models of
 * intercept.h. Methods e2 (DerSimonian and Laird 1986, Paule and Mandel 1982, Viechtbauer 2005 and 2007)
 * and e3 (James and Stein 1961, Efron and Morris 1975).
 */
#ifndef AUDIT_BETWEEN_H
#define AUDIT_BETWEEN_H

#include "audit/figure.h"

struct arena;

/* One estimate of tau2 and what follows from it. */
struct between_one {
	double tau2, mu, se_mu;	    /* mu: the mean with weights 1 / (v + tau2) */
	double *shrunk, *shrunk_se; /* by unit: lambda y + (1 - lambda) mu, lambda = tau2/(tau2+v);
				       the error counts that of mu */
};

struct between {
	struct method method;
	enum undefined why; /* fewer than two units; a variance that is not above 0 */
	double q, p;	    /* Cochran's Q and its p with n - 1 degrees of freedom */
	size_t df;
	double i2; /* (Q - df) / Q, 0 when below */
	double mu_fixed;
	struct between_one dl, pm, reml; /* DerSimonian-Laird, Paule-Mandel, restricted ML */
	double ml_tau2;
	struct interval tau2_ci95; /* by the Q-profile */
};

struct between between_of(const double *y, const double *v, size_t units, struct arena *a);

/* James and Stein's estimate towards the grand mean of equally often tried shares, n trials each.
 * Undefined: fewer than four units; no variation. The positive part is what `estimate` uses. */
struct james_stein {
	struct method method;
	enum undefined why;
	double mean, variance, spread, shrink, shrink_positive;
	double *estimate;
};

struct james_stein between_james_stein(const double *successes, size_t units, double n,
				       struct arena *a);

/* DerSimonian and Laird's tau2, and the mean that goes with it. units >= 2. */
double between_tau2_dl(const double *y, const double *v, size_t units, double *mu);

#endif
