/* Who the child is: ids, birth, sex. */
#include "rules/rule.h"

/* A child has the authority's own id. */
static bool r8500(const struct identifiers *i)
{
	return i->row.child->id.len == 0;
}

/* A child in the census was born by its last day. */
static bool r8520(const struct identifiers *i)
{
	return date_after(i->birth_date, year_end(i));
}

/* Gender is given, as one of its codes. */
static bool r4180(const struct identifiers *i)
{
	return !code_valid(i->gender, year_of(i));
}

/* From 2024-25: sex is given, as one of its codes. */
static bool r4180_2024(const struct identifiers *i)
{
	return !code_valid(i->sex, year_of(i));
}

static const struct rule rules[] = {
    RULE(identifiers, 4180, 2022, 2023, ERROR, FIELDS(IDENTIFIERS_GenderCurrent), NO_NEEDS,
	 "The child's gender is missing or is not a code that can be used: {GenderCurrent}.",
	 "Every child is counted by gender; without it the child drops out of those figures.",
	 "Give 1 for male, 2 for female, 0 for not recorded or not yet born, 9 for neither."),
    RULE_FROM(identifiers, 4180, 2024, LATEST, ERROR, FIELDS(IDENTIFIERS_Sex), NO_NEEDS,
	      "The child's sex is missing or is not a code that can be used: {Sex}.",
	      "Every child is counted by sex; without it the child drops out of those figures.",
	      "Give M for male, F for female, U for unknown or not yet born."),
    RULE(identifiers, 8500, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_LAchildID), NO_NEEDS,
	 "This child has no id of the authority.",
	 "Without an id, this child's record cannot be told from others or found again next year.",
	 "Give the id that the case system holds for the child."),
    RULE(identifiers, 8520, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_PersonBirthDate), NO_NEEDS,
	 "The date of birth, {PersonBirthDate}, is after the last day of the census year.",
	 "A child who was not born by then can only be in the census with an expected date of "
	 "birth.",
	 "Correct the date; for an unborn child clear it and give the expected date of birth."),
};

RULE_TABLE(cin_identifiers, CIN, "who the child is");
