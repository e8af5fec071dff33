/* Episodes of one child beside each other: open ones, and ones that overlap. */
#include "rules/cin/overlap.h"
#include "rules/cin/pair.h"

/* Open, and not just a referral that nothing came of. */
static bool goes_on(const struct cindetails *d)
{
	return is_absent(d->closure_date) && is_no(d->referral_nfa);
}

/* A child has one open episode at most. Referrals without further action are not counted; when
 * there are two others, every episode without a closure is marked. */
static void r8815(const struct child *c, struct sink *out)
{
	size_t open = 0;

	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		open += goes_on(d);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (open > 1 && is_absent(d->closure_date))
			flag(out, &d->row);
}

/* The episode with the latest referral; of several on that day, the first in the file. */
static const struct cindetails *latest_referral(const struct child *c)
{
	const struct cindetails *latest = NULL;

	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (has_value(d->referral_date) &&
		    (!latest || date_after(d->referral_date, latest->referral_date)))
			latest = d;
	return latest;
}

/* Only the latest episode is open. The latest is marked too, where another is open. */
static void r8816(const struct child *c, struct sink *out)
{
	const struct cindetails *latest = latest_referral(c);

	for (const struct cindetails *d = first_cindetails(c); d && latest;
	     d = next_cindetails(d)) {
		if (d == latest || !has_value(d->referral_date) || !goes_on(d))
			continue;
		flag(out, &d->row);
		flag(out, &latest->row);
	}
}

/* One referral may come on the day the other closes. */
static bool referred_during(const struct cindetails *a, const struct cindetails *b)
{
	if (!date_by(b->referral_date, a->referral_date))
		return false;
	return goes_on(b) ? date_before(a->referral_date, year_end(a))
			  : date_before(a->referral_date, b->closure_date);
}

/* No episode begins while another goes on. */
static void r8820(const struct child *c, struct sink *out)
{
	static const enum field beginning[] = {CINDETAILS_CINreferralDate, FIELD_NONE};

	for (const struct cindetails *a = first_cindetails(c); a; a = next_cindetails(a)) {
		struct overlap o = {0};

		for (const struct cindetails *b = first_cindetails(c); b; b = next_cindetails(b)) {
			o.begins_during |= a != b && referred_during(a, b);
			o.goes_on |= a != b && referred_during(b, a);
		}
		flag_overlap(out, &a->row, o, beginning);
	}
}

/* ---- referrals without further action ---- */

static bool is_begun(const struct assessment *a)
{
	return !is_absent(a->actual_start) || !is_absent(a->authorisation);
}

static bool is_enquired(const struct section47 *s)
{
	return !is_absent(s->actual_start) || !is_absent(s->initial_cpc);
}

/* Marks the assessments and enquiries of a referral. Returns whether there are any. */
static bool flag_work_done(const struct cindetails *d, struct sink *out)
{
	const struct child *c = d->row.child;
	bool any = false;

	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a))
		if (a->cindetails == d && is_begun(a)) {
			flag_with(out, &a->row, &d->row);
			any = true;
		}
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (s->cindetails == d && is_enquired(s)) {
			flag_with(out, &s->row, &d->row);
			any = true;
		}
	return any;
}

/* Where nothing was done after a referral there is no assessment, enquiry or conference. */
static void r8831(const struct child *c, struct sink *out)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		if (!is_yes(d->referral_nfa))
			continue;
		if (flag_work_done(d, out) || !is_absent(d->initial_cpc))
			flag(out, &d->row);
	}
}

/* Nor is there a child protection plan. */
static void r8832(const struct child *c, struct sink *out)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p)) {
		const struct cindetails *d = p->cindetails;

		if (!is_yes(d->referral_nfa))
			continue;
		flag_pair(out, &p->row, &d->row);
	}
}

static const struct rule rules[] = {
    RULE(
	child, 8815, 2022, LATEST, ERROR, FIELDS(CINDETAILS_CINclosureDate),
	NEEDS(CINDETAILS_ReferralNFA),
	"The child has more than one open episode; this one, of the referral of {CINreferralDate}, "
	"has no closure date.",
	"A child with two open cases is counted twice, and nobody can say which one is live.",
	"Close the episode that has ended, or mark a referral that led to nothing as such."),
    RULE(child, 8816, 2022, LATEST, ERROR, FIELDS(CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINclosureDate, CINDETAILS_ReferralNFA),
	 "An episode of this child is still open though it is not the latest one; this record has "
	 "the referral date {CINreferralDate}.",
	 "A new referral begins a new case only when the one before has closed.",
	 "Close the earlier episode, or put what happened later into it."),
    RULE(child, 8820, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate),
	 NEEDS(CINDETAILS_ReferralNFA),
	 "The episode from {CINreferralDate} to {CINclosureDate} overlaps another episode of the "
	 "child.",
	 "Days that stand in two episodes are counted twice.",
	 "Correct the dates so that one episode has closed by the day the next begins."),
    RULE(child, 8831, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_DateOfInitialCPC, ASSESSMENT_LAchildID, SECTION47_LAchildID),
	 NEEDS(CINDETAILS_ReferralNFA, CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID,
	       ASSESSMENT_AssessmentActualStartDate, ASSESSMENT_AssessmentAuthorisationDate,
	       SECTION47_CINdetailsID, SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC),
	 "The referral of {CINreferralDate} is marked as needing no further action, but it holds "
	 "an assessment, a section 47 enquiry or a conference.",
	 "Work that was done for the child would not be counted, or work is counted that was not "
	 "done.",
	 "Clear the mark, or take out what was entered under this referral by mistake."),
    RULE(child, 8832, 2022, LATEST, ERROR, FIELDS(CP_PLAN_LAchildID, CINDETAILS_ReferralNFA),
	 NEEDS(CP_PLAN_CINdetailsID, CINDETAILS_CINdetailsID),
	 "The referral of {CINreferralDate} is marked as needing no further action, but it holds a "
	 "child protection plan.",
	 "A child with a plan must not be counted among those whom nothing was done for.",
	 "Clear the mark, or move the plan to the episode that it belongs to."),
};

RULE_TABLE(cin_open_cases, CIN, "cases of one child beside each other");
