#include "record/census_now.h"

#include "record/census.h"
#include "unit.h"

static void on_child(void *with, const struct child *c)
{
	census_now_add(with, c);
}

/* The last day is 31 March 2026. */
static void read_xml(struct census_now *n, struct str xml)
{
	struct arena arena = {0};
	struct tree_told told = {0};
	struct census_counts counts = {0};
	struct scope scope = {.returns = RETURN_CIN, .year = 2025};

	scope.end = date_cell(date_day(2026, 3, 31));
	census_read_bytes(xml, &scope, on_child, n, &counts, &arena, &told);
	arena_close(&arena);
}

static const struct now_child *child(const struct census_now *n, const char *id)
{
	return census_now_child(n, str_of(id));
}

#define CHILDREN(inside) "<Message><Children>\n" inside "</Children></Message>"
#define CHILD(id, inside)                                                                          \
	"<Child><ChildIdentifiers><LAchildID>" id "</LAchildID></ChildIdentifiers>"                \
	"<CINdetails><CINreferralDate>2025-01-01</CINreferralDate>" inside                         \
	"</CINdetails></Child>\n"
#define CLOSED	    "<CINclosureDate>2026-03-31</CINclosureDate>"
#define PLAN(start) "<ChildProtectionPlans><CPPstartDate>" start "</CPPstartDate>"
#define END(day)    "<CPPendDate>" day "</CPPendDate>"
#define PLAN_END    "</ChildProtectionPlans>"

#define ASSESSED                                                                                   \
	"<Assessments><AssessmentActualStartDate>2025-01-02</AssessmentActualStartDate></"         \
	"Assessments>"

#define FIRST                                                                                      \
	CHILD("a", "")                                                                             \
	CHILD("b", CLOSED)                                                                         \
	CHILD("c", PLAN("2025-05-01") END("2025-06-01") PLAN_END PLAN("2025-07-01") PLAN_END)
#define SECOND                                                                                     \
	CHILD("d", CLOSED PLAN("2025-05-01") END("2026-04-01") PLAN_END)                           \
	CHILD("a", CLOSED PLAN("2025-08-01") PLAN_END)                                             \
	CHILD("e", CLOSED PLAN("2026-04-01") PLAN_END)                                             \
	CHILD("f", ASSESSED)

static void open_on_the_day(void **state)
{
	struct census_now n = {0};

	(void)state;
	read_xml(&n, STR(CHILDREN(FIRST SECOND)));
	census_now_index(&n, date_cell(date_day(2026, 3, 31)));
	assert_int_equal(n.count, 4);
	assert_true(child(&n, "f")->followed);
	assert_null(child(&n, "b"));
	assert_null(child(&n, "e"));
	assert_int_equal(child(&n, "c")->need.record, 3);
	assert_false(child(&n, "c")->followed);
	assert_int_equal(child(&n, "c")->plan.began.v, date_day(2025, 7, 1));
	assert_int_equal(child(&n, "c")->plan.record, 2);
	assert_int_equal(child(&n, "c")->plan.line, 4);
	assert_int_equal(child(&n, "d")->need.record, 0);
	assert_int_equal(child(&n, "d")->plan.record, 3);
	assert_str(census_now_id(&n, child(&n, "d")), "d");
	census_now_close(&n);
}

static void twice(void **state)
{
	struct census_now n = {0};

	(void)state;
	read_xml(&n, STR(CHILDREN(FIRST SECOND)));
	census_now_index(&n, date_cell(date_day(2026, 3, 31)));
	assert_int_equal(child(&n, "a")->need.record, 1);
	assert_int_equal(child(&n, "a")->plan.record, 4);
	assert_int_equal(child(&n, "a")->plan.began.v, date_day(2025, 8, 1));
	assert_str(census_now_id(&n, child(&n, "a")), "a");
	census_now_close(&n);
}

static void same_open(const struct now_open *a, const struct now_open *b)
{
	assert_int_equal(a->record, b->record);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->began.v, b->began.v);
}

static void in_parts(void **state)
{
	struct census_now whole = {0}, parts = {0}, second = {0};
	const uint64_t before[TABLES] = {[TABLE_CP_PLAN] = 2, [TABLE_CINDETAILS] = 3};

	(void)state;
	read_xml(&whole, STR(CHILDREN(FIRST SECOND)));
	read_xml(&parts, STR(CHILDREN(FIRST)));
	read_xml(&second, STR(CHILDREN(SECOND)));
	census_now_append(&parts, &second, before, 3);
	assert_int_equal(parts.count, whole.count);
	for (size_t i = 0; i < whole.count; i++) {
		const struct now_child *a = &whole.at[i], *b = &parts.at[i];

		same_open(&a->plan, &b->plan);
		same_open(&a->need, &b->need);
		assert_int_equal(a->followed, b->followed);
		assert_true(str_eq(census_now_id(&whole, a), census_now_id(&parts, b)));
	}
	census_now_close(&whole);
	census_now_close(&parts);
	census_now_close(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(open_on_the_day, "what is open on the last day of a census is remembered"),
	    TEST(twice, "a child who stands in a census twice is remembered as one"),
	    TEST(in_parts, "a census in parts is remembered as it is in one"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
