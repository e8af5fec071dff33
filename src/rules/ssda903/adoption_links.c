/*
 * Adoption and earlier permanence beside the header: every child is there, with the same date of
 * birth, and has one record of each. A record without a child id is another rule's.
 */
#include "rules/rule.h"

static bool not_in_header(const struct row *r)
{
	return !r->child->nameless && !first_header(r->child);
}

/* Some header of the child gives another day. */
static bool born_otherwise(const struct row *r, struct date_cell dob)
{
	for (const struct header *h = first_header(r->child); h; h = next_header(h))
		if (date_differs(h->dob, dob))
			return true;
	return false;
}

/* A child with details of an adoption is in the header. */
static bool rINT01(const struct ad1 *a)
{
	return not_in_header(&a->row);
}

/* So is a child for whom adoption was decided on. */
static bool rINT02(const struct placed_adoption *p)
{
	return not_in_header(&p->row);
}

/* And a child with an earlier permanent home. */
static bool rINT07(const struct prev_perm *p)
{
	return not_in_header(&p->row);
}

/* A child has one date of birth: that of the adoption is the header's. */
static bool rINT11(const struct ad1 *a)
{
	return born_otherwise(&a->row, a->dob);
}

/* So is that of the decision. */
static bool rINT12(const struct placed_adoption *p)
{
	return born_otherwise(&p->row, p->dob);
}

/* And that beside the earlier permanent home. */
static bool rINT16(const struct prev_perm *p)
{
	return born_otherwise(&p->row, p->dob);
}

/* A child is adopted once. */
static bool rINT31(const struct ad1 *a)
{
	return prev_ad1(a) || next_ad1(a);
}

/* A child has one answer about earlier permanence. */
static bool rINT35(const struct prev_perm *p)
{
	return prev_prev_perm(p) || next_prev_perm(p);
}

static const struct rule rules[] = {
    RULE(ad1, INT01, 2022, LATEST, ERROR, FIELDS(AD1_CHILD), NEEDS(HEADER_CHILD),
	 "There are adoption details for child {CHILD}, who is not in the header.",
	 "Without a header nothing is known of the child: no birth date, no sex.",
	 "Add the child to the header, or correct the child id here; look for lost leading "
	 "noughts and stray letters."),
    RULE(placed_adoption, INT02, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_CHILD),
	 NEEDS(HEADER_CHILD),
	 "There is a decision for adoption for child {CHILD}, who is not in the header.",
	 "Without a header nothing is known of the child: no birth date, no sex.",
	 "Add the child to the header, or correct the child id here; look for lost leading "
	 "noughts and stray letters."),
    RULE(prev_perm, INT07, 2022, LATEST, ERROR, FIELDS(PREV_PERM_CHILD), NEEDS(HEADER_CHILD),
	 "There is an earlier permanent home for child {CHILD}, who is not in the header.",
	 "Without a header nothing is known of the child: no birth date, no sex.",
	 "Add the child to the header, or correct the child id here; look for lost leading "
	 "noughts and stray letters."),
    RULE(ad1, INT11, 2022, LATEST, ERROR, FIELDS(AD1_DOB), NEEDS(AD1_CHILD, HEADER_DOB),
	 "The date of birth beside the adoption details, {DOB}, is not the one in the header.",
	 "One of the two is wrong, or the details are another child's.",
	 "Compare both with the case record and make them the same."),
    RULE(placed_adoption, INT12, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DOB),
	 NEEDS(PLACED_ADOPTION_CHILD, HEADER_DOB),
	 "The date of birth beside the decision for adoption, {DOB}, is not the one in the "
	 "header.",
	 "One of the two is wrong, or the decision is about another child.",
	 "Compare both with the case record and make them the same."),
    RULE(prev_perm, INT16, 2022, LATEST, ERROR, FIELDS(PREV_PERM_DOB),
	 NEEDS(PREV_PERM_CHILD, HEADER_DOB),
	 "The date of birth beside the earlier permanent home, {DOB}, is not the one in the "
	 "header.",
	 "One of the two is wrong, or the record is another child's.",
	 "Compare both with the case record and make them the same."),
    RULE(ad1, INT31, 2022, LATEST, ERROR, FIELDS(AD1_CHILD), NO_NEEDS,
	 "There is more than one record of adoption details for child {CHILD}.",
	 "A child is adopted once; the adoption would be counted twice.",
	 "Keep the record that is right and take the others out."),
    RULE(prev_perm, INT35, 2022, LATEST, ERROR, FIELDS(PREV_PERM_CHILD), NO_NEEDS,
	 "There is more than one record of earlier permanence for child {CHILD}.",
	 "The child would be counted twice among those whose permanent home did not last.",
	 "Keep the record that is right and take the others out."),
};

RULE_TABLE(ssda903_adoption_links, SSDA903, "adoption and earlier permanence beside the header");
