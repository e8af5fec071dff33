/* Each list has what lies in its window, and what is open: other rows swell its figures. */
#include "rules/annexa/lists.h"

static bool rA301(const struct contact *c)
{
	return date_before(c->contact_date, window_start(c));
}

static bool rA302(const struct early_help *e)
{
	return date_before(e->completed, window_start(e));
}

static bool rA303(const struct referral *r)
{
	return date_before(r->referred, window_start(r));
}

static bool rA304(const struct assessed *a)
{
	return date_before(a->authorised, window_start(a));
}

/* An enquiry is over with its conference, or with the word that none is needed. */
static bool rA305(const struct enquiry *e)
{
	bool over =
	    date_before(e->conference, window_start(e)) || code_is(e->unnecessary, SAID_YES);

	return over && date_before(e->strategy, window_start(e));
}

static bool rA306(const struct in_need *n)
{
	return date_before(n->closed, window_start(n));
}

static bool rA307(const struct protection *p)
{
	return date_before(p->end, window_start(p));
}

static bool rA308(const struct in_care *p)
{
	return date_before(p->ceased, window_start(p));
}

static bool rA309(const struct adoption_case *a)
{
	struct date_cell from = year_window_start(&a->row);

	return date_before(a->adopted, from) || date_before(a->reversed, from);
}

static bool rA310(const struct adopter *a)
{
	struct date_cell from = year_window_start(&a->row);

	return date_before(a->left, from) || date_before(a->adopted, from);
}

#define SWELLS "Rows from before the window count in figures that are said to be of the window."
#define DRAW_AGAIN                                                                                 \
	"Leave the row out; if the lists were drawn on another day, say so with --reference-date."

static const struct rule rules[] = {
    RULE(contact, A301, 0, LATEST, QUERY, FIELDS(CONTACT_CONTACT_DATE), NO_NEEDS,
	 "The contact of {Date of Contact} lies before the six months of the list.", SWELLS,
	 DRAW_AGAIN),
    RULE(early_help, A302, 0, LATEST, QUERY, FIELDS(EARLY_HELP_COMPLETED), NO_NEEDS,
	 "The early help assessment was completed on {Assessment completion date}, before the six "
	 "months of the list.",
	 SWELLS, DRAW_AGAIN),
    RULE(referral, A303, 0, LATEST, QUERY, FIELDS(REFERRAL_REFERRED), NO_NEEDS,
	 "The referral of {Date of referral} lies before the six months of the list.", SWELLS,
	 DRAW_AGAIN),
    RULE(assessed, A304, 0, LATEST, QUERY, FIELDS(ASSESSED_AUTHORISED), NO_NEEDS,
	 "The assessment was authorised on {Continuous Assessment Date of Authorisation}, before "
	 "the six months of the list.",
	 SWELLS, DRAW_AGAIN),
    RULE(enquiry, A305, 0, LATEST, QUERY, FIELDS(ENQUIRY_STRATEGY),
	 NEEDS(ENQUIRY_CONFERENCE, ENQUIRY_UNNECESSARY),
	 "The enquiry of {Strategy discussion initiating Section 47 Enquiry Start Date} began and "
	 "was over before the six months of the list.",
	 SWELLS, DRAW_AGAIN),
    RULE(in_need, A306, 0, LATEST, QUERY, FIELDS(IN_NEED_CLOSED), NO_NEEDS,
	 "The case closed on {CIN Closure Date}, before the six months of the list.", SWELLS,
	 DRAW_AGAIN),
    RULE(protection, A307, 0, LATEST, QUERY, FIELDS(PROTECTION_END), NO_NEEDS,
	 "The plan ended on {Child Protection Plan End Date}, before the six months of the list.",
	 SWELLS, DRAW_AGAIN),
    RULE(in_care, A308, 0, LATEST, QUERY, FIELDS(IN_CARE_CEASED), NO_NEEDS,
	 "Care ceased on {Date Ceased to be Looked After}, before the six months of the list.",
	 SWELLS, DRAW_AGAIN),
    RULE(adoption_case, A309, 0, LATEST, QUERY, FIELDS(ADOPTION_ADOPTED, ADOPTION_REVERSED),
	 NO_NEEDS,
	 "The adoption was over before the twelve months of the list: order {Date of Adoption "
	 "Order}, reversal {Date of Decision that Child Should No Longer be Placed for Adoption}.",
	 SWELLS, DRAW_AGAIN),
    RULE(adopter, A310, 0, LATEST, QUERY, FIELDS(ADOPTER_LEFT, ADOPTER_ADOPTED), NO_NEEDS,
	 "The adopter was done before the twelve months of the list: left {Date of leaving "
	 "adoption process}, order {Date of Adoption Order}.",
	 SWELLS, DRAW_AGAIN),
};

RULE_TABLE(annexa_windows, ANNEXA, "what belongs into the lists");
