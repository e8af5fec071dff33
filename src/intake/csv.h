/*
 * CSV as rows of cells: RFC 4180 with any one-byte delimiter, line feeds with or without carriage
 * returns, line ends inside quotes, blank lines passed over. The text has to be UTF-8 and stay
 * where it is: cells point into it (but for those with doubled quotes, which go to the arena).
 */
#ifndef INTAKE_CSV_H
#define INTAKE_CSV_H

#include "base/arena.h"
#include "base/str.h"
#include "intake/limits.h"

struct csv {
	struct str left; /* what is not yet split */
	char delimiter;
	uint32_t line; /* the line on which `left` begins, from 1 */
	struct arena *arena;
};

struct csv_row {
	struct str cells[LIMIT_COLUMNS]; /* trimmed */
	size_t count;
	uint32_t line;	/* the line it begins on */
	struct str raw; /* all of it, without its line end */
	bool too_wide;	/* it had more cells than LIMIT_COLUMNS: the rest was passed over */
};

struct csv csv_over(struct str text, char delimiter, struct arena *arena);

/* The next row that is not blank. Returns false at the end. */
bool csv_next(struct csv *c, struct csv_row *row);

/* One cell of a row (csv_row.raw), from 0; "" when it has fewer. */
struct str csv_nth(struct str row, char delimiter, size_t number, struct arena *arena);

#endif
