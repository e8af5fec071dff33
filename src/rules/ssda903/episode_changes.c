/*
 * How one episode follows another: the reason why one ended, the reason why the next one began, and
 * what really changed between them. An episode without a start that can be read follows nothing,
 * and nothing follows it.
 */
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/written.h"

/* X1 says that care went on in an episode that began the same day; every other reason, that it did
 * not. */
static bool r388(const struct episode *e)
{
	const struct episode *next = next_dated(e);
	bool goes_on = code_is(e->rec, REC_X1);

	if (!if_dated(e) || is_absent(e->rec) || e->row.child->nameless)
		return false;
	if (!next)
		return goes_on && has_value(e->dec);
	return goes_on ? date_differs(e->dec, next->decom) : date_same(e->dec, next->decom);
}

/* Who starts to be looked after was not looked after that day already. */
static bool r431(const struct episode *e)
{
	const struct episode *before = prev_dated(e);

	return before && code_is(e->rne, RNE_S) && date_by(e->decom, before->dec);
}

/* The episode ended care, for a reason on this year's list. */
static bool left_care(const struct episode *e)
{
	return code_valid(e->rec, year_of(e)) && !code_is(e->rec, REC_X1);
}

/* After care has ended, the next episode starts it anew. */
static bool r432(const struct episode *e)
{
	const struct episode *before = prev_dated(e);

	return before && left_care(before) && !code_is(e->rne, RNE_S);
}

/* The episode ended that day, or one that began when it did and stands before it. */
static bool ended_on(const struct episode *last, struct date_cell day)
{
	for (const struct episode *e = last; e && date_same(e->decom, last->decom);
	     e = prev_episode(e))
		if (date_same(e->dec, day))
			return true;
	return false;
}

/* An episode in which care goes on begins on the day the one before it ended. */
static bool r433(const struct episode *e)
{
	const struct episode *before = prev_episode(e);

	return before && code_in(e->rne, RNE_P, RNE_L, RNE_T, RNE_U, RNE_B) &&
	       !ended_on(before, e->decom);
}

/* L: the legal status changed and the placement did not. */
static bool r434(const struct episode *e)
{
	const struct episode *before = prev_dated(e);

	return before && code_is(e->rne, RNE_L) &&
	       (same_legal_status(e, before) || !same_placement(e, before));
}

/* P and T: the placement changed and the legal status did not. */
static bool r435(const struct episode *e)
{
	const struct episode *before = prev_dated(e);

	return before && code_in(e->rne, RNE_P, RNE_T) &&
	       (!same_legal_status(e, before) || same_placement(e, before));
}

/* B and U: both changed. */
static bool r436(const struct episode *e)
{
	const struct episode *before = prev_dated(e);

	return before && code_in(e->rne, RNE_B, RNE_U) &&
	       (same_legal_status(e, before) || same_placement(e, before));
}

/* After death, or when the child turns out to be an adult, there is no further episode. */
static bool r437(const struct episode *e)
{
	return if_dated(e) && code_in(e->rec, REC_E2, REC_E15) && next_dated(e);
}

static const struct rule rules[] = {
    RULE(episode, 388, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NEEDS(EPISODE_DECOM, EPISODE_DEC),
	 "This episode ended on {DEC} for the reason {REC}, which does not agree with the episodes "
	 "after it.",
	 "X1 means that a new episode began the same day; any other reason, that care ended.",
	 "Enter X1 if care went on, and begin the next episode that day; if care ended, enter the "
	 "reason for it."),
    RULE(episode, 431, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE, EPISODE_DECOM), NEEDS(EPISODE_DEC),
	 "This episode starts a new time in care, {RNE}, on {DECOM}, but the one before it had not "
	 "ended by the day before.",
	 "The child would be counted as having left care and come back.",
	 "If care went on, enter what changed: P, T, L, B or U; if it did not, correct the dates."),
    RULE(episode, 432, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE), NEEDS(EPISODE_DECOM, EPISODE_REC),
	 "Care had ended with the episode before, but the one from {DECOM} does not start it anew: "
	 "its reason is {RNE}.",
	 "The child would be counted as having left care, and this return to it would be missed.",
	 "Enter S if the child came into care again; if care never ended, end the episode before "
	 "with X1."),
    RULE(episode, 433, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE, EPISODE_DECOM), NEEDS(EPISODE_DEC),
	 "This episode carries care on, {RNE}, but it began on {DECOM}, which is not the day the "
	 "one before it ended.",
	 "Between the two the child was either nowhere or in two places at once.",
	 "Let the two meet on one day; if care had ended in between, enter S."),
    RULE(episode, 434, 2022, LATEST, ERROR,
	 FIELDS(EPISODE_RNE, EPISODE_LS, EPISODE_PLACE, EPISODE_PL_POST, EPISODE_URN,
		EPISODE_PLACE_PROVIDER),
	 NEEDS(EPISODE_DECOM),
	 "The reason for the episode from {DECOM} is {RNE}: only the legal status changed. By this "
	 "return either it did not, or the placement changed too.",
	 "Moves are counted by this reason.",
	 "Compare with the episode before: enter P or T if only the placement changed, B or U if "
	 "both did; if the reason is right, correct what differs."),
    RULE(episode, 435, 2022, LATEST, ERROR,
	 FIELDS(EPISODE_LS, EPISODE_PLACE, EPISODE_PL_POST, EPISODE_URN, EPISODE_PLACE_PROVIDER),
	 NEEDS(EPISODE_DECOM, EPISODE_RNE),
	 "The reason for the episode from {DECOM} is {RNE}: only the placement changed. By this "
	 "return either it did not, or the legal status changed too.",
	 "Moves are counted by this reason.",
	 "Compare with the episode before: enter L if only the legal status changed, B or U if "
	 "both did; take the episode out if nothing did."),
    RULE(
	episode, 436, 2022, LATEST, ERROR,
	FIELDS(EPISODE_RNE, EPISODE_LS, EPISODE_PLACE, EPISODE_PL_POST, EPISODE_URN,
	       EPISODE_PLACE_PROVIDER),
	NEEDS(EPISODE_DECOM),
	"The reason for the episode from {DECOM} is {RNE}: both the legal status and the placement "
	"changed. By this return one of them did not.",
	"Moves and new orders are counted by this reason.",
	"Compare with the episode before: enter L if only the legal status changed, P or T if "
	"only the placement did; take the episode out if nothing did."),
    RULE(episode, 437, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NEEDS(EPISODE_DECOM),
	 "This episode ended because the child died or was found to be an adult, {REC}, but there "
	 "is a later one.",
	 "After either of these there is no more care to record.",
	 "Correct the reason if care went on or the child left for another one; if it is "
	 "right, take the later episodes out."),
};

RULE_TABLE(ssda903_episode_changes, SSDA903, "how one episode follows another");
