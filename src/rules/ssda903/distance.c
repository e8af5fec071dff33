/*
 * Postcodes of home and placement, and what is worked out from them: miles, the authority of the
 * placement and whether that is this one. Neither is asked of short breaks, nor the distance of
 * children who came to this country alone.
 */
#include "record/authority.h"
#include "record/reference.h"
#include "rules/rule.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/uasc.h"
#include "rules/ssda903/written.h"

/* In tenths of a mile; NOT_TOLD is how a distance that is not known is entered. */
enum { FAR_AWAY = 3500, NOT_TOLD = 9999 };

/* The home of the child and the way there are asked for. */
static bool home_asked(const struct episode *e)
{
	return !is_short_break(e->ls) && !was_uasc(e->row.child);
}

/* A distance is there where it is asked for. */
static bool r392a(const struct episode *e)
{
	return is_absent(e->pl_distance) && home_asked(e);
}

/* So are both postcodes. */
static bool r392b(const struct episode *e)
{
	return (is_absent(e->home_post) || is_absent(e->pl_post)) && home_asked(e);
}

/* Something stands there that is no postcode: one that the list does not have, when there is a list,
 * and otherwise one that has not the form. */
static bool no_postcode(const struct episode *e, struct text_cell t)
{
	const struct reference *r = e->row.child->scope->reference;
	char normal[POSTCODE_TEXT_MAX];
	struct postcode_place place;

	if (!has_value(t))
		return false;
	if (r && r->has_postcodes)
		return !postcodes_find(&r->postcodes, text_of(t), &place);
	return !postcode_normal(text_of(t), normal);
}

/* A postcode that is given is one. Both are where a distance could be worked out. */
static bool r392c(const struct episode *e)
{
	return is_absent(e->pl_distance) &&
	       (no_postcode(e, e->home_post) || no_postcode(e, e->pl_post));
}

/* Only a child who is placed with parents lives at home. */
static bool r392d(const struct episode *e)
{
	return has_value(e->home_post) && postcode_says_same(e->home_post, e->pl_post) &&
	       !code_is(e->place, PLACE_P1);
}

/* A short break has no postcodes. */
static bool r398(const struct episode *e)
{
	return is_short_break(e->ls) && (!is_absent(e->home_post) || !is_absent(e->pl_post));
}

/* Who came alone has no home here to be away from. */
static bool r406(const struct episode *e)
{
	return !is_absent(e->pl_distance) && was_uasc(e->row.child);
}

/* A placement inside the boundary is in this authority, when it is known which one this is. */
static bool r411(const struct episode *e)
{
	struct str ours = e->row.child->scope->authority;

	return ours.len && code_is(e->pl_location, PL_LOCATION_IN) &&
	       !authority_same(text_of(e->pl_la), ours);
}

/* A short break has no authority of placement. */
static bool r420(const struct episode *e)
{
	return is_short_break(e->ls) && !is_absent(e->pl_la);
}

/* Further than 350 miles is further than almost any placement in the country. */
static bool r454_2025(const struct episode *e)
{
	return e->pl_distance.v > FAR_AWAY && e->pl_distance.v != NOT_TOLD;
}

static const struct rule rules[] = {
    RULE(episode, 392a, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_DISTANCE),
	 NEEDS(EPISODE_LS, IF_HERE(HEADER_UASC), IF_HERE(LAST(HEADER_UASC))),
	 "How far this placement is from the child's home cannot be told.",
	 "How far from home children are placed is published and inspected.",
	 "Enter the postcodes of home and placement, in full. A child who came to this country "
	 "alone needs none, but has to be in the UASC table of this year or the last."),
    RULE(episode, 392b, 2022, LATEST, ERROR, FIELDS(EPISODE_HOME_POST, EPISODE_PL_POST),
	 NEEDS(EPISODE_LS, IF_HERE(HEADER_UASC), IF_HERE(LAST(HEADER_UASC))),
	 "A postcode is missing: home {HOME_POST}, placement {PL_POST}.",
	 "Without both, how far from home the child was placed cannot be told.",
	 "Enter both. A child who came to this country alone needs none, but has to be in the "
	 "UASC table of this year or the last."),
    RULE(episode, 392c, 2022, LATEST, ERROR, FIELDS(EPISODE_HOME_POST, EPISODE_PL_POST), NO_NEEDS,
	 "One of the postcodes is not a postcode: home {HOME_POST}, placement {PL_POST}.",
	 "Without both, how far from home the child was placed cannot be told.",
	 "Look for O in place of 0 and I in place of 1, and enter it in full, such as NR1 1AA."),
    RULE(episode, 392d, 2022, LATEST, ERROR,
	 FIELDS(EPISODE_HOME_POST, EPISODE_PL_POST, EPISODE_PLACE), NO_NEEDS,
	 "The placement, {PLACE}, has the postcode of the child's home, {PL_POST}.",
	 "The child would be counted as placed at no distance from home.",
	 "Enter P1 if the child is with parents; if not, correct the one that was copied from the "
	 "other."),
    RULE(episode, 398, 2022, LATEST, ERROR, FIELDS(EPISODE_LS, EPISODE_HOME_POST, EPISODE_PL_POST),
	 NO_NEEDS,
	 "This is a short break, {LS}, but postcodes are given: home {HOME_POST}, placement "
	 "{PL_POST}.",
	 "Short breaks are counted apart, and where they are spent is not collected.",
	 "Clear both; if the child lived there, correct the legal status."),
    RULE(episode, 406, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_DISTANCE),
	 NEEDS(IF_HERE(HEADER_UASC), IF_HERE(LAST(HEADER_UASC))),
	 "The placement is said to be {PL_DISTANCE} miles from home, but the child came to this "
	 "country alone.",
	 "Home is abroad, so the figure would spoil the distances that are published.",
	 "Clear the home postcode; if the child did not come alone, take the UASC record out."),
    RULE(episode, 411, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LOCATION), NEEDS(EPISODE_PL_LA),
	 "The placement is said to be inside the boundary, {PL_LOCATION}, but it is in the "
	 "authority {PL_LA}.",
	 "How many children live outside the authority is published and inspected.",
	 "Check the postcode of the placement, and which authority this return was said to be "
	 "from."),
    RULE(episode, 420, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LA), NEEDS(EPISODE_LS),
	 "This is a short break, {LS}, but it has an authority of placement, {PL_LA}.",
	 "Short breaks are counted apart, and where they are spent is not collected.",
	 "Clear the postcode of the placement; if the child lived there, correct the legal "
	 "status."),
    RULE_FROM(episode, 454, 2025, LATEST, QUERY, FIELDS(EPISODE_PL_DISTANCE), NO_NEEDS,
	      "The placement is {PL_DISTANCE} miles from the child's home, more than 350.",
	      "Few placements are so far away; one wrong postcode is more likely.",
	      "Check both postcodes; if they are right, keep a note of why the child is there."),
};

RULE_TABLE(ssda903_distance, SSDA903, "distance from home");
