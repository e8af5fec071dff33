/* Which list of Annex A a table of cells is, told by its headings; and which column is which field. */
#ifndef RECORD_ANNEXA_LAYOUT_H
#define RECORD_ANNEXA_LAYOUT_H

#include "base/arena.h"
#include "record/fill.h"

/* How a column was known for its field. */
enum known_by {
	KNOWN_NOT,
	KNOWN_BY_NAME,	/* the official heading */
	KNOWN_BY_ALIAS, /* another heading that is known */
	KNOWN_BY_WORDS, /* by some of its words */
};

struct annexa_layout {
	enum table table;		     /* TABLE_NONE when it is no list */
	int16_t column_of[TABLE_FIELDS_MAX]; /* of each field, or COLUMN_NONE */
	uint8_t known_by[TABLE_FIELDS_MAX];
	size_t columns;
	size_t of_layout;   /* how many of the columns the list must have are there */
	struct str placed;  /* "DOB" for Date of Birth; ...: those not known by name; or "" */
	struct str unknown; /* headings that were not placed, ", " between */
	struct str missing; /* columns that the list must have and that are not there */
};

/*
 * Takes a row of cells for headings. `name` is the name of the sheet, or of the file without its
 * ending; it decides where headings leave a doubt. Returns false when they are those of no list.
 * The headings are borrowed; what is said of them comes from the arena.
 */
bool annexa_layout(const struct str *headings, size_t count, struct str name, struct arena *a,
		   struct annexa_layout *l);

/* The list that a sheet or file of that name would hold, or TABLE_NONE. */
enum table annexa_named(struct str name);

/* Whether a is the likelier one of two readings of a table. */
bool annexa_likelier(const struct annexa_layout *a, const struct annexa_layout *b);

#endif
