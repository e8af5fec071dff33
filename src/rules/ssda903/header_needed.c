/* What the header has to say of a child who is looked after other than in short breaks: the pupil
 * number and, of a girl, whether she is a mother. */
#include "rules/rule.h"
#include "rules/ssda903/both.h"
#include "rules/ssda903/placements.h"

/* Some episode is not a short break. One whose legal status cannot be read may be. */
static bool looked_after(const struct child *c)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (!is_unreadable(e->ls) && !is_short_break(e->ls))
			return true;
	return false;
}

static bool mother_not_told(const struct header *h, enum code girl)
{
	return code_is(h->sex, girl) && is_absent(h->mother);
}

/* Of every girl it is said whether she is a mother. */
static bool r393(const struct header *h)
{
	return mother_not_told(h, SEX_2) && looked_after(h->row.child);
}

/* From 2024-25 sex is written in letters. */
static bool r393_2024(const struct header *h)
{
	return mother_not_told(h, SEX_F) && looked_after(h->row.child);
}

/* Every child has a pupil number, or the reason why not. */
static bool r442(const struct header *h)
{
	return is_absent(h->upn) && looked_after(h->row.child);
}

/* Care ended with this episode, in the year, and was not a short break. */
static bool left_in_year(const struct episode *e)
{
	return !is_absent(e->rec) && !code_is(e->rec, REC_X1) && !is_short_break(e->ls) &&
	       date_within(e->dec, year_start(e), year_end(e));
}

static void mother_when_leaving(const struct child *c, enum code girl, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct header *h = first_header(c); h; h = next_header(h))
			if (left_in_year(e) && mother_not_told(h, girl))
				flag_both(out, &e->row, &h->row);
}

/* The same of a girl who left care in the year. */
static void r607(const struct child *c, struct sink *out)
{
	mother_when_leaving(c, SEX_2, out);
}

/* From 2024-25 sex is written in letters. */
static void r607_2024(const struct child *c, struct sink *out)
{
	mother_when_leaving(c, SEX_F, out);
}

/* The episode with which care ended: the last to end, when all have. NULL when one is still open,
 * or its end cannot be read. */
static const struct episode *last_ended(const struct child *c)
{
	const struct episode *last = first_episode(c);

	for (const struct episode *e = last; e; e = next_episode(e)) {
		if (!has_value(e->dec))
			return NULL;
		if (date_after(e->dec, last->dec))
			last = e;
	}
	return last;
}

/* A mother's first child was born by the end of the year, and while she was looked after. */
static void r625(const struct child *c, struct sink *out)
{
	const struct episode *last = last_ended(c);

	for (const struct header *h = first_header(c); h; h = next_header(h)) {
		if (last &&
		    (date_after(h->mc_dob, last->dec) || date_after(h->mc_dob, year_end(h))))
			flag_both(out, &h->row, &last->row);
		else if (date_after(h->mc_dob, year_end(h)))
			flag(out, &h->row);
	}
}

static const struct rule rules[] = {
    RULE(header, 393, 2022, 2023, ERROR, FIELDS(HEADER_MOTHER), NEEDS(HEADER_SEX, EPISODE_LS),
	 "It is not said whether this girl is a mother.",
	 "How many mothers are looked after is published.",
	 "Enter 1 if she has a child, 0 if not."),
    RULE_FROM(header, 393, 2024, LATEST, ERROR, FIELDS(HEADER_MOTHER),
	      NEEDS(HEADER_SEX, EPISODE_LS), "It is not said whether this girl is a mother.",
	      "How many mothers are looked after is published.",
	      "Enter 1 if she has a child, 0 if not."),
    RULE(header, 442, 2022, LATEST, ERROR, FIELDS(HEADER_UPN), NEEDS(EPISODE_LS),
	 "There is no unique pupil number.",
	 "It links children to their schooling, so how they fare at school can be told.",
	 "Ask the school or the pupil database for it; if there is none, enter the reason, one of "
	 "UN1 to UN5."),
    RULE(child, 607, 2022, 2023, ERROR,
	 FIELDS(EPISODE_DEC, EPISODE_REC, HEADER_MOTHER, EPISODE_LS, HEADER_SEX), NO_NEEDS,
	 "This girl left care on {DEC}, {REC}, but it is not said whether she is a mother.",
	 "How many mothers are looked after is published.",
	 "Enter 1 in the header if she has a child, 0 if not."),
    RULE_FROM(child, 607, 2024, LATEST, ERROR,
	      FIELDS(EPISODE_DEC, EPISODE_REC, HEADER_MOTHER, EPISODE_LS, HEADER_SEX), NO_NEEDS,
	      "This girl left care on {DEC}, {REC}, but it is not said whether she is a mother.",
	      "How many mothers are looked after is published.",
	      "Enter 1 in the header if she has a child, 0 if not."),
    RULE(child, 625, 2022, LATEST, ERROR, FIELDS(HEADER_MC_DOB, EPISODE_DEC), NO_NEEDS,
	 "The mother's first child was born on {MC_DOB}, after the end of the year or after she "
	 "left care on {DEC}.",
	 "Only births up to then are collected; a later one counts her as a mother too early.",
	 "Correct the birth date; if it is right, clear it, and enter 0 for mother."),
};

RULE_TABLE(ssda903_header_needed, SSDA903, "what the header must say");
