/*
 * Amounts by cell: days, children, counted in any order and put in order once. Afterwards those of a
 * cell stand together, rising, so that the order they came in makes no difference.
 */
#ifndef MEASURE_AMOUNTS_H
#define MEASURE_AMOUNTS_H

#include <stddef.h>
#include <stdint.h>

struct amount_in {
	uint32_t cell;
	int32_t amount;
};

/* Which cells an amount counts in: its own and, at most, three that are sums. */
enum { AMOUNT_CELLS = 4 };
struct amount_cells {
	uint32_t count, cell[AMOUNT_CELLS];
};

/* Zeroed memory to begin with. */
struct amounts {
	struct amount_in *in; /* as they came; after settling, by amount */
	size_t count, cap;
	uint32_t *start; /* [cells + 1] after settling: where each cell's begin in sorted */
	int32_t *sorted;
	size_t cells;
};

void amounts_add(struct amounts *a, uint32_t cell, int32_t amount);

/* All are there: puts them in order. Every cell is below `cells`. An amount of cell i counts in the
 * cells of in[i]. */
void amounts_settle(struct amounts *a, size_t cells, const struct amount_cells *in);

/* Of settled amounts: those of a cell, rising; *n of them. */
const int32_t *amounts_of(const struct amounts *a, size_t cell, size_t *n);

void amounts_close(struct amounts *a);

#endif
