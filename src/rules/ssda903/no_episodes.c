#include "rules/rule.h"

#define FLAG_ALL(type)                                                                             \
	for (const struct type *r = first_##type(c); r; r = next_##type(r))                        \
	flag(out, &r->row)

/* Of a care leaver who had no episode this year, the return tells nothing but how they live. */
static void r1012(const struct child *c, struct sink *out)
{
	if (first_episode(c))
		return;
	FLAG_ALL(placed_adoption);
	FLAG_ALL(missing);
	FLAG_ALL(review);
	FLAG_ALL(ad1);
	FLAG_ALL(prev_perm);
	FLAG_ALL(oc2);
}

static const struct rule rules[] = {
    RULE(child, 1012, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_CHILD, MISSING_CHILD, REVIEW_CHILD, AD1_CHILD, PREV_PERM_CHILD,
		OC2_CHILD),
	 NEEDS(EPISODE_CHILD),
	 "There is a record for child {CHILD}, who has no episode in this return.",
	 "Only children looked after in the year have such records; of care leavers the return "
	 "tells just how they live now.",
	 "If the child was looked after this year, add the episodes; if not, take this record "
	 "out; look for lost leading noughts in the child id."),
};

RULE_TABLE(ssda903_no_episodes, SSDA903, "children without an episode");
