#include "base/lp.h"

#include "base/arena.h"

#include <math.h>

#include "unit.h"

#define ROW(rel, to, ...)                                                                          \
	{                                                                                          \
		.coef = (const double[]){__VA_ARGS__}, .relation = (rel), .rhs = (to)              \
	}

static const double none[4] = {0, 0, 0, 0};
static const double endless[4] = {INFINITY, INFINITY, INFINITY, INFINITY};

/* x + y <= 4, x + 3y <= 6, x <= 3: of 3x + 2y the most is at (3, 1), which is 11. */
static void corner(void **state)
{
	struct arena a = {0};
	const struct lp_row rows[] = { ROW(LP_AT_MOST, 4, 1, 1), ROW(LP_AT_MOST, 6, 1, 3) };
	const double high[2] = {3, INFINITY}, cost[2] = {-3, -2};
	struct lp p = {2, 2, none, high, rows};
	double x[2], least;

	(void)state;
	assert_int_equal(lp_minimise(&a, &p, cost, x, &least), LP_FOUND);
	assert_near(x[0], 3.0, 1e-12);
	assert_near(x[1], 1.0, 1e-12);
	assert_near(least, -11.0, 1e-12);
	arena_close(&a);
}

/* x + y = 2 and x - y >= 1 with y free below 5: x is least where both hold, at 3/2 for y = 1/2. */
static void equalities_and_limits(void **state)
{
	struct arena a = {0};
	const struct lp_row rows[] = { ROW(LP_EQUAL, 2, 1, 1), ROW(LP_AT_LEAST, 1, 1, -1) };
	const double low[2] = {-INFINITY, -INFINITY}, high[2] = {INFINITY, 5}, cost[2] = {1, 0};
	struct lp p = {2, 2, low, high, rows};
	double x[2], least;

	(void)state;
	assert_int_equal(lp_minimise(&a, &p, cost, x, &least), LP_FOUND);
	assert_near(x[0], 1.5, 1e-12);
	assert_near(x[1], 0.5, 1e-12);
	assert_int_equal(lp_minimise(&a, &p, (const double[]){0, 1}, x, &least), LP_UNBOUNDED);
	assert_int_equal(lp_minimise(&a, &p, NULL, x, NULL), LP_FOUND);
	assert_near(x[0] + x[1], 2.0, 1e-12);
	assert_true(x[0] - x[1] >= 1.0 - 1e-12);
	arena_close(&a);
}

static void nothing_fits(void **state)
{
	struct arena a = {0};
	const struct lp_row rows[] = { ROW(LP_AT_LEAST, 3, 1, 1) };
	const double one[2] = {1, 1}, two[2] = {2, 2};
	struct lp p = {2, 1, none, one, rows}, crossed = {2, 0, two, one, rows};

	(void)state;
	assert_int_equal(lp_minimise(&a, &p, NULL, NULL, NULL), LP_IMPOSSIBLE);
	assert_int_equal(lp_minimise(&a, &crossed, NULL, NULL, NULL), LP_IMPOSSIBLE);
	arena_close(&a);
}

/* Beale's example, on which the simplex without Bland's rule goes round for ever; least -1/20. */
static void does_not_cycle(void **state)
{
	struct arena a = {0};
	const struct lp_row rows[] = {
		ROW(LP_AT_MOST, 0, 0.25, -60, -0.04, 9),
		ROW(LP_AT_MOST, 0, 0.5, -90, -0.02, 3),
		ROW(LP_AT_MOST, 1, 0, 0, 1, 0)
	};
	struct lp p = {4, 3, none, endless, rows};
	double least;

	(void)state;
	assert_int_equal(lp_minimise(&a, &p, (const double[]){-0.75, 150, -0.02, 6}, NULL, &least),
			 LP_FOUND);
	assert_near(least, -0.05, 1e-12);
	arena_close(&a);
}

/* The same row twice leaves an artificial column in the basis; it must stay at nought. */
static void rows_that_repeat(void **state)
{
	struct arena a = {0};
	const struct lp_row rows[] = {
		ROW(LP_EQUAL, 5, 1, 1, 0),
		ROW(LP_EQUAL, 5, 1, 1, 0),
		ROW(LP_EQUAL, -2, 0, -1, -1)
	};
	struct lp p = {3, 3, none, endless, rows};
	double x[3], least;

	(void)state;
	assert_int_equal(lp_minimise(&a, &p, (const double[]){1, 0, 0}, x, &least), LP_FOUND);
	assert_near(least, 3.0, 1e-12);
	assert_near(x[1], 2.0, 1e-12);
	assert_near(x[2], 0.0, 1e-12);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(corner, "the best corner is found, with an upper limit on a variable"),
	    TEST(equalities_and_limits, "variables without a low limit, equalities, no floor"),
	    TEST(nothing_fits, "rows that cannot hold and limits that cross are told"),
	    TEST(does_not_cycle, "a degenerate programme ends"),
	    TEST(rows_that_repeat, "a row said twice changes nothing"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
