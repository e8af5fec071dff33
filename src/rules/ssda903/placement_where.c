/*
 * Where a placement is: its authority, inside or outside the boundary, and miles from home, all
 * worked out from postcodes. What could not be worked out is absent.
 */
#include "record/authority.h"
#include "rules/rule.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/uasc.h"

enum { FURTHEST = 9999 /* tenths of a mile */ };

/* A placement that the authority provides itself, and that is not a family, stands on its own
 * ground. When nobody said which authority this is, none can be told to be another. */
static bool r1015(const struct episode *e)
{
	struct str ours = e->row.child->scope->authority;

	if (!ours.len || !code_is(e->place_provider, PLACE_PROVIDER_PR1))
		return false;
	if (is_absent(e->place) || in_a_family(e->place))
		return false;
	return !is_absent(e->ls) && !is_short_break(e->ls) &&
	       !authority_same(text_of(e->pl_la), ours);
}

/* The way from home is one that can be in this country; those who came alone have none. */
static bool r164(const struct episode *e)
{
	return !is_short_break(e->ls) &&
	       (is_unreadable(e->pl_distance) || e->pl_distance.v > FURTHEST) &&
	       !was_uasc(e->row.child);
}

/* The authority of placement can be told. */
static bool r169(const struct episode *e)
{
	return !is_short_break(e->ls) && is_absent(e->pl_la);
}

/* And whether it is this one. */
static bool r179(const struct episode *e)
{
	return !is_short_break(e->ls) && is_absent(e->pl_location);
}

static const struct rule rules[] = {
    RULE(episode, 1015, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LA),
	 NEEDS(EPISODE_PLACE, EPISODE_LS, EPISODE_PLACE_PROVIDER),
	 "The authority provides this placement, {PLACE}, itself ({PLACE_PROVIDER}), but by its "
	 "postcode it is in the authority {PL_LA}.",
	 "One of the two is wrong: a home of one's own beyond the boundary is rare.",
	 "Check the postcode first, then the provider: PR2 is another authority, PR4 private, PR5 "
	 "voluntary."),
    RULE(episode, 164, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_DISTANCE),
	 NEEDS(EPISODE_LS, IF_HERE(HEADER_UASC), IF_HERE(LAST(HEADER_UASC))),
	 "The distance from home to this placement comes out as {PL_DISTANCE} miles, which cannot "
	 "be.",
	 "How far from home children are placed is published and inspected.",
	 "Check both postcodes, home and placement, against the case record."),
    RULE(episode, 169, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LA), NEEDS(EPISODE_LS),
	 "In which authority this placement is cannot be told from its postcode.",
	 "The child would be in no count of children placed near home or far from it.",
	 "Enter the full postcode of the placement, or correct the one that is there."),
    RULE(episode, 179, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_LOCATION), NEEDS(EPISODE_LS),
	 "Whether this placement is inside the authority's boundary cannot be told from its "
	 "postcode.",
	 "How many children live outside the authority is published and inspected.",
	 "Enter the full postcode of the placement, or correct the one that is there."),
};

RULE_TABLE(ssda903_placement_where, SSDA903, "where placements are");
