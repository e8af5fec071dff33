/*
 * Days, as counts from 1 January 1900 (a Monday): day 0. Years 1900 to 2199 can be told; what lies
 * outside is no date. England's working days: Monday to Friday without the bank holidays of
 * ref/bank_holidays.tsv, known for 2005 to 2035; outside that span the question has no answer.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	DATE_NONE = -1,	    /* no answer */
	DATE_TEXT_MAX = 24, /* bytes for any date as text, with the final NUL */
};

/* The day, or DATE_NONE when there is no such day. month 1-12, day 1-31. */
int32_t date_day(int year, int month, int day);

/* The parts of a day (day >= 0). */
void date_parts(int32_t date, int *year, int *month, int *day);

/*
 * Reads d/m/yyyy, dd-mm-yyyy, yyyy-mm-dd or yyyy/mm/dd, with an optional time of 00:00 or
 * 00:00:00 after a space or T. Nothing else and nothing guessed: DATE_NONE.
 */
int32_t date_read(struct str s);

/* dd/mm/yyyy, and yyyy-mm-dd. Returns `to`. */
char *date_british(int32_t date, char to[DATE_TEXT_MAX]);
char *date_iso(int32_t date, char to[DATE_TEXT_MAX]);

/* `months` later (or earlier): the same day of the month, or its last day when that is shorter. */
int32_t date_add_months(int32_t date, int months);

/*
 * Whole years from birth to a day (negative before birth). Someone born on 29 February comes of
 * age on 1 March in other years.
 */
int date_age(int32_t birth, int32_t on);

/* Whether working days can be told for this day. */
bool date_known_holidays(int32_t date);

/* Whether the day is a working day (known or not: weekends always tell). */
bool date_working(int32_t date);

/*
 * The n-th working day after `date` (n >= 0; n = 0 is the day itself if it is a working day, else
 * the next one). DATE_NONE outside the known span.
 */
int32_t date_add_working(int32_t date, int n);

/* Working days in (from, to], negative when to < from. Returns false outside the known span. */
bool date_working_between(int32_t from, int32_t to, int *days);

/* The collection year a day falls in, by the year it starts in: 2025 for 1 April 2025 to 31 March 2026. */
int date_collection_year(int32_t date);

#endif
