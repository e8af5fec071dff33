#include "rules/check.h"

#include "temp.h"
#include "unit.h"

static struct check check;
static struct check_options options;

/* Checks up to two paths in the folder; year 0 and authority "" leave it to the data. */
static void run(const char *first, const char *second, int year, const char *authority)
{
	const char *paths[2] = {temp_path(first), second ? temp_path(second) : NULL};
	struct err e = {0};

	options = (struct check_options){.paths = paths,
					 .count = second ? 2 : 1,
					 .year = year,
					 .authority = str_of(authority),
					 .rule = STR(""),
					 .threads = 1};
	assert_true(check_run(&check, &options, &e));
}

/* The file whose path ends so. */
static const struct taken *file(const char *ending)
{
	for (size_t i = 0; i < check.file_count; i++)
		if (str_ends(check.files[i].path, str_of(ending)))
			return &check.files[i];
	fail_msg("no file %s", ending);
	return NULL;
}

static void expect(const char *ending, enum taken_as as, int year, bool last)
{
	const struct taken *t = file(ending);

	if (t->as != as || t->last_year != last || (as == TAKEN_READ && t->year != year))
		fail_msg("%s was taken as %d of %d%s: %.*s", ending, t->as, t->year,
			 t->last_year ? " (last)" : "", (int)t->note.len, t->note.p);
}

static void said(const char *ending, const char *word)
{
	struct str note = file(ending)->note;

	if (!note.len || !strstr(note.p, word))
		fail_msg("of %s was said: %.*s", ending, (int)note.len, note.p);
}

static void done(int status)
{
	assert_int_equal(check_status(&check), status);
	check_close(&check);
}

/* Reviews: few columns, and their dates tell the year. All in order, so that nothing is found. */
static void reviews(const char *name, int year)
{
	struct buf text = {0};

	buf_fmt(&text, "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/05/2012,01/09/%d,PN1\n", year);
	temp_file(name, buf_view(&text));
	buf_close(&text);
}

static void episodes(const char *name, int year)
{
	struct buf text = {0};

	buf_fmt(&text,
		"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"
		"PL_POST,URN\n1,01/09/%d,S,C2,N1,U1,PR1,,,,,,\n",
		year);
	temp_file(name, buf_view(&text));
	buf_close(&text);
}

static void header(const char *name)
{
	temp_file(name, STR("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
			    "1,M,01/05/2012,WBRI,A000000000001,,\n"));
}

static void xml903(const char *name, int year)
{
	struct buf text = {0};

	buf_fmt(&text,
		"<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><AREVIEW><REVIEW>%d-09-01"
		"</REVIEW></AREVIEW></HEADER></CHILD></EXPSSDA903>",
		year);
	temp_file(name, buf_view(&text));
	buf_close(&text);
}

static void census(const char *name, int year, const char *authority)
{
	struct buf text = {0};

	buf_fmt(&text,
		"<Message><Header><CollectionDetails><ReferenceDate>%d-03-31</ReferenceDate>"
		"</CollectionDetails><Source><LEA>%s</LEA></Source></Header></Message>",
		year + 1, authority);
	temp_file(name, buf_view(&text));
	buf_close(&text);
}

static void year_by_dates(void **state)
{
	(void)state;
	reviews("now/reviews.csv", 2025);
	header("now/header.csv");
	reviews("before/reviews.csv", 2024);
	run("", NULL, 0, "");
	expect("now/reviews.csv", TAKEN_READ, 2025, false);
	expect("now/header.csv", TAKEN_READ, 2025, false);
	expect("before/reviews.csv", TAKEN_READ, 2024, true);
	assert_true(check.returns[RETURN_SSDA903].has_last);
	done(0);
}

static void last_by_name(void **state)
{
	(void)state;
	header("header.csv");
	header("last_header.csv");
	reviews("reviews.csv", 2025);
	reviews("last_year/reviews.csv", 2024);
	run("", NULL, 0, "");
	expect("/header.csv", TAKEN_READ, 2025, false);
	expect("/last_header.csv", TAKEN_READ, 2024, true);
	expect("last_year/reviews.csv", TAKEN_READ, 2024, true);
	done(0);
}

static void told_apart(void **state)
{
	(void)state;
	episodes("a.csv", 2024);
	episodes("b.csv", 2025);
	reviews("c.csv", 2025);
	reviews("d.csv", 2024);
	run("", NULL, 0, "");
	expect("a.csv", TAKEN_READ, 2024, true);
	expect("b.csv", TAKEN_READ, 2025, false);
	expect("c.csv", TAKEN_READ, 2025, false);
	expect("d.csv", TAKEN_READ, 2024, true);
	assert_true(check.trouble == ERR_NONE);
	check_close(&check);
}

static const struct ledger_row *row_of(const char *code)
{
	for (size_t i = 0; i < check.rule_count; i++)
		if (strcmp(check.rules[i]->code, code) == 0)
			return &check.ledger[i];
	fail_msg("no rule %s", code);
	return NULL;
}

static void two_for_one(void **state)
{
	(void)state;
	reviews("a.csv", 2025);
	reviews("b.csv", 2025);
	header("header.csv");
	run("", NULL, 0, "");
	expect("a.csv", TAKEN_SET_ASIDE, 0, false);
	expect("b.csv", TAKEN_SET_ASIDE, 0, false);
	expect("header.csv", TAKEN_READ, 2025, false);
	said("a.csv", "b.csv");
	said("b.csv", "a.csv");
	assert_false(row_of("166")->ran);
	assert_non_null(strstr(row_of("166")->reason.p, "more than one file"));
	done(2);
}

static void three_for_one(void **state)
{
	(void)state;
	reviews("a.csv", 2025);
	reviews("b.csv", 2025);
	reviews("c.csv", 2025);
	run("", NULL, 0, "");
	expect("a.csv", TAKEN_SET_ASIDE, 0, false);
	expect("b.csv", TAKEN_SET_ASIDE, 0, false);
	expect("c.csv", TAKEN_SET_ASIDE, 0, false);
	assert_int_equal(check.tables[TABLE_REVIEW].records, 0);
	done(2);
}

static void named_beats_found(void **state)
{
	(void)state;
	reviews("folder/a.csv", 2025);
	reviews("folder/b.csv", 2025);
	header("folder/header.csv");
	reviews("mine.csv", 2025);
	run("folder", "mine.csv", 0, "");
	expect("mine.csv", TAKEN_READ, 2025, false);
	expect("a.csv", TAKEN_SET_ASIDE, 0, false);
	expect("b.csv", TAKEN_SET_ASIDE, 0, false);
	said("a.csv", "was named instead");
	done(0);
}

static void two_named(void **state)
{
	(void)state;
	reviews("a.csv", 2025);
	reviews("b.csv", 2025);
	run("a.csv", "b.csv", 0, "");
	expect("a.csv", TAKEN_SET_ASIDE, 0, false);
	expect("b.csv", TAKEN_SET_ASIDE, 0, false);
	done(2);
}

static void xml_beside_csv(void **state)
{
	(void)state;
	reviews("reviews.csv", 2025);
	xml903("all.xml", 2025);
	run("", NULL, 0, "");
	expect("reviews.csv", TAKEN_READ, 2025, false);
	expect("all.xml", TAKEN_SET_ASIDE, 0, false);
	done(2);
}

static void xml_named(void **state)
{
	(void)state;
	reviews("folder/reviews.csv", 2025);
	xml903("all.xml", 2025);
	run("folder", "all.xml", 0, "");
	expect("all.xml", TAKEN_READ, 2025, false);
	expect("reviews.csv", TAKEN_SET_ASIDE, 0, false);
	assert_true(check.trouble == ERR_NONE);
	check_close(&check);
}

static void xml_of_last_year(void **state)
{
	(void)state;
	reviews("reviews.csv", 2025);
	xml903("all.xml", 2024);
	run("", NULL, 0, "");
	expect("reviews.csv", TAKEN_READ, 2025, false);
	expect("all.xml", TAKEN_READ, 2024, true);
	assert_true(check.trouble == ERR_NONE);
	check_close(&check);
}

static void third_year(void **state)
{
	(void)state;
	reviews("a/reviews.csv", 2025);
	reviews("b/reviews.csv", 2024);
	reviews("c/reviews.csv", 2022);
	run("", NULL, 0, "");
	expect("a/reviews.csv", TAKEN_READ, 2025, false);
	expect("b/reviews.csv", TAKEN_READ, 2024, true);
	expect("c/reviews.csv", TAKEN_SET_ASIDE, 0, false);
	said("c/reviews.csv", "--year");
	done(2);
}

static void year_asked(void **state)
{
	(void)state;
	reviews("a/reviews.csv", 2025);
	reviews("b/reviews.csv", 2024);
	reviews("c/reviews.csv", 2023);
	run("", NULL, 2024, "");
	expect("a/reviews.csv", TAKEN_SET_ASIDE, 0, false);
	expect("b/reviews.csv", TAKEN_READ, 2024, false);
	expect("c/reviews.csv", TAKEN_READ, 2023, true);
	assert_int_equal(check.returns[RETURN_SSDA903].year, 2024);
	done(0);
}

/* The only return there is, is the one that is meant. */
static void year_of_only_one(void **state)
{
	(void)state;
	reviews("reviews.csv", 2023);
	run("", NULL, 2025, "");
	expect("reviews.csv", TAKEN_READ, 2025, false);
	assert_int_equal(check.returns[RETURN_SSDA903].year, 2025);
	check_close(&check);
}

static void two_censuses(void **state)
{
	(void)state;
	census("a.xml", 2025, "926");
	census("b.xml", 2025, "926");
	run("", NULL, 0, "");
	expect("a.xml", TAKEN_SET_ASIDE, 0, false);
	expect("b.xml", TAKEN_SET_ASIDE, 0, false);
	said("a.xml", "b.xml");
	said("a.xml", "naming the file");
	done(2);
	run("", "b.xml", 0, "");
	said("a.xml", "not the census asked for");
	assert_true(check.returns[RETURN_CIN].present);
	check_close(&check);
}

static void census_by_authority(void **state)
{
	(void)state;
	census("a.xml", 2025, "926");
	census("b.xml", 2025, "935");
	run("", NULL, 0, "");
	said("a.xml", "--authority");
	done(2);
	run("", NULL, 0, "935");
	expect("b.xml", TAKEN_READ, 2025, false);
	expect("a.xml", TAKEN_SET_ASIDE, 0, false);
	assert_str(check.returns[RETURN_CIN].authority, "935");
	check_close(&check);
	run("", NULL, 0, "e10000020");
	expect("a.xml", TAKEN_READ, 2025, false);
	assert_str(check.returns[RETURN_CIN].authority_name, "Norfolk");
	check_close(&check);
}

static void census_by_year(void **state)
{
	(void)state;
	census("a.xml", 2025, "926");
	census("b.xml", 2024, "926");
	run("", NULL, 0, "");
	said("b.xml", "--year");
	done(2);
	run("", NULL, 2024, "");
	expect("b.xml", TAKEN_READ, 2024, false);
	expect("a.xml", TAKEN_SET_ASIDE, 0, false);
	assert_int_equal(check.returns[RETURN_CIN].end.v, date_day(2025, 3, 31));
	check_close(&check);
}

static void other_files(void **state)
{
	(void)state;
	header("header.csv");
	temp_file("notes.txt", STR("Remember the milk\n"));
	temp_file("team.csv", STR("worker,team\na,b\n"));
	temp_file("part.csv", STR("CHILD,DECOM,RNE,LS,CIN,PLACE\n"));
	temp_file(".hidden.csv", STR("CHILD,DOB,REVIEW,REVIEW_CODE\n"));
	run("", NULL, 0, "");
	expect("notes.txt", TAKEN_LEFT_ALONE, 0, false);
	expect("team.csv", TAKEN_LEFT_ALONE, 0, false);
	expect("part.csv", TAKEN_UNREADABLE, 0, false);
	said("part.csv", "these columns are missing");
	assert_int_equal(check.file_count, 4);
	done(3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(year_by_dates, "this year and last year are told by their dates"),
	    IN_FOLDER(last_by_name, "without dates the word last in a name tells last year"),
	    IN_FOLDER(told_apart, "two years of one table in one folder are told apart"),
	    IN_FOLDER(two_for_one, "two files for one table are both set aside and named"),
	    IN_FOLDER(three_for_one, "of three files for one table none is read"),
	    IN_FOLDER(named_beats_found, "a file that was named beats those that were found"),
	    IN_FOLDER(two_named, "two files that were named are both set aside"),
	    IN_FOLDER(xml_beside_csv, "a return as XML beside CSV is set aside"),
	    IN_FOLDER(xml_named, "a return as XML that was named beats CSV that was found"),
	    IN_FOLDER(xml_of_last_year, "last year may be XML when this year is CSV"),
	    IN_FOLDER(third_year, "a third year is set aside and the user asked"),
	    IN_FOLDER(year_asked, "the year asked for is this year"),
	    IN_FOLDER(year_of_only_one, "the only return there is, is of the year asked for"),
	    IN_FOLDER(two_censuses, "of two censuses the one that was named is read, or none"),
	    IN_FOLDER(census_by_authority, "a census is chosen by its authority, by either code"),
	    IN_FOLDER(census_by_year, "a census is chosen by its year"),
	    IN_FOLDER(other_files, "other files are left alone and half a table is named"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
