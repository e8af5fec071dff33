/*
 * The SSDA903 return, held whole: children with their dossiers, and the tables behind them. Read
 * from CSV files (a file a table), from one XML file, or from tables in memory (tests).
 */
#ifndef RECORD_RETURN903_H
#define RECORD_RETURN903_H

#include "base/buf.h"
#include "record/ids.h"
#include "record/nest.h"
#include "record/tree.h"

struct table903 {
	char *rows;	    /* between two sentinels; grouped by child once linked */
	size_t count, cap;  /* rows; bytes */
	uint32_t *child_of; /* while reading: the child of each row */
	size_t child_cap;
};

struct all903 {
	struct scope scope;
	const struct child
	    *children; /* named ones in the order they were met, then nameless records */
	size_t count;  /* of all of them */
	size_t named;  /* of the named ones, which come first */
	struct table903 tables[TABLES];
	struct source sources[TABLES];
	struct note *notes; /* of the reader of an XML file; without rows */
	size_t note_count, notes_cap;
	/* behind the scenes */
	struct child *own;
	const void **more; /* [CHILD_MORE] a child, or NULL */
	struct ids ids;
	uint32_t latest; /* the number of the child met last */
	uint32_t nameless;
	struct arena arena; /* text of XML and of quoted cells */
	struct buf *texts;  /* the CSV files' text, which cells point into */
	size_t texts_count, texts_cap;
};

/* A return of the collection year that starts in `year`. Zeroed memory is a closed return. */
void all903_open(struct all903 *a, int year);

/* What a CSV file was recognised as (record/recognise.h). */
struct csv_layout {
	enum table table;
	char delimiter;
	size_t header_line_end; /* bytes of the text up to the first record */
	uint32_t first_line;	/* the line the first record stands on */
	size_t columns;
	int16_t column_of[TABLE_FIELDS_MAX]; /* of each field of the table, or COLUMN_NONE */
};

/*
 * Adds a table from CSV text, which is taken over (*text is left empty). Returns the rows read;
 * *wide, *short_rows count rows with more or fewer cells than the header.
 */
size_t all903_add_csv(struct all903 *a, const struct csv_layout *l, struct buf *text, size_t *wide);

/* Takes over text that the return's cells point into (*text is left empty). */
void all903_hold_text(struct all903 *a, struct buf *text);

/* Adds all tables of an EXPSSDA903 file. Returns false and fills e when the disk fails. */
__attribute__((warn_unused_result)) bool all903_add_xml(struct all903 *a, const char *path,
							struct arena *notes, struct tree_told *told,
							struct err *e);

/* The same for bytes in memory. */
void all903_add_xml_bytes(struct all903 *a, struct str bytes, struct arena *notes,
			  struct tree_told *told);

/* Puts cells into capitals, as ids and codes are; for a form of the return that may have others. */
void all903_capitals(struct all903 *a, struct str *cells, size_t count);

/* Adds one row. The cells' text must outlive the return. raw as in struct row. */
void all903_add_row(struct all903 *a, enum table t, const struct str *cells, struct str raw,
		    uint32_t line);

/* Keeps a note; its texts must outlive the return. */
void all903_note(struct all903 *a, const struct note *note);

/* All is read: groups the rows by child, sorts and links them. last, already linked, may be NULL. */
void all903_link(struct all903 *a, const struct all903 *last);

/* Finds the children numbered from..to-1 in last year's return; both are linked by themselves. For
 * all903_link() without last, so that two years can be linked at the same time. */
void all903_link_last(struct all903 *a, const struct all903 *last, size_t from, size_t to);

/* The child with an id, or NULL. After linking. */
const struct child *all903_child(const struct all903 *a, struct str id);

void all903_close(struct all903 *a);

#endif
