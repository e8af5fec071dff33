/* Methods h and i: publishing without giving people away, and which field is wrong. */
#include "base/locate.h"
#include "disclose/differencing.h"
#include "disclose/linked.h"
#include "disclose/rounding.h"
#include "disclose/suppress.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static int64_t *whole_matrix(const json_t *input, const char *key, size_t *rows, size_t *cols,
			     struct arena *a)
{
	double *real = ref_matrix(input, key, rows, cols, a);
	int64_t *whole = arena_array(a, *rows * *cols + 1, sizeof *whole);

	for (size_t i = 0; i < *rows * *cols; i++)
		whole[i] = (int64_t)llround(real[i]);
	return whole;
}

static json_t *number_or_null(int64_t x)
{
	return x >= COUNTS_ENDLESS ? json_null() : json_integer(x);
}

static json_t *h1(const json_t *input, struct arena *a)
{
	struct counts t;
	int64_t *flags, *cells = whole_matrix(input, "table_with_margins", &t.rows, &t.cols, a);
	json_t *list = json_array();
	struct counts_range *range;
	bool *suppressed;

	flags = whole_matrix(input, "suppressed", &t.rows, &t.cols, a);
	t.cell = cells;
	range = arena_array(a, t.rows * t.cols + 1, sizeof *range);
	suppressed = arena_array(a, t.rows * t.cols + 1, sizeof *suppressed);
	for (size_t i = 0; i < t.rows * t.cols; i++)
		suppressed[i] = flags[i] != 0;
	if (counts_audit_suppressed(a, &t, suppressed, range))
		for (size_t i = 0; i < t.rows * t.cols; i++)
			if (suppressed[i])
				json_array_append_new(list,
						      json_pack("{s:I, s:I, s:I, s:I, s:o, s:b}",
								"row", (json_int_t)(i / t.cols + 1),
								"col", (json_int_t)(i % t.cols + 1),
								"true", (json_int_t)cells[i], "min",
								(json_int_t)range[i].low, "max",
								number_or_null(range[i].high),
								"exactly_recoverable",
								range[i].low == range[i].high));
	return json_pack("{s:o}", "intervals", list);
}

static json_t *places(const bool *chosen, const bool *but, size_t cells, size_t cols)
{
	json_t *list = json_array();

	for (size_t i = 0; i < cells; i++)
		if (chosen[i] && !(but && but[i]))
			json_array_append_new(list, json_pack("[I,I]", (json_int_t)(i / cols + 1),
							      (json_int_t)(i % cols + 1)));
	return list;
}

static json_t *h2(const json_t *input, struct arena *a)
{
	size_t rows, cols;
	int64_t *cells = whole_matrix(input, "table", &rows, &cols, a);
	struct suppress_wishes w = {ref_whole(input, "threshold", 5),
				    ref_whole(input, "min_width", 1), 0};
	struct suppression s = suppress_table(a, rows, cols, cells, &w);

	return json_pack(
	    "{s:o, s:b, s:o, s:o, s:o}", "primary", places(s.small, NULL, rows * cols, cols),
	    "feasible", s.feasible, "min_secondary_count",
	    s.feasible ? json_integer((json_int_t)s.secondary) : json_null(),
	    "min_sum_at_that_count", s.feasible ? json_integer(s.secondary_sum) : json_null(),
	    "pattern", places(s.hidden, s.small, rows * cols, cols));
}

/* The pattern may be any of those listed. */
static bool h2_same(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	static const char *const keys[] = {"primary", "feasible", "min_secondary_count",
					   "min_sum_at_that_count"};
	const json_t *pattern;
	size_t i;

	(void)t;
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
		if (!json_equal(json_object_get(expected, keys[k]), json_object_get(got, keys[k])))
			return false;
	if (!json_is_true(json_object_get(got, "feasible")))
		return true;
	json_array_foreach(json_object_get(expected, "patterns_achieving"), i, pattern)
	{
		if (json_equal(pattern, json_object_get(got, "pattern")))
			return true;
	}
	return false;
}

static json_t *ends(const struct rounding *r, bool high)
{
	json_t *rows = json_array(), *row = NULL;

	for (size_t i = 0; i < r->rounded.rows * r->rounded.cols; i++) {
		if (i % r->rounded.cols == 0)
			json_array_append_new(rows, row = json_array());
		json_array_append_new(row, json_integer(high ? r->range[i].high : r->range[i].low));
	}
	return rows;
}

static json_t *h3(const json_t *input, struct arena *a)
{
	size_t rows, cols;
	int64_t *cells = whole_matrix(input, "table", &rows, &cols, a);
	struct rounding r = rounding_audit(a, rows, cols, cells, ref_whole(input, "base", 5));
	json_t *rounded = json_array();

	for (size_t i = 0; i < r.rounded.rows; i++)
		json_array_append_new(
		    rounded, ref_list_wholes(r.rounded.cell + i * r.rounded.cols, r.rounded.cols));
	return json_pack("{s:o, s:b, s:o, s:o, s:I}", "rounded_with_margins", rounded, "additive",
			 r.additive, "feasible_min", ends(&r, false), "feasible_max",
			 ends(&r, true), "cells_revealed_exactly", (json_int_t)r.revealed);
}

/* Names as numbers, in the order in which they are met. */
static size_t number_of(json_t *names, const json_t *name)
{
	const json_t *known = json_object_get(names, json_string_value(name));
	size_t number = json_object_size(names);

	if (known)
		return (size_t)json_integer_value(known);
	json_object_set_new(names, json_string_value(name), json_integer((json_int_t)number));
	return number;
}

static const char *name_of(json_t *names, size_t number)
{
	const char *name;
	json_t *value;

	json_object_foreach(names, name, value)
	{
		if ((size_t)json_integer_value(value) == number)
			return name;
	}
	return "";
}

static struct differencing_count *counts_of(const json_t *list, json_t *names, struct arena *a)
{
	struct differencing_count *c = arena_array(a, json_array_size(list) + 1, sizeof *c);
	const json_t *item, *name;
	size_t i, k;

	json_array_foreach(list, i, item)
	{
		const json_t *members = json_object_get(item, "members");
		uint32_t *area = arena_array(a, json_array_size(members) + 1, sizeof *area);

		json_array_foreach(members, k, name) area[k] = (uint32_t)number_of(names, name);
		c[i] = (struct differencing_count){area, json_array_size(members),
						   (uint64_t)ref_whole(item, "count", 0)};
	}
	return c;
}

static json_t *h4(const json_t *input, struct arena *a)
{
	const json_t *list = json_object_get(input, "published");
	json_t *names = json_object(), *told = json_array();
	struct differencing_count *c = counts_of(list, names, a);
	struct differencing_found *found;
	size_t count = differencing_find(a, c, json_array_size(list),
					 (uint64_t)ref_whole(input, "threshold", 5), &found);

	for (size_t i = 0; i < count; i++) {
		json_t *rest = json_array();

		for (size_t k = 0; k < found[i].rests; k++)
			json_array_append_new(rest, json_string(name_of(names, found[i].rest[k])));
		json_array_append_new(told, json_pack("{s:I, s:I, s:I, s:o}", "larger",
						      (json_int_t)found[i].larger + 1, "smaller",
						      (json_int_t)found[i].smaller + 1,
						      "difference", (json_int_t)found[i].difference,
						      "residual_members", rest));
	}
	json_decref(names);
	return json_pack("{s:o}", "disclosive", told);
}

static size_t *numbers_of(const json_t *list, json_t *names, size_t *count, struct arena *a)
{
	size_t *number = arena_array(a, json_array_size(list) + 1, sizeof *number), i;
	const json_t *name;

	json_array_foreach(list, i, name) number[i] = number_of(names, name);
	*count = json_array_size(list);
	return number;
}

static struct linked linked_of(const json_t *input, json_t *names, struct arena *a)
{
	const json_t *equations = json_object_get(input, "equations"), *equation;
	struct linked l = {.sums = json_array_size(equations)};
	struct linked_sum *sum = arena_array(a, l.sums + 1, sizeof *sum);
	size_t count, i, *hidden;
	bool *suppressed;

	(void)numbers_of(json_object_get(input, "variables"), names, &count, a);
	l.value = ref_reals(input, "values", &l.values, a);
	suppressed = arena_array(a, l.values + 1, sizeof *suppressed);
	hidden = numbers_of(json_object_get(input, "suppressed"), names, &count, a);
	for (i = 0; i < count; i++)
		suppressed[hidden[i]] = true;
	json_array_foreach(equations, i, equation)
	{
		sum[i].plus =
		    numbers_of(json_object_get(equation, "plus"), names, &sum[i].pluses, a);
		sum[i].minus =
		    numbers_of(json_object_get(equation, "minus"), names, &sum[i].minuses, a);
	}
	l.suppressed = suppressed;
	l.sum = sum;
	return l;
}

static json_t *h5(const json_t *input, struct arena *a)
{
	json_t *names = json_object(), *list = json_array();
	const json_t *name;
	struct linked l = linked_of(input, names, a);
	struct linked_range *range = arena_array(a, l.values + 1, sizeof *range);
	size_t i;

	if (linked_audit(a, &l, range))
		json_array_foreach(json_object_get(input, "suppressed"), i, name)
		{
			const struct linked_range *r = &range[number_of(names, name)];

			json_array_append_new(
			    list, json_pack("{s:s, s:f, s:o}", "variable", json_string_value(name),
					    "min", r->low, "max",
					    r->endless ? json_null() : json_real(r->high)));
		}
	json_decref(names);
	return json_pack("{s:o}", "intervals", list);
}

static size_t level_of(const json_t *levels, const json_t *value)
{
	for (size_t k = 0; k < json_array_size(levels); k++)
		if (json_equal(json_array_get(levels, k), value))
			return k;
	return json_array_size(levels);
}

struct editing {
	json_t *names; /* of the fields, numbered */
	const json_t *variables;
	struct locate_field *field;
	struct locate_value *value;
	size_t fields;
};

static struct editing fields_of(const json_t *input, struct arena *a)
{
	struct editing e = {.names = json_object(),
			    .variables = json_object_get(input, "variables")};
	const json_t *weights = json_object_get(input, "weights");
	const json_t *record = json_object_get(input, "record"), *variable;
	json_t *all = (json_t *)(uintptr_t)e.variables;

	e.field = arena_array(a, json_object_size(e.variables) + 1, sizeof *e.field);
	e.value = arena_array(a, json_object_size(e.variables) + 1, sizeof *e.value);
	for (void *i = json_object_iter(all); i; i = json_object_iter_next(all, i)) {
		const char *name = json_object_iter_key(i);
		const json_t *value = json_object_get(record, name), *levels;

		variable = json_object_iter_value(i);
		levels = json_object_get(variable, "levels");
		json_object_set_new(e.names, name, json_integer((json_int_t)e.fields));
		e.field[e.fields] = (struct locate_field){
		    json_array_size(levels), ref_real(variable, "min", -INFINITY),
		    ref_real(variable, "max", INFINITY), ref_real(weights, name, INFINITY)};
		e.value[e.fields++] =
		    (struct locate_value){!value || json_is_null(value), json_number_value(value),
					  level_of(levels, value)};
	}
	return e;
}

static size_t field_of(const struct editing *e, const char *name)
{
	return (size_t)json_integer_value(json_object_get(e->names, name));
}

static void read_conditions(const struct editing *e, const json_t *when, struct locate_rule *to,
			    struct arena *a)
{
	struct locate_condition *c = arena_array(a, json_object_size(when) + 1, sizeof *c);
	json_t *all = (json_t *)(uintptr_t)when;
	const json_t *code;
	size_t k;

	for (void *i = json_object_iter(all); i; i = json_object_iter_next(all, i)) {
		const char *name = json_object_iter_key(i);
		const json_t *variable = json_object_get(e->variables, name);
		const json_t *levels = json_object_get(variable, "levels");

		c[to->conditions].field = field_of(e, name);
		json_array_foreach(json_object_iter_value(i), k, code)
		{
			size_t level = level_of(levels, code);

			if (level < 64)
				c[to->conditions].levels |= UINT64_C(1) << level;
		}
		to->conditions++;
	}
	to->when = c;
}

static void read_linear(const struct editing *e, const json_t *rule, struct locate_rule *to,
			struct arena *a)
{
	json_t *coefs = (json_t *)(uintptr_t)json_object_get(rule, "coef");
	double *coef = arena_array(a, e->fields + 1, sizeof *coef);
	const char *op = ref_text(rule, "op");

	for (void *i = json_object_iter(coefs); i; i = json_object_iter_next(coefs, i))
		coef[field_of(e, json_object_iter_key(i))] =
		    json_number_value(json_object_iter_value(i));
	to->coef = coef;
	to->relation = op[0] == '<' ? LP_AT_MOST : op[0] == '>' ? LP_AT_LEAST : LP_EQUAL;
	to->rhs = ref_real(rule, "rhs", 0);
}

static json_t *names_of(const struct editing *e, uint64_t set)
{
	json_t *list = json_array();

	for (size_t f = 0; f < e->fields; f++)
		if (set >> f & 1)
			json_array_append_new(list, json_string(name_of(e->names, f)));
	return list;
}

static json_t *i1(const json_t *input, struct arena *a)
{
	const json_t *rules = json_object_get(input, "rules"), *rule;
	struct editing e = fields_of(input, a);
	struct locate l = {e.fields, json_array_size(rules), e.field, NULL};
	struct locate_rule *to = arena_array(a, l.rules + 1, sizeof *to);
	json_t *sets = json_array();
	struct locate_sets found;
	size_t i;

	json_array_foreach(rules, i, rule)
	{
		read_conditions(&e, json_object_get(rule, "when"), &to[i], a);
		if (json_object_get(rule, "coef"))
			read_linear(&e, rule, &to[i], a);
	}
	l.rule = to;
	found = locate_wrong(a, &l, e.value);
	for (i = 0; i < found.count; i++)
		json_array_append_new(sets, names_of(&e, found.set[i]));
	json_decref(e.names);
	return json_pack("{s:o, s:o}", "min_weight",
			 found.outcome == LOCATE_FOUND ? json_real(found.weight) : json_null(),
			 "solutions", sets);
}

/* Whether every name of the one set is in the other, and no more. */
static bool same_set(const json_t *x, const json_t *y)
{
	const json_t *name;
	size_t i;

	if (json_array_size(x) != json_array_size(y))
		return false;
	json_array_foreach(x, i, name)
	{
		if (level_of(y, name) == json_array_size(y))
			return false;
	}
	return true;
}

/* All solutions in any order. */
static bool i1_same(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	const json_t *want = json_object_get(expected, "solutions"), *set, *other;
	const json_t *have = json_object_get(got, "solutions");
	const json_t *weight = json_object_get(expected, "min_weight");
	const json_t *found = json_object_get(got, "min_weight");
	size_t i, k, matched = 0;

	if (json_is_null(weight) != json_is_null(found) ||
	    !ref_near(json_number_value(weight), json_number_value(found), t))
		return false;
	json_array_foreach(want, i, set)
	{
		json_array_foreach(have, k, other) matched += same_set(set, other);
	}
	return matched == json_array_size(want) && matched == json_array_size(have);
}

const struct ref_method ref_disclosing[] = {
    {"h1", h1, NULL, NULL},   {"h2", h2, NULL, h2_same}, {"h3", h3, NULL, NULL},
    {"h4", h4, NULL, NULL},   {"h5", h5, NULL, NULL},	 {"i1", i1, NULL, i1_same},
    {NULL, NULL, NULL, NULL},
};
