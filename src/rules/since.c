#include "rules/since.h"

#include "rules/identity.h"
#include "rules/registry.h"

const char *since_words(enum since_state s)
{
	static const char *const words[SINCE_STATES] = {"new", "still there",
							"still there, changed"};

	return words[s];
}

/* ---- whether the two can be compared ---- */

static struct str authority_of(const struct checked *r)
{
	return r->authority_name.len ? r->authority_name : r->authority;
}

static bool comparable(const struct check *c, const struct earlier *then, const char *path,
		       struct err *e)
{
	bool any = false;

	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		struct str was = then->returns[r].authority, is = authority_of(&c->returns[r]);
		char year[8];

		if (!c->returns[r].present || !then->returns[r].present)
			continue;
		any = true;
		if (!str_is(then->returns[r].year, year_text(c->returns[r].year, year)))
			return err_set(e, ERR_INPUT,
				       "%s is about %.*s and these files about %s: findings are "
				       "compared within a collection year",
				       path, (int)then->returns[r].year.len,
				       then->returns[r].year.p, year);
		if (was.len && is.len && !str_same(was, is))
			return err_set(e, ERR_INPUT, "%s is about %.*s and these files about %.*s",
				       path, (int)was.len, was.p, (int)is.len, is.p);
	}
	return any ||
	       err_set(e, ERR_INPUT, "%s is about no return that is among these files", path);
}

/* ---- what is here ---- */

/* Whether the earlier finding showed something else under a name. */
static bool showed_otherwise(const struct earlier_finding *was, struct str name, struct str value)
{
	for (size_t i = 0; i < was->shown; i++)
		if (str_eq(name, was->name[i]) && !str_eq(value, was->value[i]))
			return true;
	return false;
}

/* Whether a value that both runs show differs. */
static bool changed(const struct findings *fs, const struct finding *f,
		    const struct earlier_finding *was)
{
	struct str value[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, value);
	for (size_t i = 0; i < shown.count; i++)
		if (finding_says_what(finding_rule(fs, f), shown.name[i]) &&
		    showed_otherwise(was, shown.name[i], value[i]))
			return true;
	return false;
}

/* Whether anything looked for a finding then. The census is one file: its tables need no asking. */
static bool looked_for(const struct earlier *then, const struct findings *fs,
		       const struct finding *f)
{
	const struct table_info *table = table_info((enum table)f->table);

	return earlier_ran(then, returns_name(table->returns), finding_rule(fs, f)->code) &&
	       (table->returns != RETURN_SSDA903 || then->tables[f->table]);
}

static void compare_here(struct since *s, const struct check *c, bool *met)
{
	const struct findings *fs = &c->findings;
	struct map by_id = {0};
	char id[FINDING_ID_MAX];
	bool added;

	for (size_t i = 0; i < s->earlier.count; i++)
		map_put(&by_id, s->earlier.at[i].id, (uint32_t)i, &added);
	for (size_t i = 0; i < fs->count; i++) {
		uint32_t at = map_get(&by_id, str_of(finding_id_text(c->ids[i], id)));

		if (at == MAP_NONE) {
			s->state[i] = SINCE_NEW;
			s->not_looked_for += !looked_for(&s->earlier, fs, &fs->at[i]);
		} else {
			met[at] = true;
			s->state[i] = changed(fs, &fs->at[i], &s->earlier.at[at]) ? SINCE_CHANGED
										  : SINCE_STILL;
		}
		s->counts[s->state[i]]++;
	}
	map_close(&by_id);
}

/* ---- what is gone ---- */

static struct str file_cut_short(const struct check *c, enum returns r, enum table t)
{
	for (size_t i = 0; i < c->file_count; i++) {
		const struct taken *f = &c->files[i];

		if (f->as == TAKEN_CUT_SHORT && f->returns == r &&
		    (f->table == t || f->table == TABLE_NONE))
			return STR("the file it was in is cut short now");
	}
	return STR("");
}

static struct str rule_not_run(const struct check *c, enum returns r, struct str code)
{
	struct str reason = STR("its rule is not among those of this run");

	for (size_t i = 0; i < c->rule_count; i++) {
		const struct ledger_row *l = &c->ledger[i];

		if ((r == RETURN_NONE || l->of->returns == r) &&
		    str_same(str_of(l->rule->code), code)) {
			if (l->ran)
				return STR("");
			reason = l->reason;
		}
	}
	return reason;
}

struct str since_untold(const struct check *c, struct str returns, struct str table,
			struct str code, struct arena *a)
{
	enum returns r = RETURNS;
	struct str why;
	enum table t;

	while (--r > RETURN_NONE)
		if (str_is(returns, returns_name(r)))
			break;
	if (r != RETURN_NONE && !c->returns[r].present)
		return arena_fmt(a, "the %s is not among the files", returns_name(r));
	why = rule_not_run(c, r, code);
	t = r == RETURN_NONE ? TABLE_NONE : table_find(r, table);
	if (why.len || t == TABLE_NONE)
		return why;
	if (r == RETURN_SSDA903 && !c->tables[t].present)
		return arena_fmt(a, "there is no %s table", table_info(t)->name);
	return file_cut_short(c, r, t);
}

/* A rule about several tables runs on those that are here; it may have found then what it found by
 * one that is missing now. */
static struct str table_missing(const struct check *c, const struct earlier *then, struct str code,
				struct arena *a)
{
	const struct rule *r =
	    rule_find(RETURN_SSDA903, code, c->returns[RETURN_SSDA903].rules_year, NULL);

	for (size_t i = 0; r && i < (size_t)2 * RULE_FIELDS_MAX; i++) {
		const uint16_t *list = i < RULE_FIELDS_MAX ? r->fields : r->needs;
		struct need n = rule_need(list[i % RULE_FIELDS_MAX]);
		enum table t;

		if (n.field == FIELD_NONE)
			continue;
		t = field_info(n.field)->table;
		if (n.last ? then->last_tables[t] && !c->tables[t].last_present
			   : then->tables[t] && !c->tables[t].present)
			return arena_fmt(a,
					 "the %s table%s was among the files then, and is not "
					 "now",
					 table_info(t)->name, n.last ? " of the year before" : "");
	}
	return STR("");
}

static void take_gone(struct since *s, struct check *c, const struct earlier_finding *was)
{
	struct since_gone *g = &s->gone[s->gone_count++];

	*g = (struct since_gone){was,
				 since_untold(c, was->returns, was->table, was->rule, &c->arena)};
	if (g->reason.len == 0 && str_is(was->returns, returns_name(RETURN_SSDA903)))
		g->reason = table_missing(c, &s->earlier, was->rule, &c->arena);
	if (g->reason.len)
		s->untold++;
	else
		s->mended++;
}

bool since_compare(struct check *c, const char *path, struct err *e)
{
	struct since *s = arena_take(&c->arena, sizeof *s);
	bool *met;

	if (!c->returns[RETURN_SSDA903].present && !c->returns[RETURN_CIN].present &&
	    !c->returns[RETURN_ANNEXA].present)
		return true;
	c->since = s;
	s->path = str_of(path);
	if (!earlier_read(&s->earlier, path, &c->arena, e) || !comparable(c, &s->earlier, path, e))
		return false;
	check_ids(c);
	s->state = arena_array(&c->arena, c->findings.count + 1, 1);
	s->gone = arena_array(&c->arena, s->earlier.count + 1, sizeof *s->gone);
	met = arena_array(&c->arena, s->earlier.count + 1, sizeof *met);
	compare_here(s, c, met);
	for (size_t i = 0; i < s->earlier.count; i++)
		if (!met[i])
			take_gone(s, c, &s->earlier.at[i]);
	return true;
}

void since_close(struct since *s)
{
	earlier_close(&s->earlier);
}
