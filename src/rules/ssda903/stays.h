/*
 * What lasts from one day to another while a child is in care: an incident of going missing, an
 * order that deprives the child of liberty. The same questions are asked of both.
 */
#ifndef RULES_SSDA903_STAYS_H
#define RULES_SSDA903_STAYS_H

#include "rules/ssda903/periods.h"

struct stay {
	struct date_cell start, end;
	uint32_t record; /* as in struct row */
};

/* A day to order by; what has none comes last. */
static inline int32_t day_or_last(struct date_cell d)
{
	return has_value(d) ? d.v : INT32_MAX;
}

/* By the day it ended, or else began; then by the day it began; then in file order. */
static inline bool stay_before(struct stay a, struct stay b)
{
	int32_t a_over = day_or_last(has_value(a.end) ? a.end : a.start);
	int32_t b_over = day_or_last(has_value(b.end) ? b.end : b.start);

	if (a_over != b_over)
		return a_over < b_over;
	if (a.start.v != b.start.v)
		return day_or_last(a.start) < day_or_last(b.start);
	return a.record < b.record;
}

/* s began before the one before it was over, or that one has no end that can be read. */
static inline bool stays_overlap(struct stay before, struct stay s)
{
	return !has_value(before.end) || date_before(s.start, before.end);
}

/* Does not fit into the period of care from `first` to `last`: not over when that was, or over
 * before it began. */
static inline bool outside_period(struct stay s, const struct episode *first,
				  const struct episode *last)
{
	if (is_absent(s.end))
		return has_value(last->dec) || date_before(s.start, first->decom);
	return date_after(s.end, last->dec) || date_before(s.end, first->decom);
}

/* The child was in care, but in no period of care that s fits into. */
static inline bool outlasts_care(const struct child *c, struct stay s)
{
	const struct episode *last = NULL;
	const struct episode *first = has_value(s.start) ? first_dated(c) : NULL;

	for (; first; first = next_dated(last)) {
		last = period_last(first);
		if (!outside_period(s, first, last))
			return false;
	}
	return last != NULL;
}

#endif
