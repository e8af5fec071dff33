/* Tables for tests, written as a few lines of text. */
#ifndef TESTS_TABLES_H
#define TESTS_TABLES_H

#include "record/tables_in.h"

/*
 * A table from text such as "CHILD,DECOM\na,01/02/2024\nb,\n": a line of column names, then a line
 * a record; nothing between two commas is a blank. A name that ends in _last is last year's. Lives
 * as long as the arena. The text is borrowed.
 */
struct table_in table_text(struct arena *a, enum returns returns, const char *name,
			   const char *text);

/* The period of the collection year that starts in `year`, without an authority, not from XML. */
struct scope scope_of(enum returns returns, int year);

#endif
