/* Episodes of need: how each began, why, and how it closed. */
#include "rules/cin/episode.h"
#include "rules/rule.h"

/* A referral has a date, by the last day of the census year. */
static bool r8600(const struct cindetails *d)
{
	return is_absent(d->referral_date) || date_after(d->referral_date, year_end(d));
}

/* An episode does not close before it began. */
static bool r8630(const struct cindetails *d)
{
	return date_before(d->closure_date, d->referral_date);
}

/* A reason for closure, where given, is one of the codes. */
static bool r8640(const struct cindetails *d)
{
	return !is_absent(d->closure_reason) && !code_valid(d->closure_reason, year_of(d));
}

/* A main need, where given, is one of the codes. */
static bool r8650(const struct cindetails *d)
{
	return !is_absent(d->primary_need) && !code_valid(d->primary_need, year_of(d));
}

/* An episode that is closed says why. */
static bool r8805(const struct cindetails *d)
{
	return !is_absent(d->closure_date) && is_absent(d->closure_reason);
}

/* An episode closed after assessment holds an assessment. */
static bool r8825Q(const struct cindetails *d)
{
	return code_in(d->closure_reason, CLOSURE_REASON_RC8, CLOSURE_REASON_RC9) &&
	       !has_assessment(d);
}

/* A referral says where it came from, since this was first asked for on 1 April 2013. */
static bool r8866(const struct cindetails *d)
{
	return date_by(date_cell(date_day(2013, 4, 1)), d->referral_date) &&
	       !code_valid(d->referral_source, year_of(d));
}

static const struct rule rules[] = {
    RULE(cindetails, 8600, 2022, LATEST, ERROR, FIELDS(CINDETAILS_CINreferralDate), NO_NEEDS,
	 "The date of referral is missing or after the last day of the census year: "
	 "{CINreferralDate}.",
	 "How long the child has been in need, and every time limit that follows, counts from it.",
	 "Give the day the referral came in; leave out an episode that began after the year."),
    RULE(cindetails, 8630, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate), NO_NEEDS,
	 "The episode closed on {CINclosureDate}, before the referral on {CINreferralDate}.",
	 "One of the two dates is wrong, so how long the case was open cannot be told.",
	 "Check both dates in the case record, and correct the wrong one."),
    RULE(cindetails, 8640, 2022, LATEST, ERROR, FIELDS(CINDETAILS_ReasonForClosure), NO_NEEDS,
	 "The reason for closure, {ReasonForClosure}, is not one of the codes that can be used.",
	 "Why the help ended cannot be counted.",
	 "Give one of RC1 to RC9, or clear it if the episode is still open."),
    RULE(cindetails, 8650, 2022, LATEST, ERROR, FIELDS(CINDETAILS_PrimaryNeedCode), NO_NEEDS,
	 "The main need, {PrimaryNeedCode}, is not one of the codes that can be used.",
	 "Why the child needed help cannot be counted.", "Give one of N0 to N9."),
    RULE(cindetails, 8805, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINclosureDate, CINDETAILS_ReasonForClosure), NO_NEEDS,
	 "The episode closed on {CINclosureDate}, but there is no reason for closure.",
	 "Why the help ended cannot be counted.",
	 "Give the reason, or clear the date if the episode is still open."),
    RULE(cindetails, 8825Q, 2022, LATEST, QUERY, FIELDS(CINDETAILS_ReasonForClosure),
	 NEEDS(CINDETAILS_CINdetailsID, ASSESSMENT_CINdetailsID),
	 "The case was closed after assessment ({ReasonForClosure}), but holds no assessment.",
	 "Either the assessment was left out of the return or the case closed for another reason.",
	 "Add the assessment, or correct the reason; otherwise explain it."),
    RULE(cindetails, 8866, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_CINreferralDate, CINDETAILS_ReferralSource), NO_NEEDS,
	 "The source of the referral of {CINreferralDate} is missing or no code that can be used: "
	 "{ReferralSource}.",
	 "Who raises a concern about a child cannot be counted.",
	 "Give the code for who referred the child; 10 if that is not known."),
};

RULE_TABLE(cin_referral, CIN, "referrals and closures");
