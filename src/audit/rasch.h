/*
 * Who is severe, without any assumption on the cases: the rating-scale model with auditors as items,
 * by conditional maximum likelihood. Method d6; Andrich 1978, Andersen 1972, Linacre 1989.
 *
 *     P(auditor i gives case c grade h) is proportional to exp(h (theta_c - severity_i) - omega_h),
 *     h = 0 ... grades - 1, omega_0 = omega_1 = 0, severities sum to 0
 *
 * Given a case's total its theta drops out. A case with the lowest or highest total says nothing. A
 * severity of 1 more divides the odds of each next better grade by e.
 */
#ifndef AUDIT_RASCH_H
#define AUDIT_RASCH_H

#include "audit/figure.h"
#include "audit/ratings.h"

struct arena;

struct rasch {
	struct method method; /* n: cases that say something */
	enum undefined why;   /* why none of it is there */
	size_t raters, grades;
	double *severity,
	    *severity_se;	  /* by auditor; logits, above 0: more severe than the average */
	double *omega, *omega_se; /* by grade; the first two are 0 */
	double loglik;		  /* conditional */
};

/* Every auditor must have graded every case. Undefined: grades missing (wrong input), fewer than two
 * auditors, all one grade, no case that says something, a severity that runs away. */
struct rasch rasch_of(const struct ratings *r, struct arena *a);

#endif
