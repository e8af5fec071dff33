#include "record/authority.h"

#include "unit.h"

static void by_code(void **state)
{
	(void)state;
	assert_string_equal(authority_find(STR("926"))->name, "Norfolk");
	assert_string_equal(authority_find(STR("E10000020"))->code, "926");
	assert_string_equal(authority_find(STR("e10000020"))->code, "926");
}

static void unknown(void **state)
{
	(void)state;
	assert_null(authority_find(STR("")));
	assert_null(authority_find(STR("000")));
	assert_null(authority_find(STR("92")));
	assert_null(authority_find(STR("9260")));
	assert_null(authority_find(STR("E10000999")));
}

static void all(void **state)
{
	(void)state;
	assert_in_range(ref_authority_count, 150, 160);
	for (size_t i = 0; i < ref_authority_count; i++) {
		const struct ref_authority *a = &ref_authorities[i];

		assert_ptr_equal(authority_find(str_of(a->code)), a);
		assert_ptr_equal(authority_find(str_of(a->ons)), a);
		if (i)
			assert_true(str_cmp(str_of(a[-1].code), str_of(a->code)) < 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(by_code, "an authority is found by either code, in either case"),
	    TEST(unknown, "an unknown code finds nothing"),
	    TEST(all, "every authority is found and stands in order"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
