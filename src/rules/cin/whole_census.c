/* The census as a whole: what no single child shows. */
#include "rules/cin/census.h"
#include "rules/rule.h"

#include <stdio.h>

enum { DISABILITY_CODES_EXPECTED = 8 };

/*
 * An authority uses at least eight of the disability codes, NONE left out. What is no disability
 * code is not counted as one. A census without a child tells nothing.
 */
static void r2887Q(const struct census *t, struct sink *out)
{
	char used_text[12], known_text[12], expected_text[12];
	int used = 0, known = 0;

	if (t->children == 0)
		return;
	for (int c = DISABILITY_FIRST_ + 1; c < DISABILITY_LAST_; c++) {
		if (c == DISABILITY_NONE || !code_valid_in((enum code)c, t->scope->year))
			continue;
		known++;
		used += census_uses(t, (enum code)c);
	}
	if (used >= DISABILITY_CODES_EXPECTED)
		return;
	snprintf(used_text, sizeof used_text, "%d", used);
	snprintf(known_text, sizeof known_text, "%d", known);
	snprintf(expected_text, sizeof expected_text, "%d", DISABILITY_CODES_EXPECTED);
	flag_return(out, TABLE_DISABILITY,
		    (const char *const[3]){used_text, known_text, expected_text});
}

static const struct rule rules[] = {
    RULE(census, 2887Q, 2022, LATEST, QUERY, FIELDS(DISABILITY_Disability), NO_NEEDS,
	 "Of the {2} disability codes only {1} are used anywhere in the return; at least {3} would "
	 "be expected.",
	 "Children's disabilities may be recorded under few codes for convenience, or not at all.",
	 "Look at how disability is recorded in the case system, or explain why so few occur."),
};

RULE_TABLE(cin_whole_census, CIN, "the census as a whole");
