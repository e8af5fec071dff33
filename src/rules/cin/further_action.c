/* Whether a referral led to further action, and what depends on it. */
#include "rules/cin/written.h"
#include "rules/rule.h"

static bool is_spelt(const struct cindetails *d, const char *word)
{
	return is_written(&d->row, CINDETAILS_ReferralNFA, word);
}

/* A referral says whether it led to further action: in figures or words, in capitals or not. */
static bool r8568(const struct cindetails *d)
{
	return !code_valid(d->referral_nfa, year_of(d)) && !is_spelt(d, "true") &&
	       !is_spelt(d, "false");
}

enum { NO_RUN_OF_FREE_DAYS = 7 };

/* The working day before the census year. Where the bank holidays are not known, a day that lies
 * before it for certain. */
static struct date_cell working_day_before(struct date_cell start)
{
	int32_t day = start.v - 1;

	if (!has_value(start) || !date_known_holidays(start.v))
		return date_plus(start, -NO_RUN_OF_FREE_DAYS);
	while (!date_working(day))
		day--;
	return date_cell(day);
}

/* Whether the referral came before a day; a date before 1900 did, though it cannot be read. */
static bool referred_before(const struct cindetails *d, struct date_cell day)
{
	return date_before(d->referral_date, day) ||
	       (is_unreadable(d->referral_date) &&
		is_before_1900(&d->row, CINDETAILS_CINreferralDate));
}

/*
 * What was referred earlier than the working day before the census year is in the census only
 * because it went on. (A referral is decided within a working day.)
 */
static bool r8569Q(const struct cindetails *d)
{
	return referred_before(d, working_day_before(year_start(d))) && !is_no(d->referral_nfa);
}

/* A referral that led to further action has a main need. */
static bool r8610(const struct cindetails *d)
{
	return is_no(d->referral_nfa) && is_absent(d->primary_need);
}

static const struct rule rules[] = {
    RULE(cindetails, 8568, 2022, LATEST, ERROR, FIELDS(CINDETAILS_ReferralNFA), NO_NEEDS,
	 "Whether the referral led to further action is missing, or is neither yes nor no: "
	 "{ReferralNFA}.",
	 "Referrals with and without further action are counted apart.",
	 "Give true (or 1) for no further action, false (or 0) for any."),
    RULE(cindetails, 8569Q, 2022, LATEST, QUERY, FIELDS(CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_ReferralNFA),
	 "The referral of {CINreferralDate} came before this census year, but is not marked as one "
	 "that led to further action ({ReferralNFA}).",
	 "A referral without further action closed then, and belongs to an earlier census.",
	 "Leave it out, mark it as followed up, correct the date, or explain it."),
    RULE(cindetails, 8610, 2022, LATEST, ERROR,
	 FIELDS(CINDETAILS_ReferralNFA, CINDETAILS_PrimaryNeedCode), NO_NEEDS,
	 "The referral led to further action, but there is no main need.",
	 "Why the child needed help cannot be counted.",
	 "Give the main need found at the first assessment; N0 if none is stated yet."),
};

RULE_TABLE(cin_further_action, CIN, "further action after a referral");
