/*
 * The lists of Annex A as inspectors want them: one workbook, a sheet a list in the official order,
 * the official headings, dates as dates and all else as it was given. Rows keep the order of the
 * file they came from. A list that was not read has its headings only.
 */
#include "report/report.h"
#include "report/xlsx.h"

#include "base/xlsx_library.h"
#include "record/annexa.h"

#include <errno.h>

enum {
	CREATED = 946684800,   /* 1 January 2000: the same lists, the same bytes */
	SERIAL_OF_DAY_0 = 2,   /* 1 January 1900, as spreadsheets count from March 1900 on */
	SERIAL_GOOD_FROM = 59, /* before, spreadsheets believe in a 29 February 1900 */
	SHEET_ROWS_MAX = 1048576,
	TEXT_FORMAT = 49, /* "@" */
	WIDTH = 18,
};

struct lists {
	struct xlsx_library xl;
	lxw_workbook *lib;
	lxw_worksheet *sheet;
	lxw_format *head, *date, *text;
	struct buf cell;
	struct arena scratch;
	uint64_t rows;
	lxw_error failed;
};

static void note_error(struct lists *l, lxw_error e)
{
	if (l->failed == LXW_NO_ERROR)
		l->failed = e;
}

static void write_text(struct lists *l, uint32_t row, size_t column, struct str s, lxw_format *look)
{
	const char *text = book_text(&l->cell, s, false).p;

	note_error(l, l->xl.worksheet_write_string(l->sheet, row, (lxw_col_t)column, text, look));
}

static void write_cell(struct lists *l, uint32_t row, size_t column, const struct row *r,
		       enum field f)
{
	const struct field_info *info = field_info(f);
	struct str raw = row_raw(r, f, &l->scratch);
	int32_t v = CELL_ABSENT;

	if (raw.len == 0)
		return;
	if (info->type == CELL_date || info->type == CELL_number)
		memcpy(&v, (const char *)r + info->offset, sizeof v);
	if (info->type == CELL_date && v > SERIAL_GOOD_FROM)
		note_error(l, l->xl.worksheet_write_number(l->sheet, row, (lxw_col_t)column,
							   v + SERIAL_OF_DAY_0, l->date));
	else if (info->type == CELL_number && v >= 0)
		note_error(l,
			   l->xl.worksheet_write_number(l->sheet, row, (lxw_col_t)column, v, NULL));
	else
		write_text(l, row, column, raw, l->text);
}

static void write_headings(struct lists *l, const struct table_info *info)
{
	l->sheet = l->xl.workbook_add_worksheet(l->lib, info->name);
	if (!l->sheet) {
		note_error(l, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	l->xl.worksheet_set_column(l->sheet, 0, (lxw_col_t)(info->fields - 1), WIDTH, NULL);
	l->xl.worksheet_freeze_panes(l->sheet, 1, 1);
	for (size_t i = 0; i < info->fields; i++)
		write_text(l, 0, i, str_of(field_info(info->first + (enum field)i)->name), l->head);
	l->rows++;
}

/* The rows of a table in the order of their file: linking has put them by child. */
static const struct row **in_file_order(struct lists *l, const struct all903 *all, enum table t)
{
	const struct table903 *rows = &all->tables[t];
	size_t size = table_info(t)->row_size;
	const struct row **at = arena_array(&l->scratch, rows->count + 1, sizeof *at);

	for (size_t i = 1; i <= rows->count; i++) {
		const struct row *r = (const struct row *)(const void *)(rows->rows + i * size);

		at[r->record - 1] = r;
	}
	return at;
}

static void write_rows(struct lists *l, const struct all903 *all, enum table t)
{
	const struct table_info *info = table_info(t);
	size_t count = all->tables[t].count;
	const struct row **at = count ? in_file_order(l, all, t) : NULL;

	count = count < SHEET_ROWS_MAX ? count : SHEET_ROWS_MAX - 1;
	for (size_t i = 0; i < count && l->failed == LXW_NO_ERROR; i++) {
		for (size_t c = 0; c < info->fields; c++)
			write_cell(l, (uint32_t)i + 1, c, at[i], info->first + (enum field)c);
		l->rows++;
	}
}

static void write_list(struct lists *l, const struct annexa *a, enum table t)
{
	write_headings(l, table_info(t));
	if (l->sheet)
		write_rows(l, t == TABLE_ADOPTER ? &a->adopters : &a->children, t);
	arena_reset(&l->scratch);
}

static bool open_book(struct lists *l, const char *path, char *folder)
{
	static char title[] = "Annex A", author[] = "Wherry";
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
	lxw_doc_properties about = {.title = title, .author = author, .created = CREATED};

	l->lib = l->xl.workbook_new_opt(path, &options);
	if (!l->lib)
		return false;
	l->xl.workbook_set_properties(l->lib, &about);
	l->head = l->xl.workbook_add_format(l->lib);
	l->xl.format_set_bold(l->head);
	l->date = l->xl.workbook_add_format(l->lib);
	l->xl.format_set_num_format(l->date, "dd/mm/yyyy");
	l->text = l->xl.workbook_add_format(l->lib);
	l->xl.format_set_num_format_index(l->text, TEXT_FORMAT);
	return true;
}

/* As book_make. */
static int make_lists(const struct check *c, const char *path, char *folder, struct book_counts *w)
{
	struct lists l = {.failed = LXW_NO_ERROR};
	lxw_error closed;

	if (!xlsx_library_open(&l.xl))
		return errno;
	errno = 0;
	if (!open_book(&l, path, folder))
		return errno ? errno : ENOMEM;
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++)
		write_list(&l, c->annexa, t);
	w->rows = l.rows;
	arena_close(&l.scratch);
	buf_close(&l.cell);
	errno = 0;
	closed = l.xl.workbook_close(l.lib);
	if (closed == LXW_NO_ERROR && l.failed == LXW_NO_ERROR)
		return 0;
	return errno ? errno : EIO;
}

void report_annexa(const struct check *c, struct out *o)
{
	if (c->annexa)
		book_to(o, make_lists, c);
}
