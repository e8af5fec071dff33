/*
 * Workbooks (.xlsx) as rows of text: the sheets by name, each read as a stream. A cell's text is
 * what the file holds: shared and inline strings, formula results, TRUE and FALSE, and numbers as
 * they are written, dates among them (date_of_serial turns those into days).
 */
#ifndef INTAKE_XLSX_H
#define INTAKE_XLSX_H

#include "base/buf.h"
#include "intake/zip.h"

struct xlsx_sheet {
	struct str name;
	struct str part; /* its name in the archive */
	bool hidden;
};

struct xlsx {
	struct zip zip;
	struct buf bytes;   /* the file */
	struct arena arena; /* names and shared strings */
	struct xlsx_sheet *sheets;
	size_t sheet_count;
	struct str *strings; /* shared */
	size_t string_count, string_cap;
	bool by_expat;	/* all of it is read by Expat, plain or not */
	bool from_1904; /* days are counted from 1 January 1904 */
};

/* Opens a workbook. Returns false and fills e; close it either way. */
__attribute__((warn_unused_result)) bool xlsx_open(struct xlsx *x, const char *path, struct err *e);

/* The same; by_expat makes no difference to what is read, and is for tests. */
__attribute__((warn_unused_result)) bool xlsx_open_so(struct xlsx *x, const char *path,
						      bool by_expat, struct err *e);

/* Called with each row that has a cell: its number from 1, its cells trimmed, "" where there is
 * none. The text is gone after the call. Returns false to stop. */
typedef bool xlsx_row(void *with, uint32_t row, const struct str *cells, size_t count);

/* Reads a sheet. Returns false and fills e. */
__attribute__((warn_unused_result)) bool xlsx_read(const struct xlsx *x, size_t sheet,
						   xlsx_row *row, void *with, struct err *e);

/* The day that a number in a date cell stands for; DATE_NONE for what is no such number. */
int32_t xlsx_day(const struct xlsx *x, struct str number);

void xlsx_close(struct xlsx *x);

#endif
