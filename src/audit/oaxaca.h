/*
 * Why the mean of group A differs from that of group B: because its cases differ, or because like
 * cases are treated differently (methods g3). Linear models in both groups; the split depends on
 * whose coefficients are the yardstick, and the share of single dummies on the category left out:
 * always print which.
 */
#ifndef AUDIT_OAXACA_H
#define AUDIT_OAXACA_H

#include "audit/figure.h"
#include "base/matrix.h"

struct arena;

struct oaxaca_group {
	struct matrix x; /* a row a case, with the column of ones */
	const double *y; /* one a case */
};

enum oaxaca_yardstick {
	OAXACA_A,      /* coefficients of group A */
	OAXACA_B,      /* of group B */
	OAXACA_HALF,   /* their mean */
	OAXACA_POOLED, /* of both together, without a column for the group (Neumark 1988) */
	OAXACA_YARDSTICKS,
};

struct oaxaca_split {
	struct figure explained, unexplained; /* by the cases, and not; they add up */
};

struct oaxaca {
	enum undefined why; /* NO_DATA without cases; ALIASED when columns depend on each other */
	double mean_a, mean_b;
	double *beta_a, *beta_b;		      /* one a column; in the arena */
	double endowments, coefficients, interaction; /* threefold, seen from B */
	struct oaxaca_split split[OAXACA_YARDSTICKS];
};

/* Both groups have the same columns. Oaxaca 1973; Blinder 1973; Jann 2008. */
struct oaxaca oaxaca_blinder(struct arena *a, const struct oaxaca_group *group_a,
			     const struct oaxaca_group *group_b);

#endif
