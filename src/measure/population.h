/*
 * How many children live in the area, or belong to a group of it: for rates. From one number, or
 * from a CSV file with the columns group and population, where the group "all" is everyone and the
 * others are named as the measures' groups are (White, 5 to 9, Female, the name of an area).
 */
#ifndef MEASURE_POPULATION_H
#define MEASURE_POPULATION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"

struct population {
	struct map by_group;
	struct arena arena;
	struct buf text;
};

/* Reads a number, or the file of that name. Zeroed memory knows of nobody. Returns false and fills
 * e. Close it either way. */
__attribute__((warn_unused_result)) bool population_read(struct population *p,
							 const char *number_or_path, struct err *e);

/* How many children are of a group; 0 when that is not told. */
uint32_t population_of(const struct population *p, struct str group);

void population_close(struct population *p);

#endif
