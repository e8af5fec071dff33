/*
 * Do teams differ as much as they did? A test of sigma1 = sigma2 for the same teams in two periods by
 * parametric bootstrap (method f7): both periods are simulated from one sigma, the teams' effects as
 * much alike from one period to the next as they seem to be, and sigma is fitted to each anew. The
 * p-value is twice the share of simulations whose difference is at least as far on the side of the one
 * observed. The noise of few audits is in the simulations, so it does not pass for a change.
 */
#ifndef AUDIT_SPREAD_TEST_H
#define AUDIT_SPREAD_TEST_H

#include "audit/figure.h"
#include "base/str.h"

/* good[j] of of[j] in each period, by team, in whole numbers. Teams without cases in either period are
 * left out; the order of teams makes no difference. */
struct spread_two {
	const double *good1, *of1, *good2, *of2;
	size_t teams;
	struct str seed; /* of the documented generator: to be told with the answer */
	size_t draws;	 /* 0: spread_test_draws */
	size_t threads;	 /* the answer does not depend on it */
};

struct spread_test {
	struct method method;	      /* "f7"; n: teams with cases in both periods */
	enum undefined why;	      /* why there is no test */
	struct figure sigma1, sigma2; /* of each period */
	struct figure common;	      /* one sigma for both */
	double alike;		      /* correlation of effects simulated, 0 to 0.95 */
	struct figure p;	      /* two-sided, at least 2 / (draws + 1) */
	size_t draws;
};

/* 2,000 for up to 20 teams, then fewer in proportion, at least 400: less than a second's work. */
size_t spread_test_draws(size_t teams);

/* Undefined with a reason: fewer than three teams in both periods, all cases of a period of one grade,
 * teams so far apart that no sigma can be said. */
struct spread_test spread_test(const struct spread_two *two);

#endif
