/* Whether sex, age and pupil number fit the child's situation. */
#include "rules/cin/pair.h"
#include "rules/cin/written.h"
#include "rules/rule.h"

enum {
	YEARS_TO_UPN = 6,
	YEARS_TO_SCHOOL = 5,
	YEARS_OF_SUPPORT = 25,
};

static bool is_unborn(const struct identifiers *i)
{
	return is_absent(i->birth_date) && !is_absent(i->expected_birth_date);
}

/* The gender of an unborn child is not known. */
static bool r8750(const struct identifiers *i)
{
	return is_unborn(i) && !code_is(i->gender, GENDER_0);
}

/* From 2024-25: nor is the sex. */
static bool r8750_2024(const struct identifiers *i)
{
	return is_unborn(i) && !code_is(i->sex, SEX_U);
}

/* ---- the unique pupil number ---- */

static bool has_open_referral(const struct child *c)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (is_no(d->referral_nfa))
			return true;
	return false;
}

/* A reason that holds for a child at school, so not UN1; in capitals or not. */
static bool says_why_no_upn(const struct identifiers *i)
{
	static const char *const reasons[] = {"UN2", "UN3", "UN4", "UN5", "UN6", "UN7"};

	for (size_t k = 0; k < sizeof reasons / sizeof reasons[0]; k++)
		if (is_written(&i->row, IDENTIFIERS_UPNunknown, reasons[k]))
			return true;
	return false;
}

static bool lacks_upn(const struct identifiers *i)
{
	return is_absent(i->upn) && has_open_referral(i->row.child) && !says_why_no_upn(i);
}

/* Who is six by the end of the census year has a pupil number, or a reason for not having one. */
static bool r8770Q(const struct identifiers *i)
{
	return date_by(birthday(i->birth_date, YEARS_TO_UPN), year_end(i)) && lacks_upn(i);
}

/* The day by which one was born who is five by the 31 August in the census year. */
static struct date_cell born_for_school(struct date_cell end)
{
	return date_cell(date_day(date_collection_year(end.v) - YEARS_TO_SCHOOL, 8, 31));
}

static bool r8770Q_2024(const struct identifiers *i)
{
	struct date_cell end = year_end(i);

	return has_value(end) && date_by(i->birth_date, born_for_school(end)) && lacks_upn(i);
}

/* UN7 says that nothing came of any of the child's referrals. */
static void r8772(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i)) {
		if (!code_is(i->upn_unknown, UPNUNKNOWN_UN7))
			continue;
		for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
			if (!is_yes(d->referral_nfa))
				flag_pair(out, &i->row, &d->row);
	}
}

/* ---- young people of more than 25 ---- */

/* The 25th birthday. Of somebody born before 1900 it is only known that it had come by 1925. */
static struct date_cell becomes_25(const struct identifiers *i)
{
	if (is_unreadable(i->birth_date) && is_before_1900(&i->row, IDENTIFIERS_PersonBirthDate))
		return date_cell(date_day(1925, 1, 1));
	return birthday(i->birth_date, YEARS_OF_SUPPORT);
}

/* Open, or closed after the 25th birthday. */
static bool helped_after(const struct cindetails *d, struct date_cell day)
{
	return is_absent(d->closure_date) || date_after(d->closure_date, day);
}

/* Nobody is helped as a child in need beyond the age of 25. */
static void r8775Q(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i)) {
		struct date_cell day = becomes_25(i);

		if (!date_before(day, year_end(i)))
			continue;
		for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
			if (helped_after(d, day))
				flag_pair(out, &i->row, &d->row);
	}
}

static const struct rule rules[] = {
    RULE(identifiers, 8750, 2022, 2023, ERROR,
	 FIELDS(IDENTIFIERS_GenderCurrent, IDENTIFIERS_PersonBirthDate,
		IDENTIFIERS_ExpectedPersonBirthDate),
	 NO_NEEDS,
	 "The child is not yet born (expected on {ExpectedPersonBirthDate}), but the gender is "
	 "given "
	 "as {GenderCurrent}.",
	 "Unborn children are counted apart from boys and girls.",
	 "Give 0 for the gender; if the child has been born, give the date of birth."),
    RULE_FROM(
	identifiers, 8750, 2024, LATEST, ERROR,
	FIELDS(IDENTIFIERS_Sex, IDENTIFIERS_PersonBirthDate, IDENTIFIERS_ExpectedPersonBirthDate),
	NO_NEEDS,
	"The child is not yet born (expected on {ExpectedPersonBirthDate}), but the sex is "
	"given as {Sex}.",
	"Unborn children are counted apart from boys and girls.",
	"Give U for the sex; if the child has been born, give the date of birth."),
    RULE(identifiers, 8770Q, 2022, 2023, QUERY, FIELDS(IDENTIFIERS_UPN, IDENTIFIERS_UPNunknown),
	 NEEDS(IDENTIFIERS_PersonBirthDate, CINDETAILS_ReferralNFA),
	 "A child born on {PersonBirthDate} is expected to have a unique pupil number or a reason "
	 "for having none: {UPNunknown}.",
	 "Without the number, how children in need do at school cannot be told.",
	 "Ask the school for the number, or give a reason from UN2 to UN7; otherwise explain it."),
    RULE_FROM(
	identifiers, 8770Q, 2024, LATEST, QUERY, FIELDS(IDENTIFIERS_UPN, IDENTIFIERS_UPNunknown),
	NEEDS(IDENTIFIERS_PersonBirthDate, CINDETAILS_ReferralNFA),
	"A child born on {PersonBirthDate} is of school age, and is expected to have a unique "
	"pupil number or a reason for having none: {UPNunknown}.",
	"Without the number, how children in need do at school cannot be told.",
	"Ask the school for the number, or give a reason from UN2 to UN7; otherwise explain "
	"it."),
    RULE(child, 8772, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPNunknown, CINDETAILS_ReferralNFA),
	 NO_NEEDS,
	 "There is no pupil number because nothing came of the child's referrals (UN7), but one of "
	 "them is not marked as needing no further action: {ReferralNFA}.",
	 "A child who is helped needs the number, so that the school records can be matched.",
	 "Give the number or another reason, or correct the mark of the referral."),
    RULE(child, 8775Q, 2022, LATEST, QUERY,
	 FIELDS(IDENTIFIERS_PersonBirthDate, CINDETAILS_CINclosureDate), NO_NEEDS,
	 "This person, born on {PersonBirthDate}, is over 25, but has an episode that is open or "
	 "closed after the 25th birthday: {CINclosureDate}.",
	 "The census is of children and young people; adults in it distort the figures.",
	 "Correct the date of birth, or close the case; otherwise explain it."),
};

RULE_TABLE(cin_age_and_upn, CIN, "sex, age and pupil number");
