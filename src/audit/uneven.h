/*
 * Where an average hides something: every group (a team, an age, an ethnic group) of every share,
 * held against all others together, with allowance for how many are looked at. Method u1 [own]:
 *
 *  - the gap is the group's share less that of the rest, with Newcombe's interval from Wilson's
 *    limits (Newcombe 1998, method 10);
 *  - the p-value is Fisher's exact one, twice the smaller tail, of the group's count given the
 *    totals (the rest is counted, so its own chance counts too);
 *  - gaps are told apart from chance by Benjamini and Hochberg (1995) over all that were looked at,
 *    so that at most a share q of those told is expected to be chance, and where nothing differs the
 *    chance of telling any at all is at most q.
 *
 * Gaps that stand are put in order of what is certain of them: the limit of the interval nearest 0.
 */
#ifndef AUDIT_UNEVEN_H
#define AUDIT_UNEVEN_H

#include "audit/figure.h"

#include <stdint.h>

/* Fewer cases than these, in the group or in the rest, are not looked at. */
enum { UNEVEN_LEAST = 5 };

struct uneven {
	/* in: who it is, for the caller; the group's count and the rest's */
	size_t which;
	uint64_t yes, of, rest_yes, rest_of;
	/* out */
	enum undefined why;    /* too few cases; then nothing below counts */
	double share, rest;    /* 0 to 1 */
	double gap, low, high; /* share - rest, and its 95 % interval */
	double p, adjusted;
	bool stands; /* beyond what chance gives */
};

/* Fills what is out for n groups and sorts them: those that stand first, the surest gap first; the
 * others after them in the order of p. q: UNEVEN_Q. Returns how many stand. Equal ones keep the order
 * of `which`. */
#define UNEVEN_Q 0.05
size_t uneven_find(struct uneven *u, size_t n, double q);

#endif
