/* Hospital, holidays and other short stays away from a placement that is kept open meanwhile. */
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/written.h"

enum { CARER_HOLIDAYS_MAX = 2, OTHER_STAY_DAYS = 7 };

/* The usual carers are on holiday at most twice in twelve months. The stays of one return, of three
 * weeks at most, lie within that time. */
static void r377(const struct child *c, struct sink *out)
{
	size_t stays = 0;

	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		stays += code_is(e->place, PLACE_T3);
	for (const struct episode *e = first_episode(c); e && stays > CARER_HOLIDAYS_MAX;
	     e = next_episode(e))
		if (code_is(e->place, PLACE_T3))
			flag(out, &e->row);
}

/* A stay for another reason is of seven days at most: back by the seventh day after it began. */
static bool r379(const struct episode *e)
{
	return code_is(e->place, PLACE_T4) &&
	       date_after(e->dec, date_plus(e->decom, OTHER_STAY_DAYS));
}

/* Care does not begin with a temporary stay, so another placement was left for it. */
static bool r380(const struct episode *e)
{
	return is_temporary(e->place) && !code_in(e->rne, RNE_P, RNE_B);
}

/* Nor does it end with one. */
static bool r381(const struct episode *e)
{
	return is_temporary(e->place) && !is_absent(e->rec) && !code_is(e->rec, REC_X1);
}

/* A short break has no usual placement to be away from. */
static bool r382(const struct episode *e)
{
	return is_temporary(e->place) && is_short_break(e->ls);
}

/* The episode before the temporary stay that ended when e began; NULL when there was none. */
static const struct episode *left_for_a_stay(const struct episode *e)
{
	const struct episode *stay = prev_dated(e);

	return stay && is_temporary(stay->place) ? prev_dated(stay) : NULL;
}

static bool came_back(const struct episode *e, const struct episode *to)
{
	return code_is(e->rne, RNE_P) && same_place(e, to);
}

/* From a temporary stay the child comes back to the placement it was left for. */
static bool r383(const struct episode *e)
{
	const struct episode *usual = left_for_a_stay(e);

	return usual && !came_back(e, usual);
}

/* From 2025-26 at the same address too. */
static bool r383_2025(const struct episode *e)
{
	const struct episode *usual = left_for_a_stay(e);

	return usual && !(came_back(e, usual) && postcode_says_same(e->pl_post, usual->pl_post));
}

static const struct rule rules[] = {
    RULE(child, 377, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE), NO_NEEDS,
	 "The child has more than two stays, {PLACE}, because the usual carers were on holiday.",
	 "Only two such stays in twelve months leave the usual placement the one that counts.",
	 "Keep this code for two of them and record the others as the placements they were; take "
	 "out a stay that was entered twice."),
    RULE(episode, 379, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE),
	 NEEDS(EPISODE_DEC),
	 "The temporary stay {PLACE} lasted from {DECOM} to {DEC}, more than seven days.",
	 "A longer stay is a change of placement and is counted as one.",
	 "Enter the kind of placement it was, or T1 to T3 if the reason was hospital or a "
	 "holiday; if it was short, correct the dates."),
    RULE(episode, 380, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_RNE), NO_NEEDS,
	 "The temporary stay {PLACE} does not follow a change of placement: the reason for the "
	 "episode is {RNE}.",
	 "Care cannot begin with a temporary stay, for there is no usual placement yet.",
	 "Enter P or B if the child came from another placement; if care began here, enter the "
	 "kind of placement it was."),
    RULE(episode, 381, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_REC), NO_NEEDS,
	 "Care ended, {REC}, in the temporary stay {PLACE}.",
	 "Where children were when they left care is published; a temporary stay hides it.",
	 "End the stay with X1 and record the placement the child went back to; if there was no "
	 "going back, enter the kind of placement it was."),
    RULE(episode, 382, 2022, LATEST, ERROR, FIELDS(EPISODE_LS, EPISODE_PLACE), NO_NEEDS,
	 "The child is on a short break, {LS}, but the placement is a temporary stay, {PLACE}.",
	 "A temporary stay is time away from a usual placement, which short breaks do not have.",
	 "Enter where the break was spent, or correct the legal status."),
    RULE(episode, 383, 2022, 2024, ERROR, FIELDS(EPISODE_PLACE), NEEDS(EPISODE_DECOM, EPISODE_RNE),
	 "After a temporary stay the child went to {PLACE} for the reason {RNE}, not back to the "
	 "placement before it.",
	 "If the child did not come back, the stay was a change of placement, and is counted as "
	 "one.",
	 "If the child came back, enter the placement of the episode before the stay and the "
	 "reason P; if not, correct the stay from T to the kind of placement it was."),
    RULE_FROM(episode, 383, 2025, LATEST, ERROR,
	      FIELDS(EPISODE_PLACE, EPISODE_RNE, EPISODE_PL_POST), NEEDS(EPISODE_DECOM),
	      "After a temporary stay the child went to {PLACE} at {PL_POST} for the reason {RNE}, "
	      "not back to the placement before it.",
	      "If the child did not come back, the stay was a change of placement, and is counted "
	      "as one.",
	      "If the child came back, enter the placement and postcode of the episode before the "
	      "stay and the reason P; if not, correct the stay from T to the kind of placement it "
	      "was."),
};

RULE_TABLE(ssda903_temporary_placements, SSDA903, "temporary placements");
