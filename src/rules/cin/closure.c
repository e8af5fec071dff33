/* Episodes that have closed: when, why, and what must be finished by then. */
#include "rules/cin/dates.h"
#include "rules/cin/pair.h"
#include "rules/rule.h"

/* An episode that has closed did so in the census year. */
static bool r8620(const struct cindetails *d)
{
	return outside_year(d->closure_date, &d->row);
}

/* Only an episode that has closed has a reason for it. */
static bool r8810(const struct cindetails *d)
{
	return !is_absent(d->closure_reason) && is_absent(d->closure_date);
}

static bool unfinished(const struct assessment *a)
{
	return is_absent(a->authorisation);
}

/* Assessments are finished by the time their episode closes. */
static void r8867(const struct child *c, struct sink *out)
{
	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a)) {
		const struct cindetails *d = a->cindetails;

		if (!unfinished(a) || is_absent(d->closure_date))
			continue;
		flag_pair(out, &a->row, &d->row);
	}
}

/* An enquiry ends with a conference or with the word that none is needed: one, and not both. */
static bool ended_oddly(const struct section47 *s)
{
	return is_absent(s->initial_cpc) != is_yes(s->icpc_not_required);
}

/* Section 47 enquiries are finished by the time their episode closes. */
static void r8868(const struct child *c, struct sink *out)
{
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s)) {
		const struct cindetails *d = s->cindetails;

		if (!ended_oddly(s) || is_absent(d->closure_date))
			continue;
		flag_pair(out, &s->row, &d->row);
	}
}

static const struct assessment *assessment_in(const struct cindetails *d,
					      const struct assessment *from)
{
	while (from && from->cindetails != d)
		from = next_assessment(from);
	return from;
}

/* The one assessment of an episode; NULL when it has none, or more. */
static const struct assessment *only_assessment(const struct cindetails *d)
{
	const struct assessment *one = assessment_in(d, first_assessment(d->row.child));

	return one && !assessment_in(d, next_assessment(one)) ? one : NULL;
}

static bool found_no_factors(const struct assessment *a)
{
	for (const struct factor *f = first_factor(a->row.child); f; f = next_factor(f))
		if (f->assessment == a && code_is(f->factor, FACTOR_21))
			return true;
	return false;
}

/* When the only assessment of an episode finds nothing, the episode closes after assessment. One
 * that has not closed is marked too. */
static void r8873Q(const struct child *c, struct sink *out)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		const struct assessment *a = only_assessment(d);

		if (!a || !found_no_factors(a) ||
		    code_in(d->closure_reason, CLOSURE_REASON_RC8, CLOSURE_REASON_RC9))
			continue;
		flag_pair(out, &a->row, &d->row);
	}
}

static const struct rule rules[] = {
    RULE(cindetails, 8620, 2022, LATEST, ERROR, FIELDS(CINDETAILS_CINclosureDate), NO_NEEDS,
	 "The episode closed on {CINclosureDate}, which is not in the census year.",
	 "A case that closed before the year is in last year's census, one that closes after it "
	 "in next year's.",
	 "Correct the date; leave out a case closed before the year, and clear a date after it."),
    RULE(cindetails, 8810, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_ReasonForClosure, CINDETAILS_CINclosureDate), NO_NEEDS,
	 "There is a reason for closure, {ReasonForClosure}, but no date on which the episode "
	 "closed.",
	 "Whether the case is still open cannot be told.",
	 "Give the date if the case is closed; clear the reason if it is open."),
    RULE(child, 8867, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINclosureDate, ASSESSMENT_AssessmentAuthorisationDate),
	 NEEDS(CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID),
	 "The episode closed on {CINclosureDate}, but one of its assessments has no date on which "
	 "it was authorised.",
	 "A case is not closed before its assessment is finished; how long that took cannot be "
	 "told.",
	 "Give the date of authorisation, or clear the closure if the case is still open."),
    RULE(child, 8868, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_DateOfInitialCPC, SECTION47_ICPCnotRequired, CINDETAILS_CINclosureDate),
	 NEEDS(CINDETAILS_CINdetailsID, SECTION47_CINdetailsID),
	 "The episode closed on {CINclosureDate}, but one of its section 47 enquiries does not say "
	 "how it ended: it must have either a date of conference or the mark that none was "
	 "needed, not neither and not both.",
	 "An enquiry into harm to a child must not fall off the record unfinished.",
	 "Give the date of the conference, or mark that none was needed."),
    RULE(child, 8873Q, 2022, LATEST, QUERY,
	 FIELDS(ASSESSMENT_AssessmentFactors, CINDETAILS_ReasonForClosure),
	 NEEDS(CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID, FACTOR_AssessmentFactor),
	 "The only assessment found no factors (21), but the case is not recorded as closed after "
	 "assessment (RC8 or RC9): {ReasonForClosure}.",
	 "A family in which nothing was found would not be expected to go on getting help.",
	 "Add the factors that were found, or correct the reason; otherwise explain it."),
};

RULE_TABLE(cin_closure, CIN, "closed cases");
