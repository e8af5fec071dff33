#include "base/arena.h"
#include "disclose/differencing.h"
#include "disclose/linked.h"
#include "disclose/rounding.h"
#include "disclose/suppress.h"

#include "unit.h"

static const int64_t four[] = {2, 10, 10, 10};

/* A single hidden cell is the total less the others; with its square of four it can go down by 2 and
 * up by 10. */
static void suppressed(void **state)
{
	struct arena a = {0};
	struct counts t = counts_with_totals(&a, 2, 2, four);
	bool one[9] = {true}, square[9] = {true, true, false, true, true};
	struct counts_range r[9];

	(void)state;
	assert_int_equal(t.cell[8], 32);
	assert_true(counts_audit_suppressed(&a, &t, one, r));
	assert_int_equal(r[0].low, 2);
	assert_int_equal(r[0].high, 2);
	assert_true(counts_audit_suppressed(&a, &t, square, r));
	assert_int_equal(r[0].low, 0);
	assert_int_equal(r[0].high, 12);
	assert_int_equal(r[1].low, 0);
	assert_int_equal(r[1].high, 12);
	assert_int_equal(r[4].low, 8);
	assert_int_equal(r[4].high, 20);
	assert_int_equal(r[8].high, 32);
	arena_close(&a);
}

static void nothing_published(void **state)
{
	const int64_t cells[] = {4, 4, 4, 4}, wrong[] = {4, 5, 4, 4};
	const bool all[] = {true, true, true, true};
	struct counts t = {2, 2, cells}, off = {2, 2, wrong};
	struct counts_range r[4], narrow[4] = {{5, 6}, {4, 4}, {4, 4}, {4, 4}};
	struct arena a = {0};

	(void)state;
	assert_true(counts_audit_suppressed(&a, &t, all, r));
	assert_int_equal(r[0].low, 0);
	assert_true(r[0].high == COUNTS_ENDLESS);
	assert_false(counts_audit_suppressed(&a, &off, all, r));
	assert_false(counts_audit(&a, &t, narrow, r));
	arena_close(&a);
}

/* A lone 3 with its totals, all rounded to 5: 3 to 7 each, and they are one number. */
static void rounded(void **state)
{
	const int64_t lone[] = {3}, twos[] = {2, 2, 2};
	struct arena a = {0};
	struct rounding r = rounding_audit(&a, 1, 1, lone, 5);

	(void)state;
	assert_int_equal(rounding_of(2, 5), 0);
	assert_int_equal(rounding_of(3, 5), 5);
	assert_int_equal(rounding_of(5, 10), 10);
	assert_int_equal(rounding_of(7, 1), 7);
	assert_true(r.additive);
	assert_int_equal(r.range[0].low, 3);
	assert_int_equal(r.range[0].high, 7);
	assert_int_equal(r.revealed, 0);
	/* 2 + 2 + 2 = 6 becomes 0 + 0 + 0 = 5; each is 0 to 2, and so is each column's total, so the
	 * sum can be 3 to 6: nothing is certain in one row. */
	r = rounding_audit(&a, 1, 3, twos, 5);
	assert_false(r.additive);
	assert_int_equal(r.range[3].low, 3);
	assert_int_equal(r.range[3].high, 6);
	assert_int_equal(r.range[0].low, 0);
	assert_int_equal(r.revealed, 0);
	arena_close(&a);
}

/* In a square of four, all must go: 3 more cells of 10. They leave 0 to 12. */
static void secondary(void **state)
{
	const int64_t zeros[] = {2, 0, 0, 9}, fine[] = {10, 20, 30, 40};
	struct suppress_wishes narrow = {5, 12, 0}, wide = {5, 13, 0};
	struct arena a = {0};
	struct suppression s = suppress_table(&a, 2, 2, four, &narrow);

	(void)state;
	assert_true(s.feasible && s.proven);
	assert_int_equal(s.primary, 1);
	assert_int_equal(s.secondary, 3);
	assert_int_equal(s.secondary_sum, 30);
	assert_true(s.hidden[3] && !s.small[3]);
	assert_false(suppress_table(&a, 2, 2, four, &wide).feasible);
	assert_false(suppress_table(&a, 2, 2, zeros, &narrow).feasible);
	s = suppress_table(&a, 2, 2, fine, &narrow);
	assert_true(s.feasible && s.proven);
	assert_int_equal(s.secondary, 0);
	assert_false(s.hidden[0]);
	arena_close(&a);
}

/* Out of steps, what is left is safe, said not to be proven, and the same every time. */
static void out_of_steps(void **state)
{
	static const int64_t cells[] = {3, 12, 20, 9, 8, 15, 9, 4, 30, 4, 22, 7, 6, 6, 2, 11};
	struct suppress_wishes one = {5, 3, 1}, enough = {5, 3, 0};
	struct arena a = {0};
	struct suppression s = suppress_table(&a, 4, 4, cells, &one);
	struct suppression best = suppress_table(&a, 4, 4, cells, &enough);
	struct counts t = counts_with_totals(&a, 4, 4, cells);
	struct counts_range r[25];
	bool hidden[25] = {false};

	(void)state;
	assert_true(s.feasible && !s.proven && best.proven);
	assert_true(best.secondary <= s.secondary);
	for (size_t i = 0; i < 16; i++)
		hidden[i / 4 * 5 + i % 4] = s.hidden[i];
	assert_true(counts_audit_suppressed(&a, &t, hidden, r));
	for (size_t i = 0; i < 16; i++)
		if (s.small[i])
			assert_true(r[i / 4 * 5 + i % 4].high - r[i / 4 * 5 + i % 4].low >= 3);
	arena_close(&a);
}

static void differences(void **state)
{
	const uint32_t all[] = {3, 1, 2}, two[] = {1, 3}, other[] = {2, 4}, one[] = {3};
	const struct differencing_count list[] = {
	    {all, 3, 48}, {two, 2, 45}, {other, 2, 45}, {one, 1, 45}, {all, 3, 47}};
	struct differencing_found *found;
	struct arena a = {0};

	(void)state;
	assert_int_equal(differencing_find(&a, list, 5, 5, &found), 4);
	assert_int_equal(found[0].larger, 0);
	assert_int_equal(found[0].smaller, 1);
	assert_int_equal(found[0].difference, 3);
	assert_int_equal(found[0].rests, 1);
	assert_int_equal(found[0].rest[0], 2);
	assert_int_equal(found[1].smaller, 3); /* the equal set of 47 is no part of 48 */
	assert_int_equal(found[1].rest[0], 1);
	assert_int_equal(found[1].rest[1], 2);
	assert_int_equal(found[2].larger, 4);
	assert_int_equal(differencing_find(&a, list, 5, 1, &found), 0);
	assert_int_equal(differencing_find(&a, NULL, 0, 5, &found), 0);
	arena_close(&a);
}

/* Two months of a quarter are left out: together they are 23. */
static void linked_sums(void **state)
{
	const size_t months[] = {0, 1, 2}, quarter[] = {3};
	const struct linked_sum sum[] = {{months, quarter, 3, 1}};
	const double value[] = {12, 3, 20, 35}, wrong[] = {12, 3, 20, 36};
	const bool hidden[] = {false, true, true, false}, none[4] = {false}, all[] = {1, 1, 1, 1};
	struct linked l = {4, 1, value, hidden, sum};
	struct linked_range r[4];
	struct arena a = {0};

	(void)state;
	assert_true(linked_audit(&a, &l, r));
	assert_near(r[0].low, 12.0, 0.0);
	assert_near(r[1].low, 0.0, 1e-9);
	assert_near(r[1].high, 23.0, 1e-9);
	l.suppressed = all;
	assert_true(linked_audit(&a, &l, r));
	assert_true(r[3].endless);
	l.value = wrong;
	l.suppressed = none;
	assert_false(linked_audit(&a, &l, r));
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(suppressed, "a lone hidden cell is given away, a square is not"),
	    TEST(nothing_published, "no limits, totals that are wrong, cells out of bounds"),
	    TEST(rounded, "what rounded counts leave open"),
	    TEST(secondary, "further cells that must go, and what cannot be protected"),
	    TEST(out_of_steps, "a search cut short leaves a safe pattern"),
	    TEST(differences, "counts that differ by a few"),
	    TEST(linked_sums, "sums across tables, endless values, contradictions"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
