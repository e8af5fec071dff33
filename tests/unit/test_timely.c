#include "audit/timely.h"
#include "base/date.h"

#include "unit.h"

enum { TOLD = 40000 }; /* the day the list tells of */

static struct timely of_rows(const struct timely_rows *r, int32_t within)
{
	return timely_of(r, &(struct timely_asked){TOLD, DATE_NONE, within, false});
}

/* Done on days 1 and 3, open at 2: by hand 2/3 are done within 3, once two open ones reach further. */
static void open_ones_count_as_far_as_they_came(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	timely_rows_add(&r, TOLD - 50, TOLD - 49, STR("A"));
	timely_rows_add(&r, TOLD - 2, DATE_NONE, STR("A"));
	timely_rows_add(&r, TOLD - 20, TOLD - 17, STR("A"));
	timely_rows_add(&r, TOLD - 9, DATE_NONE, STR("A"));
	timely_rows_add(&r, TOLD - 9, TOLD + 30, STR("A"));
	t = of_rows(&r, 4);
	assert_int_equal(t.whole.cases, 5);
	assert_int_equal(t.whole.in_time, 2);
	assert_int_equal(t.whole.open, 3);
	assert_int_equal(t.whole.overdue, 2);
	assert_int_equal(t.ended_later, 1);
	assert_near(t.whole.share.value, 1 - 4.0 / 5 * (2.0 / 3), 1e-15);
	assert_near(t.whole.closed_only.value, 1, 0);
	assert_true(t.whole.limits.lower.value > 0 && t.whole.limits.upper.value < 1);
	assert_int_equal(t.first, TOLD - 50);
	assert_int_equal(t.last, TOLD - 2);
	timely_close(&t);
	timely_rows_close(&r);
}

static void what_none_was_watched_for_is_not_told(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	for (int i = 1; i <= 20; i++)
		timely_rows_add(&r, TOLD - i, i % 4 ? DATE_NONE : TOLD - i + 3, STR(""));
	t = of_rows(&r, 45);
	assert_int_equal(t.whole.share.why, UNDEFINED_TOO_FEW);
	assert_int_equal(t.whole.limits.lower.why, UNDEFINED_TOO_FEW);
	assert_int_equal(t.untold, 20);
	assert_int_equal(t.team_count, 0);
	timely_close(&t);
	t = of_rows(&r, 15);
	assert_true(defined(t.whole.share));
	timely_close(&t);
	timely_rows_close(&r);
}

/* One finished last of all while 17 others wait: the curve ends at 1, and proves next to nothing. */
static void a_last_one_done_proves_nothing(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	for (int i = 1; i <= 17; i++)
		timely_rows_add(&r, TOLD - i, DATE_NONE, STR("A"));
	timely_rows_add(&r, TOLD - 40, TOLD - 10, STR("A"));
	t = of_rows(&r, 45);
	assert_int_equal(t.whole.share.why, UNDEFINED_TOO_FEW);
	timely_close(&t);
	timely_rows_close(&r);
}

static void ends_of_the_scale_have_exact_limits(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	for (int i = 0; i < 10; i++)
		timely_rows_add(&r, TOLD - 100, TOLD - 95, STR("A"));
	t = of_rows(&r, 45);
	assert_near(t.whole.share.value, 1, 0);
	assert_near(t.whole.limits.lower.value, pow(0.025, 0.1), 1e-9);
	timely_close(&t);
	t = of_rows(&r, 2);
	assert_near(t.whole.share.value, 0, 0);
	assert_near(t.whole.limits.upper.value, 1 - pow(0.025, 0.1), 1e-9);
	timely_close(&t);
	timely_rows_close(&r);
}

static void every_row_is_counted_or_left_out_by_reason(void **state)
{
	struct timely_asked asked = {TOLD, TOLD - 30, 10, true};
	struct timely_rows r;
	struct timely t;
	size_t left = 0;

	(void)state;
	timely_rows_open(&r);
	timely_rows_add(&r, DATE_NONE, TOLD, STR("A"));
	timely_rows_add(&r, TOLD - 5, TOLD - 6, STR("A"));
	timely_rows_add(&r, TOLD + 1, DATE_NONE, STR("A"));
	timely_rows_add(&r, TOLD - 31, TOLD - 3, STR("A"));
	timely_rows_add(&r, TOLD - 30, TOLD - 3, STR("A"));
	r.left[TIMELY_BAD_END] = 2;
	t = timely_of(&r, &asked);
	for (size_t i = 0; i < TIMELY_LEFTS; i++)
		left += t.left[i];
	assert_int_equal(t.left[TIMELY_NO_START], 1);
	assert_int_equal(t.left[TIMELY_BACKWARDS], 1);
	assert_int_equal(t.left[TIMELY_LATER], 1);
	assert_int_equal(t.left[TIMELY_EARLIER], 1);
	assert_int_equal(left, t.left_out);
	assert_int_equal(t.whole.cases + left, r.count + 2);
	timely_close(&t);
	asked.until = date_day(1990, 6, 1);
	asked.since = DATE_NONE;
	r.count = 0;
	timely_rows_add(&r, date_day(1990, 5, 1), DATE_NONE, STR("A"));
	t = timely_of(&r, &asked);
	assert_int_equal(t.left[TIMELY_NO_HOLIDAYS], 1);
	timely_close(&t);
	timely_rows_close(&r);
}

/* 4 May 2026 is a bank holiday: from Friday 1 May to Tuesday 5 May is one working day. */
static void working_days_know_bank_holidays(void **state)
{
	struct timely_asked asked = {date_day(2026, 6, 1), DATE_NONE, 1, true};
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	timely_rows_add(&r, date_day(2026, 5, 1), date_day(2026, 5, 5), STR("A"));
	t = timely_of(&r, &asked);
	assert_int_equal(t.whole.in_time, 1);
	assert_near(t.whole.curve.step[0].days, 1, 0);
	timely_close(&t);
	timely_rows_close(&r);
}

static void a_slow_team_is_named_and_alike_ones_are_not(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	for (int i = 0; i < 40; i++) {
		timely_rows_add(&r, TOLD - 300, TOLD - 290 + i % 10, STR("C"));
		timely_rows_add(&r, TOLD - 300, TOLD - 290 + i % 10, STR("B"));
		timely_rows_add(&r, TOLD - 300, TOLD - 280 + i % 20, STR("A"));
	}
	timely_rows_add(&r, TOLD - 300, TOLD - 1, STR("D"));
	t = of_rows(&r, 15);
	assert_int_equal(t.team_count, 4);
	assert_str(t.team[0].name, "A");
	assert_int_equal(t.team[0].standing, TIMELY_SLOWER);
	assert_int_equal(t.team[1].standing, TIMELY_FASTER);
	assert_int_equal(t.team[3].standing, TIMELY_ALIKE);
	assert_int_equal(t.team[3].p.why, UNDEFINED_TOO_FEW);
	assert_true(t.compared.p < 0.001);
	timely_close(&t);
	timely_rows_close(&r);
}

static void teams_alike_and_one_team_are_not_judged(void **state)
{
	struct timely_rows r;
	struct timely t;

	(void)state;
	timely_rows_open(&r);
	t = of_rows(&r, 15);
	assert_int_equal(t.whole.share.why, UNDEFINED_NO_DATA);
	assert_int_equal(t.cohorts, 0);
	timely_close(&t);
	for (int i = 0; i < 30; i++)
		timely_rows_add(&r, TOLD - 300, TOLD - 290 + i % 10, STR("B"));
	t = of_rows(&r, 15);
	assert_int_equal(t.compared.why, UNDEFINED_ONE_GROUP);
	assert_int_equal(t.team[0].p.why, UNDEFINED_ONE_GROUP);
	timely_close(&t);
	for (int i = 0; i < 30; i++)
		timely_rows_add(&r, TOLD - 300, TOLD - 290 + i % 10, STR("C"));
	t = of_rows(&r, 15);
	assert_near(t.compared.p, 1, 1e-12);
	assert_int_equal(t.team[0].standing, TIMELY_ALIKE);
	timely_close(&t);
	timely_rows_close(&r);
}

static void cohorts_are_months_or_quarters(void **state)
{
	struct timely_rows r;
	struct timely t;
	struct timely_asked asked = {date_day(2026, 3, 31), DATE_NONE, 45, false};

	(void)state;
	timely_rows_open(&r);
	timely_rows_add(&r, date_day(2025, 11, 3), DATE_NONE, STR(""));
	timely_rows_add(&r, date_day(2026, 2, 3), DATE_NONE, STR(""));
	t = timely_of(&r, &asked);
	assert_true(t.months);
	assert_int_equal(t.cohorts, 4);
	assert_str(t.cohort[0].name, "Nov 2025");
	assert_int_equal(t.cohort[1].cases, 0);
	assert_int_equal(t.cohort[1].share.why, UNDEFINED_NO_DATA);
	timely_close(&t);
	timely_rows_add(&r, date_day(2020, 5, 3), DATE_NONE, STR(""));
	t = timely_of(&r, &asked);
	assert_false(t.months);
	assert_str(t.cohort[0].name, "Apr-Jun 2020");
	timely_close(&t);
	timely_rows_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(open_ones_count_as_far_as_they_came, "what is open counts as far as it came"),
	    TEST(what_none_was_watched_for_is_not_told,
		 "a share within days that none was watched for is not told"),
	    TEST(a_last_one_done_proves_nothing,
		 "one that was done last, while others wait, proves nothing"),
	    TEST(ends_of_the_scale_have_exact_limits, "none or all in time have exact limits"),
	    TEST(every_row_is_counted_or_left_out_by_reason,
		 "every row is counted, or left out by reason"),
	    TEST(working_days_know_bank_holidays, "working days know bank holidays"),
	    TEST(a_slow_team_is_named_and_alike_ones_are_not,
		 "a slow team is named, and one with too few cases is not"),
	    TEST(teams_alike_and_one_team_are_not_judged,
		 "nothing, one team, and teams alike are told apart"),
	    TEST(cohorts_are_months_or_quarters, "cohorts are months, or quarters over years"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
