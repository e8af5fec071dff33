/* What measures ask of a row of List 8. Short breaks (V3, V4) are no care in their sense. */
#ifndef MEASURE_CARE_H
#define MEASURE_CARE_H

#include "measure/care_groups.h"
#include "measure/children.h"

static inline bool in_care_at(const struct in_care *k, struct date_cell day)
{
	return open_on(k->start, k->ceased, day) && !short_break(k);
}

/* Whether a date is unreadable or lies after the reference date; a blank is none, and no fault. */
static inline bool faulty(struct date_cell day, const struct window *w)
{
	return is_unreadable(day) || date_after(day, w->drawn);
}

/* The reference date is the only day for which List 8 tells legal status, placement, visits ... */
#define CARE_NEEDS	 IN_CARE_START, IN_CARE_CEASED, IN_CARE_LEGAL_STATUS
#define CARE_NOW	 NOW, NEEDS_OF(CARE_NEEDS)
#define CARE_NOW_OF(...) NOW, NEEDS_OF(CARE_NEEDS, __VA_ARGS__)

#endif
