/* flag() and its kin, and what findings are told as. The rules here are made up for the purpose. */
#include "rules/sink.h"

#include "record/return903.h"
#include "tables.h"
#include "told.h"
#include "unit.h"

static const struct rule own[] = {
    {.code = "A",
     .unit = UNIT_child,
     .fields = FIELDS(EPISODE_DECOM, HEADER_DOB, EPISODE_DEC),
     .needs = NO_NEEDS,
     .message = "From {DECOM} to {DEC}, born {DOB}, sex {SEX}; {DECOM} again."},
    {.code = "B",
     .unit = UNIT_child,
     .fields = FIELDS(EPISODE_URN),
     .needs = NO_NEEDS,
     .message = "{URN}"},
    {.code = "C",
     .unit = UNIT_all903,
     .fields = FIELDS(EPISODE_LS),
     .needs = NO_NEEDS,
     .message = "Only {1} of {2}, not {3}."},
    {.code = "D", .unit = UNIT_any, .fields = NO_NEEDS, .needs = NO_NEEDS, .message = "No."},
};

static const struct rule *const rules[] = {&own[0], &own[1], &own[2], &own[3]};

static struct arena arena;
static struct all903 all;
static struct findings found;
static struct sink sink;

static void speak(uint16_t rule)
{
	sink = (struct sink){rules[rule], rule, &found};
}

static void add(const char *table, const char *text)
{
	struct table_in t = table_text(&arena, RETURN_SSDA903, table, text);

	tables_add_903(&all, &t);
}

static int begin(void **state)
{
	(void)state;
	all903_open(&all, 2025);
	found = (struct findings){.rules = rules};
	add("Episodes", "CHILD,DECOM,DEC,URN\na,01/05/2025,,\na,01/06/2025,02/07/2025,\nb,x,,U9\n");
	add("Header", "CHILD,SEX,DOB\na,M,04/03/2011\n");
	all903_link(&all, NULL);
	speak(0);
	return 0;
}

static int end(void **state)
{
	(void)state;
	findings_close(&found);
	all903_close(&all);
	arena_close(&arena);
	return 0;
}

static const struct episode *episode(size_t n)
{
	static const char *const child[] = {"a", "a", "b"};
	const struct episode *e = first_episode(all903_child(&all, str_of(child[n])));

	return n == 1 ? next_episode(e) : e;
}

static const struct row *header(void)
{
	return &first_header(all903_child(&all, STR("a")))->row;
}

static void message_is(size_t i, const char *want)
{
	struct buf got = {0};

	finding_message(&found, &found.at[i], &got);
	if (!str_is(buf_view(&got), want))
		fail_msg("said %.*s, not %s", (int)got.len, got.p, want);
	buf_close(&got);
}

static void marks_fields(void **state)
{
	(void)state;
	flag(&sink, &episode(1)->row);
	flag(&sink, header());
	assert_told(&found, "A Episodes 2: DECOM=01/06/2025 DEC=02/07/2025\n"
			    "A Header 1: DOB=04/03/2011\n");
	assert_str(finding_child(&found, &found.at[0]), "a");
	assert_int_equal(found.at[0].line, 3);
	assert_int_equal(found.at[0].marks, 5);
	assert_int_equal(found.at[1].marks, 2);
	assert_ptr_equal(finding_rule(&found, &found.at[0]), &own[0]);
}

static void fields_listed(void **state)
{
	const enum field dec[] = {EPISODE_DEC, FIELD_NONE};
	const enum field urn[] = {EPISODE_URN, HEADER_SEX, FIELD_NONE};

	(void)state;
	flag_fields(&sink, &episode(1)->row, NULL, dec);
	flag_fields(&sink, &episode(0)->row, NULL, urn);
	assert_told(&found, "A Episodes 2: DEC=02/07/2025\nA Episodes 1:\n");
	message_is(0, "From 01/06/2025 to 02/07/2025, born 04/03/2011, sex M; 01/06/2025 again.");
}

static void any_row(void **state)
{
	const enum field sex[] = {HEADER_SEX, FIELD_NONE};

	(void)state;
	speak(3);
	flag_fields(&sink, header(), NULL, sex);
	assert_told(&found, "D Header 1: SEX=M\n");
}

static void from_row_itself(void **state)
{
	(void)state;
	flag(&sink, &episode(0)->row);
	message_is(0, "From 01/05/2025 to blank, born 04/03/2011, sex M; 01/05/2025 again.");
}

static void from_row_beside(void **state)
{
	(void)state;
	flag_with(&sink, header(), &episode(1)->row);
	flag_with(&sink, header(), &episode(2)->row);
	message_is(0, "From 01/06/2025 to 02/07/2025, born 04/03/2011, sex M; 01/06/2025 again.");
	assert_int_equal(found.count, 1);
}

static void from_first_row(void **state)
{
	(void)state;
	flag(&sink, header());
	message_is(0, "From 01/05/2025 to blank, born 04/03/2011, sex M; 01/05/2025 again.");
}

static void from_nowhere(void **state)
{
	(void)state;
	flag(&sink, &episode(2)->row);
	message_is(0, "From x to blank, born blank, sex blank; x again.");
}

static void once(void **state)
{
	const enum field dec[] = {EPISODE_DEC, FIELD_NONE};

	(void)state;
	flag(&sink, &episode(0)->row);
	flag(&sink, &episode(1)->row);
	flag(&sink, &episode(0)->row);
	assert_int_equal(found.count, 2);
	flag_fields(&sink, &episode(0)->row, NULL, dec);
	assert_int_equal(found.count, 3);
	speak(1);
	flag(&sink, &episode(0)->row);
	assert_int_equal(found.count, 4);
}

static void no_record(void **state)
{
	struct episode nothing = {.row = {.child = &all.children[0], .table = TABLE_EPISODE}};

	(void)state;
	flag(&sink, &nothing.row);
	assert_int_equal(found.count, 0);
}

static void whole_return(void **state)
{
	(void)state;
	speak(2);
	flag_return(&sink, TABLE_EPISODE, (const char *const[3]){"3", "17", "8"});
	message_is(0, "Only 3 of 17, not 8.");
	assert_int_equal(found.at[0].record, 0);
	assert_int_equal(found.at[0].line, 0);
	assert_str(finding_child(&found, &found.at[0]), "");
}

/* The URN that is kept of one of `ones` letters x and then two-byte letters, up to 300 bytes. */
static size_t kept(size_t ones)
{
	struct buf text = {0};
	struct str value[FINDING_SHOWS_MAX];
	size_t len;

	end(NULL);
	all903_open(&all, 2025);
	found = (struct findings){.rules = rules};
	buf_text(&text, "CHILD,URN\na,");
	for (size_t i = 0; i < ones; i++)
		buf_char(&text, 'x');
	for (size_t i = 0; i < (300 - ones) / 2; i++)
		buf_text(&text, "\xC3\xA9");
	buf_char(&text, '\0');
	add("Episodes", text.p);
	all903_link(&all, NULL);
	speak(1);
	flag(&sink, &episode(0)->row);
	finding_values(&found, &found.at[0], value);
	assert_true(str_utf8(value[0]));
	len = value[0].len;
	buf_close(&text);
	return len;
}

static void long_values(void **state)
{
	(void)state;
	assert_int_equal(kept(300), 200);
	assert_int_equal(kept(0), 200);
	assert_int_equal(kept(1), 199);
	assert_int_equal(kept(199), 199);
	assert_int_equal(kept(200), 200);
}

/* ---- order ---- */

static void flag_all(void)
{
	for (uint16_t r = 2; r-- > 0;) {
		speak(r);
		for (size_t e = 3; e-- > 0;)
			flag(&sink, &episode(e)->row);
		flag(&sink, header());
	}
}

static void sorted(void **state)
{
	(void)state;
	speak(2);
	flag_return(&sink, TABLE_EPISODE, (const char *const[3]){"1", "2", "3"});
	flag_all();
	findings_sort(&found);
	assert_told(&found, "A Header 1: DOB=04/03/2011\nB Header 1:\n"
			    "C Episodes 0:\n"
			    "A Episodes 1: DECOM=01/05/2025 DEC=\nB Episodes 1: URN=\n"
			    "A Episodes 2: DECOM=01/06/2025 DEC=02/07/2025\nB Episodes 2: URN=\n"
			    "A Episodes 3: DECOM=x DEC=\nB Episodes 3: URN=U9\n");
}

static void sorted_by_marks(void **state)
{
	const enum field decom[] = {EPISODE_DECOM, FIELD_NONE}, dec[] = {EPISODE_DEC, FIELD_NONE};

	(void)state;
	flag_fields(&sink, &episode(0)->row, NULL, dec);
	flag_fields(&sink, &episode(0)->row, NULL, decom);
	findings_sort(&found);
	assert_told(&found, "A Episodes 1: DECOM=01/05/2025\nA Episodes 1: DEC=\n");
}

static void alike_stay(void **state)
{
	(void)state;
	speak(2);
	flag_return(&sink, TABLE_EPISODE, (const char *const[3]){"9", "2", "3"});
	flag_return(&sink, TABLE_EPISODE, (const char *const[3]){"1", "2", "3"});
	findings_sort(&found);
	message_is(0, "Only 9 of 2, not 3.");
	message_is(1, "Only 1 of 2, not 3.");
}

static void appended(void **state)
{
	struct findings more = {.rules = rules}, none = {.rules = rules};

	(void)state;
	flag(&sink, &episode(1)->row);
	sink.into = &more;
	flag(&sink, header());
	flag(&sink, &episode(0)->row);
	findings_append(&found, &more);
	findings_append(&found, &none);
	assert_int_equal(more.count, 0);
	assert_null(more.at);
	assert_told(&found, "A Episodes 2: DECOM=01/06/2025 DEC=02/07/2025\n"
			    "A Header 1: DOB=04/03/2011\n"
			    "A Episodes 1: DECOM=01/05/2025 DEC=\n");
	message_is(2, "From 01/05/2025 to blank, born 04/03/2011, sex M; 01/05/2025 again.");
}

#define A_TEST(function, sentence)                                                                 \
	{                                                                                          \
		sentence, function, begin, end, NULL                                               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    A_TEST(marks_fields, "a flag marks the rule's fields of the row's table"),
	    A_TEST(fields_listed, "a flag with a list marks only those of the rule's fields"),
	    A_TEST(any_row, "a rule for any row marks the fields it lists"),
	    A_TEST(from_row_itself, "a message is filled in from the row marked and a blank said"),
	    A_TEST(from_row_beside, "a message is filled in from the row beside"),
	    A_TEST(from_first_row, "a message is filled in from the child's first row"),
	    A_TEST(from_nowhere, "a name that the child has no row for is blank"),
	    A_TEST(once, "a record is marked once for the same fields by a rule"),
	    A_TEST(no_record, "what is no record is not marked"),
	    A_TEST(whole_return, "a finding about the return as a whole shows its figures"),
	    A_TEST(long_values, "values are cut at 200 bytes between two characters"),
	    A_TEST(sorted, "findings are sorted by table, record and rule"),
	    A_TEST(sorted_by_marks, "findings of one rule at a record are sorted by their fields"),
	    A_TEST(alike_stay, "findings about the whole return stay in the order they were found"),
	    A_TEST(appended, "findings that are put together keep their text"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
