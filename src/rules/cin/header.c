/* The header of the census. */
#include "rules/rule.h"

/* The census ends on 31 March of the year that its header names. */
static bool r100(const struct census_header *h)
{
	int year = has_value(h->year) ? (int)h->year.v : 0;

	return !date_same(h->reference_date, date_cell(date_day(year, 3, 31)));
}

static const struct rule rules[] = {
    RULE(
	census_header, 100, 2022, LATEST, ERROR, FIELDS(CENSUS_HEADER_ReferenceDate),
	NEEDS(CENSUS_HEADER_Year),
	"The reference date is missing or is not 31 March of the year of the census, {Year}: "
	"{ReferenceDate}.",
	"Whether a date falls into the census year is told by it, so every later rule leans on it.",
	"Give 31 March of the year in which the census ends; correct the year if that is wrong."),
};

RULE_TABLE(cin_header, CIN, "the header");
