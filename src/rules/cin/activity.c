/* What happened in an episode of need: not before its referral, not after it closed. */
#include "rules/cin/episode.h"
#include "rules/cin/pair.h"

/* ---- not before the referral (1103, for assessments, is with them) ---- */

/* No conference before the referral. */
static void r1104(const struct child *c, struct sink *out)
{
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (date_before(s->initial_cpc, s->cindetails->referral_date))
			flag_pair(out, &s->row, &s->cindetails->row);
}

/* No child protection plan before the referral. */
static void r1105(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (date_before(p->start, p->cindetails->referral_date))
			flag_pair(out, &p->row, &p->cindetails->row);
}

/* No section 47 enquiry before the referral. */
static void r2889(const struct child *c, struct sink *out)
{
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (date_before(s->actual_start, s->cindetails->referral_date))
			flag_pair(out, &s->row, &s->cindetails->row);
}

/* No child in need plan before the referral. */
static void r4015(const struct child *c, struct sink *out)
{
	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		if (date_before(p->start, p->cindetails->referral_date))
			flag_pair(out, &p->row, &p->cindetails->row);
}

/* ---- not where it does not belong ---- */

/* A conference is recorded once: with the enquiry that led to it or, without one, with the episode.
 * The two are compared across all episodes of the child. */
static void r2884(const struct child *c, struct sink *out)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
			if (date_same(d->initial_cpc, s->initial_cpc))
				flag_pair(out, &s->row, &d->row);
}

static bool closed_after_assessment(const struct cindetails *d)
{
	return code_in(d->closure_reason, CLOSURE_REASON_RC8, CLOSURE_REASON_RC9);
}

/* An episode that closed after assessment holds nothing that comes later. */
static void r2990(const struct child *c, struct sink *out)
{
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (closed_after_assessment(s->cindetails))
			flag_pair(out, &s->row, &s->cindetails->row);
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (closed_after_assessment(p->cindetails))
			flag_pair(out, &p->row, &p->cindetails->row);
	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		if (closed_after_assessment(p->cindetails))
			flag_pair(out, &p->row, &p->cindetails->row);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (closed_after_assessment(d) && !is_absent(d->initial_cpc))
			flag(out, &d->row);
}

/* An episode with a section 47 enquiry has an assessment. */
static bool r2991Q(const struct section47 *s)
{
	return !has_assessment(s->cindetails);
}

/* ---- not after the episode closed ---- */

static bool late(struct date_cell day, const struct cindetails *d)
{
	return date_after(day, d->closure_date);
}

/* Nothing happens in an episode after it closed. */
static void r8565(const struct child *c, struct sink *out)
{
	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a))
		if (late(a->actual_start, a->cindetails) || late(a->authorisation, a->cindetails))
			flag_pair(out, &a->row, &a->cindetails->row);
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (late(s->actual_start, s->cindetails) || late(s->initial_cpc, s->cindetails))
			flag_pair(out, &s->row, &s->cindetails->row);
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (late(p->end, p->cindetails))
			flag_pair(out, &p->row, &p->cindetails->row);
	for (const struct cin_plan *p = first_cin_plan(c); p; p = next_cin_plan(p))
		if (late(p->start, p->cindetails) || late(p->end, p->cindetails))
			flag_pair(out, &p->row, &p->cindetails->row);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (late(d->initial_cpc, d))
			flag(out, &d->row);
}

static const struct rule rules[] = {
    RULE(child, 1104, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_DateOfInitialCPC, CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINdetailsID, SECTION47_CINdetailsID),
	 "An initial child protection conference was held before the referral on "
	 "{CINreferralDate}.",
	 "A conference follows a referral; one of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(child, 1105, 2022, LATEST, ERROR, FIELDS(CP_PLAN_CPPstartDate, CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINdetailsID, CP_PLAN_CINdetailsID),
	 "The child protection plan began on {CPPstartDate}, before the referral on "
	 "{CINreferralDate}.",
	 "A plan follows a referral; one of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(child, 2884, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_DateOfInitialCPC, CINDETAILS_DateOfInitialCPC), NO_NEEDS,
	 "The initial child protection conference of {DateOfInitialCPC} is recorded twice: with "
	 "the section 47 enquiry and with the episode itself.",
	 "One conference would be counted as two.",
	 "Keep it with the section 47 enquiry that led to it, and clear it in the episode."),
    RULE(child, 2889, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_S47ActualStartDate, CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINdetailsID, SECTION47_CINdetailsID),
	 "The section 47 enquiry began on {S47ActualStartDate}, before the referral on "
	 "{CINreferralDate}.",
	 "An enquiry follows a referral; one of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(
	child, 2990, 2022, LATEST, ERROR,
	FIELDS(CINDETAILS_DateOfInitialCPC, SECTION47_LAchildID, CP_PLAN_LAchildID,
	       CIN_PLAN_LAchildID),
	NEEDS(CINDETAILS_ReasonForClosure, CINDETAILS_CINdetailsID, SECTION47_CINdetailsID,
	      CP_PLAN_CINdetailsID, CIN_PLAN_CINdetailsID),
	"The case was closed after assessment ({ReasonForClosure}), but holds an enquiry, a "
	"conference or a plan.",
	"A case with those did not close after assessment: either the reason or the rest is wrong.",
	"Correct the reason for closure, or move what belongs to another episode."),
    RULE(section47, 2991Q, 2022, LATEST, QUERY, FIELDS(SECTION47_LAchildID),
	 NEEDS(SECTION47_CINdetailsID, ASSESSMENT_CINdetailsID),
	 "There is a section 47 enquiry, but no assessment in the same episode.",
	 "An enquiry is made by means of an assessment, which may have been left out.",
	 "Add the assessment, or explain why there is none."),
    RULE(child, 4015, 2022, LATEST, ERROR,
	 FIELDS(CIN_PLAN_CINPlanStartDate, CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINdetailsID, CIN_PLAN_CINdetailsID),
	 "The child in need plan began on {CINPlanStartDate}, before the referral on "
	 "{CINreferralDate}.",
	 "A plan follows a referral; one of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(child, 8565, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINclosureDate, CINDETAILS_DateOfInitialCPC,
		ASSESSMENT_AssessmentActualStartDate, ASSESSMENT_AssessmentAuthorisationDate,
		SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC, CP_PLAN_CPPendDate,
		CIN_PLAN_CINPlanStartDate, CIN_PLAN_CINPlanEndDate),
	 NEEDS(CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID, SECTION47_CINdetailsID,
	       CP_PLAN_CINdetailsID, CIN_PLAN_CINdetailsID),
	 "Something in this episode has a date after it closed on {CINclosureDate}.",
	 "Work goes on only while a case is open: the closure or the other date is wrong.",
	 "Check the dates in the case record, and correct the wrong one."),
};

RULE_TABLE(cin_activity, CIN, "what happens in an episode of need");
