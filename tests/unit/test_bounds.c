#include "audit/bounds.h"
#include "audit/sequence.h"
#include "audit/share.h"

#include "unit.h"

static void assert_limits(struct bounds_cases b, uint64_t low, uint64_t high)
{
	assert_int_equal(b.why, DEFINED);
	assert_int_equal(b.low, low);
	assert_int_equal(b.high, high);
}

/* One read of 100, found: P(X >= 1 | M) = M/100 exceeds 2.5 % from M = 3 on. None found, on one side:
 * P(X = 0 | M) = (100 - M)/100 exceeds 5 % up to M = 94. */
static void one_read(void **state)
{
	(void)state;
	assert_limits(bounds_exact((struct bounds_sample){100, 1, 1}, 0.95, BOUNDS_BOTH), 3, 100);
	assert_limits(bounds_exact((struct bounds_sample){100, 1, 0}, 0.95, BOUNDS_UPPER), 0, 94);
	assert_limits(bounds_exact((struct bounds_sample){100, 1, 0}, 0.95, BOUNDS_LOWER), 0, 99);
}

/* Two of four read, none found: at most two can be left, and C(2,2)/C(4,2) = 1/6 allows them. */
static void what_is_possible(void **state)
{
	struct bounds_cases b = bounds_exact((struct bounds_sample){4, 2, 0}, 0.95, BOUNDS_BOTH);

	(void)state;
	assert_limits(b, 0, 2);
	assert_near(b.high_share, 0.5, 0.0);
	assert_near(bounds_tail((struct bounds_sample){4, 2, 0}, 2, TAIL_LOWER), 1.0 / 6, 1e-15);
	assert_near(bounds_tail((struct bounds_sample){4, 2, 0}, 5, TAIL_LOWER), 0.0, 0.0);
}

static void ends(void **state)
{
	struct bounds_cases none = bounds_exact((struct bounds_sample){50, 0, 0}, 0.9, BOUNDS_BOTH);

	(void)state;
	assert_limits(none, 0, 50);
	assert_int_equal(none.share.why, UNDEFINED_NO_DATA);
	assert_limits(bounds_exact((struct bounds_sample){10, 10, 4}, 0.95, BOUNDS_BOTH), 4, 4);
	assert_limits(bounds_exact((struct bounds_sample){1, 1, 1}, 0.95, BOUNDS_BOTH), 1, 1);
	assert_int_equal(bounds_exact((struct bounds_sample){0, 0, 0}, 0.9, BOUNDS_BOTH).why,
			 UNDEFINED_NO_DATA);
	assert_int_equal(bounds_exact((struct bounds_sample){9, 3, 4}, 0.9, BOUNDS_BOTH).why,
			 UNDEFINED_WRONG_INPUT);
	assert_int_equal(bounds_exact((struct bounds_sample){9, 10, 4}, 0.9, BOUNDS_BOTH).why,
			 UNDEFINED_WRONG_INPUT);
}

/* What is found and what is not change places: the limits of the one are those of the other taken
 * from the population. */
static void mirror(void **state)
{
	(void)state;
	for (uint64_t found = 0; found <= 20; found++) {
		struct bounds_cases b =
		    bounds_exact((struct bounds_sample){300, 20, found}, 0.9, BOUNDS_BOTH);

		assert_limits(
		    bounds_exact((struct bounds_sample){300, 20, 20 - found}, 0.9, BOUNDS_BOTH),
		    300 - b.high, 300 - b.low);
	}
}

/* 31 of 110 read, 9 not: between 31 and 40 of 119. */
static void unread(void **state)
{
	struct interval i = bounds_unread(31, 110, 9);

	(void)state;
	assert_near(i.lower.value, 31.0 / 119, 1e-15);
	assert_near(i.upper.value, 40.0 / 119, 1e-15);
	assert_int_equal(bounds_unread(0, 0, 0).lower.why, UNDEFINED_NO_DATA);
	assert_int_equal(bounds_unread(3, 2, 0).lower.why, UNDEFINED_WRONG_INPUT);
}

/* None of n: 1 - (a/2)^(1/n) by Clopper and Pearson; n = 1, 90 %: 0.95. */
static void shares(void **state)
{
	struct interval i = share_clopper_pearson(1, 0, 0.9);
	struct bounds_sample whole = {7, 7, 3};

	(void)state;
	assert_near(i.lower.value, 0.0, 0.0);
	assert_near(i.upper.value, 0.95, 1e-13);
	assert_near(share_wilson(5, 0, 0.95).lower.value, 0.0, 0.0);
	assert_near(share_wilson(5, 5, 0.95).upper.value, 1.0, 0.0);
	assert_near(share_wilson_finite(whole, 0.95).lower.value, 3.0 / 7, 1e-15);
	assert_near(share_wilson_finite(whole, 0.95).upper.value, 3.0 / 7, 1e-15);
	assert_near(share_error(whole).value, 0.0, 0.0);
	assert_near(share_jeffreys(4, 4, 0.95).upper.value, 1.0, 0.0);
	assert_int_equal(share_wilson(0, 0, 0.95).lower.why, UNDEFINED_NO_DATA);
	assert_int_equal(share_jeffreys(0, 0, 0.95).lower.why, UNDEFINED_NO_DATA);
	assert_int_equal(share_error((struct bounds_sample){9, 1, 1}).why, UNDEFINED_TOO_FEW);
	assert_int_equal(share_wald_finite((struct bounds_sample){9, 0, 0}, 0.9).lower.why,
			 UNDEFINED_NO_DATA);
}

/* The first read of 200 is found: R = (1/2) / (M/200) = 100/M, which is at most 10 from 10 on: a tie
 * there is kept. */
static void first_look(void **state)
{
	struct sequence s = sequence_start(200, 0.1, 1, 1);

	(void)state;
	assert_int_equal(s.always.high, 200);
	sequence_read(&s, true);
	assert_int_equal(s.now.low, 10);
	assert_int_equal(s.now.high, 200);
	assert_near(sequence_log_ratio(&s, 10), log(10), 1e-12);
	assert_true(isinf(sequence_log_ratio(&s, 0)));
}

static void whole_population(void **state)
{
	struct sequence s = sequence_start(3, 0.05, 1, 1);

	(void)state;
	sequence_read(&s, true);
	sequence_read(&s, false);
	assert_int_equal(s.always.low, 1);
	assert_int_equal(s.always.high, 2);
	sequence_read(&s, true);
	assert_int_equal(s.now.low, 2);
	assert_int_equal(s.now.high, 2);
	assert_false(s.contradicts);
	s = sequence_start(1, 0.05, 1, 1);
	sequence_read(&s, false);
	assert_int_equal(s.always.high, 0);
}

/* The limits found by halving are those of trying every total. */
static void every_total(void **state)
{
	struct sequence s = sequence_start(60, 0.2, 2, 0.5);

	(void)state;
	for (int t = 0; t < 60; t++) {
		uint64_t low = UINT64_MAX, high = 0;

		sequence_read(&s, t % 7 < 2);
		for (uint64_t total = 0; total <= 60; total++) {
			if (!(sequence_log_ratio(&s, total) <= log(5) + 1e-12))
				continue;
			low = total < low ? total : low;
			high = total;
		}
		assert_int_equal(s.now.low, low);
		assert_int_equal(s.now.high, high);
	}
}

/* All found, then none for long: no total fits both, and the last limits that held stay. */
static void contradiction(void **state)
{
	struct sequence s = sequence_start(10000, 0.2, 1, 1);
	struct sequence_limits before;

	(void)state;
	for (int t = 0; t < 30; t++)
		sequence_read(&s, true);
	assert_int_equal(sequence_settled(&s, 0.5), 1);
	before = s.always;
	for (int t = 0; t < 300 && !s.contradicts; t++) {
		before = s.always;
		sequence_read(&s, false);
	}
	assert_true(s.contradicts);
	assert_int_equal(s.always.low, before.low);
	assert_int_equal(s.always.high, before.high);
	assert_int_equal(sequence_settled(&s, 0.5), 0);
}

static void settled(void **state)
{
	struct sequence s = sequence_start(5500, 0.05, 1, 1);

	(void)state;
	assert_int_equal(sequence_settled(&s, 0.2), 0);
	for (int t = 0; t < 60; t++)
		sequence_read(&s, false);
	assert_int_equal(sequence_settled(&s, 0.2), -1);
	assert_int_equal(sequence_settled(&s, 0.05), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(one_read, "one read case gives limits, on both sides and on one"),
	    TEST(what_is_possible, "limits stay within what is possible"),
	    TEST(ends, "none read, all read, no population, counts that cannot be"),
	    TEST(mirror, "what is found and what is not are treated alike"),
	    TEST(unread, "cases that could not be read widen the share both ways"),
	    TEST(shares, "approximate intervals at their ends, and without a sample"),
	    TEST(first_look, "the first look, and a tie that is kept"),
	    TEST(whole_population, "a sequence that reads everybody ends at the truth"),
	    TEST(every_total, "halving finds the limits that trying every total does"),
	    TEST(contradiction, "reads that contradict each other are told"),
	    TEST(settled, "a sequence says on which side of a line it is settled"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
