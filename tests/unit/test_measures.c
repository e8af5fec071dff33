/* Of the registry of measures: what every row has to have. */
#include "measure/carried.h"
#include "measure/registry.h"
#include "unit.h"

#include <stdio.h>

typedef void each(const struct measure *m);

static void of_each(each *check)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables);

	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++)
			check(&tables[t]->measures[i]);
}

static const char *called(const struct measure *m)
{
	static char name[MEASURE_NAME_MAX];

	return measure_name(m, name);
}

#define must(m, holds)                                                                             \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("measure %s: not so: %s", called(m), #holds);                     \
	} while (0)

/* ---- numbers ---- */

static unsigned char met[MEASURE_LAST + 1];

static void meet(const struct measure *m)
{
	must(m, measure_number(m) >= 1 && measure_number(m) <= MEASURE_LAST);
	met[measure_number(m)] = 1;
}

/* A table has the numbers from its first to its last without a gap. */
static void no_number_is_passed_over(void **state)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables);

	(void)state;
	of_each(meet);
	for (size_t t = 0; t < count; t++) {
		int first = measure_number(&tables[t]->measures[0]);
		int last = measure_number(&tables[t]->measures[tables[t]->count - 1]);

		for (int n = first; n <= last; n++)
			if (!met[n])
				fail_msg("there is no measure %d", n);
	}
}

static unsigned char carried[RETURNS][MEASURE_LAST + 1];

static void carry(const struct measure *m)
{
	carried[m->returns][measure_number(m)]++;
}

/* Lines of the table that say that a return does not carry a measure. */
static int said_not_carried(enum returns r, int number)
{
	int lines = 0;

	for (size_t i = 0; i < measure_not_carried_count(); i++) {
		struct not_carried n = measure_not_carried(i);

		lines += n.returns == r && n.first <= number && number <= n.last;
	}
	return lines;
}

static void what_a_source_does_not_carry_is_said_once(void **state)
{
	static const enum returns sources[] = {RETURN_ANNEXA, RETURN_CIN, RETURN_SSDA903};

	(void)state;
	of_each(carry);
	for (size_t r = 0; r < sizeof sources / sizeof sources[0]; r++)
		for (int n = 1; n <= MEASURE_LAST; n++)
			if (said_not_carried(sources[r], n) != (carried[sources[r]][n] ? 0 : 1))
				fail_msg("%s, measure %d", returns_name(sources[r]), n);
}

static const struct measure *twin;
static size_t twins;

static void count_twins(const struct measure *m)
{
	char one[MEASURE_NAME_MAX], other[MEASURE_NAME_MAX];

	twins += strcmp(measure_name(m, one), measure_name(twin, other)) == 0;
}

static void check_once(const struct measure *m)
{
	twin = m;
	twins = 0;
	of_each(count_twins);
	must(m, twins == 1);
}

static void every_name_is_there_once(void **state)
{
	(void)state;
	of_each(check_once);
}

/* ---- words ---- */

static void no_stop(const struct measure *m, const char *words)
{
	must(m, words && !str_ends(str_of(words), STR(".")));
}

static void check_words(const struct measure *m)
{
	must(m, m->name[0] && m->question[0]);
	must(m, str_ends(str_of(m->question), STR("?")));
	no_stop(m, m->name);
	no_stop(m, m->numerator);
	no_stop(m, m->denominator);
	no_stop(m, m->left_out);
	must(m, !m->standard.words || m->standard.words[0]);
}

static void every_measure_says_what_it_is(void **state)
{
	(void)state;
	of_each(check_words);
}

static void check_lines(const struct measure *m)
{
	bool above = m->shape != SHAPE_QUANTILE, below = m->shape != SHAPE_COUNT;

	must(m, above == (m->numerator[0] != '\0'));
	must(m, below == (m->denominator[0] != '\0'));
}

/* A count has nothing below the line, a median nothing above. */
static void every_line_is_named(void **state)
{
	(void)state;
	of_each(check_lines);
}

/* ---- what goes with what ---- */

static void check_parts(const struct measure *m)
{
	must(m, (m->shape == SHAPE_SPLIT) == (measure_parts(m) > 0));
	must(m, measure_parts(m) <= MEASURE_PARTS_MAX);
	must(m, m->shape == SHAPE_QUANTILE || !m->percent);
	must(m, m->keyed != KEYED_LOAD || m->shape == SHAPE_QUANTILE || m->shape == SHAPE_MEAN);
}

static void only_a_split_has_parts(void **state)
{
	(void)state;
	of_each(check_parts);
}

static void check_date(const struct measure *m)
{
	bool dated = m->basis == BASIS_FLOW || m->basis == BASIS_BEGUN;

	must(m, dated == (m->date != FIELD_NONE));
	if (!dated)
		return;
	must(m, field_info((enum field)m->date)->type == CELL_date);
	must(m, field_info((enum field)m->date)->table == measure_rows(m));
}

static void a_flow_has_a_date_of_its_rows(void **state)
{
	(void)state;
	of_each(check_date);
}

static void check_returns(const struct measure *m)
{
	if (measure_rows(m) != TABLE_NONE)
		must(m, table_info(measure_rows(m))->returns == m->returns);
	else
		must(m, m->needs[0] != FIELD_NONE);
	for (size_t i = 0; m->needs[i] != FIELD_NONE; i++)
		must(m, table_info(field_info(measure_need(m, i).field)->table)->returns ==
			    m->returns);
}

static void what_is_needed_is_of_the_return(void **state)
{
	(void)state;
	of_each(check_returns);
}

static void check_standard(const struct measure *m)
{
	must(m, !m->standard.told || m->better != BETTER_NEITHER);
	must(m, !m->standard.told || m->shape != SHAPE_SPLIT);
	must(m, !m->england.year || m->shape != SHAPE_SPLIT);
}

/* Whether a number is met can be told only where one direction is better. */
static void a_standard_has_a_direction(void **state)
{
	(void)state;
	of_each(check_standard);
}

/* ---- how users name them ---- */

static const struct measure *find(const char *name)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables);
	char to[MEASURE_NAME_MAX];

	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++)
			if (strcmp(measure_name(&tables[t]->measures[i], to), name) == 0)
				return &tables[t]->measures[i];
	fail_msg("there is no measure %s", name);
	return NULL;
}

static void users_name_one_or_several(void **state)
{
	(void)state;
	assert_true(measure_meant(find("c27"), STR("c27")));
	assert_true(measure_meant(find("c27"), STR("C27")));
	assert_true(measure_meant(find("c27"), STR("27")));
	assert_true(measure_meant(find("27a"), STR("27")));
	assert_true(measure_meant(find("27"), STR("27")));
	assert_false(measure_meant(find("27"), STR("c27")));
	assert_false(measure_meant(find("27"), STR("27a")));
	assert_false(measure_meant(find("27"), STR("7")));
	assert_false(measure_meant(find("27"), STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_number_is_passed_over),
	    cmocka_unit_test(what_a_source_does_not_carry_is_said_once),
	    cmocka_unit_test(every_name_is_there_once),
	    cmocka_unit_test(every_measure_says_what_it_is),
	    cmocka_unit_test(every_line_is_named),
	    cmocka_unit_test(only_a_split_has_parts),
	    cmocka_unit_test(a_flow_has_a_date_of_its_rows),
	    cmocka_unit_test(what_is_needed_is_of_the_return),
	    cmocka_unit_test(a_standard_has_a_direction),
	    cmocka_unit_test(users_name_one_or_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
