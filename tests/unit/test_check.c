#include "rules/check.h"

#include "temp.h"
#include "told.h"
#include "unit.h"

static struct check check;

/* Checks one path in the folder. */
static bool run(const char *name, size_t threads, struct err *e)
{
	const char *path = temp_path(name);
	struct check_options o = {
	    .paths = &path, .count = 1, .authority = STR(""), .rule = STR(""), .threads = threads};

	return check_run(&check, &o, e);
}

static int status_of(const char *name)
{
	struct err e = {0};
	int status;

	assert_true(run(name, 1, &e));
	status = check_status(&check);
	check_close(&check);
	return status;
}

#define HEADER(rows) STR("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" rows)

static void fine(void **state)
{
	(void)state;
	temp_file("header.csv", HEADER("1,M,01/05/2012,WBRI,A000000000001,,\n"));
	assert_int_equal(status_of(""), 0);
}

static void broken_rule(void **state)
{
	(void)state;
	temp_file("header.csv", HEADER("1,,01/05/2012,WBRI,A000000000001,,\n"));
	assert_int_equal(status_of(""), 1);
}

static void only_queries(void **state)
{
	struct err e = {0};

	(void)state;
	temp_file(
	    "census.xml",
	    STR("<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>"
		"2026-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>"
		"<ChildIdentifiers><LAchildID>1</LAchildID><Sex>F</Sex><PersonBirthDate>"
		"2015-05-05</PersonBirthDate></ChildIdentifiers></Child></Children></Message>"));
	assert_true(run("", 1, &e));
	assert_true(check.by_severity[SEVERITY_QUERY] > 0);
	if (check.by_severity[SEVERITY_ERROR] == 0)
		assert_int_equal(check_status(&check), 0);
	check_close(&check);
}

static void must_choose(void **state)
{
	(void)state;
	temp_file("a.csv", HEADER("1,M,01/05/2012,WBRI,A000000000001,,\n"));
	temp_file("b.csv", HEADER("1,M,01/05/2012,WBRI,A000000000001,,\n"));
	assert_int_equal(status_of(""), 2);
}

static void unreadable(void **state)
{
	(void)state;
	temp_file("header.csv", HEADER("1,M,01/05/2012,WBRI,A000000000001,,\n"));
	temp_file("broken.csv", STR("\xFF\xD8\xFF\xE0\0\020JFIF\0\001\002\0\0\001"));
	assert_int_equal(status_of(""), 3);
	temp_file("only/note.doc", STR("dear all"));
	assert_int_equal(status_of("only"), 3);
	temp_folder("empty");
	assert_int_equal(status_of("empty"), 3);
	temp_file("none/empty.csv", STR(""));
	assert_int_equal(status_of("none"), 3);
}

static void cut_short(void **state)
{
	struct err e = {0};

	(void)state;
	temp_file("census.xml", STR("<Message><Children><Child><ChildIdentifiers><LAchildID>1"
				    "</LAchildID></ChildIdentifiers></Child>\n<Child>"));
	assert_true(run("", 1, &e));
	assert_int_equal(check_status(&check), 3);
	assert_int_equal(check.files[0].as, TAKEN_CUT_SHORT);
	assert_non_null(strstr(check.files[0].note.p, "line 2"));
	assert_int_equal(check.returns[RETURN_CIN].children, 1);
	check_close(&check);
}

static void missing(void **state)
{
	struct err e = {0};

	(void)state;
	assert_false(run("not there", 1, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "not there"));
	check_close(&check);
}

/* A child in the census without an id breaks 8500, though it is one child. */
static void child_without_id(void **state)
{
	struct err e = {0};
	unsigned found = 0;

	(void)state;
	temp_file(
	    "census.xml",
	    STR("<Message><Header><CollectionDetails><ReferenceDate>2026-03-31"
		"</ReferenceDate></CollectionDetails></Header><Children><Child>"
		"<ChildIdentifiers><Sex>F</Sex></ChildIdentifiers></Child></Children></Message>"));
	assert_true(run("", 1, &e));
	for (size_t i = 0; i < check.findings.count; i++)
		found +=
		    strcmp(finding_rule(&check.findings, &check.findings.at[i])->code, "8500") == 0;
	assert_int_equal(found, 1);
	assert_int_equal(check.returns[RETURN_CIN].children, 1);
	check_close(&check);
}

/* ---- the same findings whatever the chunking ---- */

/* Enough children for several chunks, many of them wrong in one way or another. */
static void many_children(void)
{
	struct buf header = {0}, episodes = {0};

	buf_text(&header, "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n");
	buf_text(&episodes, "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,"
			    "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n");
	for (int i = 0; i < 2500; i++) {
		buf_fmt(&header, "c%d,%s,0%d/13/2012,WBRI,U%d,,\n", i, i % 3 ? "M" : "9", i % 9,
			i / 2);
		buf_fmt(&episodes, "c%d,%02d/05/2025,S,C2,N%d,U1,PR1,%s,,,,,\n", i % 2000,
			i % 28 + 1, i % 12, i % 4 ? "" : "01/06/2025");
	}
	temp_file("header.csv", buf_view(&header));
	temp_file("episodes.csv", buf_view(&episodes));
	buf_close(&header);
	buf_close(&episodes);
}

static struct buf told_with(size_t threads)
{
	struct buf to = {0};
	struct err e = {0};

	assert_true(run("", threads, &e));
	told(&check.findings, &to);
	for (size_t i = 0; i < check.findings.count; i++)
		finding_message(&check.findings, &check.findings.at[i], &to);
	check_close(&check);
	return to;
}

static void chunks(void **state)
{
	struct buf one, several;

	(void)state;
	many_children();
	one = told_with(1);
	assert_true(one.len > 100000);
	for (size_t threads = 2; threads <= 5; threads++) {
		several = told_with(threads);
		assert_true(str_eq(buf_view(&one), buf_view(&several)));
		buf_close(&several);
	}
	buf_close(&one);
}

static void counts(void **state)
{
	uint64_t findings = 0, tables = 0;
	struct err e = {0};

	(void)state;
	many_children();
	assert_true(run("", 2, &e));
	for (size_t i = 0; i < check.rule_count; i++) {
		findings += check.ledger[i].findings;
		assert_ptr_equal(check.ledger[i].rule, check.rules[i]);
	}
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		for (enum severity s = 0; s < SEVERITIES; s++)
			tables += check.tables[t].findings[s];
	assert_int_equal(findings, check.findings.count);
	assert_int_equal(tables, check.findings.count);
	assert_int_equal(check.tables[TABLE_HEADER].records, 2500);
	assert_int_equal(check.returns[RETURN_SSDA903].children, 2500);
	check_close(&check);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(fine, "a return without a fault ends with 0"),
	    IN_FOLDER(broken_rule, "a return with errors ends with 1"),
	    IN_FOLDER(only_queries, "queries alone do not count as errors"),
	    IN_FOLDER(must_choose, "two files for a table end with 2"),
	    IN_FOLDER(unreadable, "a file that cannot be read, or none at all, ends with 3"),
	    IN_FOLDER(cut_short, "a file that is cut short ends with 3 and is read up to there"),
	    IN_FOLDER(missing, "a path that does not exist is named"),
	    IN_FOLDER(child_without_id, "a child of the census without an id is found by 8500"),
	    IN_FOLDER(chunks, "findings are the same on one thread and on several"),
	    IN_FOLDER(counts, "the sums by rule and by table are those of the findings"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
