/*
 * How well the teams of the made-up authority practise. For each practice one team of the service
 * is weak and one is strong, and the others are alike; truth.json says which, so that what a report
 * finds can be held against what was planted. In an even authority all teams are alike.
 */
#ifndef DEMO_PRACTICE_H
#define DEMO_PRACTICE_H

#include "demo/staff.h"

enum practice {
	PRACTICE_SEEN,	     /* the child seen in the assessment */
	PRACTICE_LAST_SEEN,  /* the child in need seen in the last six weeks */
	PRACTICE_PLAN_VISIT, /* the visit to a child on a plan, in ten working days */
	PRACTICE_ALONE,	     /* the child on a plan seen alone */
	PRACTICE_CARE_VISIT, /* the visit to a child in care, in six weeks */
	PRACTICE_HEALTH,     /* the health assessment, in time */
	PRACTICE_PATHWAY,    /* the pathway plan looked at in six months */
	PRACTICES,
};

_Static_assert((int)PRACTICES <= (int)PLANTED_MAX, "world.h has no room for them");

struct practice_info {
	const char *name;
	const char *measure; /* the measure that shows it (docs/measures.md) */
	enum service service;
	uint32_t base; /* of a thousand, in a team like the others */
};

const struct practice_info *practice_info(enum practice p);

/* Chooses the weak and the strong team of every practice; equal when there is nothing planted. */
void practice_plant(struct world *w);

/* How often, of a thousand, a team does it. */
uint32_t practice_share(const struct world *w, enum practice p, uint32_t team);

/* Whether it was done for this child by its team. */
bool practice_done(const struct world *w, enum practice p, const struct life *l, struct rng *r);

#endif
