#include "record/nest.h"

#include "unit.h"

static const struct scope scope = {.returns = RETURN_CIN, .year = 2025};

static size_t add(struct nest *n, enum table t)
{
	const struct str none[TABLE_FIELDS_MAX] = {{NULL, 0}};
	size_t number = nest_add(n, t, 1);

	nest_fill(n, t, number, none);
	return number;
}

static void stray(void **state)
{
	struct nest n;
	const struct child *c;
	const struct factor *f;
	const struct assessment *a;

	(void)state;
	nest_open(&n, RETURN_CIN);
	add(&n, TABLE_FACTOR);
	c = nest_child(&n, &scope, STR("1"), false);
	f = first_factor(c);
	a = f->assessment;
	assert_int_equal(a->row.record, 0);
	assert_int_equal(a->row.table, TABLE_ASSESSMENT);
	assert_ptr_equal(a->row.child, c);
	assert_true(is_absent(a->authorisation));
	assert_int_equal(a->cindetails->row.record, 0);
	assert_true(is_absent(a->cindetails->referral_date));
	assert_null(first_assessment(c));
	nest_close(&n);
}

/* A stray row has no neighbours, and nothing stands in it. */
static void stray_alone(void **state)
{
	struct arena text = {0};
	struct scope own = scope;
	struct nest n;
	const struct assessment *a;

	(void)state;
	nest_open(&n, RETURN_CIN);
	own.sources = n.sources;
	add(&n, TABLE_FACTOR);
	a = first_factor(nest_child(&n, &own, STR("1"), false))->assessment;
	assert_null(next_assessment(a));
	assert_null(prev_assessment(a));
	assert_null(next_cindetails(a->cindetails));
	assert_str(row_raw(&a->row, ASSESSMENT_AssessmentAuthorisationDate, &text), "");
	arena_close(&text);
	nest_close(&n);
}

static void some_stray(void **state)
{
	struct nest n;
	const struct child *c;
	size_t assessment, factor;

	(void)state;
	nest_open(&n, RETURN_CIN);
	assessment = add(&n, TABLE_ASSESSMENT);
	factor = add(&n, TABLE_FACTOR);
	nest_inside(&n, TABLE_FACTOR, factor, assessment);
	c = nest_child(&n, &scope, STR("1"), false);
	assert_ptr_equal(first_factor(c)->assessment, first_assessment(c));
	assert_int_equal(first_assessment(c)->cindetails->row.record, 0);
	nest_close(&n);
}

static void again(void **state)
{
	struct nest n;
	const struct child *c;

	(void)state;
	nest_open(&n, RETURN_CIN);
	for (uint32_t i = 0; i < 3; i++) {
		add(&n, TABLE_CINDETAILS);
		if (i == 0)
			add(&n, TABLE_CINDETAILS);
		c = nest_child(&n, &scope, STR("1"), false);
		assert_int_equal(first_cindetails(c)->row.record, i ? i + 2 : 1);
		assert_null(prev_cindetails(first_cindetails(c)));
		if (i)
			assert_null(next_cindetails(first_cindetails(c)));
		nest_clear(&n);
	}
	c = nest_child(&n, &scope, STR("1"), false);
	assert_null(first_cindetails(c));
	nest_close(&n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(stray, "a row that stands in no parent gets an empty one of no record"),
	    TEST(stray_alone, "an empty parent has no neighbours and no text"),
	    TEST(some_stray, "a parent that stands in none gets an empty one too"),
	    TEST(again, "a nest is used again and the record numbers go on"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
