/* Text -> typed cells, and back to the text a cell had. */
#ifndef RECORD_FILL_H
#define RECORD_FILL_H

#include "base/arena.h"
#include "record/dossier.h"

/* Where a table's rows came from, and how to find their text again. */
enum raw_form {
	RAW_NONE,
	RAW_CSV,   /* row.raw is the row as it stands in the file */
	RAW_CELLS, /* row.raw is an array of struct str, one a field of the table */
};

enum { COLUMN_NONE = -1 };

struct source {
	bool here;	  /* there was such a table */
	uint64_t present; /* a bit a field of the table: there was such a column */
	enum raw_form form;
	char delimiter;			     /* CSV */
	int16_t column_of[TABLE_FIELDS_MAX]; /* CSV: the column of each field, or COLUMN_NONE */
};

/*
 * Types the cells of a row of table t: cells[i] is the text of its i-th field, already trimmed,
 * .p NULL (or no bytes) for a blank. Text cells keep pointing into the text. Sets row.spoilt.
 */
void row_fill(struct row *row, enum table t, const struct str *cells);

/* What stands in a field of the row, trimmed, as written; "" for a blank. From the arena or borrowed
 * from the row's own text. */
struct str row_raw(const struct row *row, enum field f, struct arena *a);

/* Whether the source has the column of a field. */
bool source_has(const struct source *sources, enum field f);

#endif
