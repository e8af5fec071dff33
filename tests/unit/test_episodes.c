/* Care as the SSDA903 tells it by episodes: periods of care, placements, and the year before. */
#include "measure/episodes.h"
#include "record/tables_in.h"
#include "unit.h"

static const enum field columns[] = {EPISODE_CHILD, EPISODE_DECOM, EPISODE_RNE, EPISODE_LS,
				     EPISODE_PLACE, EPISODE_URN,   EPISODE_DEC, EPISODE_REC};
enum { COLUMNS = sizeof columns / sizeof columns[0], ROWS_MAX = 8 };

/* A return, and the one of the year before. */
struct years {
	struct all903 now, before;
	struct str cells[2][ROWS_MAX * COLUMNS];
};

/* The episodes of one child, a line each: DECOM RNE LS PLACE URN DEC REC, - for a blank. */
static void put(struct all903 *a, struct str *cells, const char *lines)
{
	struct table_in t = {
	    .table = TABLE_EPISODE, .fields = columns, .columns = COLUMNS, .cells = cells};
	struct str left = str_of(lines);

	while (left.len) {
		struct str line = str_cut(&left, '\n');

		cells[t.rows * COLUMNS] = STR("child");
		for (size_t i = 1; i < COLUMNS; i++) {
			struct str word = str_cut(&line, ' ');

			cells[t.rows * COLUMNS + i] =
			    str_is(word, "-") ? (struct str){NULL, 0} : word;
		}
		t.rows++;
	}
	tables_add_903(a, &t);
}

/* The last episode of the child in the return. */
static const struct episode *read_years(struct years *y, const char *before, const char *now)
{
	const struct episode *e;

	all903_open(&y->before, 2023);
	put(&y->before, y->cells[0], before);
	all903_link(&y->before, NULL);
	all903_open(&y->now, 2024);
	put(&y->now, y->cells[1], now);
	all903_link(&y->now, &y->before);
	e = first_episode(all903_child(&y->now, STR("child")));
	while (next_episode(e))
		e = next_episode(e);
	return e;
}

static void forget(struct years *y)
{
	all903_close(&y->now);
	all903_close(&y->before);
}

static struct date_cell day(const char *text)
{
	return (struct date_cell){date_read(str_of(text))};
}

static void care_goes_back_into_last_year(void **state)
{
	struct years y;
	const struct episode *e = read_years(&y,
					     "2022-01-01 S C1 U4 SC1 2023-06-01 X1\n"
					     "2023-06-01 L C2 U4 SC1 -",
					     "2023-06-01 L C2 U4 SC1 2024-06-01 X1\n"
					     "2024-06-01 P C2 U4 SC2 -");

	(void)state;
	assert_true(date_same(care_first(e)->decom, day("2022-01-01")));
	assert_true(date_same(placement_first(prev_episode(e))->decom, day("2022-01-01")));
	assert_true(date_same(placement_first(e)->decom, day("2024-06-01")));
	assert_false(care_begins(e));
	forget(&y);
}

static void a_gap_begins_a_new_period(void **state)
{
	struct years y;
	const struct episode *e =
	    read_years(&y, "2022-01-01 S V2 U4 SC1 2024-01-01 E4A", "2024-05-01 S V2 U4 SC1 -");

	(void)state;
	assert_null(episode_before(e));
	assert_true(care_begins(e));
	assert_true(date_same(care_ended_before(e), day("2024-01-01")));
	forget(&y);
}

static void a_return_on_the_same_day_is_none(void **state)
{
	struct years y;
	const struct episode *e = read_years(&y, "2022-01-01 S V2 U4 SC1 -",
					     "2022-01-01 S V2 U4 SC1 2024-05-01 E4A\n"
					     "2024-05-01 S V2 U4 SC1 -");

	(void)state;
	assert_false(care_begins(e));
	assert_false(care_ends(prev_episode(e)));
	forget(&y);
}

static void a_short_break_before_is_no_care(void **state)
{
	struct years y;
	const struct episode *e = read_years(&y, "2024-01-01 S V4 U6 SC1 -",
					     "2024-01-01 S V4 U6 SC1 2024-05-01 X1\n"
					     "2024-05-01 S V2 U6 SC1 -");

	(void)state;
	assert_null(episode_before(e));
	assert_true(care_begins(e));
	assert_ptr_equal(episode_on(e->row.child, day("2024-04-01")), NULL);
	assert_ptr_equal(episode_on(e->row.child, day("2024-05-01")), e);
	forget(&y);
}

static void a_stay_in_hospital_is_no_move(void **state)
{
	struct years y;
	const struct episode *e = read_years(&y, "2022-01-01 S C2 U4 SC1 -",
					     "2022-01-01 S C2 U4 SC1 2024-05-01 X1\n"
					     "2024-05-01 P C2 T1 - 2024-05-08 X1\n"
					     "2024-05-08 P C2 U4 SC1 -");

	(void)state;
	assert_false(new_placement(e));
	assert_true(date_same(placement_first(e)->decom, day("2022-01-01")));
	forget(&y);
}

static void another_home_after_hospital_is_a_move(void **state)
{
	struct years y;
	const struct episode *e = read_years(&y, "2022-01-01 S C2 U4 SC1 -",
					     "2022-01-01 S C2 U4 SC1 2024-05-01 X1\n"
					     "2024-05-01 P C2 T1 - 2024-05-08 X1\n"
					     "2024-05-08 P C2 U4 SC2 -");

	(void)state;
	assert_true(new_placement(e));
	assert_ptr_equal(placement_first(e), e);
	forget(&y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(care_goes_back_into_last_year),
	    cmocka_unit_test(a_gap_begins_a_new_period),
	    cmocka_unit_test(a_return_on_the_same_day_is_none),
	    cmocka_unit_test(a_short_break_before_is_no_care),
	    cmocka_unit_test(a_stay_in_hospital_is_no_move),
	    cmocka_unit_test(another_home_after_hospital_is_a_move),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
