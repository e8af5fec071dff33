/* Findings are known again: by the rule, the child and the record's own key, not by its number. */
#include "rules/identity.h"

#include "compared.h"
#include "temp.h"
#include "unit.h"

/* The identity of the one finding of 145 (the category of need) with a value, in a folder of
 * episodes. */
static uint64_t id_in(struct str episodes, const char *value)
{
	struct check c;
	uint64_t id;

	temp_file("now/episodes.csv", episodes);
	run_folder(&c, "now", "145");
	id = id_of_value(&c, value);
	check_close(&c);
	return id;
}

static void reordered(void **state)
{
	uint64_t a, b;

	(void)state;
	a = id_in(EPISODES("1,01/05/2025,XX\n1,01/07/2025,YY\n2,01/05/2025,ZZ\n"), "YY");
	b = id_in(EPISODES("2,01/05/2025,ZZ\n1,01/07/2025,YY\n1,01/05/2025,XX\n"), "YY");
	assert_true(a == b);
}

static void inserted(void **state)
{
	uint64_t a, b;

	(void)state;
	a = id_in(EPISODES("1,01/05/2025,XX\n"), "XX");
	b = id_in(EPISODES("7,03/05/2025,N1\n1,02/05/2025,AB\n1,01/05/2025,XX\n"), "XX");
	assert_true(a == b);
}

static void written_otherwise(void **state)
{
	uint64_t a, b;

	(void)state;
	a = id_in(EPISODES("1,01/05/2025,XX\n"), "XX");
	b = id_in(EPISODES("1,2025-05-01,XX\n"), "XX");
	assert_true(a == b);
	b = id_in(EPISODES("1,01/05/2025,AB\n"), "AB");
	assert_true(a == b);
}

static void another_record(void **state)
{
	uint64_t a = id_in(EPISODES("1,01/05/2025,XX\n"), "XX");

	(void)state;
	assert_true(a != id_in(EPISODES("1,02/05/2025,XX\n"), "XX"));
	assert_true(a != id_in(EPISODES("2,01/05/2025,XX\n"), "XX"));
	assert_true(a != id_in(EPISODES("1,,XX\n"), "XX"));
}

static void with_last_year(void **state)
{
	uint64_t a = id_in(EPISODES("1,01/05/2025,XX\n1,01/06/2025,N1\n"), "XX"), b;

	(void)state;
	temp_file("now/last/episodes.csv", EPISODES("1,01/05/2024,XY\n1,01/06/2024,N1\n"));
	b = id_in(EPISODES("1,01/05/2025,XX\n1,01/06/2025,N1\n"), "XX");
	assert_true(a == b);
}

static void twice_there(void **state)
{
	const struct str rows = EPISODES("1,01/05/2025,XX\n1,01/05/2025,YY\n1,01/05/2025,ZZ\n");
	uint64_t x = id_in(rows, "XX"), y = id_in(rows, "YY"), z = id_in(rows, "ZZ");

	(void)state;
	assert_true(x != y && y != z && x != z);
	assert_true(x == id_in(EPISODES("1,01/05/2025,XX\n"), "XX"));
}

/* Every finding of a return that has every sort of record has an identity of its own. */
static void all_different(void **state)
{
	struct check c;

	(void)state;
	temp_file("now/header.csv", HEADER("1,,01/05/2012,?,U,,\n,,01/13/2012,,U,,\n"
					   ",,01/13/2012,,U,,\n1,,01/05/2012,?,U,,\n"));
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n1,x,XX\n1,x,XX\n,,\n,,\n"));
	run_folder(&c, "now", "");
	assert_true(c.findings.count > 20);
	check_ids(&c);
	for (size_t i = 0; i < c.findings.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(c.ids[i] != c.ids[j]);
	check_close(&c);
}

/* The key of the last finding of a rule. */
static struct str key_of(const struct check *c, const char *code)
{
	for (size_t i = c->findings.count; i-- > 0;)
		if (strcmp(finding_rule(&c->findings, &c->findings.at[i])->code, code) == 0)
			return finding_key(&c->findings, &c->findings.at[i]);
	fail_msg("rule %s found nothing", code);
	return STR("");
}

static void keys(void **state)
{
	struct check c;

	(void)state;
	temp_file("now/header.csv", HEADER("1,,01/05/2012,WBRI,A1,,\n"));
	temp_file("now/episodes.csv", EPISODES("1,soon,XX\n"));
	run_folder(&c, "now", "145");
	assert_str(key_of(&c, "145"), "soon");
	check_close(&c);
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	run_folder(&c, "now", "");
	assert_str(key_of(&c, "145"), "2025-05-01");
	assert_str(key_of(&c, "101"), "");
	check_close(&c);
}

/* A review of a plan in an episode of need: the review's date, the plan's and the referral's. */
static void keys_inside(void **state)
{
	struct check c;

	(void)state;
	temp_file(
	    "now/census.xml",
	    STR("<Message><Header><CollectionDetails><ReferenceDate>2026-03-31</ReferenceDate>"
		"</CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>1"
		"</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2025-05-01"
		"</CINreferralDate><ChildProtectionPlans><CPPstartDate>2025-07-01</CPPstartDate>"
		"<Reviews><CPPreviewDate>2025-06-20</CPPreviewDate></Reviews>"
		"</ChildProtectionPlans></CINdetails></Child></Children></Message>"));
	run_folder(&c, "now", "8841");
	assert_str(key_of(&c, "8841"), "2025-06-20|2025-07-01|2025-05-01");
	check_close(&c);
}

static void written(void **state)
{
	char id[FINDING_ID_MAX];
	struct buf values = {0};
	struct check c;

	(void)state;
	assert_string_equal(finding_id_text(0x12e4, id), "w00000000000012e4");
	temp_file("now/episodes.csv", EPISODES("1,01/05/2025,XX\n"));
	run_folder(&c, "now", "145");
	finding_values_text(&c.findings, &c.findings.at[0], &values);
	assert_str(buf_view(&values), "CIN=XX");
	check_close(&c);
	buf_close(&values);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(reordered, "a finding is known again after the records changed places"),
	    IN_FOLDER(inserted, "a finding is known again after another record was put before it"),
	    IN_FOLDER(written_otherwise, "a finding is known again however its key is written"),
	    IN_FOLDER(another_record, "another child, date or a blank date is another finding"),
	    IN_FOLDER(with_last_year, "a finding is known again after last year's files came"),
	    IN_FOLDER(twice_there, "of records that are there twice the first is number one"),
	    IN_FOLDER(all_different, "no two findings have the same identity"),
	    IN_FOLDER(keys, "a key is the date by which a record is known"),
	    IN_FOLDER(keys_inside, "a record of the census bears the keys of what it sits in"),
	    IN_FOLDER(written, "an identity is written with a letter before its digits"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
