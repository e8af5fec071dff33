#include "audit/calendar.h"

#include "base/date.h"

#include <stdio.h>

int calendar_month(int32_t day)
{
	int year, month, of_month;

	date_parts(day, &year, &month, &of_month);
	return (year - 1900) * 12 + month - 1;
}

int32_t calendar_first(int month)
{
	return date_day(1900 + month / 12, month % 12 + 1, 1);
}

char *calendar_name(int month, int step, char to[CALENDAR_NAME])
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int year = 1900 + month / 12;

	if (step == 1)
		snprintf(to, CALENDAR_NAME, "%s %d", names[month % 12], year);
	else
		snprintf(to, CALENDAR_NAME, "%s-%s %d", names[month % 12], names[month % 12 + 2],
			 year);
	return to;
}
