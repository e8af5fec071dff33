/* The workbook, read back with our own reader. */
#include "report/xlsx.h"

#include "intake/xlsx.h"
#include "report/report.h"

#include <stdio.h>

#include "temp.h"
#include "unit.h"

static struct check check;

/* ---- text ---- */

static void assert_text(struct str s, const char *want)
{
	struct buf to = {0};
	struct str got = book_text(&to, s, true);

	assert_string_equal(got.p, want);
	assert_int_equal(got.len, strlen(want));
	buf_close(&to);
}

static void forbidden(void **state)
{
	(void)state;
	assert_text(STR("a\001b\037\tc\nd"), "a\xEF\xBF\xBD"
					     "b\xEF\xBF\xBD\tc\nd");
	assert_text(STR("a\0b"), "a\xEF\xBF\xBD"
				 "b");
	assert_text(STR("a\r\nb\rc"), "a\nb\nc");
	assert_text(STR("\xC3\xA9\xC3 \xFF\xEF\xBF\xBE\xF0\x9F\x98\x80"),
		    "\xC3\xA9\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
		    "\xF0\x9F\x98\x80");
	assert_text(STR("x_x0041_ _x004_"), "x_x005F_x0041_ _x004_");
	assert_text(STR(""), "");
}

static void neutral(void **state)
{
	struct buf to = {0};

	(void)state;
	assert_text(STR("=1+1"), "'=1+1");
	assert_text(STR("@x"), "'@x");
	assert_text(STR("-1+cmd"), "'-1+cmd");
	assert_text(STR("-12.5"), "-12.5");
	assert_string_equal(book_text(&to, STR("=1+1"), false).p, "=1+1");
	buf_close(&to);
}

/* The UTF-16 units of s. */
static size_t units(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n +=
		    ((s.p[i] & 0xC0) != 0x80 ? 1U : 0U) + ((unsigned char)s.p[i] >= 0xF0 ? 1U : 0U);
	return n;
}

static void too_long(void **state)
{
	struct buf s = {0}, to = {0};
	struct str got;

	(void)state;
	for (size_t i = 0; i < BOOK_UNITS_MAX; i++)
		buf_text(&s, "\xF0\x9F\x98\x80");
	got = book_text(&to, buf_view(&s), true);
	assert_true(str_utf8(got));
	assert_true(str_ends(got, STR(" [cut here]")));
	assert_true(units(got) <= BOOK_UNITS_MAX && units(got) > BOOK_UNITS_MAX - 4);
	buf_close(&s);
	buf_close(&to);
}

static void names(void **state)
{
	char own[BOOK_NAME_MAX + 1], other[BOOK_NAME_MAX + 1];

	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		struct str name = book_table_name(t, own);

		assert_true(str_ends(name, str_of(table_info(t)->name)));
		assert_false(str_same(name, STR("Summary")) || str_same(name, STR("Findings")) ||
			     str_same(name, STR("By child")));
		for (enum table u = TABLE_NONE + 1; u < t; u++)
			assert_false(str_same(name, book_table_name(u, other)));
	}
}

/* ---- reading it back ---- */

static void hostile_return(void)
{
	const char *path = temp_path("in");
	struct check_options o = {.paths = &path,
				  .count = 1,
				  .authority = STR(""),
				  .rule = STR(""),
				  .threads = 1,
				  .keep = true};
	struct err e = {0};

	temp_file("in/header.csv", STR("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
				       "007,M,01/05/2012,WBRI,A000000000001,,\n"
				       "=cmd,7,=1+1,WBRI,007,,\n"
				       "3,F,01/05/2012,\"W,\001\",A000000000001,,\n"));
	temp_file("in/census.xml",
		  STR("<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>"
		      "2026-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>"
		      "<ChildIdentifiers><LAchildID>c1</LAchildID><Sex>Q</Sex><PersonBirthDate>"
		      "2015-05-05</PersonBirthDate></ChildIdentifiers></Child></Children>"
		      "</Message>"));
	assert_true(check_run(&check, &o, &e));
	assert_true(check.findings.count > 5);
}

/* Writes the workbook of the run. Returns its path. */
static const char *written(const char *name, uint32_t rows_max)
{
	const char *path = temp_path(name);
	struct err e = {0};
	struct out o;

	assert_true(out_file(&o, path, &e));
	book_write(&check, &o, rows_max);
	assert_true(out_close(&o, &e));
	return path;
}

struct seen {
	struct buf text; /* a line a row, its cells joined by bars */
	uint32_t rows;
};

static bool see(void *with, uint32_t row, const struct str *cells, size_t count)
{
	struct seen *s = with;

	for (size_t i = 0; i < count; i++) {
		buf_str(&s->text, cells[i]);
		buf_char(&s->text, '|');
	}
	buf_char(&s->text, '\n');
	s->rows = row;
	return true;
}

/* The rows of a sheet; it has to be there. */
static struct seen sheet(const char *path, const char *name)
{
	struct seen seen = {0};
	struct err e = {0};
	struct xlsx x;
	bool found = false;

	assert_true(xlsx_open(&x, path, &e));
	for (size_t i = 0; i < x.sheet_count; i++)
		if (str_is(x.sheets[i].name, name)) {
			found = true;
			assert_true(xlsx_read(&x, i, see, &seen, &e));
		}
	assert_true(found);
	xlsx_close(&x);
	buf_char(&seen.text, '\0');
	return seen;
}

static void assert_has(const char *path, const char *name, const char *want)
{
	struct seen seen = sheet(path, name);

	if (!strstr(seen.text.p, want))
		print_error("%s has no \"%s\":\n%s", name, want, seen.text.p);
	assert_non_null(strstr(seen.text.p, want));
	buf_close(&seen.text);
}

static void sheets(void **state)
{
	const char *path;

	(void)state;
	hostile_return();
	path = written("book.xlsx", BOOK_ROWS_MAX);
	assert_has(path, "Summary", "could not run because");
	assert_has(path, "Summary", "header.csv");
	assert_has(path, "Findings", "rule|severity|return|table|record|line|child|fields|values");
	assert_has(path, "Findings", "|SSDA903|Header|2|3|'=CMD|");
	assert_has(path, "Header", "record|line|child|SEX|DOB|ETHNIC|UPN|");
	assert_has(path, "Header", "2|3|'=CMD|7|'=1+1|WBRI|007|");
	assert_has(path, "Header", "3|4|3|F|01/05/2012|W,\xEF\xBF\xBD|A000000000001|");
	assert_has(path, "CIN ChildIdentifiers", "|c1|");
	assert_has(path, "CIN ChildIdentifiers", "|2015-05-05|");
	assert_has(path, "By child", "'=CMD|");
	check_close(&check);
}

static size_t count_of(const char *text, const char *word)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, word)); at++)
		n += at == text || at[-1] == '\n' || at[-1] == '|';
	return n;
}

static size_t lines_beginning(const char *text, const char *with)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, with)); at++)
		n += at == text || at[-1] == '\n';
	return n;
}

static void children_first(void **state)
{
	struct seen seen;

	(void)state;
	hostile_return();
	seen = sheet(written("book.xlsx", BOOK_ROWS_MAX), "By child");
	/* A line a child, and one for the heading; what is wrong is a line a finding within its cell. */
	assert_int_equal(lines_beginning(seen.text.p, "007|"), 1);
	assert_int_equal(lines_beginning(seen.text.p, "c1|"), 1);
	assert_int_equal(seen.rows, 6); /* the last is the return as a whole */
	assert_non_null(strstr(seen.text.p, "child|errors|queries|notes|what is wrong|"));
	assert_non_null(strstr(seen.text.p, ", CIN ChildIdentifiers 1: "));
	assert_int_equal(count_of(seen.text.p, "error ") + count_of(seen.text.p, "query ") +
			     count_of(seen.text.p, "note "),
			 check.findings.count);
	buf_close(&seen.text);
	check_close(&check);
}

static bool add_piece(void *with, struct str piece, bool last)
{
	(void)last;
	buf_str(with, piece);
	return true;
}

/* A part of the workbook, as it is in the archive. */
static struct buf part(const char *path, const char *name)
{
	struct buf all = {0};
	struct err e = {0};
	struct xlsx x;
	const struct zip_part *p;

	assert_true(xlsx_open(&x, path, &e));
	p = zip_find(&x.zip, str_of(name));
	assert_non_null(p);
	assert_true(zip_read(&x.zip, p, add_piece, &all, &e));
	xlsx_close(&x);
	buf_char(&all, '\0');
	return all;
}

/* The third sheet is that of the SSDA903's Header. */
static void only_text(void **state)
{
	struct buf xml;
	const char *path;

	(void)state;
	hostile_return();
	path = written("book.xlsx", BOOK_ROWS_MAX);
	xml = part(path, "xl/worksheets/sheet3.xml");
	assert_non_null(strstr(xml.p, "<t>'=1+1</t>"));
	assert_null(strstr(xml.p, "<f>"));
	assert_null(strstr(xml.p, "<v>"));
	assert_non_null(strstr(xml.p, "<autoFilter"));
	buf_close(&xml);
	xml = part(path, "xl/comments1.xml");
	assert_non_null(strstr(xml.p, "note W1: "));
	buf_close(&xml);
	check_close(&check);
}

static struct buf whole_file(const char *path)
{
	struct buf bytes = {0};
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	bytes.len = fread(buf_room(&bytes, 1 << 20), 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

static void same_bytes(void **state)
{
	struct buf a, b;

	(void)state;
	hostile_return();
	a = whole_file(written("a.xlsx", BOOK_ROWS_MAX));
	b = whole_file(written("b.xlsx", BOOK_ROWS_MAX));
	assert_true(a.len > 5000 && a.len < 1 << 20);
	assert_true(str_eq(buf_view(&a), buf_view(&b)));
	assert_false(book_whole(buf_view(&a), (struct book_counts){1, 0}));
	buf_close(&a);
	buf_close(&b);
	check_close(&check);
}

static void full_sheet(void **state)
{
	struct seen seen;
	const char *path;

	(void)state;
	hostile_return();
	path = written("book.xlsx", 4);
	seen = sheet(path, "Findings");
	assert_int_equal(seen.rows, 4);
	assert_non_null(strstr(seen.text.p, "\nCut here: "));
	assert_non_null(strstr(seen.text.p, "findings.csv"));
	buf_close(&seen.text);
	assert_has(path, "By child", "\nCut here: ");
	check_close(&check);
}

static void nowhere(void **state)
{
	struct err e = {0};
	struct out o;

	(void)state;
	hostile_return();
	temp_folder("gone");
	assert_true(out_file(&o, temp_path("gone/book.xlsx"), &e));
	assert_int_equal(remove(temp_path("gone/book.xlsx.part")), 0);
	assert_int_equal(remove(temp_path("gone")), 0);
	report_xlsx(&check, &o);
	assert_false(out_close(&o, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	check_close(&check);
}

/* An archive with one part, stored. */
static struct str archive(struct arena *a, struct str xml)
{
	char *p = arena_take(a, 200 + xml.len);
	size_t at = 0, list;

	memcpy(p, "PK\003\004\024", 5);
	memcpy(p + 18, (char[]){(char)xml.len, 0, 0, 0, (char)xml.len, 0, 0, 0, 1, 0}, 10);
	p[30] = 'a';
	memcpy(p + 31, xml.p, xml.len);
	list = at = 31 + xml.len;
	memcpy(p + at, "PK\001\002", 4);
	memcpy(p + at + 20, (char[]){(char)xml.len, 0, 0, 0, (char)xml.len, 0, 0, 0, 1, 0}, 10);
	p[at + 46] = 'a';
	at += 47;
	memcpy(p + at, "PK\005\006", 4);
	p[at + 8] = p[at + 10] = 1;
	p[at + 12] = 47;
	p[at + 16] = (char)list;
	return (struct str){p, at + 22};
}

static bool whole(struct arena *a, struct str xml, uint64_t rows, uint64_t notes)
{
	return book_whole(archive(a, xml), (struct book_counts){rows, notes});
}

static void cut_short(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_true(
	    whole(&a, STR("<?xml version=\"1.0\"?>\n<a b=\"c\"><row/><row>x</row></a>"), 2, 0));
	assert_true(whole(&a, STR("<a><comment/></a>\n"), 0, 1));
	assert_false(whole(&a, STR("<a><row/></a>"), 2, 0));
	assert_false(whole(&a, STR("<a><row/></a>"), 1, 1));
	assert_false(whole(&a, STR("<?xml version=\"1.0\"?>\n<a><d>x</d>"), 0, 0));
	assert_false(whole(&a, STR("<a><d>x</a>"), 0, 0));
	assert_false(whole(&a, STR("<a><d e=\"</a>"), 0, 0));
	assert_false(whole(&a, STR("<a/></a><b>"), 0, 0));
	assert_false(whole(&a, STR(""), 0, 0));
	assert_false(book_whole(STR("PK"), (struct book_counts){0}));
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(forbidden, "what XML forbids is replaced, and an escape is escaped"),
	    TEST(neutral, "what a spreadsheet could run gets an apostrophe, as in CSV"),
	    TEST(too_long, "a cell longer than Excel allows is cut with a mark"),
	    TEST(names, "every table's sheet has a name of its own"),
	    IN_FOLDER(sheets, "the sheets hold the run, and the records as they were sent in"),
	    IN_FOLDER(children_first, "each child is a line with all its findings in a cell"),
	    IN_FOLDER(only_text, "every cell is text, with filters and notes"),
	    IN_FOLDER(same_bytes, "the same findings make the same bytes"),
	    IN_FOLDER(full_sheet,
		      "a sheet with more rows than there is room for is cut with a line"),
	    IN_FOLDER(nowhere, "a folder that is gone is an error"),
	    TEST(cut_short, "an archive with a gap in it is not whole"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
