/*
 * Where last year's return left an episode open, this year's goes on with it: the same start, and
 * nothing about it changed, since any change would have begun a new one. Fields are compared as
 * they are written; a value in one year and none in the other is a difference.
 */
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/written.h"

enum { TOLERATED_TENTHS = 2 }; /* of a mile: from here on two distances differ */

/* The episode last year's return left open, and the first of this year's. */
struct pair {
	const struct episode *then, *now;
};

/* Whether there are both. */
static bool find_pair(const struct child *c, struct pair *p)
{
	p->then = left_open(c->last);
	p->now = first_dated(c);
	return p->then && p->now;
}

static void r502(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && date_differs(p.now->decom, p.then->decom))
		flag(out, &p.now->row);
}

static void r503A(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) &&
	    !says_same(&p.now->row, p.now->rne.v, &p.then->row, p.then->rne.v, EPISODE_RNE))
		flag(out, &p.now->row);
}

static void r503B(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !same_legal_status(p.now, p.then))
		flag(out, &p.now->row);
}

static void r503C(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) &&
	    !says_same(&p.now->row, p.now->cin.v, &p.then->row, p.then->cin.v, EPISODE_CIN))
		flag(out, &p.now->row);
}

static void r503D(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !same_place(p.now, p.then))
		flag(out, &p.now->row);
}

/* In 2024-25 a home that was H5 has become K3 by being registered. */
static void r503D_2024(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !same_place(p.now, p.then) &&
	    !(code_is(p.then->place, PLACE_H5) && code_is(p.now->place, PLACE_K3)))
		flag(out, &p.now->row);
}

/* In 2025-26 what was Z1 has become one of four codes. */
static void r503D_2025(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !same_place(p.now, p.then) &&
	    !(c->scope->year == 2025 && code_is(p.then->place, PLACE_Z1) &&
	      is_split_other(p.now->place)))
		flag(out, &p.now->row);
}

static void r503E(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !says_same(&p.now->row, p.now->place_provider.v, &p.then->row,
					   p.then->place_provider.v, EPISODE_PLACE_PROVIDER))
		flag(out, &p.now->row);
}

static void r503F(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !text_says_same(p.now->urn, p.then->urn))
		flag(out, &p.now->row);
}

/* A distance that could not be worked out then and can be now is another; one that cannot be now
 * is left to the checks of postcodes. */
static bool distance_differs(const struct pair *p)
{
	struct tenths_cell then = p->then->pl_distance, now = p->now->pl_distance;

	if (!has_value(now))
		return false;
	return is_absent(then) || (has_value(then) && (now.v - then.v >= TOLERATED_TENTHS ||
						       then.v - now.v >= TOLERATED_TENTHS));
}

static void r503G(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && distance_differs(&p))
		flag(out, &p.now->row);
}

static void r503H(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && !text_says_same(p.now->pl_la, p.then->pl_la))
		flag(out, &p.now->row);
}

static void r503J(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_pair(c, &p) && p.now->pl_location.v != p.then->pl_location.v)
		flag(out, &p.now->row);
}

/* The two episodes began for the same reason, so that they are likely to be one. */
static bool find_one(const struct child *c, struct pair *p)
{
	return find_pair(c, p) && code_same(p->now->rne, p->then->rne);
}

static void r452(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_one(c, &p) && !text_says_same(p.now->pl_la, p.then->pl_la))
		flag(out, &p.now->row);
}

static void r453(const struct child *c, struct sink *out)
{
	struct pair p;

	if (find_one(c, &p) && distance_differs(&p))
		flag(out, &p.now->row);
}

/* An episode from before the year was the latest of last year's. */
static void r562(const struct child *c, struct sink *out)
{
	const struct episode *first = first_dated(c), *latest = last_dated(c->last);

	if (first && date_before(first->decom, year_start(first)) &&
	    !(latest && date_same(latest->decom, first->decom)))
		flag(out, &first->row);
}

/* Who was in care before the year was in last year's return. */
static bool rNoE(const struct episode *e)
{
	const struct child *c = e->row.child;

	return date_before(e->decom, year_start(e)) && !c->nameless && !first_episode(c->last);
}

#define LAST_OPEN EPISODE_DECOM, LAST(EPISODE_DECOM), LAST(EPISODE_DEC)
#define NO_CHANGE                                                                                  \
	"A change begins a new episode; inside one there is none.",                                \
	    "Give this episode what it had last year, and begin a new one on the day of the "      \
	    "change, if there was one."
#define SAME_POSTCODES                                                                             \
	"It is worked out from the postcodes; a placement that moves is a new episode.",           \
	    "Compare both postcodes with last year's, and begin a new episode on the day of the "  \
	    "move, if there was one."

static const struct rule rules[] = {
    RULE(child, 452, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LA),
	 NEEDS(LAST_OPEN, EPISODE_RNE, LAST(EPISODE_RNE), LAST(EPISODE_PL_LA)),
	 "The first episode, from {DECOM}, began for the same reason as the one last year's "
	 "return left open, but in the area of another authority, {PL_LA}.",
	 SAME_POSTCODES),
    RULE(child, 453, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_DISTANCE),
	 NEEDS(LAST_OPEN, EPISODE_RNE, LAST(EPISODE_RNE), LAST(EPISODE_PL_DISTANCE)),
	 "The first episode, from {DECOM}, began for the same reason as the one last year's "
	 "return left open, but at another distance from home, {PL_DISTANCE} miles.",
	 SAME_POSTCODES),
    RULE(child, 502, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM),
	 NEEDS(LAST(EPISODE_DECOM), LAST(EPISODE_DEC)),
	 "Last year's return left an episode open, but this year's first one began on another "
	 "day, {DECOM}.",
	 "The open episode has to be carried on, or the time before this one is lost.",
	 "Begin this year's return with the episode that was open on 31 March, with the start "
	 "it had then."),
    RULE(child, 503A, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE), NEEDS(LAST_OPEN, LAST(EPISODE_RNE)),
	 "The first episode, from {DECOM}, began for the reason {RNE}; last year's return left "
	 "it open with another.",
	 "An episode begins once, and the reason stays.",
	 "Give this episode the reason it had last year."),
    RULE(child, 503B, 2022, LATEST, ERROR, FIELDS(EPISODE_LS), NEEDS(LAST_OPEN, LAST(EPISODE_LS)),
	 "The first episode, from {DECOM}, has the legal status {LS}; last year's return left "
	 "it open with another.",
	 "The order under which a child is looked after does not change inside an episode.",
	 "Give this episode the status it had last year and begin a new one on the day the "
	 "status changed."),
    RULE(child, 503C, 2022, LATEST, ERROR, FIELDS(EPISODE_CIN), NEEDS(LAST_OPEN, LAST(EPISODE_CIN)),
	 "The first episode, from {DECOM}, has the category of need {CIN}; last year's return "
	 "left it open with another.",
	 "It records why this time in care began, which does not change later.",
	 "Give this episode the category it had last year."),
    RULE(child, 503D, 2022, 2023, ERROR, FIELDS(EPISODE_PLACE),
	 NEEDS(LAST_OPEN, LAST(EPISODE_PLACE)),
	 "The first episode, from {DECOM}, is in a placement of the kind {PLACE}; last year's "
	 "return left it open with another.",
	 NO_CHANGE),
    RULE_FROM(child, 503D, 2024, 2024, ERROR, FIELDS(EPISODE_PLACE),
	      NEEDS(LAST_OPEN, LAST(EPISODE_PLACE)),
	      "The first episode, from {DECOM}, is in a placement of the kind {PLACE}; last "
	      "year's return left it open with another, and it is not H5 that became K3.",
	      NO_CHANGE),
    RULE_FROM(child, 503D, 2025, LATEST, ERROR, FIELDS(EPISODE_PLACE),
	      NEEDS(LAST_OPEN, LAST(EPISODE_PLACE)),
	      "The first episode, from {DECOM}, is in a placement of the kind {PLACE}; last "
	      "year's return left it open with another.",
	      NO_CHANGE),
    RULE(child, 503E, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE_PROVIDER),
	 NEEDS(LAST_OPEN, LAST(EPISODE_PLACE_PROVIDER)),
	 "The first episode, from {DECOM}, is with the provider {PLACE_PROVIDER}; last year's "
	 "return left it open with another.",
	 NO_CHANGE),
    RULE(child, 503F, 2022, LATEST, ERROR, FIELDS(EPISODE_URN), NEEDS(LAST_OPEN, LAST(EPISODE_URN)),
	 "The first episode, from {DECOM}, has the Ofsted number {URN}; last year's return left "
	 "it open with another.",
	 NO_CHANGE),
    RULE(child, 503G, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_DISTANCE),
	 NEEDS(LAST_OPEN, LAST(EPISODE_PL_DISTANCE)),
	 "The first episode, from {DECOM}, is {PL_DISTANCE} miles from home; last year's return "
	 "left it open with another distance.",
	 SAME_POSTCODES),
    RULE(child, 503H, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LA),
	 NEEDS(LAST_OPEN, LAST(EPISODE_PL_LA)),
	 "The first episode, from {DECOM}, is in the area of the authority {PL_LA}; last year's "
	 "return left it open in another.",
	 SAME_POSTCODES),
    RULE(child, 503J, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LOCATION),
	 NEEDS(LAST_OPEN, LAST(EPISODE_PL_LOCATION)),
	 "The first episode, from {DECOM}, is on one side of the authority's boundary "
	 "({PL_LOCATION}); last year's return left it open on the other.",
	 SAME_POSTCODES),
    RULE(child, 562, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM), NEEDS(LAST(EPISODE_DECOM)),
	 "The first episode began on {DECOM}, before the year, but last year's return does not "
	 "end with it.",
	 "The child's time in care has a gap between the two returns, or counts days twice.",
	 "Begin this year's return with the episode that was open on 31 March, with the start "
	 "it had then."),
    RULE(episode, NoE, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM),
	 NEEDS(EPISODE_CHILD, LAST(EPISODE_DECOM)),
	 "This episode began on {DECOM}, before the year, but the child has no episode in last "
	 "year's return.",
	 "Either last year's return left a child out, or the child came into care later.",
	 "Correct the start, or the child id if it changed; if last year's return was wrong, "
	 "keep a note of it."),
};

RULE_TABLE(ssda903_carried_on, SSDA903, "episodes carried on from last year");
