/*
 * What comes before court: from 2026-27. The Department has only drafted these rules. 9000Q may be
 * meant for each record or for the return; it is taken for the return, as 8995Q is, for the draft
 * asks for an explanation from authorities that do not collect the date yet.
 */
#include "rules/cin/census.h"
#include "rules/cin/dates.h"
#include "rules/rule.h"

static void flag_none(struct sink *out)
{
	flag_return(out, TABLE_PRE_PROCEEDINGS, (const char *const[3]){"", "", ""});
}

/* Some family of the authority is in pre-proceedings. A census without a child tells nothing. */
static void r8995Q(const struct census *t, struct sink *out)
{
	if (t->children && t->pre_proceedings == 0)
		flag_none(out);
}

/* Some record says on which day pre-proceedings began. */
static void r9000Q(const struct census *t, struct sink *out)
{
	if (t->children && t->dated == 0)
		flag_none(out);
}

/* Pre-proceedings began in the census year. */
static bool r9005(const struct pre_proceedings *p)
{
	return outside_year(p->start, &p->row);
}

/*
 * The letter before proceedings was sent in the census year, and not before pre-proceedings began.
 * Without a day on which they began, the year is still looked at; and so in the rules below.
 */
static bool r9006(const struct pre_proceedings *p)
{
	return outside_year(p->letter_sent, &p->row) || date_before(p->letter_sent, p->start);
}

/* Who was sent the letter was offered a family meeting in it, or not: one of the two is said. */
static bool r9007(const struct pre_proceedings *p)
{
	return !is_absent(p->letter_sent) && is_absent(p->meeting_offered);
}

/* The first meeting was held in the census year. */
static bool r9008(const struct pre_proceedings *p)
{
	return outside_year(p->first_meeting, &p->row);
}

/* The decision to step up or down falls into the census year, and not before the beginning. */
static bool r9009(const struct pre_proceedings *p)
{
	return outside_year(p->step_decision, &p->row) || date_before(p->step_decision, p->start);
}

/* Where a family meeting was offered, it is said whether it was held. */
static bool r9010Q(const struct pre_proceedings *p)
{
	return is_yes(p->meeting_offered) && is_absent(p->meeting_held);
}

/* An outcome, where given, is one of the codes. */
static bool r9011(const struct pre_proceedings *p)
{
	return !is_absent(p->outcome) && !code_valid(p->outcome, year_of(p));
}

/* The court is asked in the census year, and not before it was decided to. */
static bool r9012(const struct pre_proceedings *p)
{
	return outside_year(p->court_application, &p->row) ||
	       date_before(p->court_application, p->step_decision);
}

/* The letter that begins care proceedings is sent in the year, and not before the court is asked. */
static bool r9013(const struct pre_proceedings *p)
{
	return outside_year(p->proceedings_letter, &p->row) ||
	       date_before(p->proceedings_letter, p->court_application);
}

/* After a first meeting, it is said how many reviews followed. */
static bool r9015Q(const struct pre_proceedings *p)
{
	return !is_absent(p->first_meeting) && is_absent(p->review_meetings);
}

static const struct rule rules[] = {
    RULE_DRAFT(
	census, 8995Q, 2026, LATEST, QUERY, FIELDS(PRE_PROCEEDINGS_PPStartDate), NO_NEEDS,
	"No child in the return has any record of pre-proceedings or of a family group "
	"decision-making meeting.",
	"Most authorities have some families in pre-proceedings, so the records may have been "
	"left out.",
	"Add the records; or explain why there are none."),
    RULE_DRAFT(
	census, 9000Q, 2026, LATEST, QUERY, FIELDS(PRE_PROCEEDINGS_PPStartDate), NO_NEEDS,
	"No record in the return gives the day on which pre-proceedings began.",
	"How long families wait in pre-proceedings is worked out from that day.",
	"Give the dates; if the authority does not record them yet, leave them blank and say "
	"so."),
    RULE_DRAFT(pre_proceedings, 9005, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_PPStartDate),
	       NO_NEEDS, "Pre-proceedings began on {PPStartDate}, which is not in the census year.",
	       "Each set of pre-proceedings is counted in the year in which it began.",
	       "Correct the date, or leave out what another year's return has."),
    RULE_DRAFT(
	pre_proceedings, 9006, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_LBPSentDate),
	NEEDS(PRE_PROCEEDINGS_PPStartDate),
	"The letter before proceedings was sent on {LBPSentDate}: outside the census year, or "
	"before pre-proceedings began on {PPStartDate}.",
	"The time a family waits in pre-proceedings is worked out from these two dates.",
	"Check both dates in the case record; leave out a letter that another year's return "
	"has."),
    RULE_DRAFT(pre_proceedings, 9007, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_FGDMMeetingOffer),
	       NEEDS(PRE_PROCEEDINGS_LBPSentDate),
	       "The letter before proceedings was sent on {LBPSentDate}, but whether it offered a "
	       "family group decision-making meeting is missing.",
	       "Families are to be offered such a meeting before court; whether they are cannot be "
	       "told.",
	       "Say whether the letter offered a meeting: true (or 1), or false (or 0)."),
    RULE_DRAFT(pre_proceedings, 9008, 2026, LATEST, ERROR,
	       FIELDS(PRE_PROCEEDINGS_InitialPPMeetingDate), NO_NEEDS,
	       "The first pre-proceedings meeting was held on {InitialPPMeetingDate}, which is not "
	       "in the census year.",
	       "How soon families are met is counted in the year of the first meeting.",
	       "Correct the date, or leave out what another year's return has."),
    RULE_DRAFT(pre_proceedings, 9009, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_StepDecisionDate),
	       NEEDS(PRE_PROCEEDINGS_PPStartDate),
	       "The decision to step up or down was made on {StepDecisionDate}: outside the census "
	       "year, or before pre-proceedings began on {PPStartDate}.",
	       "How long pre-proceedings took is worked out from these two dates.",
	       "Check both dates in the case record, and correct the wrong one."),
    RULE_DRAFT(pre_proceedings, 9010Q, 2026, LATEST, QUERY, FIELDS(PRE_PROCEEDINGS_FGDMMeetingFac),
	       NEEDS(PRE_PROCEEDINGS_FGDMMeetingOffer),
	       "A family group decision-making meeting was offered, but whether it was held is "
	       "missing.",
	       "Whether offers of a meeting come to anything cannot be told.",
	       "Say whether the meeting was held: true (or 1), or false (or 0); otherwise explain "
	       "it."),
    RULE_DRAFT(
	pre_proceedings, 9011, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_PPOutcome), NO_NEEDS,
	"The outcome of pre-proceedings, {PPOutcome}, is not one of the codes that can be used.",
	"What became of the family cannot be counted.",
	"Give A, B or C, or clear it if pre-proceedings go on."),
    RULE_DRAFT(pre_proceedings, 9012, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_CourtAppDate),
	       NEEDS(PRE_PROCEEDINGS_StepDecisionDate),
	       "The court was applied to on {CourtAppDate}: outside the census year, or before the "
	       "decision to do so on {StepDecisionDate}.",
	       "The way from the decision to the court is worked out from these two dates.",
	       "Check both dates in the case record, and correct the wrong one."),
    RULE_DRAFT(
	pre_proceedings, 9013, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_LetterInitCPDate),
	NEEDS(PRE_PROCEEDINGS_CourtAppDate),
	"The letter that begins care proceedings was sent on {LetterInitCPDate}: outside the "
	"census year, or before the court was applied to on {CourtAppDate}.",
	"Whether parents were told in time cannot be seen while the dates contradict each "
	"other.",
	"Check both dates in the case record, and correct the wrong one."),
    RULE_DRAFT(
	pre_proceedings, 9015Q, 2026, LATEST, QUERY, FIELDS(PRE_PROCEEDINGS_ReviewMeetingsCount),
	NEEDS(PRE_PROCEEDINGS_InitialPPMeetingDate),
	"The first pre-proceedings meeting was held on {InitialPPMeetingDate}, but the number "
	"of review meetings after it is missing.",
	"Whether progress was reviewed cannot be told.",
	"Give the number, 0 for none; otherwise explain it."),
};

RULE_TABLE(cin_pre_proceedings, CIN, "pre-proceedings");
