#include "disclose/suppress.h"

#include "base/arena.h"
#include "disclose/flow.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum state { OPEN, SHOWN, HIDDEN };

struct search {
	size_t rows, cols, cells; /* inner */
	const int64_t *cell;
	int64_t width;
	struct flow flow;
	enum state *state;
	size_t *order; /* cells that may be hidden, smallest first */
	size_t candidates;
	size_t *shown, shown_count; /* candidates shown for good on the way down to here */
	size_t *in_row, *in_col;    /* hidden cells of each line */
	size_t used, steps;
	int64_t sum;
	struct suppression *best;
};

static void hide(struct search *s, size_t i)
{
	s->state[i] = HIDDEN;
	s->in_row[i / s->cols]++;
	s->in_col[i % s->cols]++;
	flow_let(&s->flow, i / s->cols, i % s->cols, COUNTS_ENDLESS, s->cell[i]);
}

static void unhide(struct search *s, size_t i, enum state state)
{
	s->state[i] = state;
	s->in_row[i / s->cols]--;
	s->in_col[i % s->cols]--;
	flow_let(&s->flow, i / s->cols, i % s->cols, 0, 0);
}

static bool is_safe(struct search *s, size_t i)
{
	int64_t down = flow_down(&s->flow, i / s->cols, i % s->cols, s->width);

	return down >= s->width ||
	       down + flow_up(&s->flow, i / s->cols, i % s->cols, s->width - down) >= s->width;
}

static bool all_safe(struct search *s)
{
	for (size_t i = 0; i < s->cells; i++)
		if (s->best->small[i] && !is_safe(s, i))
			return false;
	return true;
}

/* Whether hiding everything that is still open would do. */
static bool could_be_safe(struct search *s)
{
	bool safe;

	for (size_t k = 0; k < s->candidates; k++)
		if (s->state[s->order[k]] == OPEN)
			flow_let(&s->flow, s->order[k] / s->cols, s->order[k] % s->cols,
				 COUNTS_ENDLESS, s->cell[s->order[k]]);
	safe = all_safe(s);
	for (size_t k = 0; k < s->candidates; k++)
		if (s->state[s->order[k]] == OPEN)
			flow_let(&s->flow, s->order[k] / s->cols, s->order[k] % s->cols, 0, 0);
	return safe;
}

static size_t count_alone(const size_t *in, size_t lines)
{
	size_t alone = 0;

	for (size_t i = 0; i < lines; i++)
		alone += in[i] == 1;
	return alone;
}

/* The least that has to be added: a cell that is alone in its row or column can be worked out, and
 * each further cell helps one row and one column. */
static size_t least_missing(const struct search *s)
{
	size_t rows = count_alone(s->in_row, s->rows), cols = count_alone(s->in_col, s->cols);

	return rows > cols ? rows : cols;
}

static bool worse(const struct search *s, size_t missing)
{
	size_t count = s->used + missing;

	if (count != s->best->secondary)
		return count > s->best->secondary;
	return s->sum >= s->best->secondary_sum;
}

static void keep(struct search *s)
{
	s->best->secondary = s->used;
	s->best->secondary_sum = s->sum;
	for (size_t i = 0; i < s->cells; i++)
		s->best->hidden[i] = s->state[i] == HIDDEN;
}

/* Whether the cell lies in the line: rows first, then columns; any cell for the one after them. */
static bool in_line(const struct search *s, size_t i, size_t line)
{
	if (line < s->rows)
		return i / s->cols == line;
	return line == s->rows + s->cols || i % s->cols == line - s->rows;
}

/* The line with one hidden cell that has the fewest open ones; rows + cols when there is none. */
static size_t tightest_line(const struct search *s)
{
	size_t best = s->rows + s->cols, fewest = SIZE_MAX;

	for (size_t line = 0; line < s->rows + s->cols; line++) {
		size_t open = 0;

		if ((line < s->rows ? s->in_row[line] : s->in_col[line - s->rows]) != 1)
			continue;
		for (size_t k = 0; k < s->candidates; k++)
			open += s->state[s->order[k]] == OPEN && in_line(s, s->order[k], line);
		if (open < fewest) {
			fewest = open;
			best = line;
		}
	}
	return best;
}

/*
 * Every pattern that is at least as good as the best and holds what is hidden now hides one more
 * cell of the tightest line: each is tried, and shown for good before the next is.
 */
static void descend(struct search *s)
{
	size_t missing = least_missing(s), before = s->shown_count, line;

	if (s->steps == 0 || worse(s, missing))
		return;
	s->steps--;
	line = tightest_line(s);
	if (line == s->rows + s->cols) {
		if (all_safe(s)) {
			keep(s);
			return;
		}
		if (!could_be_safe(s))
			return;
	}
	for (size_t k = 0; k < s->candidates; k++) {
		size_t i = s->order[k];

		if (s->state[i] != OPEN || !in_line(s, i, line))
			continue;
		hide(s, i);
		s->used++;
		s->sum += s->cell[i];
		descend(s);
		s->used--;
		s->sum -= s->cell[i];
		unhide(s, i, SHOWN);
		s->shown[s->shown_count++] = i;
	}
	while (s->shown_count > before)
		s->state[s->shown[--s->shown_count]] = OPEN;
}

/* A safe pattern to begin with: everything is hidden, then shown again where that is safe, the
 * largest first. Returns false when even everything is not enough. */
static bool begin(struct search *s)
{
	for (size_t k = 0; k < s->candidates; k++)
		hide(s, s->order[k]);
	if (!all_safe(s))
		return false;
	for (size_t k = s->candidates; k-- > 0;) {
		unhide(s, s->order[k], SHOWN);
		if (!all_safe(s))
			hide(s, s->order[k]);
	}
	for (size_t k = 0; k < s->candidates; k++)
		if (s->state[s->order[k]] == HIDDEN) {
			s->used++;
			s->sum += s->cell[s->order[k]];
		}
	keep(s);
	for (size_t k = 0; k < s->candidates; k++) {
		if (s->state[s->order[k]] == HIDDEN)
			unhide(s, s->order[k], OPEN);
		s->state[s->order[k]] = OPEN;
	}
	s->used = 0;
	s->sum = 0;
	return true;
}

/* Smallest first, ties in the order of the table. */
static void put_in_order(struct search *s)
{
	for (size_t i = 1; i < s->candidates; i++) {
		size_t moved = s->order[i], k = i;

		for (; k > 0 && s->cell[s->order[k - 1]] > s->cell[moved]; k--)
			s->order[k] = s->order[k - 1];
		s->order[k] = moved;
	}
}

static void look_at_cells(struct search *s, int64_t threshold)
{
	for (size_t i = 0; i < s->cells; i++) {
		assert(s->cell[i] >= 0);
		s->state[i] = SHOWN;
		if (s->cell[i] >= 1 && s->cell[i] <= threshold) {
			s->best->small[i] = s->best->hidden[i] = true;
			s->best->primary++;
			hide(s, i);
		} else if (s->cell[i] > 0) {
			s->state[i] = OPEN;
			s->order[s->candidates++] = i;
		}
	}
	put_in_order(s);
}

struct suppression suppress_table(struct arena *a, size_t rows, size_t cols, const int64_t *cell,
				  const struct suppress_wishes *w)
{
	size_t cells = rows * cols;
	struct suppression best = {.small = arena_array(a, cells + 1, sizeof *best.small),
				   .hidden = arena_array(a, cells + 1, sizeof *best.hidden)};
	struct search s = {.rows = rows,
			   .cols = cols,
			   .cells = cells,
			   .cell = cell,
			   .width = w->width,
			   .flow = flow_new(a, rows + 1, cols + 1),
			   .state = arena_array(a, cells + 1, sizeof *s.state),
			   .order = arena_array(a, cells + 1, sizeof *s.order),
			   .shown = arena_array(a, cells + 1, sizeof *s.shown),
			   .in_row = arena_array(a, rows + 1, sizeof *s.in_row),
			   .in_col = arena_array(a, cols + 1, sizeof *s.in_col),
			   .steps = w->steps ? w->steps : 200000,
			   .best = &best};

	look_at_cells(&s, w->threshold);
	if (best.primary == 0 || w->width <= 0) {
		best.feasible = best.proven = true;
		return best;
	}
	best.feasible = begin(&s);
	best.proven = true;
	if (best.feasible) {
		descend(&s);
		best.proven = s.steps > 0;
	}
	return best;
}
