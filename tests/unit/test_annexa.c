#include "record/annexa_find.h"
#include "record/fold.h"
#include "unit.h"

static void names_fold(void **state)
{
	char to[FOLD_MAX], word[FOLD_WORD_MAX];
	struct str s = STR("Child\xe2\x80\x99s Legal-Status");

	(void)state;
	assert_true(str_is(fold(STR(" Child Unique\xC2\xA0ID. "), to), "childuniqueid"));
	assert_true(str_is(fold_word(&s, word), "childs"));
	assert_true(str_is(fold_word(&s, word), "legal"));
	assert_true(str_is(fold_word(&s, word), "status"));
	assert_int_equal(fold_word(&s, word).len, 0);
}

static void codes_as_they_are_written(void **state)
{
	static const struct {
		enum code_set set;
		const char *text;
		enum code code;
	} ways[] = {
	    {CODES_STATED_SEX, "a) Male", STATED_SEX_M},
	    {CODES_STATED_SEX, "2 - Female", STATED_SEX_F},
	    {CODES_STATED_SEX, "c) Not stated/recorded (or unborn)", STATED_SEX_U},
	    {CODES_SAID, "1 - Yes", SAID_YES},
	    {CODES_SAID, "false", SAID_NO},
	    {CODES_SAID, "perhaps", CODE_NOTHING_},
	    {CODES_ETHNIC, "b) WIRI - White Irish", ETHNIC_WIRI},
	    {CODES_ETHNIC, "A3", ETHNIC_WOTH},
	    {CODES_REFERRAL_SOURCE, "p1) 5D: LA services", REFERRAL_SOURCE_5D},
	    {CODES_PRIMARY_NEED, "n1 - abuse", PRIMARY_NEED_N1},
	    {CODES_LS, "C2: FCO", LS_C2},
	    {CODES_PLACE, "zz) T4: Temporary placement", PLACE_T4},
	    {CODES_CLOSURE_REASON, "RC3 - Residence order", CLOSURE_REASON_RC3},
	    {CODES_ABUSE, "Neglect, Emotional abuse", ABUSE_MUL},
	    {CODES_TOUCH, "NO not in touch", TOUCH_NO},
	    {CODES_TOUCH, "No information", CODE_NOTHING_},
	    {CODES_LIVES_IN, "K2", LIVES_IN_K},
	    {CODES_DOES, "F4: Young person engaged full time", DOES_F4},
	    {CODES_PERMANENCE, "f) Long term fostering", PERMANENCE_FOSTER},
	    {CODES_LEFT_REASON, "2 - Process put on hold", LEFT_REASON_2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		assert_int_equal(annexa_code(ways[i].set, str_of(ways[i].text)), ways[i].code);
}

/* A list read from CSV text. */
static void read_text(struct annexa *a, const char *csv, struct annexa_place *p,
		      struct annexa_told *told, struct arena *arena)
{
	struct buf text = {0};

	buf_text(&text, csv);
	annexa_open(a);
	assert_true(annexa_find_csv(buf_view(&text), STR("x"), arena, p));
	annexa_add_csv(a, p, &text, told);
	buf_close(&text);
	annexa_link(a, DATE_NONE);
}

static void headings_in_other_words(void **state)
{
	struct annexa a;
	struct annexa_place p;
	struct annexa_told told;
	struct arena arena = {0};

	(void)state;
	read_text(&a,
		  "Referrals of the half year\n\n"
		  "Child ID;Sex;DOB;Referral date;Colour;Source of referral;Referral NFA?;Age\n"
		  "007;a) Male;01/02/2016;3/4/2026 10:30;red;q) 6: Police;0 - No;10.4\n"
		  "008;F;#N/A;2026-04-05;red;6;Y;-1\n",
		  &p, &told, &arena);
	assert_int_equal(p.layout.table, TABLE_REFERRAL);
	assert_true(str_is(p.layout.unknown, "Colour"));
	assert_true(str_starts(p.layout.missing, STR("Ethnicity; ")));
	assert_int_equal(told.records, 2);
	assert_int_equal(told.errors, 1);
	{
		const struct child *c = all903_child(&a.children, STR("007"));
		const struct referral *r = first_referral(c);

		assert_int_equal(r->row.line, 4);
		assert_int_equal(r->referred.v, date_day(2026, 4, 3));
		assert_true(code_is(r->gender, STATED_SEX_M));
		assert_true(code_is(r->nfa, SAID_NO));
		assert_int_equal(r->age.v, 10);
		assert_true(str_is(row_raw(&r->row, REFERRAL_SOURCE, &arena), "q) 6: Police"));
		r = first_referral(all903_child(&a.children, STR("008")));
		assert_true(is_absent(r->born) && is_absent(r->age) && is_absent(r->ethnicity));
	}
	assert_int_equal(a.window.drawn, date_day(2026, 4, 5));
	annexa_close(&a);
	arena_close(&arena);
}

static void no_list(void **state)
{
	struct arena arena = {0};
	struct annexa_place p;

	(void)state;
	assert_false(annexa_find_csv(STR("Child ID,Gender,Ethnicity\n1,M,WBRI\n"), STR("List 1"),
				     &arena, &p));
	assert_false(annexa_find_csv(STR(""), STR("List 1"), &arena, &p));
	arena_close(&arena);
}

/* One date far ahead is a slip; the day is the latest that half of the lists reach. */
static void the_day_is_guessed(void **state)
{
	struct annexa a;
	struct annexa_place p;
	struct annexa_told told;
	struct arena arena = {0};
	struct buf text = {0};

	(void)state;
	annexa_open(&a);
	buf_text(&text, "Child Unique ID,Date of Contact,Contact Source,Date of Birth,Age,Sex\n"
			"1,29/09/2026,6,,,\n2,28/09/2026,6,,,\n");
	assert_true(annexa_find_csv(buf_view(&text), STR("x"), &arena, &p));
	annexa_add_csv(&a, &p, &text, &told);
	buf_text(&text, "Child Unique ID,Date of referral,Referral Source,Referral NFA?,Sex,DOB\n"
			"1,29/09/2062,6,,,\n2,30/09/2026,6,,,\n");
	assert_true(annexa_find_csv(buf_view(&text), STR("x"), &arena, &p));
	annexa_add_csv(&a, &p, &text, &told);
	buf_text(&text, "Child Unique ID,Assessment start date,Assessment completion date,"
			"Organisation completing assessment,Sex\n1,27/09/2026,,A,\n");
	assert_true(annexa_find_csv(buf_view(&text), STR("x"), &arena, &p));
	annexa_add_csv(&a, &p, &text, &told);
	annexa_link(&a, DATE_NONE);
	assert_true(a.window.guessed);
	assert_int_equal(a.window.drawn, date_day(2026, 9, 30));
	assert_int_equal(a.window.since, date_day(2026, 3, 30));
	assert_int_equal(a.window.year_since, date_day(2025, 9, 30));
	assert_int_equal(a.window.lists, 3);
	annexa_close(&a);
	arena_close(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(names_fold, "names fold to letters and digits"),
	    TEST(codes_as_they_are_written, "codes are read as they are written"),
	    TEST(headings_in_other_words, "a list is known by headings in other words"),
	    TEST(no_list, "what tells nothing is no list"),
	    TEST(the_day_is_guessed, "the day the lists were drawn is guessed"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
