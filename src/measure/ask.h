/*
 * What measures ask of records: days between dates, what is open when, yes and no. All that cannot
 * be told is false, or no date, as in record/compare.h.
 */
#ifndef MEASURE_ASK_H
#define MEASURE_ASK_H

#include "base/date.h"
#include "measure/answer.h"
#include "record/compare.h"

static inline bool in_period(struct date_cell day, const struct window *w)
{
	return date_within(day, w->first, w->last);
}

/* Begun by the day and not over on it: an end on the day itself is over. */
static inline bool open_on(struct date_cell start, struct date_cell end, struct date_cell day)
{
	return date_by(start, day) && (is_absent(end) || date_after(end, day));
}

/* Whether any of the days from start to end lies in those from first to last, all of them in; without
 * an end they go on. */
static inline bool overlaps(struct date_cell start, struct date_cell end, struct date_cell first,
			    struct date_cell last)
{
	return date_by(start, last) && (is_absent(end) || date_by(first, end));
}

/* Whether the days from start to end, both in, hold the day; without an end they go on. */
static inline bool covers(struct date_cell start, struct date_cell end, struct date_cell day)
{
	return overlaps(start, end, day, day);
}

/* Days from a to b, which both have values. */
static inline int32_t days_between(struct date_cell a, struct date_cell b)
{
	return b.v - a.v;
}

/* Whether b is 0 to `days` days after a. */
static inline bool within_days(struct date_cell a, struct date_cell b, int days)
{
	return date_within(b, a, date_plus(a, days));
}

/* `months` calendar months later; absent when a has no value. */
static inline struct date_cell months_after(struct date_cell a, int months)
{
	return has_value(a) ? date_cell(date_add_months(a.v, months)) : a;
}

enum { WORKING_DAYS_UNKNOWN = -1 };

/* Working days in (a, b]: the same day is 0. WORKING_DAYS_UNKNOWN when b is before a, one of them
 * has no value, or the bank holidays are not known so far back or ahead. */
static inline int working_days(struct date_cell a, struct date_cell b)
{
	int days;

	if (!date_by(a, b) || !date_working_between(a.v, b.v, &days))
		return WORKING_DAYS_UNKNOWN;
	return days;
}

/* Whether b is no later than the n-th working day after a. */
static inline bool within_working(struct date_cell a, struct date_cell b, int n)
{
	int days = working_days(a, b);

	return days >= 0 && days <= n;
}

/* Whole years on a day; -1 when not born by then, or no birth is told. */
static inline int age_on(struct date_cell born, struct date_cell day)
{
	return date_by(born, day) ? date_age(born.v, day.v) : -1;
}

/* Not born by the day: a blank date of birth is taken so (general rule 6). */
static inline bool unborn_on(struct date_cell born, struct date_cell day)
{
	return is_absent(born) || date_after(born, day);
}

static inline bool said_yes(struct code_cell c)
{
	return code_is(c, SAID_YES);
}

static inline bool said_no(struct code_cell c)
{
	return code_is(c, SAID_NO);
}

/* Yes and no as they stand; blank, unreadable and "not known" are left out, never taken for no. */
static inline struct answer as_said(struct code_cell c)
{
	return said_yes(c) ? yes() : said_no(c) ? is(false) : left_out();
}

/* The first of the bands, by their last days (rising), that an amount belongs to: 0 to n. */
static inline unsigned band_of(int32_t amount, const int32_t *last, unsigned n)
{
	unsigned i = 0;

	while (i < n && amount > last[i])
		i++;
	return i;
}

#endif
