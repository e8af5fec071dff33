/* F. Children in need: how cases close and come back, disability, plans and workers. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/lengths.h"
#include "measure/table.h"
#include "measure/workers.h"

enum {
	SOON = 45,	 /* working days: as long as an assessment may take */
	BACK_DAYS = 90,	 /* six months of lists show no more */
	BACK_MONTHS = 6, /* the census shows more */
};

static bool open_at(const struct in_need *n, const struct window *w)
{
	return open_on(n->start, n->closed, w->last);
}

/* ---- closing, and coming back ---- */

static struct answer reason_part(struct code_cell reason)
{
	return has_value(reason) ? part((unsigned)reason.v - CLOSURE_REASON_RC1) : left_out();
}

static struct answer soon(struct date_cell start, struct date_cell closed)
{
	int days = working_days(start, closed);

	return days == WORKING_DAYS_UNKNOWN ? left_out() : is(days <= SOON);
}

static struct answer m49(const struct in_need *n, const struct window *w)
{
	(void)w;
	return reason_part(n->closure_reason);
}

static struct answer c49(const struct cindetails *d, const struct window *w)
{
	(void)w;
	return reason_part(d->closure_reason);
}

static struct answer m50(const struct in_need *n, const struct window *w)
{
	(void)w;
	return soon(n->start, n->closed);
}

static struct answer c50(const struct cindetails *d, const struct window *w)
{
	(void)w;
	return is_yes(d->referral_nfa) ? outside() : soon(d->referral_date, d->closure_date);
}

/* List 6 may keep only the last case of a child; then a later referral, taken further, tells. */
static bool taken_up_again(const struct child *c, struct date_cell after)
{
	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		if (!said_yes(r->nfa) && within_days(after, r->referred, BACK_DAYS - 1))
			return true;
	return in_need_within(c, after, BACK_DAYS - 1);
}

static struct answer m51(const struct in_need *n, const struct window *w)
{
	if (date_after(date_plus(n->closed, BACK_DAYS), w->drawn))
		return left_out();
	return is(taken_up_again(n->row.child, date_plus(n->closed, 1)));
}

static struct answer c51(const struct cindetails *d, const struct window *w)
{
	struct date_cell until = months_after(d->closure_date, BACK_MONTHS);

	if (is_yes(d->referral_nfa))
		return outside();
	if (date_after(until, w->drawn))
		return left_out();
	for (const struct cindetails *e = first_cindetails(d->row.child); e; e = next_cindetails(e))
		if (date_after(e->referral_date, d->closure_date) &&
		    date_by(e->referral_date, until) && !is_yes(e->referral_nfa))
			return yes();
	return is(false);
}

/* ---- disability, plans, workers ---- */

static struct answer m52(const struct child *c, const struct window *w)
{
	bool no = false;

	if (!open_in_need(c, w->last))
		return outside();
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n)) {
		if (open_at(n, w) && said_yes(n->disability))
			return yes();
		no |= open_at(n, w) && said_no(n->disability);
	}
	return no ? is(false) : left_out();
}

static struct answer c52(const struct child *c, const struct window *w)
{
	if (!census_in_need(c, w->last))
		return outside();
	return census_disabled(c);
}

static bool on_in_period(const struct cin_plan *p, const struct window *w)
{
	return date_by(p->start, w->last) && (is_absent(p->end) || !date_before(p->end, w->first));
}

/* To its end, or to the end of the period for a plan that goes on. */
static struct date_cell ended_by(const struct cin_plan *p, const struct window *w)
{
	return is_absent(p->end) || date_after(p->end, w->last) ? w->last : p->end;
}

static struct answer c53(const struct cin_plan *p, const struct window *w)
{
	return on_in_period(p, w) ? length_days(p->start, ended_by(p, w)) : outside();
}

static struct answer c53a(const struct cin_plan *p, const struct window *w)
{
	return on_in_period(p, w) ? length_to_2_years(p->start, ended_by(p, w)) : outside();
}

static struct answer c53b(const struct cin_plan *p, const struct window *w)
{
	return open_on(p->start, p->end, w->last) ? yes() : outside();
}

static struct answer m54(const struct child *c, const struct window *w)
{
	return case_open(c, w->last) ? is(!case_worker(c, w->last).len) : outside();
}

#define NEEDS_OPEN_AND(field) NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, field)
#define CENSUS_OPEN_AND(field)                                                                     \
	NEEDS_OF(CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate, CINDETAILS_ReferralNFA,    \
		 field)
#define REASONS                                                                                    \
	"Adopted", "Died", "Child arrangements order", "Special guardianship order",               \
	    "Moved to another authority", "Moved to adult services", "Services ended",             \
	    "Closed after assessment", "Passed to early help after assessment"

static const struct measure measures[] = {
    MEASURE(in_need, 49, "Closures by reason", "Why are cases closed?",
	    "cases closed for the reason", "cases closed in the period", "no reason given", SPLIT,
	    NEITHER, FLOW(IN_NEED_CLOSED), NEEDS_OF(IN_NEED_CLOSURE_REASON), PARTS(REASONS)),
    MEASURE_CIN(cindetails, 49, "Closures by reason", "Why are cases closed?",
		"episodes closed for the reason", "episodes closed in the period",
		"no reason given", SPLIT, NEITHER, FLOW(CINDETAILS_CINclosureDate),
		NEEDS_OF(CINDETAILS_ReasonForClosure), PARTS(REASONS)),
    MEASURE(in_need, 50, "Closed soon after opening", "How many cases close almost at once?",
	    "cases closed no later than the 45th working day from their start",
	    "cases closed in the period",
	    "cases closed before they began, or where the days cannot be told", SHARE, NEITHER,
	    FLOW(IN_NEED_CLOSED), NEEDS_OF(IN_NEED_START)),
    MEASURE_CIN(cindetails, 50, "Closed soon after opening", "How many cases close almost at once?",
		"episodes closed no later than the 45th working day from the referral",
		"episodes closed in the period, taken further than the referral",
		"episodes closed before they began, or where the days cannot be told", SHARE,
		NEITHER, FLOW(CINDETAILS_CINclosureDate),
		NEEDS_OF(CINDETAILS_CINreferralDate, CINDETAILS_ReferralNFA)),
    MEASURE(in_need, 51, "Reopened", "How many children are back soon after their case closed?",
	    "closures with a new case, or a referral taken further, within 90 days; six months of "
	    "lists cannot show twelve",
	    "cases closed in the period, 90 days or more before the reference date",
	    "cases closed in the last 90 days, which are too recent to judge", SHARE, LESS,
	    FLOW(IN_NEED_CLOSED), NEEDS_OF(IN_NEED_START, REFERRAL_REFERRED, REFERRAL_NFA)),
    MEASURE_CIN(
	cindetails, 51, "Reopened", "How many children are back soon after their case closed?",
	"closures with a new referral, taken further, within six months; a census of one year "
	"cannot show twelve",
	"episodes closed in the period, six months or more before the census day",
	"episodes closed in the last six months, which are too recent to judge", SHARE, LESS,
	FLOW(CINDETAILS_CINclosureDate),
	NEEDS_OF(CINDETAILS_CINreferralDate, CINDETAILS_ReferralNFA)),
    MEASURE(child, 52, "Disabled children in need", "How many children in need are disabled?",
	    "children of whom an open case says yes",
	    "children with an open case in List 6 that says yes or no",
	    "blank and unknown, never taken for no", SHARE, NEITHER, AT_END,
	    NEEDS_OPEN_AND(IN_NEED_DISABILITY)),
    MEASURE_CIN(child, 52, "Disabled children in need", "How many children in need are disabled?",
		"children with any disability but NONE", "children in need, with a code",
		"children without a code", SHARE, NEITHER, AT_END,
		CENSUS_OPEN_AND(DISABILITY_Disability)),
    MEASURE_CIN(cin_plan, 53, "Days on a child in need plan",
		"For how many days does a child in need plan go on?", "",
		"plans that ran in the period, to their end or to the end of the period",
		"plans that end before they begin", QUANTILE, NEITHER, OVER,
		NEEDS_OF(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate)),
    MEASURE_CIN(cin_plan, 53a, "Child in need plans by length",
		"How long do child in need plans go on?", "plans of that length",
		"plans that ran in the period, to their end or to the end of the period",
		"plans that end before they begin", SPLIT, NEITHER, OVER,
		NEEDS_OF(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate),
		PARTS(LENGTHS_TO_2_YEARS)),
    MEASURE_CIN(cin_plan, 53b, "Child in need plans", "How many such plans are there?",
		"plans open on the day", "", "", COUNT, NEITHER, AT_END,
		NEEDS_OF(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate)),
    MEASURE(child, 54, "Cases without a worker", "Has every child somebody?",
	    "children for whom none of their open cases names a worker: blank, unallocated, duty, "
	    "or the name of a team",
	    "children with an open case in Lists 6 to 9, each once", "", SHARE, LESS, NOW,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_WORKER, PROTECTION_START,
		     PROTECTION_END, PROTECTION_WORKER, IN_CARE_START, IN_CARE_CEASED,
		     IN_CARE_WORKER, LEAVER_WORKER)),
};

MEASURE_TABLE(closures, "Children in need: closures, plans and workers");
