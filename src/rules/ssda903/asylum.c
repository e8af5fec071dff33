#include "rules/rule.h"
#include "rules/ssda903/uasc.h"

/* The day a child ceased to be an unaccompanied asylum seeker is one of this year or later. */
static bool r104(const struct uasc *u)
{
	return is_unreadable(u->duc) || date_before(u->duc, year_start(u));
}

/* In the XML form the header answers for every child; the CSV form has no such column. */
static bool r105(const struct header *h)
{
	return h->row.child->scope->xml && !code_valid(h->uasc, year_of(h));
}

/* Unaccompanied children are seldom small. */
static bool r231_2024(const struct header *h)
{
	return date_after(birthday(h->dob, 11), year_end(h)) && is_uasc(h->row.child);
}

/* Who ceased to be one this year was one this year. */
static void r303(const struct child *c, struct sink *out)
{
	for (const struct header *h = first_header(c); h; h = next_header(h))
		for (const struct uasc *u = first_uasc(c); u; u = next_uasc(u))
			if (!is_absent(u->duc) && !code_is(h->uasc, UASC_STATUS_1)) {
				flag_with(out, &h->row, &u->row);
				flag_with(out, &u->row, &h->row);
			}
}

/* Nobody is one beyond childhood. */
static bool r304(const struct uasc *u)
{
	return date_after(u->duc, birthday(u->dob, 18));
}

static const struct rule rules[] = {
    RULE(uasc, 104, 2022, LATEST, ERROR, FIELDS(UASC_DUC), NO_NEEDS,
	 "The day on which this child ceased to be an unaccompanied asylum seeker, {DUC}, lies "
	 "before the year or is not a day in the calendar.",
	 "A child who ceased to be one earlier is not one in this year's count.",
	 "Correct the date, or take the record out if the status ended before the year."),
    RULE(header, 105, 2022, LATEST, ERROR, FIELDS(HEADER_UASC), NO_NEEDS,
	 "Whether the child is an unaccompanied asylum seeker is given as {UASC}, which is "
	 "neither 0 nor 1.",
	 "These children are counted, and paid for, apart.",
	 "Enter 1 if the child was one at any time in the year, and 0 if not."),
    RULE_FROM(header, 231, 2024, LATEST, QUERY, FIELDS(HEADER_DOB), NEEDS(HEADER_UASC),
	      "This unaccompanied asylum-seeking child, born on {DOB}, was under 11 at the end of "
	      "the year.",
	      "Most are well in their teens, so a small child is often a wrong date of birth.",
	      "Compare the date with the case record; if it is right, explain it to the "
	      "Department."),
    RULE(child, 303, 2022, LATEST, ERROR, FIELDS(UASC_DUC, HEADER_UASC),
	 NEEDS(UASC_CHILD, HEADER_CHILD),
	 "The child ceased to be an unaccompanied asylum seeker on {DUC}, but the header says "
	 "that it was none this year ({UASC}).",
	 "The header decides whether the child is counted among them.",
	 "Enter 1 in the header, or clear the date if the child never was one."),
    RULE(uasc, 304, 2022, LATEST, ERROR, FIELDS(UASC_DUC), NEEDS(UASC_DOB),
	 "This child, born on {DOB}, is said to have been an unaccompanied asylum seeker until "
	 "{DUC}, after the 18th birthday.",
	 "The status is a child's and ends with childhood at the latest.",
	 "Enter the 18th birthday or the earlier day, or correct the date of birth."),
};

RULE_TABLE(ssda903_asylum, SSDA903, "unaccompanied children who seek asylum");
