/*
 * The child's journey in days: from one step to the next, by team, with what is still open counted
 * (timely.h). Filled child by child from Annex A and the census.
 *
 * A list of Annex A holds what was open at any time in its months. Of what began before them only the
 * slow ones are still in it, so only what began within them is followed.
 */
#ifndef AUDIT_JOURNEY_H
#define AUDIT_JOURNEY_H

#include "audit/timely.h"

enum journey_way {
	JOURNEY_REFERRAL,   /* from referral to the assessment finished */
	JOURNEY_ASSESSMENT, /* from its start to its authorisation */
	JOURNEY_CONFERENCE, /* from the strategy discussion to the conference */
	JOURNEY_REVIEW,	    /* from the conference's plan to its first review; the census alone */
	JOURNEY_MATCH,	    /* from placement order to match */
	JOURNEY_ADOPTION,   /* from placement for adoption to the order */
	JOURNEY_WAYS,
};

/* How long each may take, and whether that is a limit of somebody's or only ours to look at. */
struct journey_limit {
	int32_t days;
	bool working, own;
};

extern const struct journey_limit journey_limits[JOURNEY_WAYS];

struct journey_return {
	bool open;
	int32_t until, since,
	    since_long; /* the day it tells of; how far it and its long lists go back */
	struct timely_rows rows[JOURNEY_WAYS];
};

struct journey {
	struct facets facets[TABLES];
	struct journey_return of[RETURNS];
	struct timely way[JOURNEY_WAYS];
	enum returns from[JOURNEY_WAYS]; /* RETURN_NONE: nothing in the lists tells it */
};

void journey_open(struct journey *j);

/* A child of Annex A or the census, in any order; of others nothing is taken. */
void journey_child(struct journey *j, const struct child *c);

/* All children are through. Annex A tells what it can, for it names teams; the census the rest. */
void journey_finish(struct journey *j);

void journey_close(struct journey *j);

#endif
