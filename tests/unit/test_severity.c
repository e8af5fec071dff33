#include "unit.h"

#include "audit/severity.h"
#include "base/arena.h"

#include <math.h>

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

/* Auditors 0 and 1 meet on cases 0 and 1, 2 and 3 on case 2; auditor 4 grades case 3 alone. */
static const struct severity_rating few[] = {
    {0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}, {2, 2, 0}, {2, 3, 1}, {3, 4, 1},
};

static void who_never_meets_cannot_be_compared(void **state)
{
	uint32_t component[6];
	struct severities s = severity_of(few, 7, 4, 6, 2, &arena);

	(void)state;
	assert_int_equal(severity_components(few, 7, 4, 6, component), 4);
	assert_true(component[0] == component[1] && component[2] == component[3]);
	assert_true(component[0] != component[2] && component[4] != component[0]);
	assert_int_equal(s.components, 4);
	assert_int_equal(s.linked_cases, 3);
	assert_int_equal(s.method.n, 6);
	assert_int_equal(s.auditor[4].severity.why, UNDEFINED_UNCONNECTED);
	assert_int_equal(s.auditor[5].severity.why, UNDEFINED_NO_DATA);
	assert_true(s.auditor[0].linked == 2 && s.auditor[4].linked == 0);
}

static void no_case_graded_twice_says_nothing(void **state)
{
	static const struct severity_rating once[] = {{0, 0, 0}, {1, 1, 1}};
	struct severities s = severity_of(once, 2, 2, 2, 2, &arena);

	(void)state;
	assert_int_equal(s.why, UNDEFINED_NO_PAIRS);
	assert_int_equal(severity_of(NULL, 0, 0, 0, 4, &arena).why, UNDEFINED_NO_PAIRS);
}

/* Auditor 1 gives a grade less in half of the cases, auditor 0 sometimes a wrong one. */
static void the_severe_auditor_is_the_one_who_grades_lower(void **state)
{
	struct severity_rating ratings[80];
	struct severities s;
	double sum = 0;

	(void)state;
	for (uint32_t i = 0; i < 40; i++) {
		uint32_t good = i * 7 % 4, off = i * 3 % 5 == 0 ? 2 : 0, less = i % 2;

		ratings[2 * i] = (struct severity_rating){i, 0, (good + off) % 4};
		ratings[2 * i + 1] = (struct severity_rating){i, 1, good > less ? good - less : 0};
	}
	s = severity_of(ratings, 80, 40, 2, 4, &arena);
	assert_int_equal(s.why, DEFINED);
	assert_true(s.auditor[1].severity.value > 0.2);
	assert_true(fabs(s.auditor[0].severity.value + s.auditor[1].severity.value) < 1e-12);
	assert_true(fabs(s.auditor[0].se.value - s.auditor[1].se.value) < 1e-12);
	for (size_t k = 0; k < 4; k++)
		sum += s.fair[k];
	assert_true(fabs(sum - 1) < 1e-12 && s.fair[0] > 0.2 && s.fair[0] < 0.4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(who_never_meets_cannot_be_compared, "who never meets cannot be compared"),
	    TEST(no_case_graded_twice_says_nothing, "no case graded twice says nothing"),
	    TEST(the_severe_auditor_is_the_one_who_grades_lower,
		 "the severe auditor is the one who grades lower"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
