#include "record/compare.h"

#include "unit.h"

#define EACH_CODE(s, c)                                                                            \
	for (enum code_set s = CODES_NONE + 1; s < CODE_SETS; s++)                                 \
		for (enum code c = code_set_info(s)->first + 1; c < code_set_info(s)->last; c++)

static void by_text(void **state)
{
	size_t n = 0;

	(void)state;
	EACH_CODE(s, c)
	{
		assert_int_equal(code_find(s, str_of(code_info(c)->text)), c);
		assert_int_equal(code_info(c)->set, s);
		n++;
	}
	assert_true(n > 300);
}

static bool same_beginning(enum code c, size_t len, enum code found)
{
	return strlen(code_info(found)->text) == len &&
	       strncmp(code_info(c)->text, code_info(found)->text, len) == 0;
}

/* A beginning of a code may be another code of the set, but never the code itself. */
static void no_prefix(void **state)
{
	(void)state;
	EACH_CODE(s, c)
	for (size_t len = 0; len < strlen(code_info(c)->text); len++) {
		enum code found = code_find(s, (struct str){code_info(c)->text, len});

		assert_true(found == CODE_NOTHING_ || same_beginning(c, len, found));
	}
}

/* The code with n more bytes behind it. */
static enum code with_more(enum code_set s, enum code c, const char *more, size_t n)
{
	char text[32] = {0};
	size_t len = strlen(code_info(c)->text);

	memcpy(text, code_info(c)->text, len);
	memcpy(text + len, more, n);
	return code_find(s, (struct str){text, len + n});
}

static void no_more(void **state)
{
	(void)state;
	EACH_CODE(s, c)
	{
		assert_int_equal(with_more(s, c, "\0", 1), CODE_NOTHING_);
		assert_int_equal(with_more(s, c, "\0\0\0", 3), CODE_NOTHING_);
		assert_int_equal(with_more(s, c, "\0x", 2), CODE_NOTHING_);
		assert_int_equal(with_more(s, c, " ", 1), CODE_NOTHING_);
		assert_int_equal(with_more(s, c, "\0\0\0\0\0\0\0\0\0", 9), CODE_NOTHING_);
	}
	assert_int_equal(code_find(CODES_SEX, STR("")), CODE_NOTHING_);
	assert_int_equal(code_find(CODES_SEX, STR("\0")), CODE_NOTHING_);
}

static void case_matters(void **state)
{
	(void)state;
	assert_int_equal(code_find(CODES_SEX, STR("M")), SEX_M);
	assert_int_equal(code_find(CODES_SEX, STR("m")), CODE_NOTHING_);
	assert_int_equal(code_find(CODES_ETHNIC, STR("wbri")), CODE_NOTHING_);
}

static void years(void **state)
{
	(void)state;
	assert_true(code_valid_in(SEX_1, 2023));
	assert_false(code_valid_in(SEX_1, 2024));
	assert_false(code_valid_in(SEX_M, 2023));
	assert_true(code_valid_in(SEX_M, 2024));
	assert_true(code_valid_in(SEX_M, 2199));
	assert_true(code_valid((struct code_cell){SEX_M}, 2024));
	assert_false(code_valid((struct code_cell){SEX_M}, 2023));
	assert_false(code_valid((struct code_cell){CELL_ABSENT}, 2024));
	assert_false(code_valid((struct code_cell){CELL_UNREADABLE}, 2024));
}

static void told(void **state)
{
	(void)state;
	EACH_CODE(s, c)
	{
		assert_true(*code_info(c)->label);
		assert_true(code_info(c)->from <= code_info(c)->until);
	}
	for (enum code_set s = CODES_NONE + 1; s < CODE_SETS; s++) {
		assert_true(*code_set_info(s)->says);
		assert_true(code_set_info(s)->first + 1 < code_set_info(s)->last);
	}
}

/* ---- comparisons of cells (record/compare.h) ---- */

#define ABSENT	   ((struct date_cell){CELL_ABSENT})
#define UNREADABLE ((struct date_cell){CELL_UNREADABLE})
#define DAY(n)	   ((struct date_cell){n})

static void dates(void **state)
{
	(void)state;
	assert_true(date_before(DAY(1), DAY(2)));
	assert_false(date_before(DAY(2), DAY(2)));
	assert_true(date_after(DAY(2), DAY(1)));
	assert_true(date_by(DAY(2), DAY(2)));
	assert_true(date_same(DAY(2), DAY(2)));
	assert_true(date_differs(DAY(2), DAY(1)));
	assert_true(date_within(DAY(2), DAY(2), DAY(2)));
	assert_false(date_within(DAY(3), DAY(1), DAY(2)));
	assert_int_equal(date_plus(DAY(2), 5).v, 7);
	assert_int_equal(birthday(DAY(date_day(2008, 2, 29)), 18).v, date_day(2026, 2, 28));
}

static void dates_without_value(void **state)
{
	const struct date_cell none[] = {ABSENT, UNREADABLE};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_false(date_before(none[i], DAY(2)));
		assert_false(date_before(DAY(2), none[i]));
		assert_false(date_after(none[i], DAY(0)));
		assert_false(date_by(none[i], DAY(2)));
		assert_false(date_by(DAY(2), none[i]));
		assert_false(date_differs(none[i], DAY(2)));
		assert_false(date_same(none[i], none[i]));
		assert_false(date_within(DAY(2), none[i], DAY(3)));
		assert_false(date_within(DAY(2), DAY(1), none[i]));
		assert_int_equal(date_plus(none[i], 5).v, CELL_ABSENT);
		assert_int_equal(birthday(none[i], 18).v, CELL_ABSENT);
	}
}

static void codes_without_value(void **state)
{
	const struct code_cell absent = {CELL_ABSENT}, unreadable = {CELL_UNREADABLE},
			       male = {SEX_M};

	(void)state;
	assert_true(code_is(male, SEX_M));
	assert_true(code_in(male, SEX_F, SEX_M));
	assert_false(code_in(absent, SEX_F, SEX_M));
	assert_false(code_same(absent, absent));
	assert_false(code_same(unreadable, unreadable));
	assert_false(code_differs(absent, male));
	assert_false(code_differs(male, unreadable));
	assert_true(code_differs(male, (struct code_cell){SEX_F}));
	assert_false(is_yes(absent) || is_no(absent) || is_yes(unreadable) || is_no(unreadable));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(by_text, "every code is found by its text"),
	    TEST(no_prefix, "the beginning of a code is not that code"),
	    TEST(no_more, "a code with NUL bytes or spaces behind it is none"),
	    TEST(case_matters, "codes are written in their own case"),
	    TEST(years, "a code is valid from its first year to its last"),
	    TEST(told, "every code has a meaning and every set a code"),
	    TEST(dates, "dates compare as days do"),
	    TEST(dates_without_value, "a comparison with a date that has no value is false"),
	    TEST(codes_without_value, "a comparison with a code that has no value is false"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
