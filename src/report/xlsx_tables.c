/*
 * One sheet a table: each record that has a finding, as it was sent in, with the cells that the
 * findings mark coloured by the worst of them and a note that tells them all. What a finding marks
 * and no column shows stands at the record's number.
 */
#include "report/xlsx.h"

#include <stdio.h>

/* The columns of a table's sheet: three of ours, the table's fields, and what is wrong. */
enum { AT_RECORD, AT_LINE, AT_CHILD, OURS };

struct table_sheet {
	struct book_sheet sheet;
	enum table table;
	size_t columns;
	enum field field_at[BOOK_COLUMNS_MAX]; /* FIELD_NONE for ours */
};

/* The findings of one record. */
struct about {
	const struct finding *at;
	size_t count;
	uint64_t *marks; /* by finding: a bit for each column */
};

struct str book_table_name(enum table t, char to[BOOK_NAME_MAX + 1])
{
	const struct table_info *info = table_info(t);

	snprintf(to, BOOK_NAME_MAX + 1, "%s%s", info->returns == RETURN_CIN ? "CIN " : "",
		 info->name);
	return str_of(to);
}

/* ---- columns ---- */

/* The ids that link tables are no columns: the child has one of ours. */
static void choose_columns(struct table_sheet *t)
{
	const struct table_info *info = table_info(t->table);

	t->columns = OURS;
	for (size_t i = 0; i < info->fields; i++)
		if (field_info(info->first + (enum field)i)->type != CELL_key)
			t->field_at[t->columns++] = info->first + (enum field)i;
	t->columns++;
}

static void headings(struct table_sheet *t)
{
	struct book_column columns[BOOK_COLUMNS_MAX] = {{"record", 8}, {"line", 8}, {"child", 18}};

	for (size_t i = OURS; i + 1 < t->columns; i++)
		columns[i] = (struct book_column){field_info(t->field_at[i])->name, 16};
	columns[t->columns - 1] = (struct book_column){"what is wrong", 120};
	book_headings(&t->sheet, columns, t->columns);
}

/* Where a field that a finding marks is shown. */
static size_t column_of(const struct table_sheet *t, struct str name)
{
	const struct table_info *info = table_info(t->table);
	enum field f = field_find(t->table, name);

	for (size_t i = OURS; i + 1 < t->columns; i++)
		if (t->field_at[i] == f)
			return i;
	return f == info->first ? AT_CHILD : AT_RECORD;
}

static uint64_t marks_of(const struct table_sheet *t, const struct finding *f)
{
	struct shown shown;
	uint64_t marks = 0;

	finding_shows(&t->sheet.book->check->findings, f, &shown);
	for (size_t i = 0; i < shown.marked; i++)
		marks |= UINT64_C(1) << column_of(t, shown.name[i]);
	return marks ? marks : UINT64_C(1) << AT_RECORD;
}

/* ---- records ---- */

/* Adds the findings that mark a column, a line each; UINT64_MAX for all of them. */
static void tell(const struct findings *fs, const struct about *about, uint64_t columns,
		 const char *between, struct buf *to)
{
	for (size_t i = 0; i < about->count; i++) {
		const struct rule *r = finding_rule(fs, &about->at[i]);

		if (!(about->marks[i] & columns))
			continue;
		if (to->len)
			buf_text(to, between);
		buf_fmt(to, "%s %s: ", severity_name(r->severity), r->code);
		finding_message(fs, &about->at[i], to);
	}
}

static enum book_look look_at(const struct findings *fs, const struct about *about, size_t column)
{
	enum book_look worst = LOOK_PLAIN;

	for (size_t i = 0; i < about->count; i++) {
		enum book_look look = (enum book_look)finding_rule(fs, &about->at[i])->severity;

		if ((about->marks[i] >> column & 1) && look < worst)
			worst = look;
	}
	return worst;
}

static void write_cell(struct table_sheet *t, const struct about *about, size_t column,
		       struct str text)
{
	const struct findings *fs = &t->sheet.book->check->findings;
	enum book_look look = look_at(fs, about, column);
	struct buf told = {0};

	book_cell(&t->sheet, column, text, look);
	if (look == LOOK_PLAIN)
		return;
	tell(fs, about, UINT64_C(1) << column, "\n", &told);
	book_note(&t->sheet, column, buf_view(&told));
	buf_close(&told);
}

static void write_record(struct table_sheet *t, const struct about *about)
{
	struct book *b = t->sheet.book;
	const struct findings *fs = &b->check->findings;
	enum field first = table_info(t->table)->first;
	struct str cells[TABLE_FIELDS_MAX] = {{0}};
	struct arena *a = &b->scratch;
	struct buf told = {0};

	keep_find(&b->check->kept, t->table, about->at->record, cells);
	write_cell(t, about, AT_RECORD, arena_fmt(a, "%u", about->at->record));
	write_cell(t, about, AT_LINE,
		   about->at->line ? arena_fmt(a, "%u", about->at->line) : STR(""));
	write_cell(t, about, AT_CHILD, finding_child(fs, about->at));
	for (size_t i = OURS; i + 1 < t->columns; i++)
		write_cell(t, about, i, cells[t->field_at[i] - first]);
	tell(fs, about, UINT64_MAX, " / ", &told);
	book_cell(&t->sheet, t->columns - 1, buf_view(&told), LOOK_PLAIN);
	buf_close(&told);
	book_next_row(&t->sheet);
}

/* The findings of the record that f is about; they stand together. */
static struct about gather(struct table_sheet *t, const struct finding *f,
			   const struct finding *end)
{
	struct about about = {.at = f};

	while (f + about.count < end && f[about.count].table == f->table &&
	       f[about.count].record == f->record)
		about.count++;
	about.marks = arena_array(&t->sheet.book->scratch, about.count, sizeof *about.marks);
	for (size_t i = 0; i < about.count; i++)
		about.marks[i] = marks_of(t, &f[i]);
	return about;
}

/* Writes the sheet of the table that f is about. Returns the first finding of the next. */
static const struct finding *write_table(struct book *b, const struct finding *f,
					 const struct finding *end)
{
	struct table_sheet t = {.table = (enum table)f->table};
	char name[BOOK_NAME_MAX + 1];

	t.sheet = book_sheet(b, book_table_name(t.table, name).p);
	choose_columns(&t);
	headings(&t);
	while (f < end && (enum table)f->table == t.table && book_room(&t.sheet)) {
		struct about about = gather(&t, f, end);

		write_record(&t, &about);
		f += about.count;
	}
	while (f < end && (enum table)f->table == t.table)
		f++;
	book_filter(&t.sheet, 0, t.columns);
	book_sheet_end(&t.sheet);
	return f;
}

void book_tables(struct book *b)
{
	const struct findings *fs = &b->check->findings;
	const struct finding *f = fs->at, *end = fs->count ? f + fs->count : f;

	/* Findings about the return as a whole come first in their table, and have no record. */
	while (f < end)
		if (f->record == 0)
			f++;
		else
			f = write_table(b, f, end);
}
