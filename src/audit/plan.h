/*
 * Accept or look closer: read n of N cases, accept when at most c of them fail (methods c1, c2). Such
 * a plan sorts teams; it does not estimate a rate.
 */
#ifndef AUDIT_PLAN_H
#define AUDIT_PLAN_H

#include "audit/figure.h"

#include <stdint.h>

struct plan {
	uint64_t population, read, allowed; /* N, n, c */
};

/* P(X <= c) when `failing` of the population fail: a point of the operating characteristic. Asserts
 * read <= population >= failing. Dodge and Romig 1929. */
double plan_accepts(struct plan p, uint64_t failing);

/* The same for an endless population with a share failing, for comparison. */
double plan_accepts_share(struct plan p, double share);

struct plan_wanted {
	uint64_t population;
	double good, bad; /* shares failing that should be accepted, and should not be */
	double alpha;	  /* the most often that a good population may fail */
	double beta;	  /* the most often that a bad one may pass */
};

struct plan_found {
	enum undefined why; /* WRONG_INPUT when the wishes make no sense: good < bad, 0 to 1 */
	struct plan plan;
	uint64_t good, bad; /* cases: the share of the population rounded down, and up */
	double good_accepted, bad_accepted;
};

/*
 * The least n for which some c satisfies both wishes, with the least such c for the good. The
 * condition is not monotone in n, so a larger n need not do. Lanata and Black 1991.
 */
struct plan_found plan_find(struct plan_wanted w);

#endif
