/*
 * A cell after reading: absent, unreadable, or a value. Cells are compared by the functions of
 * record/compare.h.
 */
#ifndef RECORD_CELL_H
#define RECORD_CELL_H

#include "base/date.h"
#include "base/str.h"
#include "record/codes.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	CELL_ABSENT = -1,     /* blank, or no such column */
	CELL_UNREADABLE = -2, /* something stands there that is not of the cell's type */
};

/* One type a kind of cell, so that a date cannot be compared with a code. v >= 0: a value. */
struct date_cell {
	int32_t v; /* a day as in base/date.h */
};
struct code_cell {
	int32_t v; /* enum code */
};
struct number_cell {
	int32_t v; /* whole and not negative */
};
struct tenths_cell {
	int32_t v; /* ten times a number that is not negative: 125 for 12.5 */
};
struct text_cell {
	const char *p; /* lives as long as the dossier */
	uint32_t len;
	int32_t v; /* 0 for a value; text is never unreadable */
};

/* For any kind of cell. */
#define is_absent(cell)	    ((cell).v == CELL_ABSENT)
#define is_unreadable(cell) ((cell).v == CELL_UNREADABLE)
#define has_value(cell)	    ((cell).v >= 0)

#endif
