#include "rules/engine.h"

#include "rules/registry.h"
#include "tables.h"
#include "told.h"
#include "unit.h"

static struct arena arena;
static struct findings found;
static struct str why_not;

/* Runs one rule over up to three tables in the year. Returns whether it ran. */
static bool run(enum returns returns, const char *code, int year, const struct table_in *tables,
		size_t count)
{
	const struct rule_table *of = NULL;
	const struct rule *r = rule_find(returns, str_of(code), year, &of);
	struct scope scope = scope_of(returns, year);

	findings_close(&found);
	found = (struct findings){0};
	assert_non_null(r);
	return rule_on_tables(r, of, tables, count, &scope, &found, &why_not);
}

static void forget(void)
{
	findings_close(&found);
	arena_close(&arena);
}

#define T903(name, text) table_text(&arena, RETURN_SSDA903, name, text)
#define TCIN(name, text) table_text(&arena, RETURN_CIN, name, text)

static void in_force(void **state)
{
	struct table_in t = T903("Header", "CHILD,SEX\na,1\nb,M\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "101", 2023, &t, 1));
	assert_told(&found, "101 Header 2: SEX=M\n");
	assert_true(run(RETURN_SSDA903, "101", 2024, &t, 1));
	assert_told(&found, "101 Header 1: SEX=1\n");
	forget();
}

static void not_in_force(void **state)
{
	struct table_in t =
	    TCIN("PreProceedings", "LAchildID,LBPSentDate,PPStartDate\na,1/1/1999,\n");
	const struct rule_table *of = NULL;
	const struct rule *r = rule_find(RETURN_CIN, STR("9006"), 2026, &of);
	struct scope scope = scope_of(RETURN_CIN, 2025);

	(void)state;
	assert_false(rule_on_tables(r, of, &t, 1, &scope, &found, &why_not));
	assert_str(why_not, "it is not in force that year");
	assert_int_equal(found.count, 0);
	assert_true(run(RETURN_CIN, "9006", 2026, &t, 1));
	assert_int_equal(found.count, 1);
	forget();
}

static void cannot_run(void **state)
{
	struct table_in t = T903("Header", "CHILD,DOB\na,1/1/2010\n");

	(void)state;
	assert_false(run(RETURN_SSDA903, "101", 2025, &t, 1));
	assert_str(why_not, "Header has no column SEX");
	assert_false(run(RETURN_SSDA903, "166", 2025, &t, 1));
	assert_str(why_not, "there is no Reviews table");
	assert_false(run(RETURN_SSDA903, "203", 2025, &t, 1));
	assert_str(why_not, "there is no Header table of the year before");
	forget();
}

static void every_unit(void **state)
{
	struct table_in episodes = T903("Episodes", "CHILD,DECOM,DEC,REC\n"
						    "a,01/05/2025,01/06/2025,X1\n"
						    "a,15/05/2025,,\n"
						    "b,01/05/2025,01/05/2025,X1\n");
	struct table_in years[] = {T903("Header", "CHILD,DOB\na,1/1/2010\nb,2/2/2012\n"),
				   T903("Header_last", "CHILD,DOB\nb,2/2/2011\na,1/1/2010\n")};
	struct table_in upns = T903("Header", "CHILD,UPN\na,X\nb,Y\nc,X\n");
	struct table_in disabilities = TCIN("Disabilities", "LAchildID,Disability\na,NONE\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "501", 2025, &episodes, 1));
	assert_told(&found, "501 Episodes 2: DECOM=15/05/2025 DEC=\n");
	assert_true(run(RETURN_SSDA903, "203", 2025, years, 2));
	assert_told(&found, "203 Header 2: DOB=2/2/2012\n");
	assert_true(run(RETURN_SSDA903, "444", 2025, &upns, 1));
	assert_told(&found, "444 Header 1: UPN=X\n444 Header 3: UPN=X\n");
	assert_true(run(RETURN_CIN, "2887Q", 2025, &disabilities, 1));
	assert_told(&found, "2887Q Disabilities 0:\n");
	forget();
}

/* One blank child id or impossible date marks that row; the rules still see the other children. */
static void spoilt_rows(void **state)
{
	struct table_in t = T903("Episodes", "CHILD,DECOM,DEC,REC\n"
					     ",01/05/2025,02/05/2025,\n"
					     "a,31/02/2025,01/06/2025,\n"
					     "b,01/05/2025,01/06/2025,\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "148", 2025, &t, 1));
	findings_sort(&found);
	assert_told(&found, "148 Episodes 1: DEC=02/05/2025 REC=\n"
			    "148 Episodes 2: DEC=01/06/2025 REC=\n"
			    "148 Episodes 3: DEC=01/06/2025 REC=\n");
	forget();
}

/* ---- the ledger ---- */

static void wanted(void **state)
{
	struct source none[TABLES] = {{0}};
	struct material m = {.sources = none};
	struct wanted w = {.rule = STR("")};
	struct engine g;
	size_t all;

	(void)state;
	engine_open(&g, RETURN_CIN, 2025, &m, &w, &arena);
	all = g.count;
	assert_true(all > 15);
	for (size_t i = 0; i < g.count; i++) {
		assert_true(rule_in_force(g.rules[i], 2025));
		assert_int_equal(g.ledger[i].of->returns, RETURN_CIN);
		assert_ptr_equal(g.ledger[i].rule, g.rules[i]);
		assert_int_equal(g.ledger[i].ran, g.rules[i]->unit == UNIT_any);
		assert_int_equal(g.ledger[i].ran, g.ledger[i].reason.len == 0);
	}
	w = (struct wanted){.rule = STR("2887q")};
	engine_open(&g, RETURN_CIN, 2025, &m, &w, &arena);
	assert_int_equal(g.count, 1);
	w = (struct wanted){.rule = STR(""), .severity_set = true, .severity = SEVERITY_QUERY};
	engine_open(&g, RETURN_CIN, 2025, &m, &w, &arena);
	assert_in_range(g.count, 1, all - 1);
	for (size_t i = 0; i < g.count; i++)
		assert_int_equal(g.rules[i]->severity, SEVERITY_QUERY);
	forget();
}

static const struct ledger_row *row_of(const struct engine *g, const char *code)
{
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->rules[i]->code, code) == 0)
			return &g->ledger[i];
	fail_msg("no rule %s", code);
	return NULL;
}

static void looked_at(void **state)
{
	struct source sources[TABLES] = {{0}};
	struct material m = {.sources = sources};
	struct wanted w = {.rule = STR("")};
	uint64_t rows[TABLES] = {0};
	struct engine g;

	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		sources[t] = (struct source){.here = t != TABLE_REVIEW, .present = UINT32_MAX};
	rows[TABLE_HEADER] = 7;
	rows[TABLE_EPISODE] = 30;
	rows[TABLE_CINDETAILS] = 1000;
	engine_open(&g, RETURN_SSDA903, 2025, &m, &w, &arena);
	engine_looked_at(&g, rows, 5);
	assert_int_equal(row_of(&g, "101")->looked_at, 7);
	assert_int_equal(row_of(&g, "148")->looked_at, 30);
	assert_int_equal(row_of(&g, "302")->looked_at, 5);
	assert_int_equal(row_of(&g, "444")->looked_at, 1);
	assert_int_equal(row_of(&g, "W1")->looked_at, 37);
	assert_int_equal(row_of(&g, "166")->looked_at, 0);
	assert_false(row_of(&g, "166")->ran);
	forget();
}

/* ---- our own rules ---- */

static void unreadable_dates(void **state)
{
	struct table_in t = T903("Episodes", "CHILD,DECOM,DEC,RNE\n"
					     "a,31/02/2025,soon,S\n"
					     "a,01/04/2025,,S\n"
					     "b,01/04/2025,1/1/1850,??\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "W1", 2025, &t, 1));
	findings_sort(&found);
	assert_told(&found, "W1 Episodes 1: DECOM=31/02/2025 DEC=soon\n"
			    "W1 Episodes 3: DEC=1/1/1850\n");
	forget();
}

static void unreadable_codes(void **state)
{
	struct table_in t[] = {T903("Episodes", "CHILD,DECOM,RNE,PLACE\na,x,S,ZZ\na,,,U1\n"),
			       T903("Header", "CHILD,SEX\na,X\nb,1\n")};
	struct table_in cin = TCIN("Disabilities", "LAchildID,Disability\na,NONE\na,none\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "W2", 2025, t, 2));
	findings_sort(&found);
	assert_told(&found, "W2 Header 1: SEX=X\nW2 Episodes 1: PLACE=ZZ\n");
	assert_true(run(RETURN_CIN, "W2", 2025, &cin, 1));
	assert_told(&found, "W2 Disabilities 2: Disability=none\n");
	forget();
}

static void unreadable_numbers(void **state)
{
	struct table_in t = T903("OC2", "CHILD,DOB,SDQ_SCORE\na,x,12\na,1/1/2010,twelve\nb,,\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "W3", 2025, &t, 1));
	assert_told(&found, "W3 OC2 2: SDQ_SCORE=twelve\n");
	forget();
}

static void nameless_rows(void **state)
{
	struct table_in t[] = {T903("Episodes", "CHILD,DECOM\n,01/04/2025\na,01/04/2025\n"),
			       T903("Header", "CHILD,SEX\na,M\n,F\n")};
	struct table_in cin = TCIN("ChildIdentifiers", "LAchildID,UPN\n,\na,\n");

	(void)state;
	assert_true(run(RETURN_SSDA903, "W4", 2025, t, 2));
	findings_sort(&found);
	assert_told(&found, "W4 Header 2: CHILD=\nW4 Episodes 1: CHILD=\n");
	assert_true(run(RETURN_CIN, "W4", 2025, &cin, 1));
	assert_told(&found, "");
	assert_true(run(RETURN_CIN, "8500", 2025, &cin, 1));
	assert_told(&found, "8500 ChildIdentifiers 1: LAchildID=\n");
	forget();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(in_force, "each version of a rule runs in its own years"),
	    TEST(not_in_force, "a rule that is not in force does not run"),
	    TEST(cannot_run, "a rule that lacks a table, column or last year says so"),
	    TEST(every_unit, "rules about rows, last year, a return and a census all run"),
	    TEST(spoilt_rows, "a spoilt row hides no other"),
	    TEST(wanted, "an engine holds the rules asked for, in force that year"),
	    TEST(looked_at, "each rule says how many records it looked at"),
	    TEST(unreadable_dates, "W1 marks the dates that are no days"),
	    TEST(unreadable_codes, "W2 marks the codes that are in no list"),
	    TEST(unreadable_numbers, "W3 marks the numbers that are none"),
	    TEST(nameless_rows, "W4 marks records without a child, which 8500 does in the census"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
