/* Section 47 enquiries, and the conference that may follow. */
#include "rules/rule.h"

/* Days count from a Monday. */
static bool is_weekend(struct date_cell day)
{
	return has_value(day) && day.v % 7 >= 5;
}

/*
 * A conference is not planned for a weekend. Only for a weekend: a bank holiday is no working day
 * either, and the time limits leave it out, but this query does not ask about it.
 */
static bool r8870Q(const struct section47 *s)
{
	return is_weekend(s->initial_cpc_target);
}

/* Nor is it held on one. */
static bool r8875(const struct section47 *s)
{
	return is_weekend(s->initial_cpc);
}

static const struct rule rules[] = {
    RULE(section47, 8870Q, 2022, LATEST, QUERY, FIELDS(SECTION47_InitialCPCtarget), NO_NEEDS,
	 "The target date of the initial child protection conference, {InitialCPCtarget}, falls on "
	 "a weekend.",
	 "Conferences are held on working days, so the target was probably worked out wrongly.",
	 "Count fifteen working days from the strategy discussion, or explain the date."),
    RULE(section47, 8875, 2022, LATEST, ERROR, FIELDS(SECTION47_DateOfInitialCPC), NO_NEEDS,
	 "The initial child protection conference has a date on a weekend, {DateOfInitialCPC}.",
	 "Conferences are held on working days, so the date is probably wrong.",
	 "Give the day on which the conference was held."),
};

RULE_TABLE(cin_section47, CIN, "section 47 enquiries");
