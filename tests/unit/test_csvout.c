#include "base/csvout.h"

#include "unit.h"

#include <string.h>

/* Whether a cell is written as it should be. */
static void check(struct str cell, const char *want)
{
	struct out o = out_memory();
	struct err e = {0};

	csv_cell(&o, cell, true);
	if (!str_is(buf_view(&o.buf), want))
		fail_msg("%.*s was written as %.*s, not as %s", (int)cell.len, cell.p,
			 (int)o.buf.len, o.buf.p, want);
	assert_true(out_close(&o, &e));
}

static void plain(void **state)
{
	(void)state;
	check(STR(""), "");
	check(STR("plain"), "plain");
	check(STR("it's 5 = five; semi"), "it's 5 = five; semi");
	check(STR(" leading"), " leading");
	check(STR("\xC2\xA3"
		  "5"),
	      "\xC2\xA3"
	      "5");
}

static void quotes(void **state)
{
	(void)state;
	check(STR("a,b"), "\"a,b\"");
	check(STR("two\nlines"), "\"two\nlines\"");
	check(STR("two\r\nlines"), "\"two\r\nlines\"");
	check(STR("say \"hi\""), "\"say \"\"hi\"\"\"");
	check(STR("\""), "\"\"\"\"");
	check(STR("\"\""), "\"\"\"\"\"\"");
}

static void formulas(void **state)
{
	(void)state;
	check(STR("=1+1"), "'=1+1");
	check(STR("@SUM(A1)"), "'@SUM(A1)");
	check(STR("+A1"), "'+A1");
	check(STR("-A1"), "'-A1");
	check(STR("\t=1"), "'\t=1");
	check(STR("\r=1"), "\"'\r=1\"");
	check(STR("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
	check(STR("-"), "'-");
	check(STR("-1+2"), "'-1+2");
	check(STR("+44 1603"), "'+44 1603");
	check(STR("-1."), "'-1.");
	check(STR("-.5"), "'-.5");
	check(STR("-1.2.3"), "'-1.2.3");
}

static void numbers(void **state)
{
	(void)state;
	check(STR("-12"), "-12");
	check(STR("+12"), "+12");
	check(STR("-0.25"), "-0.25");
	check(STR("12"), "12");
}

static void row(void **state)
{
	struct out o = out_memory();
	struct err e = {0};

	(void)state;
	csv_cell(&o, STR("a"), true);
	csv_cell(&o, STR(""), false);
	csv_cell(&o, STR("b,c"), false);
	assert_str(buf_view(&o.buf), "a,,\"b,c\"");
	assert_true(out_close(&o, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(plain, "plain cells stay as they are"),
	    TEST(quotes, "separators, line ends and quotes are quoted"),
	    TEST(formulas, "what a spreadsheet would run gets an apostrophe"),
	    TEST(numbers, "signed numbers stay numbers"),
	    TEST(row, "commas stand between the cells of a row"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
