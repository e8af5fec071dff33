/* A. Contacts: List 1. */
#include "measure/ask.h"
#include "measure/children.h"
#include "measure/groups.h"
#include "measure/sources.h"
#include "measure/table.h"

enum { FOLLOWS = 7 /* days within which a referral or early help is taken to follow */ };

/* ---- how many ---- */

static struct answer m1(const struct contact *c, const struct window *w)
{
	(void)c, (void)w;
	return yes();
}

static struct answer m1a(const struct child *c, const struct window *w)
{
	return contacts_in(c, w) ? yes() : outside();
}

static struct answer m1r(const struct contact *c, const struct window *w)
{
	(void)w;
	return unborn_on(c->born, c->contact_date) ? left_out() : yes();
}

static struct answer m2(const struct child *c, const struct window *w)
{
	unsigned n = contacts_in(c, w);

	return n ? part((n > 5 ? 5 : n) - 1) : outside();
}

static struct answer m3(const struct contact *c, const struct window *w)
{
	(void)w;
	return has_value(c->source) ? part(source_group(c->source)) : left_out();
}

/* ---- what became of them ---- */

/* Whether a referral follows this contact, and no later contact of the child's is nearer to it. */
static bool became_referral(const struct contact *c)
{
	for (const struct referral *r = first_referral(c->row.child); r; r = next_referral(r))
		if (within_days(c->contact_date, r->referred, FOLLOWS) &&
		    nearest_contact(c->row.child, r->referred) == c)
			return true;
	return false;
}

static bool became_early_help(const struct contact *c)
{
	for (const struct early_help *h = first_early_help(c->row.child); h; h = next_early_help(h))
		if (within_days(c->contact_date, h->start, FOLLOWS))
			return true;
	return false;
}

/* Too near the reference date for what follows to be seen. */
static bool too_recent(const struct contact *c, const struct window *w)
{
	return date_after(date_plus(c->contact_date, FOLLOWS), w->drawn);
}

static struct answer m4(const struct contact *c, const struct window *w)
{
	return too_recent(c, w) ? left_out() : is(became_referral(c));
}

static struct answer m5(const struct contact *c, const struct window *w)
{
	return too_recent(c, w) ? left_out() : is(became_early_help(c) && !became_referral(c));
}

/* Open on the day the contact came, or within the days in which something can follow. */
static bool case_follows(const struct contact *c)
{
	for (const struct in_need *n = first_in_need(c->row.child); n; n = next_in_need(n))
		if (covers(n->start, n->closed, c->contact_date) ||
		    within_days(c->contact_date, n->start, FOLLOWS))
			return true;
	return false;
}

/* A referral that another contact of the child's is nearer to is a trace all the same. */
static bool referral_follows(const struct contact *c)
{
	for (const struct referral *r = first_referral(c->row.child); r; r = next_referral(r))
		if (within_days(c->contact_date, r->referred, FOLLOWS))
			return true;
	return false;
}

static struct answer m6(const struct contact *c, const struct window *w)
{
	if (too_recent(c, w))
		return left_out();
	return is(!referral_follows(c) && !became_early_help(c) && !case_follows(c));
}

static struct answer m7(const struct contact *c, const struct window *w)
{
	if (date_before(c->contact_date, date_plus(w->since, 90)))
		return left_out();
	for (const struct contact *k = first_contact(c->row.child); k; k = next_contact(k))
		if (date_before(k->contact_date, c->contact_date) &&
		    within_days(k->contact_date, c->contact_date, 90))
			return yes();
	return is(false);
}

static struct answer m8(const struct contact *c, const struct window *w)
{
	(void)w;
	return is(in_need_on(c->row.child, c->contact_date) ||
		  on_plan_on(c->row.child, c->contact_date) ||
		  in_care_on(c->row.child, c->contact_date));
}

/* ---- who ---- */

static struct answer m9(const struct contact *c, const struct window *w)
{
	unsigned band = age_band(c->born, c->contact_date, true);

	(void)w;
	return band == AGE_NOT_RECORDED ? left_out() : part(band);
}

static struct answer m9a(const struct contact *c, const struct window *w)
{
	(void)w;
	return part(sex_group(c->gender));
}

static struct answer m9b(const struct contact *c, const struct window *w)
{
	(void)w;
	return part(ethnic_group(c->ethnicity));
}

/* Weeks are counted back from the reference date, so that each is whole. */
static struct answer m10(const struct contact *c, const struct window *w)
{
	int32_t back = days_between(c->contact_date, w->drawn) / 7;

	return date_before(date_plus(w->drawn, -7 * back - 6), w->since) || back >= 26
		   ? outside()
		   : part((unsigned)back);
}

static const struct measure measures[] = {
    MEASURE(contact, 1, "Contacts received", "How many contacts come in?", "contacts in the period",
	    "", "rows that repeat another, or have no date", COUNT, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE)),
    MEASURE(child, 1a, "Children contacted about", "How many children are the contacts about?",
	    "children with a contact in the period", "", "", COUNT, NEITHER, OVER,
	    NEEDS_OF(CONTACT_CONTACT_DATE)),
    MEASURE(contact, 1r, "Contact rate",
	    "How many contacts come in a year for every 10,000 children?",
	    "contacts in the period, as for a whole year", "children under 18 in the area",
	    "contacts about unborn children, repeats, rows without a date", RATE, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(CONTACT_BORN)),
    MEASURE(child, 2, "Contacts per child", "Is it the same children again and again?",
	    "children with so many contacts in the period", "children with a contact", "", SPLIT,
	    NEITHER, OVER, NEEDS_OF(CONTACT_CONTACT_DATE),
	    PARTS("One", "Two", "Three", "Four", "Five or more")),
    MEASURE(contact, 3, "Contacts by source", "Who contacts the authority?",
	    "contacts from the source", "contacts with a source", "contacts without a source",
	    SPLIT, NEITHER, BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(CONTACT_SOURCE),
	    PARTS(SOURCE_GROUPS)),
    MEASURE(
	contact, 4, "Contacts that became referrals",
	"How many contacts lead to a referral within 7 days?",
	"contacts with a referral of the child up to 7 days later, each referral counted for the "
	"contact nearest before it",
	"contacts at least 7 days before the reference date",
	"contacts in the last 7 days, which are too recent to judge", SHARE, NEITHER,
	BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(REFERRAL_REFERRED),
	LIMIT("a decision within 1 working day of a referral (Working Together 2023)")),
    MEASURE(contact, 5, "Contacts that became early help",
	    "How many contacts lead to early help within 7 days?",
	    "contacts with an early help assessment begun up to 7 days later, and no referral",
	    "contacts at least 7 days before the reference date",
	    "contacts in the last 7 days, which are too recent to judge", SHARE, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(REFERRAL_REFERRED, EARLY_HELP_START)),
    MEASURE(contact, 6, "Contacts with no further trace",
	    "After how many contacts does the record show nothing more?",
	    "contacts with no referral, early help or open case within 7 days",
	    "contacts at least 7 days before the reference date",
	    "contacts in the last 7 days, which are too recent to judge", SHARE, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE),
	    NEEDS_OF(REFERRAL_REFERRED, EARLY_HELP_START, IN_NEED_START, IN_NEED_CLOSED)),
    MEASURE(contact, 7, "Repeat contacts",
	    "How often does a contact come within 90 days of an earlier one?",
	    "contacts with an earlier one about the child in the 90 days before",
	    "contacts at least 90 days after the lists begin",
	    "contacts in the first 90 days, before which the lists do not go", SHARE, LESS,
	    BEGUN(CONTACT_CONTACT_DATE)),
    MEASURE(contact, 8, "Contacts about open cases",
	    "How many contacts are about children already known?",
	    "contacts on a day when the child was in need, on a plan or in care", "contacts", "",
	    SHARE, NEITHER, BEGUN(CONTACT_CONTACT_DATE),
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,
		     IN_CARE_CEASED)),
    MEASURE(contact, 9, "Contacts by age", "How old are the children contacted about?",
	    "contacts about children of the age, on the day of the contact", "contacts",
	    "dates of birth that cannot be read", SPLIT, NEITHER, BEGUN(CONTACT_CONTACT_DATE),
	    NEEDS_OF(CONTACT_BORN), PARTS(AGE_BAND_NAMES)),
    MEASURE(contact, 9a, "Contacts by sex", "Are they boys or girls?",
	    "contacts about children of the sex", "contacts", "", SPLIT, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(CONTACT_GENDER), PARTS(SEX_NAMES)),
    MEASURE(contact, 9b, "Contacts by ethnic group", "Which ethnic groups do they belong to?",
	    "contacts about children of the ethnic group", "contacts", "", SPLIT, NEITHER,
	    BEGUN(CONTACT_CONTACT_DATE), NEEDS_OF(CONTACT_ETHNICITY), PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE(contact, 10, "Contacts by week", "Does the number of contacts rise or fall?",
	    "contacts in the week, counted back from the reference date", "contacts in whole weeks",
	    "", SPLIT, NEITHER, BEGUN(CONTACT_CONTACT_DATE),
	    PARTS("The last week", "2 weeks back", "3 weeks back", "4 weeks back", "5 weeks back",
		  "6 weeks back", "7 weeks back", "8 weeks back", "9 weeks back", "10 weeks back",
		  "11 weeks back", "12 weeks back", "13 weeks back", "14 weeks back",
		  "15 weeks back", "16 weeks back", "17 weeks back", "18 weeks back",
		  "19 weeks back", "20 weeks back", "21 weeks back", "22 weeks back",
		  "23 weeks back", "24 weeks back", "25 weeks back", "26 weeks back")),
};

MEASURE_TABLE(contacts, "Contacts");
