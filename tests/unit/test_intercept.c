#include "unit.h"

#include "audit/intercept_in.h"

#include <math.h>

#define LEN(list) (sizeof(list) / sizeof *(list))

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

/* Teams with successes of trials each, and nothing else. */
static struct intercept *teams(size_t n, const double *good, const double *of)
{
	uint32_t *group = arena_array(&arena, n, sizeof *group);
	double *one = arena_array(&arena, n, sizeof *one);
	struct intercept_rows like = {.rows = n, .groups = n, .columns = 1};

	for (size_t i = 0; i < n; i++) {
		group[i] = (uint32_t)i;
		one[i] = 1;
	}
	like.group = group;
	like.x = one;
	return intercept_binomial(n, good, of, &like, &arena);
}

static void one_rating_at_even_odds_has_half_whatever_sigma(void **state)
{
	static const double good[] = {1, 0, 1}, of[] = {1, 1, 1};
	struct intercept *m = teams(3, good, of);

	(void)state;
	for (double sigma = 0; sigma < 4; sigma += 0.5) {
		double at[] = {0, sigma};

		assert_true(fabs(intercept_loglik(m, at, 51, NULL).value - 3 * log(0.5)) < 1e-7);
	}
}

static void without_groups_it_is_the_plain_likelihood(void **state)
{
	static const double good[] = {3, 1}, of[] = {4, 6};
	struct intercept *m = teams(2, good, of);
	double at[] = {log(0.4 / 0.6), 0};

	(void)state;
	assert_true(fabs(intercept_loglik(m, at, 25, NULL).value - (4 * log(0.4) + 6 * log(0.6))) <
		    1e-13);
}

/* 4 groups, 3 grades, one column. */
static struct intercept *graded(bool backwards)
{
	static const uint32_t group[] = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3};
	static const uint32_t grade[] = {0, 1, 2, 2, 2, 0, 0, 1, 1, 2, 1, 0};
	static const double x[] = {0.5, -1, 0, 1, 0.5, 0, 0, 1, -0.5, 1, 1, 0};
	static uint32_t groups[12], grades[12];
	static double xs[12];
	struct intercept_rows rows = {.rows = 12, .groups = 4, .grades = 3, .columns = 1};

	for (size_t i = 0; i < 12; i++) {
		size_t from = backwards ? 11 - i : i;

		groups[i] = group[from];
		grades[i] = grade[from];
		xs[i] = x[from];
	}
	rows.group = groups;
	rows.grade = grades;
	rows.x = xs;
	return intercept_new(&rows, &arena);
}

static void slopes_are_those_of_the_likelihood(void **state)
{
	struct intercept *m = graded(false);
	double at[] = {-0.7, 0.6, 0.4, 0.9}, score[4], up[4], down[4];
	struct matrix information = matrix_new(&arena, 4, 4), other = matrix_new(&arena, 4, 4);
	struct intercept_slopes slopes = {score, &information, NULL};

	(void)state;
	(void)intercept_evaluate(m, at, 51, &slopes);
	for (size_t i = 0; i < 4; i++) {
		struct intercept_slopes above = {up, &other, NULL}, below = {down, &other, NULL};
		double keep = at[i], there;

		at[i] = keep + 1e-4;
		there = intercept_evaluate(m, at, 51, &above);
		at[i] = keep - 1e-4;
		there -= intercept_evaluate(m, at, 51, &below);
		at[i] = keep;
		assert_true(fabs(there / 2e-4 - score[i]) < 1e-7);
		for (size_t j = 0; j < 4; j++)
			assert_true(
			    fabs((down[j] - up[j]) / 2e-4 - matrix_row(&information, i)[j]) < 1e-6);
	}
}

static void the_order_of_rows_does_not_matter(void **state)
{
	struct intercept_fit a = intercept_fit(graded(false), &arena);
	struct intercept_fit b = intercept_fit(graded(true), &arena);

	(void)state;
	assert_true(a.loglik == b.loglik);
	for (size_t i = 0; i < 4; i++)
		assert_true(a.parameters[i] == b.parameters[i]);
}

static void equal_teams_have_no_sigma_but_an_upper_limit(void **state)
{
	static const double good[] = {5, 5, 5, 5}, of[] = {10, 10, 10, 10};
	struct intercept_fit fit = intercept_fit(teams(4, good, of), &arena);
	struct interval limits = intercept_sigma_limits(&fit, 0.95);

	(void)state;
	assert_true(defined(fit.sigma) && fit.sigma.value == 0);
	assert_true(fit.p.value == 1 && fit.mor.value == 1 && fit.icc.value == 0);
	assert_int_equal(fit.sigma_se.why, UNDEFINED_BOUNDARY);
	assert_true(fabs(fit.parameters[0]) < 1e-12);
	assert_true(defined(intercept_se(&fit, 0)));
	assert_true(fabs(intercept_se(&fit, 0).value - 1 / sqrt(10)) < 1e-12);
	assert_true(limits.lower.value == 0 && limits.upper.value > 0.4 && limits.upper.value < 2);
}

static void teams_all_good_or_all_poor_run_away_but_leave_a_lower_limit(void **state)
{
	static const double good[] = {9, 0, 8, 0, 9, 0}, of[] = {9, 9, 8, 8, 9, 7};
	struct intercept_fit fit = intercept_fit(teams(6, good, of), &arena);
	struct interval limits = intercept_sigma_limits(&fit, 0.95);

	(void)state;
	assert_int_equal(fit.why, UNDEFINED_RUNS_AWAY);
	assert_int_equal(fit.sigma.why, UNDEFINED_RUNS_AWAY);
	assert_int_equal(limits.upper.why, UNDEFINED_RUNS_AWAY);
	assert_true(defined(limits.lower) && limits.lower.value > 1.5);
}

static void what_cannot_be_said_is_not_said(void **state)
{
	static const double none[] = {0}, all[] = {3, 4}, of[] = {3, 4}, one[] = {1};
	struct intercept_fit nothing = intercept_fit(teams(1, none, none), &arena);
	struct intercept_fit same = intercept_fit(teams(2, all, of), &arena);
	struct intercept_fit alone = intercept_fit(teams(1, one, of), &arena);

	(void)state;
	assert_int_equal(nothing.why, UNDEFINED_NO_DATA);
	assert_int_equal(same.why, UNDEFINED_ALL_ONE_GRADE);
	assert_int_equal(alone.why, UNDEFINED_ONE_GROUP);
	assert_true(fabs(alone.parameters[0] - log(0.5)) < 1e-9);
	assert_int_equal(intercept_sigma_limits(&same, 0.95).upper.why, UNDEFINED_ALL_ONE_GRADE);
}

static void columns_that_cannot_be_told_apart_or_tell_all_are_named(void **state)
{
	static const uint32_t group[] = {0, 0, 1, 1, 2, 2, 3, 3};
	static const uint32_t grade[] = {0, 1, 1, 1, 0, 1, 0, 0};
	static const double twice[] = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0};
	static const double tells[] = {0, 1, 1, 1, 0, 1, 0, 0};
	struct intercept_rows rows = {.rows = 8,
				      .groups = 4,
				      .grades = 2,
				      .group = group,
				      .grade = grade,
				      .columns = 2,
				      .x = twice};
	struct intercept_fit fit = intercept_fit(intercept_new(&rows, &arena), &arena);

	(void)state;
	assert_int_equal(fit.why, UNDEFINED_ALIASED);
	rows.columns = 1;
	rows.x = tells;
	fit = intercept_fit(intercept_new(&rows, &arena), &arena);
	assert_int_equal(fit.why, UNDEFINED_SEPARATION);
}

static void a_grade_that_nobody_gave_counts_with_the_one_above(void **state)
{
	static const uint32_t group[] = {0, 0, 0, 1, 1, 1, 2, 2, 2};
	static const uint32_t four[] = {0, 2, 0, 2, 2, 0, 2, 0, 2},
			      two[] = {0, 1, 0, 1, 1, 0, 1, 0, 1};
	struct intercept_rows rows = {
	    .rows = 9, .groups = 3, .grades = 4, .group = group, .grade = four};
	struct intercept_fit wide = intercept_fit(intercept_new(&rows, &arena), &arena), narrow;

	(void)state;
	rows.grades = 2;
	rows.grade = two;
	narrow = intercept_fit(intercept_new(&rows, &arena), &arena);
	assert_int_equal(wide.empty, 2);
	assert_int_equal(wide.merged[1], 1);
	assert_int_equal(wide.merged[2], 1);
	assert_int_equal(wide.merged[3], 1);
	assert_int_equal(wide.cuts, 1);
	assert_true(wide.loglik == narrow.loglik);
	assert_true(wide.parameters[0] == narrow.parameters[0]);
}

static void a_team_without_audits_has_only_the_others_to_go_by(void **state)
{
	static const double good[] = {1, 0, 9, 0, 8}, of[] = {9, 0, 10, 7, 9};
	struct intercept_fit fit = intercept_fit(teams(5, good, of), &arena);

	(void)state;
	assert_true(fit.sigma.value > 0.5);
	assert_true(fit.group[1].ratings == 0 && fabs(fit.group[1].mode) < 1e-12);
	assert_true(fabs(fit.group[1].mode_sd - fit.sigma.value) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(one_rating_at_even_odds_has_half_whatever_sigma,
		 "one rating at even odds has half, whatever sigma"),
	    TEST(without_groups_it_is_the_plain_likelihood,
		 "without groups it is the plain likelihood"),
	    TEST(slopes_are_those_of_the_likelihood, "slopes are those of the likelihood"),
	    TEST(the_order_of_rows_does_not_matter, "the order of rows does not matter"),
	    TEST(equal_teams_have_no_sigma_but_an_upper_limit,
		 "equal teams have no sigma but an upper limit"),
	    TEST(teams_all_good_or_all_poor_run_away_but_leave_a_lower_limit,
		 "teams all good or all poor run away but leave a lower limit"),
	    TEST(what_cannot_be_said_is_not_said, "what cannot be said is not said"),
	    TEST(columns_that_cannot_be_told_apart_or_tell_all_are_named,
		 "columns that cannot be told apart, or tell all, are named"),
	    TEST(a_grade_that_nobody_gave_counts_with_the_one_above,
		 "a grade that nobody gave counts with the one above"),
	    TEST(a_team_without_audits_has_only_the_others_to_go_by,
		 "a team without audits has only the others to go by"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
