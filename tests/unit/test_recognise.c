#include "record/recognise.h"

#include "intake/limits.h"
#include "unit.h"

static struct arena arena;
static struct buf text;
static struct recognised got;

/* Adds the column names of a table: all required ones but `without`, from the last when turned. */
static void add_header(enum table t, bool turned, enum field without, char delimiter)
{
	const struct table_info *info = table_info(t);
	bool more = false;

	for (size_t i = 0; i < info->fields; i++) {
		enum field f = info->first + (enum field)(turned ? info->fields - 1 - i : i);

		if (f == without || field_info(f)->presence != REQUIRED)
			continue;
		if (more)
			buf_char(&text, delimiter);
		buf_text(&text, field_info(f)->name);
		more = true;
	}
	buf_text(&text, "\n");
}

static void recognise(void)
{
	recognise_csv(buf_view(&text), &arena, &got);
}

static void forget(void)
{
	buf_close(&text);
	arena_close(&arena);
}

#define EACH_903(t)                                                                                \
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)                                       \
		if (table_info(t)->returns == RETURN_SSDA903)

static void expect(enum table t)
{
	recognise();
	if (got.likeness != LIKE_TABLE || got.csv.table != t)
		fail_msg("%.*s is not taken for %s", (int)text.len, text.p, table_info(t)->name);
}

static void every_table(void **state)
{
	size_t tables = 0;

	(void)state;
	EACH_903(t)
	for (int turned = 0; turned < 2; turned++) {
		add_header(t, turned, FIELD_NONE, ',');
		expect(t);
		assert_str(got.missing, "");
		assert_str(got.unknown, "");
		assert_int_equal(got.csv.header_line_end, text.len);
		assert_int_equal(got.csv.first_line, 2);
		forget();
		tables += !turned;
	}
	assert_int_equal(tables, 12);
}

static void every_delimiter(void **state)
{
	static const char each[] = {',', ';', '\t', '|'};

	(void)state;
	EACH_903(t)
	for (size_t i = 0; i < sizeof each; i++) {
		add_header(t, false, FIELD_NONE, each[i]);
		expect(t);
		assert_int_equal(got.csv.delimiter, each[i]);
		forget();
	}
}

/* Two tables are known by one column alone: UASC by its DUC, PrevPerm and the like by theirs. */
static bool only_that_tells(enum table t, enum field f)
{
	return t == TABLE_UASC && f == UASC_DUC;
}

static void without_a_column(void **state)
{
	(void)state;
	EACH_903(t)
	for (enum field f = table_info(t)->first; f < table_info(t)->first + table_info(t)->fields;
	     f++) {
		if (field_info(f)->presence != REQUIRED || only_that_tells(t, f))
			continue;
		add_header(t, false, f, ',');
		expect(t);
		assert_true(str_is(got.missing, field_info(f)->name));
		assert_int_equal(got.csv.column_of[f - table_info(t)->first], COLUMN_NONE);
		forget();
	}
}

static void titles(void **state)
{
	(void)state;
	EACH_903(t)
	{
		buf_text(&text, "Report of the SSDA903, 2025-26\n\nprinted,today\n");
		add_header(t, false, FIELD_NONE, ',');
		buf_text(&text, "first,record\n");
		expect(t);
		assert_int_equal(got.csv.first_line, 5);
		assert_true(str_is((struct str){text.p + got.csv.header_line_end, 5}, "first"));
		forget();
	}
}

static void uasc_or_header(void **state)
{
	(void)state;
	buf_text(&text, "CHILD,SEX,DOB,DUC\n");
	expect(TABLE_UASC);
	forget();
	buf_text(&text, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n");
	expect(TABLE_HEADER);
	forget();
	buf_text(&text, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC\n");
	expect(TABLE_HEADER);
	assert_str(got.unknown, "");
	forget();
	buf_text(&text, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC,DUC\n");
	expect(TABLE_HEADER);
	assert_str(got.unknown, "DUC");
	forget();
}

static void names(void **state)
{
	(void)state;
	buf_text(&text, " child , Dob,\"review\",Review_Code,Team,,Worker\n");
	expect(TABLE_REVIEW);
	assert_str(got.unknown, "Team, Worker");
	assert_int_equal(got.csv.columns, 7);
	assert_int_equal(got.csv.column_of[REVIEW_REVIEW - table_info(TABLE_REVIEW)->first], 2);
	forget();
	buf_text(&text, "CHILD,DOB,REVIEW,REVIEW_CODE,REVIEW\n");
	expect(TABLE_REVIEW);
	assert_str(got.unknown, "REVIEW");
	forget();
}

static void partly(void **state)
{
	(void)state;
	buf_text(&text, "CHILD,DECOM,RNE,LS,CIN,PLACE\nc1,1/4/2025,S,C2,N1,U1\n");
	recognise();
	assert_int_equal(got.likeness, LIKE_PARTLY);
	assert_int_equal(got.csv.table, TABLE_EPISODE);
	assert_non_null(
	    strstr(arena_fmt(&arena, "%.*s", (int)got.missing.len, got.missing.p).p, "REC"));
	forget();
}

static void nothing(void **state)
{
	static const char *const others[] = {"", "\n", "CHILD,DOB\n", "name,team,hours\n1,2,3\n",
					     "DECOM\n"};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		buf_text(&text, others[i]);
		recognise();
		assert_int_equal(got.likeness, LIKE_NOTHING);
		forget();
	}
}

static void far_down(void **state)
{
	(void)state;
	for (int i = 0; i < LIMIT_HEADER_ROWS; i++)
		buf_text(&text, "a title,that goes on\n");
	buf_text(&text, "CHILD,DOB,REVIEW,REVIEW_CODE\n");
	recognise();
	assert_int_equal(got.likeness, LIKE_NOTHING);
	forget();
}

static void too_wide(void **state)
{
	(void)state;
	for (int i = 0; i < LIMIT_COLUMNS + 1; i++)
		buf_text(&text, "CHILD,");
	buf_text(&text, "\n");
	recognise();
	assert_true(got.too_wide);
	assert_int_equal(got.likeness, LIKE_NOTHING);
	forget();
}

/* ---- years ---- */

static int year_told(const char *table)
{
	struct year_counts *counts = arena_take(&arena, sizeof *counts);

	buf_text(&text, table);
	recognise();
	assert_int_equal(got.likeness, LIKE_TABLE);
	recognise_years(buf_view(&text), &got.csv, &arena, counts);
	if (!counts->tells)
		assert_int_equal(counts->dates, 0);
	return recognise_year(counts);
}

static void years(void **state)
{
	(void)state;
	assert_int_equal(year_told("CHILD,DOB,REVIEW,REVIEW_CODE\nc,1/1/2010,31/03/2025,PN0\n"
				   "c,1/1/2010,x,PN0\nc\n"),
			 2024);
	forget();
	assert_int_equal(year_told("CHILD,DOB,REVIEW,REVIEW_CODE\nc,1/1/2010,01/04/2025,PN0\n"),
			 2025);
	forget();
	assert_int_equal(year_told("CHILD,DOB,REVIEW,REVIEW_CODE\n"), 0);
	forget();
	assert_int_equal(year_told("CHILD,SEX,DOB,DUC\nc,1,1/1/2010,1/5/2027\n"), 0);
	forget();
}

/* One date in a hundred that lies in the future is a slip of the pen. */
static void few_dates(void **state)
{
	struct buf table = {0};

	(void)state;
	buf_text(&table, "CHILD,DOB,REVIEW,REVIEW_CODE\nc,,1/5/2087,PN0\n");
	for (int i = 0; i < 99; i++)
		buf_text(&table, "c,,1/5/2025,PN0\n");
	buf_char(&table, '\0');
	assert_int_equal(year_told(table.p), 2025);
	buf_close(&table);
	forget();
}

/* Reviews of many years, those of this one last. */
static void sorted_by_date(void **state)
{
	struct buf table = {0};

	(void)state;
	buf_text(&table, "CHILD,DOB,REVIEW,REVIEW_CODE\n");
	for (int i = 0; i < 5000; i++)
		buf_fmt(&table, "c,,1/5/%d,PN0\n", i < 4000 ? 2019 : 2025);
	buf_char(&table, '\0');
	assert_int_equal(year_told(table.p), 2025);
	buf_close(&table);
	forget();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_table, "each of the twelve tables is told by its columns in any order"),
	    TEST(every_delimiter, "the delimiter is found out"),
	    TEST(without_a_column, "a table is told without one of its columns, which is named"),
	    TEST(titles, "a title above the column names is passed over"),
	    TEST(uasc_or_header, "UASC and Header are told apart"),
	    TEST(names, "column names are trimmed and case-blind and unknown ones are named"),
	    TEST(partly, "a table with few of its columns is only partly like it"),
	    TEST(nothing, "other columns are those of no table"),
	    TEST(far_down, "column names below the tenth row are not looked for"),
	    TEST(too_wide, "too many columns are told"),
	    TEST(years, "the year is told by the dates of reviews and not by birth"),
	    TEST(few_dates, "a few dates far away do not tell the year"),
	    TEST(sorted_by_date, "of a long table the last rows tell the year too"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
