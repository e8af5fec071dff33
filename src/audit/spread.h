/*
 * Is good practice spreading? The same teams in two periods, on the scale of logits, where a rise of all
 * does not by itself draw them together (the ceiling trap of shares). Method f7 [own, from the literature
 * on growth and convergence]. Empirical logits l = log((y + 1/2) / (n - y + 1/2)) with variance
 * v = 1 / (y + 1/2) + 1 / (n - y + 1/2).
 */
#ifndef AUDIT_SPREAD_H
#define AUDIT_SPREAD_H

#include "audit/figure.h"

struct arena;

struct spread {
	struct method method;		       /* n: teams with cases in both periods */
	enum undefined why;		       /* fewer than three such teams */
	double *logit1, *var1, *logit2, *var2; /* by team of the stable panel, in the order given */
	double mu1, mu2, tau2_1, tau2_2;       /* DerSimonian and Laird, each period */
	struct figure
	    log_sd_ratio; /* half the log of tau2_2 / tau2_1: below 0, more alike than before;
				       undefined when either is 0 */
	double net_var1, net_var2; /* variance of logits less the mean v: may be below 0 */
	struct figure
	    slope_naive;     /* of the change on the start: -1 by regression to the mean alone */
	struct figure slope; /* corrected: covariance / net_var1 - 1; below 0: the last catch up */
	struct figure reliability1; /* 1 - mean v / variance of the first period, at least 0 */
	struct figure pm_r, pm_t,
	    pm_p; /* Pitman and Morgan's test of equal variances, noise and all */
	size_t pm_df;
	double mean_change;	      /* of the logits */
	struct figure mean_change_se; /* from the spread of the changes */
	struct figure ceiling; /* log variance ratio of shares that the ceiling alone explains:
				   2 log(p2 q2 / p1 q1), shares of all cases */
};

/* good[j] of of[j] in each period, by team; teams without cases in either period are left out. */
struct spread spread_of(const double *good1, const double *of1, const double *good2,
			const double *of2, size_t teams, struct arena *a);

/*
 * Limits of sigma2 / sigma1 from the estimates and limits of sigma in each period (intercept.h), by
 * recovering the variances on the log scale (Zou and Donner 2008). The lower limit is 0 when sigma2 may
 * be 0, the upper one undefined when sigma1 may be; where an estimate itself is 0, the worst case of the
 * two intervals is taken.
 */
struct interval spread_ratio(struct figure sigma1, struct interval limits1, struct figure sigma2,
			     struct interval limits2);

/* What can be said of two periods. */
enum spread_label {
	SPREAD_CANNOT_TELL,
	SPREADING,	 /* the mean rose and teams have become more alike */
	SPREAD_TOGETHER, /* the mean rose, and the teams differ about as much as before */
	SPREAD_PULLING_APART,
	SPREAD_LABELS,
};

/* From the limits of the mean change and of sigma2 / sigma1: about as much is a ratio within
 * 2/3 ... 3/2. Needs ten teams or more with eight cases or more in both periods (`enough`). */
enum spread_label spread_label(struct interval mean_change, struct interval ratio, bool enough);

#endif
