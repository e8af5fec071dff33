#include "record/fill.h"

#include "record/return903.h"
#include "tables.h"
#include "unit.h"

static struct episode episode;

/* Fills an episode that has this text in one field. Returns the cell's value. */
static int32_t fill(enum field f, struct str text)
{
	struct str cells[TABLE_FIELDS_MAX] = {{NULL, 0}};
	int32_t v;

	memset(&episode, 0x55, sizeof episode);
	cells[f - table_info(TABLE_EPISODE)->first] = text;
	row_fill(&episode.row, TABLE_EPISODE, cells);
	memcpy(&v, (const char *)&episode + field_info(f)->offset, sizeof v);
	return v;
}

static void blanks(void **state)
{
	struct str cells[TABLE_FIELDS_MAX];

	(void)state;
	for (size_t i = 0; i < TABLE_FIELDS_MAX; i++)
		cells[i] = i % 2 ? STR("") : (struct str){NULL, 0};
	row_fill(&episode.row, TABLE_EPISODE, cells);
	assert_true(is_absent(episode.decom));
	assert_true(is_absent(episode.dec));
	assert_true(is_absent(episode.place));
	assert_true(is_absent(episode.rne));
	assert_true(is_absent(episode.urn));
	assert_true(is_absent(episode.pl_distance));
	assert_int_equal(episode.row.spoilt, 0);
	assert_int_equal(episode.row.table, TABLE_EPISODE);
	assert_str(text_of(episode.urn), "");
}

static void values(void **state)
{
	(void)state;
	assert_int_equal(fill(EPISODE_DECOM, STR("31/03/2026")), date_day(2026, 3, 31));
	assert_int_equal(fill(EPISODE_DECOM, STR("2026-03-31")), date_day(2026, 3, 31));
	assert_int_equal(fill(EPISODE_PLACE, STR("K2")), PLACE_K2);
	assert_int_equal(episode.row.spoilt, 0);
	fill(EPISODE_URN, STR("SC123456"));
	assert_str(text_of(episode.urn), "SC123456");
	assert_true(has_value(episode.urn));
}

static void unreadable(void **state)
{
	(void)state;
	assert_int_equal(fill(EPISODE_DECOM, STR("31/02/2026")), CELL_UNREADABLE);
	assert_int_equal(episode.row.spoilt, 1);
	assert_int_equal(fill(EPISODE_DECOM, STR("soon")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PLACE, STR("ZZ")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PLACE, STR("k2")), CELL_UNREADABLE);
	assert_int_equal(episode.row.spoilt, 1);
}

static void spoilt_count(void **state)
{
	struct str cells[TABLE_FIELDS_MAX] = {
	    STR("c1"), STR("32/01/2026"), STR("S"),   STR("??"),
	    STR("N1"), STR("U1"),	  STR("PR1"), STR("x"),
	};

	(void)state;
	row_fill(&episode.row, TABLE_EPISODE, cells);
	assert_int_equal(episode.row.spoilt, 3);
	assert_true(code_is(episode.rne, RNE_S));
	row_fill(&episode.row, TABLE_EPISODE, (struct str[TABLE_FIELDS_MAX]){{NULL, 0}});
	assert_int_equal(episode.row.spoilt, 0);
}

static void tenths(void **state)
{
	(void)state;
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12")), 120);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12.5")), 125);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12.0")), 120);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12.34")), 123);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12.35")), 124);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("0.04")), 0);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("9.96")), 100);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("99999999.9")), 999999999);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("12.")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR(".5")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("1.2.3")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("1.-2")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("-3")), CELL_UNREADABLE);
	assert_int_equal(fill(EPISODE_PL_DISTANCE, STR("1000000000")), CELL_UNREADABLE);
}

static void numbers(void **state)
{
	struct str cells[TABLE_FIELDS_MAX] = {{NULL, 0}};
	struct oc2 oc2;

	(void)state;
	cells[OC2_SDQ_SCORE - table_info(TABLE_OC2)->first] = STR("17");
	row_fill(&oc2.row, TABLE_OC2, cells);
	assert_int_equal(oc2.sdq_score.v, 17);
	cells[OC2_SDQ_SCORE - table_info(TABLE_OC2)->first] = STR("17.5");
	row_fill(&oc2.row, TABLE_OC2, cells);
	assert_true(is_unreadable(oc2.sdq_score));
}

/* ---- the text again ---- */

static void raw_is(const void *row, enum field f, const char *want)
{
	struct arena a = {0};
	struct str got = row_raw(row, f, &a);

	if (!str_is(got, want))
		fail_msg("%s was %.*s, not %s", field_info(f)->name, (int)got.len, got.p, want);
	arena_close(&a);
}

static void raw_csv(void **state)
{
	struct csv_layout l = {.table = TABLE_REVIEW,
			       .delimiter = ';',
			       .header_line_end = 2,
			       .first_line = 2,
			       .columns = 3,
			       .column_of = {1, COLUMN_NONE, 2, 0}};
	struct buf text = {0};
	struct all903 all;
	const struct review *r;
	size_t wide;

	(void)state;
	all903_open(&all, 2025);
	buf_text(&text,
		 "x\n\"PN;\"\"1\"\"\";c1;99/99/2025\r\n\"PN\n0\"; c1 ;\"\"\"1/2/25\"\nPN3;c1\n");
	assert_int_equal(all903_add_csv(&all, &l, &text, &wide), 3);
	all903_link(&all, NULL);
	r = first_review(&all.children[0]);
	raw_is(r, REVIEW_REVIEW_CODE, "PN;\"1\"");
	raw_is(r, REVIEW_REVIEW, "99/99/2025");
	raw_is(r, REVIEW_CHILD, "c1");
	raw_is(r, REVIEW_DOB, "");
	assert_int_equal(r->row.line, 2);
	r = next_review(r);
	raw_is(r, REVIEW_REVIEW_CODE, "PN\n0");
	raw_is(r, REVIEW_REVIEW, "\"1/2/25");
	assert_int_equal(r->row.line, 3);
	r = next_review(r);
	raw_is(r, REVIEW_REVIEW, "");
	assert_int_equal(r->row.line, 5);
	all903_close(&all);
}

static void raw_cells(void **state)
{
	struct arena a = {0};
	struct table_in t =
	    table_text(&a, RETURN_SSDA903, "Reviews", "CHILD,REVIEW,REVIEW_CODE\nc1,no day,\n");
	struct all903 all;

	(void)state;
	all903_open(&all, 2025);
	tables_add_903(&all, &t);
	all903_link(&all, NULL);
	raw_is(first_review(&all.children[0]), REVIEW_REVIEW, "no day");
	raw_is(first_review(&all.children[0]), REVIEW_REVIEW_CODE, "");
	raw_is(first_review(&all.children[0]), REVIEW_DOB, "");
	raw_is(first_review(&all.children[0]), REVIEW_CHILD, "c1");
	assert_true(source_has(all.sources, REVIEW_REVIEW_CODE));
	assert_false(source_has(all.sources, REVIEW_DOB));
	assert_false(source_has(all.sources, EPISODE_DECOM));
	all903_close(&all);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(blanks, "blank cells are absent and spoil nothing"),
	    TEST(values, "cells get their values"),
	    TEST(unreadable, "what is no value of the cell's type is unreadable"),
	    TEST(spoilt_count, "unreadable cells are counted"),
	    TEST(tenths, "numbers with decimals are rounded to tenths"),
	    TEST(numbers, "numbers are whole"),
	    TEST(raw_csv, "the text of a CSV cell comes back, quoted ones too"),
	    TEST(raw_cells, "the text of a cell held in memory comes back"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
