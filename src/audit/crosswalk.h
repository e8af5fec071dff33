/*
 * Grades under an old framework carried over to a new one by way of cases that were graded under both
 * (methods g4); also the moderated distribution from a part that was moderated. Aim for 30 or more
 * such cases, with the extremes among them.
 */
#ifndef AUDIT_CROSSWALK_H
#define AUDIT_CROSSWALK_H

#include "audit/figure.h"

#include <stdint.h>

struct arena;

/* Both numbers of grades are at least 1. */
struct crosswalk_counts {
	size_t old_grades, new_grades;
	const uint64_t *both; /* old_grades rows of new_grades: cases graded under both */
	const uint64_t *old;  /* old_grades: cases graded only under the old */
};

struct crosswalk {
	enum undefined why;    /* NO_DATA: no case under the old, or an old grade with cases or none
			      * has no case that was graded under both (see unsupported) */
	size_t unsupported;    /* the first such grade, from 0 */
	double *transition;    /* rows that add up to 1, as `both` */
	double *share, *error; /* new_grades: what the old cases would be, with standard errors */
};

/* share = w P with w the old shares and P the rows as shares; errors by the delta method, the two
 * samples taken as independent: sum w_i^2 V(P_i) / T_i + P' V(w) P / n, V multinomial. */
struct crosswalk crosswalk_counts(struct arena *a, const struct crosswalk_counts *c);

/* The share of the new grades from `from` (counted from 0) on, such as good or better, and its
 * error. Undefined when the crosswalk is. */
struct crosswalk_top {
	struct figure share, error;
};
struct crosswalk_top crosswalk_top(const struct crosswalk_counts *c, const struct crosswalk *w,
				   size_t from);

#endif
