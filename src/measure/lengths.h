/* How long something lasted, in months by the calendar: three months from 31 January are 30 April. */
#ifndef MEASURE_LENGTHS_H
#define MEASURE_LENGTHS_H

#include "measure/ask.h"

/* Whether so many months, or more, have gone by. A month has 28 to 31 days: where that tells, the
 * calendar is not asked. */
static inline bool lasted(struct date_cell start, struct date_cell end, int months)
{
	if (has_value(start) && has_value(end) && end.v - start.v < 28 * months)
		return false;
	if (has_value(start) && has_value(end) && end.v - start.v >= 31 * months)
		return true;
	return date_by(months_after(start, months), end);
}

/* How many of the n limits, rising, have been reached: the number of the band, 0 to n. */
static inline unsigned length_band(struct date_cell start, struct date_cell end, const int *limits,
				   unsigned n)
{
	unsigned i = 0;

	while (i < n && lasted(start, end, limits[i]))
		i++;
	return i;
}

/* The band as a part; left out when the end is before the start, or one is lacking. */
static inline struct answer length_part(struct date_cell start, struct date_cell end,
					const int *limits, unsigned n)
{
	return date_by(start, end) ? part(length_band(start, end, limits, n)) : left_out();
}

/* The same in the bands that are published of cases and of plans that ended. */
#define LENGTHS_TO_2_YEARS                                                                         \
	"Under 3 months", "3 months, under 6", "6 months, under 12", "1 year, under 2",            \
	    "2 years and more"

static inline struct answer length_to_2_years(struct date_cell start, struct date_cell end)
{
	static const int limits[] = {3, 6, 12, 24};

	return length_part(start, end, limits, 4);
}

/* The days; left out likewise. */
static inline struct answer length_days(struct date_cell start, struct date_cell end)
{
	return date_by(start, end) ? amount(days_between(start, end)) : left_out();
}

#endif
