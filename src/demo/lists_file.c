#include "demo/lists_file.h"

#include "base/arena.h"
#include "base/csvout.h"
#include "base/unfinished.h"
#include "base/xlsx_library.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	PATH_BYTES = 4096,
	CREATED = 946684800, /* 1 January 2000: the same demo, the same bytes */
	SERIAL_OF_DAY_0 = 2, /* 1 January 1900, as spreadsheets count from March 1900 on */
};

struct lists_book {
	struct xlsx_library xl;
	lxw_workbook *lib;
	lxw_worksheet *sheets[TABLES];
	lxw_format *head, *date;
	char path[PATH_BYTES], part[PATH_BYTES + 8];
};

static bool is_list(enum table t)
{
	return table_info(t)->returns == RETURN_ANNEXA;
}

/* ---- the workbook ---- */

static void write_text(struct lists_book *b, enum table t, uint64_t row, size_t column,
		       const char *text, lxw_format *look)
{
	b->xl.worksheet_write_string(b->sheets[t], (lxw_row_t)row, (lxw_col_t)column, text, look);
}

static void begin_sheet(struct lists_book *b, enum table t)
{
	const struct table_info *info = table_info(t);

	b->sheets[t] = b->xl.workbook_add_worksheet(b->lib, info->name);
	b->xl.worksheet_set_column(b->sheets[t], 0, (lxw_col_t)(info->fields - 1), 18, NULL);
	b->xl.worksheet_freeze_panes(b->sheets[t], 1, 1);
	for (size_t i = 0; i < info->fields; i++)
		write_text(b, t, 0, i, field_info((enum field)(info->first + i))->name, b->head);
}

static bool book_open(struct lists_book *b, struct err *e)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	static char title[] = "Annex A", author[] = "Wherry demo";
	lxw_doc_properties about = {.title = title, .author = author, .created = CREATED};

	if (!xlsx_library_open(&b->xl))
		return err_set(e, ERR_SYSTEM, "%s cannot be written: %s", b->path, strerror(errno));
	b->lib = b->xl.workbook_new_opt(b->part, &options);
	if (b->lib == NULL)
		return err_set(e, ERR_SYSTEM, "%s cannot be written: %s", b->path, strerror(errno));
	unfinished_add(b->part, UNFINISHED_FILE);
	b->xl.workbook_set_properties(b->lib, &about);
	b->head = b->xl.workbook_add_format(b->lib);
	b->xl.format_set_bold(b->head);
	b->date = b->xl.workbook_add_format(b->lib);
	b->xl.format_set_num_format(b->date, "dd/mm/yyyy");
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (is_list(t))
			begin_sheet(b, t);
	return true;
}

/* How the template's lists of choices write the codes of a set; others stand as they are. */
enum choice { CHOICE_PLAIN, CHOICE_LETTERED, CHOICE_DASHED, CHOICE_COLON };
static const enum choice choices[CODE_SETS] = {
    [CODES_SAID] = CHOICE_LETTERED,	   [CODES_STATED_SEX] = CHOICE_LETTERED,
    [CODES_CASE_STATUS] = CHOICE_LETTERED, [CODES_PERMANENCE] = CHOICE_LETTERED,
    [CODES_ELIGIBILITY] = CHOICE_LETTERED, [CODES_SUITABILITY] = CHOICE_LETTERED,
    [CODES_PRIMARY_NEED] = CHOICE_DASHED,  [CODES_CLOSURE_REASON] = CHOICE_DASHED,
    [CODES_LEFT_REASON] = CHOICE_DASHED,   [CODES_REASON_PLACED_CEASED] = CHOICE_DASHED,
    [CODES_DOES] = CHOICE_COLON,	   [CODES_LIVES_IN] = CHOICE_COLON,
};

/* "a) Yes", "N1 - Abuse or neglect", "U: Independent living". */
static const char *as_chosen(const struct field_info *f, const char *cell, char to[96])
{
	enum choice choice = f->type == CELL_code ? choices[f->set] : CHOICE_PLAIN;
	enum code c = choice == CHOICE_PLAIN ? CODE_NOTHING_ : code_find(f->set, str_of(cell));

	if (c == CODE_NOTHING_)
		return cell;
	if (choice == CHOICE_LETTERED)
		snprintf(to, 96, "%c) %.80s",
			 "abcdefgh"[(c - code_set_info(f->set)->first - 1) % 8],
			 code_info(c) -> label);
	else
		snprintf(to, 96, "%s%s %.80s", cell, choice == CHOICE_DASHED ? " -" : ":",
			 code_info(c)->label);
	return to;
}

static void write_cell(struct lists_book *b, const struct row *row, uint64_t number, size_t i)
{
	const struct field_info *f = field_info((enum field)(table_info(row->table)->first + i));
	const char *cell = row->cell[i];
	lxw_worksheet *sheet = b->sheets[row->table];
	int32_t day = f->type == CELL_date ? date_read(str_of(cell)) : DATE_NONE;
	char chosen[96];

	if (!cell[0])
		return;
	if (day >= 0)
		b->xl.worksheet_write_number(sheet, (lxw_row_t)number, (lxw_col_t)i,
					     (double)(day + SERIAL_OF_DAY_0), b->date);
	else if (f->type == CELL_number && cell[0] >= '0' && cell[0] <= '9')
		b->xl.worksheet_write_number(sheet, (lxw_row_t)number, (lxw_col_t)i,
					     (double)strtol(cell, NULL, 10), NULL);
	else
		write_text(b, row->table, number, i, as_chosen(f, cell, chosen), NULL);
}

static bool book_close(struct lists_book *b, struct err *e)
{
	lxw_error closed;

	errno = 0;
	closed = b->xl.workbook_close(b->lib);
	b->lib = NULL;
	if (closed == LXW_NO_ERROR && rename(b->part, b->path) == 0) {
		unfinished_drop(b->part);
		return true;
	}
	unlink(b->part);
	unfinished_drop(b->part);
	return err_set(e, ERR_SYSTEM, "%s cannot be written: %s", b->path,
		       errno ? strerror(errno) : b->xl.lxw_strerror(closed));
}

/* ---- CSV ---- */

static bool begin_csv(struct lists_file *f, const char *dir, enum table t, struct err *e)
{
	const struct table_info *info = table_info(t);
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/annexa/list_%d.csv", dir, (int)(t - TABLE_CONTACT) + 1);
	if (!out_file(&f->csv[t], path, e))
		return false;
	for (size_t i = 0; i < info->fields; i++)
		csv_cell(&f->csv[t], str_of(field_info((enum field)(info->first + i))->name),
			 i == 0);
	out_char(&f->csv[t], '\n');
	return true;
}

static void add_csv(struct lists_file *f, const struct row *row)
{
	const struct table_info *info = table_info(row->table);
	char chosen[96];

	for (size_t i = 0; i < info->fields; i++)
		csv_cell(&f->csv[row->table],
			 str_of(as_chosen(field_info((enum field)(info->first + i)), row->cell[i],
					  chosen)),
			 i == 0);
	out_char(&f->csv[row->table], '\n');
}

static bool open_csvs(struct lists_file *f, const char *dir, struct err *e)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/annexa", dir);
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		return err_set(e, ERR_SYSTEM, "%s cannot be made: %s", path, strerror(errno));
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (is_list(t) && !begin_csv(f, dir, t, e)) {
			lists_abandon(f);
			return false;
		}
	return true;
}

/* ---- either ---- */

bool lists_open(struct lists_file *f, const char *dir, bool as_csv, struct err *e)
{
	memset(f, 0, sizeof *f);
	if (as_csv)
		return open_csvs(f, dir, e);
	f->book = mem_take(sizeof *f->book);
	memset(f->book, 0, sizeof *f->book);
	snprintf(f->path, sizeof f->path, "%s/annexa.xlsx", dir);
	snprintf(f->book->path, sizeof f->book->path, "%s", f->path);
	snprintf(f->book->part, sizeof f->book->part, "%s.part", f->book->path);
	if (book_open(f->book, e))
		return true;
	mem_free(f->book);
	f->book = NULL;
	return false;
}

void lists_write(struct lists_file *f, const struct row *row, uint64_t number)
{
	if (f->book == NULL) {
		add_csv(f, row);
		return;
	}
	for (size_t i = 0; i < table_info(row->table)->fields; i++)
		write_cell(f->book, row, number, i);
}

bool lists_close(struct lists_file *f, struct err *e)
{
	bool ok = f->book == NULL || book_close(f->book, e);

	mem_free(f->book);
	f->book = NULL;
	for (size_t t = 0; t < TABLES; t++) {
		if (!f->csv[t].path[0])
			continue;
		if (ok)
			ok = out_close(&f->csv[t], e);
		else
			out_abandon(&f->csv[t]);
	}
	return ok;
}

void lists_abandon(struct lists_file *f)
{
	struct err ignored = {0};

	if (f->book && f->book->lib) {
		if (book_close(f->book, &ignored))
			unlink(f->book->path);
	}
	mem_free(f->book);
	f->book = NULL;
	for (size_t t = 0; t < TABLES; t++)
		if (f->csv[t].path[0])
			out_abandon(&f->csv[t]);
}

void lists_remove(struct lists_file *f)
{
	if (f->path[0])
		unlink(f->path);
	for (size_t t = 0; t < TABLES; t++)
		if (f->csv[t].path[0])
			unlink(f->csv[t].path);
}
