/*
 * What moderation shifts, and how all audits would be graded after moderation, from the part that was
 * moderated (double sampling, Tenenbein 1970: the formula of g4). It holds if chance chose that part. A
 * moderated grade is given with sight of the first, so it is no second reading: agreement leaves it out.
 */
#ifndef AUDIT_VARY_MODERATION_H
#define AUDIT_VARY_MODERATION_H

#include "audit/crosswalk.h"
#include "base/str.h"

struct arena;
struct audits;
struct vary_rows;

enum { MODERATED_THIN = 5, MODERATED_ENOUGH = 10 };

/* How many moderated grades lie above, below, or where the auditor's was. */
struct vary_shift {
	uint64_t of, up, down, same;
	struct interval up_limits, down_limits; /* exact 95 % limits of the shares of `of` */
	struct interval direction; /* of the share of up among those changed: one half is neither */
};

struct vary_moderation {
	bool asked;	    /* there is a column of moderated grades */
	enum undefined why; /* NO_DATA: no audit was moderated, or none of those of a grade */
	struct str name;
	uint64_t audits;	    /* with a grade of their own, moderated or not */
	uint64_t aside;		    /* moderated rows that are no audit's first graded reading */
	struct vary_shift all;	    /* of first readings */
	struct vary_shift *auditor; /* of each; limits from MODERATED_ENOUGH on */
	uint64_t *counts;	    /* own grade x moderated grade */
	size_t unsupported; /* the worst grade that has audits, and none of them moderated */
	size_t thin;	    /* grades that have audits, with fewer than MODERATED_THIN moderated */
	struct figure *share, *error; /* by grade after moderation, of all audits */
	struct figure good, good_error;
	struct interval good_limits; /* 95 %, symmetric in logits; BOUNDARY at 0 and 1 */
};

/* `rows`: the first readings of the main grade. The arena owns what it points to. */
struct vary_moderation vary_moderation_of(const struct audits *a, const struct vary_rows *rows,
					  struct arena *to);

#endif
