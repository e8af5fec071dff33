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

enum { UPN_LENGTH = 13 };

/* A letter and twelve digits. Of a temporary number (a letter at the end) the rule cannot tell. */
static bool is_full_upn(struct str upn)
{
	if (upn.len != UPN_LENGTH)
		return false;
	for (size_t i = 1; i < UPN_LENGTH; i++)
		if (upn.p[i] < '0' || upn.p[i] > '9')
			return false;
	return true;
}

/* The letter that the twelve digits ask for: their sum, weighted by place, in 23 letters. */
static char upn_check_letter(struct str upn)
{
	size_t sum = 0;

	for (size_t i = 1; i < UPN_LENGTH; i++)
		sum += (size_t)(upn.p[i] - '0') * (i + 1);
	return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23];
}

/* The first letter of a unique pupil number agrees with its digits. */
static bool r1510(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);

	return is_full_upn(upn) && upn.p[0] != upn_check_letter(upn);
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
    RULE(identifiers, 1510, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	 "The first letter of the unique pupil number {UPN} does not fit the digits after it.",
	 "A digit or the letter is wrong, so the child cannot be matched with the school records.",
	 "Ask the school for the number again, and correct what was mistyped."),
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
