/*
 * One rule over tables in memory: what the case files are run through. It is the whole path of a
 * run but the reading of files.
 */
#include "record/census_now.h"
#include "record/reference.h"
#include "rules/engine.h"

struct one {
	struct engine engine;
	struct wanted wanted;
	struct findings *found;
	struct census census;
	struct arena arena;
};

/* Opens the engine for the one rule. Returns whether it can run. */
static bool open_one(struct one *o, const struct scope *scope, struct material *m)
{
	m->has_providers = scope->reference && scope->reference->has_providers;
	engine_open(&o->engine, scope->returns, scope->year, m, &o->wanted, &o->arena);
	return o->engine.count && o->engine.ledger[0].ran;
}

static void load_903(struct all903 *now, struct all903 *last, const struct table_in *tables,
		     size_t count, const struct scope *scope)
{
	all903_open(now, scope->year);
	all903_open(last, scope->year - 1);
	now->scope = *scope;
	now->scope.sources = now->sources;
	last->scope.xml = scope->xml;
	for (size_t i = 0; i < count; i++)
		tables_add_903(tables[i].last ? last : now, &tables[i]);
	all903_link(last, NULL);
	all903_link(now, last);
}

static bool run_903(struct one *o, const struct table_in *tables, size_t count,
		    const struct scope *scope)
{
	struct all903 now, last;
	struct material m = {.sources = now.sources, .last = last.sources};
	bool ran;

	load_903(&now, &last, tables, count, scope);
	ran = open_one(o, scope, &m);
	for (size_t c = 0; ran && c < now.count; c++)
		engine_child(&o->engine, &now.children[c], o->found);
	if (ran)
		engine_all903(&o->engine, &now, o->found);
	all903_close(&now);
	all903_close(&last);
	return ran;
}

struct passing {
	struct census_now *now;
	struct scope scope;
};

/* The header comes first, and says on which day the census ends. */
static void passes_by(void *with, const struct child *c)
{
	struct passing *p = with;

	if (first_census_header(c) && has_value(first_census_header(c)->reference_date))
		census_period(first_census_header(c)->reference_date, &p->scope);
	census_now_add(p->now, c);
}

/* The census beside Annex A: its tables are among the others. Returns whether there is one. */
static bool load_census(struct census_now *now, const struct table_in *tables, size_t count,
			const struct scope *scope, struct arena *arena)
{
	struct table_in *own = arena_array(arena, count + 1, sizeof *own);
	struct passing p = {now, *scope};
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (table_info(tables[i].table)->returns == RETURN_CIN)
			own[n++] = tables[i];
	p.scope.returns = RETURN_CIN;
	tables_each_child(own, n, &p.scope, passes_by, &p);
	census_now_index(now, p.scope.end);
	return n > 0;
}

/* Annex A; the SSDA903 beside it is among the same tables. */
static void load_annexa(struct annexa *a, struct all903 *care, const struct table_in *tables,
			size_t count, const struct scope *scope)
{
	annexa_open(a);
	all903_open(care, scope->year);
	for (size_t i = 0; i < count; i++) {
		enum table t = tables[i].table;
		bool annexa = table_info(t)->returns == RETURN_ANNEXA;

		if (table_info(t)->returns == RETURN_CIN)
			continue;
		tables_add_903(!annexa		    ? care
			       : t == TABLE_ADOPTER ? &a->adopters
						    : &a->children,
			       &tables[i]);
		a->care = annexa ? a->care : care;
	}
	all903_link(care, NULL);
	annexa_link(a, scope->end.v);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		a->sources[t] =
		    t == TABLE_ADOPTER ? a->adopters.sources[t] : a->children.sources[t];
}

static bool run_annexa(struct one *o, const struct table_in *tables, size_t count,
		       const struct scope *scope)
{
	struct annexa a;
	struct all903 care;
	struct census_now now = {0};
	struct source sources[TABLES];
	struct material m = {.sources = sources};
	bool ran;

	tables_sources(tables, count, sources);
	load_annexa(&a, &care, tables, count, scope);
	if (load_census(&now, tables, count, scope, &o->arena))
		a.census = &now;
	ran = open_one(o, scope, &m);
	for (size_t c = 0; ran && c < a.children.count; c++)
		engine_child(&o->engine, &a.children.children[c], o->found);
	for (size_t c = 0; ran && c < a.adopters.count; c++)
		engine_child(&o->engine, &a.adopters.children[c], o->found);
	if (ran)
		engine_annexa(&o->engine, &a, o->found);
	annexa_close(&a);
	all903_close(&care);
	census_now_close(&now);
	return ran;
}

static void one_child(void *with, const struct child *c)
{
	struct one *o = with;

	engine_child(&o->engine, c, o->found);
	if (!first_census_header(c))
		census_count(&o->census, c);
}

static bool run_census(struct one *o, const struct table_in *tables, size_t count,
		       struct scope *scope)
{
	struct source sources[TABLES];
	struct material m = {.sources = sources};
	bool ran;

	tables_sources(tables, count, sources);
	o->census.scope = scope;
	ran = open_one(o, scope, &m);
	if (ran) {
		tables_each_child(tables, count, scope, one_child, o);
		engine_census(&o->engine, &o->census, o->found);
	}
	census_close(&o->census);
	return ran;
}

/* The findings outlive the engine: they keep the rule, or why it did not run. */
static struct str keep(struct one *o, bool ran)
{
	const struct rule **kept = arena_take(&o->found->scratch, sizeof *kept);

	if (ran) {
		kept[0] = o->engine.rules[0];
		o->found->rules = kept;
		return STR("");
	}
	return arena_str(&o->found->scratch, o->engine.count ? o->engine.ledger[0].reason
							     : STR("it is not in force that year"));
}

bool rule_on_tables(const struct rule *r, const struct rule_table *of,
		    const struct table_in *tables, size_t count, const struct scope *scope,
		    struct findings *found, struct str *why_not)
{
	struct one o = {.wanted = {.rule = str_of(r->code)}, .found = found};
	struct scope own = *scope;
	bool ran;

	own.returns = of->returns;
	switch ((int)of->returns) {
	case RETURN_SSDA903: ran = run_903(&o, tables, count, &own); break;
	case RETURN_ANNEXA: ran = run_annexa(&o, tables, count, &own); break;
	default: ran = run_census(&o, tables, count, &own); break;
	}
	*why_not = keep(&o, ran);
	arena_close(&o.arena);
	return ran;
}
