/*
 * Did grades change because cases are treated differently, or because other kinds of case were audited?
 * The first half of the time beside the second, with the kinds of case that the user's columns tell
 * (--kind) allowed for. Method g3, for a yes or no: the average of predicted shares (Fairlie 2005), with
 * both orders of the two steps averaged, so that no half is the yardstick.
 */
#ifndef AUDIT_VARY_KINDS_H
#define AUDIT_VARY_KINDS_H

#include "audit/figure.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct audits;
struct vary_rows;
struct vary_time;

/* One value of one column, and its audits in either half. */
struct vary_kind {
	size_t column;	 /* of audits->kind */
	struct str name; /* "" for rows that say nothing; VARY_KINDS_RARE for what is seldom */
	uint64_t of[2], good[2];
};

#define VARY_KINDS_RARE "any other"

struct vary_kinds {
	bool asked;
	enum undefined why; /* TOO_FEW: one half only; and those of logistic.h */
	uint64_t of[2];	    /* audits in either half */
	struct vary_kind *kind;
	size_t kinds;	/* by column, then by name */
	double cases;	/* of the change of the share: what other kinds of case make of it */
	double treated; /* and what comes of cases alike being treated differently */
	struct interval treated_limits; /* 95 %, the kinds of case taken as they were */
	double odds;			/* of good in the second half over the first, cases alike */
	struct interval odds_limits;	/* 95 % */
};

/* `time` tells where the second half begins. */
struct vary_kinds vary_kinds_of(const struct audits *a, const struct vary_rows *rows,
				const struct vary_time *time, struct arena *to);

#endif
