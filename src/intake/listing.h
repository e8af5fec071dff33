/*
 * A list of anything with named columns, out of a CSV file or the first sheet of a workbook that has
 * rows: what is in which column is the caller's to choose or guess, by name. For the returns there is
 * record/recognise.h.
 */
#ifndef INTAKE_LISTING_H
#define INTAKE_LISTING_H

#include "base/sha256.h"
#include "intake/xlsx.h"

struct listing {
	const char *path;   /* borrowed */
	struct arena arena; /* names and cells that are not in the text */
	struct str *names;  /* of the columns; "" where there is none */
	size_t columns;
	uint8_t digest[SHA256_BYTES]; /* of the file as it is on the disk */
	struct buf text;	      /* a CSV file's, as UTF-8 */
	struct str rows;	      /* what is below the names in it */
	char delimiter;
	uint32_t line; /* of the row of names, from 1 */
	struct xlsx book;
	bool is_book;
	size_t sheet;
};

/* The cells of some columns: rows x columns, row after row. Rows without any cell are passed over. */
struct listing_cells {
	struct str *at;
	uint32_t *lines; /* of each row in the file, from 1 */
	size_t rows, columns;
};

enum { LISTING_NONE = -1 };

/* Opens a list and finds the row of names: the one with most cells among the first. Returns false and
 * fills e. Close it either way. */
__attribute__((warn_unused_result)) bool listing_open(struct listing *l, const char *path,
						      struct err *e);

/* The column of that name, or LISTING_NONE. Case, spaces, _, - and . make no difference. */
int listing_column(const struct listing *l, struct str name);

/* Reads the cells of the columns given. They live as long as the list. Returns false and fills e. */
__attribute__((warn_unused_result)) bool listing_load(struct listing *l, const int *columns,
						      size_t count, struct listing_cells *cells,
						      struct err *e);

void listing_close(struct listing *l);

#endif
