/* The tables ref/annexa_*.tsv, turned into C by tools/ref_tables.py. All names are folded. */
#ifndef RECORD_ANNEXA_REF_H
#define RECORD_ANNEXA_REF_H

#include "record/fields.h"

/* Another heading of a column. */
struct annexa_heading {
	enum field field;
	bool words; /* all of them have to stand in the heading; they are split by spaces */
	const char *text;
};

/* What a list's sheet, or its file, may be called. */
struct annexa_sheet_name {
	enum table table;
	const char *text;
};

/* A way to write a code. */
struct annexa_way {
	enum code_set set;
	enum code code;
	const char *text;
};

extern const struct annexa_heading ref_annexa_headings[];
extern const size_t ref_annexa_headings_count;
extern const struct annexa_sheet_name ref_annexa_sheets[];
extern const size_t ref_annexa_sheets_count;
extern const struct annexa_way ref_annexa_values[];
extern const size_t ref_annexa_values_count;

#endif
