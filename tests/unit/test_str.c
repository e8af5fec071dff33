#include "base/str.h"

#include "unit.h"

static void equal(void **state)
{
	(void)state;
	assert_true(str_eq(STR("abc"), STR("abc")));
	assert_false(str_eq(STR("abc"), STR("abd")));
	assert_false(str_eq(STR("abc"), STR("ab")));
	assert_true(str_eq((struct str){NULL, 0}, STR("")));
	assert_true(str_is(STR("abc"), "abc"));
	assert_false(str_is(STR("abc"), "abcd"));
}

static void order(void **state)
{
	(void)state;
	assert_int_equal(str_cmp(STR("abc"), STR("abc")), 0);
	assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
	assert_true(str_cmp(STR("abd"), STR("abc")) > 0);
	assert_true(str_cmp(STR("\xFF"), STR("a")) > 0);
	assert_true(str_cmp((struct str){NULL, 0}, STR("a")) < 0);
}

static void case_blind(void **state)
{
	(void)state;
	assert_true(str_same(STR("Child ID"), STR("CHILD id")));
	assert_false(str_same(STR("Child ID"), STR("CHILD i")));
	assert_false(str_same(STR("a["), STR("A{")));
	assert_true(str_same((struct str){NULL, 0}, STR("")));
}

static void beginning_and_end(void **state)
{
	(void)state;
	assert_true(str_starts(STR("last_header"), STR("last_")));
	assert_false(str_starts(STR("las"), STR("last_")));
	assert_true(str_ends(STR("header.csv"), STR(".csv")));
	assert_false(str_ends(STR("csv"), STR(".csv")));
	assert_true(str_ends(STR("csv"), STR("")));
}

static void trim(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\nab c\n ")), "ab c");
	assert_str(str_trim(STR("\xC2\xA0"
				"a\xC2\xA0 ")),
		   "a");
	assert_str(str_trim(STR(" \xC2\xA0 ")), "");
	assert_str(str_trim(STR("")), "");
	assert_str(str_trim((struct str){"\0 a\0", 4}), "\0 a\0");
	assert_str(str_trim(STR("\xC3\xA0")), "\xC3\xA0");
}

static void cut(void **state)
{
	struct str s = STR("a,,b");

	(void)state;
	assert_str(str_cut(&s, ','), "a");
	assert_str(str_cut(&s, ','), "");
	assert_str(str_cut(&s, ','), "b");
	assert_int_equal(s.len, 0);
	assert_str(str_cut(&s, ','), "");
}

static void numbers(void **state)
{
	int64_t n = 77;

	(void)state;
	assert_true(str_number(STR("0012"), 0, 100, &n));
	assert_int_equal(n, 12);
	assert_true(str_number(STR("-5"), -5, 5, &n));
	assert_int_equal(n, -5);
	assert_true(str_number(STR("999999999999999999"), 0, INT64_MAX, &n));
	assert_int_equal(n, 999999999999999999);
}

static void no_numbers(void **state)
{
	const char *const bad[] = {"",	  "-",	"--1", "+1", " 1",  "1 ",
				   "1.0", "0x", "-6",  "6",  "1e1", "9999999999999999999"};
	int64_t n = 77;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(str_number(str_of(bad[i]), -5, 5, &n));
	assert_int_equal(n, 77);
}

static void good_utf8(void **state)
{
	(void)state;
	assert_true(str_utf8(STR("")));
	assert_true(str_utf8(STR("plain text longer than eight bytes")));
	assert_true(str_utf8(STR("12345678\xC2\xA3"
				 "5 \xE2\x82\xAC \xF0\x9F\x98\x80")));
	assert_true(str_utf8(STR("\xED\x9F\xBF \xEE\x80\x80 \xF4\x8F\xBF\xBF")));
}

static void bad_utf8(void **state)
{
	const char *const bad[] = {
	    "\x80",	    "\xC0\x80",		"\xC1\xBF",	    "\xC2",
	    "\xC2 ",	    "\xE0\x9F\xBF",	"\xED\xA0\x80",	    "\xE2\x82",
	    "\xE2\x82 ",    "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
	    "12345678\xFF", "1234567\xC3",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(str_utf8(str_of(bad[i])));
}

static void hash(void **state)
{
	(void)state;
	assert_true(str_hash(STR("abc")) == str_hash((struct str){"abcd", 3}));
	assert_true(str_hash(STR("abc")) != str_hash(STR("acb")));
	assert_true(str_hash((struct str){NULL, 0}) == str_hash(STR("")));
}

/* Wherever in a long text a byte stands, it is found. */
static void every_place(void **state)
{
	char text[150];

	(void)state;
	for (size_t len = 1; len <= sizeof text; len++)
		for (size_t at = 0; at < len; at++) {
			memset(text, 'A', sizeof text);
			assert_false(str_has_small((struct str){text, len}));
			assert_true(str_utf8((struct str){text, len}));
			text[at] = '\xC2';
			assert_false(str_utf8((struct str){text, len}));
			text[at] = at % 2 ? 'a' : 'z';
			assert_true(str_has_small((struct str){text, len}));
			text[at] = at % 2 ? '`' : '{';
			assert_false(str_has_small((struct str){text, len}));
		}
	memset(text, 'A', sizeof text);
	for (size_t at = 0; at + 2 <= sizeof text; at++) {
		memcpy(text + at, "\xC2\xA3", 2);
		assert_true(str_utf8((struct str){text, sizeof text}));
		memset(text + at, 'A', 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(equal, "texts are equal when their bytes are"),
	    TEST(order, "texts are ordered by byte, the shorter first"),
	    TEST(case_blind, "ASCII case can be ignored"),
	    TEST(beginning_and_end, "a beginning and an end are recognised"),
	    TEST(trim, "white space and non-breaking spaces are trimmed, nothing else"),
	    TEST(cut, "a text is cut at a separator, empty parts included"),
	    TEST(numbers, "whole decimal numbers are read"),
	    TEST(no_numbers, "what is no whole number in the range is refused and changes nothing"),
	    TEST(good_utf8, "well-formed UTF-8 is accepted"),
	    TEST(bad_utf8, "overlong forms, surrogates and cut-off characters are refused"),
	    TEST(every_place, "a small letter and a bad byte are found wherever they stand"),
	    TEST(hash, "the hash depends on the bytes alone"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
