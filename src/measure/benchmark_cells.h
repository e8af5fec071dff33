/* What stands in the cells of the Department's open statistics. */
#ifndef MEASURE_BENCHMARK_CELLS_H
#define MEASURE_BENCHMARK_CELLS_H

#include "base/arena.h"
#include "measure/interval.h"

/* s with small letters of ASCII, which lives as long as the arena. */
struct str benchmark_small(struct str s, struct arena *a);

/* A number without commas; none for the signs that stand where one is lacking: c, k, low, u, x, z, :, ~. */
struct value benchmark_number(struct str s);

/* Whether a cell names a part of the children: it is neither all of them nor a figure, or the sign that
 * stands for one. */
bool benchmark_names_part(struct str s);

/* Whether a code is among codes: some authorities answer together, "E09000021 / E09000027". */
bool benchmark_has_code(struct str codes, const char *code);

#endif
