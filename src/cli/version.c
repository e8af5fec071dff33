/* wherry version. */
#include "cli/command.h"
#include "report/report.h"
#include "rules/registry.h"

#include <inttypes.h>

static size_t rules_in(enum returns returns, int year)
{
	const struct rule_table *const *tables;
	size_t count = rule_tables(&tables), n = 0;

	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; tables[t]->returns == returns && i < tables[t]->count; i++)
			n += rule_in_force(&tables[t]->rules[i], year);
	return n;
}

int run_version(const struct said *s, struct err *e)
{
	struct out o = out_fd(1);
	char text[8];

	(void)s;
	out_fmt(&o, "wherry %s\nRule sets as of %s:\n", report_version, rules_dated);
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		for (int year = RULES_FIRST_YEAR; year <= RULES_LAST_YEAR; year++)
			out_fmt(&o, "  %-7s %s  %zu rules\n", returns_name(r),
				year_text(year, text), rules_in(r, year));
	return out_close(&o, e) ? 0 : (int)e->kind;
}
