/* Child protection plans, and the conferences that begin them. */
#include "rules/rule.h"

/*
 * The section 47 enquiries of an episode from `s` on that led, or should have led, to a
 * conference. NULL after the last.
 */
static const struct section47 *with_conference(const struct section47 *s,
					       const struct cindetails *d)
{
	while (s && (s->cindetails != d || is_yes(s->icpc_not_required)))
		s = next_section47(s);
	return s;
}

/* Whether a conference of the plan's episode was held on the day the plan began. Only an episode
 * without such an enquiry has a conference of its own. */
static bool begins_with_conference(const struct cp_plan *p)
{
	const struct cindetails *d = p->cindetails;
	const struct section47 *s = with_conference(first_section47(d->row.child), d);

	if (!s)
		return date_same(p->start, d->initial_cpc);
	for (; s; s = with_conference(next_section47(s), d))
		if (date_same(p->start, s->initial_cpc))
			return true;
	return false;
}

/* Marks the conferences that a plan of their episode should have begun with, and none did. */
static void flag_conferences(const struct cindetails *d, const struct cp_plan *p, struct sink *out)
{
	const struct section47 *s = with_conference(first_section47(d->row.child), d);

	if (!s)
		flag_with(out, &d->row, &p->row);
	for (; s; s = with_conference(next_section47(s), d))
		flag_with(out, &s->row, &p->row);
}

static void flag_plan(const struct cindetails *d, const struct cp_plan *p, struct sink *out)
{
	const struct section47 *s = with_conference(first_section47(d->row.child), d);

	flag_with(out, &p->row, s ? &s->row : &d->row);
}

/*
 * A plan that begins in the census year begins on the day of the initial conference. Each plan is
 * held against every conference of its episode; the conferences are marked too, unless one of the
 * episode's plans does fit.
 */
static void r2885(const struct child *c, struct sink *out)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		const struct cp_plan *wrong = NULL;
		bool fits = false;

		for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p)) {
			if (p->cindetails != d ||
			    !date_within(p->start, year_start(p), year_end(p)))
				continue;
			if (begins_with_conference(p)) {
				fits = true;
				continue;
			}
			flag_plan(d, p, out);
			wrong = wrong ? wrong : p;
		}
		if (wrong && !fits)
			flag_conferences(d, wrong, out);
	}
}

/* A plan lasts longer than a day. */
static bool r8840(const struct cp_plan *p)
{
	return date_same(p->start, p->end);
}

/* A plan does not end before it began. */
static bool r8925(const struct cp_plan *p)
{
	return date_before(p->end, p->start);
}

static const struct rule rules[] = {
    RULE(child, 2885, 2022, LATEST, ERROR,
	 FIELDS(CP_PLAN_CPPstartDate, SECTION47_DateOfInitialCPC, CINDETAILS_DateOfInitialCPC),
	 NEEDS(CP_PLAN_CINdetailsID, SECTION47_CINdetailsID, SECTION47_ICPCnotRequired,
	       CINDETAILS_CINdetailsID),
	 "The child protection plan began on {CPPstartDate}, but the initial child protection "
	 "conference has the date {DateOfInitialCPC}.",
	 "It is the conference that decides on a plan, so the plan begins the same day.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(cp_plan, 8840, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate),
	 NO_NEEDS, "The child protection plan began and ended on the same day, {CPPstartDate}.",
	 "A plan that never ran would be counted as one that did.",
	 "Correct the date that is wrong, or take out a plan that was entered by mistake."),
    RULE(cp_plan, 8925, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate),
	 NO_NEEDS,
	 "The child protection plan ended on {CPPendDate}, before it began on {CPPstartDate}.",
	 "One of the two dates is wrong, so how long the child had a plan cannot be told.",
	 "Check both dates in the case record, and correct the wrong one."),
};

RULE_TABLE(cin_protection_plan, CIN, "child protection plans");
