/*
 * Stopping early, in the order of reading (c4); and grades under another framework, carried over where
 * cases were graded under both, or bounded where none were (g4, g4b).
 */
#ifndef AUDIT_VARY_COMPARE_H
#define AUDIT_VARY_COMPARE_H

#include "audit/crosswalk.h"
#include "audit/sequence.h"
#include "audit/unlinked.h"
#include "base/str.h"

struct audits;
struct vary_options;

struct vary_stop {
	bool asked;
	enum undefined why; /* NO_DATA: the frame was not told; WRONG_INPUT: it is too small */
	bool by_order;	    /* the file says the order of reading; else that of its rows is taken */
	uint64_t left_out;  /* audits after the first that is missing: they say nothing here */
	struct sequence sequence; /* after the last reading in order */
	int settled;		  /* -1 below, 1 at or above the threshold, 0 not yet */
	uint64_t after;		  /* readings after which it was */
};

struct vary_stop vary_stop_of(const struct audits *a, const struct vary_options *o);

/* The ladder of what two frameworks allow to be said. */
enum vary_rung {
	RUNG_NOT_ASKED,
	RUNG_LINKED, /* cases graded under both carry the old grades over */
	RUNG_BOUNDS, /* none, but as many grades: the least and most that can have changed */
	RUNG_NOT_COMPARABLE, /* neither */
};

struct vary_linked {
	enum vary_rung rung;
	enum undefined why;
	struct str name; /* of the old column */
	uint64_t both, old_only, new_only;
	uint64_t *counts; /* old grades x new grades: cases with both */
	struct crosswalk_counts in;
	struct crosswalk crosswalk;
	struct crosswalk_top carried; /* good or better, of the cases with the old grade alone */
	struct figure now;	      /* good or better, of those with the new grade alone */
	struct interval change;	      /* now less carried, 95 % */
	struct unlinked bounds;
	size_t thin; /* old grades that fewer than five cases carry over */
};

struct vary_linked vary_linked_of(const struct audits *a, struct arena *to);

#endif
