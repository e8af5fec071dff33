/*
 * What a reader can work out of any set of published values that add up in some way: linked tables,
 * months and quarters, year to date (methods h5).
 */
#ifndef DISCLOSE_LINKED_H
#define DISCLOSE_LINKED_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* The sum of the values at `plus` equals the sum of those at `minus`; places from 0. */
struct linked_sum {
	const size_t *plus, *minus;
	size_t pluses, minuses;
};

struct linked {
	size_t values, sums;
	const double *value;	/* all of them, as they are; 0 or more */
	const bool *suppressed; /* those that are not published */
	const struct linked_sum *sum;
};

struct linked_range {
	double low, high; /* of what is published, the value itself */
	bool endless;	  /* high is of no meaning: the value may be any number from low on */
};

/*
 * Fills to[], one a value, with the least and greatest number each can be for a reader who knows what
 * is published, the sums, and that nothing is below 0 (not that counts are whole). Linear programmes,
 * two a suppressed value. Returns false, with to[] unfilled, when the published values contradict
 * the sums.
 */
bool linked_audit(struct arena *scratch, const struct linked *l, struct linked_range *to);

#endif
