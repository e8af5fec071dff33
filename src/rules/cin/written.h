/*
 * What stands in a cell, for the few rules that look beyond what could be read: a code in small
 * letters, the same unknown code twice, a date of long ago, a blank row.
 */
#ifndef RULES_CIN_WRITTEN_H
#define RULES_CIN_WRITTEN_H

#include "record/fill.h"

/* Whether the code is written there, in capitals or not. */
static inline bool is_written(const struct row *row, enum field f, const char *code)
{
	struct arena text = {0};
	bool is = str_same(row_raw(row, f, &text), str_of(code));

	arena_close(&text);
	return is;
}

/* Whether two rows of one table have the same in a field; two blanks are not the same. */
static inline bool same_written(const struct row *a, const struct row *b, enum field f)
{
	struct arena text = {0};
	struct str in_a = row_raw(a, f, &text), in_b = row_raw(b, f, &text);
	bool same = in_a.len > 0 && str_eq(in_a, in_b);

	arena_close(&text);
	return same;
}

/* Whether two codes of rows of one table are the same, those that are in no list too. */
static inline bool same_code(const struct row *a, struct code_cell in_a, const struct row *b,
			     struct code_cell in_b, enum field f)
{
	if (has_value(in_a) || has_value(in_b))
		return code_same(in_a, in_b);
	return same_written(a, b, f);
}

/* A day before 1900, year first: too early for a date here, but plain to read. */
static inline bool is_before_1900(const struct row *row, enum field f)
{
	struct arena text = {0};
	struct str day = row_raw(row, f, &text), year = str_cut(&day, '-'),
		   month = str_cut(&day, '-');
	int64_t n;
	bool old = year.len == 4 && str_number(year, 1, 1899, &n) && str_number(month, 1, 12, &n) &&
		   str_number(day, 1, 31, &n);

	arena_close(&text);
	return old;
}

/* Whether a row of a table is blank but for the child's id, and stands in no episode. (An element of
 * the census stands in one, however empty it is.) */
static inline bool is_blank_row(const struct row *row, const struct row *episode)
{
	const struct table_info *t = table_info((enum table)row->table);
	struct arena text = {0};
	bool empty = episode->record == 0;

	for (size_t i = 0; i < t->fields && empty; i++) {
		enum field f = (enum field)(t->first + i);

		if (!str_is(str_of(field_info(f)->name), "LAchildID"))
			empty = row_raw(row, f, &text).len == 0;
	}
	arena_close(&text);
	return empty;
}

#endif
