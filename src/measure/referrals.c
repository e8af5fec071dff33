/* C. Referrals: List 3, and the census. */
#include "measure/ask.h"
#include "measure/children.h"
#include "measure/follows.h"
#include "measure/sources.h"
#include "measure/table.h"

/* ---- how many ---- */

static struct answer m17(const struct referral *r, const struct window *w)
{
	(void)r, (void)w;
	return yes();
}

static struct answer m17a(const struct child *c, const struct window *w)
{
	return referrals_in(c, w) ? yes() : outside();
}

static struct answer m17r(const struct referral *r, const struct window *w)
{
	(void)w;
	return unborn_on(r->born, r->referred) ? left_out() : yes();
}

static struct answer c17(const struct cindetails *d, const struct window *w)
{
	(void)d, (void)w;
	return yes();
}

static struct answer c17a(const struct child *c, const struct window *w)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (in_period(d->referral_date, w))
			return yes();
	return outside();
}

static struct answer c17r(const struct cindetails *d, const struct window *w)
{
	const struct identifiers *i = first_identifiers(d->row.child);

	(void)w;
	return i && !unborn_on(i->birth_date, d->referral_date) ? yes() : left_out();
}

static struct answer m18(const struct referral *r, const struct window *w)
{
	(void)w;
	return has_value(r->source) ? part(source_group(r->source)) : left_out();
}

static struct answer c18(const struct cindetails *d, const struct window *w)
{
	(void)w;
	return has_value(d->referral_source) ? part(source_group(d->referral_source)) : left_out();
}

/* ---- no further action, and again ---- */

static struct answer m19(const struct referral *r, const struct window *w)
{
	(void)w;
	return as_said(r->nfa);
}

static struct answer c19(const struct cindetails *d, const struct window *w)
{
	(void)w;
	if (is_yes(d->referral_nfa))
		return yes();
	return is_no(d->referral_nfa) ? is(false) : left_out();
}

static struct answer m20(const struct referral *r, const struct window *w)
{
	(void)w;
	return has_value(r->earlier) ? is(r->earlier.v >= 1) : left_out();
}

/* An earlier referral of the child's in the list, up to twelve months before. */
static bool referred_before(const struct referral *r)
{
	for (const struct referral *e = first_referral(r->row.child); e; e = next_referral(e))
		if (date_before(e->referred, r->referred) &&
		    date_by(r->referred, months_after(e->referred, 12)))
			return true;
	return false;
}

static struct answer m20a(const struct referral *r, const struct window *w)
{
	(void)w;
	if (!referred_before(r))
		return outside();
	return has_value(r->earlier) ? is(r->earlier.v == 0) : left_out();
}

static struct answer c20(const struct cindetails *d, const struct window *w)
{
	const struct child *c = d->row.child;

	(void)w;
	for (const struct cindetails *e = first_cindetails(c); e; e = next_cindetails(e))
		if (date_before(e->referral_date, d->referral_date) &&
		    date_by(d->referral_date, months_after(e->referral_date, 12)))
			return yes();
	return is(false);
}

static struct answer m21(const struct child *c, const struct window *w)
{
	return up_to_three(referrals_in(c, w));
}

/* ---- what followed ---- */

/* What follows can be seen only of referrals that are old enough. */
static bool old_enough(struct date_cell referred, const struct window *w)
{
	return date_by(date_plus(referred, FOLLOW_UP), w->drawn);
}

/* The first start of an assessment on or after the referral, within 30 days. */
static struct date_cell assessment_after(const struct referral *r)
{
	struct date_cell first = {CELL_ABSENT};

	for (const struct assessed *a = first_assessed(r->row.child); a; a = next_assessed(a))
		if (within_days(r->referred, a->start, FOLLOW_UP) &&
		    (!has_value(first) || date_before(a->start, first)))
			first = a->start;
	return first;
}

static struct answer m22(const struct referral *r, const struct window *w)
{
	struct date_cell start = assessment_after(r);
	int days = working_days(r->referred, start);

	if (said_yes(r->nfa))
		return outside();
	if (!old_enough(r->referred, w) || !said_no(r->nfa))
		return left_out();
	return days == WORKING_DAYS_UNKNOWN ? outside() : amount(days);
}

static struct answer m22a(const struct referral *r, const struct window *w)
{
	return lag_band(m22(r, w));
}

static struct answer m23(const struct referral *r, const struct window *w)
{
	const struct child *c = r->row.child;

	if (said_yes(r->nfa))
		return outside();
	if (!old_enough(r->referred, w) || !said_no(r->nfa))
		return left_out();
	return is(!assessed_within(c, r->referred, FOLLOW_UP) &&
		  !enquiry_within(c, r->referred, FOLLOW_UP) &&
		  !in_need_within(c, r->referred, FOLLOW_UP));
}

static struct answer m24(const struct referral *r, const struct window *w)
{
	if (!said_yes(r->nfa))
		return outside();
	if (date_after(date_plus(r->referred, 90), w->drawn))
		return left_out();
	return is(referred_within(r->row.child, date_plus(r->referred, 1), 89));
}

static struct answer c24(const struct cindetails *d, const struct window *w)
{
	const struct child *c = d->row.child;
	struct date_cell until = months_after(d->referral_date, 6);

	if (!is_yes(d->referral_nfa))
		return outside();
	if (date_after(until, w->drawn))
		return left_out();
	for (const struct cindetails *e = first_cindetails(c); e; e = next_cindetails(e))
		if (date_after(e->referral_date, d->referral_date) &&
		    date_by(e->referral_date, until))
			return yes();
	return is(false);
}

static struct answer m25(const struct referral *r, const struct window *w)
{
	const struct child *c = r->row.child;

	(void)w;
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (within_days(r->referred, n->start, FOLLOW_UP) &&
		    code_in(n->closure_reason, CLOSURE_REASON_RC8, CLOSURE_REASON_RC9))
			return yes();
	return is(false);
}

static struct answer c25(const struct cindetails *d, const struct window *w)
{
	(void)w;
	return is(code_in(d->closure_reason, CLOSURE_REASON_RC8, CLOSURE_REASON_RC9));
}

static const struct measure measures[] = {
    MEASURE(referral, 17, "Referrals", "How many referrals come in?", "referrals in the period", "",
	    "repeats, and rows without a date", COUNT, NEITHER, BEGUN(REFERRAL_REFERRED)),
    MEASURE(child, 17a, "Children referred", "How many children are they about?",
	    "children with a referral in the period", "", "", COUNT, NEITHER, OVER,
	    NEEDS_OF(REFERRAL_REFERRED)),
    MEASURE(referral, 17r, "Referral rate",
	    "How many referrals come in a year for every 10,000 children?",
	    "referrals in the period, as for a whole year", "children under 18 in the area",
	    "referrals of unborn children, repeats, rows without a date", RATE, NEITHER,
	    BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_BORN)),
    MEASURE_CIN(cindetails, 17, "Referrals", "How many referrals come in?",
		"referrals in the period", "", "episodes without a referral date", COUNT, NEITHER,
		BEGUN(CINDETAILS_CINreferralDate)),
    MEASURE_CIN(child, 17a, "Children referred", "How many children are they about?",
		"children with a referral in the period", "", "", COUNT, NEITHER, OVER,
		NEEDS_OF(CINDETAILS_CINreferralDate)),
    MEASURE_CIN(cindetails, 17r, "Referral rate",
		"How many referrals come in a year for every 10,000 children?",
		"referrals in the period, as for a whole year", "children under 18 in the area",
		"referrals of unborn children", RATE, NEITHER, BEGUN(CINDETAILS_CINreferralDate),
		NEEDS_OF(IDENTIFIERS_PersonBirthDate)),
    MEASURE(referral, 18, "Referrals by source", "Who refers children?",
	    "referrals from the source", "referrals with a source", "referrals without a source",
	    SPLIT, NEITHER, BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_SOURCE),
	    PARTS(SOURCE_GROUPS)),
    MEASURE_CIN(cindetails, 18, "Referrals by source", "Who refers children?",
		"referrals from the source", "referrals with a source",
		"referrals without a source", SPLIT, NEITHER, BEGUN(CINDETAILS_CINreferralDate),
		NEEDS_OF(CINDETAILS_ReferralSource), PARTS(SOURCE_GROUPS)),
    MEASURE(referral, 19, "Referrals with no further action",
	    "How many referrals end without anything done?", "referrals that say yes",
	    "referrals that say yes or no", "blank or unknown, never taken for no", SHARE, NEITHER,
	    BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_NFA), ENGLAND(6.5, "2024-25")),
    MEASURE_CIN(cindetails, 19, "Referrals with no further action",
		"How many referrals end without anything done?", "referrals that say yes",
		"referrals that say yes or no", "blank, never taken for no", SHARE, NEITHER,
		BEGUN(CINDETAILS_CINreferralDate), NEEDS_OF(CINDETAILS_ReferralNFA),
		ENGLAND(6.5, "2024-25")),
    MEASURE(referral, 20, "Re-referrals within 12 months",
	    "How many children come back within a year?",
	    "referrals with one or more in the twelve months before",
	    "referrals with the number filled in", "referrals without the number", SHARE, LESS,
	    BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_EARLIER), ENGLAND(22.6, "2024-25")),
    MEASURE(referral, 20a, "Re-referrals that the number misses",
	    "Does the number of earlier referrals agree with the list?", "referrals that say 0",
	    "referrals with an earlier one in the list itself", "referrals without the number",
	    SHARE, LESS, BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_EARLIER),
	    STANDARD("none should", 0)),
    MEASURE_CIN(cindetails, 20, "Re-referrals within 12 months",
		"How many children come back within a year?",
		"referrals with another up to twelve months before, in this census; one that was "
		"closed before the census year is not in it, so the true share is higher",
		"referrals in the period", "episodes without a referral date", SHARE, LESS,
		BEGUN(CINDETAILS_CINreferralDate), ENGLAND(22.6, "2024-25")),
    MEASURE(child, 21, "Referrals per child", "Is it the same children again and again?",
	    "children with so many referrals in the period", "children with a referral", "", SPLIT,
	    NEITHER, OVER, NEEDS_OF(REFERRAL_REFERRED), PARTS(UP_TO_THREE)),
    MEASURE(referral, 22, "Referral to assessment lag",
	    "How many working days pass from a referral to the start of the assessment?", "",
	    "referrals taken further, with an assessment begun within 30 days",
	    "referrals of the last 30 days, or that do not say whether they were taken further",
	    QUANTILE, LESS, BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_NFA, ASSESSED_START),
	    LIMIT(LAG_LIMIT)),
    MEASURE(referral, 22a, "Referral to assessment by working days", "Are some much slower?",
	    "referrals whose assessment began so many working days later",
	    "referrals taken further, with an assessment begun within 30 days",
	    "referrals of the last 30 days, or that do not say whether they were taken further",
	    SPLIT, NEITHER, BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_NFA, ASSESSED_START),
	    PARTS(LAG_BANDS)),
    MEASURE(referral, 23, "Referrals with no assessment",
	    "How many referrals were taken further, and nothing followed?",
	    "referrals with no assessment, enquiry or case begun within 30 days",
	    "referrals taken further, 30 days or more before the reference date",
	    "referrals of the last 30 days, or that do not say whether they were taken further",
	    SHARE, LESS, BEGUN(REFERRAL_REFERRED),
	    NEEDS_OF(REFERRAL_NFA, ASSESSED_START, ENQUIRY_STRATEGY, IN_NEED_START)),
    MEASURE(
	referral, 24, "No further action, then referred again",
	"How many children were turned away and came back?",
	"such referrals with another within 90 days; six months of lists cannot show six months",
	"referrals with no further action, 90 days or more before the reference date",
	"those of the last 90 days, which are too recent to judge", SHARE, LESS,
	BEGUN(REFERRAL_REFERRED), NEEDS_OF(REFERRAL_NFA)),
    MEASURE_CIN(cindetails, 24, "No further action, then referred again",
		"How many children were turned away and came back?",
		"such referrals with another within six months",
		"referrals with no further action, six months or more before the census day",
		"those of the last six months, which are too recent to judge", SHARE, LESS,
		BEGUN(CINDETAILS_CINreferralDate), NEEDS_OF(CINDETAILS_ReferralNFA)),
    MEASURE(referral, 25, "Assessed as not in need",
	    "How many referrals were assessed and closed without help from social care?",
	    "referrals whose case, begun within 30 days, closed with RC8 or RC9; exact only in the "
	    "census",
	    "referrals", "", SHARE, NEITHER, BEGUN(REFERRAL_REFERRED),
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSURE_REASON), ENGLAND(30.8, "2024-25")),
    MEASURE_CIN(cindetails, 25, "Assessed as not in need",
		"How many referrals were assessed and closed without help from social care?",
		"referrals closed with RC8 or RC9", "referrals", "", SHARE, NEITHER,
		BEGUN(CINDETAILS_CINreferralDate), NEEDS_OF(CINDETAILS_ReasonForClosure),
		ENGLAND(30.8, "2024-25")),
};

MEASURE_TABLE(referrals, "Referrals");
