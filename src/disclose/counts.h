/*
 * What a reader can work out of a published table of counts with totals (methods h1). Such a table is
 * a circulation: each cell an arc between its row and its column, so the least and greatest value of
 * a cell is a question of flows, answered in whole numbers without rounding. For two-way tables the
 * range is the same whether cells may be broken numbers or not.
 */
#ifndef DISCLOSE_COUNTS_H
#define DISCLOSE_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* rows * cols counts, row by row; the last row and the last column are the totals. Counts are at least
 * 0 and below 2^60. */
struct counts {
	size_t rows, cols;
	const int64_t *cell;
};

/* No greatest value: what is not published may be any number. */
#define COUNTS_ENDLESS (INT64_MAX / 4)

/* From low to high, both included. */
struct counts_range {
	int64_t low, high; /* high may be COUNTS_ENDLESS */
};

/* Whether every total is the sum of its cells. */
bool counts_add_up(const struct counts *t);

/* The table of `rows` by `cols` inner cells with its totals added, in the arena. */
struct counts counts_with_totals(struct arena *a, size_t rows, size_t cols, const int64_t *cell);

/*
 * For a reader who knows of each cell that it lies within known[] (and that totals add up), and who
 * knows no other: fills to[] with what each cell can be. Both have rows * cols ranges. Returns false
 * when the table does not add up or lies outside what is known.
 */
bool counts_audit(struct arena *scratch, const struct counts *t, const struct counts_range *known,
		  struct counts_range *to);

/* The same where cells are published as they are but for those suppressed, which may be 0 or more. */
bool counts_audit_suppressed(struct arena *scratch, const struct counts *t, const bool *suppressed,
			     struct counts_range *to);

#endif
