#include "unit.h"

#include "audit/figure.h"

#include <math.h>
#include <string.h>

static void every_reason_is_a_sentence(void **state)
{
	(void)state;
	assert_string_equal(undefined_text(DEFINED), "");
	for (int why = DEFINED + 1; why < UNDEFINED_KINDS; why++) {
		const char *text = undefined_text((enum undefined)why);

		assert_non_null(text);
		assert_true(strlen(text) > 10);
		assert_int_equal(text[strlen(text) - 1], '.');
	}
}

static void a_quotient_by_nothing_is_no_figure(void **state)
{
	struct figure half = figure_ratio(1, 2, UNDEFINED_NO_DATA);
	struct figure none = figure_ratio(1, 0, UNDEFINED_NO_DATA);

	(void)state;
	assert_true(defined(half) && half.value == 0.5);
	assert_int_equal(none.why, UNDEFINED_NO_DATA);
	assert_true(none.value == 0);
	assert_int_equal(figure_checked(INFINITY, UNDEFINED_RUNS_AWAY).why, UNDEFINED_RUNS_AWAY);
	assert_int_equal(figure_checked(nan(""), UNDEFINED_NO_DATA).why, UNDEFINED_NO_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_reason_is_a_sentence, "every reason is a sentence"),
	    TEST(a_quotient_by_nothing_is_no_figure, "a quotient by nothing is no figure"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
