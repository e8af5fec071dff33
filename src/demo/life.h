/*
 * One made-up child's whole story as plain facts: who, every stay in care, every referral. Dates
 * run on past the year's end where the story does; what a return can know of it on its day is cut
 * out later (rows903.c, rowscin.c), the same story for this year and for the last.
 */
#ifndef DEMO_LIFE_H
#define DEMO_LIFE_H

#include "demo/rng.h"
#include "demo/world.h"

enum {
	PERIODS_MAX = 2,
	STAYS_MAX = 44,
	STINTS_MAX = 20,
	INCIDENTS_MAX = 40,
	REFERRALS_MAX = 3,
	ASSESSMENTS_MAX = 3,
	FACTORS_MAX = 4,
	PLANS_MAX = 3,
	REVIEWS_MAX = 12,
	DISABILITIES_MAX = 3,
};

struct span {
	int32_t from, to; /* to: NEVER while it goes on */
};

/* A stay: what the SSDA903 calls an episode. */
struct stay {
	int32_t from, to;
	enum code rne, ls, place, provider, rec, why;
	uint32_t post, urn; /* numbers that become a postcode and an Ofsted number; 0: none */
};

struct stint {
	int32_t from, to;
	uint32_t worker;
	enum code reason;
};

struct assessment {
	int32_t from, authorised;
	enum code factors[FACTORS_MAX];
	size_t nfactors;
};

struct referral {
	int32_t from, closed;
	enum code source, need, reason;
	bool no_action;
	int32_t moved_in_conference; /* for a plan brought by a child from elsewhere, else NEVER */
	struct assessment assessments[ASSESSMENTS_MAX];
	size_t nassessments;
	struct span plans[PLANS_MAX]; /* child in need plans */
	size_t nplans;
	int32_t enquiry, conference; /* section 47; NEVER when there is none */
	bool no_conference;	     /* was not needed */
	struct span protection;	     /* from NEVER: no child protection plan */
	int32_t reviews[REVIEWS_MAX];
	size_t nreviews;
	enum code abuse_first, abuse_latest;
	uint32_t plans_before;
	int32_t pre_from, pre_letter, pre_meeting, pre_step, pre_court; /* pre-proceedings */
	enum code pre_outcome;
};

enum standing {
	STANDING_NEED,	   /* never in care */
	STANDING_CARE,	   /* in care at some time in the year */
	STANDING_RETURNED, /* left care last year, still in need */
	STANDING_LEAVER,
	STANDING_GONE,
};

enum route {
	ROUTE_AGREED, /* section 20 */
	ROUTE_ORDER,  /* care order */
	ROUTE_ADOPTION,
	ROUTE_ALONE, /* unaccompanied asylum-seeking */
	ROUTE_REMAND,
};

struct life {
	uint64_t number;
	enum standing standing;
	enum route route;
	char id[12], upn[16]; /* upn: the number the child has or will have */
	bool no_upn;	      /* educated abroad: there is none */
	bool unborn;
	int32_t birth, death; /* birth of an unborn child: the expected day */
	enum code sex, ethnic;
	enum code disabilities[DISABILITIES_MAX];
	size_t ndisabilities; /* 0: none */
	uint32_t team, worker;

	enum code need; /* the category of need in care */
	struct span care[PERIODS_MAX];
	size_t ncare;
	struct stay stays[STAYS_MAX]; /* only those that reach into the two years */
	size_t nstays;
	uint32_t home;
	int32_t decided, matched, reversed; /* that the child should be adopted; NEVER */
	enum code reversal;
	bool by_carer;
	int32_t baby; /* the birth of the mother's child */
	struct stint stints[STINTS_MAX];
	size_t nstints;
	struct span incidents[INCIDENTS_MAX]; /* missing or away */
	enum code incident_kind[INCIDENTS_MAX];
	size_t nincidents;

	struct referral referrals[REFERRALS_MAX];
	size_t nreferrals;
	int32_t referred_before; /* a referral that was closed before the year; NEVER */
};

/* Streams of one child, each for its purpose, so that none disturbs another. */
enum purpose {
	FOR_PERSON = 1,
	FOR_CARE,
	FOR_NEED,
	FOR_STAFF,
	FOR_SPOILING,
	FOR_VIEW, /* and FOR_VIEW + 1 for last year */
	FOR_LISTS = 10,
	FOR_PRACTICE,
	FOR_CALLER,
	FOR_ADOPTER,
	FOR_AUDITS,
};

/* The whole story of one. Overwrites *l. */
void life_make(const struct world *w, uint64_t number, struct life *l);

/* Parts of life_make, each from its own stream. */
void life_person(const struct world *w, struct life *l, struct rng *r);
void life_care(const struct world *w, struct life *l, struct rng *r);
int32_t life_stays(const struct world *w, struct life *l, struct rng *r, struct span care,
		   enum code rec);
void life_need(const struct world *w, struct life *l, struct rng *r);
void life_staff(const struct world *w, struct life *l, struct rng *r);

/* The child's birthday of that many years. */
int32_t life_birthday(const struct life *l, int years);

#endif
