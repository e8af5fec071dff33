/*
 * The dates a list of Annex A turns on, and rows that say again what an earlier row of the child
 * said: the same child, the same beginning and, in Lists 1 to 3, the same source or body. Lists are
 * often put together from several searches, so repeats are common; they count once.
 */
#ifndef MEASURE_REPEATS_H
#define MEASURE_REPEATS_H

#include "record/dossier.h"

struct list_dates {
	enum field start; /* FIELD_NONE where a row has no beginning */
	enum field end;	  /* FIELD_NONE where it has no end, or is an event */
	enum field also;  /* tells rows of one beginning apart; FIELD_NONE for nothing */
};

/* Of a table of any return. */
const struct list_dates *list_dates(enum table t);

/* The value of a date, code or number that stands so many bytes into a row. */
static inline int32_t cell_at(const struct row *row, size_t offset)
{
	int32_t v;

	memcpy(&v, (const char *)row + offset, sizeof v);
	return v;
}

/* The value of a date or code field in a row of its table. */
int32_t cell_of(const struct row *row, enum field f);

/* The value of a text field; "" for a blank or FIELD_NONE. */
struct str words_of(const struct row *row, enum field f);

/* The same of what stands so many bytes into a row; "" for a blank and for 0 bytes, nowhere. */
struct str words_at(const struct row *row, size_t offset);

/* Whether an earlier row of the child's in the same table says the same. */
bool row_repeats(const struct row *row);

#endif
