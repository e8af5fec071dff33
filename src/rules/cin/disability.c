/* What disabilities a child has. */
#include "rules/cin/written.h"
#include "rules/rule.h"

static bool says_no_disability(const struct child *c)
{
	for (const struct disability *d = first_disability(c); d; d = next_disability(d))
		if (code_is(d->disability, DISABILITY_NONE))
			return true;
	return false;
}

/* A child without a disability has no other disability code. The other codes are marked. */
static void r8790(const struct child *c, struct sink *out)
{
	if (!says_no_disability(c))
		return;
	for (const struct disability *d = first_disability(c); d; d = next_disability(d))
		if (!is_absent(d->disability) && !code_is(d->disability, DISABILITY_NONE))
			flag(out, &d->row);
}

/* Each disability of a child is recorded once. All records with the same code are marked. */
static bool r8794(const struct disability *a)
{
	for (const struct disability *b = first_disability(a->row.child); b; b = next_disability(b))
		if (a != b && same_code(&a->row, a->disability, &b->row, b->disability,
					DISABILITY_Disability))
			return true;
	return false;
}

static const struct rule rules[] = {
    RULE(child, 8790, 2022, LATEST, ERROR, FIELDS(DISABILITY_Disability), NO_NEEDS,
	 "The child is recorded both as having no disability (NONE) and as having one: "
	 "{Disability}.",
	 "Both cannot be true, and the child would be counted twice.",
	 "Take out NONE if the child has a disability, or else the other codes."),
    RULE(disability, 8794, 2022, LATEST, ERROR, FIELDS(DISABILITY_Disability), NO_NEEDS,
	 "The disability {Disability} is recorded more than once for this child.",
	 "The child would be counted more than once.", "Leave each disability once."),
};

RULE_TABLE(cin_disability, CIN, "disabilities");
