#include "unit.h"

#include "audit/cusum.h"
#include "audit/pchart.h"
#include "audit/runs.h"
#include "audit/spread.h"
#include "audit/xmr.h"
#include "base/arena.h"

#include <math.h>
#include <string.h>

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void limits_of_an_xmr_chart_by_hand(void **state)
{
	static const double y[] = {10, 12, 10, 12};
	struct xmr_options o = {.direction = XMR_INCREASE, .has_target = true, .target = 20};
	struct xmr x = xmr_of(y, 4, &o, &arena);

	(void)state;
	assert_true(fabs(x.point[0].upper - (11 + 2.66 * 2)) < 1e-12);
	assert_true(!x.drawable && x.trial);
	assert_int_equal(x.assurance, XMR_NEVER_MEETS);
	assert_int_equal(xmr_of(y, 1, &o, &arena).why, UNDEFINED_TOO_FEW);
	assert_int_equal(xmr_of(y, 0, &o, &arena).why, UNDEFINED_TOO_FEW);
}

static void seven_that_rise_are_a_trend_and_a_tie_ends_it(void **state)
{
	static const double up[] = {5, 1, 2, 3, 4, 5, 6, 7, 6}, tie[] = {5, 1, 2, 3, 4, 4, 5, 6, 7};
	struct xmr_options o = {.direction = XMR_DECREASE};
	struct xmr x = xmr_of(up, 9, &o, &arena), y = xmr_of(tie, 9, &o, &arena);

	(void)state;
	assert_int_equal(x.point[0].signal, XMR_COMMON);
	assert_int_equal(x.point[1].signal, XMR_RISING);
	assert_int_equal(x.point[7].signal, XMR_RISING);
	assert_int_equal(x.point[4].meaning, XMR_WORSE);
	for (size_t i = 0; i < 9; i++)
		assert_int_not_equal(y.point[i].signal, XMR_RISING);
	for (int s = 0; s < XMR_SIGNALS; s++)
		assert_true(strlen(xmr_signal_text((enum xmr_signal)s)) > 5);
}

static void a_month_without_cases_is_a_gap(void **state)
{
	static const double y[] = {5, 0, 6, 4}, n[] = {10, 0, 10, 10};
	struct pchart_options o = {.kind = PCHART_P_PRIME};
	struct pchart c = pchart_of(y, n, 4, &o, &arena);

	(void)state;
	assert_true(c.centre == 0.5 && c.method.n == 3);
	assert_int_equal(c.point[1].y.why, UNDEFINED_NO_DATA);
	assert_int_equal(c.point[1].limits.lower.why, UNDEFINED_NO_DATA);
	/* One range only, from the third to the fourth month: 0.2 / sqrt(0.025) / 1.128. */
	assert_true(fabs(c.sigma_z.value - 0.2 / sqrt(0.025) / 1.128) < 1e-12);
	o.kind = PCHART_P;
	assert_int_equal(pchart_of(n + 1, n + 1, 1, &o, &arena).why, UNDEFINED_NO_DATA);
}

static void a_chart_at_a_hundred_per_cent_has_no_sigma(void **state)
{
	static const double y[] = {4, 5, 6};
	struct pchart_options o = {.kind = PCHART_P_PRIME};
	struct pchart c = pchart_of(y, y, 3, &o, &arena);

	(void)state;
	assert_int_equal(c.sigma_z.why, UNDEFINED_NO_VARIATION);
	assert_true(c.point[0].limits.upper.value == 1 && !c.point[0].signal);
}

static void runs_by_hand(void **state)
{
	static const double y[] = {1, 2, 3, 3, 4, 1};
	struct runs r = runs_of(y, 6, 2);

	(void)state;
	assert_true(r.useful == 5 && r.longest == 3 && r.crossings == 2);
	assert_int_equal(runs_of(y, 1, 1).why, UNDEFINED_NO_VARIATION);
	assert_int_equal(runs_of(y, 0, 1).why, UNDEFINED_NO_DATA);
	assert_true(runs_median(y, 6).value == 2.5);
	assert_int_equal(runs_median(y, 0).why, UNDEFINED_NO_DATA);
}

static void a_sure_event_signals_after_as_many_as_it_takes(void **state)
{
	static const double event[] = {1, 1, 1, 1};
	struct cusum c = cusum_bernoulli(event, 4, 0.5, 3, 2 * log(1.5) - 1e-9, &arena);

	(void)state;
	assert_true(fabs(cusum_run_length(1, 1, 1, 3).value - 3) < 1e-12);
	assert_int_equal(cusum_run_length(0, 1, 1, 3).why, UNDEFINED_NOT_FOUND);
	assert_int_equal(cusum_run_length(0.5, 0, 1, 3).why, UNDEFINED_WRONG_INPUT);
	/* An event weighs log 1.5 against it: two of them signal. */
	assert_true(fabs(c.event_up - log(1.5)) < 1e-12);
	assert_int_equal(c.up.signals, 2);
	assert_int_equal(c.up.signal[0], 1);
	assert_int_equal(c.up.signal[1], 3);
	assert_int_equal(c.down.signals, 0);
}

static void spread_needs_teams_in_both_periods(void **state)
{
	static const double y[] = {1, 2, 3, 4}, n[] = {5, 5, 5, 5}, gone[] = {5, 5, 0, 0};
	struct spread few = spread_of(y, n, y, gone, 4, &arena);
	struct spread same = spread_of(y, n, y, n, 4, &arena);

	(void)state;
	assert_int_equal(few.why, UNDEFINED_TOO_FEW);
	assert_int_equal(few.slope.why, UNDEFINED_TOO_FEW);
	assert_true(same.mean_change == 0 && same.slope_naive.value == 0);
	assert_int_equal(same.pm_r.why, UNDEFINED_NO_VARIATION);
}

static struct interval from_to(double low, double high)
{
	return (struct interval){figure_of(low), figure_of(high)};
}

static void the_ratio_of_two_sigmas_has_limits_where_it_can(void **state)
{
	struct figure one = figure_of(1), half = figure_of(0.5), nought = figure_of(0);
	struct interval r = spread_ratio(one, from_to(0.5, 2), half, from_to(0.25, 1));
	struct interval s = spread_ratio(one, from_to(0.5, 2), nought, from_to(0, 0.4));
	struct interval t = spread_ratio(half, from_to(0, 1), one, from_to(0.5, 2));

	(void)state;
	/* Both limits are a factor of 2 away, so those of the ratio 2 to the power of sqrt 2. */
	assert_true(fabs(r.lower.value - 0.5 / pow(2, sqrt(2))) < 1e-12);
	assert_true(fabs(r.upper.value - 0.5 * pow(2, sqrt(2))) < 1e-12);
	assert_true(s.lower.value == 0 && fabs(s.upper.value - 0.8) < 1e-12);
	assert_true(t.lower.value > 0);
	assert_int_equal(t.upper.why, UNDEFINED_BOUNDARY);
}

static void spread_has_its_words(void **state)
{
	(void)state;
	assert_int_equal(spread_label(from_to(0.1, 1), from_to(0.2, 0.9), true), SPREADING);
	assert_int_equal(spread_label(from_to(0.1, 1), from_to(0.7, 1.4), true), SPREAD_TOGETHER);
	assert_int_equal(spread_label(from_to(-1, 1), from_to(1.1, 3), true), SPREAD_PULLING_APART);
	assert_int_equal(spread_label(from_to(0.1, 1), from_to(0.5, 1.4), true),
			 SPREAD_CANNOT_TELL);
	assert_int_equal(spread_label(from_to(0.1, 1), from_to(0.2, 0.9), false),
			 SPREAD_CANNOT_TELL);
	assert_int_equal(spread_label(from_to(0.1, 1), interval_none(UNDEFINED_BOUNDARY), true),
			 SPREAD_CANNOT_TELL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(limits_of_an_xmr_chart_by_hand, "limits of an XmR chart by hand"),
	    TEST(seven_that_rise_are_a_trend_and_a_tie_ends_it,
		 "seven that rise are a trend, and a tie ends it"),
	    TEST(a_month_without_cases_is_a_gap, "a month without cases is a gap"),
	    TEST(a_chart_at_a_hundred_per_cent_has_no_sigma,
		 "a chart at a hundred per cent has no sigma"),
	    TEST(runs_by_hand, "runs by hand"),
	    TEST(a_sure_event_signals_after_as_many_as_it_takes,
		 "a sure event signals after as many as it takes"),
	    TEST(spread_needs_teams_in_both_periods, "spread needs teams in both periods"),
	    TEST(the_ratio_of_two_sigmas_has_limits_where_it_can,
		 "the ratio of two sigmas has limits where it can"),
	    TEST(spread_has_its_words, "spread has its words"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
