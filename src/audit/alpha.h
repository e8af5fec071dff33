/*
 * Krippendorff's alpha: agreement of any number of auditors with any grades missing; the headline
 * measure here, with the ordinal metric. Method d3; Krippendorff 2011. 1: perfect agreement; 0: as by
 * chance; below 0: worse than chance, and not clipped.
 *
 *     alpha = 1 - Do / De,   Do = sum o_ck d2_ck / n,   De = sum n_c n_k d2_ck / (n (n - 1))
 *
 * over the coincidences o_ck of pairs of ratings of one case. Cases with fewer than two ratings drop
 * out. A moderated grade is no second rating: leave it out beforehand.
 */
#ifndef AUDIT_ALPHA_H
#define AUDIT_ALPHA_H

#include "audit/figure.h"
#include "audit/ratings.h"
#include "base/str.h"

struct arena;

/* The squared distance between two grades. */
enum metric {
	METRIC_NOMINAL,	 /* equal or not */
	METRIC_ORDINAL,	 /* the ratings between them, by the margins: for grades in order */
	METRIC_INTERVAL, /* (c - k)^2, of values */
	METRIC_RATIO,	 /* ((c - k) / (c + k))^2, of values that are not below 0 */
	METRICS,
};

struct alpha {
	struct method method;	    /* n: cases with two or more ratings */
	size_t pairable;	    /* their ratings */
	struct figure alpha;	    /* undefined: no pairs, or all pairable ratings the same */
	double seen, chance;	    /* Do and De; 0 without pairs */
	struct figure jackknife_se; /* leaving out one case at a time; undefined with fewer than two
				       cases, or when a case left out leaves one grade */
	double *coincidence;	    /* grades * grades */
};

struct alpha alpha_of(const struct ratings *r, enum metric metric, struct arena *a);

/* Percentile bootstrap of cases (method d3b; Zapf and others 2016), `times` draws of random.h. */
struct alpha_bootstrap {
	struct method method;
	struct interval limits;
	double undefined; /* the share of draws with one grade only, which were left out */
	size_t times;
};

struct alpha_bootstrap alpha_bootstrap(const struct ratings *r, enum metric metric, double level,
				       size_t times, struct str seed);

#endif
