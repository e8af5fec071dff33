/* When assessments began and were finished. */
#include "rules/cin/dates.h"
#include "rules/cin/overlap.h"
#include "rules/cin/written.h"

enum { ASSESSMENT_LIMIT = 45 }; /* working days */

/* An assessment that was due before the end of the year has been authorised. */
static bool r8670Q(const struct assessment *a)
{
	return is_absent(a->authorisation) &&
	       before_last_working(a->actual_start, year_end(a), ASSESSMENT_LIMIT);
}

/* An assessment was authorised in the census year. */
static bool r8696(const struct assessment *a)
{
	return outside_year(a->authorisation, &a->row);
}

/* An assessment that goes on began in the census year. A blank row of a table is
 * none. */
static bool r8736(const struct assessment *a)
{
	if (!is_absent(a->authorisation))
		return false;
	return is_absent(a->actual_start) ? !is_blank_row(&a->row, &a->cindetails->row)
					  : outside_year(a->actual_start, &a->row);
}

static bool began_during(const struct assessment *a, const struct assessment *b)
{
	struct date_cell end = is_absent(b->authorisation) ? year_end(b) : b->authorisation;

	return a != b && a->cindetails == b->cindetails &&
	       date_within(a->actual_start, b->actual_start, end);
}

/* No assessment of an episode begins while another goes on. */
static void r8863Q(const struct child *c, struct sink *out)
{
	static const enum field beginning[] = {ASSESSMENT_AssessmentActualStartDate, FIELD_NONE};

	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a)) {
		struct overlap o = {0};

		for (const struct assessment *b = first_assessment(c); b; b = next_assessment(b)) {
			o.begins_during |= began_during(a, b);
			o.goes_on |= began_during(b, a);
		}
		flag_overlap(out, &a->row, o, beginning);
	}
}

static size_t count_open(const struct cindetails *d)
{
	size_t n = 0;

	for (const struct assessment *a = first_assessment(d->row.child); a; a = next_assessment(a))
		n += a->cindetails == d && is_absent(a->authorisation);
	return n;
}

/* An episode has one open assessment at most. Those that are finished are not marked. */
static bool r8896(const struct assessment *a)
{
	return is_absent(a->authorisation) && count_open(a->cindetails) > 1;
}

static const struct rule rules[] = {
    RULE(
	assessment, 8670Q, 2022, LATEST, QUERY,
	FIELDS(ASSESSMENT_AssessmentAuthorisationDate, ASSESSMENT_AssessmentActualStartDate),
	NO_NEEDS,
	"The assessment began on {AssessmentActualStartDate}, more than 45 working days before the "
	"end of the census year, and has not been authorised.",
	"An assessment is to be finished within 45 working days; a family may be left waiting.",
	"Give the date if it is finished; otherwise explain why it takes so long."),
    RULE(assessment, 8696, 2022, LATEST, ERROR, FIELDS(ASSESSMENT_AssessmentAuthorisationDate),
	 NO_NEEDS,
	 "The assessment was authorised on {AssessmentAuthorisationDate}, which is not in the "
	 "census "
	 "year.",
	 "Each assessment is counted once, in the year in which it was finished.",
	 "Correct the date; leave out an assessment finished before the year, and clear a date "
	 "after it."),
    RULE(assessment, 8736, 2022, LATEST, ERROR,
	 FIELDS(ASSESSMENT_AssessmentAuthorisationDate, ASSESSMENT_AssessmentActualStartDate),
	 NO_NEEDS,
	 "The assessment has not been authorised, and the day it began is missing or not in the "
	 "census year: {AssessmentActualStartDate}.",
	 "An assessment that began before the year should long be finished.",
	 "Give the date of authorisation, or correct the day it began."),
    RULE(
	child, 8863Q, 2022, LATEST, QUERY,
	FIELDS(ASSESSMENT_AssessmentActualStartDate, ASSESSMENT_AssessmentAuthorisationDate),
	NEEDS(ASSESSMENT_CINdetailsID),
	"The assessment from {AssessmentActualStartDate} to {AssessmentAuthorisationDate} overlaps "
	"another assessment of the same episode.",
	"A family is assessed once at a time; the same assessment may have been entered twice.",
	"Correct the dates, or take out the one entered twice; otherwise explain it."),
    RULE(assessment, 8896, 2022, LATEST, ERROR, FIELDS(ASSESSMENT_AssessmentAuthorisationDate),
	 NEEDS(ASSESSMENT_CINdetailsID),
	 "The episode holds two or more assessments that have not been authorised; this one began "
	 "on "
	 "{AssessmentActualStartDate}.",
	 "A family is assessed once at a time, so one of them is finished or was entered twice.",
	 "Give the date on which the finished one was authorised, or take out the second entry."),
};

RULE_TABLE(cin_assessment_dates, CIN, "when assessments were made");
