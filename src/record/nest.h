/*
 * The rows of one child while they are read: an array a table, between sentinels, used again for
 * the next child. Rows may be opened inside rows and are filled when they close.
 */
#ifndef RECORD_NEST_H
#define RECORD_NEST_H

#include "base/arena.h"
#include "record/fill.h"

struct nest_table {
	char *rows;	 /* row_size bytes each; [0] is a sentinel, rows begin at [1] */
	size_t count;	 /* rows */
	size_t cap;	 /* bytes held */
	size_t size;	 /* bytes of a row */
	uint32_t record; /* rows so far in the whole return */
};

struct nest {
	struct nest_table tables[TABLES];
	uint32_t used;	    /* a bit for each table that this child has rows in */
	struct arena arena; /* the text of this child */
	struct child child;
	const void *more[CHILD_MORE];  /* the child's */
	struct source sources[TABLES]; /* all RAW_CELLS */
	struct note *notes;
	size_t note_count, notes_cap;
};

/* Ready for the first child of a return; every table of it counts as present. */
void nest_open(struct nest *n, enum returns returns);

/* Room for a new row of t that begins on `line`; it counts in the table. Returns its number. */
size_t nest_add(struct nest *n, enum table t, uint32_t line);

/* A row by its number; moves when rows are added. */
struct row *nest_row(const struct nest *n, enum table t, size_t number);

/* Blank cells, one a field of t, that last as long as the child. */
struct str *nest_cells(struct nest *n, enum table t);

/* Types the row's cells, which are from nest_cells and stay with the row as its text. */
void nest_fill(struct nest *n, enum table t, size_t number, const struct str *cells);

/* The row sits inside the parent table's row `parent`. */
void nest_inside(struct nest *n, enum table t, size_t number, size_t parent);

/*
 * Keeps a note about the row of t with that number; SIZE_MAX for the child's first row, whatever it
 * is. The note's texts are copied. What was noted a moment ago is not noted again.
 */
void nest_note(struct nest *n, const struct note *note);

/* As much of a name or text as a note keeps. */
struct str note_text(struct str s);

/*
 * All rows of the child are there: links them and returns the dossier, which lives until
 * nest_clear. The id is copied. A nameless dossier holds records that belong to no child.
 */
const struct child *nest_child(struct nest *n, const struct scope *scope, struct str id,
			       bool nameless);

/* The first table of a set of bits, which is not empty. */
static inline enum table nest_first(uint64_t used)
{
	return (enum table)__builtin_ctzll(used);
}

/* Forgets the child; the record numbers go on. */
void nest_clear(struct nest *n);

void nest_close(struct nest *n);

#endif
