/* L. The journey from contact to care: Lists 1 to 8; the census from referral to plan. */
#include "measure/ask.h"
#include "measure/children.h"
#include "measure/table.h"

/* How a child got from one step to the next: the first yes of any of its rows stands for it. */
enum reached {
	REACHED_NOTHING,  /* the child was not at the step before */
	REACHED_TOO_LATE, /* too recent for the next step to be seen */
	REACHED_STEP,	  /* got so far, and no further */
	REACHED_NEXT,
};

typedef bool next_step(const struct child *c, struct date_cell day, int days);

static enum reached reach(const struct child *c, const struct window *w, struct date_cell day,
			  int days, next_step *next)
{
	if (!in_period(day, w))
		return REACHED_NOTHING;
	if (next(c, day, days))
		return REACHED_NEXT;
	return date_after(date_plus(day, days), w->drawn) ? REACHED_TOO_LATE : REACHED_STEP;
}

static struct answer reached(enum reached r)
{
	switch (r) {
	case REACHED_NOTHING: return outside();
	case REACHED_TOO_LATE: return left_out();
	case REACHED_STEP: return is(false);
	case REACHED_NEXT: return yes();
	}
	return outside();
}

/* The furthest that any row of one of the lists led to. */
#define FURTHEST(name, type, date, days, next)                                                     \
	static struct answer name(const struct child *c, const struct window *w)                   \
	{                                                                                          \
		enum reached best = REACHED_NOTHING;                                               \
                                                                                                   \
		for (const struct type *r = first_##type(c); r; r = next_##type(r)) {              \
			enum reached this = reach(c, w, r->date, days, next);                      \
                                                                                                   \
			best = this > best ? this : best;                                          \
		}                                                                                  \
		return reached(best);                                                              \
	}

FURTHEST(m139, contact, contact_date, 7, referred_within)
FURTHEST(m139a, referral, referred, 30, assessed_within)
FURTHEST(m139b, assessed, start, 30, enquiry_within)
FURTHEST(m139c, enquiry, strategy, 30, conference_within)
FURTHEST(m139d, enquiry, conference, 45, plan_within)
FURTHEST(m139e, enquiry, strategy, 60, plan_within)
FURTHEST(m139f, protection, start, 90, care_within)

/* ---- the same steps in the census ---- */

#define CENSUS_STEP(name, type, date)                                                              \
	static bool name(const struct child *c, struct date_cell day, int days)                    \
	{                                                                                          \
		for (const struct type *r = first_##type(c); r; r = next_##type(r))                \
			if (within_days(day, r->date, days))                                       \
				return true;                                                       \
		return false;                                                                      \
	}

CENSUS_STEP(then_assessed, assessment, actual_start)
CENSUS_STEP(then_enquiry, section47, actual_start)
CENSUS_STEP(then_conference, section47, initial_cpc)
CENSUS_STEP(then_plan, cp_plan, start)

FURTHEST(c139a, cindetails, referral_date, 30, then_assessed)
FURTHEST(c139b, assessment, actual_start, 30, then_enquiry)
FURTHEST(c139c, section47, actual_start, 30, then_conference)
FURTHEST(c139d, section47, initial_cpc, 45, then_plan)
FURTHEST(c139e, section47, actual_start, 60, then_plan)

/* ---- care, and nothing before it ---- */

/* Whether a row of Lists 3 to 7 is dated on or before the day. */
static bool known_by(const struct child *c, struct date_cell day)
{
	struct date_cell ever = date_cell(0);
	int days = day.v;

	return referred_within(c, ever, days) || assessed_within(c, ever, days) ||
	       enquiry_within(c, ever, days) || in_need_within(c, ever, days) ||
	       plan_within(c, ever, days);
}

static struct answer m140(const struct in_care *k, const struct window *w)
{
	(void)w;
	return short_break(k) ? outside() : is(!known_by(k->row.child, k->start));
}

static const struct measure measures[] = {
    MEASURE(child, 139, "The journey: contact to referral",
	    "How many children contacted about are referred within 7 days?",
	    "children referred within 7 days of a contact", "children with a contact in the period",
	    "children whose contacts are all of the last 7 days before the reference date", SHARE,
	    NEITHER, OVER, NEEDS_OF(CONTACT_CONTACT_DATE, REFERRAL_REFERRED)),
    MEASURE(child, 139a, "The journey: referral to assessment",
	    "How many children referred are assessed within 30 days?",
	    "children with an assessment begun within 30 days of a referral",
	    "children referred in the period", "children referred only in the last 30 days", SHARE,
	    NEITHER, OVER, NEEDS_OF(REFERRAL_REFERRED, ASSESSED_START)),
    MEASURE(child, 139b, "The journey: assessment to enquiry",
	    "How many children assessed have a section 47 enquiry within 30 days?",
	    "children with an enquiry begun within 30 days of an assessment's start",
	    "children with an assessment begun in the period",
	    "children whose assessments began only in the last 30 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ASSESSED_START, ENQUIRY_STRATEGY)),
    MEASURE(child, 139c, "The journey: enquiry to conference",
	    "How many children with an enquiry have a conference within 30 days?",
	    "children with an initial conference within 30 days of the strategy discussion",
	    "children with an enquiry begun in the period",
	    "children whose enquiries began only in the last 30 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_STRATEGY, ENQUIRY_CONFERENCE)),
    MEASURE(child, 139d, "The journey: conference to plan",
	    "How many children with a conference have a plan within 45 days?",
	    "children with a plan begun within 45 days of the conference",
	    "children with an initial conference in the period",
	    "children whose conference was in the last 45 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_CONFERENCE, PROTECTION_START)),
    MEASURE(child, 139e, "The journey: enquiry to plan",
	    "How many children with an enquiry have a plan within 60 days?",
	    "children with a plan begun within 60 days of the strategy discussion",
	    "children with an enquiry begun in the period",
	    "children whose enquiries began only in the last 60 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_STRATEGY, PROTECTION_START)),
    MEASURE(child, 139f, "The journey: plan to care",
	    "How many children on a plan come into care within 90 days?",
	    "children who came into care within 90 days of the start of a plan",
	    "children with a plan begun in the period",
	    "children whose plan began in the last 90 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(PROTECTION_START, IN_CARE_START, IN_CARE_LEGAL_STATUS)),
    MEASURE_CIN(child, 139a, "The journey: referral to assessment",
		"How many children referred are assessed within 30 days?",
		"children with an assessment begun within 30 days of a referral",
		"children referred in the period", "children referred only in the last 30 days",
		SHARE, NEITHER, OVER,
		NEEDS_OF(CINDETAILS_CINreferralDate, ASSESSMENT_AssessmentActualStartDate)),
    MEASURE_CIN(child, 139b, "The journey: assessment to enquiry",
		"How many children assessed have a section 47 enquiry within 30 days?",
		"children with an enquiry begun within 30 days of an assessment's start",
		"children with an assessment begun in the period",
		"children whose assessments began only in the last 30 days", SHARE, NEITHER, OVER,
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate, SECTION47_S47ActualStartDate)),
    MEASURE_CIN(child, 139c, "The journey: enquiry to conference",
		"How many children with an enquiry have a conference within 30 days?",
		"children with an initial conference within 30 days of the start of an enquiry",
		"children with an enquiry begun in the period",
		"children whose enquiries began only in the last 30 days", SHARE, NEITHER, OVER,
		NEEDS_OF(SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC)),
    MEASURE_CIN(child, 139d, "The journey: conference to plan",
		"How many children with a conference have a plan within 45 days?",
		"children with a plan begun within 45 days of the conference",
		"children with an initial conference in the period",
		"children whose conference was in the last 45 days", SHARE, NEITHER, OVER,
		NEEDS_OF(SECTION47_DateOfInitialCPC, CP_PLAN_CPPstartDate)),
    MEASURE_CIN(child, 139e, "The journey: enquiry to plan",
		"How many children with an enquiry have a plan within 60 days?",
		"children with a plan begun within 60 days of the start of an enquiry",
		"children with an enquiry begun in the period",
		"children whose enquiries began only in the last 60 days", SHARE, NEITHER, OVER,
		NEEDS_OF(SECTION47_S47ActualStartDate, CP_PLAN_CPPstartDate)),
    MEASURE(in_care, 140, "Care without an earlier contact",
	    "How many children come into care unknown?",
	    "starts with no row of Lists 3 to 7 dated by that day",
	    "children who came into care in the period", "repeats; short breaks are not counted",
	    SHARE, LESS, BEGUN(IN_CARE_START),
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, REFERRAL_REFERRED, ASSESSED_START, ENQUIRY_STRATEGY,
		     IN_NEED_START, PROTECTION_START)),
};

MEASURE_TABLE(journey, "The journey through the lists");
