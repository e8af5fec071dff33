#include "rules/registry.h"

const char rules_dated[] = "22 November 2026";

#define RULES(name) extern const struct rule_table rules_##name;
#include "rules/tables.def"
#undef RULES

static const struct rule_table *const all[] = {
#define RULES(name) &rules_##name,
#include "rules/tables.def"
#undef RULES
};

size_t rule_tables(const struct rule_table *const **tables)
{
	*tables = all;
	return sizeof all / sizeof all[0];
}

enum table unit_table(enum unit u)
{
	static const enum table table_of[UNITS] = {
#define ROW(type) [UNIT_##type] = (enum table)TABLE_OF_##type,
#define WHOLE(name, what)
#include "rules/units.def"
#undef ROW
#undef WHOLE
	};

	return table_of[u];
}

int rules_year(int year)
{
	if (year < RULES_FIRST_YEAR)
		return RULES_FIRST_YEAR;
	return year > RULES_LAST_YEAR ? RULES_LAST_YEAR : year;
}

bool rule_in_force(const struct rule *r, int year)
{
	return r->from <= year && year <= r->until;
}

const struct rule *rule_find(enum returns returns, struct str code, int year,
			     const struct rule_table **of)
{
	for (size_t t = 0; t < sizeof all / sizeof all[0]; t++)
		for (size_t i = 0; i < all[t]->count; i++) {
			const struct rule *r = &all[t]->rules[i];

			if (returns != RETURN_NONE && all[t]->returns != returns)
				continue;
			if (!rule_in_force(r, year) || !str_same(str_of(r->code), code))
				continue;
			if (of)
				*of = all[t];
			return r;
		}
	return NULL;
}

struct need rule_need(uint16_t listed)
{
	unsigned flags = RULE_LAST_YEAR | RULE_IF_HERE;

	if (listed == NEED_PROVIDERS)
		return (struct need){.providers = true};
	return (struct need){.field = (enum field)(listed & ~flags),
			     .last = listed & RULE_LAST_YEAR,
			     .if_here = listed & RULE_IF_HERE};
}
