/*
 * The workbook of a run: inside, for the files xlsx_*.c. A book is written by libxlsxwriter, sheet
 * by sheet and row by row, so that it needs little memory however long it is. Every cell is text
 * in a cell of the text format: nothing is taken for a number, a date or a formula. What can go
 * wrong on the way is remembered in the book and told at the end.
 */
#ifndef REPORT_XLSX_H
#define REPORT_XLSX_H

#include "base/out.h"
#include "report/tally.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;
struct xlsx_library;

enum {
	BOOK_ROWS_MAX = 100000, /* of a sheet; Excel would take 1,048,576, but nobody reads them */
	BOOK_UNITS_MAX = 32767, /* of a cell: UTF-16 units, by Excel's limit */
	BOOK_NOTES_MAX = 500,	/* of a sheet: a note costs more than a row, here and in Excel */
	BOOK_NAME_MAX = 31,	/* characters of a sheet's name, by Excel's limit */
	BOOK_COLUMNS_MAX = TABLE_FIELDS_MAX + 4,
};

enum book_look {
	LOOK_ERROR, /* as enum severity */
	LOOK_QUERY,
	LOOK_NOTE,
	LOOK_PLAIN,
	LOOK_WRAPPED,
	LOOK_HEAD,
	LOOK_TITLE,
	LOOKS,
};

/* What was written, to compare with what is in the file. */
struct book_counts {
	uint64_t rows, notes;
};

struct book {
	const struct xlsx_library *xl;
	struct lxw_workbook *lib;
	struct lxw_format *looks[LOOKS];
	const struct check *check;
	struct tally tally;
	struct arena scratch; /* for one row */
	struct buf text;      /* for one cell */
	uint32_t rows_max;
	struct book_counts written;
	int failed; /* errno of the first failure, or 0 */
};

struct book_sheet {
	struct book *book;
	struct lxw_worksheet *lib; /* NULL when it could not be made */
	uint32_t row;		   /* the row being written, from 0 */
	uint32_t begun;		   /* rows up to the last that has something in it */
	uint32_t notes;
	bool full;
};

/* A column's heading and its width in characters. */
struct book_column {
	const char *name;
	double width;
};

/* Adds a sheet. The name is at most BOOK_NAME_MAX characters and no other sheet's. */
struct book_sheet book_sheet(struct book *b, const char *name);

/* Writes the headings into the current row, goes to the next, and freezes what is above it. */
void book_headings(struct book_sheet *s, const struct book_column *columns, size_t count);

void book_widths(struct book_sheet *s, const double *widths, size_t count);

/* Writes a cell of the current row. Cells go from left to right. */
void book_cell(struct book_sheet *s, size_t column, struct str text, enum book_look look);

/* A whole number of ours; 0 is written as nothing. */
void book_number(struct book_sheet *s, size_t column, uint64_t n);

/* A whole number of ours as a number, so that it can be sorted by; 0 is written as nothing. */
void book_count(struct book_sheet *s, size_t column, uint64_t n, enum book_look look);

/* A note on a cell of the current row, until the sheet has BOOK_NOTES_MAX of them. */
void book_note(struct book_sheet *s, size_t column, struct str text);

void book_next_row(struct book_sheet *s);

/* Whether there is room for another row. When there is not, the last row says so. */
bool book_room(struct book_sheet *s);

/* The sheet is written: turns the filter on for the rows from `from` (its headings) on. */
void book_filter(struct book_sheet *s, uint32_t from, size_t columns);
void book_sheet_end(struct book_sheet *s);

/* Text as a cell may hold it: without what XML forbids, short enough, an apostrophe in front of
 * what a spreadsheet could run (base/csvout.h) when `neutral`. Ends with a NUL behind its length.
 * Good until the next call. */
struct str book_text(struct buf *to, struct str s, bool neutral);

/* ---- the sheets ---- */

/* The cells of a finding, as the columns of findings.csv. */
enum finding_column {
	FINDING_RULE,
	FINDING_SEVERITY,
	FINDING_RETURN,
	FINDING_TABLE,
	FINDING_RECORD,
	FINDING_LINE,
	FINDING_CHILD,
	FINDING_FIELDS,
	FINDING_VALUES,
	FINDING_MESSAGE,
	FINDING_COLUMNS,
};

void book_summary(struct book *b);
void book_findings(struct book *b);
void book_tables(struct book *b);
void book_children(struct book *b);

/* The name of a table's sheet: "Episodes", and for a table of the census "CIN Reviews". */
struct str book_table_name(enum table t, char to[BOOK_NAME_MAX + 1]);

/* ---- the file ---- */

/* Whether an archive is sound and has all that was written: a full disk can leave gaps unnoticed. */
bool book_whole(struct str bytes, struct book_counts written);

/* Makes a workbook at a path, its temporary files in a folder. Returns 0 or errno, and what the
 * archive has to hold. */
typedef int book_make(const struct check *c, const char *path, char *folder,
		      struct book_counts *written);

/* Has a workbook made, looks it over and hands it on to the writer, whose failure a failure is. */
void book_to(struct out *o, book_make *make, const struct check *c);

/* report_xlsx() with a limit of rows that a test can reach. */
void book_write(const struct check *c, struct out *o, uint32_t rows_max);

#endif
