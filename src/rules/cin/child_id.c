/* The authority's own id of a child. */
#include "rules/cin/census.h"
#include "rules/rule.h"

enum { ID_LENGTH_MAX = 20 };

/* Characters of UTF-8, which begin with every byte but those that go on with one. */
static size_t characters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (s.p[i] & 0xC0) != 0x80;
	return n;
}

/* From 2024-25: an id has at most twenty characters. */
static bool r1570_2024(const struct identifiers *i)
{
	return characters(i->row.child->id) > ID_LENGTH_MAX;
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* From 2024-25: an id holds letters and digits only. */
static bool r1580_2024(const struct identifiers *i)
{
	struct str id = i->row.child->id;

	for (size_t at = 0; at < id.len; at++)
		if (!is_letter_or_digit(id.p[at]))
			return true;
	return false;
}

/* Each child is in the census once. A child without an id is 8500's. */
static void r8510(const struct census *t, struct sink *out)
{
	people_flag_shared(&t->people, PERSON_ID, out);
}

/* A child in the census has been in need: there is at least one episode. */
static bool r8590(const struct identifiers *i)
{
	return !first_cindetails(i->row.child);
}

static const struct rule rules[] = {
    RULE_FROM(identifiers, 1570, 2024, LATEST, ERROR, FIELDS(IDENTIFIERS_LAchildID), NO_NEEDS,
	      "The child's id, {LAchildID}, is longer than twenty characters.",
	      "The Department's system keeps no more than twenty, so two ids may become one.",
	      "Use the id of the case system without additions, and the same one every year."),
    RULE_FROM(identifiers, 1580, 2024, LATEST, ERROR, FIELDS(IDENTIFIERS_LAchildID), NO_NEEDS,
	      "The child's id, {LAchildID}, holds something other than letters and digits.",
	      "A space or a stroke is written differently by different systems, and the child is "
	      "not found again.",
	      "Take out spaces, strokes and other signs, in every return alike."),
    RULE(census, 8510, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_LAchildID), NO_NEEDS,
	 "More than one child in the census has the id {LAchildID}.",
	 "Two children cannot be told apart, or one child is counted twice.",
	 "Join the records if they are one child; else give each its own id."),
    RULE(identifiers, 8590, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_LAchildID),
	 NEEDS(CINDETAILS_LAchildID), "The child {LAchildID} has no episode of need.",
	 "The census is of children in need; a child without an episode cannot be counted.",
	 "Add the episode that is missing, or take the child out of the return."),
};

RULE_TABLE(cin_child_id, CIN, "the child's id");
