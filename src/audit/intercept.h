/*
 * Do groups (teams, cases, auditors) differ? Random-intercept models, for grades in order
 *     P(grade <= k) = logit^-1(theta_k - eta),  eta = x beta + b_group,  b ~ N(0, sigma^2)
 * and, with two outcomes and no thresholds, P(success) = logit^-1(x beta + b_group). The larger eta,
 * the better the grade. Methods e4 and e5; McCullagh 1980, Pinheiro and Bates 1995 (adaptive
 * Gauss-Hermite quadrature), Louis 1982 (score and information as posterior averages at the nodes).
 *
 * Columns should be around 0 and of size about 1 (say years since the middle year, not 2013): an effect
 * that moves the logit by more than 20 is taken for a column that tells the grade without exception.
 *
 * All log-likelihoods leave out constants that do not depend on parameters. Rows may come in any
 * order: they are put in order of group, columns and grade before anything is summed.
 */
#ifndef AUDIT_INTERCEPT_H
#define AUDIT_INTERCEPT_H

#include "audit/figure.h"
#include "base/matrix.h"

#include <stdint.h>

struct arena;
struct intercept; /* rows made ready; intercept_in.h */

/* What is modelled. Borrowed while intercept_new runs. */
struct intercept_rows {
	size_t rows, groups, grades, columns;
	const uint32_t *group; /* of each row, below groups; a group may have no row */
	const uint32_t *grade; /* of each row, below grades, 0 the worst */
	const double *weight;  /* how many such ratings a row stands for, above 0; NULL: one each */
	const double *x;       /* rows * columns, row by row; NULL when there are none */
	bool logistic;	       /* two grades and no threshold: the columns hold the constant */
};

/* The model of these rows; lives in the arena. */
struct intercept *intercept_new(const struct intercept_rows *rows, struct arena *a);

/* Successes of trials by row, as rows of two grades each. Rows without trials disappear. */
struct intercept *intercept_binomial(size_t rows, const double *successes, const double *trials,
				     const struct intercept_rows *like, struct arena *a);

/* Parameters: the thresholds (grades - 1; none when logistic), beta (columns), sigma >= 0. */
size_t intercept_cuts(const struct intercept *m);
size_t intercept_parameters(const struct intercept *m);

/* A group's b, given its rows and the parameters. */
struct intercept_group {
	double ratings;	      /* how many it has */
	double mode, mode_sd; /* the most likely b, and 1/sqrt(minus the second derivative) there */
	double post_mean, post_sd; /* the mean and standard deviation of b given the rows */
};

/*
 * The log-likelihood at parameters given, with `nodes` quadrature nodes (1: Laplace; at most
 * HERMITE_MAX). `groups` (one for each group) may be NULL. Thresholds must rise; otherwise the
 * figure is undefined.
 */
struct figure intercept_loglik(struct intercept *m, const double *parameters, size_t nodes,
			       struct intercept_group *groups);

struct intercept_fit {
	struct intercept *model;  /* with grades merged; the limits work on it */
	struct method method;	  /* "e4" or "e5"; n: the ratings */
	enum undefined why;	  /* why sigma, the groups and their limits cannot be said */
	size_t cuts, columns;	  /* how many thresholds and betas; the thresholds come first */
	const double *parameters; /* cuts + columns + 1; sigma last, 0 when it is undefined */
	struct matrix covariance; /* of thresholds, betas and, when above 0, sigma; 0 by 0: none */
	const uint32_t *merged;	  /* by grade: the one it was counted as, when `empty` is not 0 */
	size_t empty;		  /* grades that nobody gave, each counted with the one above it */
	struct figure sigma, sigma_se;
	double loglik, loglik_null; /* with and without the groups */
	struct figure lrt, p;	/* 2 (loglik - loglik_null); its p-value: half the chi2_1 tail */
	struct figure icc, mor; /* latent intraclass correlation; median odds ratio */
	struct intercept_group *group;
	size_t groups;
	double slope; /* the largest slope left at the answer, in any parameter */
	size_t nodes; /* with which the answer was found good */
	bool rough;   /* twice the nodes still changed the log-likelihood by more than 1e-8 */
};

/*
 * Fits by maximum likelihood. Undefined with a reason: no data, one group, all one grade, columns that
 * cannot be told apart or that tell the grade, sigma above 10. sigma = 0 is an answer, not a failure.
 */
struct intercept_fit intercept_fit(struct intercept *m, struct arena *a);

/* The same by the Laplace approximation (one node): only to compare with other programs. */
struct intercept_fit intercept_fit_laplace(struct intercept *m, struct arena *a);

/*
 * The limits of sigma by profile likelihood: {sigma: 2 (l_max - l(sigma)) <= q}, q the quantile of
 * chi2_1 at `level` (0.95). The lower limit is 0 when 0 is inside; the upper one is sought up to 12.
 * When sigma runs away there is still a lower limit: l_max is then at least what was seen.
 */
struct interval intercept_sigma_limits(const struct intercept_fit *fit, double level);

/*
 * The same for few groups: q is the square of Student's t with (groups - 1) degrees of freedom instead.
 * With 14 teams the limits above hold the true sigma some 93 times in 100, not 95, for maximum likelihood
 * takes too little variation; these hold it at least as often as they say (docs/method.md). [own]
 */
struct interval intercept_sigma_cautious(const struct intercept_fit *fit, double level);

/* The greatest log-likelihood at a sigma given, 0 <= sigma. */
struct figure intercept_profile(const struct intercept_fit *fit, double sigma);

/* sigma^2 / (sigma^2 + pi^2 / 3): the share of the latent variation that lies between groups. */
double intercept_icc(double sigma);

/* The standard error of parameter number `at`. */
struct figure intercept_se(const struct intercept_fit *fit, size_t at);

/* exp(sqrt 2 sigma Phi^-1(3/4)): moving from a random worse group to a random better one multiplies
 * the odds by this at the median. Larsen and Merlo 2005. */
double intercept_mor(double sigma);

#endif
