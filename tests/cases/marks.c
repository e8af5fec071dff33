#include "case.h"

#include <stdlib.h>

enum { MARKS_SHOWN = 40 };

static void marks_add(struct marks *m, struct str mark)
{
	if (m->count == m->room) {
		struct str *more = arena_array(m->arena, m->room * 2 + 16, sizeof *more);
		if (m->count)
			memcpy(more, m->at, m->count * sizeof *more);
		m->at = more;
		m->room = m->room * 2 + 16;
	}
	m->at[m->count++] = mark;
}

static int compare(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Sorts and leaves each mark once. */
static void marks_settle(struct marks *m)
{
	size_t kept = 0;

	if (m->count)
		qsort(m->at, m->count, sizeof *m->at, compare);
	for (size_t i = 0; i < m->count; i++)
		if (kept == 0 || !str_eq(m->at[kept - 1], m->at[i]))
			m->at[kept++] = m->at[i];
	m->count = kept;
}

/* field may be NULL: the row alone is named. */
static void mark_row(struct marks *m, const char *table, const char *field, struct str row)
{
	marks_add(m, arena_fmt(m->arena, "%s%s%s %.*s", table, field ? "." : "", field ? field : "",
			       (int)row.len, row.p ? row.p : ""));
}

static void mark_whole(struct marks *m)
{
	marks_add(m, STR("the whole return"));
}

/* [table, field, row] */
static void expect_fields(struct marks *m, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *mark = json_array_get(list, i);
		const char *table = json_string_value(json_array_get(mark, 0));
		const char *field = json_string_value(json_array_get(mark, 1));

		mark_row(m, table ? table : "?", field ? field : "?",
			 case_text(json_array_get(mark, 2), m->arena));
	}
}

/* table: [row, ...] */
static void expect_rows(struct marks *m, json_t *tables)
{
	const char *table;
	json_t *rows;

	json_object_foreach(tables, table, rows) for (size_t i = 0; i < json_array_size(rows); i++)
	    mark_row(m, table, NULL, case_text(json_array_get(rows, i), m->arena));
}

struct marks marks_expected(const json_t *call, const struct case_of *of, struct arena *a)
{
	struct marks m = {.arena = a};
	json_t *expect = json_object_get(call, "expect");

	if (of->by_field)
		expect_fields(&m, expect);
	else
		expect_rows(&m, expect);
	if (json_is_true(json_object_get(call, "la_level")))
		mark_whole(&m);
	marks_settle(&m);
	return m;
}

/* What the case calls a record of a table: the label its index has for the row. */
static struct str row_label(const json_t *call, const char *table, uint32_t record, struct arena *a)
{
	const json_t *in = json_object_get(json_object_get(call, "input"), table);
	const json_t *label = json_array_get(json_object_get(in, "index"), record - 1);

	return label ? case_text(label, a) : arena_fmt(a, "record %u", (unsigned)record);
}

static void mark_finding(struct marks *m, const json_t *call, const struct case_of *of,
			 const struct finding *f)
{
	const char *table = table_info((enum table)f->table)->name;
	struct str row = row_label(call, table, f->record, m->arena);

	if (!of->by_field) {
		mark_row(m, table, NULL, row);
		return;
	}
	for (size_t i = 0; i < RULE_FIELDS_MAX && of->rule->fields[i] != FIELD_NONE; i++)
		if (f->marks >> i & 1)
			mark_row(m, table, field_info((enum field)of->rule->fields[i])->name, row);
}

struct marks marks_found(const json_t *call, const struct case_of *of, const struct findings *found,
			 struct arena *a)
{
	struct marks m = {.arena = a};

	for (size_t i = 0; i < found->count; i++) {
		if (found->at[i].record == 0)
			mark_whole(&m);
		else
			mark_finding(&m, call, of, &found->at[i]);
	}
	marks_settle(&m);
	return m;
}

bool marks_same(const struct marks *a, const struct marks *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!str_eq(a->at[i], b->at[i]))
			return false;
	return true;
}

struct str marks_text(const struct marks *m)
{
	struct buf text = {0};
	struct str copy;

	if (m->count == 0)
		return STR("nothing");
	for (size_t i = 0; i < m->count && i < MARKS_SHOWN; i++) {
		buf_text(&text, i ? ", " : "");
		buf_str(&text, m->at[i]);
	}
	if (m->count > MARKS_SHOWN)
		buf_fmt(&text, " and %zu more", m->count - MARKS_SHOWN);
	copy = arena_str(m->arena, buf_view(&text));
	buf_close(&text);
	return copy;
}
