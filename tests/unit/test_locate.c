#include "base/locate.h"

#include "base/arena.h"

#include "unit.h"

/* x <= y, both from 0 to 10. */
static const double order[] = {1, -1};
static const struct locate_rule in_order[] = {{NULL, 0, order, LP_AT_MOST, 0}};

static struct locate_sets find(struct arena *a, const struct locate_field *field,
			       struct locate_value x, struct locate_value y)
{
	const struct locate_value record[] = {x, y};
	const struct locate l = {2, 1, field, in_order};

	return locate_wrong(a, &l, record);
}

static struct locate_value number(double x)
{
	return (struct locate_value){false, x, 0};
}

static void either(void **state)
{
	const struct locate_field plain[] = {{0, 0, 10, 1}, {0, 0, 10, 1}};
	const struct locate_field trusted[] = {{0, 0, 10, INFINITY}, {0, 0, 10, 3}};
	struct arena a = {0};
	struct locate_sets s = find(&a, plain, number(5), number(3));

	(void)state;
	assert_int_equal(s.outcome, LOCATE_FOUND);
	assert_int_equal(s.count, 2); /* the start or the end */
	assert_int_equal(s.set[0] | s.set[1], 3);
	s = find(&a, trusted, number(5), number(3));
	assert_int_equal(s.count, 1);
	assert_int_equal(s.set[0], 2);
	assert_near(s.weight, 3.0, 0.0);
	s = find(&a, plain, number(3), number(3));
	assert_int_equal(s.count, 1);
	assert_int_equal(s.set[0], 0);
	arena_close(&a);
}

static void surely_wrong(void **state)
{
	const struct locate_field plain[] = {{0, 0, 10, 1}, {0, 0, 10, 1}};
	const struct locate_field known[] = {{0, 0, 10, 1}, {0, 0, 10, INFINITY}};
	struct arena a = {0};
	struct locate_sets s = find(&a, plain, (struct locate_value){true, 0, 0}, number(3));

	(void)state;
	assert_int_equal(s.count, 1);
	assert_int_equal(s.set[0], 1); /* missing */
	s = find(&a, plain, number(2), number(11));
	assert_int_equal(s.set[0], 2); /* out of its range */
	s = find(&a, known, number(2), number(11));
	assert_int_equal(s.outcome, LOCATE_IMPOSSIBLE); /* never wrong, and wrong */
	arena_close(&a);
}

/* Codes a, b: never both second; an unknown code is wrong whatever the rule. */
static void codes(void **state)
{
	const struct locate_condition both[] = {{0, 2}, {1, 2}};
	const struct locate_rule never[] = {{both, 2, NULL, LP_EQUAL, 0}};
	const struct locate_field field[] = {{2, 0, 0, 1}, {2, 0, 0, 1}};
	const struct locate_value seconds[] = {{false, 0, 1}, {false, 0, 1}};
	const struct locate_value unknown[] = {{false, 0, 2}, {false, 0, 1}};
	const struct locate l = {2, 1, field, never};
	struct arena a = {0};
	struct locate_sets s = locate_wrong(&a, &l, seconds);

	(void)state;
	assert_int_equal(s.count, 2);
	s = locate_wrong(&a, &l, unknown);
	assert_int_equal(s.count, 1);
	assert_int_equal(s.set[0], 1);
	arena_close(&a);
}

/* Under 16 with the second code cannot be: the age or the code; free of both, x >= 16 can be. */
static void conditional(void **state)
{
	const struct locate_condition when[] = {{1, 2}};
	const double coef[] = {1, 0};
	const struct locate_rule rule[] = {{when, 1, coef, LP_AT_LEAST, 16}};
	const struct locate_field field[] = {{0, 0, 120, 1}, {2, 0, 0, 1}},
				  young[] = {{0, 0, 9, 1}, {2, 0, 0, 1}};
	const struct locate_value record[] = {{false, 6, 0}, {false, 0, 1}};
	struct locate l = {2, 1, field, rule};
	struct arena a = {0};
	struct locate_sets s = locate_wrong(&a, &l, record);

	(void)state;
	assert_int_equal(s.count, 2);
	l.field = young; /* then no age will do */
	s = locate_wrong(&a, &l, record);
	assert_int_equal(s.count, 1);
	assert_int_equal(s.set[0], 2);
	arena_close(&a);
}

/* 40 fields that must each be 1 and are 0: every one is wrong, beyond what can be tried. */
static void too_much(void **state)
{
	static double coef[40][40];
	struct locate_rule rule[40];
	struct locate_field field[40];
	struct locate_value record[40];
	const struct locate l = {40, 40, field, rule};
	struct arena a = {0};

	(void)state;
	for (int i = 0; i < 40; i++) {
		coef[i][i] = 1;
		rule[i] = (struct locate_rule){NULL, 0, coef[i], LP_EQUAL, 1};
		field[i] = (struct locate_field){0, 0, 1, 1};
		record[i] = number(0);
	}
	assert_int_equal(locate_wrong(&a, &l, record).outcome, LOCATE_TOO_MUCH);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(either, "the start or the end, unless one is trusted"),
	    TEST(surely_wrong, "missing values and numbers out of range are in every set"),
	    TEST(codes, "codes that do not go together, and unknown ones"),
	    TEST(conditional, "rules that hold for some codes only"),
	    TEST(too_much, "too many sets to try are told, not guessed"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
