/* What fields.def says, as numbers and tables: which returns, tables and fields there are. */
#ifndef RECORD_FIELDS_H
#define RECORD_FIELDS_H

#include "base/str.h"
#include "record/codes.h"

#include <stddef.h>

enum returns {
	RETURN_NONE,
	RETURN_SSDA903,
	RETURN_CIN,
	RETURN_ANNEXA,
	RETURNS,
};

enum table {
	TABLE_NONE,
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what) TABLE_##TABLE,
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
	TABLES,
};

/* The fields of a table are a run between the markers TABLE_FIRST_ and TABLE_LAST_. */
enum field {
	FIELD_NONE,
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what) TABLE##_FIRST_FIELD_,
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence) TABLE##_##name,
#define TABLE_END(TABLE, type)				TABLE##_LAST_FIELD_,
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
	FIELDS_COUNT,
};

enum cell_type {
	CELL_key,
	CELL_date,
	CELL_code,
	CELL_number,
	CELL_tenths,
	CELL_text,
};

enum presence {
	REQUIRED,
	OPTIONAL,
	DERIVED,
};

enum { TABLE_FIELDS_MAX = 34 }; /* no table has more */

struct table_info {
	const char *name; /* the official name, "Episodes" */
	const char *what; /* what a row is */
	enum returns returns;
	enum field first; /* its first field */
	size_t fields;	  /* how many */
	size_t row_size;  /* of the row's struct */
	int from, until;  /* collection years, named by the year they start in */
};

/* The census: the table whose rows a table's rows sit inside. */
struct parent_info {
	enum table table; /* TABLE_NONE for none */
	size_t offset;	  /* of the pointer to the parent in the row's struct */
};

struct field_info {
	const char *name; /* the official name, "DECOM" */
	enum table table;
	enum cell_type type;
	enum code_set set; /* for codes */
	size_t offset;	   /* of the cell in the row's struct; 0 for keys */
	enum presence presence;
};

/* Facts of a table (not TABLE_NONE) and of a field (not a marker). Static. */
const struct table_info *table_info(enum table t);
const struct field_info *field_info(enum field f);
const struct parent_info *table_parent(enum table t);

/* "SSDA903", "CIN", "Annex A": as in the output formats; and in words. */
const char *returns_name(enum returns r);
const char *returns_words(enum returns r);

/* The field of a table by its official name, case-blind; FIELD_NONE when there is none. */
enum field field_find(enum table t, struct str name);

/* The table of a return by its official name, case-blind; TABLE_NONE when there is none. */
enum table table_find(enum returns r, struct str name);

#endif
