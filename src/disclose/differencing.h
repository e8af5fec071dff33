/*
 * Whether one published count taken from another gives a small one (methods h4): 48 in north, south
 * and east and 45 in north and south leaves 3 in east.
 */
#ifndef DISCLOSE_DIFFERENCING_H
#define DISCLOSE_DIFFERENCING_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* A count over areas that do not overlap; each area at most once. */
struct differencing_count {
	const uint32_t *area;
	size_t areas;
	uint64_t count;
};

struct differencing_found {
	size_t larger,
	    smaller; /* places in the list, from 0; the areas of one lie within the other's */
	uint64_t difference; /* from 1 to the threshold */
	uint32_t *rest;	     /* the areas that it is of, in the order of the larger */
	size_t rests;
};

/*
 * Every pair of which the one lies wholly within the other and the difference is 1 to `threshold`,
 * by place of the larger, then of the smaller. *found is in the arena. Returns how many. Unions of
 * more than two counts are for linked.h.
 */
size_t differencing_find(struct arena *a, const struct differencing_count *list, size_t count,
			 uint64_t threshold, struct differencing_found **found);

#endif
