/*
 * Logistic regression: P(success) = 1 / (1 + exp(-x beta)), by maximum likelihood (Newton's method, steps
 * halved where they overshoot). For a few columns and some thousands of rows; teams as random effects are
 * intercept.h's.
 */
#ifndef AUDIT_LOGISTIC_H
#define AUDIT_LOGISTIC_H

#include "audit/figure.h"
#include "base/matrix.h"

struct arena;

struct logistic {
	enum undefined
	    why;      /* NO_DATA, ALIASED, SEPARATION or NOT_FOUND; then nothing else counts */
	double *beta; /* one a column of x; in the arena */
	struct matrix covariance; /* of beta: the inverse of the information */
	double loglik;
};

/*
 * x: a row a case, the column of ones among its columns; y: 1 for success, else 0, one a row. Columns
 * should be of size about 1: an effect beyond 20 is taken for a column that tells y without exception.
 */
struct logistic logistic_fit(struct arena *a, const struct matrix *x, const double *y);

/* The probability at x beta = eta. */
double logistic_share(double eta);

#endif
