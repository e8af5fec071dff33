/*
 * The file of the Annex A lists: one workbook with a sheet a list, as inspectors are sent it; for a
 * large authority, where a sheet would be too long, a CSV a list.
 */
#ifndef DEMO_LISTS_FILE_H
#define DEMO_LISTS_FILE_H

#include "base/out.h"
#include "demo/rows.h"

struct lists_book; /* of the spreadsheet library */

struct lists_file {
	struct lists_book *book; /* NULL: a CSV a list */
	struct out csv[TABLES];	 /* path "": not open */
	char path[4096];	 /* of the workbook; "" for CSVs */
};

/* Opens DIR/annexa.xlsx or the CSVs in DIR/annexa/. Returns false and fills e; nothing is left then. */
__attribute__((warn_unused_result)) bool lists_open(struct lists_file *f, const char *dir,
						    bool as_csv, struct err *e);

/* Writes a record; number is its place in its list, from 1. */
void lists_write(struct lists_file *f, const struct row *row, uint64_t number);

/* Puts the files in their places, or, given up, removes what was written. */
__attribute__((warn_unused_result)) bool lists_close(struct lists_file *f, struct err *e);
void lists_abandon(struct lists_file *f);

/* Takes away what was closed, when the demo as a whole failed. */
void lists_remove(struct lists_file *f);

#endif
