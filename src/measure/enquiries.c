/* E. Section 47 enquiries and initial child protection conferences: List 5, and the census. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/follows.h"
#include "measure/lengths.h"
#include "measure/table.h"

enum {
	CONFERENCE_LIMIT = 15, /* working days */
	CAME_FROM = 60,	       /* days back to a referral or an assessment that led here */
};

/* ---- how many ---- */

static struct answer m35(const struct enquiry *q, const struct window *w)
{
	(void)q, (void)w;
	return yes();
}

static struct answer m35a(const struct child *c, const struct window *w)
{
	for (const struct enquiry *q = first_enquiry(c); q; q = next_enquiry(q))
		if (in_period(q->strategy, w))
			return yes();
	return outside();
}

static struct answer m35r(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return unborn_on(q->born, q->strategy) ? left_out() : yes();
}

static struct answer c35(const struct section47 *s, const struct window *w)
{
	(void)s, (void)w;
	return yes();
}

static struct answer c35a(const struct child *c, const struct window *w)
{
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		if (in_period(s->actual_start, w))
			return yes();
	return outside();
}

static struct answer c35r(const struct section47 *s, const struct window *w)
{
	(void)w;
	return unborn_on(census_birth(s->row.child), s->actual_start) ? left_out() : yes();
}

/* ---- what came of them ---- */

/* What an enquiry says came of it, as at a day. */
enum result { RESULT_HELD, RESULT_NOT_NEEDED, RESULT_WAITING, RESULT_LATE, RESULT_UNCLEAR };

struct found {
	struct date_cell begun, conference;
	bool not_needed;
	bool unreadable; /* whether it was needed */
};

static struct found found_of(const struct enquiry *q)
{
	return (struct found){q->strategy, q->conference, said_yes(q->unnecessary),
			      is_unreadable(q->unnecessary)};
}

static struct found found_by(const struct section47 *s)
{
	return (struct found){s->actual_start, s->initial_cpc, is_yes(s->icpc_not_required),
			      is_unreadable(s->icpc_not_required)};
}

static enum result waiting(struct date_cell begun, struct date_cell day)
{
	int days = working_days(begun, day);

	if (days == WORKING_DAYS_UNKNOWN)
		return RESULT_UNCLEAR;
	return days > CONFERENCE_LIMIT ? RESULT_LATE : RESULT_WAITING;
}

/* A conference that was held though it was not needed is unclear, and so is one yet to come. */
static enum result result_on(struct found f, struct date_cell day)
{
	if (has_value(f.conference))
		return f.not_needed || date_after(f.conference, day) ? RESULT_UNCLEAR : RESULT_HELD;
	if (is_unreadable(f.conference) || f.unreadable)
		return RESULT_UNCLEAR;
	return f.not_needed ? RESULT_NOT_NEEDED : waiting(f.begun, day);
}

static struct answer result_part(enum result r)
{
	return r == RESULT_UNCLEAR ? left_out() : part((unsigned)r);
}

/* Of those without a result, which wait for too long. */
static struct answer overdue(enum result r)
{
	if (r == RESULT_UNCLEAR)
		return left_out();
	return r == RESULT_WAITING || r == RESULT_LATE ? is(r == RESULT_LATE) : outside();
}

static struct answer m36(const struct enquiry *q, const struct window *w)
{
	return result_part(result_on(found_of(q), w->drawn));
}

static struct answer c36(const struct section47 *s, const struct window *w)
{
	return result_part(result_on(found_by(s), w->drawn));
}

static struct answer m38(const struct enquiry *q, const struct window *w)
{
	return date_by(q->strategy, w->drawn) ? overdue(result_on(found_of(q), w->drawn))
					      : left_out();
}

static struct answer c38(const struct section47 *s, const struct window *w)
{
	return date_by(s->actual_start, w->drawn) ? overdue(result_on(found_by(s), w->drawn))
						  : left_out();
}

/* ---- in time ---- */

/* Days are counted from a Monday. A bank holiday is no weekend. */
static bool weekend(struct date_cell day)
{
	return has_value(day) && day.v % 7 >= 5;
}

/* A conference before the enquiry, or on a Saturday or Sunday, is a fault. */
static struct answer waited(struct date_cell begun, struct date_cell conference)
{
	int days = working_days(begun, conference);

	return days == WORKING_DAYS_UNKNOWN || weekend(conference) ? left_out() : amount(days);
}

static struct answer waited_in_time(struct answer days)
{
	return days.kind == ANSWER_AMOUNT ? is(days.amount <= CONFERENCE_LIMIT) : days;
}

static struct answer waited_band(struct answer days)
{
	static const int32_t last[] = {10, 15, 20};

	return days.kind == ANSWER_AMOUNT ? part(band_of(days.amount, last, 3)) : days;
}

static struct answer m37(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return waited_in_time(waited(q->strategy, q->conference));
}

static struct answer m37a(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return waited_band(waited(q->strategy, q->conference));
}

static struct answer m37b(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return waited(q->strategy, q->conference);
}

static struct answer c37(const struct section47 *s, const struct window *w)
{
	(void)w;
	return waited_in_time(waited(s->actual_start, s->initial_cpc));
}

static struct answer c37a(const struct section47 *s, const struct window *w)
{
	(void)w;
	return waited_band(waited(s->actual_start, s->initial_cpc));
}

static struct answer c37b(const struct section47 *s, const struct window *w)
{
	(void)w;
	return waited(s->actual_start, s->initial_cpc);
}

/* The fifteenth working day is a working day: a Saturday after it is not. */
static struct answer c43(const struct section47 *s, const struct window *w)
{
	int days = working_days(s->actual_start, s->initial_cpc_target);

	(void)w;
	if (is_absent(s->initial_cpc_target))
		return outside();
	if (!has_value(s->initial_cpc_target))
		return left_out();
	return is(days == CONFERENCE_LIMIT && date_working(s->initial_cpc_target.v));
}

/* ---- what led there, and where it led ---- */

static struct answer m39(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return as_said(q->led_to_plan);
}

static struct answer m39a(const struct enquiry *q, const struct window *w)
{
	if (!said_yes(q->led_to_plan))
		return outside();
	if (date_after(date_plus(q->conference, PLAN_FOLLOWS), w->drawn))
		return left_out();
	return is(!plan_within(q->row.child, q->conference, PLAN_FOLLOWS));
}

static struct answer m40(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return has_value(q->earlier) ? is(q->earlier.v >= 1) : left_out();
}

static struct answer m41(const struct enquiry *q, const struct window *w)
{
	(void)w;
	return has_value(q->earlier_conferences) ? is(q->earlier_conferences.v >= 1) : left_out();
}

static struct answer m42(const struct enquiry *q, const struct window *w)
{
	const struct child *c = q->row.child;
	struct date_cell from = date_plus(q->strategy, -CAME_FROM);

	if (date_before(from, w->since))
		return left_out();
	return is(!referred_within(c, from, CAME_FROM) && !assessed_within(c, from, CAME_FROM) &&
		  !in_need_on(c, q->strategy));
}

#define IN_15                                                                                      \
	"15 working days from the strategy discussion (Working Together 2023, and the "            \
	"Department's measure)"
#define IN_15_CENSUS                                                                               \
	"15 working days from the start of the enquiry (Working Together 2023, and the "           \
	"Department's measure)"
#define CONFERENCE_FAULTS                                                                          \
	"conferences before the enquiry, on a Saturday or Sunday, or where the days cannot be "    \
	"told"
#define WAITS "10 and fewer", "11 to 15", "16 to 20", "21 and more"
#define RESULTS                                                                                    \
	"Conference held", "Not needed", "Not yet known, within 15 working days",                  \
	    "Not yet known, and past 15 working days"
#define UNCLEAR "both a conference and none needed, conferences yet to come, dates not readable"

static const struct measure measures[] = {
    MEASURE(enquiry, 35, "Section 47 enquiries", "How many enquiries begin?",
	    "enquiries whose strategy discussion lies in the period", "",
	    "repeats, and rows without a date", COUNT, NEITHER, BEGUN(ENQUIRY_STRATEGY)),
    MEASURE(child, 35a, "Children with an enquiry", "How many children are they about?",
	    "children with an enquiry begun in the period", "", "", COUNT, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_STRATEGY)),
    MEASURE(enquiry, 35r, "Rate of section 47 enquiries",
	    "How many enquiries begin in a year for every 10,000 children?",
	    "enquiries begun in the period, as for a whole year", "children under 18 in the area",
	    "enquiries about unborn children, repeats, rows without a date", RATE, NEITHER,
	    BEGUN(ENQUIRY_STRATEGY), NEEDS_OF(ENQUIRY_BORN)),
    MEASURE_CIN(section47, 35, "Section 47 enquiries", "How many enquiries begin?",
		"enquiries begun in the period", "", "rows without a start date", COUNT, NEITHER,
		BEGUN(SECTION47_S47ActualStartDate)),
    MEASURE_CIN(child, 35a, "Children with an enquiry", "How many children are they about?",
		"children with an enquiry begun in the period", "", "", COUNT, NEITHER, OVER,
		NEEDS_OF(SECTION47_S47ActualStartDate)),
    MEASURE_CIN(section47, 35r, "Rate of section 47 enquiries",
		"How many enquiries begin in a year for every 10,000 children?",
		"enquiries begun in the period, as for a whole year",
		"children under 18 in the area", "enquiries about unborn children", RATE, NEITHER,
		BEGUN(SECTION47_S47ActualStartDate), NEEDS_OF(IDENTIFIERS_PersonBirthDate)),
    MEASURE(enquiry, 36, "Result of enquiries", "What comes of enquiries?",
	    "enquiries with the result, as known on the reference date",
	    "enquiries begun in the period", UNCLEAR, SPLIT, NEITHER, BEGUN(ENQUIRY_STRATEGY),
	    NEEDS_OF(ENQUIRY_CONFERENCE, ENQUIRY_UNNECESSARY), PARTS(RESULTS)),
    MEASURE_CIN(section47, 36, "Result of enquiries", "What comes of enquiries?",
		"enquiries with the result, as known on the census day",
		"enquiries begun in the period", UNCLEAR, SPLIT, NEITHER,
		BEGUN(SECTION47_S47ActualStartDate),
		NEEDS_OF(SECTION47_DateOfInitialCPC, SECTION47_ICPCnotRequired), PARTS(RESULTS)),
    MEASURE(enquiry, 37, "Conferences within 15 working days", "Are conferences held in time?",
	    "conferences no later than the 15th working day from the strategy discussion",
	    "initial conferences in the period", CONFERENCE_FAULTS, SHARE, MORE,
	    FLOW(ENQUIRY_CONFERENCE), NEEDS_OF(ENQUIRY_STRATEGY), LIMIT(IN_15),
	    ENGLAND(81.4, "2024-25")),
    MEASURE(enquiry, 37a, "Conferences by working days", "How long does a conference take?",
	    "conferences so many working days after the strategy discussion",
	    "initial conferences in the period", CONFERENCE_FAULTS, SPLIT, NEITHER,
	    FLOW(ENQUIRY_CONFERENCE), NEEDS_OF(ENQUIRY_STRATEGY), LIMIT(IN_15), PARTS(WAITS)),
    MEASURE(enquiry, 37b, "Working days to a conference",
	    "How many working days pass from the strategy discussion to the conference?", "",
	    "initial conferences in the period", CONFERENCE_FAULTS, QUANTILE, LESS,
	    FLOW(ENQUIRY_CONFERENCE), NEEDS_OF(ENQUIRY_STRATEGY), LIMIT(IN_15),
	    ENGLAND(14, "2024-25")),
    MEASURE_CIN(section47, 37, "Conferences within 15 working days",
		"Are conferences held in time?",
		"conferences no later than the 15th working day from the start of the enquiry",
		"initial conferences in the period", CONFERENCE_FAULTS, SHARE, MORE,
		FLOW(SECTION47_DateOfInitialCPC), NEEDS_OF(SECTION47_S47ActualStartDate),
		LIMIT(IN_15_CENSUS), ENGLAND(81.4, "2024-25")),
    MEASURE_CIN(section47, 37a, "Conferences by working days", "How long does a conference take?",
		"conferences so many working days after the start of the enquiry",
		"initial conferences in the period", CONFERENCE_FAULTS, SPLIT, NEITHER,
		FLOW(SECTION47_DateOfInitialCPC), NEEDS_OF(SECTION47_S47ActualStartDate),
		LIMIT(IN_15_CENSUS), PARTS(WAITS)),
    MEASURE_CIN(section47, 37b, "Working days to a conference",
		"How many working days pass from the start of the enquiry to the conference?", "",
		"initial conferences in the period", CONFERENCE_FAULTS, QUANTILE, LESS,
		FLOW(SECTION47_DateOfInitialCPC), NEEDS_OF(SECTION47_S47ActualStartDate),
		LIMIT(IN_15_CENSUS), ENGLAND(14, "2024-25")),
    MEASURE(enquiry, 38, "Conferences overdue", "Who has waited too long for a conference?",
	    "those begun more than 15 working days before the reference date",
	    "enquiries with neither a conference nor word that none is needed", UNCLEAR, SHARE,
	    LESS, NOW, NEEDS_OF(ENQUIRY_STRATEGY, ENQUIRY_CONFERENCE, ENQUIRY_UNNECESSARY),
	    STANDARD("none past 15 working days (Working Together 2023; census query 8675Q)", 0)),
    MEASURE_CIN(
	section47, 38, "Conferences overdue", "Who has waited too long for a conference?",
	"those begun more than 15 working days before the census day",
	"enquiries with neither a conference nor word that none is needed", UNCLEAR, SHARE, LESS,
	NOW,
	NEEDS_OF(SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC,
		 SECTION47_ICPCnotRequired),
	STANDARD("none past 15 working days (Working Together 2023; census query 8675Q)", 0)),
    MEASURE(enquiry, 39, "Conferences that led to a plan", "How many conferences lead to a plan?",
	    "conferences that say yes", "initial conferences in the period that say yes or no",
	    "blank and unknown, never taken for no", SHARE, NEITHER, FLOW(ENQUIRY_CONFERENCE),
	    NEEDS_OF(ENQUIRY_LED_TO_PLAN)),
    MEASURE(enquiry, 39a, "Plans that List 7 does not show",
	    "Is there a plan where the conference led to one?",
	    "such conferences with no plan begun within 45 days in List 7",
	    "initial conferences in the period that led to a plan, as they say",
	    "conferences of the last 45 days, which are too recent to judge", SHARE, LESS,
	    FLOW(ENQUIRY_CONFERENCE), NEEDS_OF(ENQUIRY_LED_TO_PLAN, PROTECTION_START),
	    STANDARD("none should be missing", 0)),
    MEASURE(enquiry, 40, "Repeat enquiries", "Is it the same children again within a year?",
	    "enquiries with one or more in the twelve months before",
	    "enquiries with the number filled in", "enquiries without the number", SHARE, LESS,
	    BEGUN(ENQUIRY_STRATEGY), NEEDS_OF(ENQUIRY_EARLIER)),
    MEASURE(enquiry, 41, "Repeat conferences", "Does a conference follow one within a year?",
	    "conferences with one or more in the twelve months before",
	    "initial conferences in the period with the number filled in",
	    "conferences without the number", SHARE, LESS, FLOW(ENQUIRY_CONFERENCE),
	    NEEDS_OF(ENQUIRY_EARLIER_CONFERENCES)),
    MEASURE(enquiry, 42, "Enquiries with nothing before them",
	    "Did a referral or assessment come before?",
	    "enquiries with no referral or assessment in the 60 days before, and no open case",
	    "enquiries at least 60 days after the lists begin",
	    "enquiries in the first 60 days, before which the lists do not go", SHARE, LESS,
	    BEGUN(ENQUIRY_STRATEGY),
	    NEEDS_OF(REFERRAL_REFERRED, ASSESSED_START, IN_NEED_START, IN_NEED_CLOSED)),
    MEASURE_CIN(
	section47, 43, "Target dates of conferences", "Are conferences planned for the right day?",
	"targets that are the 15th working day from the start of the enquiry",
	"enquiries begun in the period, with a target", "targets that cannot be read", SHARE, MORE,
	BEGUN(SECTION47_S47ActualStartDate), NEEDS_OF(SECTION47_InitialCPCtarget),
	STANDARD("the 15th working day (Working Together 2023; census query 8870Q for a "
		 "Saturday or Sunday)",
		 100)),
};

MEASURE_TABLE(enquiries, "Section 47 enquiries and conferences");
