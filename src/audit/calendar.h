/* Months and quarters of the calendar, as periods of audits and of cohorts are named. */
#ifndef AUDIT_CALENDAR_H
#define AUDIT_CALENDAR_H

#include <stdint.h>

enum { CALENDAR_NAME = 24 };

/* Months from January 1900 to that of the day (day >= 0). */
int calendar_month(int32_t day);

/* The first day of such a month. */
int32_t calendar_first(int month);

/* "Apr 2025" for a step of one month, "Apr-Jun 2025" for one of three. Returns `to`. */
char *calendar_name(int month, int step, char to[CALENDAR_NAME]);

#endif
