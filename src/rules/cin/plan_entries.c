/* What each child protection plan says, and how it fits the child's other plans. */
#include "rules/cin/dates.h"
#include "rules/cin/overlap.h"
#include "rules/cin/pair.h"
#include "rules/cin/written.h"

/* A plan began, by the last day of the census year. A blank row of a table is no plan. */
static bool r8720(const struct cp_plan *p)
{
	return is_absent(p->start) ? !is_blank_row(&p->row, &p->cindetails->row)
				   : date_after(p->start, year_end(p));
}

/* A plan says how many the child had before: a number, 0 for none. */
static bool r8730(const struct cp_plan *p)
{
	return !has_value(p->previous_plans);
}

/* A review comes after the plan began. */
static void r8841(const struct child *c, struct sink *out)
{
	for (const struct cp_review *r = first_cp_review(c); r; r = next_cp_review(r)) {
		const struct cp_plan *p = r->cp_plan;

		if (!date_by(r->review_date, p->start))
			continue;
		flag_pair(out, &r->row, &p->row);
	}
}

/* A review has a date. */
static bool r8842Q(const struct cp_review *r)
{
	return is_absent(r->review_date);
}

/* The category of abuse that the plan began with is one of the codes. */
static bool r8905(const struct cp_plan *p)
{
	return !code_valid(p->initial_category, year_of(p));
}

/* So is the latest one. */
static bool r8910(const struct cp_plan *p)
{
	return !code_valid(p->latest_category, year_of(p));
}

/* Marks a plan, and the child's date of death if the plan's day is later. */
static void flag_after_death(const struct cp_plan *p, struct date_cell day, struct sink *out)
{
	for (const struct identifiers *i = first_identifiers(p->row.child); i;
	     i = next_identifiers(i)) {
		if (!date_after(day, i->death_date))
			continue;
		flag_pair(out, &p->row, &i->row);
	}
}

/* No plan begins after the child has died. */
static void r8915(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		flag_after_death(p, p->start, out);
}

/* Nor does one end later. */
static void r8920(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		flag_after_death(p, p->end, out);
}

/* A plan that has ended did so in the census year. */
static bool r8930(const struct cp_plan *p)
{
	return outside_year(p->end, &p->row);
}

/* A child has one plan at most that has not ended. */
static void r8935(const struct child *c, struct sink *out)
{
	size_t open = 0;

	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		open += is_absent(p->end);
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (open > 1 && is_absent(p->end))
			flag(out, &p->row);
}

static bool began_during(const struct cp_plan *a, const struct cp_plan *b)
{
	struct date_cell end = is_absent(b->end) ? year_end(b) : b->end;

	return a != b && date_within(a->start, b->start, end);
}

/* No plan of a child begins while another runs. */
static void r8940(const struct child *c, struct sink *out)
{
	static const enum field beginning[] = {CP_PLAN_CPPstartDate, FIELD_NONE};

	for (const struct cp_plan *a = first_cp_plan(c); a; a = next_cp_plan(a)) {
		struct overlap o = {0};

		for (const struct cp_plan *b = first_cp_plan(c); b; b = next_cp_plan(b)) {
			o.begins_during |= began_during(a, b);
			o.goes_on |= began_during(b, a);
		}
		flag_overlap(out, &a->row, o, beginning);
	}
}

static const struct rule rules[] = {
    RULE(cp_plan, 8720, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate), NO_NEEDS,
	 "The day the child protection plan began is missing or after the census year: "
	 "{CPPstartDate}.",
	 "How long the child has been protected by a plan cannot be told.",
	 "Give the day the plan began; leave out a plan that began after the year."),
    RULE(cp_plan, 8730, 2022, LATEST, ERROR, FIELDS(CP_PLAN_NumberOfPreviousCPP), NO_NEEDS,
	 "The number of child protection plans that the child had before is missing or is no "
	 "number: {NumberOfPreviousCPP}.",
	 "Children who need a plan again show whether help lasts; without it they are not "
	 "counted.",
	 "Give the number of earlier plans, with other authorities too; 0 for none."),
    RULE(child, 8841, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate, CP_REVIEW_CPPreviewDate),
	 NEEDS(CP_PLAN_CPPID, CP_REVIEW_CPPID, CP_PLAN_CINdetailsID, CP_REVIEW_CINdetailsID),
	 "The child protection plan began on {CPPstartDate}, but has a review of {CPPreviewDate}, "
	 "not later than that.",
	 "The conference that makes a plan is no review of it, so reviews would be counted as held "
	 "on time that were not.",
	 "Correct the date that is wrong, or take the first conference out of the reviews."),
    RULE(cp_review, 8842Q, 2022, LATEST, QUERY, FIELDS(CP_REVIEW_CPPreviewDate), NO_NEEDS,
	 "A review of the child protection plan has no date.",
	 "Whether the plan was reviewed in time cannot be told.",
	 "Give the date, or take out an empty review; otherwise explain it."),
    RULE(cp_plan, 8905, 2022, LATEST, ERROR, FIELDS(CP_PLAN_InitialCategoryOfAbuse), NO_NEEDS,
	 "The category of abuse that the plan began with is missing or is not a code that can be "
	 "used: {InitialCategoryOfAbuse}.",
	 "What children are protected from cannot be counted.",
	 "Give NEG, PHY, SAB, EMO or MUL, as the first conference decided."),
    RULE(cp_plan, 8910, 2022, LATEST, ERROR, FIELDS(CP_PLAN_LatestCategoryOfAbuse), NO_NEEDS,
	 "The latest category of abuse is missing or is not a code that can be used: "
	 "{LatestCategoryOfAbuse}.",
	 "What children are protected from cannot be counted.",
	 "Give NEG, PHY, SAB, EMO or MUL; the first category if it has not changed."),
    RULE(child, 8915, 2022, LATEST, ERROR,
	 FIELDS(CP_PLAN_CPPstartDate, IDENTIFIERS_PersonDeathDate), NO_NEEDS,
	 "The child protection plan began on {CPPstartDate}, after the child had died on "
	 "{PersonDeathDate}.",
	 "One of the two dates is wrong, and a date of death must not be.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(child, 8920, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPendDate, IDENTIFIERS_PersonDeathDate),
	 NO_NEEDS,
	 "The child protection plan ended on {CPPendDate}, after the child had died on "
	 "{PersonDeathDate}.",
	 "A plan ends, at the latest, on the day the child dies.",
	 "End the plan on the day of death; check that date if it may be wrong."),
    RULE(cp_plan, 8930, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPendDate), NO_NEEDS,
	 "The child protection plan ended on {CPPendDate}, which is not in the census year.",
	 "Each plan that ends is counted once, in the year in which it ended.",
	 "Correct the date; leave out a plan that ended before the year, and clear a date after "
	 "it."),
    RULE(child, 8935, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPendDate), NO_NEEDS,
	 "The child has more than one child protection plan that has not ended; this one began on "
	 "{CPPstartDate}.",
	 "A child has one plan at a time; with two it is counted twice.",
	 "End the plan that is over, or take out the one entered twice."),
    RULE(child, 8940, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate),
	 NO_NEEDS,
	 "The child protection plan from {CPPstartDate} to {CPPendDate} overlaps another plan of "
	 "the child.",
	 "A child has one plan at a time; days in two plans are counted twice.",
	 "Correct the dates so that one plan has ended before the day the next begins."),
};

RULE_TABLE(cin_plan_entries, CIN, "what child protection plans say");
