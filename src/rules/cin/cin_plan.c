/* Child in need plans, which do not run beside a child protection plan or one another. */
#include "rules/cin/dates.h"
#include "rules/cin/overlap.h"
#include "rules/cin/pair.h"

/* A referral that led to no further action has no plan. */
static void r4000(const struct child *c, struct sink *out)
{
	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		if (is_yes(p->cindetails->referral_nfa))
			flag_pair(out, &p->row, &p->cindetails->row);
}

static bool is_open(const struct cin_plan *p)
{
	return !is_absent(p->start) && is_absent(p->end);
}

/* An episode has no open child in need plan beside an open child protection plan. */
static void r4001(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *cp = first_cp_plan(c); cp; cp = next_cp_plan(cp))
		for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
			if (p->cindetails == cp->cindetails && is_absent(cp->end) && is_open(p))
				flag_pair(out, &p->row, &cp->row);
}

/* A review on the day the protection plan ends may fall into the plan that follows. */
static bool reviewed_during(const struct cp_review *v, const struct cin_plan *p)
{
	return date_by(p->start, v->review_date) && date_before(v->review_date, p->end) &&
	       !date_same(v->review_date, v->cp_plan->end);
}

/*
 * No protection plan is reviewed while a child in need plan runs. Whether the protection plan has
 * ended since makes no difference; of a child in need plan without an end the rule does not speak.
 */
static void r4003(const struct child *c, struct sink *out)
{
	for (const struct cp_review *v = first_cp_review(c); v; v = next_cp_review(v))
		for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
			if (reviewed_during(v, p)) {
				flag_pair(out, &v->row, &p->row);
				flag_with(out, &v->cp_plan->row, &v->row);
			}
}

/* An episode has at most one plan without an end. */
static bool r4004(const struct cin_plan *p)
{
	if (!is_absent(p->end))
		return false;
	for (const struct cin_plan *q = first_cin_plan(p->row.child); q; q = next_cin_plan(q))
		if (q != p && q->cindetails == p->cindetails && is_absent(q->end))
			return true;
	return false;
}

/* A plan has a first day, by the end of the census year. */
static bool r4010(const struct cin_plan *p)
{
	return is_absent(p->start) || date_after(p->start, year_end(p));
}

/* A plan does not end before it began. */
static bool r4011(const struct cin_plan *p)
{
	return date_before(p->end, p->start);
}

/* A plan lasts longer than a day. */
static bool r4012Q(const struct cin_plan *p)
{
	return date_same(p->start, p->end);
}

/* A plan that has ended, ended in the census year. */
static bool r4013(const struct cin_plan *p)
{
	return outside_year(p->end, &p->row);
}

/* Whether `day` falls into a plan; one without an end runs to the end of the census year. */
static bool falls_within(struct date_cell day, const struct cin_plan *p)
{
	return date_within(day, p->start, is_absent(p->end) ? year_end(p) : p->end);
}

static struct overlap overlap_of(const struct cin_plan *p)
{
	struct overlap o = {false, false};

	for (const struct cin_plan *q = first_cin_plan(p->row.child); q; q = next_cin_plan(q)) {
		if (q == p)
			continue;
		o.begins_during |= falls_within(p->start, q);
		o.goes_on |= falls_within(q->start, p);
	}
	return o;
}

/* No plan begins while another runs, the day that ends it included. */
static void r4014(const struct child *c, struct sink *out)
{
	static const enum field beginning[] = {CIN_PLAN_CINPlanStartDate, FIELD_NONE};

	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		flag_overlap(out, &p->row, overlap_of(p), beginning);
}

/* Whether a plan runs on `day`, the day that ends it left out; one without an end runs to the end
 * of the census year. */
static bool runs_on(struct date_cell day, struct date_cell start, struct date_cell end,
		    struct date_cell year_end)
{
	return date_by(start, day) &&
	       (is_absent(end) ? date_by(day, year_end) : date_before(day, end));
}

/* No child in need plan begins while a child protection plan runs. */
static void r4016(const struct child *c, struct sink *out)
{
	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		for (const struct cp_plan *cp = first_cp_plan(c); cp; cp = next_cp_plan(cp))
			if (runs_on(p->start, cp->start, cp->end, year_end(p)))
				flag_pair(out, &p->row, &cp->row);
}

/* No child protection plan begins while a child in need plan runs. */
static void r4017(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *cp = first_cp_plan(c); cp; cp = next_cp_plan(cp))
		for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
			if (runs_on(cp->start, p->start, p->end, year_end(p)))
				flag_pair(out, &cp->row, &p->row);
}

static const struct rule rules[] = {
    RULE(
	child, 4000, 2022, LATEST, ERROR, FIELDS(CIN_PLAN_LAchildID, CINDETAILS_ReferralNFA),
	NEEDS(CINDETAILS_CINdetailsID, CIN_PLAN_CINdetailsID),
	"The referral led to no further action ({ReferralNFA}), but there is a child in need plan.",
	"A plan is further action; one of the two is wrong.",
	"Mark the referral as one that was followed up, or take out the plan."),
    RULE(
	child, 4001, 2022, LATEST, ERROR, FIELDS(CIN_PLAN_CINPlanEndDate, CP_PLAN_CPPendDate),
	NEEDS(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINdetailsID, CP_PLAN_CINdetailsID),
	"A child in need plan and a child protection plan of the same episode are both still open.",
	"A protection plan takes the place of a child in need plan; the two never run together.",
	"Give the day the child in need plan ended, or the day the protection plan did."),
    RULE(child, 4003, 2022, LATEST, ERROR,
	 FIELDS(CP_REVIEW_CPPreviewDate, CIN_PLAN_CINPlanStartDate, CP_PLAN_CPPendDate),
	 NEEDS(CIN_PLAN_CINPlanEndDate, CP_REVIEW_CPPID, CP_PLAN_CPPID),
	 "A child protection plan was reviewed on {CPPreviewDate}, while a child in need plan was "
	 "running.",
	 "The two kinds of plan never run together, so a review then cannot be right.",
	 "Check the date of the review and the dates of both plans, and correct the wrong one."),
    RULE(cin_plan, 4004, 2022, LATEST, ERROR, FIELDS(CIN_PLAN_CINPlanEndDate),
	 NEEDS(CIN_PLAN_CINdetailsID),
	 "Another child in need plan of this episode is open as well: neither has an end.",
	 "A child has one plan at a time; the one before ends when the next begins.",
	 "Give the day on which the older plan ended."),
    RULE(cin_plan, 4010, 2022, LATEST, ERROR, FIELDS(CIN_PLAN_CINPlanStartDate), NO_NEEDS,
	 "The first day of the child in need plan is missing or after the census year: "
	 "{CINPlanStartDate}.",
	 "How long the child has had a plan counts from it.",
	 "Give the day the plan began; leave out a plan that began after the year."),
    RULE(cin_plan, 4011, 2022, LATEST, ERROR,
	 FIELDS(CIN_PLAN_CINPlanEndDate, CIN_PLAN_CINPlanStartDate), NO_NEEDS,
	 "The child in need plan ended on {CINPlanEndDate}, before it began on {CINPlanStartDate}.",
	 "One of the two dates is wrong, so how long the child had a plan cannot be told.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(cin_plan, 4012Q, 2022, LATEST, QUERY,
	 FIELDS(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate), NO_NEEDS,
	 "The child in need plan began and ended on the same day, {CINPlanStartDate}.",
	 "A plan that never ran would be counted as one that did.",
	 "Correct the date that is wrong, take out the plan, or explain it."),
    RULE(
	cin_plan, 4013, 2022, LATEST, ERROR, FIELDS(CIN_PLAN_CINPlanEndDate), NO_NEEDS,
	"The child in need plan ended on {CINPlanEndDate}, outside the census year.",
	"A plan that ended before belongs to an earlier census; one that ends later is still open.",
	"Correct the date, leave the plan out, or clear the date if the plan goes on."),
    RULE(child, 4014, 2022, LATEST, ERROR,
	 FIELDS(CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate), NO_NEEDS,
	 "This child in need plan, from {CINPlanStartDate} to {CINPlanEndDate}, and another of the "
	 "child overlap.",
	 "A child has one plan at a time, so a day of one of them is counted twice.",
	 "Let each plan end before the next begins, or join those that are one."),
    RULE(child, 4016, 2022, LATEST, ERROR,
	 FIELDS(CIN_PLAN_CINPlanStartDate, CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate), NO_NEEDS,
	 "A child in need plan began on {CINPlanStartDate}, while a child protection plan was "
	 "running ({CPPstartDate} to {CPPendDate}).",
	 "A child in need plan may follow a protection plan; the two never run together.",
	 "Check the dates of both plans, and correct the wrong one."),
    RULE(child, 4017, 2022, LATEST, ERROR,
	 FIELDS(CP_PLAN_CPPstartDate, CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate), NO_NEEDS,
	 "A child protection plan began on {CPPstartDate}, while a child in need plan was running "
	 "({CINPlanStartDate} to {CINPlanEndDate}).",
	 "A child in need plan ends when a protection plan begins; the two never run together.",
	 "Give the day the child in need plan ended, or correct the date that is wrong."),
};

RULE_TABLE(cin_cin_plan, CIN, "child in need plans");
