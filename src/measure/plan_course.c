/* G. Child protection plans: how long they run, visits, reviews, and who is on them. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/follows.h"
#include "measure/lengths.h"
#include "measure/table.h"

enum {
	LONG = 24,	    /* months: the Department's line for a long plan */
	VISIT_WORKING = 10, /* working days: the usual limit between visits */
	VISIT_DAYS = 28,    /* four weeks: the other one */
	ALONE_AGE = 2,	    /* years: younger children are not seen alone */
	CARE_FOLLOWS = 90,  /* days */
};

static const int lengths[] = {3, 6, 12, 18, 24};

static bool open_at(const struct protection *p, const struct window *w)
{
	return open_on(p->start, p->end, w->last);
}

static bool open_then(const struct cp_plan *p, const struct window *w)
{
	return open_on(p->start, p->end, w->last);
}

/* ---- how long ---- */

static struct answer m59(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? length_part(p->start, w->last, lengths, 5) : outside();
}

static struct answer c59(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? length_part(p->start, w->last, lengths, 5) : outside();
}

static struct answer m60(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? is(lasted(p->start, w->last, LONG)) : outside();
}

static struct answer c60(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? is(lasted(p->start, w->last, LONG)) : outside();
}

static struct answer was_long(struct date_cell start, struct date_cell end)
{
	return date_by(start, end) ? is(lasted(start, end, LONG)) : left_out();
}

static struct answer m61(const struct protection *p, const struct window *w)
{
	(void)w;
	return was_long(p->start, p->end);
}

static struct answer m61a(const struct protection *p, const struct window *w)
{
	(void)w;
	return length_to_2_years(p->start, p->end);
}

static struct answer c61(const struct cp_plan *p, const struct window *w)
{
	(void)w;
	return was_long(p->start, p->end);
}

static struct answer c61a(const struct cp_plan *p, const struct window *w)
{
	(void)w;
	return length_to_2_years(p->start, p->end);
}

/* ---- visits ---- */

/* A day that is blank or before the plan is no visit; one to come, or not readable, is a fault. */
enum visited { VISITED, VISITED_NOT, VISITED_UNCLEAR };

static enum visited visited(const struct protection *p, const struct window *w)
{
	if (is_unreadable(p->last_visit) || date_after(p->last_visit, w->last))
		return VISITED_UNCLEAR;
	return date_by(p->start, p->last_visit) ? VISITED : VISITED_NOT;
}

static struct answer visited_in(const struct protection *p, const struct window *w, bool in_time)
{
	enum visited v = visited(p, w);

	return v == VISITED_UNCLEAR ? left_out() : is(v == VISITED && in_time);
}

static struct answer m62(const struct protection *p, const struct window *w)
{
	if (!open_at(p, w))
		return outside();
	if (within_working(p->start, w->last, VISIT_WORKING))
		return left_out();
	return visited_in(p, w, within_working(p->last_visit, w->last, VISIT_WORKING));
}

static struct answer m62a(const struct protection *p, const struct window *w)
{
	if (!open_at(p, w))
		return outside();
	if (within_days(p->start, w->last, VISIT_DAYS))
		return left_out();
	return visited_in(p, w, within_days(p->last_visit, w->last, VISIT_DAYS));
}

static struct answer m62b(const struct protection *p, const struct window *w)
{
	if (!open_at(p, w))
		return outside();
	return visited(p, w) == VISITED ? amount(days_between(p->last_visit, w->last)) : left_out();
}

static struct answer m63(const struct protection *p, const struct window *w)
{
	if (!open_at(p, w) || visited(p, w) != VISITED)
		return outside();
	return age_on(p->born, p->last_visit) < ALONE_AGE ? left_out() : as_said(p->seen_alone);
}

/* ---- reviews ---- */

static struct answer m64(const struct protection *p, const struct window *w)
{
	if (!open_at(p, w))
		return outside();
	if (is_unreadable(p->last_review) || date_after(p->last_review, w->last))
		return left_out();
	return is(plan_reviewed(p->start, p->last_review, w->last));
}

/* Whether each review up to the day came by the day it was due, and none is due now. */
static bool always_in_time(const struct cp_plan *p, struct date_cell day)
{
	struct date_cell due = months_after(p->start, FIRST_REVIEW);
	struct date_cell review = census_review_after(p, p->start);

	while (date_by(review, day)) {
		if (date_after(review, due))
			return false;
		due = date_plus(review, NEXT_REVIEW);
		review = census_review_after(p, review);
	}
	return date_by(day, due);
}

static struct answer c65(const struct cp_plan *p, const struct window *w)
{
	if (!open_then(p, w) || !lasted(p->start, w->last, FIRST_REVIEW))
		return outside();
	return is(always_in_time(p, w->last));
}

/* ---- who, and what else ---- */

static struct answer m66(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? as_said(p->emergency) : outside();
}

static struct answer m66a(const struct child *c, const struct window *w)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (open_at(p, w) && said_yes(p->emergency))
			return yes();
	return outside();
}

/* Unborn 0, under a year 1, older 2. */
static struct answer infancy(struct date_cell born, struct date_cell day)
{
	if (is_unreadable(born))
		return left_out();
	return part(unborn_on(born, day) ? 0 : age_on(born, day) < 1 ? 1 : 2);
}

static struct answer unborn(struct date_cell born, struct date_cell day)
{
	return is_unreadable(born) ? left_out() : is(unborn_on(born, day));
}

static struct answer m67(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? infancy(p->born, w->last) : outside();
}

static struct answer m67a(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? unborn(p->born, w->last) : outside();
}

static struct answer c67(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? infancy(census_birth(p->row.child), w->last) : outside();
}

static struct answer c67a(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? unborn(census_birth(p->row.child), w->last) : outside();
}

/* Whether one of the child's plans is old enough to tell. */
static struct answer m68(const struct child *c, const struct window *w)
{
	bool old_enough = false, any = false;

	for (const struct protection *p = first_protection(c); p; p = next_protection(p)) {
		if (care_within(c, p->start, CARE_FOLLOWS))
			return yes();
		any |= date_by(p->start, w->drawn);
		old_enough |= date_by(date_plus(p->start, CARE_FOLLOWS), w->drawn);
	}
	if (!any)
		return outside();
	return old_enough ? is(false) : left_out();
}

/* Care that begins while the plan runs, or soon after its end. */
static bool care_during(const struct child *c, const struct protection *p)
{
	for (const struct in_care *k = first_in_care(c); k; k = next_in_care(k))
		if (!short_break(k) && date_by(p->start, k->start) &&
		    (is_absent(p->end) || date_by(k->start, date_plus(p->end, CARE_FOLLOWS))))
			return true;
	return false;
}

static struct answer m68a(const struct child *c, const struct window *w)
{
	bool any = false;

	for (const struct protection *p = first_protection(c); p; p = next_protection(p)) {
		if (care_during(c, p))
			return yes();
		any |= date_by(p->start, w->drawn);
	}
	return any ? is(false) : outside();
}

#define NEEDS_OPEN	     NEEDS_OF(PROTECTION_START, PROTECTION_END)
#define NEEDS_OPEN_AND(...)  NEEDS_OF(PROTECTION_START, PROTECTION_END, __VA_ARGS__)
#define CENSUS_OPEN	     NEEDS_OF(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate)
#define CENSUS_OPEN_AND(...) NEEDS_OF(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate, __VA_ARGS__)
#define LENGTHS                                                                                    \
	"Under 3 months", "3 months, under 6", "6 months, under 12", "12 months, under 18",        \
	    "18 months, under 24", "2 years and more"
#define ENDS_EARLY   "plans that end before they begin, and repeats"
#define LONG_PLAN    LIMIT("two years, the Department's line for a long plan")
#define VISIT_FAULTS "visits to come, and days that cannot be read"
#define VISIT_LOCAL  LIMIT("the core group's plan sets it; 10 working days or four weeks are usual")

static const struct measure measures[] = {
    MEASURE(protection, 59, "How long plans have run", "How long have plans run?",
	    "open plans of that length", "open plans in List 7", "repeats", SPLIT, NEITHER, AT_END,
	    NEEDS_OPEN, PARTS(LENGTHS)),
    MEASURE_CIN(cp_plan, 59, "How long plans have run", "How long have plans run?",
		"open plans of that length", "open plans", "", SPLIT, NEITHER, AT_END, CENSUS_OPEN,
		PARTS(LENGTHS)),
    MEASURE(protection, 60, "Plans of two years and more", "Do plans go on too long?",
	    "open plans begun two years before, or earlier", "open plans in List 7", "repeats",
	    SHARE, LESS, AT_END, NEEDS_OPEN, LONG_PLAN),
    MEASURE_CIN(cp_plan, 60, "Plans of two years and more", "Do plans go on too long?",
		"open plans begun two years before, or earlier", "open plans", "", SHARE, LESS,
		AT_END, CENSUS_OPEN, LONG_PLAN),
    MEASURE(protection, 61, "Plans that ended after two years and more",
	    "How many plans went on too long?", "plans that had run for two years or more",
	    "plans ended in the period", ENDS_EARLY, SHARE, LESS, FLOW(PROTECTION_END),
	    NEEDS_OF(PROTECTION_START), LONG_PLAN, ENGLAND(4.4, "2024-25")),
    MEASURE(protection, 61a, "Length of plans that ended",
	    "How long had plans run when they ended?", "plans of that length",
	    "plans ended in the period", ENDS_EARLY, SPLIT, NEITHER, FLOW(PROTECTION_END),
	    NEEDS_OF(PROTECTION_START), PARTS(LENGTHS_TO_2_YEARS)),
    MEASURE_CIN(cp_plan, 61, "Plans that ended after two years and more",
		"How many plans went on too long?", "plans that had run for two years or more",
		"plans ended in the period", "plans that end before they begin", SHARE, LESS,
		FLOW(CP_PLAN_CPPendDate), NEEDS_OF(CP_PLAN_CPPstartDate), LONG_PLAN,
		ENGLAND(4.4, "2024-25")),
    MEASURE_CIN(cp_plan, 61a, "Length of plans that ended",
		"How long had plans run when they ended?", "plans of that length",
		"plans ended in the period", "plans that end before they begin", SPLIT, NEITHER,
		FLOW(CP_PLAN_CPPendDate), NEEDS_OF(CP_PLAN_CPPstartDate),
		PARTS(LENGTHS_TO_2_YEARS)),
    MEASURE(protection, 62, "Visited in the last 10 working days", "Are children on plans visited?",
	    "plans with a visit since they began, in the last 10 working days",
	    "open plans in List 7, older than 10 working days",
	    "plans no older than that; " VISIT_FAULTS, SHARE, MORE, NOW,
	    NEEDS_OPEN_AND(PROTECTION_LAST_VISIT), VISIT_LOCAL),
    MEASURE(protection, 62a, "Visited in the last four weeks", "And within four weeks?",
	    "plans with a visit since they began, in the last 28 days",
	    "open plans in List 7, older than 28 days", "plans no older than that; " VISIT_FAULTS,
	    SHARE, MORE, NOW, NEEDS_OPEN_AND(PROTECTION_LAST_VISIT), VISIT_LOCAL),
    MEASURE(protection, 62b, "Days since the last visit", "How many days ago was the last visit?",
	    "", "open plans in List 7 with a visit since they began",
	    "plans without a visit; " VISIT_FAULTS, QUANTILE, LESS, NOW,
	    NEEDS_OPEN_AND(PROTECTION_LAST_VISIT), VISIT_LOCAL),
    MEASURE(protection, 63, "Seen alone", "Are children seen without their parents?",
	    "plans that say yes",
	    "open plans in List 7 with a visit, of children of two and over, that say yes or no",
	    "unborn children and those under two at the visit, blank and unknown", SHARE, MORE, NOW,
	    NEEDS_OPEN_AND(PROTECTION_LAST_VISIT, PROTECTION_SEEN_ALONE, PROTECTION_BORN)),
    MEASURE(protection, 64, "Review conferences up to date", "Are plans reviewed in time?",
	    "plans reviewed in the last 183 days, or whose first review is not due yet",
	    "open plans in List 7", "reviews to come, and days that cannot be read", SHARE, MORE,
	    NOW, NEEDS_OPEN_AND(PROTECTION_LAST_REVIEW), STANDARD(PLAN_REVIEWS, 100)),
    MEASURE_CIN(
	cp_plan, 65, "Every review in time", "Were plans always reviewed in time?",
	"plans with every review in time so far, and none overdue: the first within three months "
	"of the start, each other within 183 days of the one before",
	"plans open for three months or more", "", SHARE, MORE, AT_END,
	CENSUS_OPEN_AND(CP_REVIEW_CPPreviewDate), STANDARD(PLAN_REVIEWS, 100)),
    MEASURE(protection, 66, "Emergency powers",
	    "How many children on plans had to be taken to safety at once?", "plans that say yes",
	    "open plans in List 7 that say yes or no", "blank and unknown, never taken for no",
	    SHARE, NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_EMERGENCY),
	    LIMIT("emergency protection orders and police protection: sections 44 and 46 of the "
		  "Children Act 1989")),
    MEASURE(child, 66a, "Children taken to safety at once", "How many children is that?",
	    "children on a plan of whom List 7 says yes, for the last six months", "", "", COUNT,
	    NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_EMERGENCY)),
    MEASURE(protection, 67, "Unborn children and infants on plans",
	    "How many are unborn, or in their first year?", "plans of children of that age",
	    "open plans in List 7", "dates of birth that cannot be read", SPLIT, NEITHER, AT_END,
	    NEEDS_OPEN_AND(PROTECTION_BORN), PARTS("Unborn", "Under 1", "1 and over")),
    MEASURE(protection, 67a, "Unborn children on plans", "How many are unborn?",
	    "plans of unborn children", "open plans in List 7",
	    "dates of birth that cannot be read", SHARE, NEITHER, AT_END,
	    NEEDS_OPEN_AND(PROTECTION_BORN), ENGLAND(2.4, "2020")),
    MEASURE_CIN(cp_plan, 67, "Unborn children and infants on plans",
		"How many are unborn, or in their first year?", "plans of children of that age",
		"open plans", "dates of birth that cannot be read", SPLIT, NEITHER, AT_END,
		CENSUS_OPEN_AND(IDENTIFIERS_PersonBirthDate),
		PARTS("Unborn", "Under 1", "1 and over")),
    MEASURE_CIN(cp_plan, 67a, "Unborn children on plans", "How many are unborn?",
		"plans of unborn children", "open plans", "dates of birth that cannot be read",
		SHARE, NEITHER, AT_END, CENSUS_OPEN_AND(IDENTIFIERS_PersonBirthDate),
		ENGLAND(2.4, "2020")),
    MEASURE(child, 68, "Plan, then care", "How many come into care soon after a plan begins?",
	    "children who came into care within 90 days of the start of a plan",
	    "children in List 7",
	    "children whose plans all began in the last 90 days, and who have not come into care",
	    SHARE, NEITHER, NOW, NEEDS_OF(PROTECTION_START, IN_CARE_START, IN_CARE_LEGAL_STATUS)),
    MEASURE(child, 68a, "Care during a plan, or soon after it",
	    "How many come into care from a plan?",
	    "children who came into care while a plan ran, or within 90 days of its end",
	    "children in List 7", "", SHARE, NEITHER, NOW,
	    NEEDS_OF(PROTECTION_START, PROTECTION_END, IN_CARE_START, IN_CARE_LEGAL_STATUS)),
};

MEASURE_TABLE(plan_course, "Child protection plans: length, visits and reviews");
