/*
 * Many teams looked at at once: p-values that allow for it. Methods e7 (Benjamini and Hochberg 1995,
 * Benjamini and Yekutieli 2001, Holm 1979) and e7b (exact p of a share).
 */
#ifndef AUDIT_DISCOVERY_H
#define AUDIT_DISCOVERY_H

#include <stddef.h>

/* How p-values are adjusted. */
enum adjustment {
	ADJUST_BONFERRONI, /* any false flag at all, no assumption */
	ADJUST_HOLM,	   /* the same, with more power */
	ADJUST_BH,	   /* the share of false flags, for teams that do not hang together */
	ADJUST_BY,	   /* the same however they hang together: teams that share auditors */
};

/* Fills `adjusted` (n numbers, in the order of p; p in 0 ... 1). A team is flagged at q when its
 * adjusted p is at most q. n = 0 does nothing. */
void discovery_adjust(enum adjustment adjustment, const double *p, size_t n, double *adjusted);

/* Two-sided exact p-values of r good of n when p0 is the true share, 0 < p0 < 1. */
struct exact_p {
	double twice_tail; /* twice the smaller tail, at most 1 */
	double mid_p;	   /* the same with half the probability of r itself */
	double
	    as_likely; /* all counts at most as likely as r (a relative slack of 1e-7), as R does */
};

struct exact_p discovery_exact(size_t r, size_t n, double p0);

#endif
