#include "rules/rule.h"
#include "rules/ssda903/adoption.h"
#include "rules/ssda903/valid.h"

/* The day adoption was decided on is a day. */
static bool r112(const struct ad1 *a)
{
	return is_unreadable(a->date_int);
}

/* So is the day of the match. */
static bool r113(const struct ad1 *a)
{
	return is_unreadable(a->date_match);
}

/* Whether the adopters were the foster carers is answered 0 or 1. */
static bool r114(const struct ad1 *a)
{
	return code_wrong(a->foster_care, year_of(a));
}

/* The day of the decision is a day. */
static bool r115(const struct placed_adoption *p)
{
	return is_unreadable(p->date_placed);
}

/* So is the day it was reversed. */
static bool r116(const struct placed_adoption *p)
{
	return is_unreadable(p->date_placed_ceased);
}

/* A reversal has its day and its reason, or neither. */
static bool r119(const struct placed_adoption *p)
{
	return is_absent(p->date_placed_ceased) != is_absent(p->reason_placed_ceased);
}

/* The reason is one of the list. */
static bool r120(const struct placed_adoption *p)
{
	return code_wrong(p->reason_placed_ceased, year_of(p));
}

/* The details of an adoption are all given or none. */
static bool r151(const struct ad1 *a)
{
	return gives_any(a) && !gives_all(a);
}

/* The number of adopters is one or two. */
static bool r175(const struct ad1 *a)
{
	return code_wrong(a->nb_adoptr, year_of(a));
}

/* Their sex is one of the list. */
static bool r176(const struct ad1 *a)
{
	return code_wrong(a->sex_adoptr, year_of(a));
}

/* So is their legal status. */
static bool r177(const struct ad1 *a)
{
	return code_wrong(a->ls_adoptr, year_of(a));
}

/* What was reversed had been decided, on some day. */
static bool r563(const struct placed_adoption *p)
{
	return is_absent(p->date_placed) && !is_absent(p->date_placed_ceased) &&
	       !is_absent(p->reason_placed_ceased);
}

static const struct rule rules[] = {
    RULE(ad1, 112, 2022, LATEST, ERROR, FIELDS(AD1_DATE_INT), NO_NEEDS,
	 "The day it was decided that the child should be placed for adoption, {DATE_INT}, is "
	 "not a day in the calendar.",
	 "How long children wait for their adopters is counted from that day.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(ad1, 113, 2022, LATEST, ERROR, FIELDS(AD1_DATE_MATCH), NO_NEEDS,
	 "The day the child was matched with the adopters, {DATE_MATCH}, is not a day in the "
	 "calendar.",
	 "How long matching takes cannot be told without it.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(ad1, 114, 2022, LATEST, ERROR, FIELDS(AD1_FOSTER_CARE), NO_NEEDS,
	 "Whether the adopters were the child's foster carers is answered {FOSTER_CARE}, which "
	 "is neither 0 nor 1.",
	 "It shows how many children stay with the people they already know.",
	 "Enter 1 if the child was fostered by the adopters, 0 if not."),
    RULE(placed_adoption, 115, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED), NO_NEEDS,
	 "The day it was decided that the child should be placed for adoption, {DATE_PLACED}, "
	 "is not a day in the calendar.",
	 "How long children wait for their adopters is counted from that day.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(placed_adoption, 116, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED),
	 NO_NEEDS,
	 "The day it was decided that the child should no longer be placed for adoption, "
	 "{DATE_PLACED_CEASED}, is not a day in the calendar.",
	 "Until it can be read, the child seems to go on waiting for adopters.",
	 "Enter it as day/month/year with all four figures of the year, or clear it if the "
	 "plan still stands."),
    RULE(placed_adoption, 119, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_REASON_PLACED_CEASED, PLACED_ADOPTION_DATE_PLACED_CEASED), NO_NEEDS,
	 "The end of the plan for adoption has the date {DATE_PLACED_CEASED} and the reason "
	 "{REASON_PLACED_CEASED}, but only one of the two is filled in.",
	 "Whether the child is still waiting for adopters cannot be told.",
	 "If the plan was given up, give both; if it still stands, clear both."),
    RULE(placed_adoption, 120, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_REASON_PLACED_CEASED),
	 NO_NEEDS,
	 "The reason why the plan for adoption ended, {REASON_PLACED_CEASED}, is not one of the "
	 "list.",
	 "It shows what stands in the way of adoptions that were planned.",
	 "Choose RD1, RD2, RD3 or RD4, in capitals."),
    RULE(ad1, 151, 2022, LATEST, ERROR,
	 FIELDS(AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB_ADOPTR, AD1_SEX_ADOPTR,
		AD1_LS_ADOPTR),
	 NO_NEEDS,
	 "Some of the details of this adoption are given and others are blank: decision "
	 "{DATE_INT}, match {DATE_MATCH}, foster carers {FOSTER_CARE}, number {NB_ADOPTR}, sex "
	 "{SEX_ADOPTR} and legal status {LS_ADOPTR} of the adopters.",
	 "An adoption told in part cannot be counted with the others.",
	 "Fill in what is blank from the adoption file; if the child was not adopted, clear "
	 "all six."),
    RULE(ad1, 175, 2022, LATEST, ERROR, FIELDS(AD1_NB_ADOPTR), NO_NEEDS,
	 "The number of adopters, {NB_ADOPTR}, is neither 1 nor 2.",
	 "A child is adopted by one person or by a couple; nothing else is counted.",
	 "Enter 1 for a single adopter, 2 for a couple."),
    RULE(ad1, 176, 2022, LATEST, ERROR, FIELDS(AD1_SEX_ADOPTR), NO_NEEDS,
	 "The sex of the adopters, {SEX_ADOPTR}, is not one of the list.",
	 "It shows who adopts, alone or together.",
	 "Choose M1 or F1 for one adopter, MM, FF or MF for a couple, in capitals."),
    RULE(ad1, 177, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR), NO_NEEDS,
	 "The legal status of the adopters, {LS_ADOPTR}, is not one of the list.",
	 "It shows who adopts: single people, married couples, civil partners, others.",
	 "Choose L0, L11, L12, L2, L3 or L4."),
    RULE(placed_adoption, 563, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_REASON_PLACED_CEASED,
		PLACED_ADOPTION_DATE_PLACED_CEASED),
	 NO_NEEDS,
	 "The plan for adoption ended on {DATE_PLACED_CEASED} ({REASON_PLACED_CEASED}), but the "
	 "day it was decided on is blank.",
	 "A plan without a beginning gives no time between deciding and giving up.",
	 "Enter the day of the decision, even if it was in an earlier year."),
};

RULE_TABLE(ssda903_adoption_entries, SSDA903, "entries about adoption");
