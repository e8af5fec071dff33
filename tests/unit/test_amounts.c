/* Amounts by cell: in order, whatever order they came in. */
#include "measure/amounts.h"
#include "unit.h"

enum { CELLS = 5 };

/* Each cell in itself only. */
static const struct amount_cells apart[CELLS] = {{1, {0}}, {1, {1}}, {1, {2}}, {1, {3}}, {1, {4}}};

static void assert_cell(const struct amounts *a, size_t cell, const int32_t *want, size_t count)
{
	size_t n;
	const int32_t *got = amounts_of(a, cell, &n);

	assert_int_equal(n, count);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(got[i], want[i]);
}

static void nothing_is_in_any_cell(void **state)
{
	struct amounts a = {0};

	(void)state;
	amounts_settle(&a, CELLS, apart);
	for (size_t cell = 0; cell <= CELLS; cell++)
		assert_cell(&a, cell, NULL, 0);
	amounts_close(&a);
}

static void each_cell_has_its_own_rising(void **state)
{
	static const struct amount_in in[] = {{3, 70000}, {0, 5},   {3, -2}, {4, INT32_MAX},
					      {3, 300},	  {0, 5},   {3, 0},  {0, -70000},
					      {3, 299},	  {3, 300}, {0, 1},  {4, INT32_MIN}};
	struct amounts a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof in / sizeof in[0]; i++)
		amounts_add(&a, in[i].cell, in[i].amount);
	amounts_settle(&a, CELLS, apart);
	assert_cell(&a, 0, (const int32_t[]){-70000, 1, 5, 5}, 4);
	assert_cell(&a, 1, NULL, 0);
	assert_cell(&a, 2, NULL, 0);
	assert_cell(&a, 3, (const int32_t[]){-2, 0, 299, 300, 300, 70000}, 6);
	assert_cell(&a, 4, (const int32_t[]){INT32_MIN, INT32_MAX}, 2);
	assert_cell(&a, CELLS, NULL, 0);
	amounts_close(&a);
}

static void an_amount_counts_in_the_sums_of_its_cell_too(void **state)
{
	static const struct amount_cells in[CELLS] = {
	    {1, {0}}, {2, {1, 0}}, {1, {2}}, {3, {3, 0, 4}}, {1, {4}}};
	struct amounts a = {0};

	(void)state;
	amounts_add(&a, 1, 7);
	amounts_add(&a, 3, -1);
	amounts_add(&a, 0, 3);
	amounts_add(&a, 4, 0);
	amounts_settle(&a, CELLS, in);
	assert_cell(&a, 0, (const int32_t[]){-1, 3, 7}, 3);
	assert_cell(&a, 1, (const int32_t[]){7}, 1);
	assert_cell(&a, 2, NULL, 0);
	assert_cell(&a, 3, (const int32_t[]){-1}, 1);
	assert_cell(&a, 4, (const int32_t[]){-1, 0}, 2);
	amounts_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_in_any_cell),
	    cmocka_unit_test(each_cell_has_its_own_rising),
	    cmocka_unit_test(an_amount_counts_in_the_sums_of_its_cell_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
