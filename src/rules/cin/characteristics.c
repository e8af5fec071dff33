/* What the census says of the child: ethnic group, and whether a disability was asked about. */
#include "rules/rule.h"

/* An ethnic group is given, as one of its codes. */
static bool r4220(const struct characteristics *h)
{
	return !code_valid(h->ethnicity, year_of(h));
}

static bool is_born(const struct child *c)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		if (!is_absent(i->birth_date))
			return true;
	return false;
}

/* Marks whose birth and which referrals ask for the disabilities that are not there. */
static void flag_unasked(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		if (!is_absent(i->birth_date))
			flag(out, &i->row);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (is_no(d->referral_nfa))
			flag(out, &d->row);
}

static bool went_further(const struct child *c)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (is_no(d->referral_nfa))
			return true;
	return false;
}

/*
 * A child who is born and whose referral led to further action has a disability code, or NONE, and
 * no other. Codes that cannot be used are marked; with no code at all, what asks for one.
 */
static void r8540(const struct child *c, struct sink *out)
{
	if (!is_born(c) || !went_further(c))
		return;
	if (!first_disability(c))
		flag_unasked(c, out);
	for (const struct disability *d = first_disability(c); d; d = next_disability(d))
		if (!code_valid(d->disability, year_of(d)))
			flag(out, &d->row);
}

static const struct rule rules[] = {
    RULE(
	characteristics, 4220, 2022, LATEST, ERROR, FIELDS(CHARACTERISTICS_Ethnicity), NO_NEEDS,
	"The child's ethnic group is missing or is not a code that can be used: {Ethnicity}.",
	"Whether help reaches children of every background cannot be told without it.",
	"Ask the family; give REFU if they would rather not say, NOBT if it is still to be asked."),
    RULE(child, 8540, 2022, LATEST, ERROR,
	 FIELDS(DISABILITY_Disability, IDENTIFIERS_PersonBirthDate, CINDETAILS_ReferralNFA),
	 NO_NEEDS,
	 "Whether the child has a disability is missing, or is not a code that can be used: "
	 "{Disability}.",
	 "Disabled children are children in need by law, and are counted by these codes.",
	 "Give each disability of the child by its code, or NONE if there is none."),
};

RULE_TABLE(cin_characteristics, CIN, "ethnic group and disability");
