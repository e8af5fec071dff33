#include "record/dossier.h"

#include "unit.h"

static struct str with_other_case(const char *name, char to[64])
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++) {
		char c = name[i];
		bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';

		to[i] = (char)(upper || lower ? c ^ 0x20 : c);
	}
	return (struct str){to, n};
}

static void by_name(void **state)
{
	char other[128];

	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct table_info *info = table_info(t);

		for (enum field f = info->first; f < info->first + info->fields; f++) {
			const char *name = field_info(f)->name;

			assert_int_equal(field_find(t, str_of(name)), f);
			assert_int_equal(field_find(t, with_other_case(name, other)), f);
			assert_int_equal(field_info(f)->table, t);
		}
	}
}

static void tables_by_name(void **state)
{
	char other[128];

	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct table_info *info = table_info(t);

		assert_int_equal(table_find(info->returns, str_of(info->name)), t);
		assert_int_equal(table_find(info->returns, with_other_case(info->name, other)), t);
	}
	assert_int_equal(table_find(RETURN_SSDA903, STR("Header")), TABLE_HEADER);
	assert_int_equal(table_find(RETURN_CIN, STR("Header")), TABLE_CENSUS_HEADER);
	assert_int_equal(table_find(RETURN_SSDA903, STR("CINdetails")), TABLE_NONE);
}

static void unknown_names(void **state)
{
	(void)state;
	assert_int_equal(field_find(TABLE_EPISODE, STR("")), FIELD_NONE);
	assert_int_equal(field_find(TABLE_EPISODE, STR("DEC ")), FIELD_NONE);
	assert_int_equal(field_find(TABLE_EPISODE, STR("DECO")), FIELD_NONE);
	assert_int_equal(field_find(TABLE_EPISODE, STR("DECOMM")), FIELD_NONE);
	assert_int_equal(field_find(TABLE_EPISODE, STR("DEC\0")), FIELD_NONE);
	assert_int_equal(field_find(TABLE_EPISODE, STR("MIS_START")), FIELD_NONE);
}

/* Bytes of the row that a field's cell takes; 0 for a key, which has none. */
static size_t cell_size(const struct field_info *f)
{
	switch (f->type) {
	case CELL_text: return sizeof(struct text_cell);
	case CELL_date:
	case CELL_code:
	case CELL_number:
	case CELL_tenths: return sizeof(int32_t);
	case CELL_key: break;
	}
	return 0;
}

static void places(void **state)
{
	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct table_info *info = table_info(t);
		unsigned char taken[512] = {0};

		assert_in_range(info->row_size, sizeof(struct row), sizeof taken);
		assert_in_range(info->fields, 1, TABLE_FIELDS_MAX);
		memset(taken, 1, sizeof(struct row));
		if (table_parent(t)->table)
			memset(taken + table_parent(t)->offset, 1, sizeof(void *));
		for (enum field f = info->first; f < info->first + info->fields; f++) {
			size_t size = cell_size(field_info(f));

			assert_true(field_info(f)->offset + size <= info->row_size);
			for (size_t i = 0; i < size; i++)
				if (taken[field_info(f)->offset + i]++)
					fail_msg("%s.%s lies over another field", info->name,
						 field_info(f)->name);
		}
	}
}

static void ids_come_first(void **state)
{
	static const char *const names[RETURNS] = {"", "CHILD", "LAchildID", "Child Unique ID"};

	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct field_info *id = field_info(table_info(t)->first);

		if (t == TABLE_CENSUS_HEADER)
			continue;
		assert_int_equal(id->type, CELL_key);
		assert_string_equal(id->name, t == TABLE_ADOPTER ? "Individual adopter identifier"
								 : names[table_info(t)->returns]);
	}
}

static void codes_have_sets(void **state)
{
	(void)state;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		for (enum field f = table_info(t)->first;
		     f < table_info(t)->first + table_info(t)->fields; f++)
			assert_int_equal(field_info(f)->type == CELL_code,
					 field_info(f)->set != CODES_NONE);
}

static void parents(void **state)
{
	(void)state;
	assert_int_equal(table_parent(TABLE_FACTOR)->table, TABLE_ASSESSMENT);
	assert_int_equal(table_parent(TABLE_ASSESSMENT)->table, TABLE_CINDETAILS);
	assert_int_equal(table_parent(TABLE_CINDETAILS)->table, TABLE_NONE);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		assert_true(table_parent(t)->table < t);
}

static void names_of_returns(void **state)
{
	(void)state;
	assert_string_equal(returns_name(RETURN_SSDA903), "SSDA903");
	assert_string_equal(returns_name(RETURN_CIN), "CIN");
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		assert_non_null(strstr(returns_words(r), returns_name(r)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(by_name, "every field is found by its name in either case"),
	    TEST(tables_by_name, "every table is found by its name in its own return"),
	    TEST(unknown_names, "what is nearly a name finds nothing"),
	    TEST(places, "every field lies in its row and on no other"),
	    TEST(ids_come_first, "the first field of a table is the child's id"),
	    TEST(codes_have_sets, "code fields have a set of codes and no others have"),
	    TEST(parents, "a table stands behind the one its rows sit inside"),
	    TEST(names_of_returns, "returns are called by their official names"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
