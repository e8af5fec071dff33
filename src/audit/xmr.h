/*
 * XmR charts as the NHS draws them ("Making Data Count"): is a series changing, and will it meet its
 * target? Methods f1 and f1c (the two-in-three rule of November 2023). Limits are the mean -+ 2.66 mean
 * moving ranges, exactly 2.66; the near limits lie at two thirds of that.
 */
#ifndef AUDIT_XMR_H
#define AUDIT_XMR_H

#include "audit/figure.h"

struct arena;

enum xmr_direction { XMR_INCREASE, XMR_DECREASE, XMR_NEUTRAL }; /* which way is better */

/* What marks a point, the first that holds. */
enum xmr_signal {
	XMR_COMMON,
	XMR_ABOVE_LIMIT,
	XMR_BELOW_LIMIT,
	XMR_RISING, /* part of 7 points that rise, strictly: a tie ends it */
	XMR_FALLING,
	XMR_TWO_HIGH, /* beyond two sigma, two such among three in a row that lie on one side */
	XMR_TWO_LOW,
	XMR_ALL_ABOVE, /* part of 7 in a row above the mean; a point on the mean ends it */
	XMR_ALL_BELOW,
	XMR_SIGNALS,
};

enum xmr_meaning { XMR_NOTHING, XMR_BETTER, XMR_WORSE, XMR_HIGH, XMR_LOW };

enum xmr_assurance {
	XMR_NO_TARGET,	  /* no target, or no way that is better */
	XMR_ALWAYS_MEETS, /* the target lies beyond the limits of the last stretch, on the good side */
	XMR_NEVER_MEETS,
	XMR_HIT_OR_MISS,
};

struct xmr_point {
	double mean, lower, upper; /* the limits of its stretch */
	bool outside, near;	   /* beyond the limits; between the near ones and them */
	bool beyond_two;	   /* either */
	enum xmr_signal signal;
	enum xmr_meaning meaning;
};

struct xmr_options {
	enum xmr_direction direction;
	size_t fix_after;     /* limits from the first so many points of a stretch; 0: from all */
	bool screen;	      /* leave out moving ranges of 3.267 times their mean or more, once */
	bool rule_2023;	      /* in two of three, points beyond the limits count too (f1c) */
	const size_t *rebase; /* where new stretches begin, 0-based, ascending */
	size_t rebases;
	bool has_target;
	double target;
};

struct xmr {
	struct method method; /* n: points */
	enum undefined why;   /* fewer than two points in a stretch */
	bool drawable;	      /* 5 points or more in the last stretch: draw limits */
	bool trial;	      /* fewer than 13: call them trial limits */
	struct xmr_point *point;
	enum xmr_assurance assurance;
};

struct xmr xmr_of(const double *y, size_t n, const struct xmr_options *options, struct arena *a);

/* "7 points in a row that rise", for a chart's key. */
const char *xmr_signal_text(enum xmr_signal signal);

#endif
