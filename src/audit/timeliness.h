/*
 * How soon things are done, with what is still open counted (methods j1, j2): a rate over closed
 * cases alone flatters, for the slow ones are not in it yet.
 */
#ifndef AUDIT_TIMELINESS_H
#define AUDIT_TIMELINESS_H

#include "audit/figure.h"

struct arena;

struct timeliness_case {
	double days;	/* from start to end, or so far when still open; 0 or more */
	bool completed; /* false: still open at the snapshot */
};

/* A day on which something was done, or a case that is open left the count. */
struct timeliness_step {
	double days;
	size_t at_risk, done; /* not done before this day; done on it */
	double open;	      /* Kaplan-Meier: the share not done after it */
	double spread;	      /* Greenwood's sum d / (n (n - d)) up to here; infinite at open = 0 */
};

struct timeliness {
	size_t cases, steps;
	struct timeliness_step *step; /* days ascending */
};

/* The curve of some cases, in the arena. Kaplan and Meier 1958. Days below 0 are a bug. */
struct timeliness timeliness_curve(struct arena *a, const struct timeliness_case *c, size_t cases);

struct timeliness_by {
	struct figure done;    /* share done by the day, 1 - S */
	struct figure error;   /* Greenwood's; undefined once all are done */
	struct interval limit; /* log(-log) limits of `done`; at 0 done both are 0 */
};

/* How many were done by a day (within `days` or sooner). Undefined without cases. Beyond the last
 * day seen the curve is carried on as it is. */
struct timeliness_by timeliness_by(const struct timeliness *t, double days, double confidence);

/* The least number of days within which the share `p` was done; the middle of the step when the curve
 * is level at p exactly. NOT_REACHED when it never was. 0 < p < 1. */
struct figure timeliness_quantile(const struct timeliness *t, double p);

/* The share of the closed cases that were done by the day: for contrast only. */
struct figure timeliness_closed_only(const struct timeliness_case *c, size_t cases, double days);

struct timeliness_compared {
	enum undefined why;	     /* ONE_GROUP, NO_DATA (nothing done), NO_VARIATION */
	double *observed, *expected; /* one a team: done, and done had all teams been as fast */
	double chisq;		     /* log-rank */
	size_t degrees;		     /* of freedom: teams that could be compared, less one */
	double p;		     /* chance of so much difference without any */
};

/* Log-rank test of equal times over teams 0..teams-1, team[i] being that of case i (Mantel 1966).
 * Teams of which nothing was expected are left out of the degrees of freedom. */
struct timeliness_compared timeliness_compare(struct arena *a, const struct timeliness_case *c,
					      const size_t *team, size_t cases, size_t teams);

#endif
