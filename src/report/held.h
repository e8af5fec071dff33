/*
 * The findings a page holds. A page stays small enough to open at once: when there are more
 * findings than that allows, it holds the first so many of every rule, so that none is missing.
 */
#ifndef REPORT_HELD_H
#define REPORT_HELD_H

#include "report/tally.h"

enum {
	HELD_MAX = 50000,
	HELD_BYTES_MAX = 4000 * 1000, /* of data; the page's other parts come on top */
};

struct held {
	size_t *at; /* indices of findings: by child, most errors first, then in report order */
	size_t count;
	uint64_t *left; /* by rule: how many more its limit lets in, or let in */
	uint64_t limit; /* of every rule; UINT64_MAX when all findings are held */
};

/* As many findings of every rule as fit. From the tally's arena. */
void held_open(struct held *h, const struct check *c, struct tally *t);

/* Fewer: so that a data part that came to `bytes` becomes small enough. */
void held_shrink(struct held *h, const struct check *c, struct tally *t, size_t bytes);

#endif
