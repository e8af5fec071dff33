/*
 * The file is one object, {"summary": {...}, "findings": [...]}; its skeleton is read here and every
 * value in it by jansson, which is told how many bytes there are and goes no deeper than its own
 * limit (2,048 levels).
 */
#include "rules/earlier.h"

#include "intake/file.h"

#include <jansson.h>
#include <stdio.h>

/* Where the reading is. */
struct at {
	const char *path;
	struct str left;
	bool reached; /* something that only a findings.json has */
};

/* ---- the skeleton ---- */

static void pass_space(struct at *at)
{
	while (at->left.len && memchr(" \t\r\n", at->left.p[0], 4)) {
		at->left.p++;
		at->left.len--;
	}
}

static bool take(struct at *at, char c)
{
	pass_space(at);
	if (at->left.len == 0 || at->left.p[0] != c)
		return false;
	at->left.p++;
	at->left.len--;
	return true;
}

/* The next whole value; NULL when there is none. The caller gives it back. */
static json_t *next_value(struct at *at)
{
	json_error_t error;
	json_t *value;

	pass_space(at);
	value = json_loadb(at->left.p, at->left.len,
			   JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error);
	if (!value)
		return NULL;
	at->left.p += error.position;
	at->left.len -= (size_t)error.position;
	return value;
}

/* ---- members of a value ---- */

static struct str text_at(const json_t *string)
{
	if (!json_is_string(string))
		return STR("");
	return (struct str){json_string_value(string), json_string_length(string)};
}

static struct str text(const json_t *object, const char *key)
{
	return text_at(json_object_get(object, key));
}

static bool truth(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

/* ---- the summary ---- */

static enum returns returns_called(struct str name)
{
	enum returns r = RETURNS;

	while (--r > RETURN_NONE)
		if (str_is(name, returns_name(r)))
			break;
	return r;
}

static void take_return(struct earlier *r, const json_t *told)
{
	enum returns which = returns_called(text(told, "return"));
	struct str name = text(told, "authority_name");

	if (which == RETURN_NONE)
		return;
	r->returns[which].present = true;
	r->returns[which].year = arena_str(r->arena, text(told, "year"));
	r->returns[which].authority =
	    arena_str(r->arena, name.len ? name : text(told, "authority"));
}

static void take_table(struct earlier *r, const json_t *told)
{
	enum returns which = returns_called(text(told, "return"));
	enum table t = which ? table_find(which, text(told, "table")) : TABLE_NONE;

	r->tables[t] = truth(told, "present");
	r->last_tables[t] = truth(told, "last_year_present");
}

static void take_rule(struct earlier *r, const json_t *told)
{
	struct str of = text(told, "return"), code = text(told, "rule");
	bool added;

	if (truth(told, "ran"))
		map_put(&r->ran,
			arena_fmt(r->arena, "%.*s %.*s", (int)of.len, of.p, (int)code.len, code.p),
			1, &added);
}

static void each(struct earlier *r, const json_t *summary, const char *key,
		 void (*take_one)(struct earlier *r, const json_t *told))
{
	const json_t *list = json_object_get(summary, key);

	for (size_t i = 0; i < json_array_size(list); i++)
		take_one(r, json_array_get(list, i));
}

static bool read_summary(struct earlier *r, struct at *at)
{
	json_t *summary = next_value(at);
	bool ours = text(summary, "wherry").len > 0;

	if (ours) {
		each(r, summary, "returns", take_return);
		each(r, summary, "tables", take_table);
		each(r, summary, "rules", take_rule);
	}
	json_decref(summary);
	at->reached |= ours;
	return ours;
}

/* ---- the findings ---- */

/* The marked fields and their values, and then those that the message showed beside them. */
static bool take_values(const struct earlier *r, struct earlier_finding *f, json_t *told)
{
	json_t *fields = json_object_get(told, "fields"), *values = json_object_get(told, "values");
	json_t *beside = json_object_get(told, "beside"), *one;
	size_t marked = json_array_size(fields), all = marked + json_object_size(beside);
	struct str *name = arena_array(r->arena, all, sizeof *name);
	struct str *value = arena_array(r->arena, all, sizeof *value);
	const char *key;

	if (json_array_size(values) != marked || all > FINDING_SHOWS_MAX)
		return false;
	*f = (struct earlier_finding){.shown = all, .name = name, .value = value};
	for (size_t i = 0; i < marked; i++) {
		name[i] = arena_str(r->arena, text_at(json_array_get(fields, i)));
		value[i] = arena_str(r->arena, text_at(json_array_get(values, i)));
	}
	json_object_foreach(beside, key, one)
	{
		name[marked] = arena_str(r->arena, str_of(key));
		value[marked++] = arena_str(r->arena, text_at(one));
	}
	return true;
}

static bool take_finding(struct earlier *r, json_t *told)
{
	struct earlier_finding f;

	if (!take_values(r, &f, told))
		return false;
#define MEMBER(member, key) f.member = arena_str(r->arena, text(told, key))
	MEMBER(id, "id");
	MEMBER(rule, "rule");
	MEMBER(severity, "severity");
	MEMBER(returns, "return");
	MEMBER(table, "table");
	MEMBER(child, "child");
	MEMBER(key, "key");
	MEMBER(message, "message");
#undef MEMBER
	if (f.id.len == 0 || f.rule.len == 0)
		return false;
	r->at = mem_room(r->at, &r->cap, r->count + 1, sizeof *r->at);
	r->at[r->count++] = f;
	return true;
}

static bool read_findings(struct earlier *r, struct at *at)
{
	if (!take(at, '['))
		return false;
	if (take(at, ']'))
		return true;
	do {
		json_t *told = next_value(at);
		bool ok = told && take_finding(r, told);

		json_decref(told);
		if (!ok)
			return false;
	} while (take(at, ','));
	return take(at, ']');
}

static bool pass_value(struct at *at)
{
	json_t *value = next_value(at);

	json_decref(value);
	return value != NULL;
}

/* A member of the outermost object, behind its name. */
static bool read_member(struct earlier *r, struct at *at, struct str name, unsigned *seen)
{
	if (str_is(name, "summary")) {
		*seen |= 1;
		return read_summary(r, at);
	}
	if (str_is(name, "findings")) {
		*seen |= 2;
		return read_findings(r, at);
	}
	return pass_value(at);
}

static bool read_all(struct earlier *r, struct at *at)
{
	unsigned seen = 0;

	if (!take(at, '{'))
		return false;
	do {
		json_t *name = next_value(at);
		bool ok = json_is_string(name) && take(at, ':') &&
			  read_member(r, at, text_at(name), &seen);

		json_decref(name);
		if (!ok)
			return false;
	} while (take(at, ','));
	if (!take(at, '}'))
		return false;
	pass_space(at);
	return at->left.len == 0 && seen == 3;
}

bool earlier_parse(struct earlier *r, struct str bytes, const char *path, struct arena *a,
		   struct err *e)
{
	struct at at = {path, bytes, false};

	*r = (struct earlier){.arena = a};
	if (read_all(r, &at))
		return true;
	if (!at.reached)
		return err_set(
		    e, ERR_INPUT,
		    "%s is no findings of an earlier run: --since takes the findings.json "
		    "of a report, or what wherry check --format json printed",
		    path);
	return err_set(e, ERR_INPUT,
		       "%s is broken %zu bytes from its beginning, or was written by an older "
		       "Wherry whose findings have no id: make it anew",
		       path, (size_t)(at.left.p - bytes.p));
}

bool earlier_read(struct earlier *r, const char *path, struct arena *a, struct err *e)
{
	struct buf bytes = {0};
	bool ok;

	*r = (struct earlier){0};
	ok = file_read_all(path, &bytes, e) && earlier_parse(r, buf_view(&bytes), path, a, e);
	buf_close(&bytes);
	return ok;
}

bool earlier_ran(const struct earlier *r, const char *returns, const char *code)
{
	char name[64];
	int len = snprintf(name, sizeof name, "%s %s", returns, code);

	return map_get(&r->ran, (struct str){name, (size_t)len}) != MAP_NONE;
}

void earlier_close(struct earlier *r)
{
	mem_free(r->at);
	r->at = NULL;
	r->count = r->cap = 0;
	map_close(&r->ran);
}
