#include "audit/dispersion.h"
#include "audit/timeliness.h"
#include "base/arena.h"

#include "unit.h"

/* Done on day 1, open at 2, done on 3: 2/3 are left after day 1, with error 2/3 sqrt(1/6); the last of
 * one at risk is done on day 3. */
static void by_hand(void **state)
{
	const struct timeliness_case c[] = {{3, true}, {1, true}, {2, false}};
	struct arena a = {0};
	struct timeliness t = timeliness_curve(&a, c, 3);
	struct timeliness_by by = timeliness_by(&t, 2.5, 0.95);

	(void)state;
	assert_int_equal(t.steps, 3);
	assert_int_equal(t.step[2].at_risk, 1);
	assert_near(by.done.value, 1.0 / 3, 1e-15);
	assert_near(by.error.value, 2.0 / 3 * sqrt(1.0 / 6), 1e-15);
	assert_true(by.limit.lower.value > 0.0 && by.limit.upper.value < 1.0);
	by = timeliness_by(&t, 0.5, 0.95);
	assert_near(by.done.value, 0.0, 0.0);
	assert_near(by.limit.upper.value, 0.0, 0.0);
	by = timeliness_by(&t, 3, 0.95);
	assert_near(by.done.value, 1.0, 0.0);
	assert_int_equal(by.error.why, UNDEFINED_BOUNDARY);
	assert_near(timeliness_quantile(&t, 0.25).value, 1.0, 0.0);
	assert_near(timeliness_quantile(&t, 0.5).value, 3.0, 0.0);
	assert_near(timeliness_closed_only(c, 3, 2).value, 0.5, 0.0);
	arena_close(&a);
}

static void level_steps(void **state)
{
	const struct timeliness_case all[] = {{1, true}, {2, true}, {3, true}, {4, true}};
	const struct timeliness_case late[] = {{1, true}, {9, false}};
	const struct timeliness_case few[] = {{1, true}, {9, false}, {9, false}, {9, false}};
	struct arena a = {0};
	struct timeliness t = timeliness_curve(&a, all, 4);

	(void)state;
	assert_near(timeliness_quantile(&t, 0.5).value, 2.5, 0.0);
	t = timeliness_curve(&a, late, 2);
	assert_near(timeliness_quantile(&t, 0.5).value, 5.0, 0.0);
	t = timeliness_curve(&a, few, 4);
	assert_int_equal(timeliness_quantile(&t, 0.5).why, UNDEFINED_NOT_REACHED);
	arena_close(&a);
}

static void no_cases(void **state)
{
	const struct timeliness_case open[] = {{5, false}};
	struct arena a = {0};
	struct timeliness t = timeliness_curve(&a, NULL, 0);

	(void)state;
	assert_int_equal(timeliness_by(&t, 3, 0.95).done.why, UNDEFINED_NO_DATA);
	assert_int_equal(timeliness_quantile(&t, 0.5).why, UNDEFINED_NO_DATA);
	assert_int_equal(timeliness_closed_only(open, 1, 9).why, UNDEFINED_NO_DATA);
	t = timeliness_curve(&a, open, 1);
	assert_near(timeliness_by(&t, 9, 0.95).done.value, 0.0, 0.0);
	arena_close(&a);
}

/* One of each team at risk on day 1, when the first team's is done: expected 1/2, variance 1/4. The
 * second day adds nothing. (1 - 1/2)^2 / (1/4) = 1. */
static void teams(void **state)
{
	const struct timeliness_case c[] = {{1, true}, {2, true}},
				     open[] = {{1, false}, {2, false}};
	const size_t team[] = {0, 1}, same[] = {0, 0};
	struct arena a = {0};
	struct timeliness_compared r = timeliness_compare(&a, c, team, 2, 3);

	(void)state;
	assert_int_equal(r.why, DEFINED);
	assert_near(r.expected[0], 0.5, 1e-15);
	assert_near(r.expected[1], 1.5, 1e-15);
	assert_near(r.chisq, 1.0, 1e-14);
	assert_int_equal(r.degrees, 1); /* the third team had no case */
	assert_near(r.p, 0.317310507862914, 1e-12);
	assert_int_equal(timeliness_compare(&a, c, same, 2, 1).why, UNDEFINED_ONE_GROUP);
	assert_int_equal(timeliness_compare(&a, open, team, 2, 2).why, UNDEFINED_NO_DATA);
	arena_close(&a);
}

/* Grades 1 and 4 half each: F(1-F) = 1/4 at each of three cuts. */
static void dispersed(void **state)
{
	const uint64_t apart[] = {5, 0, 0, 5}, same[] = {0, 7}, none[] = {0, 0};
	struct dispersion d = dispersion_of(apart, 4);
	struct interval limit[2];

	(void)state;
	assert_near(d.blair_lacy.value, 1.0, 1e-15);
	assert_near(d.leik.value, 1.0, 1e-15);
	assert_near(d.entropy.value, 0.5, 1e-15);
	assert_near(d.mean.value, 2.5, 1e-15);
	d = dispersion_of(same, 2);
	assert_near(d.blair_lacy.value, 0.0, 0.0);
	assert_near(d.entropy.value, 0.0, 0.0);
	assert_int_equal(dispersion_of(none, 2).mean.why, UNDEFINED_NO_DATA);
	assert_int_equal(dispersion_of(same + 1, 1).leik.why, UNDEFINED_TOO_FEW);
	dispersion_shares(same, 2, 0.95, limit);
	assert_near(limit[0].lower.value, 0.0, 0.0);
	assert_near(limit[1].upper.value, 1.0, 0.0);
	dispersion_shares(none, 2, 0.95, limit);
	assert_int_equal(limit[0].lower.why, UNDEFINED_NO_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(by_hand, "three cases, one of them open"),
	    TEST(level_steps, "quantiles where the curve is level, and beyond it"),
	    TEST(no_cases, "no cases, and none closed"),
	    TEST(teams, "two teams compared, a third without cases, one team"),
	    TEST(dispersed, "grades apart, all the same, none given"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
