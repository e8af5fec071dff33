#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/written.h"

/* Once another episode has begun, the one before it is over, and the return says when and why. */
static bool r142(const struct episode *e)
{
	return next_dated(e) && (is_absent(e->dec) || is_absent(e->rec));
}

/* An episode begins no earlier than the day the one before it ended. */
static bool r501(const struct episode *e)
{
	const struct episode *before = prev_episode(e);

	return before && date_before(e->decom, before->dec);
}

/* The category of need says why the child came into care: it stays while care goes on. */
static bool r504(const struct episode *e)
{
	const struct episode *before = prev_episode(e);

	return before && code_is(before->rec, REC_X1) && date_same(before->dec, e->decom) &&
	       !says_same(&before->row, before->cin.v, &e->row, e->cin.v, EPISODE_CIN);
}

static const struct rule rules[] = {
    RULE(episode, 142, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC, EPISODE_REC), NEEDS(EPISODE_DECOM),
	 "A later episode of this child has begun, but this one, from {DECOM}, is not closed: "
	 "it ended on {DEC} for the reason {REC}.",
	 "The child would be in two episodes at once, and both would be counted.",
	 "Close this episode with the day the next one began and the reason, most often X1."),
    RULE(episode, 501, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_DEC), NO_NEEDS,
	 "This episode, {DECOM} to {DEC}, began before the one ahead of it had ended.",
	 "A child cannot be in two episodes at once; the days would be counted twice.",
	 "Let this episode begin on the day the earlier one ended, or take out the one that "
	 "was entered twice."),
    RULE(episode, 504, 2022, LATEST, ERROR, FIELDS(EPISODE_CIN),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC, EPISODE_REC),
	 "The category of need changes to {CIN} in the episode from {DECOM}, although care "
	 "went on without a break.",
	 "It records why this time in care began, which a later move does not change.",
	 "Enter the category of the episode with which this time in care began."),
};

RULE_TABLE(ssda903_episode_order, SSDA903, "order of a child's episodes");
