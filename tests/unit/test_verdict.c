#include "unit.h"

#include "audit/verdict.h"
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

static struct verdict judge(size_t n, const double *good, const double *of)
{
	uint32_t *group = arena_array(&arena, n, sizeof *group);
	double *one = arena_array(&arena, n, sizeof *one), shares[2] = {0, 0}, all = 0;
	struct intercept_rows like = {.rows = n, .groups = n, .columns = 1};
	struct intercept_fit fit;

	for (size_t i = 0; i < n; i++) {
		group[i] = (uint32_t)i;
		one[i] = 1;
		shares[1] += good[i];
		all += of[i];
	}
	shares[1] /= all;
	shares[0] = 1 - shares[1];
	like.group = group;
	like.x = one;
	fit = intercept_fit(intercept_binomial(n, good, of, &like, &arena), &arena);
	return verdict_of(&fit, shares, 2, VERDICT_BOUND, 0.95);
}

static bool says(const struct verdict *v, const char *what)
{
	struct str text = verdict_text(v, &arena);

	return strstr(arena_fmt(&arena, "%.*s", (int)text.len, text.p).p, what) != NULL;
}

static void many_alike_are_even(void **state)
{
	double good[20], of[20];
	struct verdict v;

	(void)state;
	for (size_t i = 0; i < 20; i++) {
		good[i] = 30;
		of[i] = 60;
	}
	v = judge(20, good, of);
	assert_int_equal(v.evenness, PRACTICE_EVEN);
	assert_true(v.limits.upper.value < 0.5);
	assert_true(says(&v, "even") && says(&v, "1200 audits of 20 teams"));
}

static void teams_far_apart_are_uneven(void **state)
{
	static const double good[] = {2, 18, 3, 17, 2, 19, 4, 18},
			    of[] = {20, 20, 20, 20, 20, 20, 20, 20};
	static const double all[] = {9, 0, 9, 0, 9, 0}, nine[] = {9, 9, 9, 9, 9, 9};
	struct verdict v = judge(8, good, of), w = judge(6, all, nine);

	(void)state;
	assert_int_equal(v.evenness, PRACTICE_UNEVEN);
	assert_true(says(&v, "uneven"));
	/* Sigma cannot be put as a number, and yet it is above the bound. */
	assert_int_equal(w.evenness, PRACTICE_UNEVEN);
	assert_int_equal(w.sigma.why, UNDEFINED_RUNS_AWAY);
	assert_true(says(&w, "at least"));
}

static void few_audits_cannot_tell_and_say_how_many_would(void **state)
{
	static const double good[] = {3, 4, 3, 4, 3, 4, 4, 3, 4, 3},
			    of[] = {8, 8, 8, 8, 8, 8, 8, 8, 8, 8};
	struct verdict v = judge(10, good, of);

	(void)state;
	assert_int_equal(v.evenness, PRACTICE_CANNOT_TELL);
	assert_true(defined(v.more) && v.more.value > 20 && v.more.value < 2000);
	assert_true(says(&v, "cannot tell yet") && says(&v, "more audits"));
}

static void near_the_bound_more_audits_would_not_help(void **state)
{
	static const double good[] = {2, 5, 6, 3, 5, 2}, of[] = {8, 8, 8, 8, 8, 8};
	struct verdict v = judge(6, good, of);

	(void)state;
	assert_int_equal(v.evenness, PRACTICE_CANNOT_TELL);
	assert_int_equal(v.more.why, UNDEFINED_NOT_REACHED);
	assert_true(says(&v, "hardly settle it"));
}

static void what_cannot_be_fitted_gets_a_sentence(void **state)
{
	static const double good[] = {5, 5}, of[] = {5, 5}, some[] = {3};
	struct verdict same = judge(2, good, of), one = judge(1, some, of);

	(void)state;
	assert_int_equal(same.why, UNDEFINED_ALL_ONE_GRADE);
	assert_true(says(&same, "cannot be said") && says(&same, "Every grade is the same"));
	assert_int_equal(one.why, UNDEFINED_ONE_GROUP);
	assert_int_equal(one.evenness, PRACTICE_CANNOT_TELL);
}

static void a_pocket_needs_the_flag_and_the_probability(void **state)
{
	static const double good[] = {19, 5, 6, 4, 5, 6, 5, 1, 0},
			    of[] = {20, 20, 20, 20, 20, 20, 20, 3, 0};
	struct pocket p[9];

	(void)state;
	verdict_pockets(good, of, 9, 0.1, false, p);
	assert_int_equal(p[0].kind, POCKET_GOOD);
	assert_true(p[0].above.value > 0.95 && p[0].adjusted.value < 0.1);
	assert_int_equal(p[2].kind == POCKET_GOOD, false);
	assert_int_equal(p[7].kind, POCKET_NONE);
	assert_int_equal(p[8].p.why, UNDEFINED_NO_DATA);
}

static void teams_alike_have_no_pockets(void **state)
{
	static const double good[] = {5, 5, 5, 5}, of[] = {10, 10, 10, 10},
			    all[] = {10, 10, 10, 10};
	struct pocket p[4];

	(void)state;
	verdict_pockets(good, of, 4, 0.1, true, p);
	for (size_t j = 0; j < 4; j++)
		assert_int_equal(p[j].kind, POCKET_NONE);
	assert_int_equal(p[0].above.why, UNDEFINED_BOUNDARY);
	verdict_pockets(all, of, 4, 0.1, false, p);
	assert_int_equal(p[0].kind, POCKET_NONE);
	assert_int_equal(p[0].p.why, UNDEFINED_ALL_ONE_GRADE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(many_alike_are_even, "many alike are even"),
	    TEST(teams_far_apart_are_uneven, "teams far apart are uneven"),
	    TEST(few_audits_cannot_tell_and_say_how_many_would,
		 "few audits cannot tell, and say how many would"),
	    TEST(near_the_bound_more_audits_would_not_help,
		 "near the bound more audits would not help"),
	    TEST(what_cannot_be_fitted_gets_a_sentence, "what cannot be fitted gets a sentence"),
	    TEST(a_pocket_needs_the_flag_and_the_probability,
		 "a pocket needs the flag and the probability"),
	    TEST(teams_alike_have_no_pockets, "teams alike have no pockets"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
