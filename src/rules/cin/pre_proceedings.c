/* What comes before court: from 2026-27. */
#include "rules/rule.h"

/*
 * The letter before proceedings was sent in the census year, and not before pre-proceedings began.
 * Without a day on which they began, the year is still looked at.
 */
static bool r9006(const struct pre_proceedings *p)
{
	return date_before(p->letter_sent, year_start(p)) ||
	       date_after(p->letter_sent, year_end(p)) || date_before(p->letter_sent, p->start);
}

static const struct rule rules[] = {
    RULE(pre_proceedings, 9006, 2026, LATEST, ERROR, FIELDS(PRE_PROCEEDINGS_LBPSentDate),
	 NEEDS(PRE_PROCEEDINGS_PPStartDate),
	 "The letter before proceedings was sent on {LBPSentDate}: outside the census year, or "
	 "before pre-proceedings began on {PPStartDate}.",
	 "The time a family waits in pre-proceedings is worked out from these two dates.",
	 "Check both dates in the case record; leave out a letter that another year's return has."),
};

RULE_TABLE(cin_pre_proceedings, CIN, "pre-proceedings");
