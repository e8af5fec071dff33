#include "rules/rule.h"
#include "rules/ssda903/birth.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/valid.h"

/* A reason that is given is on the list. */
static bool r1009(const struct episode *e)
{
	return code_wrong(e->reason_place_change, year_of(e));
}

/* A child who moves from one usual placement to another does so for a reason. */
static bool r225(const struct episode *e)
{
	const struct episode *after = next_dated(e);

	return after && code_is(e->rec, REC_X1) && is_absent(e->reason_place_change) &&
	       code_in(after->rne, RNE_P, RNE_B, RNE_T, RNE_U) && !is_temporary(e->place) &&
	       !is_temporary(after->place);
}

/* A temporary stay needs no reason, neither for going there nor for coming back. */
static bool r226(const struct episode *e)
{
	const struct episode *before = if_dated(e) ? prev_episode(e) : NULL;

	return is_temporary(e->place) && (!is_absent(e->reason_place_change) ||
					  (before && !is_absent(before->reason_place_change)));
}

/* Who has not left has no reason for leaving. */
static bool r233(const struct episode *e)
{
	return is_absent(e->dec) && !is_absent(e->reason_place_change);
}

/* The day of the move into custody that ended an episode: the next one began on it. For the
 * child's last episode only its own start is known. Absent when there was no such move. */
static struct date_cell day_of_custody(const struct episode *e)
{
	const struct episode *after = next_dated(e);

	if (!code_is(e->reason_place_change, REASON_PLACE_CHANGE_CUSTOD))
		return (struct date_cell){CELL_ABSENT};
	return after ? after->decom : e->decom;
}

/* Nobody goes to custody before the tenth birthday. Both the birth and the move are marked, since
 * either may be wrong. */
static void r234(const struct child *c, struct sink *out)
{
	struct date_cell ten = birthday(latest_birth(c), 10), first = {CELL_ABSENT};

	for (const struct episode *e = first_dated(c); e; e = next_dated(e)) {
		struct date_cell day = day_of_custody(e);

		if (date_before(day, ten))
			flag(out, &e->row);
		if (!has_value(first))
			first = day;
	}
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (date_before(first, birthday(h->dob, 10)))
			flag(out, &h->row);
}

static const struct rule rules[] = {
    RULE(episode, 1009, 2022, LATEST, ERROR, FIELDS(EPISODE_REASON_PLACE_CHANGE), NO_NEEDS,
	 "The reason for the change of placement, {REASON_PLACE_CHANGE}, is not a code on the "
	 "list.",
	 "It tells moves that were planned for the child from those that went wrong.",
	 "Enter the code, such as CARPL for a move that was planned."),
    RULE(episode, 225, 2022, LATEST, ERROR, FIELDS(EPISODE_REASON_PLACE_CHANGE),
	 NEEDS(EPISODE_DECOM, EPISODE_RNE, EPISODE_REC, EPISODE_PLACE),
	 "The child moved on to another placement from this one, {PLACE}, but no reason for the "
	 "change is given.",
	 "It tells moves that were planned for the child from those that went wrong.",
	 "Enter the reason why this placement ended, such as CARPL for a move that was planned."),
    RULE(episode, 226, 2022, LATEST, ERROR, FIELDS(EPISODE_REASON_PLACE_CHANGE, EPISODE_PLACE),
	 NEEDS(EPISODE_DECOM),
	 "This is a temporary placement, {PLACE}, but a reason for a change of placement stands "
	 "here ({REASON_PLACE_CHANGE}) or in the episode before.",
	 "The usual placement is kept open, so the child has not changed it.",
	 "Clear the reason in both episodes; if the child did not go back, correct the placement."),
    RULE(episode, 233, 2025, LATEST, ERROR, FIELDS(EPISODE_REASON_PLACE_CHANGE), NEEDS(EPISODE_DEC),
	 "The episode is still open, but it gives a reason for a change of placement: "
	 "{REASON_PLACE_CHANGE}.",
	 "The reason says why this placement ended, so it has not ended or the end is missing.",
	 "Clear the reason; if the child has moved, end this episode and begin the next."),
    RULE(child, 234, 2025, LATEST, ERROR, FIELDS(EPISODE_REASON_PLACE_CHANGE, HEADER_DOB),
	 NEEDS(EPISODE_DECOM),
	 "The child, born on {DOB}, left a placement for custody before the tenth birthday.",
	 "Nobody under ten can be charged with an offence, so one of the two is wrong.",
	 "Check the date of birth; if it is right, give another reason for the change of "
	 "placement."),
};

RULE_TABLE(ssda903_placement_change, SSDA903, "why placements changed");
