#include "disclose/counts.h"

#include "base/arena.h"
#include "disclose/flow.h"

#include <assert.h>

/* Whether `count` cells, `step` apart, add up to the one after them. */
static bool line_adds_up(const int64_t *cell, size_t count, size_t step)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += cell[i * step];
	return sum == cell[count * step];
}

bool counts_add_up(const struct counts *t)
{
	assert(t->rows > 0 && t->cols > 0);
	for (size_t i = 0; i < t->rows; i++)
		if (!line_adds_up(t->cell + i * t->cols, t->cols - 1, 1))
			return false;
	for (size_t j = 0; j < t->cols; j++)
		if (!line_adds_up(t->cell + j, t->rows - 1, t->cols))
			return false;
	return true;
}

struct counts counts_with_totals(struct arena *a, size_t rows, size_t cols, const int64_t *cell)
{
	int64_t *to = arena_array(a, (rows + 1) * (cols + 1), sizeof *to);
	size_t width = cols + 1;

	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < cols; j++) {
			int64_t x = cell[i * cols + j];

			to[i * width + j] = x;
			to[i * width + cols] += x;
			to[rows * width + j] += x;
			to[rows * width + cols] += x;
		}
	return (struct counts){rows + 1, width, to};
}

static bool inside(const struct counts *t, const struct counts_range *known)
{
	for (size_t i = 0; i < t->rows * t->cols; i++)
		if (t->cell[i] < known[i].low || t->cell[i] > known[i].high)
			return false;
	return true;
}

/* Lets every cell move as far as is known of it. */
static void let_all(struct flow *f, const struct counts *t, const struct counts_range *known)
{
	for (size_t row = 0; row < t->rows; row++)
		for (size_t col = 0; col < t->cols; col++) {
			size_t i = row * t->cols + col;
			bool endless = known[i].high >= COUNTS_ENDLESS;

			flow_let(f, row, col, endless ? COUNTS_ENDLESS : known[i].high - t->cell[i],
				 t->cell[i] - known[i].low);
		}
}

bool counts_audit(struct arena *scratch, const struct counts *t, const struct counts_range *known,
		  struct counts_range *to)
{
	struct flow f = flow_new(scratch, t->rows, t->cols);

	if (!counts_add_up(t) || !inside(t, known))
		return false;
	let_all(&f, t, known);
	for (size_t row = 0; row < t->rows; row++)
		for (size_t col = 0; col < t->cols; col++) {
			size_t i = row * t->cols + col;
			int64_t up = flow_up(&f, row, col, COUNTS_ENDLESS);

			to[i].low = t->cell[i] - flow_down(&f, row, col, COUNTS_ENDLESS);
			to[i].high = up >= COUNTS_ENDLESS ? COUNTS_ENDLESS : t->cell[i] + up;
		}
	return true;
}

bool counts_audit_suppressed(struct arena *scratch, const struct counts *t, const bool *suppressed,
			     struct counts_range *to)
{
	size_t cells = t->rows * t->cols;
	struct counts_range *known = arena_array(scratch, cells, sizeof *known);

	for (size_t i = 0; i < cells; i++) {
		known[i] = (struct counts_range){t->cell[i], t->cell[i]};
		if (suppressed[i])
			known[i] = (struct counts_range){0, COUNTS_ENDLESS};
	}
	return counts_audit(scratch, t, known, to);
}
