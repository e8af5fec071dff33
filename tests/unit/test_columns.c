/*
 * A rule reads what it declares and nothing else: over our own case files, taking away every column
 * that is neither in its FIELDS nor in its NEEDS (nor an id) changes nothing that it marks. Else a
 * rule would run on a return that lacks the column, and be wrong.
 */
#include "../cases/case.h"

#include "rules/engine.h"
#include "rules/registry.h"
#include "unit.h"

#include <dirent.h>

static unsigned calls, taken_away, faults;

static bool lists(const struct rule *r, enum field f, bool last)
{
	for (size_t i = 0; r->fields[i] != FIELD_NONE; i++)
		if (r->fields[i] == f && !last)
			return true;
	for (size_t i = 0; r->needs[i] != FIELD_NONE; i++) {
		struct need n = rule_need(r->needs[i]);

		if (!n.providers && n.field == f && n.last == last)
			return true;
	}
	return false;
}

/* Who came to the country alone is told by the header or by the UASC table, of either year. */
static bool tells_uasc(enum field f)
{
	return f == HEADER_UASC || field_info(f)->table == TABLE_UASC;
}

static bool declared(const struct rule *r, enum field f, bool last)
{
	return field_info(f)->type == CELL_key || lists(r, f, last) ||
	       (tells_uasc(f) && (lists(r, HEADER_UASC, false) || lists(r, HEADER_UASC, true)));
}

static void take_away(const struct rule *r, struct table_in *t, struct arena *a)
{
	enum field *fields = arena_array(a, t->columns + 1, sizeof *fields);

	for (size_t c = 0; c < t->columns; c++) {
		bool keep = t->fields[c] != FIELD_NONE && declared(r, t->fields[c], t->last);

		fields[c] = keep ? t->fields[c] : FIELD_NONE;
		taken_away += t->fields[c] != FIELD_NONE && !keep;
	}
	t->fields = fields;
}

static struct str marks(const struct case_of *of, const json_t *call, const struct case_input *in,
			struct arena *a)
{
	struct findings found = {0};
	struct marks m = {.arena = a};
	struct str why_not, text;

	if (rule_on_tables(of->rule, of->table, in->tables, in->count, &in->scope, &found,
			   &why_not))
		m = marks_found(call, of, &found, a);
	text = arena_fmt(a, "%zu: %.*s; %.*s", m.count, (int)marks_text(&m).len, marks_text(&m).p,
			 (int)why_not.len, why_not.p);
	findings_close(&found);
	return text;
}

static void check_call(const struct case_of *of, const json_t *call, const char *path)
{
	struct arena a = {0};
	struct case_input in;
	struct err e = {0};
	struct str before, after;

	assert_true(case_input(&in, call, of, &a, &e));
	before = marks(of, call, &in, &a);
	for (size_t i = 0; i < in.count; i++)
		take_away(of->rule, &in.tables[i], &a);
	after = marks(of, call, &in, &a);
	if (!str_eq(before, after)) {
		print_error("%s: with all columns %.*s; with those declared %.*s\n", path,
			    (int)before.len, before.p, (int)after.len, after.p);
		faults++;
	}
	calls++;
	arena_close(&a);
}

static void check_file(const char *path, enum returns returns)
{
	json_t *file = json_load_file(path, 0, NULL);
	const json_t *list = json_object_get(file, "calls");
	struct str from = str_of(json_string_value(json_object_get(file, "from")));
	struct case_of of = {.by_field = returns == RETURN_CIN};
	int64_t year = 0;

	assert_true(str_number(str_cut(&from, '-'), 1900, 2199, &year));
	of.year = (int)year;
	of.rule = rule_find(returns, str_of(json_string_value(json_object_get(file, "rule"))),
			    of.year, &of.table);
	if (!of.rule)
		fail_msg("%s is of no rule there is", path);
	/* A rule about any row looks at the columns there are. */
	for (size_t i = 0; of.rule->unit != UNIT_any && i < json_array_size(list); i++)
		check_call(&of, json_array_get(list, i), path);
	json_decref(file);
}

static void check_folder(const char *folder, enum returns returns)
{
	char path[1024];
	DIR *d;

	calls = taken_away = faults = 0;
	snprintf(path, sizeof path, "%s/tests/cases/%s", SOURCE_ROOT, folder);
	d = opendir(path);
	assert_non_null(d);
	for (const struct dirent *f; (f = readdir(d));) {
		if (!str_ends(str_of(f->d_name), STR(".json")))
			continue;
		snprintf(path, sizeof path, "%s/tests/cases/%s/%s", SOURCE_ROOT, folder, f->d_name);
		check_file(path, returns);
	}
	closedir(d);
	assert_true(calls > 20);
	assert_int_equal(faults, 0);
}

static void ssda903(void **state)
{
	(void)state;
	check_folder("ssda903", RETURN_SSDA903);
	assert_true(taken_away > 0);
}

static void cin(void **state)
{
	(void)state;
	check_folder("cin", RETURN_CIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(ssda903, "rules of the SSDA903 need no column but those they declare"),
	    TEST(cin, "rules of the CIN census need no column but those they declare"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
