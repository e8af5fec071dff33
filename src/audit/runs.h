/*
 * Run charts by Anhoej's rules (methods f3 and f3b; Anhoej and Olesen 2014): does the series keep to one
 * side of its centre, or cross it too seldom, for mere chance? Points on the centre do not count. Needs
 * some ten points or more to say anything; has no rule for trends, on purpose.
 */
#ifndef AUDIT_RUNS_H
#define AUDIT_RUNS_H

#include "audit/figure.h"

struct runs_limits {
	size_t longest_most;	/* round(log2 n) + 3: a longer run is a signal */
	size_t crossings_least; /* the 5 % quantile of Binomial(n - 1, 1/2): fewer are a signal */
};

/* For n useful points, n >= 1. */
struct runs_limits runs_limits(size_t n);

struct runs {
	struct method method; /* n: all points */
	enum undefined why;   /* no point lies off the centre */
	size_t useful, longest, crossings;
	struct runs_limits limits;
	bool signal; /* false when undefined */
};

/* The centre is usually the median of the series (runs_median). */
struct runs runs_of(const double *y, size_t n, double centre);

struct figure runs_median(const double *y, size_t n);

#endif
