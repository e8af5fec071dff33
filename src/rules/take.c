#include "rules/take.h"

#include "base/pages.h"
#include "base/threads.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/folder.h"
#include "intake/limits.h"
#include "intake/sniff.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define EXPECTED                                                                                   \
	"expected a table of the SSDA903 as CSV, the SSDA903 as XML (EXPSSDA903), the CIN census " \
	"as XML (Message), or a list of Annex A as CSV or workbook"

/* ---- finding ---- */

static struct str folder_of(struct str path)
{
	struct str base = folder_base_name(path);

	return (struct str){path.p, path.len - base.len};
}

static bool has_ending(struct str path, const char *ending)
{
	size_t n = strlen(ending);

	return path.len > n && str_same((struct str){path.p + path.len - n, n}, str_of(ending));
}

static bool named_like_last(struct str folder)
{
	static const char *const names[] = {"last",	     "last_year", "lastyear",
					    "last year",     "previous",  "previous_year",
					    "previous year", "prior",	  "prior_year"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_same(folder, str_of(names[i])))
			return true;
	return false;
}

struct str take_stem(struct str path)
{
	struct str stem = folder_base_name(path);
	size_t dot = stem.len;

	while (dot > 0 && stem.p[dot - 1] != '.')
		dot--;
	stem.len = dot ? dot - 1 : stem.len;
	return stem;
}

/* last_header.csv, header_last.csv, or a folder called last. */
static bool hints_last(struct str path)
{
	struct str folder = folder_of(path), stem = take_stem(path);

	if (folder.len)
		folder.len--;
	return (stem.len > 5 && (str_same((struct str){stem.p, 5}, STR("last_")) ||
				 str_same((struct str){stem.p + stem.len - 5, 5}, STR("_last")))) ||
	       named_like_last(folder_base_name(folder));
}

static void add_item(struct items *items, struct str path, bool named)
{
	struct item *it;

	items->at = mem_room(items->at, &items->cap, items->count + 1, sizeof *items->at);
	it = &items->at[items->count++];
	*it = (struct item){.named = named, .hinted_last = hints_last(path)};
	it->taken = (struct taken){.path = path,
				   .as = TAKEN_LEFT_ALONE,
				   .form = STR(""),
				   .unknown = STR(""),
				   .note = STR("")};
	it->folder = folder_of(path);
}

static bool add_path(struct items *items, struct str path, bool named, int depth, struct err *e);

static bool add_folder(struct items *items, struct str path, int depth, struct err *e)
{
	struct folder folder;
	bool ok = folder_list(path.p, items->arena, &folder, e);

	for (size_t i = 0; ok && i < folder.count; i++)
		ok = add_path(items, folder.paths[i], false, depth + 1, e);
	return ok;
}

static bool add_path(struct items *items, struct str path, bool named, int depth, struct err *e)
{
	struct stat st;

	if (stat(path.p, &st) != 0)
		return depth > 0 || err_set(e, ERR_INPUT, "%s: %s", path.p, strerror(errno));
	if (items->count >= LIMIT_FILES)
		return err_set(e, ERR_INPUT,
			       "%s: there are more than %d files, the most that are looked at",
			       path.p, LIMIT_FILES);
	if (S_ISDIR(st.st_mode))
		return depth >= LIMIT_FOLDER_DEPTH || add_folder(items, path, depth, e);
	add_item(items, path, named);
	items->bytes += (uint64_t)st.st_size;
	return true;
}

uint64_t take_bytes(const char *path)
{
	struct arena arena = {0};
	struct items items = {.arena = &arena};
	struct err e = {0};
	uint64_t bytes;

	(void)!add_path(&items, str_of(path), true, 0, &e);
	bytes = items.bytes;
	take_close(&items);
	arena_close(&arena);
	return bytes;
}

/* ---- recognising ---- */

static void unreadable(struct item *it, const char *why)
{
	it->taken.as = TAKEN_UNREADABLE;
	it->taken.note = arena_str(&it->arena, str_of(why));
}

/* What is no return is left alone in a folder, but not when the user named it or its name promises. */
static void not_a_return(struct item *it, const char *why)
{
	if (it->named || has_ending(it->taken.path, ".csv") || has_ending(it->taken.path, ".xml"))
		unreadable(it, why);
	else
		it->taken.note = arena_str(&it->arena, str_of(why));
}

static const char *delimiter_word(char delimiter)
{
	switch (delimiter) {
	case ';': return "semicolon";
	case '\t': return "tab";
	case '|': return "bar";
	default: return "comma";
	}
}

static void took_csv(struct item *it, const char *encoding)
{
	struct year_counts *years = arena_take(&it->arena, sizeof *years);

	recognise_years(buf_view(&it->text), &it->recognised.csv, &it->arena, years);
	it->kind = KIND_CSV903;
	it->guess = recognise_year(years);
	it->dates = years->dates;
	it->taken.returns = RETURN_SSDA903;
	it->taken.table = it->recognised.csv.table;
	it->taken.unknown = it->recognised.unknown;
	it->taken.form = arena_fmt(&it->arena, "CSV, %s, %s",
				   delimiter_word(it->recognised.csv.delimiter), encoding);
}

static void partly(struct item *it)
{
	struct str missing = it->recognised.missing;

	it->taken.as = TAKEN_UNREADABLE;
	it->taken.note =
	    arena_fmt(&it->arena,
		      "looks like the %s table of the SSDA903, but these columns are "
		      "missing: %.*s",
		      table_info(it->recognised.csv.table)->name, (int)missing.len, missing.p);
}

static void recognise_text(struct item *it)
{
	const char *encoding;
	struct err e = {0};

	if (!it->text.p && !file_read(it->taken.path.p, &it->text, &e)) {
		unreadable(it, e.text);
		return;
	}
	encoding = encoding_to_utf8(&it->text);
	recognise_csv(buf_view(&it->text), &it->arena, &it->recognised);
	if (it->recognised.likeness == LIKE_TABLE)
		took_csv(it, encoding);
	else if (take_annexa_text(it))
		it->taken.form = arena_fmt(&it->arena, "CSV, %s, %s",
					   delimiter_word(it->lists[0].place.delimiter), encoding);
	else if (it->recognised.likeness == LIKE_PARTLY)
		partly(it);
	else if (it->recognised.too_wide)
		unreadable(it, "has more than 1024 columns, the most that are read");
	else if (it->named)
		unreadable(it, "its columns are those of no table; " EXPECTED);
	else
		it->taken.note = STR("its columns are those of no table of a return");
	if (it->kind == KIND_NONE)
		buf_close(&it->text);
}

static void note_end(struct item *it, const struct xml_end *end)
{
	if (end->whole || end->stopped)
		return;
	it->taken.as = TAKEN_CUT_SHORT;
	it->taken.note =
	    arena_fmt(&it->arena, "line %llu, column %llu: %s", (unsigned long long)end->line,
		      (unsigned long long)end->column, end->why);
}

static void recognise_xml903(struct item *it)
{
	struct year_counts *years = arena_take(&it->arena, sizeof *years);
	struct tree_told told = {0};
	struct err e = {0};

	it->whole = mem_take(sizeof *it->whole);
	all903_open(it->whole, 0);
	it->kind = KIND_XML903;
	it->taken.returns = RETURN_SSDA903;
	it->taken.form = STR("XML");
	it->taken.as = TAKEN_SET_ASIDE;
	if (!all903_add_xml(it->whole, it->taken.path.p, &it->arena, &told, &e)) {
		unreadable(it, e.text);
		it->kind = KIND_NONE;
		return;
	}
	note_end(it, &told.end);
	it->taken.unknown = told.unknown;
	recognise_years_of(it->whole, years);
	it->guess = recognise_year(years);
	it->dates = years->dates;
}

static void recognise_census(struct item *it)
{
	struct xml_end end = {0};
	struct err e = {0};

	it->kind = KIND_CENSUS;
	it->taken.returns = RETURN_CIN;
	it->taken.form = STR("XML");
	it->taken.as = TAKEN_SET_ASIDE;
	if (!census_peek(it->taken.path.p, &it->arena, &it->facts, &end, &e)) {
		unreadable(it, e.text);
		it->kind = KIND_NONE;
		return;
	}
	note_end(it, &end);
	it->guess = it->facts.year;
}

static void recognise_xml(struct item *it, const char *root)
{
	if (strcmp(root, "EXPSSDA903") == 0) {
		recognise_xml903(it);
	} else if (strcmp(root, "Message") == 0) {
		recognise_census(it);
	} else if (!root[0]) {
		not_a_return(it, "is XML, but no element begins in it; " EXPECTED);
	} else {
		struct str why = arena_fmt(
		    &it->arena, "is XML, but its first element is \"%s\"; " EXPECTED, root);

		not_a_return(it, why.p);
	}
}

static void recognise_book(struct item *it)
{
	struct err e = {0};

	if (take_annexa_book(it, &e))
		return;
	take_annexa_close(it);
	if (e.kind == ERR_NONE && it->named)
		unreadable(it,
			   "is a workbook, and none of its sheets is a list of Annex A; " EXPECTED);
	else if (e.kind == ERR_NONE)
		it->taken.note = STR("is a workbook without a list of Annex A");
	else if (it->named || has_ending(it->taken.path, ".xlsx"))
		unreadable(it, e.text);
	else
		it->taken.note = STR("is not a return");
}

static bool may_be_csv(const struct item *it)
{
	static const char *const endings[] = {".csv", ".txt", ".tsv"};

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (has_ending(it->taken.path, endings[i]))
			return true;
	return it->named;
}

static void recognise_as(struct item *it, const struct sniffed *s)
{
	switch (s->form) {
	case FORM_EMPTY: not_a_return(it, "is empty; " EXPECTED); break;
	case FORM_XML: recognise_xml(it, s->root); break;
	case FORM_ZIP: recognise_book(it); break;
	case FORM_BINARY: not_a_return(it, "is not text; " EXPECTED); break;
	case FORM_TEXT:
		if (may_be_csv(it))
			recognise_text(it);
		else
			it->taken.note = STR("is not a return");
		break;
	}
}

static void recognise(struct item *it)
{
	struct sniffed s;
	struct buf head = {0};
	struct err e = {0};
	bool whole;

	if (!sniff_head(it->taken.path.p, &head, &whole, &s, &e)) {
		buf_close(&head);
		not_a_return(it, e.text);
		return;
	}
	/* A small file is not read again. */
	if (whole && s.form == FORM_TEXT && may_be_csv(it)) {
		it->text = head;
		head = (struct buf){0};
	}
	buf_close(&head);
	recognise_as(it, &s);
}

static void recognise_item(void *with, size_t number)
{
	recognise((struct item *)with + number);
}

bool take_files(struct items *items, const struct check_options *o, struct err *e)
{
	for (size_t i = 0; i < o->count; i++)
		if (!add_path(items, arena_fmt(items->arena, "%s", o->paths[i]), true, 0, e))
			return false;
	/* A record takes about five times its bytes in a CSV file, the text included. */
	pages_expect((size_t)items->bytes * 6);
	threads_run(o->threads ? o->threads : threads_cores(), items->count, recognise_item,
		    items->at);
	for (size_t i = 0; i < items->count; i++)
		arena_join(items->arena, &items->at[i].arena);
	return true;
}

void take_close(struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		buf_close(&items->at[i].text);
		if (items->at[i].whole)
			all903_close(items->at[i].whole);
		mem_free(items->at[i].whole);
		take_annexa_close(&items->at[i]);
	}
	mem_free(items->at);
	items->at = NULL;
	items->count = items->cap = 0;
}
