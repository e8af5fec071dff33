#include "rules/cin/census.h"
#include "rules/rule.h"

#include <assert.h>

_Static_assert(DISABILITY_LAST_ - DISABILITY_FIRST_ <= 32, "a bit for each disability code");

static uint32_t disability_bit(enum code disability)
{
	assert(disability > DISABILITY_FIRST_ && disability < DISABILITY_LAST_);
	return UINT32_C(1) << (disability - DISABILITY_FIRST_);
}

void census_count(struct census *t, const struct child *c)
{
	assert(t && c);
	t->children++;
	t->scope = c->scope;
	for (const struct disability *d = first_disability(c); d; d = next_disability(d))
		if (has_value(d->disability))
			t->disability_codes |= disability_bit((enum code)d->disability.v);
}

void census_add(struct census *to, const struct census *from)
{
	assert(to && from);
	to->children += from->children;
	to->disability_codes |= from->disability_codes;
	if (from->scope)
		to->scope = from->scope;
}

bool census_uses(const struct census *t, enum code disability)
{
	return (t->disability_codes & disability_bit(disability)) != 0;
}
