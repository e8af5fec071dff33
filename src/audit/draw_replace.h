/*
 * What became of the cases drawn, and who steps in. A case that was closed, is not eligible or cannot
 * be read is replaced by the next reserve of its own stratum; a refusal or a missing file is
 * non-response, which no other case can stand for.
 *
 * Reserves step in by their tickets, which is by chance. So with k of r of them in use a case's chance is
 * that of the sample and k / r of what the reserve adds to it: (n + k) / N by tickets.
 */
#ifndef AUDIT_DRAW_REPLACE_H
#define AUDIT_DRAW_REPLACE_H

#include "base/arena.h"
#include "base/err.h"

enum outcome_kind {
	OUTCOME_NONE, /* nothing said yet */
	OUTCOME_READ,
	OUTCOME_CLOSED, /* from here: replaced */
	OUTCOME_INELIGIBLE,
	OUTCOME_UNREADABLE,
	OUTCOME_REFUSED, /* from here: non-response */
	OUTCOME_MISSING,
	OUTCOME_KINDS,
};

/* A case of draw.json, as published. */
struct drawn_case {
	struct str name, stratum;
	bool reserve;
	enum outcome_kind outcome;
	size_t stands_for; /* of a reserve in use: 1 + the place of the case it replaced */
	bool short_of;	   /* to be replaced, but the reserve of its stratum is used up */
	double chance, with_reserve; /* of the sample, and of both, as in draw.json; 0 for none */
	double in_use;		     /* of being among those in use: what a weight goes by */
};

struct replacing {
	struct drawn_case *cases; /* the sample in reading order, then the reserve */
	size_t count, sample;
	size_t by[OUTCOME_KINDS]; /* of the cases in use */
	size_t in_use, replaced, short_of;
};

/* "closed", ...; the word for an empty cell is "". */
const char *outcome_name(enum outcome_kind k);

/* Whether the outcome calls for another case, or is non-response. */
static inline bool outcome_replaced(enum outcome_kind k)
{
	return k >= OUTCOME_CLOSED && k <= OUTCOME_UNREADABLE;
}

static inline bool outcome_unread(enum outcome_kind k)
{
	return k == OUTCOME_REFUSED || k == OUTCOME_MISSING;
}

/* Of the cases in use those that are, or may turn out to be, ones to grade: read, unread or without an
 * outcome yet. */
static inline size_t replace_eligible(const struct replacing *r)
{
	return r->by[OUTCOME_READ] + r->by[OUTCOME_REFUSED] + r->by[OUTCOME_MISSING] +
	       r->by[OUTCOME_NONE];
}

/* Reads the cases of a draw.json (json), and a list with the columns case and outcome; works out who
 * steps in for whom. Returns false and fills e. Everything is the arena's. */
__attribute__((warn_unused_result)) bool replace_work_out(struct replacing *r, struct str json,
							  const char *name, const char *outcomes,
							  struct arena *a, struct err *e);

#endif
