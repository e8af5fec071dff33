/* Tables of two columns, generated from ref/neighbours.tsv and ref/benchmarks.tsv. */
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

#endif
