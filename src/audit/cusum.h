/*
 * CUSUM charts of cases in the order of their dates: a change is told as soon as the evidence for it has
 * piled up. Methods f4 (Bernoulli; Reynolds and Stoumbos 1999), f5 (risk adjusted; Steiner and others
 * 2000) and f6 (exact average run length). A path is max(0, path + weight), recorded before it returns
 * to 0 at a signal (path >= h).
 */
#ifndef AUDIT_CUSUM_H
#define AUDIT_CUSUM_H

#include "audit/figure.h"

struct arena;

struct cusum_path {
	double *at;	/* after each case */
	size_t *signal; /* the cases (0-based) at which it signalled */
	size_t signals;
};

/* Log-likelihood ratios of an event and of none, for odds multiplied (up) or divided (down). */
struct cusum {
	struct method method; /* n: cases */
	double event_up, none_up, event_down, none_down;
	struct cusum_path up, down;
};

/* event[i] is 0 or 1; 0 < p0 < 1; odds_ratio > 1; h > 0. */
struct cusum cusum_bernoulli(const double *event, size_t n, double p0, double odds_ratio, double h,
			     struct arena *a);

struct cusum_adjusted {
	struct method method;
	double *weight; /* of each case */
	struct cusum_path path;
	double *vlad; /* events less expected ones, so far */
};

/* `p` is each case's expected risk (0 < p < 1) from a model frozen on a baseline; the odds ratio `ra` is
 * looked for against `r0` (usually 1). */
struct cusum_adjusted cusum_adjusted(const double *event, const double *p, size_t n, double ra,
				     double r0, double h, struct arena *a);

/*
 * How many cases on average until a signal when events have probability p, of a CUSUM in whole steps: up
 * by `score_event`, down by `score_none`, signal at `h`; from 0. Solves the Markov chain. Undefined: h
 * over 1,000, a score or h below 1, p outside 0 ... 1, or no signal ever.
 */
struct figure cusum_run_length(double p, size_t score_event, size_t score_none, size_t h);

#endif
