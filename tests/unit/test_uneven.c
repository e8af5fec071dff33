#include "audit/uneven.h"

#include "audit/random.h"
#include "unit.h"

/* Newcombe 1998, table II, case (a): 56 of 70 and 48 of 80 differ by 0.2, 0.0524 to 0.3339. */
static void published(void **state)
{
	struct uneven u = {.yes = 56, .of = 70, .rest_yes = 48, .rest_of = 80};

	(void)state;
	uneven_find(&u, 1, UNEVEN_Q);
	assert_int_equal(u.why, DEFINED);
	assert_near(u.gap, 0.2, 1e-12);
	assert_near(u.low, 0.0524, 5e-5);
	assert_near(u.high, 0.3339, 5e-5);
}

/* 0 of 5 against 5 of 5: of the C(10, 5) = 252 ways to deal five good ones, one looks so; twice. */
static void by_hand(void **state)
{
	struct uneven u = {.yes = 0, .of = 5, .rest_yes = 5, .rest_of = 5};

	(void)state;
	assert_int_equal(uneven_find(&u, 1, UNEVEN_Q), 1);
	assert_near(u.p, 2.0 / 252, 1e-12);
	assert_near(u.adjusted, 2.0 / 252, 1e-12);
}

static void too_few(void **state)
{
	struct uneven u[] = {{.which = 0, .yes = 0, .of = 4, .rest_yes = 90, .rest_of = 90},
			     {.which = 1, .yes = 10, .of = 90, .rest_yes = 50, .rest_of = 90}};

	(void)state;
	assert_int_equal(uneven_find(u, 2, UNEVEN_Q), 1);
	assert_int_equal(u[0].which, 1);
	assert_int_equal(u[1].why, UNDEFINED_TOO_FEW);
	assert_int_equal(uneven_find(NULL, 0, UNEVEN_Q), 0);
}

/* A big, sure gap stands before a wider one that rests on little. */
static void surest_first(void **state)
{
	struct uneven u[] = {{.which = 0, .yes = 2, .of = 8, .rest_yes = 400, .rest_of = 500},
			     {.which = 1, .yes = 200, .of = 500, .rest_yes = 400, .rest_of = 500},
			     {.which = 2, .yes = 400, .of = 500, .rest_yes = 401, .rest_of = 500}};

	(void)state;
	assert_int_equal(uneven_find(u, 3, UNEVEN_Q), 2);
	assert_int_equal(u[0].which, 1);
	assert_int_equal(u[1].which, 0);
	assert_false(u[2].stands);
}

/* Where nothing differs, a run tells of a gap in at most one of twenty: 600 runs of 40 groups. */
static void no_more_than_chance(void **state)
{
	enum { RUNS = 600, GROUPS = 40, OF = 50 };
	struct random r;
	int told = 0;

	(void)state;
	r = random_from(STR("uneven"));
	for (int run = 0; run < RUNS; run++) {
		struct uneven u[GROUPS] = {0};
		uint64_t all = 0;

		for (size_t i = 0; i < GROUPS; i++) {
			u[i].which = i;
			u[i].of = OF;
			for (int k = 0; k < OF; k++)
				u[i].yes += random_below(&r, 10) < 7;
			all += u[i].yes;
		}
		for (size_t i = 0; i < GROUPS; i++) {
			u[i].rest_yes = all - u[i].yes;
			u[i].rest_of = OF * (GROUPS - 1);
		}
		told += uneven_find(u, GROUPS, UNEVEN_Q) > 0;
	}
	assert_in_range(told, 1, RUNS / 20);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(published, "a gap has the published interval"),
	    TEST(by_hand, "its p-value is Fisher's"),
	    TEST(too_few, "groups of fewer than five are not looked at, and said so"),
	    TEST(surest_first, "the surest gap comes first"),
	    TEST(no_more_than_chance, "where nothing differs, hardly anything is told"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
