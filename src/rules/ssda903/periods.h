/*
 * Periods of care. Dated episodes that meet or overlap are one period; so are those after an
 * episode whose end is blank or unreadable, since nothing shows that care was over by then.
 *
 *     for (first = first_dated(c); first; first = next_dated(period_last(first)))
 */
#ifndef RULES_SSDA903_PERIODS_H
#define RULES_SSDA903_PERIODS_H

#include "rules/ssda903/episodes.h"

/* The last episode of the period that the dated episode `first` begins. */
static inline const struct episode *period_last(const struct episode *first)
{
	const struct episode *last = first;
	const struct episode *next = next_dated(first);

	while (next && !date_after(next->decom, last->dec)) {
		last = next;
		next = next_dated(last);
	}
	return last;
}

#endif
