/* From XML to CSV: the rows of every table, written as they are read. */
#include "base/csvout.h"
#include "record/census.h"
#include "record/convert.h"
#include "record/return903.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { PATH_BYTES = 4096 };

struct files {
	struct out out[TABLES];
	bool open[TABLES];
	uint64_t rows[TABLES];
	struct arena scratch;
	uint64_t child_no;
};

static bool make_folder(const char *dir, struct err *e)
{
	if (mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	return err_set(e, ERR_SYSTEM, "%s cannot be made: %s", dir, strerror(errno));
}

static void write_header(struct out *o, enum table t, bool child_no)
{
	const struct table_info *info = table_info(t);
	bool first = true;

	if (child_no) {
		csv_cell(o, STR("ChildNo"), true);
		first = false;
	}
	for (enum field f = info->first; f < info->first + info->fields; f++) {
		if (field_info(f)->presence == DERIVED)
			continue;
		csv_cell(o, str_of(field_info(f)->name), first);
		first = false;
	}
	out_char(o, '\n');
}

static bool open_files(struct files *fs, enum returns returns, const char *dir, struct err *e)
{
	char path[PATH_BYTES];

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (table_info(t)->returns != returns)
			continue;
		snprintf(path, sizeof path, "%s/%s.csv", dir, table_info(t)->name);
		if (!out_file(&fs->out[t], path, e))
			return false;
		fs->open[t] = true;
		write_header(&fs->out[t], t, returns == RETURN_CIN);
	}
	return true;
}

static void abandon_files(struct files *fs)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (fs->open[t])
			out_abandon(&fs->out[t]);
	arena_close(&fs->scratch);
}

/* Files of tables without a row are left out, but for those the census always has. */
static bool close_files(struct files *fs, struct buf *told, struct err *e)
{
	bool ok = true;

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		char path[PATH_BYTES];

		if (!fs->open[t])
			continue;
		if (!fs->rows[t] || !ok) {
			out_abandon(&fs->out[t]);
			continue;
		}
		snprintf(path, sizeof path, "%s", fs->out[t].path);
		ok = out_close(&fs->out[t], e);
		if (ok)
			buf_fmt(told, "%s: %llu records\n", path, (unsigned long long)fs->rows[t]);
	}
	arena_close(&fs->scratch);
	return ok;
}

/* ---- the census ---- */

/* The place of a row among the child's rows of its table, from 1. */
static int ordinal(const struct row *row)
{
	const char *first = child_rows(row->child, (enum table)row->table);

	return (int)(((const char *)row - first) / (ptrdiff_t)table_info(row->table)->row_size) + 1;
}

static const struct row *parent_of(const struct row *row)
{
	const struct parent_info *p = table_parent((enum table)row->table);
	const struct row *parent = NULL;

	if (p->table)
		memcpy(&parent, (const char *)row + p->offset, sizeof(const struct row *));
	return parent;
}

/* What stands for an id column: the child's id, or the place of the row it names. */
static struct str id_text(const struct row *row, enum field f, struct arena *a)
{
	static const struct {
		const char *name;
		enum table table;
	} ids[] = {{"CINdetailsID", TABLE_CINDETAILS},
		   {"AssessmentID", TABLE_ASSESSMENT},
		   {"CPPID", TABLE_CP_PLAN}};

	if (strcmp(field_info(f)->name, "LAchildID") == 0)
		return row->child->id;
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		for (const struct row *r = row; r; r = parent_of(r))
			if (strcmp(field_info(f)->name, ids[i].name) == 0 &&
			    r->table == ids[i].table)
				return arena_fmt(a, "%d", ordinal(r));
	return STR("");
}

/* A value that looks as if it had been guarded against spreadsheets is guarded too, so that going
 * back gives what it was. */
static struct str guarded(struct str s, struct arena *a)
{
	return csv_guarded(s) ? arena_fmt(a, "'%.*s", (int)s.len, s.p) : s;
}

static void write_row(struct files *fs, const struct row *row)
{
	const struct table_info *info = table_info((enum table)row->table);
	struct out *o = &fs->out[row->table];

	csv_cell(o, arena_fmt(&fs->scratch, "%llu", (unsigned long long)fs->child_no), true);
	for (enum field f = info->first; f < info->first + info->fields; f++)
		csv_cell(o,
			 guarded(field_info(f)->type == CELL_key ? id_text(row, f, &fs->scratch)
								 : row_raw(row, f, &fs->scratch),
				 &fs->scratch),
			 false);
	out_char(o, '\n');
	fs->rows[row->table]++;
	arena_reset(&fs->scratch);
}

static void on_child(void *with, const struct child *c)
{
	struct files *fs = with;

	if (!first_census_header(c))
		fs->child_no++;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const char *p = child_rows(c, t);

		for (; p && ((const struct row *)(const void *)p)->child == c;
		     p += table_info(t)->row_size)
			write_row(fs, (const struct row *)(const void *)p);
	}
}

static bool broken(const char *path, const struct xml_end *end, struct err *e)
{
	return err_set(e, ERR_INPUT, "%s, line %llu, column %llu: %s", path,
		       (unsigned long long)end->line, (unsigned long long)end->column, end->why);
}

bool convert_census_to_csv(const char *xml, const char *dir, struct buf *told, struct err *e)
{
	struct census_counts counts = {0};
	struct scope scope = {.returns = RETURN_CIN, .xml = true};
	struct tree_told tree = {0};
	struct files fs = {0};
	struct arena a = {0};
	bool ok = make_folder(dir, e) && open_files(&fs, RETURN_CIN, dir, e) &&
		  census_read(xml, &scope, on_child, &fs, &counts, &a, &tree, e);

	if (ok && !tree.end.whole)
		ok = broken(xml, &tree.end, e);
	if (ok && tree.unknown.len)
		buf_fmt(told,
			"%s: these elements have no place in a table and are left out: %.*s\n", xml,
			(int)tree.unknown.len, tree.unknown.p);
	arena_close(&a);
	if (ok)
		return close_files(&fs, told, e);
	abandon_files(&fs);
	return false;
}

/* ---- the SSDA903 ---- */

static void write_903_row(struct files *fs, const struct all903 *all, const struct row *row)
{
	const struct table_info *info = table_info((enum table)row->table);
	struct out *o = &fs->out[row->table];

	(void)all;
	for (enum field f = info->first; f < info->first + info->fields; f++)
		if (field_info(f)->presence != DERIVED)
			csv_cell(o, row_raw(row, f, &fs->scratch), f == info->first);
	out_char(o, '\n');
	fs->rows[row->table]++;
	arena_reset(&fs->scratch);
}

/* In the order of the file: rows are grouped by child once linked, so they are put back first. */
static void write_903_table(struct files *fs, const struct all903 *all, enum table t)
{
	const struct table903 *rows = &all->tables[t];
	size_t size = table_info(t)->row_size;
	const struct row **in_order = mem_take((rows->count + 1) * sizeof *in_order);

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = (const void *)(rows->rows + (i + 1) * size);

		in_order[row->record - 1] = row;
	}
	for (size_t i = 0; i < rows->count; i++)
		write_903_row(fs, all, in_order[i]);
	mem_free(in_order);
}

bool convert_903_to_csv(const char *xml, const char *dir, struct buf *told, struct err *e)
{
	struct tree_told tree = {0};
	struct files fs = {0};
	struct arena a = {0};
	struct all903 all;
	bool ok;

	all903_open(&all, 0);
	ok = make_folder(dir, e) && all903_add_xml(&all, xml, &a, &tree, e);
	if (ok && !tree.end.whole)
		ok = broken(xml, &tree.end, e);
	if (ok) {
		all903_link(&all, NULL);
		ok = open_files(&fs, RETURN_SSDA903, dir, e);
	}
	for (enum table t = TABLE_NONE + 1; ok && t < TABLES; t++)
		if (fs.open[t])
			write_903_table(&fs, &all, t);
	if (ok)
		ok = close_files(&fs, told, e);
	else
		abandon_files(&fs);
	all903_close(&all);
	arena_close(&a);
	return ok;
}
