/* C, D, E. What follows what, as the census tells it: referrals, assessments, enquiries, reviews. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/follows.h"
#include "measure/table.h"

enum { A_YEAR = 12 /* months */ };

/* ---- referrals ---- */

static struct answer c21(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		n += in_period(d->referral_date, w);
	return up_to_three(n);
}

/* The first start of an assessment of the episode, within 30 days of the referral. */
static struct date_cell assessment_after(const struct cindetails *d)
{
	struct date_cell first = {CELL_ABSENT};

	for (const struct assessment *a = first_assessment(d->row.child); a; a = next_assessment(a))
		if (a->cindetails == d &&
		    within_days(d->referral_date, a->actual_start, FOLLOW_UP) &&
		    !date_by(first, a->actual_start))
			first = a->actual_start;
	return first;
}

/* Whether it can be seen what followed: no NFA, and 30 days old. */
static enum answer_kind followed(const struct cindetails *d, const struct window *w)
{
	if (is_yes(d->referral_nfa))
		return ANSWER_OUTSIDE;
	return is_no(d->referral_nfa) && date_by(date_plus(d->referral_date, FOLLOW_UP), w->drawn)
		   ? ANSWER_YES
		   : ANSWER_LEFT_OUT;
}

static struct answer c22(const struct cindetails *d, const struct window *w)
{
	enum answer_kind kind = followed(d, w);
	int days = working_days(d->referral_date, assessment_after(d));

	if (kind != ANSWER_YES)
		return answer_of(kind);
	return days == WORKING_DAYS_UNKNOWN ? outside() : amount(days);
}

static struct answer c22a(const struct cindetails *d, const struct window *w)
{
	return lag_band(c22(d, w));
}

static bool enquiry_after(const struct cindetails *d)
{
	for (const struct section47 *s = first_section47(d->row.child); s; s = next_section47(s))
		if (s->cindetails == d && within_days(d->referral_date, s->actual_start, FOLLOW_UP))
			return true;
	return false;
}

static bool plan_after(const struct cindetails *d)
{
	for (const struct cin_plan *p = first_cin_plan(d->row.child); p; p = next_cin_plan(p))
		if (p->cindetails == d && within_days(d->referral_date, p->start, FOLLOW_UP))
			return true;
	return false;
}

static struct answer c23(const struct cindetails *d, const struct window *w)
{
	enum answer_kind kind = followed(d, w);

	if (kind != ANSWER_YES)
		return answer_of(kind);
	return is(!has_value(assessment_after(d)) && !enquiry_after(d) && !plan_after(d));
}

/* ---- assessments ---- */

static struct answer c26a(const struct assessment *a, const struct window *w)
{
	(void)a, (void)w;
	return yes();
}

static struct answer c26r(const struct assessment *a, const struct window *w)
{
	(void)w;
	return unborn_on(census_birth(a->row.child), a->authorisation) ? left_out() : yes();
}

static struct answer c32(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a))
		n += date_by(a->actual_start, w->drawn);
	return n ? is(n >= 2) : outside();
}

/* ---- enquiries and conferences ---- */

static struct answer c39(const struct section47 *s, const struct window *w)
{
	for (const struct cp_plan *p = first_cp_plan(s->row.child); p; p = next_cp_plan(p))
		if (within_days(s->initial_cpc, p->start, PLAN_FOLLOWS))
			return yes();
	return date_after(date_plus(s->initial_cpc, PLAN_FOLLOWS), w->drawn) ? left_out()
									     : is(false);
}

/* Whether a day is later than another, and no more than twelve months. */
static bool a_year_before(struct date_cell earlier, struct date_cell day)
{
	return date_before(earlier, day) && date_by(day, months_after(earlier, A_YEAR));
}

static struct answer c40(const struct section47 *s, const struct window *w)
{
	const struct child *c = s->row.child;

	(void)w;
	for (const struct section47 *e = first_section47(c); e; e = next_section47(e))
		if (a_year_before(e->actual_start, s->actual_start))
			return yes();
	return is(false);
}

static struct answer c41(const struct section47 *s, const struct window *w)
{
	const struct child *c = s->row.child;

	(void)w;
	for (const struct section47 *e = first_section47(c); e; e = next_section47(e))
		if (a_year_before(e->initial_cpc, s->initial_cpc))
			return yes();
	return is(false);
}

/* ---- reviews of plans ---- */

static struct date_cell last_review(const struct cp_plan *p, struct date_cell day)
{
	struct date_cell last = {CELL_ABSENT};

	for (const struct cp_review *r = first_cp_review(p->row.child); r; r = next_cp_review(r))
		if (r->cp_plan == p && date_by(r->review_date, day) &&
		    !date_after(last, r->review_date))
			last = r->review_date;
	return last;
}

static struct answer c64(const struct cp_plan *p, const struct window *w)
{
	if (!open_on(p->start, p->end, w->last))
		return outside();
	return is(plan_reviewed(p->start, last_review(p, w->last), w->last));
}

#define IN_THE_CENSUS "; one before the census year is not in it, so the true share is higher"
#define TAKEN_FURTHER                                                                              \
	"referrals of the last 30 days, or that do not say whether they were taken further"

static const struct measure measures[] = {
    MEASURE_CIN(child, 21, "Referrals per child", "Is it the same children again and again?",
		"children with so many referrals in the period", "children with a referral", "",
		SPLIT, NEITHER, OVER, NEEDS_OF(CINDETAILS_CINreferralDate), PARTS(UP_TO_THREE)),
    MEASURE_CIN(cindetails, 22, "Referral to assessment lag",
		"How many working days pass from a referral to the start of the assessment?", "",
		"referrals taken further, with an assessment begun within 30 days", TAKEN_FURTHER,
		QUANTILE, LESS, BEGUN(CINDETAILS_CINreferralDate),
		NEEDS_OF(CINDETAILS_ReferralNFA, ASSESSMENT_AssessmentActualStartDate),
		LIMIT(LAG_LIMIT)),
    MEASURE_CIN(cindetails, 22a, "Referral to assessment by working days", "Are some much slower?",
		"referrals whose assessment began so many working days later",
		"referrals taken further, with an assessment begun within 30 days", TAKEN_FURTHER,
		SPLIT, NEITHER, BEGUN(CINDETAILS_CINreferralDate),
		NEEDS_OF(CINDETAILS_ReferralNFA, ASSESSMENT_AssessmentActualStartDate),
		PARTS(LAG_BANDS)),
    MEASURE_CIN(cindetails, 23, "Referrals with no assessment",
		"How many referrals were taken further, and nothing followed?",
		"referrals with no assessment, enquiry or child in need plan begun within 30 days",
		"referrals taken further, 30 days or more before the census day", TAKEN_FURTHER,
		SHARE, LESS, BEGUN(CINDETAILS_CINreferralDate),
		NEEDS_OF(CINDETAILS_ReferralNFA, ASSESSMENT_AssessmentActualStartDate,
			 SECTION47_S47ActualStartDate, CIN_PLAN_CINPlanStartDate)),
    MEASURE_CIN(assessment, 26a, "Assessments started", "How many assessments begin?",
		"assessments begun in the period", "", "assessments without a start", COUNT,
		NEITHER, BEGUN(ASSESSMENT_AssessmentActualStartDate)),
    MEASURE_CIN(assessment, 26r, "Assessment rate",
		"How many assessments are completed in a year for every 10,000 children?",
		"assessments authorised in the period, as for a whole year",
		"children under 18 in the area", "assessments of unborn children", RATE, NEITHER,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(IDENTIFIERS_PersonBirthDate)),
    MEASURE_CIN(child, 32, "Repeat assessments", "Are children assessed again and again?",
		"children with two assessments or more in the census",
		"children with an assessment", "", SHARE, LESS, NOW,
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate)),
    MEASURE_CIN(section47, 39, "Conferences that led to a plan",
		"How many conferences lead to a plan?",
		"conferences with a plan begun within 45 days", "conferences in the period",
		"conferences of the last 45 days without a plan as yet", SHARE, NEITHER,
		FLOW(SECTION47_DateOfInitialCPC), NEEDS_OF(CP_PLAN_CPPstartDate)),
    MEASURE_CIN(section47, 40, "Repeat enquiries", "How many children are back within a year?",
		"enquiries with an earlier one up to twelve months before" IN_THE_CENSUS,
		"enquiries begun in the period", "enquiries without a start", SHARE, LESS,
		BEGUN(SECTION47_S47ActualStartDate)),
    MEASURE_CIN(section47, 41, "Repeat conferences", "And how many have another conference?",
		"conferences with an earlier one up to twelve months before" IN_THE_CENSUS,
		"conferences in the period", "", SHARE, LESS, FLOW(SECTION47_DateOfInitialCPC)),
    MEASURE_CIN(cp_plan, 64, "Review conferences up to date", "Are the plans reviewed in time?",
		"plans reviewed in the last 183 days, or not yet due for the first review, three "
		"months after their start",
		"open plans", "", SHARE, MORE, NOW,
		NEEDS_OF(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate, CP_REVIEW_CPPreviewDate),
		STANDARD(PLAN_REVIEWS, 100)),
};

MEASURE_TABLE(census_course, "What follows what, in the census");
