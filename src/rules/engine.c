#include "rules/engine.h"

#include "record/fill.h"
#include "record/reference.h"
#include "rules/ledger.h"
#include "rules/registry.h"
#include "rules/sink.h"

#include <assert.h>

/* ---- opening ---- */

static bool wanted_rule(const struct rule *r, int year, const struct wanted *w)
{
	if (!rule_in_force(r, year))
		return false;
	if (w->rule.len && !str_same(w->rule, str_of(r->code)))
		return false;
	return !w->severity_set || r->severity == w->severity;
}

/* Visits the rules wanted, in report order; with fill, writes them into the ledger. */
static size_t each_wanted(struct engine *g, const struct wanted *w, bool fill)
{
	const struct rule_table *const *tables;
	size_t tables_count = rule_tables(&tables), n = 0;

	for (size_t t = 0; t < tables_count; t++)
		for (size_t i = 0; tables[t]->returns == g->returns && i < tables[t]->count; i++) {
			const struct rule *r = &tables[t]->rules[i];

			if (!wanted_rule(r, g->year, w))
				continue;
			if (fill) {
				g->ledger[n] = (struct ledger_row){.rule = r, .of = tables[t]};
				g->rules[n] = r;
			}
			n++;
		}
	return n;
}

static void sort_into_units(struct engine *g, struct arena *a)
{
	for (size_t u = 0; u < UNITS; u++)
		g->by_unit[u].at = arena_array(a, g->count + 1, sizeof(uint16_t));
	for (size_t i = 0; i < g->count; i++) {
		struct unit_rules *u = &g->by_unit[g->rules[i]->unit];

		if (g->ledger[i].ran)
			u->at[u->count++] = (uint16_t)i;
	}
}

void engine_open(struct engine *g, enum returns returns, int year, const struct material *m,
		 const struct wanted *w, struct arena *a)
{
	*g = (struct engine){.returns = returns, .year = year};
	g->count = each_wanted(g, w, false);
	assert(g->count < UINT16_MAX);
	g->ledger = arena_array(a, g->count + 1, sizeof *g->ledger);
	g->rules = arena_array(a, g->count + 1, sizeof(const struct rule *));
	each_wanted(g, w, true);
	for (size_t i = 0; i < g->count; i++) {
		g->ledger[i].reason = ledger_reason(g->ledger[i].rule, m, a);
		g->ledger[i].ran = g->ledger[i].reason.len == 0;
	}
	sort_into_units(g, a);
}

/* ---- running ---- */

static void speak(struct sink *out, const struct engine *g, uint16_t index)
{
	out->rule = g->rules[index];
	out->index = index;
}

/* One function a row type: all rules about it, over all of the child's rows. */
#define WHOLE(name, what)
#define ROW(type)                                                                                  \
	static void run_##type(const struct engine *g, const struct child *c, struct sink *out)    \
	{                                                                                          \
		const struct unit_rules *u = &g->by_unit[UNIT_##type];                             \
                                                                                                   \
		for (const struct type *r = u->count ? first_##type(c) : NULL; r;                  \
		     r = next_##type(r))                                                           \
			for (size_t i = 0; i < u->count; i++)                                      \
				if (g->rules[u->at[i]]->function.type(r)) {                        \
					speak(out, g, u->at[i]);                                   \
					flag(out, &r->row);                                        \
				}                                                                  \
	}
#include "rules/units.def"
#undef ROW

static void run_any(const struct engine *g, const struct child *c, struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_any];

	for (enum table t = TABLE_NONE + 1; u->count && t < TABLES; t++) {
		const char *p = c->rows[t];
		size_t size = p ? table_info(t)->row_size : 0;

		for (; p && ((const struct row *)(const void *)p)->child == c; p += size)
			for (size_t i = 0; i < u->count; i++) {
				speak(out, g, u->at[i]);
				g->rules[u->at[i]]->function.any(
				    (const struct row *)(const void *)p, out);
			}
	}
}

static void run_child(const struct engine *g, const struct child *c, struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_child];

	for (size_t i = 0; i < u->count && !c->nameless; i++) {
		speak(out, g, u->at[i]);
		g->rules[u->at[i]]->function.child(c, out);
	}
}

void engine_child(const struct engine *g, const struct child *c, struct findings *found)
{
	struct sink out = {.into = found};

	found->rules = g->rules;
#define ROW(type) run_##type(g, c, &out);
#include "rules/units.def"
#undef ROW
	run_any(g, c, &out);
	run_child(g, c, &out);
}
#undef WHOLE

void engine_all903(const struct engine *g, const struct all903 *a, struct findings *found)
{
	const struct unit_rules *u = &g->by_unit[UNIT_all903];
	struct sink out = {.into = found};

	found->rules = g->rules;
	for (size_t i = 0; i < u->count; i++) {
		speak(&out, g, u->at[i]);
		g->rules[u->at[i]]->function.all903(a, &out);
	}
}

void engine_census(const struct engine *g, const struct census *t, struct findings *found)
{
	const struct unit_rules *u = &g->by_unit[UNIT_census];
	struct sink out = {.into = found};

	found->rules = g->rules;
	for (size_t i = 0; i < u->count; i++) {
		speak(&out, g, u->at[i]);
		g->rules[u->at[i]]->function.census(t, &out);
	}
}

/* ---- one rule, for the cases ---- */

struct one {
	const struct engine *engine;
	struct findings *found;
	struct census census;
};

static void one_child(void *with, const struct child *c)
{
	struct one *o = with;

	engine_child(o->engine, c, o->found);
	if (!c->nameless)
		census_count(&o->census, c);
}

static void run_903(const struct engine *g, const struct table_in *tables, size_t count,
		    const struct scope *period, struct findings *found)
{
	struct all903 now, last;

	all903_open(&now, period->year);
	all903_open(&last, period->year - 1);
	now.scope = *period;
	now.scope.sources = now.sources;
	last.scope.xml = period->xml;
	for (size_t i = 0; i < count; i++)
		tables_add_903(tables[i].last ? &last : &now, &tables[i]);
	all903_link(&last, NULL);
	all903_link(&now, &last);
	for (size_t c = 0; c < now.count; c++)
		engine_child(g, &now.children[c], found);
	engine_all903(g, &now, found);
	all903_close(&now);
	all903_close(&last);
}

static void run_cin(const struct engine *g, const struct table_in *tables, size_t count,
		    struct scope *scope, struct findings *found)
{
	struct one one = {.engine = g, .found = found, .census = {.scope = scope}};

	tables_each_child(tables, count, scope, one_child, &one);
	engine_census(g, &one.census, found);
}

/* Which columns the tables in memory have. */
static void sources_of(const struct table_in *tables, size_t count, struct source *now,
		       struct source *last)
{
	memset(now, 0, TABLES * sizeof *now);
	memset(last, 0, TABLES * sizeof *last);
	for (size_t i = 0; i < count; i++) {
		struct source *s = &(tables[i].last ? last : now)[tables[i].table];

		s->here = true;
		for (size_t c = 0; c < tables[i].columns; c++)
			if (tables[i].fields[c] != FIELD_NONE)
				s->present |= 1U << (tables[i].fields[c] -
						     table_info(tables[i].table)->first);
	}
}

/* Runs the rule if it can; its findings keep what they need of the engine. */
static bool run_one(const struct engine *g, const struct table_in *tables, size_t count,
		    struct scope *scope, struct findings *found)
{
	const struct rule **kept;

	if (!g->count || !g->ledger[0].ran)
		return false;
	if (g->returns == RETURN_SSDA903)
		run_903(g, tables, count, scope, found);
	else
		run_cin(g, tables, count, scope, found);
	kept = arena_take(&found->scratch, sizeof *kept);
	kept[0] = g->rules[0];
	found->rules = kept;
	return true;
}

bool rule_on_tables(const struct rule *r, const struct rule_table *of,
		    const struct table_in *tables, size_t count, const struct scope *scope,
		    struct findings *found, struct str *why_not)
{
	struct source now[TABLES], last[TABLES];
	struct material m = {.sources = now, .last = last};
	struct wanted w = {.rule = str_of(r->code)};
	struct scope own = *scope;
	struct arena a = {0};
	struct engine g;
	bool ran;

	sources_of(tables, count, now, last);
	m.has_providers = scope->reference && scope->reference->has_providers;
	engine_open(&g, of->returns, scope->year, &m, &w, &a);
	ran = run_one(&g, tables, count, &own, found);
	*why_not = STR("");
	if (!ran)
		*why_not =
		    arena_str(&found->scratch,
			      g.count ? g.ledger[0].reason : STR("it is not in force that year"));
	arena_close(&a);
	return ran;
}

/* ---- the ledger's other column ---- */

void engine_looked_at(const struct engine *g, const uint64_t rows[TABLES], uint64_t children)
{
	for (size_t i = 0; i < g->count; i++) {
		struct ledger_row *row = &g->ledger[i];
		uint64_t all = 0;

		for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
			all += table_info(t)->returns == g->returns ? rows[t] : 0;
		if (!row->ran)
			continue;
		switch ((int)row->rule->unit) {
		case UNIT_any: row->looked_at = all; break;
		case UNIT_child: row->looked_at = children; break;
		case UNIT_all903:
		case UNIT_census: row->looked_at = 1; break;
		default: row->looked_at = rows[unit_table(row->rule->unit)]; break;
		}
	}
}
