/* Which repairs clear the most errors. The rules here are made up for the purpose. */
#include "rules/mend.h"

#include "record/return903.h"
#include "rules/sink.h"
#include "tables.h"
#include "unit.h"

static const struct rule own[] = {
    {.code = "E1", .unit = UNIT_child, .fields = FIELDS(EPISODE_DECOM), .message = "No."},
    {.code = "E2", .unit = UNIT_child, .fields = FIELDS(EPISODE_DECOM), .message = "No."},
    {.code = "B",
     .unit = UNIT_child,
     .fields = FIELDS(HEADER_DOB, OC2_DOB, REVIEW_DOB, REVIEW_REVIEW),
     .message = "No."},
    {.code = "B2", .unit = UNIT_child, .fields = FIELDS(HEADER_DOB), .message = "No."},
    {.code = "H", .unit = UNIT_child, .fields = FIELDS(HEADER_ETHNIC), .message = "No."},
    {.code = "Q",
     .unit = UNIT_child,
     .severity = SEVERITY_QUERY,
     .fields = FIELDS(EPISODE_DECOM),
     .message = "No."},
    {.code = "W", .unit = UNIT_all903, .fields = FIELDS(EPISODE_LS), .message = "{1} {2} {3}"},
};

enum { E1, E2, B, B2, H, Q, W, RULES_COUNT };

static const struct rule *rules[RULES_COUNT];
static struct arena arena;
static struct all903 all;
static struct findings found;
static struct mends mends;

static void add(const char *table, const char *text)
{
	struct table_in t = table_text(&arena, RETURN_SSDA903, table, text);

	tables_add_903(&all, &t);
}

static int begin(void **state)
{
	(void)state;
	for (size_t i = 0; i < RULES_COUNT; i++)
		rules[i] = &own[i];
	all903_open(&all, 2025);
	found = (struct findings){.rules = rules};
	add("Header", "CHILD,SEX,DOB,ETHNIC\na,M,04/03/2011,\nb,F,05/03/2011,\n");
	add("Episodes", "CHILD,DECOM\na,01/05/2025\na,01/06/2025\nb,01/07/2025\n,01/08/2025\n");
	add("OC2", "CHILD,DOB\na,05/03/2011\nb,01/03/2011\n");
	add("Reviews", "CHILD,DOB,REVIEW\na,05/03/2011,01/09/2025\na,05/03/2011,02/09/2025\n");
	all903_link(&all, NULL);
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

static void mark(uint16_t rule, const struct row *row)
{
	struct sink sink = {rules[rule], rule, &found};

	flag(&sink, row);
}

static const struct child *child(const char *id)
{
	return all903_child(&all, str_of(id));
}

/* The nth episode of a child, from 0. */
static const struct row *episode(const char *id, size_t n)
{
	const struct episode *e = first_episode(child(id));

	while (n--)
		e = next_episode(e);
	return &e->row;
}

static void mend(void)
{
	findings_sort(&found);
	mend_first(&mends, &found, &arena);
}

static void record_is(size_t i, enum table table, uint32_t record, uint64_t errors)
{
	assert_true(i < mends.count);
	assert_int_equal(mends.at[i].field, FIELD_NONE);
	assert_int_equal(mends.at[i].table, table);
	assert_int_equal(mends.at[i].record, record);
	assert_int_equal(mends.at[i].errors, errors);
	assert_int_equal(mends.at[i].records, 1);
}

static void nothing(void **state)
{
	(void)state;
	mend();
	assert_int_equal(mends.count, 0);
	assert_int_equal(mends.errors, 0);
	assert_int_equal(mends.cleared, 0);
}

static void most_first(void **state)
{
	(void)state;
	mark(E1, episode("a", 0));
	mark(E2, episode("a", 0));
	mark(E1, episode("a", 1));
	mark(E1, episode("b", 0));
	mark(E2, episode("b", 0));
	mark(E1, episode("b", 0));
	mend();
	assert_int_equal(mends.count, 2);
	record_is(0, TABLE_EPISODE, 3, 3);
	assert_str(mends.at[0].child, "b");
	assert_int_equal(mends.at[0].line, 4);
	assert_int_equal(mends.at[0].rule_count, 2);
	assert_int_equal(mends.at[0].rules[0], E1);
	assert_int_equal(mends.at[0].rules[1], E2);
	record_is(1, TABLE_EPISODE, 1, 2);
	assert_int_equal(mends.errors, 6);
	assert_int_equal(mends.cleared, 5);
}

static void one_fact(void **state)
{
	const struct review *first = first_review(child("a"));

	(void)state;
	mark(B, &first_header(child("a"))->row);
	mark(B, &first_oc2(child("a"))->row);
	mark(B, &first->row);
	mark(B, &next_review(first)->row);
	mark(H, &first_header(child("a"))->row);
	mark(B, &first_oc2(child("b"))->row);
	mend();
	assert_int_equal(mends.count, 1);
	assert_int_equal(mends.at[0].field, HEADER_DOB);
	assert_str(mends.at[0].child, "a");
	assert_int_equal(mends.at[0].errors, 4);
	assert_int_equal(mends.at[0].records, 4);
	assert_true(mends.at[0].in[TABLE_HEADER] && mends.at[0].in[TABLE_OC2]);
	assert_true(mends.at[0].in[TABLE_REVIEW] && !mends.at[0].in[TABLE_EPISODE]);
	assert_int_equal(mends.at[0].rule_count, 1);
	assert_int_equal(mends.errors, 6);
	assert_int_equal(mends.cleared, 4);
}

static void record_before_fact(void **state)
{
	(void)state;
	mark(B, &first_header(child("a"))->row);
	mark(B2, &first_header(child("a"))->row);
	mend();
	assert_int_equal(mends.count, 1);
	record_is(0, TABLE_HEADER, 1, 2);
}

static void cleared_counts_once(void **state)
{
	const struct header *h = first_header(child("a"));

	(void)state;
	mark(B, &h->row);
	mark(H, &h->row);
	mark(E1, episode("a", 0));
	mark(H, &h->row);
	mark(B, &first_oc2(child("a"))->row);
	mend();
	/* The header takes one of the two that the date of birth would have cleared. */
	assert_int_equal(mends.count, 1);
	record_is(0, TABLE_HEADER, 1, 3);
	assert_int_equal(mends.errors, 5);
}

static void not_by_a_record(void **state)
{
	const char *const figures[3] = {"1", "2", "3"};
	struct sink whole = {rules[W], W, &found};
	const struct child *nameless = &all.children[all.named];

	(void)state;
	mark(Q, episode("a", 0));
	mark(E1, episode("a", 0));
	flag_return(&whole, TABLE_EPISODE, figures);
	flag_return(&whole, TABLE_EPISODE, figures);
	mark(E1, &first_episode(nameless)->row);
	mark(E2, &first_episode(nameless)->row);
	mend();
	assert_int_equal(mends.count, 1);
	record_is(0, TABLE_EPISODE, 4, 2);
	assert_str(mends.at[0].child, "");
	assert_int_equal(mends.errors, 5);
	assert_int_equal(mends.cleared, 2);
}

static void no_more_than_the_list(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_text(&text, "CHILD,DECOM\n");
	for (int i = 0; i < 30; i++)
		buf_fmt(&text, "c%d,01/05/2025\n", i);
	buf_add(&text, "", 1);
	all903_close(&all);
	all903_open(&all, 2025);
	add("Episodes", text.p);
	all903_link(&all, NULL);
	for (size_t i = 30; i-- > 0;) {
		mark(E2, &first_episode(&all.children[i])->row);
		mark(E1, &first_episode(&all.children[i])->row);
	}
	mend();
	assert_int_equal(mends.count, MEND_MAX);
	for (size_t i = 0; i < MEND_MAX; i++)
		record_is(i, TABLE_EPISODE, (uint32_t)i + 1, 2);
	assert_int_equal(mends.errors, 60);
	assert_int_equal(mends.cleared, 2 * MEND_MAX);
	buf_close(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(function, sentence) {sentence, function, begin, end, NULL}
	    CASE(nothing, "without errors there is nothing to mend"),
	    CASE(most_first, "the record that clears most comes first; one error is no repair"),
	    CASE(one_fact, "a child's date of birth in several tables is one thing to mend"),
	    CASE(record_before_fact, "a record goes before a fact that clears no more"),
	    CASE(cleared_counts_once, "an error is cleared once"),
	    CASE(not_by_a_record, "queries and findings about the return are no repairs"),
	    CASE(no_more_than_the_list, "no more repairs than the list holds, in report order"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
