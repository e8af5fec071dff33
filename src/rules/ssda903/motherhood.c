#include "rules/rule.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/leavers.h"
#include "rules/ssda903/valid.h"

/* Sex was written 1 and 2 until 2023-24 and in letters since. */
static bool is_male(const struct header *h)
{
	return code_in(h->sex, SEX_1, SEX_M);
}

static bool is_female(const struct header *h)
{
	return code_in(h->sex, SEX_2, SEX_F);
}

static bool says_not_a_mother(const struct header *h)
{
	return is_absent(h->mother) || code_is(h->mother, FLAG01_0);
}

/* Short breaks aside, the child was in care at some time; *in_the_year tells whether this year. */
static bool was_in_care(const struct child *c, bool *in_the_year)
{
	bool ever = false;

	*in_the_year = false;
	for (const struct episode *e = first_episode(c); e; e = next_episode(e)) {
		if (is_short_break(e->ls))
			continue;
		ever = true;
		*in_the_year |= in_year(e);
	}
	return ever;
}

/* What is said of being a mother is not an answer, is about a boy, or is missing for a girl in care
 * in the year, of whom it is asked. */
static bool motherhood_wrong(const struct header *h, bool in_the_year)
{
	return code_wrong(h->mother, year_of(h)) || (is_male(h) && !is_absent(h->mother)) ||
	       (is_female(h) && is_absent(h->mother) && in_the_year);
}

/* Whether a girl in care is a mother is answered; of boys, and of girls who have left care, it is
 * not. The records of life after care are marked with the header. */
static void r165(const struct child *c, struct sink *out)
{
	bool in_the_year;

	if (!was_in_care(c, &in_the_year))
		return;
	for (const struct header *h = first_header(c); h; h = next_header(h)) {
		bool wrong = motherhood_wrong(h, in_the_year);
		bool left = is_female(h) && !is_absent(h->mother) && !in_the_year;

		if (wrong || (left && is_leaver(c)))
			flag(out, &h->row);
		for (const struct oc3 *o = first_oc3(c); o; o = next_oc3(o))
			if (wrong || (left && leaver_told(o)))
				flag_with(out, &o->row, &h->row);
	}
}

/* The date of birth of a mother's child is a day. */
static bool r171(const struct header *h)
{
	return is_unreadable(h->mc_dob);
}

/* A boy is nobody's mother: until 2023-24, sex 1. */
static bool r174(const struct header *h)
{
	return code_is(h->sex, SEX_1) && !is_absent(h->mc_dob);
}

/* From 2024-25, sex M. */
static bool r174_2024(const struct header *h)
{
	return code_is(h->sex, SEX_M) && !is_absent(h->mc_dob);
}

/* A mother's child has a date of birth. */
static bool r611(const struct header *h)
{
	return code_is(h->mother, FLAG01_1) && is_absent(h->mc_dob);
}

/* And a girl who is no mother has no child: until 2023-24, sex 2. */
static bool r612(const struct header *h)
{
	return code_is(h->sex, SEX_2) && says_not_a_mother(h) && !is_absent(h->mc_dob);
}

/* From 2024-25, sex F. */
static bool r612_2024(const struct header *h)
{
	return code_is(h->sex, SEX_F) && says_not_a_mother(h) && !is_absent(h->mc_dob);
}

/* A mother was at least 11 when the year began. */
static bool r620(const struct header *h)
{
	return code_is(h->mother, FLAG01_1) && date_after(birthday(h->dob, 11), year_start(h));
}

/* A mother is older than her child. */
static bool r621(const struct header *h)
{
	return date_by(h->mc_dob, h->dob);
}

/* Of a care leaver without any episode it is not asked whether she is a mother. */
static bool r628(const struct header *h)
{
	return !is_absent(h->mother) && !first_episode(h->row.child) && is_leaver(h->row.child);
}

static const struct rule rules[] = {
    RULE(child, 165, 2022, LATEST, ERROR,
	 FIELDS(HEADER_MOTHER, HEADER_SEX, OC3_ACTIV, OC3_ACCOM, OC3_IN_TOUCH),
	 NEEDS(HEADER_CHILD, OC3_CHILD, EPISODE_DECOM, EPISODE_DEC, EPISODE_LS),
	 "Whether the child is a mother is given as {MOTHER}, which does not go with sex {SEX}, "
	 "with the time in care, or with the codes there are.",
	 "Young mothers in care are counted by this, and everybody else must stay out.",
	 "For a girl in care in the year enter 1 or 0; for a boy, or a young woman who had left "
	 "care before the year, clear it."),
    RULE(header, 171, 2022, LATEST, ERROR, FIELDS(HEADER_MC_DOB), NO_NEEDS,
	 "The date of birth of this mother's child, {MC_DOB}, is not a day in the calendar.",
	 "Until it can be read, mother and child cannot be matched.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(header, 174, 2022, 2023, ERROR, FIELDS(HEADER_SEX, HEADER_MC_DOB), NO_NEEDS,
	 "A date of birth of a mother's child, {MC_DOB}, is filled in, but this child is a boy "
	 "({SEX}).",
	 "It is asked of mothers only, so one of the two entries is wrong.",
	 "Clear the date, or correct the sex."),
    RULE_FROM(header, 174, 2024, LATEST, ERROR, FIELDS(HEADER_SEX, HEADER_MC_DOB), NO_NEEDS,
	      "A date of birth of a mother's child, {MC_DOB}, is filled in, but this child is a "
	      "boy ({SEX}).",
	      "It is asked of mothers only, so one of the two entries is wrong.",
	      "Clear the date, or correct the sex."),
    RULE(header, 611, 2022, LATEST, ERROR, FIELDS(HEADER_MOTHER, HEADER_MC_DOB), NO_NEEDS,
	 "The child is a mother, but the date of birth of her child is blank.",
	 "Without it nobody can tell when she became a mother, or whether her child is in care "
	 "too.",
	 "Enter the date, or 0 if the child is not a mother."),
    RULE(header, 612, 2022, 2023, ERROR, FIELDS(HEADER_SEX, HEADER_MOTHER, HEADER_MC_DOB), NO_NEEDS,
	 "The date of birth of a mother's child is {MC_DOB}, but whether the child is a mother "
	 "is given as {MOTHER}.",
	 "A date means that there is a child, so one of the two entries is wrong.",
	 "Enter 1 if she is a mother; if not, clear the date."),
    RULE_FROM(header, 612, 2024, LATEST, ERROR, FIELDS(HEADER_SEX, HEADER_MOTHER, HEADER_MC_DOB),
	      NO_NEEDS,
	      "The date of birth of a mother's child is {MC_DOB}, but whether the child is a "
	      "mother is given as {MOTHER}.",
	      "A date means that there is a child, so one of the two entries is wrong.",
	      "Enter 1 if she is a mother; if not, clear the date."),
    RULE(header, 620, 2022, LATEST, ERROR, FIELDS(HEADER_DOB, HEADER_MOTHER), NO_NEEDS,
	 "The child is recorded as a mother, but, born on {DOB}, was under 11 when the year "
	 "began.",
	 "At that age it is far more likely that an entry is wrong.",
	 "Enter 0 if the child is not a mother, or correct the date of birth."),
    RULE(header, 621, 2022, LATEST, ERROR, FIELDS(HEADER_DOB, HEADER_MC_DOB), NO_NEEDS,
	 "The mother, born on {DOB}, is not older than her child, born on {MC_DOB}.",
	 "One of the two dates is wrong; often they were exchanged.",
	 "Compare both with the case record."),
    RULE(header, 628, 2022, LATEST, ERROR, FIELDS(HEADER_MOTHER),
	 NEEDS(EPISODE_CHILD, OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 "There is care leaver information and no episode, so whether the child is a mother "
	 "({MOTHER}) is not asked.",
	 "Only mothers who were in care in the year are counted.",
	 "Clear the answer, or enter the episode that is missing."),
};

RULE_TABLE(ssda903_motherhood, SSDA903, "mothers in care");
