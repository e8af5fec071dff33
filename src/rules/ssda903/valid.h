/* What several rules ask of a code or a date: given, and not one the return may hold. */
#ifndef RULES_SSDA903_VALID_H
#define RULES_SSDA903_VALID_H

#include "record/fill.h"

/* Something stands there that is no code of the collection year starting in `year`. */
static inline bool code_wrong(struct code_cell c, int year)
{
	return !is_absent(c) && !code_valid(c, year);
}

/*
 * The year stands first with slashes after it. Such a date can be read, but it is in none of the
 * forms that the Department takes: day/month/year, and year-month-day in XML.
 */
static inline bool date_misformed(const struct row *row, enum field f)
{
	struct arena text = {0};
	struct str raw = row_raw(row, f, &text);
	bool misformed = raw.len > 4 && raw.p[4] == '/';

	arena_close(&text);
	return misformed;
}

/* What stands in the field f, whose cell is d, is no date that the Department takes. */
static inline bool date_wrong(const struct row *row, struct date_cell d, enum field f)
{
	return is_unreadable(d) || (has_value(d) && date_misformed(row, f));
}

#endif
