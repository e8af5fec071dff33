#include "rules/ledger.h"

#include "record/fill.h"
#include "unit.h"

static struct source now[TABLES], last[TABLES];
static struct material material;
static struct arena arena;

static void give(struct source *sources, enum field f)
{
	enum table t = field_info(f)->table;

	sources[t].here = true;
	sources[t].present |= 1U << (f - table_info(t)->first);
}

static int begin(void **state)
{
	(void)state;
	memset(now, 0, sizeof now);
	memset(last, 0, sizeof last);
	material = (struct material){.sources = now, .last = last};
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void expect(const struct rule *r, const char *want)
{
	struct str got = ledger_reason(r, &material, &arena);

	if (!str_is(got, want))
		fail_msg("said %.*s, not %s", (int)got.len, got.p, want);
}

static const struct rule rows = {
    .unit = UNIT_episode, .fields = FIELDS(EPISODE_DECOM, EPISODE_DEC), .needs = NEEDS(HEADER_DOB)};
static const struct rule several = {
    .unit = UNIT_child, .fields = FIELDS(EPISODE_DECOM, HEADER_DOB), .needs = NO_NEEDS};
static const struct rule row_and_other = {
    .unit = UNIT_episode, .fields = FIELDS(EPISODE_DECOM, HEADER_DOB), .needs = NO_NEEDS};
static const struct rule yearly = {
    .unit = UNIT_header, .fields = FIELDS(HEADER_DOB), .needs = NEEDS(LAST(HEADER_DOB))};
static const struct rule every = {.unit = UNIT_any, .fields = NO_NEEDS, .needs = NO_NEEDS};

static void all_there(void **state)
{
	(void)state;
	give(now, EPISODE_DECOM);
	give(now, EPISODE_DEC);
	give(now, HEADER_DOB);
	give(last, HEADER_DOB);
	expect(&rows, "");
	expect(&several, "");
	expect(&row_and_other, "");
	expect(&yearly, "");
}

static void no_table(void **state)
{
	(void)state;
	expect(&rows, "there is no Episodes table");
	give(now, EPISODE_DECOM);
	give(now, EPISODE_DEC);
	expect(&rows, "there is no Header table");
}

static void no_column(void **state)
{
	(void)state;
	give(now, EPISODE_DECOM);
	give(now, HEADER_SEX);
	expect(&rows, "Episodes has no column DEC");
	give(now, EPISODE_DEC);
	expect(&rows, "Header has no column DOB");
}

static void no_last_year(void **state)
{
	(void)state;
	give(now, HEADER_DOB);
	expect(&yearly, "there is no Header table of the year before");
	give(last, HEADER_SEX);
	expect(&yearly, "Header of the year before has no column DOB");
	material.last = NULL;
	expect(&yearly, "the return of the year before is not among the files");
}

static void one_of_several(void **state)
{
	(void)state;
	expect(&several, "there is no Episodes table");
	give(now, HEADER_SEX);
	expect(&several, "Header has no column DOB");
	give(now, HEADER_DOB);
	expect(&several, "");
	expect(&row_and_other, "there is no Episodes table");
}

static void why_not(void **state)
{
	const char *why[TABLES] = {0};

	(void)state;
	why[TABLE_EPISODE] = "two files hold it";
	material.why_not = why;
	expect(&rows, "two files hold it");
	why[TABLE_HEADER] = "not of this year";
	give(now, HEADER_DOB);
	expect(&yearly, "there is no Header table of the year before");
}

static void nothing_needed(void **state)
{
	(void)state;
	expect(&every, "");
}

#define A_TEST(function, sentence)                                                                 \
	{                                                                                          \
		sentence, function, begin, end, NULL                                               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    A_TEST(all_there, "a rule whose fields are all there has no reason not to run"),
	    A_TEST(no_table, "a missing table is named"),
	    A_TEST(no_column, "a missing column is named"),
	    A_TEST(no_last_year, "a missing return of last year, or what it lacks, is named"),
	    A_TEST(one_of_several, "a rule over several tables runs when one of them is there"),
	    A_TEST(why_not, "why a table was not read is said"),
	    A_TEST(nothing_needed, "a rule for any row runs always"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
