#include "record/authority.h"
#include "rules/rule.h"

enum { AUTHORITY_CODE_LEN = 3 }; /* 926, never E10000020 */

/* Answers that are not an English authority of today: the rest of the United Kingdom and abroad,
 * not known, and authorities since dissolved, whose orders still stand (Dorset before 2019, Poole,
 * Bournemouth, Cumbria, Northamptonshire). */
static const char *const other_places[] = {
    "WAL", "SCO", "NIR", "NUK", "999", "835", "836", "837", "909", "928",
};

static bool other_place(struct str code)
{
	for (size_t i = 0; i < sizeof other_places / sizeof other_places[0]; i++)
		if (str_is(code, other_places[i]))
			return true;
	return false;
}

/* Where an earlier permanent home was arranged is an authority there is, or was. */
static bool r633(const struct prev_perm *p)
{
	struct str code = text_of(p->la_perm);

	return has_value(p->la_perm) && !other_place(code) &&
	       (code.len != AUTHORITY_CODE_LEN || !authority_find(code));
}

static const struct rule rules[] = {
    RULE(prev_perm, 633, 2022, LATEST, ERROR, FIELDS(PREV_PERM_LA_PERM), NO_NEEDS,
	 "The authority that arranged the earlier permanent home, {LA_PERM}, is not one that "
	 "is known.",
	 "It shows which authority's adoptions and guardianships did not last.",
	 "Enter the three figures of the authority; WAL, SCO, NIR or NUK outside England, "
	 "999 if it is not known."),
};

RULE_TABLE(ssda903_prev_perm, SSDA903, "earlier permanence");
