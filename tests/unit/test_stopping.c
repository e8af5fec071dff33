#include "audit/betting.h"
#include "audit/plan.h"
#include "audit/sprt.h"

#include "unit.h"

/* Two of four read, two fail: none among them in C(2,2)/C(4,2) = 1/6. */
static void plan_by_hand(void **state)
{
	(void)state;
	assert_near(plan_accepts((struct plan){4, 2, 0}, 2), 1.0 / 6, 1e-15);
	assert_near(plan_accepts((struct plan){4, 2, 2}, 4), 1.0, 0.0);
	assert_near(plan_accepts((struct plan){4, 4, 1}, 2), 0.0, 0.0);
	assert_near(plan_accepts_share((struct plan){4, 2, 0}, 0.5), 0.25, 1e-15);
	assert_near(plan_accepts_share((struct plan){4, 2, 2}, 0.5), 1.0, 0.0);
}

/* Nought against all: one read tells. One against two of two: only both do. */
static void plan_search(void **state)
{
	struct plan_found f = plan_find((struct plan_wanted){10, 0.0, 1.0, 0.05, 0.05});

	(void)state;
	assert_int_equal(f.why, DEFINED);
	assert_int_equal(f.plan.read, 1);
	assert_int_equal(f.plan.allowed, 0);
	f = plan_find((struct plan_wanted){2, 0.5, 0.6, 0.01, 0.01});
	assert_int_equal(f.good, 1);
	assert_int_equal(f.bad, 2);
	assert_int_equal(f.plan.read, 2);
	assert_int_equal(f.plan.allowed, 1);
	assert_near(f.bad_accepted, 0.0, 0.0);
	assert_int_equal(plan_find((struct plan_wanted){9, 0.5, 0.5, 0.1, 0.1}).why,
			 UNDEFINED_WRONG_INPUT);
	assert_int_equal(plan_find((struct plan_wanted){0, 0.1, 0.5, 0.1, 0.1}).why,
			 UNDEFINED_WRONG_INPUT);
}

/* 2 or 5 of 10. Found, not, found, found: 5/2, then 5/8, then 4/1, and a third cannot be of two. */
static void sprt_by_hand(void **state)
{
	struct sprt s = sprt_start(10, 0.2, 0.5, 0.05, 0.1);

	(void)state;
	sprt_read(&s, true);
	assert_near(s.ratio.value, log(2.5), 1e-15);
	sprt_read(&s, false);
	assert_near(s.ratio.value, log(2.5 * 0.625), 1e-15);
	sprt_read(&s, true);
	assert_near(s.ratio.value, log(6.25), 1e-15);
	assert_int_equal(s.verdict, SPRT_OPEN);
	sprt_read(&s, true);
	assert_int_equal(s.ratio.why, UNDEFINED_BOUNDARY);
	assert_int_equal(s.verdict, SPRT_SECOND);
	assert_int_equal(s.decided, 4);
	sprt_read(&s, true);
	assert_int_equal(s.decided, 4);
}

/* 1 or 2 of 4: once three are found neither can be. */
static void sprt_neither(void **state)
{
	struct sprt s = sprt_start(4, 0.25, 0.5, 0.001, 0.001);

	(void)state;
	for (int i = 0; i < 3; i++)
		sprt_read(&s, true);
	assert_int_equal(s.verdict, SPRT_SECOND);
	assert_int_equal(s.decided, 2);
	assert_true(!defined(s.ratio));
}

static void sprt_endless(void **state)
{
	struct sprt s = sprt_start(0, 0.5, 0.25, 0.1, 0.1);

	(void)state;
	for (int i = 0; i < 3; i++)
		sprt_read(&s, true);
	assert_near(s.ratio.value, 3 * log(0.5), 1e-15);
	assert_int_equal(s.verdict, SPRT_OPEN); /* -2.08 is above log(1/9) = -2.197 */
	sprt_read(&s, true);
	assert_int_equal(s.verdict, SPRT_FIRST);
	assert_int_equal(s.decided, 4);
}

/* One bet of 1/2 on either side against a mean of 1/2: 1 makes 1.5 and 0.5. Then what is left must be
 * 0, so the upper bet waits, and 0 changes nothing. */
static void betting_by_hand(void **state)
{
	const double x[] = {1, 0};
	const struct betting_reads r = {2, x, 2};
	struct betting_wealth w[2];

	(void)state;
	betting_wealth(&r, 0.5, 1, 0.5, w);
	assert_near(w[0].above, 1.5, 1e-15);
	assert_near(w[0].below, 0.5, 1e-15);
	assert_near(w[0].both, 1.0, 1e-15);
	assert_near(w[1].above, 1.5, 1e-15);
	assert_near(w[1].below, 0.5, 1e-15);
	betting_wealth(&r, 0.25, 1, 0.5, w);
	assert_false(w[0].impossible);
	assert_true(w[1].impossible);
}

/* Read whole, 1 0 1: 3 is out because 2 of the last one would be needed; 1 is found out one read too
 * late, and stays. */
static void betting_ends(void **state)
{
	const double x[] = {1, 0, 1};
	struct betting_limits l =
	    betting_limits(&(struct betting_reads){3, x, 3}, 1, 10, 0.5, 0.05);

	(void)state;
	assert_int_equal(l.why, DEFINED);
	assert_near(l.low, 1.0, 0.0);
	assert_near(l.high, 2.0, 0.0);
	l = betting_limits(&(struct betting_reads){3, x, 0}, 1, 10, 0.5, 0.05);
	assert_near(l.low, 0.0, 0.0);
	assert_near(l.high, 3.0, 0.0);
	l = betting_limits(&(struct betting_reads){0, x, 0}, 1, 10, 0.5, 0.05);
	assert_int_equal(l.why, UNDEFINED_WRONG_INPUT);
}

/* Read 1 against 1/2 with the guess 3/4: 1.5. Then 1/3 is left and (3/4 + 1)/2 is guessed: 2.625. */
static void alpha_by_hand(void **state)
{
	const double x[] = {1, 1};
	struct betting_alpha steps[2];
	double p = betting_alpha(&(struct betting_reads){4, x, 2}, 0.5,
				 (struct betting_guess){0.75, 1, 0.1}, steps);

	(void)state;
	assert_near(steps[0].fortune, 1.5, 1e-15);
	assert_near(steps[1].null, 1.0 / 3, 1e-15);
	assert_near(steps[1].guess, 0.875, 1e-15);
	assert_near(steps[1].fortune, 3.9375, 1e-14);
	assert_near(p, 1 / 3.9375, 1e-15);
}

/* A mean of at most 1/4 of four cannot hold once two are found: the chance is nought. */
static void alpha_impossible(void **state)
{
	const double x[] = {1, 1, 0}, low[] = {0, 0};
	struct betting_alpha steps[3];

	(void)state;
	assert_near(betting_alpha(&(struct betting_reads){4, x, 3}, 0.25,
				  (struct betting_guess){0.75, 1, 0.1}, steps),
		    0.0, 0.0);
	assert_true(isinf(steps[2].fortune));
	assert_near(betting_alpha(&(struct betting_reads){4, low, 2}, 0.25,
				  (struct betting_guess){0.75, 1, 0.1}, steps),
		    1.0, 0.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(plan_by_hand, "how often a plan accepts"),
	    TEST(plan_search, "the least plan, and wishes that make no sense"),
	    TEST(sprt_by_hand, "the ratio step by step, until one share cannot be"),
	    TEST(sprt_neither, "a test of which neither share can be"),
	    TEST(sprt_endless, "the binomial test decides for the first share"),
	    TEST(betting_by_hand, "fortunes of one bet on either side"),
	    TEST(betting_ends, "limits with everything read, nothing read, nobody there"),
	    TEST(alpha_by_hand, "ALPHA step by step"),
	    TEST(alpha_impossible, "ALPHA once the mean cannot hold, and without evidence"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
