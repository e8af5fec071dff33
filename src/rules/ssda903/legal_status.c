#include "rules/rule.h"

static bool has_status(const struct child *c, enum code status)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (code_is(e->ls, status))
			return true;
	return false;
}

/* Short breaks are recorded one by one or as an agreement, not both in one year. */
static bool r426(const struct episode *e)
{
	if (e->row.child->nameless)
		return false;
	return (code_is(e->ls, LS_V3) && has_status(e->row.child, LS_V4)) ||
	       (code_is(e->ls, LS_V4) && has_status(e->row.child, LS_V3));
}

/* Children were freed for adoption up to the end of 2005, */
static bool r445(const struct episode *e)
{
	return code_is(e->ls, LS_D1) && date_after(e->decom, date_cell(date_day(2005, 12, 31)));
}

/* and placement orders are made from that December on. */
static bool r446(const struct episode *e)
{
	return code_is(e->ls, LS_E1) && date_before(e->decom, date_cell(date_day(2005, 12, 1)));
}

/* Whoever was freed then is grown up by now. */
static bool r451(const struct episode *e)
{
	return code_is(e->ls, LS_D1) && is_absent(e->dec) && is_absent(e->rec);
}

static const struct rule rules[] = {
    RULE(episode, 426, 2022, LATEST, ERROR, FIELDS(EPISODE_LS), NO_NEEDS,
	 "The child has short breaks both one by one, V3, and under an agreement, V4; this one is "
	 "{LS}.",
	 "They would be counted twice: the agreement stands for all the breaks under it.",
	 "Record all short breaks of the year in one of the two ways."),
    RULE(episode, 445, 2022, 2023, ERROR, FIELDS(EPISODE_LS, EPISODE_DECOM), NO_NEEDS,
	 "The episode from {DECOM} has the legal status {LS}, a freeing order, which ended with "
	 "2005.",
	 "Since then a placement order has been in its place.",
	 "Enter E1 for a placement order, or the order the child is under."),
    RULE(episode, 446, 2022, LATEST, ERROR, FIELDS(EPISODE_LS, EPISODE_DECOM), NO_NEEDS,
	 "The episode from {DECOM} has the legal status {LS}, a placement order, which began with "
	 "December 2005.",
	 "No court could make such an order before that.",
	 "Correct the day this episode began, or enter the order the child was under."),
    RULE(episode, 451, 2022, 2023, ERROR, FIELDS(EPISODE_DEC, EPISODE_REC, EPISODE_LS), NO_NEEDS,
	 "The child is still looked after under a freeing order, {LS}, but none could be applied "
	 "for after 30 December 2005.",
	 "Whoever was freed by then has since grown up.",
	 "Enter the order the child is under, or end the episode."),
};

RULE_TABLE(ssda903_legal_status, SSDA903, "legal status");
