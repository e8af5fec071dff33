/*
 * What others have: England, the region, the ten statistical neighbours, and every authority, from a
 * CSV file in the form of the Department's open statistics. Its first line names time_period,
 * geographic_level (National, Regional, Local authority), new_la_code or old_la_code, region_name,
 * and one column an indicator, or one of them with a row a breakdown (benchmark_map.h). Of several
 * periods the latest counts; rows about a part of the children (another column says something else
 * than Total) that is no measure are passed over, and so are figures that are no numbers (c, k, low, u,
 * x, z and : in those files).
 */
#ifndef MEASURE_BENCHMARK_H
#define MEASURE_BENCHMARK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "measure/interval.h"
#include "measure/registry.h"

/* What a column says of one measure. */
struct benchmark {
	struct str column;
	struct str measure; /* its id: "27", for whatever return it is read from */
	bool guessed;	    /* by its name: no published file was seen that has it */
	struct value england, region;
	struct value neighbours; /* the middle one of those that have a figure */
	struct value own;	 /* what was published of this authority */
	double *others;		 /* [count] of the other authorities, rising */
	size_t count;
};

struct benchmarks {
	struct str period; /* as the file has it: 202425 */
	struct benchmark *at;
	size_t count;
	struct arena arena;
	struct buf text;
};

/* Reads a file, for an authority by either code ("" when it is not known: then England only). Returns
 * false and fills e, also when no column belongs to a measure. Close it either way. */
__attribute__((warn_unused_result)) bool benchmarks_read(struct benchmarks *b, const char *path,
							 struct str authority, struct err *e);

/* What there is on a measure; NULL for nothing, or for NULL benchmarks. */
const struct benchmark *benchmark_of(const struct benchmarks *b, const struct measure *m);

/* The place of a value among the others and itself, counted from the highest: 1 to b->count + 1. */
size_t benchmark_place(const struct benchmark *b, double value);

void benchmarks_close(struct benchmarks *b);

#endif
