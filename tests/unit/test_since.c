#include "rules/since.h"

#include "compared.h"
#include "report/report.h"
#include "temp.h"
#include "unit.h"

static struct check now;

/* Runs over the folder "then", as it stands, and keeps what it found. */
static const char *old_findings(const char *rule)
{
	struct check then;
	const char *path;

	run_folder(&then, "then", rule);
	path = findings_file(&then, "old.json");
	check_close(&then);
	return path;
}

/* Runs over the folder "now" and compares. */
static const struct since *compare(const char *old, const char *rule)
{
	struct err e = {0};

	run_folder(&now, "now", rule);
	if (!since_compare(&now, old, &e))
		fail_msg("%s", e.text);
	return now.since;
}

static void counts_are(const struct since *s, const uint64_t want[5])
{
	const uint64_t got[5] = {s->counts[SINCE_NEW], s->counts[SINCE_STILL],
				 s->counts[SINCE_CHANGED], s->mended, s->untold};

	for (size_t i = 0; i < 5; i++)
		if (got[i] != want[i])
			fail_msg("count %zu is %d, not %d", i, (int)got[i], (int)want[i]);
	check_close(&now);
}

#define assert_counts(s, ...) counts_are((s), (const uint64_t[5]){__VA_ARGS__})

static void same(void **state)
{
	(void)state;
	temp_file("then/episodes.csv", EPISODES("1,01/05/2025,XX\n2,01/05/2025,YY\n"));
	temp_file("now/episodes.csv", EPISODES("2,01/05/2025,YY\n1,01/05/2025,XX\n"));
	assert_counts(compare(old_findings("145"), "145"), 0, 2, 0, 0, 0);
}

static void all_kinds(void **state)
{
	const struct since *s;

	(void)state;
	temp_file("then/episodes.csv", EPISODES("1,01/05/2025,XX\n2,01/05/2025,YY\n"
						"3,01/05/2025,ZZ\n"));
	temp_file("now/episodes.csv", EPISODES("4,01/05/2025,WW\n3,01/05/2025,N1\n"
					       "2,01/05/2025,YA\n1,01/05/2025,XX\n"));
	s = compare(old_findings("145"), "145");
	assert_int_equal(s->not_looked_for, 0);
	assert_int_equal(s->gone_count, 1);
	assert_str(s->gone[0].was->child, "3");
	assert_str(s->gone[0].was->rule, "145");
	assert_str(s->gone[0].was->key, "2025-05-01");
	assert_int_equal(s->state[0], SINCE_NEW);
	assert_int_equal(s->state[1], SINCE_CHANGED);
	assert_int_equal(s->state[2], SINCE_STILL);
	assert_counts(s, 1, 1, 1, 1, 0);
}

static void other_rule(void **state)
{
	const struct since *s;
	const char *old;

	(void)state;
	temp_file("then/header.csv", HEADER("1,,01/05/2012,WBRI,A1,,\n"));
	temp_file("now/header.csv", HEADER("1,M,01/05/2012,XX,A1,,\n"));
	old = old_findings("101");
	s = compare(old, "102");
	assert_str(s->gone[0].reason, "its rule is not among those of this run");
	assert_counts(s, 0, 0, 0, 0, 1);
	assert_counts(compare(old, "101"), 0, 0, 0, 1, 0);
}

static void not_looked_for(void **state)
{
	const struct since *s;
	uint64_t n;

	(void)state;
	temp_file("then/header.csv", HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	temp_file("now/header.csv", HEADER("1,,01/05/2012,WBRI,A1,,\n"));
	s = compare(old_findings("444"), "101");
	n = s->not_looked_for;
	assert_counts(s, 1, 0, 0, 0, 0);
	assert_int_equal(n, 1);
}

/* What found it then has no table, or no column, or is gone with the other tables. */
static void cannot_run(void **state)
{
	const struct since *s;
	const char *old;

	(void)state;
	temp_file("then/header.csv", HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	temp_file("then/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	old = old_findings("145");
	temp_file("now/header.csv", HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	s = compare(old, "");
	assert_int_equal(s->mended, 0);
	assert_int_equal(s->untold, 1);
	assert_true(s->gone[0].reason.len > 0);
	check_close(&now);
	temp_file("now/episodes.csv",
		  STR("CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
		      "HOME_POST,PL_POST,URN\n1,01/05/2025,S,C2,U1,,,,,,,\n"));
	s = compare(old, "145");
	assert_true(has_text(s->gone[0].reason, "CIN"));
	assert_counts(s, 0, 0, 0, 0, 1);
}

#define CENSUS_BEGINS                                                                              \
	"<Message><Header><CollectionDetails><ReferenceDate>2026-03-31</ReferenceDate>"            \
	"</CollectionDetails></Header><Children>\n"
#define CENSUS_CHILD(id)                                                                           \
	"<Child><ChildIdentifiers><LAchildID>" id "</LAchildID><PersonBirthDate>2015-05-05"        \
	"</PersonBirthDate><ExpectedPersonBirthDate>2015-05-06</ExpectedPersonBirthDate>"          \
	"</ChildIdentifiers></Child>\n"

static void cut_short(void **state)
{
	const struct since *s;
	const char *old;

	(void)state;
	temp_file("then/c.xml",
		  STR(CENSUS_BEGINS CENSUS_CHILD("1") CENSUS_CHILD("2") "</Children></Message>"));
	old = old_findings("8525Q");
	temp_file("now/c.xml", STR(CENSUS_BEGINS CENSUS_CHILD("1") "<Child>"));
	s = compare(old, "8525Q");
	assert_str(s->gone[0].reason, "the file it was in is cut short now");
	assert_counts(s, 0, 1, 0, 0, 1);
	temp_file("now/c.xml", STR(CENSUS_BEGINS CENSUS_CHILD("1") "</Children></Message>"));
	assert_counts(compare(old, "8525Q"), 0, 1, 0, 1, 0);
	temp_file("now/c.xml", STR(CENSUS_BEGINS "</Children></Message>"));
	assert_counts(compare(old, "8525Q"), 0, 0, 0, 2, 0);
}

static void other_return(void **state)
{
	const struct since *s;
	const char *old;

	(void)state;
	temp_file("then/c.xml", STR(CENSUS_BEGINS CENSUS_CHILD("1") "</Children></Message>"));
	temp_file("then/header.csv", HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	old = old_findings("8525Q");
	temp_file("now/header.csv", HEADER("1,M,01/05/2012,WBRI,A1,,\n"));
	s = compare(old, "");
	assert_int_equal(s->untold, 1);
	assert_str(s->gone[0].reason, "the CIN is not among the files");
	check_close(&now);
}

/* ---- files that are refused ---- */

static void refused(const char *path, const char *because)
{
	struct err e = {0};

	run_folder(&now, "now", "145");
	assert_false(since_compare(&now, path, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	if (!strstr(e.text, because))
		fail_msg("said %s, not %s", e.text, because);
	check_close(&now);
}

static void foreign(void **state)
{
	(void)state;
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	refused(temp_path("not there"), "not there");
	refused(temp_file("old.json", STR("")), "no findings of an earlier run");
	refused(temp_file("old.json", STR("dear all")), "no findings of an earlier run");
	refused(temp_file("old.json", STR("[1,2]")), "no findings of an earlier run");
	refused(temp_file("old.json", STR("{\"summary\":{},\"findings\":[]}")),
		"no findings of an earlier run");
	refused(temp_file("old.json", STR("{\"summary\":{\"wherry\":\"1\"},\"findings\":[{}]}")),
		"broken");
	refused(temp_file("old.json", STR("{\"summary\":{\"wherry\":\"1\"},\"findings\":[]} x")),
		"broken");
	refused(temp_file("old.json", STR("{\"summary\":{\"wherry\":\"1\"},\"findings\":[]}")),
		"no return");
}

static void deep(void **state)
{
	struct buf text = {0};

	(void)state;
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	buf_text(&text, "{\"summary\":");
	for (size_t i = 0; i < 1000000; i++)
		buf_char(&text, '[');
	refused(temp_file("old.json", buf_view(&text)), "no findings of an earlier run");
	buf_close(&text);
}

/* Whatever is cut off a file, the rest is refused. */
static void broken_anywhere(void **state)
{
	struct out whole = out_memory();
	struct arena arena = {0};

	(void)state;
	temp_file("then/episodes.csv", EPISODES("1,01/05/2025,XX\n2,01/05/2025,YY\n"));
	run_folder(&now, "then", "145");
	report_json(&now, &whole);
	check_close(&now);
	for (size_t len = 0; len < whole.buf.len; len++) {
		struct earlier earlier;
		struct err e = {0};
		bool ok =
		    earlier_parse(&earlier, (struct str){whole.buf.p, len}, "old.json", &arena, &e);

		assert_true(ok == (len == whole.buf.len - 1)); /* all but the last line end */
		earlier_close(&earlier);
		arena_reset(&arena);
	}
	arena_close(&arena);
	out_abandon(&whole);
}

static void other_year(void **state)
{
	(void)state;
	temp_file("then/episodes.csv", EPISODES("1,01/05/2024,XX\n"));
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	refused(old_findings("145"), "is about 2024-25 and these files about 2025-26");
}

/* A line of the file that a message shows is not what is wrong. */
static void moved(void **state)
{
	static const char *const rules[] = {"W5", "W6", "W7", "W8", "W9", "W10", "W11"};
	const struct since *s;
	uint64_t still = 0;

	(void)state;
	temp_file("then/c.xml",
		  STR(CENSUS_BEGINS "<Odd/>" CENSUS_CHILD("1") "</Children></Message>"));
	temp_file("now/c.xml", STR(CENSUS_BEGINS "\n\n\n<Odd/>\n" CENSUS_CHILD("1") "</Children>"
										    "</Message>"));
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		s = compare(old_findings(rules[i]), rules[i]);
		still += s->counts[SINCE_STILL];
		counts_are(s, (const uint64_t[5]){0, s->counts[SINCE_STILL], 0, 0, 0});
	}
	assert_true(still > 0);
}

#define CENSUS_WITH(id, inside)                                                                    \
	"<Child><ChildIdentifiers><LAchildID>" id "</LAchildID>" inside                            \
	"</ChildIdentifiers></Child>\n"

/* What is wrong with the structure marks no field: its element tells it apart, wherever it stands. */
static void by_element(void **state)
{
	(void)state;
	temp_file("then/c.xml", STR(CENSUS_BEGINS CENSUS_WITH("1", "<OddA/><OddB/><OddC/>")
					CENSUS_WITH("2", "<OddA/>") "</Children></Message>"));
	temp_file("now/c.xml",
		  STR(CENSUS_BEGINS CENSUS_WITH("0", "") CENSUS_WITH("2", "<OddC/><OddA/>")
			  CENSUS_WITH("1", "<OddC/><OddB/><OddD/>") "</Children></Message>"));
	/* New: D of child 1 and C of child 2. Still there: B and C of child 1, A of child 2. */
	assert_counts(compare(old_findings("W5"), "W5"), 2, 3, 0, 1, 0);
}

/* What --since itself adds to the findings does not keep them from being compared again. */
static void again(void **state)
{
	const char *old;

	(void)state;
	temp_file("then/episodes.csv", EPISODES("1,01/05/2025,XX\n2,01/05/2025,YY\n"));
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n3,01/05/2025,ZZ\n"));
	compare(old_findings("145"), "145");
	old = findings_file(&now, "second.json");
	check_close(&now);
	assert_counts(compare(old, "145"), 0, 2, 0, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(same, "the same findings in another order are all still there"),
	    IN_FOLDER(all_kinds, "new, still there, changed and mended are told apart"),
	    IN_FOLDER(other_rule, "what this run did not ask for cannot be told"),
	    IN_FOLDER(not_looked_for, "what nothing looked for then is new, and told as such"),
	    IN_FOLDER(cannot_run, "nothing is mended because its rule could not run"),
	    IN_FOLDER(cut_short, "nothing is mended because its file is cut short"),
	    IN_FOLDER(other_return, "nothing is mended because its return is not there"),
	    IN_FOLDER(foreign, "a file that is no findings.json is refused"),
	    IN_FOLDER(deep, "a file that is too deep is refused"),
	    IN_FOLDER(broken_anywhere, "a file that is cut off anywhere is refused"),
	    IN_FOLDER(other_year, "another year is refused"),
	    IN_FOLDER(moved, "a finding that only stands on another line has not changed"),
	    IN_FOLDER(by_element, "what does not follow the structure is known by its element"),
	    IN_FOLDER(again, "a compared run can be compared with"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
