/*
 * Control charts of shares and rates whose numbers vary from month to month. Method f2: p, p', u, u'
 * (Laney 2002) and I' (Taylor). The primed ones widen limits by the variation that the months show: use
 * p' with hundreds of cases a month, p for few, XmR where numbers hardly change.
 */
#ifndef AUDIT_PCHART_H
#define AUDIT_PCHART_H

#include "audit/figure.h"

struct arena;

enum pchart_kind { PCHART_P, PCHART_P_PRIME, PCHART_U, PCHART_U_PRIME, PCHART_I_PRIME };

struct pchart_options {
	enum pchart_kind kind;
	bool screen;   /* leave out moving ranges far above their mean, once */
	size_t freeze; /* the baseline is the first so many points; 0: all */
};

struct pchart_point {
	struct figure
	    y; /* numerator / denominator; undefined: a gap, across which no range is taken */
	struct interval limits, two_sigma; /* 3 and 2 standard deviations */
	bool signal;			   /* strictly outside the limits */
};

struct pchart {
	struct method method; /* n: points that are no gaps */
	enum undefined why;   /* no cases at all */
	double centre;
	struct figure sigma_z; /* of the primed p and u: mean moving range of z, over 1.128 */
	bool too_narrow;       /* sigma_z below 1: use the plain chart, never narrower limits */
	struct pchart_point *point;
};

struct pchart pchart_of(const double *numerator, const double *denominator, size_t n,
			const struct pchart_options *options, struct arena *a);

#endif
