/*
 * What the rules on the whole census look at: totals, counted child by child as the return passes
 * through, so that no child has to be kept for them; and of each child what tells whether another
 * is the same (rules/cin/people.h). A zeroed struct is an empty census.
 */
#ifndef RULES_CIN_CENSUS_H
#define RULES_CIN_CENSUS_H

#include "rules/cin/people.h"

struct census {
	uint64_t children;
	uint32_t disability_codes; /* a bit for each code that any child has, NONE too */
	uint64_t disabled;	   /* children with a disability recorded, NONE left out */
	uint64_t several;	   /* of them, those with more than one */
	uint64_t identifiers;	   /* records of ChildIdentifiers */
	uint64_t no_gender;	   /* of them, without a gender (blank or 0) and not unborn */
	uint64_t no_sex;	   /* the same for the sex (blank or U) */
	uint64_t plans_begun;	   /* child protection plans that began in the census year */
	uint64_t pre_proceedings;  /* sets of pre-proceedings */
	uint64_t dated;		   /* of them, those that say when they began */
	uint64_t conferences;	   /* initial conferences in the year, wherever recorded */
	struct people people;
	const struct scope *scope; /* of the children counted; NULL while there is none */
};

/* Counts one child; once for each, with an id or without. */
void census_count(struct census *t, const struct child *c);

/* Adds the totals of another part of the same return. */
void census_add(struct census *to, const struct census *from);

/* Whether any child of the return has the disability code. */
bool census_uses(const struct census *t, enum code disability);

/* Gives the memory back; the census is then empty. */
void census_close(struct census *t);

#endif
