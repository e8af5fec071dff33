#include "disclose/rounding.h"

#include "base/arena.h"

#include <assert.h>

int64_t rounding_of(int64_t x, int64_t base)
{
	assert(x >= 0 && base > 0);
	return base * ((2 * x + base) / (2 * base));
}

struct rounding rounding_audit(struct arena *a, size_t rows, size_t cols, const int64_t *cell,
			       int64_t base)
{
	struct counts t = counts_with_totals(a, rows, cols, cell);
	size_t cells = t.rows * t.cols;
	int64_t *rounded = arena_array(a, cells, sizeof *rounded);
	struct counts_range *known = arena_array(a, cells, sizeof *known);
	struct rounding r = {.range = arena_array(a, cells, sizeof *r.range)};
	bool fits;

	for (size_t i = 0; i < cells; i++) {
		int64_t low;

		rounded[i] = rounding_of(t.cell[i], base);
		low = rounded[i] - base / 2;
		known[i] = (struct counts_range){low > 0 ? low : 0, rounded[i] + (base - 1) / 2};
	}
	r.rounded = (struct counts){t.rows, t.cols, rounded};
	r.additive = counts_add_up(&r.rounded);
	fits = counts_audit(a, &t, known, r.range);
	assert(fits);
	for (size_t i = 0; fits && i < cells; i++)
		r.revealed += r.range[i].low == r.range[i].high;
	return r;
}
