#include "refcase.h"

#include <math.h>
#include <stdlib.h>

/* Every family's table. A family that is written is added here. */
static const struct ref_method *const families[] = {
    ref_sampling,  ref_bounds, ref_stopping, ref_comparing,  ref_agreement,
    ref_variation, ref_models, ref_trend,    ref_disclosing, ref_soon,
};

/* "dir/a1b_margin_achieved.json" -> "a1b" */
static struct str prefix_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str name = str_of(slash ? slash + 1 : path);

	return str_cut(&name, '_');
}

static const struct ref_method *method_of(struct str prefix)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		for (const struct ref_method *m = families[i]; m->prefix; m++)
			if (str_is(prefix, m->prefix))
				return m;
	return NULL;
}

/* What stands between a difference and the top: "limits[2].lower". */
struct place {
	const struct place *above;
	const char *key; /* NULL: a place in a list */
	size_t index;
};

struct comparison {
	const struct ref_method *method;
	struct arena *arena;
	struct str *want, *found;
};

static struct str place_text(const struct place *p, struct arena *a)
{
	struct str above;

	if (!p)
		return STR("");
	above = place_text(p->above, a);
	if (!p->key)
		return arena_fmt(a, "%.*s[%zu]", (int)above.len, above.p, p->index + 1);
	return arena_fmt(a, "%.*s%s%s", (int)above.len, above.p, above.len ? "." : "", p->key);
}

static struct str told(const struct comparison *c, const struct place *at, const json_t *value)
{
	char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17)) : NULL;
	struct str place = place_text(at, c->arena);
	struct str all =
	    arena_fmt(c->arena, "%.*s %.200s", (int)place.len, place.p, text ? text : "absent");

	free(text);
	return all;
}

static bool differ(const struct comparison *c, const struct place *at, const json_t *expected,
		   const json_t *got)
{
	*c->want = told(c, at, expected);
	*c->found = told(c, at, got);
	return false;
}

bool ref_near(double expected, double got, struct ref_tolerance t)
{
	return fabs(got - expected) <= t.abs + t.rel * fabs(expected);
}

static bool same_number(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	if (json_is_integer(expected) && json_is_integer(got))
		return json_integer_value(expected) == json_integer_value(got);
	return json_is_number(got) &&
	       ref_near(json_number_value(expected), json_number_value(got), t);
}

static bool same(const struct comparison *c, const struct place *at, const json_t *expected,
		 const json_t *got, struct ref_tolerance t);

static bool same_list(const struct comparison *c, const struct place *at, const json_t *expected,
		      const json_t *got, struct ref_tolerance t)
{
	size_t count = json_array_size(expected);

	if (!json_is_array(got) || json_array_size(got) != count)
		return differ(c, at, expected, got);
	for (size_t i = 0; i < count; i++) {
		struct place place = {at, NULL, i};

		if (!same(c, &place, json_array_get(expected, i), json_array_get(got, i), t))
			return false;
	}
	return true;
}

static bool same_object(const struct comparison *c, const struct place *at, const json_t *expected,
			const json_t *got, struct ref_tolerance t)
{
	const struct ref_method *m = c->method;
	/* jansson's iterator wants an object that may change; this one does not. */
	json_t *any = (json_t *)(uintptr_t)expected; /* NOLINT: jansson only reads */

	if (!json_is_object(got))
		return differ(c, at, expected, got);
	for (void *i = json_object_iter(any); i; i = json_object_iter_next(any, i)) {
		const char *key = json_object_iter_key(i);
		struct place place = {at, key, 0};
		struct ref_tolerance within = m->tolerance ? m->tolerance(t, key) : t;

		if (!same(c, &place, json_object_iter_value(i), json_object_get(got, key), within))
			return false;
	}
	return true;
}

static bool same(const struct comparison *c, const struct place *at, const json_t *expected,
		 const json_t *got, struct ref_tolerance t)
{
	if (json_is_object(expected))
		return same_object(c, at, expected, got, t);
	if (json_is_array(expected))
		return same_list(c, at, expected, got, t);
	if (json_is_number(expected))
		return same_number(expected, got, t) || differ(c, at, expected, got);
	return (got && json_equal(expected, got)) || differ(c, at, expected, got);
}

bool ref_same(const json_t *expected, const json_t *got, const struct ref_method *m,
	      struct ref_tolerance t, struct arena *a, struct str *want, struct str *found)
{
	struct comparison c = {m, a, want, found};

	if (m->same) {
		if (m->same(expected, got, t))
			return true;
		return differ(&c, NULL, expected, got);
	}
	return same(&c, NULL, expected, got, m->tolerance ? m->tolerance(t, NULL) : t);
}

static struct ref_tolerance tolerance_of(const json_t *file)
{
	const json_t *t = json_object_get(file, "tolerance");

	return (struct ref_tolerance){json_number_value(json_object_get(t, "rel")),
				      json_number_value(json_object_get(t, "abs"))};
}

/* The input of a case, the caller's. Where figures are expected at points that only `expected` names
 * (parameters of a model, values of sigma), these come with it as "at". */
static json_t *question_of(const json_t *ref)
{
	const json_t *expected = json_object_get(ref, "expected");
	json_t *points = json_object_get(expected, "at_fixed_parameters");
	json_t *question = json_copy(json_object_get(ref, "input"));

	if (!points)
		points = json_object_get(expected, "profile");
	if (question && points)
		json_object_set(question, "at", points);
	return question;
}

static void judge(struct verdict *v, const struct ref_method *m, const json_t *ref,
		  struct ref_tolerance t, struct arena *a)
{
	const json_t *expected = json_object_get(ref, "expected");
	json_t *question = question_of(ref), *got = m ? m->answer(question, a) : NULL;

	v->outcome = CASE_FAILED;
	v->expected =
	    m ? STR("an answer to figures of the case") : STR("a function for this method");
	v->got = STR("none");
	if (got && json_object_size(expected) &&
	    ref_same(expected, got, m, t, a, &v->expected, &v->got))
		v->outcome = CASE_PASSED;
	json_decref(got);
	json_decref(question);
}

void ref_run(const char *path, const json_t *file, ref_say *say, void *with)
{
	const json_t *cases = json_object_get(file, "cases"), *ref;
	struct str prefix = prefix_of(path);
	const struct ref_method *m = method_of(prefix);
	struct verdict none = {CASE_FAILED, prefix, STR("cases"), STR("a file without any")};
	size_t i;

	if (json_array_size(cases) == 0)
		say(with, &none);
	json_array_foreach(cases, i, ref)
	{
		struct arena a = {0};
		const char *id = json_string_value(json_object_get(ref, "id"));
		struct verdict v = {
		    .name = arena_fmt(&a, "%.*s %s", (int)prefix.len, prefix.p, id ? id : "?")};

		judge(&v, m, ref, tolerance_of(file), &a);
		say(with, &v);
		arena_close(&a);
	}
}
