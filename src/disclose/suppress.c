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
	size_t *pair;		    /* of a column, in least_missing */
	bool *seen;
	bool *helps, *help; /* cells for one list, and for one a level */
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

/* Finds the row that is alone another open cell in a column that is alone, moving others aside (a
 * matching by augmenting ways). seen[] marks the columns that were tried. */
static bool pair_up(struct search *s, size_t row, bool *seen)
{
	for (size_t col = 0; col < s->cols; col++) {
		if (seen[col] || s->in_col[col] != 1 || s->state[row * s->cols + col] != OPEN)
			continue;
		seen[col] = true;
		if (s->pair[col] == s->rows || pair_up(s, s->pair[col], seen)) {
			s->pair[col] = row;
			return true;
		}
	}
	return false;
}

/*
 * The least that has to be added: a cell that is alone in its row or column can be worked out, so
 * each such line needs another, and one cell helps two only where an open cell joins them.
 */
static size_t least_missing(struct search *s)
{
	size_t alone = 0, joined = 0;

	for (size_t col = 0; col < s->cols; col++) {
		alone += s->in_col[col] == 1;
		s->pair[col] = s->rows;
	}
	for (size_t row = 0; row < s->rows; row++) {
		if (s->in_row[row] != 1)
			continue;
		alone++;
		memset(s->seen, 0, s->cols * sizeof *s->seen);
		joined += pair_up(s, row, s->seen);
	}
	return alone - joined;
}

/* The sum of so many of the smallest open cells. */
static int64_t least_sum(const struct search *s, size_t missing)
{
	int64_t sum = 0;

	for (size_t k = 0; k < s->candidates && missing > 0; k++) {
		if (s->state[s->order[k]] != OPEN)
			continue;
		sum += s->cell[s->order[k]];
		missing--;
	}
	return sum;
}

static bool worse(const struct search *s, size_t missing)
{
	size_t count = s->used + missing;

	if (count != s->best->secondary)
		return count > s->best->secondary;
	return s->sum + least_sum(s, missing) >= s->best->secondary_sum;
}

static void keep(struct search *s)
{
	s->best->secondary = s->used;
	s->best->secondary_sum = s->sum;
	for (size_t i = 0; i < s->cells; i++)
		s->best->hidden[i] = s->state[i] == HIDDEN;
}

/* Notes the open cells that lie across the cut that the last flow met. */
static void note_crossing(const struct search *s, bool *helps)
{
	for (size_t k = 0; k < s->candidates; k++) {
		size_t i = s->order[k];

		if (s->state[i] == OPEN && flow_crosses(&s->flow, i / s->cols, i % s->cols))
			helps[i] = true;
	}
}

/* Notes the open cells one of which must be hidden too if small cell i is to be safe. Returns false
 * when it is safe already. */
static bool note_help(struct search *s, size_t i, bool *helps)
{
	int64_t reached;

	memset(helps, 0, s->cells * sizeof *helps);
	reached = flow_down(&s->flow, i / s->cols, i % s->cols, s->width);
	note_crossing(s, helps);
	if (reached >= s->width)
		return false;
	reached += flow_up(&s->flow, i / s->cols, i % s->cols, s->width - reached);
	note_crossing(s, helps);
	return reached < s->width;
}

/* The open cells of the row or column; in helps. */
static void note_line(const struct search *s, size_t first, size_t step, size_t count, bool *helps)
{
	memset(helps, 0, s->cells * sizeof *helps);
	for (size_t k = 0; k < count; k++)
		helps[first + k * step] = s->state[first + k * step] == OPEN;
}

static size_t count_help(const struct search *s, const bool *helps)
{
	size_t count = 0;

	for (size_t i = 0; i < s->cells; i++)
		count += helps[i];
	return count;
}

/* Takes over a list of helping cells when it is shorter than the shortest so far. */
static void shortest(const struct search *s, const bool *helps, size_t *fewest, bool *best)
{
	size_t count = count_help(s, helps);

	if (count >= *fewest)
		return;
	*fewest = count;
	memcpy(best, helps, s->cells * sizeof *helps);
}

/*
 * The shortest list of open cells one of which must be hidden: those of a line with one hidden cell,
 * or those across a cut that keeps a small cell from being safe. Returns false when all are safe.
 */
static bool must_hide_one(struct search *s, bool *best)
{
	size_t fewest = SIZE_MAX;

	for (size_t row = 0; row < s->rows; row++)
		if (s->in_row[row] == 1) {
			note_line(s, row * s->cols, 1, s->cols, s->helps);
			shortest(s, s->helps, &fewest, best);
		}
	for (size_t col = 0; col < s->cols; col++)
		if (s->in_col[col] == 1) {
			note_line(s, col, s->cols, s->rows, s->helps);
			shortest(s, s->helps, &fewest, best);
		}
	for (size_t i = 0; fewest == SIZE_MAX && i < s->cells; i++)
		if (s->best->small[i] && note_help(s, i, s->helps))
			shortest(s, s->helps, &fewest, best);
	return fewest != SIZE_MAX;
}

/*
 * Every pattern that is better than the best and holds what is hidden now hides one more of a list of
 * cells: each is tried, and shown for good before the next is.
 */
static void descend(struct search *s)
{
	bool *help = s->help + s->used * s->cells; /* this level's list */
	size_t before = s->shown_count;

	if (s->steps == 0 || worse(s, least_missing(s)))
		return;
	s->steps--;
	if (!must_hide_one(s, help)) {
		keep(s);
		return;
	}
	for (size_t k = 0; k < s->candidates && !worse(s, 1); k++) {
		size_t i = s->order[k];

		if (!help[i])
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

/* Up to 8 by 8 the best is nearly always proven, and that in milliseconds; larger tables get about a
 * second. */
static size_t enough_steps(size_t rows, size_t cols)
{
	size_t lines = rows + cols + 2;

	return rows * cols <= 64 ? 2000000 : 1000 + 1000000000 / (lines * lines * lines);
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
			   .pair = arena_array(a, cols + 1, sizeof *s.pair),
			   .seen = arena_array(a, cols + 1, sizeof *s.seen),
			   .helps = arena_array(a, cells + 1, sizeof *s.helps),
			   .steps = w->steps ? w->steps : enough_steps(rows, cols),
			   .best = &best};

	look_at_cells(&s, w->threshold);
	if (best.primary == 0 || w->width <= 0) {
		best.feasible = best.proven = true;
		return best;
	}
	best.feasible = begin(&s);
	best.proven = true;
	if (best.feasible) {
		s.help = arena_array(a, (best.secondary + 1) * (cells + 1), sizeof *s.help);
		descend(&s);
		best.proven = s.steps > 0;
	}
	return best;
}
