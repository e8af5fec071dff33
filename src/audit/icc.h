/*
 * Intraclass correlations of one auditor's grades, taken as numbers: only where that is accepted.
 * Method d5; Shrout and Fleiss 1979, with their 95 % limits by F. May be below 0.
 */
#ifndef AUDIT_ICC_H
#define AUDIT_ICC_H

#include "audit/figure.h"

struct icc_one {
	struct figure icc;
	struct interval ci95; /* undefined also where agreement is perfect */
};

struct icc {
	struct method method;
	struct icc_one one_way;	   /* ICC(1,1): every case has its own auditors */
	struct icc_one two_random; /* ICC(2,1): the same auditors throughout, drawn from many */
	struct icc_one two_fixed;  /* ICC(3,1): these auditors only; severity does not count */
};

/* `x` has the grades of all raters of the first case, then of the next; none may be missing. Undefined:
 * fewer than two cases or raters; nothing varies. */
struct icc icc_of(const double *x, size_t cases, size_t raters);

#endif
