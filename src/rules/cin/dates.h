/* What rules of the census ask of a day. */
#ifndef RULES_CIN_DATES_H
#define RULES_CIN_DATES_H

#include "record/dossier.h"

/* A day that is given, and not in the census year. */
static inline bool outside_year(struct date_cell day, const struct row *row)
{
	const struct scope *s = row->child->scope;

	return date_before(day, s->start) || date_after(day, s->end);
}

/*
 * Whether the day lies before the last n working days up to `end`, the end's own day among them
 * (the next working day when it is none). False where England's bank holidays are not known.
 */
static inline bool before_last_working(struct date_cell day, struct date_cell end, int n)
{
	enum { A_YEAR = 365 }; /* what lies further back than that need not be counted */
	int32_t last, from;
	int days;

	if (!has_value(day) || !has_value(end) || !date_known_holidays(end.v))
		return false;
	last = date_add_working(end.v, 0);
	from = day.v < end.v - A_YEAR ? end.v - A_YEAR : day.v;
	return last != DATE_NONE && date_working_between(from, last, &days) && days >= n;
}

#endif
