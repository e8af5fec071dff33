/* Two sources of one measure: what is compared, and what is said of it. */
#include "base/date.h"
#include "measure/agree.h"
#include "unit.h"

static const struct measure lists[] = {
    {.id = "77", .shape = SHAPE_SHARE, .basis = BASIS_NOW, .returns = RETURN_ANNEXA},
    {.id = "69", .shape = SHAPE_COUNT, .basis = BASIS_AT_END, .returns = RETURN_ANNEXA},
    {.id = "54", .shape = SHAPE_SHARE, .basis = BASIS_NOW, .returns = RETURN_ANNEXA},
    {.id = "85a", .shape = SHAPE_QUANTILE, .basis = BASIS_NOW, .returns = RETURN_ANNEXA},
    {.id = "99a", .shape = SHAPE_SHARE, .basis = BASIS_FLOW, .returns = RETURN_ANNEXA},
};

enum { MEASURES = sizeof lists / sizeof lists[0] };

/* A run: the same measures from both, all as at one day; the span of the lists is six months. */
struct run {
	struct collect collect;
	struct measure from903[MEASURES];
	struct figures_of annexa[MEASURES], ssda903[MEASURES];
	struct period six, twelve;
};

static const struct group everyone = {DIM_ALL, {"all", 3}, 0};

static struct figures_of figure(const struct measure *m, const struct period *p, int64_t above,
				int64_t below, double value)
{
	return (struct figures_of){.measure = m,
				   .part = NO_PART,
				   .group = &everyone,
				   .period = p,
				   .has_above = m->shape != SHAPE_QUANTILE,
				   .has_below = m->shape != SHAPE_COUNT,
				   .above = above,
				   .below = below,
				   .estimate = {.value = value_of(value)}};
}

static void take(struct collected *o, struct figures_of *at)
{
	o->open = true;
	o->engine.count = MEASURES;
	o->figures = (struct figures){.at = at, .count = MEASURES};
}

static void set_up(struct run *r)
{
	struct date_cell last = {date_day(2026, 3, 31)};

	*r = (struct run){.six = {{date_day(2025, 10, 1)}, last, 6, true},
			  .twelve = {{date_day(2025, 4, 1)}, last, 12, true}};
	for (size_t i = 0; i < MEASURES; i++) {
		r->from903[i] = lists[i];
		r->from903[i].returns = RETURN_SSDA903;
		r->annexa[i] = figure(&lists[i], &r->six, 17, 100, 17);
		r->ssda903[i] = figure(&r->from903[i], &r->twelve, 17, 100, 17);
	}
	take(&r->collect.of[RETURN_ANNEXA], r->annexa);
	take(&r->collect.of[RETURN_SSDA903], r->ssda903);
}

static void what_is_the_same_is_not_told(void **state)
{
	struct arena arena = {0};
	struct agreement g;
	struct run r;

	(void)state;
	set_up(&r);
	g = agreement_find(&r.collect, &arena);
	/* 54 is told of others, 99a of another span. */
	assert_int_equal(g.compared, 3);
	assert_int_equal(g.count, 0);
	arena_close(&arena);
}

static void what_differs_is_told_with_both_figures(void **state)
{
	char text[AGREE_TEXT_MAX];
	struct arena arena = {0};
	struct agreement g;
	struct run r;

	(void)state;
	set_up(&r);
	r.ssda903[0] = figure(&r.from903[0], &r.twelve, 17, 102, 16.67);
	r.ssda903[1] = figure(&r.from903[1], &r.twelve, 20, 0, 20);
	r.ssda903[2] = figure(&r.from903[2], &r.twelve, 1, 2, 50);
	r.ssda903[3] = figure(&r.from903[3], &r.twelve, 0, 100, 30);
	g = agreement_find(&r.collect, &arena);
	assert_int_equal(g.count, 3);
	assert_int_equal(g.far, 2);
	assert_false(g.differ[0].far);
	assert_string_equal(agreement_words(g.differ[0].lists, text), "17 of 100");
	assert_string_equal(agreement_words(g.differ[0].other, text), "17 of 102");
	assert_string_equal(agreement_words(g.differ[1].other, text), "20");
	assert_string_equal(agreement_words(g.differ[2].other, text), "30.0, of 100");
	assert_int_equal(g.differ[2].returns, RETURN_SSDA903);
	arena_close(&arena);
}

static void nothing_is_compared_with_one_source_or_in_pieces(void **state)
{
	struct arena arena = {0};
	struct run r;

	(void)state;
	set_up(&r);
	r.collect.of[RETURN_SSDA903].open = false;
	assert_int_equal(agreement_find(&r.collect, &arena).compared, 0);
	set_up(&r);
	r.collect.of[RETURN_ANNEXA].engine.want.period = PERIOD_MONTH;
	assert_int_equal(agreement_find(&r.collect, &arena).compared, 0);
	arena_close(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_the_same_is_not_told),
	    cmocka_unit_test(what_differs_is_told_with_both_figures),
	    cmocka_unit_test(nothing_is_compared_with_one_source_or_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
