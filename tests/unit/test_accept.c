#include "rules/accept.h"

#include "base/out.h"
#include "compared.h"
#include "report/report.h"
#include "rules/identity.h"
#include "temp.h"
#include "unit.h"

static struct check now;

/* Rule EPI asks about children in the header without an episode. */
static void make(struct str header)
{
	temp_file("now/header.csv", header);
	temp_file("now/episodes.csv", EPISODES("9,01/05/2025,N1\n"));
	temp_file("now/oc3.csv", STR("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n9,01/05/2005,YES,F1,B1\n"));
}

static const struct accept *take(const char *path)
{
	struct err e = {0};

	run_folder(&now, "now", "");
	if (!accept_read(&now, path, &e))
		fail_msg("%s", e.text);
	return now.accept;
}

static const char *template(const char *explanation)
{
	const char *path;

	run_folder(&now, "now", "");
	path = accept_file(&now, "list.csv", explanation);
	check_close(&now);
	return path;
}

static void round_trip(void **state)
{
	const struct accept *a;
	uint64_t told = 0;

	(void)state;
	make(HEADER("1,M,01/05/2012,WBRI,A1,,\n2,F,01/05/2011,WBRI,A2,,\n"));
	a = take(template("\"a visit, told \"\"by hand\"\"\""));
	assert_true(a->explained >= 2);
	assert_int_equal(a->explained, now.by_severity[SEVERITY_QUERY]);
	assert_int_equal(a->changed_count, 0);
	assert_int_equal(a->left_over.count + a->refused.count, 0);
	for (size_t i = 0; i < now.findings.count; i++) {
		struct str said = accept_of(&now, i);

		told += str_is(said, "a visit, told \"by hand\"");
		assert_true(said.len == 0 ||
			    finding_rule(&now.findings, &now.findings.at[i])->severity ==
				SEVERITY_QUERY);
	}
	assert_int_equal(told, a->explained);
	check_close(&now);
}

static void nothing_filled_in(void **state)
{
	const struct accept *a;

	(void)state;
	make(HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	a = take(template(""));
	assert_int_equal(a->explained + a->left_over.count + a->refused.count, 0);
	check_close(&now);
}

/* The explanations of a run come back with the next one's list. */
static void kept(void **state)
{
	struct out o = out_memory();
	const char *path;

	(void)state;
	make(HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	take(template("told"));
	report_accept(&now, &o);
	check_close(&now);
	path = temp_file("second.csv", buf_view(&o.buf));
	out_abandon(&o);
	assert_int_equal(take(path)->explained, now.by_severity[SEVERITY_QUERY]);
	check_close(&now);
}

/* A query of the census, whose values can change while it stays. */
#define CENSUS(date)                                                                               \
	STR("<Message><Header><CollectionDetails><ReferenceDate>2026-03-31</ReferenceDate>"        \
	    "</CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>1"         \
	    "</LAchildID><PersonBirthDate>2015-05-05</"                                            \
	    "PersonBirthDate><ExpectedPersonBirthDate>" date                                       \
	    "</ExpectedPersonBirthDate></ChildIdentifiers></Child></Children></Message>")

static void changed(void **state)
{
	const struct accept *a;
	const char *path;

	(void)state;
	temp_file("now/c.xml", CENSUS("2015-05-06"));
	path = template("twins");
	temp_file("now/c.xml", CENSUS("2015-05-07"));
	a = take(path);
	assert_true(a->changed_count >= 1);
	for (size_t i = 0; i < now.findings.count; i++) {
		if (!a->changed[i])
			continue;
		assert_str(accept_of(&now, i), "twins");
		assert_true(has_text(a->was[i], "2015-05-06"));
	}
	check_close(&now);
}

/* A spreadsheet may have changed the list's form, but not what it says. */
static void through_a_spreadsheet(void **state)
{
	char id[FINDING_ID_MAX];
	struct buf text = {0};
	const struct accept *a;

	(void)state;
	temp_file("now/c.xml", CENSUS("2015-05-06"));
	run_folder(&now, "now", "8525Q");
	check_ids(&now);
	buf_fmt(&text,
		"\xEF\xBB\xBFRULE;Explanation;Child;colour;Values;ID\r\n8525Q;\" it is so \";1;red;"
		"PersonBirthDate=2015-05-05;\r\n"
		"8525Q;no;1;;\"PersonBirthDate=2015-05-05;  ExpectedPersonBirthDate=2015-05-06\""
		";%s\r\n",
		finding_id_text(now.ids[0], id));
	check_close(&now);
	run_folder(&now, "now", "8525Q");
	assert_true(accept_read(&now, temp_file("list.csv", buf_view(&text)), &(struct err){0}));
	a = now.accept;
	assert_int_equal(a->explained, 1);
	assert_int_equal(a->changed_count, 0);
	assert_str(accept_of(&now, 0), "no");
	assert_int_equal(a->left_over.count, 1);
	assert_int_equal(a->left_over.at[0].line, 2);
	check_close(&now);
	buf_close(&text);
}

static void left_over(void **state)
{
	const struct accept *a;
	const char *path;

	(void)state;
	make(HEADER("1,M,01/05/2012,WBRI,A1,,\n2,F,01/05/2011,WBRI,A2,,\n"));
	path = template("told");
	make(HEADER("2,F,01/05/2011,WBRI,A2,,\n9,F,01/05/2011,WBRI,A3,,\n"));
	a = take(path);
	assert_true(a->left_over.count >= 1);
	assert_str(a->left_over.at[0].child, "1");
	assert_str(a->left_over.at[0].explanation, "told");
	assert_str(a->left_over.at[0].reason, "");
	check_close(&now);
}

/* Of an explanation whose rule did not run nothing is said but that. */
static void left_over_or_not(void **state)
{
	const struct accept *a;
	struct err e = {0};
	const char *path;

	(void)state;
	make(HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	path = template("told");
	run_folder(&now, "now", "101");
	assert_true(accept_read(&now, path, &e));
	a = now.accept;
	assert_true(a->left_over.count >= 1);
	assert_str(a->left_over.at[0].reason, "its rule is not among those of this run");
	check_close(&now);
}

static void error_refused(void **state)
{
	char id[FINDING_ID_MAX];
	struct buf text = {0};
	const struct accept *a;
	struct err e = {0};

	(void)state;
	make(HEADER("1,,01/05/2012,WBRI,A1,,\n"));
	run_folder(&now, "now", "101");
	check_ids(&now);
	buf_fmt(&text, "id,rule,child,explanation\n%s,anything,1,we do not ask\n",
		finding_id_text(now.ids[0], id));
	assert_true(accept_read(&now, temp_file("list.csv", buf_view(&text)), &e));
	a = now.accept;
	assert_int_equal(a->refused.count, 1);
	assert_str(a->refused.at[0].rule, "101");
	assert_int_equal(a->explained, 0);
	assert_str(accept_of(&now, 0), "");
	assert_int_equal(check_status(&now), 1);
	check_close(&now);
	buf_close(&text);
}

static void refused(const char *path, const char *because)
{
	struct err e = {0};

	run_folder(&now, "now", "101");
	assert_false(accept_read(&now, path, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	if (!strstr(e.text, because))
		fail_msg("said %s, not %s", e.text, because);
	check_close(&now);
}

static void broken(void **state)
{
	(void)state;
	make(HEADER("1,,01/05/2012,WBRI,A1,,\n"));
	refused(temp_path("not there"), "not there");
	refused(temp_file("list.csv", STR("")), "no list of explanations");
	refused(temp_file("list.csv", STR("id,rule,child\nx,y,z\n")), "no list of explanations");
	refused(temp_file("list.csv", STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")),
		"no list of explanations");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(round_trip, "what is filled into the list explains the queries"),
	    IN_FOLDER(nothing_filled_in, "a line without an explanation explains nothing"),
	    IN_FOLDER(kept, "the next list has the explanations of this one"),
	    IN_FOLDER(changed, "an explanation of a record that has changed is told as such"),
	    IN_FOLDER(through_a_spreadsheet, "a list that a spreadsheet has saved is understood"),
	    IN_FOLDER(left_over, "an explanation of a finding that is gone is no longer needed"),
	    IN_FOLDER(left_over_or_not, "an explanation is not left over for want of its rule"),
	    IN_FOLDER(error_refused, "an error cannot be explained away"),
	    IN_FOLDER(broken, "a file that is no list is refused"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
