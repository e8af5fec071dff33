/* D. Assessments: List 4, and the census. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/repeats.h"
#include "measure/table.h"

#include <assert.h>

enum { IN_TIME = 45 /* working days */ };

/* The bands that the Department publishes, by their last working day. */
static const int32_t bands[] = {0, 10, 20, 30, 40, 45, 50, 60};

#define BANDS                                                                                      \
	"The same day", "1 to 10", "11 to 20", "21 to 30", "31 to 40", "41 to 45", "46 to 50",     \
	    "51 to 60", "61 and more"

/* ---- how many ---- */

static struct answer m26(const struct assessed *a, const struct window *w)
{
	(void)a, (void)w;
	return yes();
}

static struct answer m26r(const struct assessed *a, const struct window *w)
{
	(void)w;
	return unborn_on(a->born, a->authorised) ? left_out() : yes();
}

static struct answer c26(const struct assessment *a, const struct window *w)
{
	(void)a, (void)w;
	return yes();
}

/* ---- how long ---- */

static struct answer took(struct date_cell start, struct date_cell authorised)
{
	int days = working_days(start, authorised);

	return days == WORKING_DAYS_UNKNOWN ? left_out() : amount(days);
}

static struct answer took_in_time(struct date_cell start, struct date_cell authorised)
{
	struct answer a = took(start, authorised);

	return a.kind == ANSWER_AMOUNT ? is(a.amount <= IN_TIME) : a;
}

static struct answer took_band(struct date_cell start, struct date_cell authorised)
{
	struct answer a = took(start, authorised);

	return a.kind == ANSWER_AMOUNT ? part(band_of(a.amount, bands, 8)) : a;
}

static struct answer m27(const struct assessed *a, const struct window *w)
{
	(void)w;
	return took_in_time(a->start, a->authorised);
}

static struct answer m27a(const struct assessed *a, const struct window *w)
{
	(void)w;
	return took_in_time(referral_before(a->row.child, a->start), a->authorised);
}

static struct answer c27(const struct assessment *a, const struct window *w)
{
	(void)w;
	return took_in_time(a->actual_start, a->authorisation);
}

static struct answer m28(const struct assessed *a, const struct window *w)
{
	(void)w;
	return took_band(a->start, a->authorised);
}

static struct answer c28(const struct assessment *a, const struct window *w)
{
	(void)w;
	return took_band(a->actual_start, a->authorisation);
}

static struct answer m28a(const struct assessed *a, const struct window *w)
{
	(void)w;
	return took(a->start, a->authorised);
}

static struct answer c28a(const struct assessment *a, const struct window *w)
{
	(void)w;
	return took(a->actual_start, a->authorisation);
}

/* Of those not authorised by the day, which are past the limit. */
static struct answer late_on(struct date_cell start, struct date_cell authorised,
			     struct date_cell day)
{
	struct answer a;

	if (!date_by(start, day) || is_unreadable(authorised) || date_by(authorised, day))
		return outside();
	a = took(start, day);
	return a.kind == ANSWER_AMOUNT ? is(a.amount > IN_TIME) : a;
}

static struct answer m29(const struct assessed *a, const struct window *w)
{
	return late_on(a->start, a->authorised, w->last);
}

static struct answer c29(const struct assessment *a, const struct window *w)
{
	return late_on(a->actual_start, a->authorisation, w->last);
}

/* ---- what was found ---- */

static struct answer m30(const struct assessed *a, const struct window *w)
{
	(void)w;
	return unborn_on(a->born, a->authorised) ? left_out() : as_said(a->seen);
}

static struct answer m31(const struct assessed *a, const struct window *w)
{
	(void)w;
	return as_said(a->needs_support);
}

static struct answer m32(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a))
		n += date_by(a->start, w->drawn) && !row_repeats(&a->row);
	return n ? is(n >= 2) : outside();
}

static struct answer m33(const struct child *c, const struct window *w)
{
	bool no = false;

	(void)w;
	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a)) {
		if (said_yes(a->disability))
			return yes();
		no |= said_no(a->disability);
	}
	if (!first_assessed(c))
		return outside();
	return no ? is(false) : left_out();
}

static struct answer c33(const struct child *c, const struct window *w)
{
	(void)w;
	if (!first_assessment(c))
		return outside();
	return census_disabled(c);
}

/* The number that a factor's code begins with, less 1: 18B and 18C are one group. */
static unsigned factor_group(struct code_cell factor)
{
	const char *text = code_info((enum code)factor.v)->text;
	unsigned n = 0;

	for (; *text >= '0' && *text <= '9'; text++)
		n = n * 10 + (unsigned)(*text - '0');
	assert(n > 0 && n <= 64);
	return n - 1;
}

enum { NO_FACTORS = 20 /* code 21: it means something only when it stands alone */ };

static struct answer c34(const struct assessment *a, const struct window *w)
{
	uint64_t groups = 0;

	(void)w;
	for (const struct factor *f = first_factor(a->row.child); f; f = next_factor(f))
		if (f->assessment == a && has_value(f->factor))
			groups |= UINT64_C(1) << factor_group(f->factor);
	if (groups != UINT64_C(1) << NO_FACTORS)
		groups &= ~(UINT64_C(1) << NO_FACTORS);
	return groups ? in_parts(groups) : left_out();
}

#define TOO_SOON "assessments authorised before they began, or where the days cannot be told"

static const struct measure measures[] = {
    MEASURE(assessed, 26, "Assessments completed", "How many assessments are completed?",
	    "assessments authorised in the period", "", "repeats", COUNT, NEITHER,
	    FLOW(ASSESSED_AUTHORISED)),
    MEASURE_ROW(assessed, 26a, m26, ANNEXA, "Assessments begun", "How many assessments begin?",
		"assessments begun in the period", "", "repeats, and rows without a start date",
		COUNT, NEITHER, BEGUN(ASSESSED_START)),
    MEASURE(assessed, 26r, "Assessment rate",
	    "How many assessments are completed in a year for every 10,000 children?",
	    "assessments authorised in the period, as for a whole year",
	    "children under 18 in the area", "assessments of unborn children, and repeats", RATE,
	    NEITHER, FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_BORN)),
    MEASURE_CIN(assessment, 26, "Assessments completed", "How many assessments are completed?",
		"assessments authorised in the period", "", "", COUNT, NEITHER,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate)),
    MEASURE(assessed, 27, "Assessments finished in 45 working days",
	    "Are assessments finished in time?",
	    "assessments authorised no later than the 45th working day from their start",
	    "assessments authorised in the period", TOO_SOON, SHARE, MORE,
	    FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START),
	    LIMIT("45 working days from the referral (Working Together 2023)"),
	    ENGLAND(85.7, "2024-25")),
    MEASURE(assessed, 27a, "Assessments finished in 45 working days of the referral",
	    "Are they finished in time, counted from the referral?",
	    "assessments authorised no later than the 45th working day from the child's last "
	    "referral before",
	    "assessments authorised in the period, with a referral in the list",
	    "assessments whose referral is older than the list, or that lack one", SHARE, MORE,
	    FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START, REFERRAL_REFERRED),
	    LIMIT("45 working days from the referral (Working Together 2023)"),
	    ENGLAND(85.7, "2024-25")),
    MEASURE_CIN(assessment, 27, "Assessments finished in 45 working days",
		"Are assessments finished in time?",
		"assessments authorised no later than the 45th working day from their start",
		"assessments authorised in the period", TOO_SOON, SHARE, MORE,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate),
		LIMIT("45 working days from the referral (Working Together 2023)"),
		ENGLAND(85.7, "2024-25")),
    MEASURE(assessed, 28, "Assessments by working days", "How long do assessments take?",
	    "assessments that took so many working days", "assessments authorised in the period",
	    TOO_SOON, SPLIT, NEITHER, FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START),
	    PARTS(BANDS)),
    MEASURE(assessed, 28a, "Working days to finish an assessment",
	    "How many working days does an assessment take?", "",
	    "assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
	    FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START), ENGLAND(33, "2024-25")),
    MEASURE_ROW(assessed, 28b, m28a, ANNEXA, "Assessments: the fastest quarter",
		"Within how many working days is a quarter of them done?", "",
		"assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
		FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START), ENGLAND(17, "2024-25"),
		.percent = 25),
    MEASURE_ROW(assessed, 28c, m28a, ANNEXA, "Assessments: the slowest quarter",
		"After how many working days is a quarter of them still not done?", "",
		"assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
		FLOW(ASSESSED_AUTHORISED), NEEDS_OF(ASSESSED_START), ENGLAND(43, "2024-25"),
		.percent = 75),
    MEASURE_CIN(assessment, 28, "Assessments by working days", "How long do assessments take?",
		"assessments that took so many working days",
		"assessments authorised in the period", TOO_SOON, SPLIT, NEITHER,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate), PARTS(BANDS)),
    MEASURE_CIN(assessment, 28a, "Working days to finish an assessment",
		"How many working days does an assessment take?", "",
		"assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate), ENGLAND(33, "2024-25")),
    MEASURE_ROW(assessment, 28b, c28a, CIN, "Assessments: the fastest quarter",
		"Within how many working days is a quarter of them done?", "",
		"assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate), ENGLAND(17, "2024-25"),
		.percent = 25),
    MEASURE_ROW(assessment, 28c, c28a, CIN, "Assessments: the slowest quarter",
		"After how many working days is a quarter of them still not done?", "",
		"assessments authorised in the period", TOO_SOON, QUANTILE, LESS,
		FLOW(ASSESSMENT_AssessmentAuthorisationDate),
		NEEDS_OF(ASSESSMENT_AssessmentActualStartDate), ENGLAND(43, "2024-25"),
		.percent = 75),
    MEASURE(assessed, 29, "Open assessments past 45 working days",
	    "How many children are waiting longer than they should?",
	    "open assessments begun more than 45 working days before",
	    "assessments open on the day", "assessments where the working days cannot be told",
	    SHARE, LESS, AT_END, NEEDS_OF(ASSESSED_START, ASSESSED_AUTHORISED),
	    STANDARD("none past 45 working days (Working Together 2023; census query 8670Q)", 0)),
    MEASURE_CIN(
	assessment, 29, "Open assessments past 45 working days",
	"How many children are waiting longer than they should?",
	"open assessments begun more than 45 working days before", "assessments open on the day",
	"assessments where the working days cannot be told", SHARE, LESS, AT_END,
	NEEDS_OF(ASSESSMENT_AssessmentActualStartDate, ASSESSMENT_AssessmentAuthorisationDate),
	STANDARD("none past 45 working days (Working Together 2023; census query 8670Q)", 0)),
    MEASURE(assessed, 30, "Child seen during the assessment", "Are children seen?",
	    "assessments that say yes", "completed assessments that say yes or no",
	    "unborn children, blank and unknown", SHARE, MORE, FLOW(ASSESSED_AUTHORISED),
	    NEEDS_OF(ASSESSED_SEEN, ASSESSED_BORN),
	    STANDARD("every child is seen (Working Together 2023)", 100)),
    MEASURE(assessed, 31, "Assessments that found a need",
	    "How many assessments find that the child needs social care?",
	    "assessments that say yes", "completed assessments that say yes or no",
	    "blank, unknown and free text", SHARE, NEITHER, FLOW(ASSESSED_AUTHORISED),
	    NEEDS_OF(ASSESSED_NEEDS_SUPPORT)),
    MEASURE(child, 32, "Repeat assessments", "Are children assessed again and again?",
	    "children with two assessments or more in the list", "children in the list", "", SHARE,
	    LESS, NOW, NEEDS_OF(ASSESSED_START)),
    MEASURE(child, 33, "Disability in assessments", "How many children assessed are disabled?",
	    "children of whom an assessment says yes", "children of whom one says yes or no",
	    "children of whom none does", SHARE, NEITHER, NOW, NEEDS_OF(ASSESSED_DISABILITY)),
    MEASURE_CIN(child, 33, "Disability in assessments", "How many children assessed are disabled?",
		"children with any disability but NONE", "children assessed, with a code",
		"children without a code", SHARE, NEITHER, NOW,
		NEEDS_OF(DISABILITY_Disability, ASSESSMENT_AssessmentActualStartDate)),
    MEASURE_CIN(
	assessment, 34, "Factors at the end of assessment", "What troubles do assessments find?",
	"assessments with a factor of the group; several may stand in one, so the shares "
	"come to more than 100 %",
	"completed assessments with factors", "completed assessments without any", SPLIT, NEITHER,
	FLOW(ASSESSMENT_AssessmentAuthorisationDate), NEEDS_OF(FACTOR_AssessmentFactor),
	PARTS("Alcohol misuse", "Drug misuse", "Domestic abuse", "Mental health",
	      "Learning disability", "Physical disability or illness", "Young carer",
	      "Private fostering", "Unaccompanied asylum seeker", "Going missing",
	      "Child sexual exploitation", "Trafficking", "Gangs",
	      "Socially unacceptable behaviour", "Self-harm", "Neglect", "Emotional abuse",
	      "Physical abuse", "Sexual abuse", "Other", "No factors found",
	      "Female genital mutilation", "Abuse linked to faith or belief",
	      "Child criminal exploitation")),
};

MEASURE_TABLE(assessments, "Assessments");
