/*
 * Funnels: each team beside the limits that chance alone would give for its size. Methods e1 and e1b;
 * Spiegelhalter 2005, Spiegelhalter and others 2012. When phi is large the funnel says "the centre line
 * does not describe these teams": report sigma and stop flagging single teams.
 */
#ifndef AUDIT_FUNNEL_H
#define AUDIT_FUNNEL_H

#include "audit/figure.h"

struct arena;

/* What is compared. */
enum funnel_kind {
	FUNNEL_PROPORTION,    /* numerator of denominator, as asin sqrt */
	FUNNEL_RATIO_ROOT,    /* observed over expected, as its square root; winsorised (CQC) */
	FUNNEL_RATIO_LOG,     /* observed over expected, as its log; truncated (SHMI) */
	FUNNEL_RATE_OF_RATES, /* as log((r + 1/2) / (n + 1/2)) */
};

struct funnel_limits {
	struct figure lower, upper; /* on the scale of the shares or ratios */
};

struct funnel_team {
	enum undefined why;	 /* no cases, or a log of 0: no y and no z; the latter has limits */
	double y, s, z;		 /* transformed, its standard error, (y - target) / s */
	struct figure z_trimmed; /* undefined when the team was truncated away */
	struct funnel_limits at95, at998;     /* by chance alone */
	struct funnel_limits wide95, wide998; /* with the overdispersion */
	double z_wide, p_wide; /* (y - target) / sqrt(s^2 + tau2), and its two-sided p */
};

struct funnel {
	struct method method; /* n: the teams that take part */
	enum undefined why;   /* no teams, or nothing to divide by */
	double target, target_transformed;
	size_t used;	  /* teams that phi and tau2 rest on */
	double phi, tau2; /* mean of squared trimmed z; variance between teams, transformed */
	struct figure p;  /* of used * phi against chi2 with `used` degrees of freedom */
	struct funnel_team *team; /* in the order given */
};

/* `trim`, from 0 to below 1/2, is the share at each end that is winsorised or truncated: 0.1. */
struct funnel funnel_of(enum funnel_kind kind, const double *numerator, const double *denominator,
			size_t teams, double trim, struct arena *a);

/*
 * Exact binomial limit, interpolated, of a share of n at probability p when theta is the true share:
 * (r - alpha) / n, r the least with F(r) >= p, alpha = (F(r) - p) / (F(r) - F(r - 1)). May be a little
 * below 0: clamp when drawing. n >= 1, 0 < theta < 1, 0 < p < 1.
 */
double funnel_exact(size_t n, double theta, double p);

#endif
