/* Tables of two columns, generated from the tables in ref/ of the same names. */
#ifndef MEASURE_PAIRS_H
#define MEASURE_PAIRS_H

#include <stddef.h>

struct ref_pair {
	const char *first, *second;
};

/* An authority's code, and those of its ten neighbours joined by commas, nearest first. */
extern const struct ref_pair ref_neighbours[];
extern const size_t ref_neighbours_count;

/* The words in a column's name, and the measure it belongs to. */
extern const struct ref_pair ref_benchmarks[];
extern const size_t ref_benchmarks_count;

/* A return's letter and the numbers of measures, as c1-10, and why it does not carry them. */
extern const struct ref_pair ref_not_carried[];
extern const size_t ref_not_carried_count;

#endif
