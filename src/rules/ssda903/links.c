#include "rules/rule.h"
#include "rules/ssda903/adoption.h"

/* Details of an adoption go with an episode that ended in adoption this year. */
static bool r602(const struct ad1 *a)
{
	for (const struct episode *e = first_episode(a->row.child); e; e = next_episode(e))
		if (adopted_in_year(e))
			return false;
	return gives_any(a);
}

/* Every episode belongs to a child in the header. One without a child id is another rule's. */
static bool rINT03(const struct episode *e)
{
	return !e->row.child->nameless && !first_header(e->row.child);
}

static const struct rule rules[] = {
    RULE(ad1, 602, 2022, LATEST, ERROR, FIELDS(AD1_CHILD),
	 NEEDS(AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB_ADOPTR, AD1_SEX_ADOPTR,
	       AD1_LS_ADOPTR, EPISODE_DEC, EPISODE_REC),
	 "There are adoption details for child {CHILD}, but no episode that ended in adoption "
	 "during the year.",
	 "Either an adoption is missing from the episodes or these details are the wrong "
	 "child's.",
	 "If the child was adopted this year, end the last episode with E11 or E12 and the "
	 "date of the order; if not, take the adoption details out."),
    RULE(episode, INT03, 2022, LATEST, ERROR, FIELDS(EPISODE_CHILD), NEEDS(HEADER_CHILD),
	 "There is an episode for child {CHILD}, who is not in the header.",
	 "Without a header nothing is known of the child: no birth date, no sex.",
	 "Add the child to the header, or correct the child id here; look for lost leading "
	 "noughts and stray letters."),
};

RULE_TABLE(ssda903_links, SSDA903, "records that need one another");
