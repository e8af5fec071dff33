/* Years and severities in words. */
#include "rules/check.h"

#include <stdio.h>

char *year_text(int year, char to[8])
{
	snprintf(to, 8, "%04u-%02u", (unsigned)year % 10000, ((unsigned)year + 1) % 100);
	return to;
}

const char *severity_name(enum severity s)
{
	static const char *const names[SEVERITIES] = {"error", "query", "note"};

	return names[s];
}

const char *severity_heading(enum severity s)
{
	static const char *const headings[SEVERITIES] = {"Errors", "Queries", "Notes"};

	return headings[s];
}
