#include "base/date.h"

#include "unit.h"

enum { FIRST_KNOWN = 38351, LAST_KNOWN = 49672, DAYS = 109573 };

/* The day of a literal "yyyy-mm-dd". */
static int32_t day(const char *iso)
{
	int32_t date = date_read(str_of(iso));

	if (date < 0)
		fail_msg("%s should be a date", iso);
	return date;
}

static void assert_day(int32_t got, const char *want)
{
	char text[DATE_TEXT_MAX];

	assert_string_equal(date_iso(got, text), want);
}

static void every_day(void **state)
{
	int year, month, of_month;
	int32_t next = 0;

	(void)state;
	for (int y = 1900; y < 2200; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= 31; d++) {
				int32_t date = date_day(y, m, d);

				if (date == DATE_NONE)
					continue;
				assert_true(date == next++);
				date_parts(date, &year, &month, &of_month);
				assert_true(year == y && month == m && of_month == d);
			}
	assert_int_equal(next, DAYS);
}

static void text_of_every_day(void **state)
{
	char text[DATE_TEXT_MAX], same[DATE_TEXT_MAX];
	int year, month, of_month;

	(void)state;
	for (int32_t date = 0; date < DAYS; date++) {
		date_parts(date, &year, &month, &of_month);
		assert_true(date_read(str_of(date_iso(date, text))) == date);
		snprintf(same, sizeof same, "%04d-%02d-%02d", year, month, of_month);
		assert_string_equal(text, same);
		assert_true(date_read(str_of(date_british(date, text))) == date);
		snprintf(same, sizeof same, "%02d/%02d/%04d", of_month, month, year);
		assert_string_equal(text, same);
	}
}

static void borders(void **state)
{
	(void)state;
	assert_int_equal(date_day(1900, 1, 1), 0);
	assert_int_equal(date_day(2199, 12, 31), DAYS - 1);
	assert_int_equal(date_day(1899, 12, 31), DATE_NONE);
	assert_int_equal(date_day(2200, 1, 1), DATE_NONE);
	assert_int_equal(date_day(2020, 0, 1), DATE_NONE);
	assert_int_equal(date_day(2020, 13, 1), DATE_NONE);
	assert_int_equal(date_day(2020, 1, 0), DATE_NONE);
	assert_int_equal(date_day(2020, 4, 31), DATE_NONE);
	assert_int_equal(date_day(2005, 1, 1), FIRST_KNOWN);
	assert_int_equal(date_day(2035, 12, 31), LAST_KNOWN);
}

static void leap_years(void **state)
{
	(void)state;
	assert_int_equal(date_day(1900, 2, 29), DATE_NONE);
	assert_int_equal(date_day(2100, 2, 29), DATE_NONE);
	assert_int_equal(date_day(2023, 2, 29), DATE_NONE);
	assert_int_equal(date_day(2000, 2, 29) + 1, date_day(2000, 3, 1));
	assert_int_equal(date_day(2024, 2, 29) + 1, date_day(2024, 3, 1));
	assert_int_equal(date_day(2024, 2, 30), DATE_NONE);
	assert_int_equal(date_day(2023, 2, 28) + 1, date_day(2023, 3, 1));
}

static void good_text(void **state)
{
	const char *const forms[] = {
	    "03/02/2021",	   "3/2/2021",	       "03/2/2021",	    "3/02/2021",
	    "03-02-2021",	   "2021-02-03",       "2021/02/03",	    "2021-02-03 00:00",
	    "2021-02-03T00:00:00", "03/02/2021 00:00", "3/2/2021 00:00:00",
	};
	int32_t want = date_day(2021, 2, 3);

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (date_read(str_of(forms[i])) != want)
			fail_msg("%s was not read", forms[i]);
	assert_int_equal(date_read((struct str){"03/02/20219", 10}), want);
}

static void bad_text(void **state)
{
	const char *const forms[] = {
	    "",		  "0",		 "03/02/21",	"31/02/2020",	    "2020-02-30",
	    "29/02/2021", "03.02.2021",	 "03/02-2021",	"2021-02/03",	    "20210203",
	    "3 Feb 2021", " 03/02/2021", "03/02/2021 ", "03/02/2021 09:30", "03/02/2021  00:00",
	    "13/13/2021", "02/13/2021",	 "00/02/2021",	"03/00/2021",	    "03/02/1899",
	    "03/02/2200", "0003/2/2021", "3/2/02021",	"3-2-2021",	    "2021-2-3",
	    "3/2/2021/",  "-3/2/2021",	 "a3/02/2021",	"03/0b/2021",	    "03/02/202x",
	    "T00:00",	  "00:00:00",	 "//2021",	"3//2021",	    "03/02/20211",
	    "44197",	  "1/2/3/2021",	 "03/02/2021T", "////////",	    "--/--/----",
	};

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (date_read(str_of(forms[i])) != DATE_NONE)
			fail_msg("'%s' was read as a date", forms[i]);
	assert_int_equal(date_read((struct str){NULL, 0}), DATE_NONE);
}

/* Every byte in every place of a good date: either the date is another good one, or none. */
static void changed_byte(void **state)
{
	const char good[] = "17/11/2024", iso[] = "2024-11-17";
	char text[DATE_TEXT_MAX], back[DATE_TEXT_MAX];

	(void)state;
	for (size_t at = 0; at < 10; at++)
		for (int c = 0; c < 256; c++) {
			int32_t date;

			memcpy(text, good, sizeof good);
			text[at] = (char)c;
			date = date_read((struct str){text, 10});
			if (date != DATE_NONE)
				assert_memory_equal(date_british(date, back), text, 10);
			memcpy(text, iso, sizeof iso);
			text[at] = (char)c;
			date = date_read((struct str){text, 10});
			if (date != DATE_NONE)
				assert_memory_equal(date_iso(date, back), text, 10);
		}
}

static void no_text(void **state)
{
	char text[DATE_TEXT_MAX] = "x";

	(void)state;
	assert_string_equal(date_british(DATE_NONE, text), "");
	text[0] = 'x';
	assert_string_equal(date_iso(DATE_NONE, text), "");
}

static void months(void **state)
{
	(void)state;
	assert_day(date_add_months(day("2024-01-31"), 1), "2024-02-29");
	assert_day(date_add_months(day("2023-01-31"), 1), "2023-02-28");
	assert_day(date_add_months(day("2024-02-29"), 12), "2025-02-28");
	assert_day(date_add_months(day("2024-02-29"), -48), "2020-02-29");
	assert_day(date_add_months(day("2024-03-31"), -1), "2024-02-29");
	assert_day(date_add_months(day("2024-12-15"), 1), "2025-01-15");
	assert_day(date_add_months(day("2024-01-15"), -1), "2023-12-15");
	assert_day(date_add_months(day("2024-01-15"), 0), "2024-01-15");
	assert_int_equal(date_add_months(day("1900-01-01"), -1), DATE_NONE);
	assert_int_equal(date_add_months(day("2199-12-01"), 1), DATE_NONE);
	assert_int_equal(date_add_months(day("2024-01-15"), INT32_MAX), DATE_NONE);
	assert_int_equal(date_add_months(day("2024-01-15"), INT32_MIN), DATE_NONE);
	assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
}

/* The same day so many years later by the calendar, 28 February for one that is not there. */
static int32_t years_by_calendar(int32_t date, int years)
{
	int year, month, of_month;
	int32_t same;

	date_parts(date, &year, &month, &of_month);
	same = date_day(year + years, month, of_month);
	return same == DATE_NONE ? date_day(year + years, month, 28) : same;
}

static void years_later(void **state)
{
	static const int years[] = {0, 1, 2, 3, 4, 5, 15, 16, 18, 25, 99, 100, 101, 199, 200, 299};

	(void)state;
	for (int32_t date = 0; date < DAYS; date++)
		for (size_t i = 0; i < sizeof years / sizeof years[0]; i++)
			assert_true(date_add_months(date, years[i] * 12) ==
				    years_by_calendar(date, years[i]));
}

static void ages(void **state)
{
	(void)state;
	assert_int_equal(date_age(day("2008-06-15"), day("2026-06-14")), 17);
	assert_int_equal(date_age(day("2008-06-15"), day("2026-06-15")), 18);
	assert_int_equal(date_age(day("2008-06-15"), day("2008-06-15")), 0);
	assert_int_equal(date_age(day("2008-06-15"), day("2008-06-14")), -1);
	assert_int_equal(date_age(day("2008-06-15"), day("2007-06-15")), -1);
	assert_int_equal(date_age(day("2008-06-15"), day("2007-06-14")), -2);
	assert_int_equal(date_age(day("2008-12-31"), day("2009-01-01")), 0);
}

static void leap_ages(void **state)
{
	(void)state;
	assert_int_equal(date_age(day("2008-02-29"), day("2026-02-28")), 17);
	assert_int_equal(date_age(day("2008-02-29"), day("2026-03-01")), 18);
	assert_int_equal(date_age(day("2008-02-29"), day("2024-02-28")), 15);
	assert_int_equal(date_age(day("2008-02-29"), day("2024-02-29")), 16);
}

static void working_days(void **state)
{
	(void)state;
	assert_true(date_working(day("2025-12-24")));
	assert_false(date_working(day("2025-12-25")));
	assert_false(date_working(day("2025-12-26")));
	assert_false(date_working(day("2025-12-27")));
	assert_false(date_working(day("2025-12-28")));
	assert_true(date_working(day("2025-12-29")));
	assert_false(date_working(day("2022-09-19"))); /* the late Queen's funeral */
	assert_false(date_working(day("2023-05-08"))); /* the coronation */
	assert_false(date_working(day("2022-06-03")));
	assert_true(date_working(day("1901-12-25")));  /* a Wednesday, holidays not known */
	assert_false(date_working(day("2199-12-28"))); /* a Saturday */
}

/*
 * From a calendar: 25 and 26 December 2025 are Thursday and Friday, 1 January 2026 a Thursday.
 * In 2020 Boxing Day, a Saturday, moved to Monday 28; in 2021 both moved to Monday and Tuesday,
 * and New Year's Day 2022 to Monday 3.
 */
static void across_christmas(void **state)
{
	(void)state;
	assert_day(date_add_working(day("2025-12-24"), 1), "2025-12-29");
	assert_day(date_add_working(day("2025-12-24"), 3), "2025-12-31");
	assert_day(date_add_working(day("2025-12-24"), 4), "2026-01-02");
	assert_day(date_add_working(day("2025-12-24"), 5), "2026-01-05");
	assert_day(date_add_working(day("2025-12-19"), 10), "2026-01-07");
	assert_day(date_add_working(day("2025-12-27"), 1), "2025-12-29");
	assert_day(date_add_working(day("2020-12-24"), 1), "2020-12-29");
	assert_day(date_add_working(day("2021-12-24"), 1), "2021-12-29");
	assert_day(date_add_working(day("2021-12-31"), 1), "2022-01-04");
}

static void no_days_later(void **state)
{
	(void)state;
	assert_day(date_add_working(day("2025-12-24"), 0), "2025-12-24");
	assert_day(date_add_working(day("2025-12-25"), 0), "2025-12-29");
	assert_day(date_add_working(day("2025-12-27"), 0), "2025-12-29");
	assert_day(date_add_working(day("2026-01-01"), 0), "2026-01-02");
}

/* Fifteen and forty-five working days, counted on a calendar of 2024: Easter is 29 March and 1 April,
   the May bank holidays are 6 and 27 May. */
static void deadlines(void **state)
{
	(void)state;
	assert_day(date_add_working(day("2024-03-18"), 15), "2024-04-10");
	assert_day(date_add_working(day("2024-03-25"), 45), "2024-05-31");
	assert_day(date_add_working(day("2024-07-01"), 10), "2024-07-15");
}

static void between(void **state)
{
	int days = 99;

	(void)state;
	assert_true(date_working_between(day("2025-12-24"), day("2026-01-05"), &days));
	assert_int_equal(days, 5);
	assert_true(date_working_between(day("2026-01-05"), day("2025-12-24"), &days));
	assert_int_equal(days, -5);
	assert_true(date_working_between(day("2025-12-24"), day("2025-12-24"), &days));
	assert_int_equal(days, 0);
	assert_true(date_working_between(day("2025-12-24"), day("2025-12-28"), &days));
	assert_int_equal(days, 0);
	assert_true(date_working_between(day("2025-12-26"), day("2025-12-29"), &days));
	assert_int_equal(days, 1);
}

/* The quick way against stepping from day to day. */
static void as_by_counting(void **state)
{
	(void)state;
	for (int32_t from = FIRST_KNOWN; from <= LAST_KNOWN; from += 11) {
		int counted = 0, days = -1;

		for (int32_t to = from + 1; to <= LAST_KNOWN && to < from + 400; to++) {
			counted += date_working(to);
			assert_true(date_working_between(from, to, &days));
			assert_true(days == counted);
			if (date_working(to))
				assert_true(date_add_working(from, counted) == to);
		}
	}
}

static void outside_the_known(void **state)
{
	int days = 77;

	(void)state;
	assert_false(date_known_holidays(day("2004-12-31")));
	assert_true(date_known_holidays(day("2005-01-01")));
	assert_true(date_known_holidays(day("2035-12-31")));
	assert_false(date_known_holidays(day("2036-01-01")));
	assert_false(date_known_holidays(DATE_NONE));
	assert_false(date_working_between(day("2004-12-31"), day("2005-01-10"), &days));
	assert_false(date_working_between(day("2035-12-31"), day("2036-01-01"), &days));
	assert_int_equal(days, 77);
	assert_day(date_add_working(day("2005-01-01"), 0), "2005-01-04");
	assert_day(date_add_working(day("2005-01-01"), 1), "2005-01-04");
	assert_day(date_add_working(day("2035-12-31"), 0), "2035-12-31");
	assert_int_equal(date_add_working(day("2035-12-31"), 1), DATE_NONE);
	assert_int_equal(date_add_working(day("2004-12-31"), 1), DATE_NONE);
	assert_int_equal(date_add_working(day("2005-01-04"), INT32_MAX), DATE_NONE);
	assert_int_equal(date_add_working(DATE_NONE, 1), DATE_NONE);
}

static void collection_years(void **state)
{
	(void)state;
	assert_int_equal(date_collection_year(day("2025-04-01")), 2025);
	assert_int_equal(date_collection_year(day("2026-03-31")), 2025);
	assert_int_equal(date_collection_year(day("2026-04-01")), 2026);
	assert_int_equal(date_collection_year(day("2026-01-01")), 2025);
	assert_int_equal(date_collection_year(day("2025-12-31")), 2025);
	for (int32_t date = 0; date < DAYS; date++) {
		int year, month, of_month;

		date_parts(date, &year, &month, &of_month);
		assert_true(date_collection_year(date) == year - (month < 4));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_day, "every day of 1900 to 2199 goes to a number and back"),
	    TEST(text_of_every_day, "every day of 1900 to 2199 goes to text and back"),
	    TEST(borders, "days outside the calendar are no days"),
	    TEST(leap_years, "29 February exists in leap years only"),
	    TEST(good_text, "every form of a date that is promised is read"),
	    TEST(bad_text, "nothing else is read and nothing is guessed"),
	    TEST(changed_byte, "a date with one wrong byte is never read as another"),
	    TEST(no_text, "no date is no text"),
	    TEST(months, "months later is the same day, or the last of a shorter month"),
	    TEST(years_later, "years later is the same day for every day of 1900 to 2199"),
	    TEST(ages, "ages change on the birthday"),
	    TEST(leap_ages, "a child of 29 February comes of age on 1 March in other years"),
	    TEST(working_days, "weekends and bank holidays are no working days"),
	    TEST(across_christmas, "working days across Christmas agree with a calendar"),
	    TEST(no_days_later, "no working days later is the next working day"),
	    TEST(deadlines, "deadlines across Easter and May agree with a calendar"),
	    TEST(between, "working days between two days are counted, either way round"),
	    TEST(as_by_counting, "the quick way agrees with counting day by day"),
	    TEST(outside_the_known, "outside 2005 to 2035 there is no answer"),
	    TEST(collection_years, "a collection year runs from April to March"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
