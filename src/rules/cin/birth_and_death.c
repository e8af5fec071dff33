/* When a child was born or will be, and what can no longer happen after a child has died. */
#include "rules/cin/dates.h"
#include "rules/cin/pair.h"

/* A child has a date of birth or, before birth, an expected one; not both. */
static bool r8525Q(const struct identifiers *i)
{
	return is_absent(i->birth_date) == is_absent(i->expected_birth_date);
}

enum { DAYS_OVERDUE = 30, MONTHS_AHEAD = 9 };

/* A child not yet born is expected from 30 days before the end of the census to 9 months after. */
static bool r8530Q(const struct identifiers *i)
{
	struct date_cell end = year_end(i);
	struct date_cell ahead = has_value(end) ? date_cell(date_add_months(end.v, MONTHS_AHEAD))
						: (struct date_cell){CELL_ABSENT};

	return date_before(i->expected_birth_date, date_plus(end, -DAYS_OVERDUE)) ||
	       date_after(i->expected_birth_date, ahead);
}

/* A child who has died was born, and before. */
static bool r8535Q(const struct identifiers *i)
{
	return date_before(i->death_date, i->birth_date) ||
	       (!is_absent(i->death_date) && is_absent(i->birth_date));
}

/* A child in the census who has died, died in its year. */
static bool r8545Q(const struct identifiers *i)
{
	return outside_year(i->death_date, &i->row);
}

/* No referral after a child's death. */
static void r8555Q(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
			if (date_before(i->death_date, d->referral_date))
				flag_pair(out, &d->row, &i->row);
}

/* No child in need plan begins after a child's death. */
static void r4008(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
			if (date_before(i->death_date, p->start))
				flag_pair(out, &p->row, &i->row);
}

/* No child in need plan ends after a child's death. */
static void r4009Q(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
			if (date_before(i->death_date, p->end))
				flag_pair(out, &p->row, &i->row);
}

/* An episode that closed because the child died comes with the day of death. */
static void r8585Q(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
			if (is_absent(i->death_date) &&
			    code_is(d->closure_reason, CLOSURE_REASON_RC2))
				flag_pair(out, &d->row, &i->row);
}

enum { DAYS_BEFORE_BIRTH = 280 };

static bool long_before(struct date_cell referral, struct date_cell birth)
{
	return date_before(date_plus(referral, DAYS_BEFORE_BIRTH), birth);
}

/* No referral more than 40 weeks before a child is born or expected. */
static void r8606(const struct child *c, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i))
		for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
			if (long_before(d->referral_date, i->birth_date) ||
			    long_before(d->referral_date, i->expected_birth_date))
				flag_pair(out, &d->row, &i->row);
}

static const struct rule rules[] = {
    RULE(child, 4008, 2022, LATEST, ERROR,
	 FIELDS(IDENTIFIERS_PersonDeathDate, CIN_PLAN_CINPlanStartDate), NO_NEEDS,
	 "A child in need plan began on {CINPlanStartDate}, after the child died on "
	 "{PersonDeathDate}.",
	 "One of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(child, 4009Q, 2022, LATEST, QUERY,
	 FIELDS(IDENTIFIERS_PersonDeathDate, CIN_PLAN_CINPlanEndDate), NO_NEEDS,
	 "A child in need plan ended on {CINPlanEndDate}, after the child died on "
	 "{PersonDeathDate}.",
	 "A plan ends with the child's death at the latest, whenever it was closed in the system.",
	 "Give the day of death as the end of the plan, or explain the date."),
    RULE(
	identifiers, 8525Q, 2022, LATEST, QUERY,
	FIELDS(IDENTIFIERS_PersonBirthDate, IDENTIFIERS_ExpectedPersonBirthDate), NO_NEEDS,
	"The child should have a date of birth or an expected one, and only one of them; here "
	"they are {PersonBirthDate} and {ExpectedPersonBirthDate}.",
	"Whether the child is born, and how old, cannot be told.",
	"Give the date of birth once the child is born and clear the expected one; or explain it."),
    RULE(identifiers, 8530Q, 2022, LATEST, QUERY, FIELDS(IDENTIFIERS_ExpectedPersonBirthDate),
	 NO_NEEDS,
	 "The expected date of birth, {ExpectedPersonBirthDate}, is not between 30 days before the "
	 "end of the census and nine months after it.",
	 "A child expected earlier has been born by now; one expected later is not on the way yet.",
	 "Give the date of birth if the child is born; else correct the date, or explain it."),
    RULE(identifiers, 8535Q, 2022, LATEST, QUERY,
	 FIELDS(IDENTIFIERS_PersonDeathDate, IDENTIFIERS_PersonBirthDate), NO_NEEDS,
	 "The child died on {PersonDeathDate}, but the date of birth is missing or later: "
	 "{PersonBirthDate}.",
	 "One of the two dates is wrong, or the birth was never recorded.",
	 "Check both dates in the case record and correct the wrong one, or explain them."),
    RULE(identifiers, 8545Q, 2022, LATEST, QUERY, FIELDS(IDENTIFIERS_PersonDeathDate), NO_NEEDS,
	 "The child's date of death, {PersonDeathDate}, is not in the census year.",
	 "A child who died before it does not belong in this census; a later day is a slip.",
	 "Correct the date, take the child out of the return, or explain it."),
    RULE(child, 8555Q, 2022, LATEST, QUERY,
	 FIELDS(IDENTIFIERS_PersonDeathDate, CINDETAILS_CINreferralDate), NO_NEEDS,
	 "The child was referred on {CINreferralDate}, after the date of death, {PersonDeathDate}.",
	 "One of the two dates is wrong.",
	 "Check both dates in the case record and correct the wrong one, or explain them."),
    RULE(child, 8585Q, 2022, LATEST, QUERY,
	 FIELDS(CINDETAILS_ReasonForClosure, IDENTIFIERS_PersonDeathDate), NO_NEEDS,
	 "An episode closed because the child died ({ReasonForClosure}), but there is no date of "
	 "death.",
	 "Children's deaths are counted by their date.",
	 "Give the date of death, correct the reason for closure, or explain it."),
    RULE(child, 8606, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINreferralDate, IDENTIFIERS_PersonBirthDate,
		IDENTIFIERS_ExpectedPersonBirthDate),
	 NO_NEEDS,
	 "The referral of {CINreferralDate} came more than 40 weeks before the child's birth "
	 "(born: {PersonBirthDate}; expected: {ExpectedPersonBirthDate}).",
	 "No child was on the way then: the referral may be a brother's or sister's.",
	 "Check the dates in the case record, and correct the wrong one."),
};

RULE_TABLE(cin_birth_and_death, CIN, "birth and death");
