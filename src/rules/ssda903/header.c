#include "rules/rule.h"

/* Until 2023-24 sex is written as 1 or 2. */
static bool r101(const struct header *h)
{
	return !code_in(h->sex, SEX_1, SEX_2);
}

/* From 2024-25 sex is written as a letter. */
static bool r101_2024(const struct header *h)
{
	return !code_in(h->sex, SEX_M, SEX_F, SEX_U);
}

/* Every child has a date of birth. */
static bool r102(const struct header *h)
{
	return !has_value(h->dob);
}

/* Every child has an ethnic group, if only "refused" or "not yet obtained". */
static bool r103(const struct header *h)
{
	return !code_valid(h->ethnic, year_of(h));
}

static const struct rule rules[] = {
    RULE(header, 101, 2022, 2023, ERROR, FIELDS(HEADER_SEX), NO_NEEDS,
	 "The child's sex is given as {SEX}, which is neither 1 (male) nor 2 (female).",
	 "Sex is counted in nearly every published table, and a child without it drops out.",
	 "Enter 1 or 2, as on the child's record."),
    RULE_FROM(header, 101, 2024, LATEST, ERROR, FIELDS(HEADER_SEX), NO_NEEDS,
	      "The child's sex is given as {SEX}, which is none of M, F and U.",
	      "Sex is counted in nearly every published table, and a child without it drops out.",
	      "Enter M (male), F (female) or U (not known); the 1 and 2 of earlier years are "
	      "no longer taken."),
    RULE(header, 102, 2022, LATEST, ERROR, FIELDS(HEADER_DOB), NO_NEEDS,
	 "The child's date of birth, {DOB}, is missing or is not a day in the calendar.",
	 "Ages rest on it, and so do the many other checks that ask how old the child was.",
	 "Enter the date of birth as day/month/year with all four figures of the year."),
    RULE(header, 103, 2022, LATEST, ERROR, FIELDS(HEADER_ETHNIC), NO_NEEDS,
	 "The child's ethnic group, {ETHNIC}, is missing or is not a code on the list.",
	 "Without it nobody can see whether children of every background are served alike.",
	 "Enter a code from the list, in capitals; REFU if the family would rather not say, "
	 "NOBT if it has not been asked yet."),
};

RULE_TABLE(ssda903_header, SSDA903, "who the child is");
