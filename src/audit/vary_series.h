/*
 * Change over time once more, where the p chart is weak: an XmR chart of months or quarters that rest on
 * about as many audits each, or on few (f1, with the NHS's rule of 2023), and a CUSUM of single audits in
 * the order of their dates (f4), which needs no periods.
 */
#ifndef AUDIT_VARY_SERIES_H
#define AUDIT_VARY_SERIES_H

#include "audit/cusum.h"
#include "audit/xmr.h"

#include <stdint.h>

struct arena;
struct audits;
struct vary_rows;
struct vary_time;

enum { SERIES_LEAST = 20, SERIES_ORDERS = 999, SERIES_WORK = 1000000 };

/* Why the XmR chart was drawn. */
enum vary_xmr { XMR_NOT_DRAWN, XMR_STABLE, XMR_FEW };

/* Where a path crossed its line for the first time. */
struct vary_crossing {
	bool crossed;
	int32_t since,
	    told; /* days: of the first audit after the path last stood at 0; of the signal */
};

struct vary_series {
	enum vary_xmr drawn;
	enum undefined xmr_why; /* TOO_FEW: fewer than five periods, or one without an audit;
				 * WRONG_INPUT: unlike denominators, where p charts do better */
	struct xmr xmr;
	size_t points, signals;

	enum undefined why; /* of the CUSUM: NO_DATA, TOO_FEW dates, ALL_ONE_GRADE */
	size_t n;
	double share, odds, line; /* it is watched for odds times or divided by `odds` */
	size_t orders;		  /* drawn at random, for the line; seed "wherry cusum" */
	struct figure p;	  /* of so high a path when only the order is chance */
	struct cusum cusum;
	struct vary_crossing more, fewer; /* good ones more often than in the whole, and less */
};

/* The line is the least that at most one in twenty random orders of the same grades reach, so "changed" is
 * said in vain one time in twenty. `rows`: first readings; `t` theirs. The arena owns what it points to. */
struct vary_series vary_series_of(const struct audits *a, const struct vary_rows *rows,
				  const struct vary_time *t, struct arena *to);

#endif
