/*
 * The tables of a return are about the same children: each child of theirs is in the header, with
 * the same date of birth and sex, and stands once where a table has one record a child. Records
 * without a child id are no child's, and another rule's (W4).
 */
#include "rules/rule.h"

static bool not_in_header(const struct child *c)
{
	return !c->nameless && !first_header(c);
}

/* A header has another date of birth. */
static bool born_otherwise(const struct child *c, struct date_cell dob)
{
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (date_differs(h->dob, dob))
			return true;
	return false;
}

/* A child in the header was in care or has left it. */
static bool rEPI(const struct header *h)
{
	const struct child *c = h->row.child;

	return !c->nameless && !first_episode(c) && !first_oc3(c);
}

static bool rINT05(const struct oc2 *o)
{
	return not_in_header(o->row.child);
}

static bool rINT06(const struct oc3 *o)
{
	return not_in_header(o->row.child);
}

static bool rINT08(const struct review *r)
{
	return not_in_header(r->row.child);
}

static bool rINT09(const struct uasc *u)
{
	return not_in_header(u->row.child);
}

static bool rINT14(const struct oc2 *o)
{
	return born_otherwise(o->row.child, o->dob);
}

static bool rINT15(const struct oc3 *o)
{
	return born_otherwise(o->row.child, o->dob);
}

static bool rINT17(const struct review *r)
{
	return born_otherwise(r->row.child, r->dob);
}

static bool rINT18(const struct uasc *u)
{
	return born_otherwise(u->row.child, u->dob);
}

/* Compares what is written: a sex that is no code is another than one that is. */
static bool rINT21(const struct uasc *u)
{
	for (const struct header *h = first_header(u->row.child); h; h = next_header(h))
		if (!is_absent(h->sex) && !is_absent(u->sex) && h->sex.v != u->sex.v)
			return true;
	return false;
}

static bool rINT32(const struct header *h)
{
	return prev_header(h) || next_header(h);
}

static bool rINT33(const struct oc2 *o)
{
	return prev_oc2(o) || next_oc2(o);
}

static bool rINT34(const struct oc3 *o)
{
	return prev_oc3(o) || next_oc3(o);
}

static bool rINT36(const struct uasc *u)
{
	return prev_uasc(u) || next_uasc(u);
}

#define ADD_TO_HEADER                                                                              \
	"Without a header nothing is known of the child: no birth date, no sex.",                  \
	    "Add the child to the header, or correct the child id here; look for lost leading "    \
	    "noughts and stray letters."
#define SAME_BIRTH                                                                                 \
	"Ages are worked out from either date, and the two would not agree.",                      \
	    "Compare both with the case record and correct the wrong one; if they belong to two "  \
	    "children, correct the child id."
#define ONCE_ONLY                                                                                  \
	"One of the records would be counted, and nobody can say which.",                          \
	    "Keep the right one; if they belong to two children, correct the child id of one."

static const struct rule rules[] = {
    RULE(header, EPI, 2022, LATEST, QUERY, FIELDS(HEADER_CHILD), NEEDS(EPISODE_CHILD),
	 "Child {CHILD} is in the header, but has no episode and no care leaver information.",
	 "Nothing else can be checked for this child, and nothing will be counted.",
	 "Add the child's episodes, or take the child out of the header."),
    RULE(oc2, INT05, 2022, LATEST, ERROR, FIELDS(OC2_CHILD), NEEDS(HEADER_CHILD),
	 "There is an OC2 record for child {CHILD}, who is not in the header.", ADD_TO_HEADER),
    RULE(oc3, INT06, 2022, LATEST, ERROR, FIELDS(OC3_CHILD), NEEDS(HEADER_CHILD),
	 "There is care leaver information for child {CHILD}, who is not in the header.",
	 ADD_TO_HEADER),
    RULE(review, INT08, 2022, LATEST, ERROR, FIELDS(REVIEW_CHILD), NEEDS(HEADER_CHILD),
	 "There is a review for child {CHILD}, who is not in the header.", ADD_TO_HEADER),
    RULE(uasc, INT09, 2022, LATEST, ERROR, FIELDS(UASC_CHILD), NEEDS(HEADER_CHILD),
	 "There is a UASC record for child {CHILD}, who is not in the header.", ADD_TO_HEADER),
    RULE(oc2, INT14, 2022, LATEST, ERROR, FIELDS(OC2_DOB), NEEDS(HEADER_DOB),
	 "The OC2 record gives {DOB} as the date of birth, the header another day.", SAME_BIRTH),
    RULE(oc3, INT15, 2022, LATEST, ERROR, FIELDS(OC3_DOB), NEEDS(HEADER_DOB),
	 "The care leaver information gives {DOB} as the date of birth, the header another day.",
	 SAME_BIRTH),
    RULE(review, INT17, 2022, LATEST, ERROR, FIELDS(REVIEW_DOB), NEEDS(HEADER_DOB),
	 "The review gives {DOB} as the date of birth, the header another day.", SAME_BIRTH),
    RULE(uasc, INT18, 2022, LATEST, ERROR, FIELDS(UASC_DOB), NEEDS(HEADER_DOB),
	 "The UASC record gives {DOB} as the date of birth, the header another day.", SAME_BIRTH),
    RULE(uasc, INT21, 2022, LATEST, ERROR, FIELDS(UASC_SEX), NEEDS(HEADER_SEX),
	 "The UASC record gives {SEX} as the child's sex, the header another.",
	 "The child would be counted as a boy in one table and as a girl in the next.",
	 "Compare both with the case record and correct the wrong one."),
    RULE(header, INT32, 2022, LATEST, ERROR, FIELDS(HEADER_CHILD), NO_NEEDS,
	 "Child {CHILD} is in the header more than once.", ONCE_ONLY),
    RULE(oc2, INT33, 2022, LATEST, ERROR, FIELDS(OC2_CHILD), NO_NEEDS,
	 "Child {CHILD} has more than one OC2 record.", ONCE_ONLY),
    RULE(oc3, INT34, 2022, LATEST, ERROR, FIELDS(OC3_CHILD), NO_NEEDS,
	 "Child {CHILD} has more than one record of care leaver information.", ONCE_ONLY),
    RULE(uasc, INT36, 2022, LATEST, ERROR, FIELDS(UASC_CHILD), NO_NEEDS,
	 "Child {CHILD} has more than one UASC record.", ONCE_ONLY),
};

RULE_TABLE(ssda903_same_child, SSDA903, "the same child in every table");
