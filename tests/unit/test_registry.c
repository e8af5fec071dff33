/*
 * Every rule of the registry is in order: what the compiler cannot see of the tables at the foot of
 * each file of rules is looked at here. A rule that is not in order is named.
 */
#include "rules/registry.h"

#include "record/tables_in.h"
#include "unit.h"

#include <jansson.h>

static unsigned faults;

static void fault(const struct rule *r, const char *what)
{
	print_error("rule %s@%d: %s\n", r->code, r->from, what);
	faults++;
}

#define CHECK(r, holds, what)                                                                      \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fault(r, what);                                                            \
	} while (0)

typedef void each_rule(const struct rule *r, const struct rule_table *of);

static void for_all(each_rule *check)
{
	const struct rule_table *const *tables;
	size_t count = rule_tables(&tables), rules = 0;

	faults = 0;
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++, rules++)
			check(&tables[t]->rules[i], tables[t]);
	assert_true(rules >= 40);
	assert_int_equal(faults, 0);
}

static bool ours(const struct rule *r)
{
	return r->code[0] == 'W';
}

/* ---- years ---- */

static void check_overlap(const struct rule *r, const struct rule_table *of)
{
	const struct rule_table *const *tables;
	size_t count = rule_tables(&tables);

	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; tables[t]->returns == of->returns && i < tables[t]->count; i++) {
			const struct rule *other = &tables[t]->rules[i];
			bool same = str_same(str_of(r->code), str_of(other->code));
			bool itself = other == r && tables[t] == of;

			CHECK(r,
			      !same || itself || r->until < other->from || other->until < r->from,
			      "another version is in force in the same year");
		}
}

static void check_years(const struct rule *r, const struct rule_table *of)
{
	(void)of;
	CHECK(r, r->from <= r->until, "it ends before it begins");
	CHECK(r, r->from == 0 || r->from >= RULES_FIRST_YEAR, "it begins before the rule sets do");
	CHECK(r, r->until == LATEST || r->until <= RULES_LAST_YEAR, "it ends after them");
	CHECK(r, *r->code, "it has no code");
}

/* ---- fields ---- */

static size_t count_listed(const uint16_t *listed)
{
	size_t n = 0;

	while (n < RULE_FIELDS_MAX && listed[n] != FIELD_NONE)
		n++;
	return n;
}

/* Whether a number is a field (not a marker between tables). */
static bool is_field(unsigned f)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (f >= table_info(t)->first && f < table_info(t)->first + table_info(t)->fields)
			return true;
	return false;
}

static void check_list(const struct rule *r, const uint16_t *listed, enum returns returns)
{
	size_t n = count_listed(listed);

	CHECK(r, n < RULE_FIELDS_MAX, "a list of fields has no end");
	for (size_t i = 0; i < n; i++) {
		struct need one = rule_need(listed[i]);
		unsigned f = one.field;

		if (listed == r->needs && one.providers)
			continue;
		CHECK(r, is_field(f), "what it lists is no field");
		/* Annex A is held against the other returns, and what it lacks is marked there. */
		CHECK(r,
		      !is_field(f) ||
			  table_info(field_info((enum field)f)->table)->returns == returns ||
			  (returns == RETURN_ANNEXA &&
			   (listed == r->needs || r->unit == UNIT_annexa)),
		      "a field is of another return");
		for (size_t k = 0; k < i; k++)
			CHECK(r, listed[k] != listed[i], "a field is listed twice");
	}
}

static bool lists_both(const struct rule *r)
{
	for (size_t i = 0; r->fields[i] != FIELD_NONE; i++)
		for (size_t k = 0; r->needs[k] != FIELD_NONE; k++)
			if (r->fields[i] == r->needs[k])
				return true;
	return false;
}

static void check_fields(const struct rule *r, const struct rule_table *of)
{
	check_list(r, r->fields, of->returns);
	check_list(r, r->needs, of->returns);
	CHECK(r, !lists_both(r), "a field is marked and needed too");
	for (size_t i = 0; r->fields[i] != FIELD_NONE; i++)
		CHECK(r, r->fields[i] < RULE_IF_HERE, "it marks a field of last year");
}

static void check_units(const struct rule *r, const struct rule_table *of)
{
	enum table t = unit_table(r->unit);
	bool marks = false;

	(void)of;
	for (size_t i = 0; r->fields[i] != FIELD_NONE; i++)
		marks |= field_info((enum field)r->fields[i])->table == t;
	if (r->unit == UNIT_any || r->unit == UNIT_note)
		CHECK(r, count_listed(r->fields) == 0, "it lists fields though it is for any row");
	else
		CHECK(r, count_listed(r->fields) > 0, "it marks nothing");
	CHECK(r, t == TABLE_NONE || marks, "it marks no field of the rows it looks at");
	CHECK(r, t == TABLE_NONE || table_info(t)->returns == of->returns,
	      "it looks at rows of another return");
}

/* ---- words ---- */

static void check_sentence(const struct rule *r, const char *text)
{
	size_t n = strlen(text);

	CHECK(r, n > 0, "a sentence is missing");
	CHECK(r, n > 0 && text[n - 1] == '.', "a sentence has no full stop at its end");
	CHECK(r, !strstr(text, "  "), "two spaces follow one another");
	CHECK(r, n > 0 && text[0] != ' ' && text[0] != '.', "a sentence begins oddly");
	CHECK(r, str_utf8(str_of(text)), "it is not UTF-8");
}

static void check_words(const struct rule *r, const struct rule_table *of)
{
	(void)of;
	check_sentence(r, r->message);
	check_sentence(r, r->why);
	check_sentence(r, r->mend);
}

static bool figure(const struct rule *r, struct str name)
{
	return (r->unit == UNIT_all903 || r->unit == UNIT_census || r->unit == UNIT_annexa ||
		r->unit == UNIT_note) &&
	       name.len == 1 && name.p[0] >= '1' && name.p[0] <= '3';
}

/* A field of the return that is written exactly so. */
static bool official(enum returns returns, struct str name)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		enum field f = field_find(t, name);

		if ((table_info(t)->returns == returns || returns == RETURN_ANNEXA) &&
		    f != FIELD_NONE && str_is(name, field_info(f)->name))
			return true;
	}
	return false;
}

static void check_names(const struct rule *r, const struct rule_table *of)
{
	struct str rest = str_of(r->message);

	str_cut(&rest, '{');
	while (rest.len) {
		struct str name = str_cut(&rest, '}');

		CHECK(r, figure(r, name) || official(of->returns, name),
		      "a name in its message is no field of the return");
		str_cut(&rest, '{');
	}
	CHECK(r, !strpbrk(r->why, "{}") && !strpbrk(r->mend, "{}"),
	      "only the message may show values");
}

/* ---- severity ---- */

static void check_severity(const struct rule *r, const struct rule_table *of)
{
	bool query = r->severity == SEVERITY_QUERY;

	CHECK(r, of->returns != RETURN_CIN || query == str_ends(str_of(r->code), STR("Q")),
	      "it is a query though its code ends in no Q, or the other way round");
	CHECK(r, (r->severity == SEVERITY_NOTE) == ours(r), "only our own rules are notes");
}

/* ---- cases ---- */

/* Whether the call expects a mark on the row with this label. */
static bool marked(const json_t *expect, const char *table, const json_t *label)
{
	const json_t *rows = json_object_get(expect, table);

	for (size_t i = 0; i < json_array_size(rows); i++)
		if (json_equal(json_array_get(rows, i), label))
			return true;
	for (size_t i = 0; json_is_array(expect) && i < json_array_size(expect); i++) {
		const json_t *mark = json_array_get(expect, i);
		const char *of = json_string_value(json_array_get(mark, 0));

		if (of && strcmp(of, table) == 0 && json_equal(json_array_get(mark, 2), label))
			return true;
	}
	return false;
}

struct records {
	bool breaking, passing;
};

static void look_at_table(const struct rule *r, const json_t *call, const char *name,
			  const json_t *index, struct records *found)
{
	const json_t *expect = json_object_get(call, "expect");

	for (size_t i = 0; i < json_array_size(index); i++) {
		if (marked(expect, name, json_array_get(index, i)))
			found->breaking = true;
		else if (r->unit == UNIT_any)
			found->passing = true;
		else
			for (size_t f = 0; r->fields[f] != FIELD_NONE; f++)
				found->passing |=
				    strcmp(table_info(field_info((enum field)r->fields[f])->table)
					       ->name,
					   name) == 0;
	}
}

static void look_at_call(const struct rule *r, const json_t *call, struct records *found)
{
	json_t *input = json_object_get(call, "input");
	const char *name;
	json_t *table;

	if (json_is_true(json_object_get(call, "la_level")))
		found->breaking = true;
	json_object_foreach(input, name, table)
	{
		look_at_table(r, call, name, json_object_get(table, "index"), found);
	}
}

/* Notes of the reader are about files and not about tables: test_structure has theirs. Our other
 * rules are the same for all returns, and have a case in one. */
static bool has_no_case(const struct rule *r, const struct rule_table *of)
{
	return ours(r) && (r->unit == UNIT_note || of->returns != RETURN_SSDA903);
}

static void check_case(const struct rule *r, const struct rule_table *of)
{
	static const char *const folders[RETURNS] = {"", "ssda903", "cin", "annexa"};
	int year = r->from ? r->from : RULES_FIRST_YEAR;
	char path[1024];
	struct records found = {false, false};
	const json_t *calls;
	json_t *file;

	if (has_no_case(r, of))
		return;
	snprintf(path, sizeof path, "%s/tests/cases/%s/%s@%d-%02d.json", SOURCE_ROOT,
		 folders[of->returns], r->code, year, (year + 1) % 100);
	file = json_load_file(path, 0, NULL);
	calls = json_object_get(file, "calls");
	CHECK(r, file, "it has no case file that can be read");
	for (size_t i = 0; i < json_array_size(calls); i++)
		look_at_call(r, json_array_get(calls, i), &found);
	CHECK(r, found.breaking, "no record of its case file breaks it");
	CHECK(r, found.passing, "no record of its case file passes");
	json_decref(file);
}

/* ---- finding a rule ---- */

static void check_found(const struct rule *r, const struct rule_table *of)
{
	const struct rule_table *table = NULL;

	CHECK(r, rule_find(of->returns, str_of(r->code), r->from, &table) == r,
	      "it is not found by its code in its first year");
	CHECK(r, !table || table->returns == of->returns, "it is found in another return");
	CHECK(r,
	      rule_in_force(r, r->until) && !rule_in_force(r, r->from - 1) &&
		  !rule_in_force(r, r->until + 1),
	      "it is in force beyond its years");
}

/* A test for each check, all alike. */
#define OVER_ALL(check)                                                                            \
	static void check##_of_all(void **state)                                                   \
	{                                                                                          \
		(void)state;                                                                       \
		for_all(check);                                                                    \
	}
OVER_ALL(check_overlap)
OVER_ALL(check_years)
OVER_ALL(check_fields)
OVER_ALL(check_units)
OVER_ALL(check_words)
OVER_ALL(check_names)
OVER_ALL(check_severity)
OVER_ALL(check_case)
OVER_ALL(check_found)

static void by_code(void **state)
{
	const struct rule *old = rule_find(RETURN_SSDA903, STR("101"), 2023, NULL);
	const struct rule *new = rule_find(RETURN_SSDA903, STR("101"), 2024, NULL);

	(void)state;
	assert_non_null(old);
	assert_non_null(new);
	assert_ptr_not_equal(old, new);
	assert_ptr_equal(rule_find(RETURN_CIN, STR("2887q"), 2024, NULL),
			 rule_find(RETURN_NONE, STR("2887Q"), 2024, NULL));
	assert_null(rule_find(RETURN_CIN, STR("101"), 2024, NULL));
	assert_null(rule_find(RETURN_SSDA903, STR("101"), 2021, NULL));
	assert_null(rule_find(RETURN_NONE, STR(""), 2024, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(check_overlap_of_all, "a code stands once in each year of a return"),
	    TEST(check_years_of_all, "every version begins before it ends"),
	    TEST(check_fields_of_all, "fields are fields of the return and are listed once"),
	    TEST(check_units_of_all, "a rule about rows marks a field of those rows"),
	    TEST(check_words_of_all, "every message, reason and remedy is a sentence"),
	    TEST(check_names_of_all, "every name in a message is a field that can be filled in"),
	    TEST(check_severity_of_all, "the queries of the census are the rules that end in Q"),
	    TEST(check_case_of_all, "every version has a case that breaks it and one that passes"),
	    TEST(check_found_of_all, "every version is found by its code and in its years only"),
	    TEST(by_code, "a rule is found in its return and year, whatever the case of its code"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
