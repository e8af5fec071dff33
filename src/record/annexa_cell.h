/*
 * A cell of Annex A as people and spreadsheets write it, turned into the text that row_fill reads:
 * codes with letters and meanings around them, dates as serial numbers or with a time of day, ages
 * with decimals, and errors of a formula such as #N/A, which count as blank.
 */
#ifndef RECORD_ANNEXA_CELL_H
#define RECORD_ANNEXA_CELL_H

#include "base/map.h"
#include "intake/xlsx.h"
#include "record/fields.h"

/* A text that stood in a cell of codes, and what it is read as. */
struct annexa_met {
	struct str raw, text;
};

struct annexa_cells {
	struct arena *arena;	    /* of the return; owns what is made */
	const struct xlsx *book;    /* where numbers may be dates; NULL for CSV */
	struct map ways[CODE_SETS]; /* text of a cell -> which of met */
	struct annexa_met *met;
	size_t met_count, met_cap;
	uint64_t errors; /* cells that hold an error or a mark for nothing */
};

/*
 * What stands in a cell of field f: *raw is replaced by what a reader should be shown (a serial
 * number as its date), which lives as long as the arena. Text of a CSV file already does; that of a
 * workbook is copied. Returns the text to read, "" for a blank.
 */
struct str annexa_cell(struct annexa_cells *c, enum field f, struct str *raw);

/* The code that a text stands for in a set; CODE_NOTHING_ for none. */
enum code annexa_code(enum code_set set, struct str text);

void annexa_cells_close(struct annexa_cells *c);

#endif
