/* The circulation behind a table: how far a cell can go up and down. Used by counts.c and suppress.c. */
#ifndef DISCLOSE_FLOW_H
#define DISCLOSE_FLOW_H

#include "disclose/counts.h"

struct flow {
	size_t rows, cols, nodes; /* totals included; a node a row, then a node a column */
	int64_t *room;		  /* nodes * nodes: what can still go from one to the other */
	int64_t *left;		  /* the same while a path is searched for */
	size_t *from, *queue;
	bool cut; /* the last question ended at cells that let no more through */
};

/* No cell can move yet. */
struct flow flow_new(struct arena *a, size_t rows, size_t cols);

/* Lets a cell go up by `up` (COUNTS_ENDLESS: any) and down by `down`. */
void flow_let(struct flow *f, size_t row, size_t col, int64_t up, int64_t down);

/* How far the cell can go, at most `enough`, the others following. */
int64_t flow_up(struct flow *f, size_t row, size_t col, int64_t enough);
int64_t flow_down(struct flow *f, size_t row, size_t col, int64_t enough);

/* After a question that ended in a cut: whether this cell lies across it, so that more might get
 * through if it were let go. */
bool flow_crosses(const struct flow *f, size_t row, size_t col);

#endif
