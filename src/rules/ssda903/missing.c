#include "rules/rule.h"
#include "rules/ssda903/valid.h"

/* An incident is one of the two kinds; a blank is another rule's. */
static bool r1006(const struct missing *m)
{
	return code_wrong(m->missing, year_of(m));
}

static const struct rule rules[] = {
    RULE(missing, 1006, 2022, LATEST, ERROR, FIELDS(MISSING_MISSING), NO_NEEDS,
	 "The kind of incident, {MISSING}, is neither M (missing) nor A (away without "
	 "permission).",
	 "The two are counted apart: where a missing child is, nobody knows.",
	 "Enter M or A, in capitals."),
};

RULE_TABLE(ssda903_missing, SSDA903, "missing and away");
