#include "case.h"
#include "rules/engine.h"
#include "rules/registry.h"

#include <stdlib.h>

struct str case_name(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');
	struct str name = str_of(slash ? slash + 1 : path);

	if (str_ends(name, STR(".json")))
		name.len -= 5;
	return arena_str(a, name);
}

static void fail(struct verdict *v, struct str expected, struct str got)
{
	v->outcome = CASE_FAILED;
	v->expected = expected;
	v->got = got;
}

static void fail_file(struct verdict *v, struct str why)
{
	fail(v, STR("a case file"), why);
}

/* The first year of "2022-23"; 0 when that is not what is written. */
static int first_year(const json_t *from)
{
	struct str text = str_of(json_is_string(from) ? json_string_value(from) : "");
	struct str year = str_cut(&text, '-');
	int64_t number;

	return str_number(year, 1900, 2199, &number) ? (int)number : 0;
}

/* Which version of which rule the file is about. Returns false when it says none. */
static bool identify(struct verdict *v, struct case_of *of, const json_t *file, struct arena *a)
{
	const char *code = json_string_value(json_object_get(file, "rule"));
	const json_t *from = json_object_get(file, "from");
	const json_t *first = json_array_get(json_object_get(file, "calls"), 0);
	enum returns returns;

	of->year = first_year(from);
	if (!code || !of->year || !first) {
		fail_file(v, STR("a file without a rule, a year or a call"));
		return false;
	}
	v->name = arena_fmt(a, "%s@%s", code, json_string_value(from));
	of->by_field = json_is_array(json_object_get(first, "expect"));
	returns = of->by_field ? RETURN_CIN : RETURN_SSDA903;
	if (json_object_get(file, "return"))
		returns = RETURN_ANNEXA;
	of->rule = rule_find(returns, str_of(code), of->year, &of->table);
	if (!of->rule)
		v->outcome = CASE_ABSENT;
	return of->rule != NULL;
}

/*
 * Runs one call. A rule that cannot run for want of a column marks nothing, as the case may well
 * expect; *ran tells whether it did run.
 */
static void run_call(struct verdict *v, const struct case_of *of, const json_t *call, bool *ran,
		     struct arena *a)
{
	struct findings found = {0};
	struct case_input in;
	struct str why_not = STR("");
	struct marks expected = marks_expected(call, of, a), got;
	struct err e = {0};

	if (!case_input(&in, call, of, a, &e)) {
		fail_file(v, arena_str(a, str_of(e.text)));
		return;
	}
	if (rule_on_tables(of->rule, of->table, in.tables, in.count, &in.scope, &found, &why_not))
		*ran = true;
	got = marks_found(call, of, &found, a);
	if (!marks_same(&expected, &got))
		fail(v, marks_text(&expected),
		     why_not.len ? arena_fmt(a, "a rule that did not run: %.*s", (int)why_not.len,
					     why_not.p)
				 : marks_text(&got));
	else if (why_not.len)
		v->got = arena_fmt(a, "a rule that did not run: %.*s", (int)why_not.len, why_not.p);
	findings_close(&found);
}

static void run_calls(struct verdict *v, const struct case_of *of, const json_t *calls,
		      struct arena *a)
{
	size_t count = json_array_size(calls);
	bool ran = false;

	for (size_t i = 0; i < count; i++) {
		run_call(v, of, json_array_get(calls, i), &ran, a);
		if (v->outcome != CASE_FAILED)
			continue;
		if (count > 1)
			v->got = arena_fmt(a, "%.*s (call %zu of %zu)", (int)v->got.len, v->got.p,
					   i + 1, count);
		return;
	}
	if (!ran)
		fail(v, STR("a rule that runs"), v->got);
}

struct verdict case_run(const char *path, const json_t *file, struct arena *a)
{
	struct verdict v = {.outcome = CASE_PASSED, .name = case_name(path, a)};
	struct case_of of = {0};

	if (identify(&v, &of, file, a))
		run_calls(&v, &of, json_object_get(file, "calls"), a);
	v.expected = arena_str(a, v.expected);
	v.got = arena_str(a, v.got);
	return v;
}
