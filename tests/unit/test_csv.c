#include "intake/csv.h"

#include "base/buf.h"
#include "unit.h"

static struct csv csv;
static struct csv_row row;
static struct arena arena;

static void begin(struct str text, char delimiter)
{
	csv = csv_over(text, delimiter, &arena);
}

/* The next row has these cells, written here with | between them, and begins on this line. */
static void expect(const char *cells, uint32_t line)
{
	struct buf got = {0};

	assert_true(csv_next(&csv, &row));
	for (size_t i = 0; i < row.count; i++) {
		buf_text(&got, i ? "|" : "");
		buf_str(&got, row.cells[i]);
	}
	if (!str_is(buf_view(&got), cells))
		fail_msg("read %.*s, not %s", (int)got.len, got.p, cells);
	buf_close(&got);
	assert_int_equal(row.line, line);
}

static void expect_end(void)
{
	assert_false(csv_next(&csv, &row));
	assert_false(csv_next(&csv, &row));
	arena_close(&arena);
}

static void delimiters(void **state)
{
	static const char each[] = {',', ';', '\t', '|'};

	(void)state;
	for (size_t i = 0; i < sizeof each; i++) {
		char text[] = "a,b,c\n1,2,3\n";

		for (char *p = text; *p; p++)
			if (*p == ',')
				*p = each[i];
		begin(str_of(text), each[i]);
		expect("a|b|c", 1);
		expect("1|2|3", 2);
		expect_end();
	}
}

static void long_cells(void **state)
{
	(void)state;
	begin(
	    STR("a cell of more than sixteen bytes,b,another one that is as long\n0123456789ABCDEF,"
		"0123456789ABCDE\n"),
	    ',');
	expect("a cell of more than sixteen bytes|b|another one that is as long", 1);
	expect("0123456789ABCDEF|0123456789ABCDE", 2);
	expect_end();
}

static void quotes(void **state)
{
	(void)state;
	begin(STR("\"a,b\",\"\", \"c\" ,d\n"), ',');
	expect("a,b||c|d", 1);
	expect_end();
}

static void doubled(void **state)
{
	(void)state;
	begin(STR("\"say \"\"hi\"\"\",\"\"\"\",x\"y\"\n"), ',');
	expect("say \"hi\"|\"|x\"y\"", 1);
	expect_end();
}

static void newline_in_quotes(void **state)
{
	(void)state;
	begin(STR("a,b\n\"one\ntwo\nthree\",x\nlast,y\n"), ',');
	expect("a|b", 1);
	expect("one\ntwo\nthree|x", 2);
	expect("last|y", 5);
	expect_end();
}

static void stray_quote(void **state)
{
	(void)state;
	begin(STR("a,\"b\nc,d\ne,f\n"), ',');
	expect("a|\"b", 1);
	expect("c|d", 2);
	expect("e|f", 3);
	expect_end();
}

/* A quote that closes only behind the longest row is not looked for. */
static void far_quote(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_text(&text, "a,\"b\n");
	while (text.len < LIMIT_ROW_BYTES + 100)
		buf_text(&text, "plain,rows,without,quotes\n");
	buf_text(&text, "z\",end\n");
	begin(buf_view(&text), ',');
	expect("a|\"b", 1);
	expect("plain|rows|without|quotes", 2);
	buf_close(&text);
	arena_close(&arena);
}

static void too_wide(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < LIMIT_COLUMNS + 5; i++)
		buf_text(&text, "x,");
	buf_text(&text, "\nfine,row\n");
	begin(buf_view(&text), ',');
	assert_true(csv_next(&csv, &row));
	assert_int_equal(row.count, LIMIT_COLUMNS);
	assert_true(row.too_wide);
	expect("fine|row", 2);
	assert_false(row.too_wide);
	buf_close(&text);
	expect_end();
}

static void as_wide_as_can_be(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 1; i < LIMIT_COLUMNS; i++)
		buf_text(&text, "x,");
	buf_text(&text, "x\n");
	begin(buf_view(&text), ',');
	assert_true(csv_next(&csv, &row));
	assert_int_equal(row.count, LIMIT_COLUMNS);
	assert_false(row.too_wide);
	buf_close(&text);
	expect_end();
}

static void carriage_returns(void **state)
{
	(void)state;
	begin(STR("a,b\r\n\"q\",d\r\n\r\ne,f\r\n"), ',');
	expect("a|b", 1);
	assert_str(row.raw, "a,b");
	expect("q|d", 2);
	assert_str(row.raw, "\"q\",d");
	expect("e|f", 4);
	expect_end();
}

static void trailing_delimiter(void **state)
{
	(void)state;
	begin(STR("a,b,\n1,,\n2,3,"), ',');
	expect("a|b|", 1);
	expect("1||", 2);
	expect("2|3|", 3);
	expect_end();
}

static void last_line(void **state)
{
	(void)state;
	begin(STR("a,b\nc,d"), ',');
	expect("a|b", 1);
	expect("c|d", 2);
	assert_str(row.raw, "c,d");
	expect_end();
	begin(STR("a,\"b\""), ',');
	expect("a|b", 1);
	expect_end();
}

static void blank_lines(void **state)
{
	(void)state;
	begin(STR("\n\n,,\na,b\n \t \n\"\"\nc,d\n\n"), ',');
	expect("a|b", 4);
	expect("c|d", 7);
	expect_end();
	begin(STR(""), ',');
	expect_end();
	begin(STR("\n \n"), ',');
	expect_end();
}

static void trimmed(void **state)
{
	(void)state;
	begin(STR(" a ,\tb\t,\xC2\xA0"
		  "c\xC2\xA0,\xC3\xA0\n"),
	      ',');
	expect("a|b|c|\xC3\xA0", 1);
	expect_end();
}

static void nul_bytes(void **state)
{
	(void)state;
	begin(STR("a\0b,c\n"), ',');
	assert_true(csv_next(&csv, &row));
	assert_str(row.cells[0], "a\0b");
	assert_str(row.cells[1], "c");
	expect_end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(delimiters, "comma, semicolon, tab and bar each part the cells"),
	    TEST(long_cells, "cells longer than a machine word are found whole"),
	    TEST(quotes, "a delimiter inside quotes is text"),
	    TEST(doubled, "a doubled quote is one quote"),
	    TEST(newline_in_quotes, "a line end inside quotes is text and is counted"),
	    TEST(stray_quote, "a quote that is never closed spoils its own cell only"),
	    TEST(far_quote, "a quote is not closed beyond the longest row"),
	    TEST(too_wide, "cells beyond the limit are passed over and told"),
	    TEST(as_wide_as_can_be, "a row with as many cells as the limit is read whole"),
	    TEST(carriage_returns, "carriage returns before line feeds belong to the line end"),
	    TEST(trailing_delimiter, "a delimiter at the end of a row opens one more cell"),
	    TEST(last_line, "the last line needs no line end"),
	    TEST(blank_lines, "blank lines are passed over and counted"),
	    TEST(trimmed, "cells are trimmed, of non-breaking spaces too"),
	    TEST(nul_bytes, "a NUL byte is a byte like others"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
