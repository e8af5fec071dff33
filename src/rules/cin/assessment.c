/* Assessments: when they were made, and what they found. */
#include "rules/rule.h"

static bool starts_early(const struct assessment *a, const struct cindetails *d)
{
	return a->cindetails == d && date_before(a->actual_start, d->referral_date);
}

/* Marks the assessments of an episode that began before its referral. Returns the first of them. */
static const struct assessment *flag_early(const struct cindetails *d, struct sink *out)
{
	const struct assessment *early = NULL;

	for (const struct assessment *a = first_assessment(d->row.child); a;
	     a = next_assessment(a)) {
		if (!starts_early(a, d))
			continue;
		flag_with(out, &a->row, &d->row);
		early = early ? early : a;
	}
	return early;
}

/* An assessment does not begin before the referral that it belongs to. */
static void r1103(const struct child *c, struct sink *out)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		const struct assessment *early = flag_early(d, out);
		if (early)
			flag_with(out, &d->row, &early->row);
	}
}

/* An assessment is not authorised before it began. */
static bool r8608(const struct assessment *a)
{
	return date_before(a->authorisation, a->actual_start);
}

/* Only an assessment that has been authorised has found anything. */
static bool r8614(const struct assessment *a)
{
	if (!is_absent(a->authorisation))
		return false;
	for (const struct factor *f = first_factor(a->row.child); f; f = next_factor(f))
		if (f->assessment == a && !is_absent(f->factor))
			return true;
	return false;
}

static const struct rule rules[] = {
    RULE(child, 1103, 2022, LATEST, ERROR,
	 FIELDS(ASSESSMENT_AssessmentActualStartDate, CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID),
	 "The assessment began on {AssessmentActualStartDate}, before the referral on "
	 "{CINreferralDate}.",
	 "An assessment answers a referral; one of the two dates is wrong.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(assessment, 8608, 2022, LATEST, ERROR,
	 FIELDS(ASSESSMENT_AssessmentActualStartDate, ASSESSMENT_AssessmentAuthorisationDate),
	 NO_NEEDS,
	 "The assessment was authorised on {AssessmentAuthorisationDate}, before it began on "
	 "{AssessmentActualStartDate}.",
	 "One of the two dates is wrong, so how long the family waited cannot be told.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(assessment, 8614, 2022, LATEST, ERROR,
	 FIELDS(ASSESSMENT_AssessmentAuthorisationDate, ASSESSMENT_AssessmentFactors),
	 NEEDS(FACTOR_AssessmentFactor),
	 "The assessment lists factors, but has no date on which it was authorised.",
	 "Factors are what a finished assessment found; until it is authorised there are none.",
	 "Give the date if the assessment is finished; take the factors out if it is not."),
};

RULE_TABLE(cin_assessment, CIN, "assessments");
