/* The SSDA903 of a year and of the year before, from the files that were chosen. */
#ifndef RULES_READ903_H
#define RULES_READ903_H

#include "record/reference.h"
#include "record/return903.h"
#include "rules/take.h"

struct read903 {
	struct all903 own;  /* of CSV tables; to be closed */
	struct all903 *all; /* the return: own, or one of XML, which the items hold */
};

/*
 * Reads both years, side by side when there are threads for it, links each by itself and finds out
 * where placements are; all903_link_last() is left to do. years[0] is the collection that starts in
 * `year`, years[1] the one before. Of each item it tells how many records were read, and what to
 * look at.
 */
void read903_years(struct read903 years[2], struct items *items, const struct check_options *o,
		   const struct reference *r, int year);

#endif
