#include "report/reasons.h"

bool reasons_same(const struct ledger_row *l, struct str reason)
{
	return !l->ran && str_eq(l->reason, reason);
}

static bool met_before(const struct check *c, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (reasons_same(&c->ledger[i], c->ledger[at].reason))
			return true;
	return false;
}

size_t reasons_next(const struct check *c, size_t at)
{
	while (at < c->rule_count && (c->ledger[at].ran || met_before(c, at)))
		at++;
	return at;
}

uint64_t reasons_count(const struct check *c, struct str reason)
{
	uint64_t n = 0;

	for (size_t i = 0; i < c->rule_count; i++)
		n += reasons_same(&c->ledger[i], reason);
	return n;
}
