#include "rules/rule.h"
#include "rules/ssda903/episodes.h"

/* A start that is written down is a day. */
static bool r141(const struct episode *e)
{
	return is_unreadable(e->decom);
}

/* An end that is written down is a day. */
static bool r147(const struct episode *e)
{
	return is_unreadable(e->dec);
}

/* The date an episode ended and the reason why come together or not at all. */
static bool r148(const struct episode *e)
{
	return is_absent(e->dec) != is_absent(e->rec);
}

/* Nobody is looked after before birth: both the birth and the child's earliest episode are marked,
 * since either may be the wrong one. */
static void r302(const struct child *c, struct sink *out)
{
	const struct episode *e = first_dated(c);
	const struct header *born_later = NULL;

	for (const struct header *h = first_header(c); h && e; h = next_header(h))
		if (date_after(h->dob, e->decom)) {
			flag_with(out, &h->row, &e->row);
			born_later = h;
		}
	if (born_later)
		flag_with(out, &e->row, &born_later->row);
}

/* No episode begins after the year the return is for. */
static bool r354(const struct episode *e)
{
	return date_after(e->decom, year_end(e));
}

/* An episode lasts at least one night. */
static bool r355(const struct episode *e)
{
	return date_same(e->decom, e->dec);
}

static const struct rule rules[] = {
    RULE(episode, 141, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM), NO_NEEDS,
	 "The day this episode began, {DECOM}, is not a day in the calendar.",
	 "Until it can be read, the episode has no place in the child's time in care.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(episode, 147, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC), NO_NEEDS,
	 "The day this episode ended, {DEC}, is not a day in the calendar.",
	 "Until it can be read, nobody can say how long the episode lasted.",
	 "Enter it as day/month/year with all four figures of the year, or clear it if the "
	 "episode goes on."),
    RULE(episode, 148, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC, EPISODE_REC), NO_NEEDS,
	 "This episode gives the day it ended, {DEC}, and the reason, {REC}, but only one of "
	 "the two is filled in.",
	 "Whether the child is still in this placement cannot be told.",
	 "If the episode is over, give both; if it goes on, clear both."),
    RULE(child, 302, 2022, LATEST, ERROR, FIELDS(HEADER_DOB, EPISODE_DECOM), NO_NEEDS,
	 "The first episode began on {DECOM}, before the child was born on {DOB}.",
	 "One of the two dates is wrong, and the child's age in care with it.",
	 "Compare both with the case record; often the year of birth or a brother's or "
	 "sister's episode was entered by mistake."),
    RULE(episode, 354, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM), NO_NEEDS,
	 "This episode began on {DECOM}, after the last day of the collection year.",
	 "The return covers one year; what comes later belongs to the next one.",
	 "Correct the date, or leave the episode for next year's return."),
    RULE(episode, 355, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_DEC), NO_NEEDS,
	 "This episode began and ended on the same day, {DECOM}.",
	 "An episode of less than a day is not counted and makes moves look more frequent.",
	 "Take it out and let the episodes around it meet, or correct the date that is wrong."),
};

RULE_TABLE(ssda903_episode_dates, SSDA903, "dates of episodes");
