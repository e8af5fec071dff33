/* Which column, and which rows, of a published file belong to which measure: ref/benchmarks.tsv. */
#ifndef MEASURE_BENCHMARK_MAP_H
#define MEASURE_BENCHMARK_MAP_H

#include "base/str.h"

/* One way in which a measure is published. */
struct benchmark_way {
	struct str columns; /* words in the column's name */
	struct str rows; /* phrases in the row's cells, between semicolons; "" for all children */
	struct str measure;
	bool guessed; /* was not seen in a published file */
};

size_t benchmark_ways(void);
struct benchmark_way benchmark_way(size_t i);

/* Whether a column's name, in small letters, has the words. */
bool benchmark_column_fits(const struct benchmark_way *w, struct str name);

/* Whether a row is of this way: what its cells say of whom it is about, in small letters, has every
 * phrase; without phrases, says nothing. Cells that name no part of the children are not among them. */
bool benchmark_row_fits(const struct benchmark_way *w, const struct str *parts, size_t n);

#endif
