/*
 * What the rules on the whole census look at: totals, counted child by child as the return passes
 * through, so that no child has to be kept for them. A zeroed struct is an empty census.
 */
#ifndef RULES_CIN_CENSUS_H
#define RULES_CIN_CENSUS_H

#include "record/dossier.h"

struct census {
	uint64_t children;	   /* with an id */
	uint32_t disability_codes; /* a bit for each code that any child has, NONE too */
	const struct scope *scope; /* of the children counted; NULL while there is none */
};

/* Counts one child; once for each child with an id. */
void census_count(struct census *t, const struct child *c);

/* Adds the totals of another part of the same return. */
void census_add(struct census *to, const struct census *from);

/* Whether any child of the return has the disability code. */
bool census_uses(const struct census *t, enum code disability);

#endif
