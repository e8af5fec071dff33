/* Decisions that a child should be placed for adoption, and what last year's return said of them. */
#include "rules/rule.h"
#include "rules/ssda903/written.h"

static const struct placed_adoption *last_years(const struct placed_adoption *p)
{
	return first_placed_adoption(p->row.child->last);
}

static bool is_ended(const struct placed_adoption *p)
{
	return !is_absent(p->date_placed_ceased) || !is_absent(p->reason_placed_ceased);
}

/* A decision from before the year was in last year's return. */
static bool r559(const struct placed_adoption *p)
{
	for (const struct placed_adoption *o = last_years(p); o; o = next_placed_adoption(o))
		if (!is_absent(o->date_placed))
			return false;
	return date_before(p->date_placed, year_start(p));
}

/* One that last year's return left open goes on with the same date. */
static bool r560(const struct placed_adoption *p)
{
	for (const struct placed_adoption *o = last_years(p); o; o = next_placed_adoption(o))
		if (!is_absent(o->date_placed) && is_absent(o->date_placed_ceased) &&
		    !says_same(&p->row, p->date_placed.v, &o->row, o->date_placed.v,
			       PLACED_ADOPTION_DATE_PLACED))
			return true;
	return false;
}

/* One that ended last year is not in this year's. */
static bool r561(const struct placed_adoption *p)
{
	for (const struct placed_adoption *o = last_years(p); o; o = next_placed_adoption(o))
		if (is_ended(o) && date_same(p->date_placed, o->date_placed))
			return true;
	return false;
}

/* After one that ended, another is later. */
static bool r584(const struct placed_adoption *p)
{
	for (const struct placed_adoption *o = last_years(p); o; o = next_placed_adoption(o))
		if (is_ended(o) &&
		    (is_absent(p->date_placed) || date_by(p->date_placed, o->date_placed)))
			return true;
	return false;
}

#define TWO_YEARS "The wait for adoption is counted from the decision, through both returns."

static const struct rule rules[] = {
    RULE(placed_adoption, 559, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED),
	 NEEDS(LAST(PLACED_ADOPTION_DATE_PLACED)),
	 "The decision that the child should be placed for adoption was made on {DATE_PLACED}, "
	 "before the year, but it is not in last year's return.",
	 TWO_YEARS,
	 "Correct the date; if it is right, keep a note of why it was left out last year."),
    RULE(placed_adoption, 560, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED),
	 NEEDS(LAST(PLACED_ADOPTION_DATE_PLACED), LAST(PLACED_ADOPTION_DATE_PLACED_CEASED)),
	 "The decision that the child should be placed for adoption has the date {DATE_PLACED}, "
	 "but last year's return gave another and left the decision in force.",
	 TWO_YEARS,
	 "Give the decision the date it had last year; if it has been replaced, end the old one "
	 "first."),
    RULE(placed_adoption, 561, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED),
	 NEEDS(LAST(PLACED_ADOPTION_DATE_PLACED), LAST(PLACED_ADOPTION_DATE_PLACED_CEASED),
	       LAST(PLACED_ADOPTION_REASON_PLACED_CEASED)),
	 "The decision of {DATE_PLACED} that the child should be placed for adoption was already "
	 "given up in last year's return.",
	 "The child would be counted as waiting for adoption, and is not.",
	 "Take the record out, or enter the date of the new decision if there was one."),
    RULE(placed_adoption, 584, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED),
	 NEEDS(LAST(PLACED_ADOPTION_DATE_PLACED), LAST(PLACED_ADOPTION_DATE_PLACED_CEASED),
	       LAST(PLACED_ADOPTION_REASON_PLACED_CEASED)),
	 "Last year's return gave up a decision that the child should be placed for adoption; "
	 "this one, of {DATE_PLACED}, is not later than that.",
	 "The child would be counted as waiting for adoption all the time between.",
	 "Enter the date of the new decision, or take the record out if there was none."),
};

RULE_TABLE(ssda903_decision_last_year, SSDA903, "adoption decisions, this year and last");
