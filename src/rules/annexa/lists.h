/* Questions that rules about more than one list ask of a child's rows, and of the day they were drawn. */
#ifndef RULES_ANNEXA_LISTS_H
#define RULES_ANNEXA_LISTS_H

#include "rules/rule.h"

/* The day the lists were drawn, and the first day of their six months, of any row. */
#define drawn_on(r)	((r)->row.child->scope->end)
#define window_start(r) ((r)->row.child->scope->start)

/* The first day of the twelve months of lists 10 and 11. */
static inline struct date_cell year_window_start(const struct row *r)
{
	struct date_cell end = r->child->scope->end;

	return has_value(end) ? date_cell(date_add_months(end.v, -12)) : end;
}

/* Still open on the day the lists were drawn: no end, or one that lies after it. */
static inline bool still_open(struct date_cell end, const struct row *r)
{
	return is_absent(end) || date_after(end, r->child->scope->end);
}

/* The row of each list that is open now, or NULL. */
const struct in_need *still_in_need(const struct child *c);
const struct protection *still_on_plan(const struct child *c);
const struct in_care *still_in_care(const struct child *c);

/* Whether a child born then is `years` or older on a day; false when either is not known. */
static inline bool is_aged(struct date_cell born, int years, struct date_cell on)
{
	return date_by(birthday(born, years), on);
}

static inline bool is_younger(struct date_cell born, int years, struct date_cell on)
{
	return date_after(birthday(born, years), on);
}

#endif
