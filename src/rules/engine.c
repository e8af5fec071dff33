#include "rules/engine.h"

#include "base/threads.h"
#include "record/fill.h"
#include "rules/ledger.h"
#include "rules/registry.h"
#include "rules/sink.h"

#include <assert.h>

/* ---- opening ---- */

/* The rules about the form of an XML file are none of a return in CSV. */
static bool wanted_rule(const struct rule *r, int year, const struct material *m,
			const struct wanted *w)
{
	if (!rule_in_force(r, year) || (r->unit == UNIT_note && !m->xml))
		return false;
	if (w->rule.len && !str_same(w->rule, str_of(r->code)))
		return false;
	return !w->severity_set || r->severity == w->severity;
}

/* Visits the rules wanted, in report order; with fill, writes them into the ledger. */
static size_t each_wanted(struct engine *g, const struct material *m, const struct wanted *w,
			  bool fill)
{
	const struct rule_table *const *tables;
	size_t tables_count = rule_tables(&tables), n = 0;

	for (size_t t = 0; t < tables_count; t++)
		for (size_t i = 0; tables[t]->returns == g->returns && i < tables[t]->count; i++) {
			const struct rule *r = &tables[t]->rules[i];

			if (!wanted_rule(r, g->year, m, w))
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
		g->by_unit[u].calls = arena_array(a, g->count + 1, sizeof(struct rule_call));
	for (size_t i = 0; i < g->count; i++) {
		struct unit_rules *u = &g->by_unit[g->rules[i]->unit];

		if (g->ledger[i].ran)
			u->calls[u->count++] =
			    (struct rule_call){g->rules[i]->function, (uint16_t)i};
	}
}

void engine_open(struct engine *g, enum returns returns, int year, const struct material *m,
		 const struct wanted *w, struct arena *a)
{
	*g = (struct engine){.returns = returns, .year = year};
	g->count = each_wanted(g, m, w, false);
	assert(g->count < UINT16_MAX);
	g->ledger = arena_array(a, g->count + 1, sizeof *g->ledger);
	g->rules = arena_array(a, g->count + 1, sizeof(const struct rule *));
	each_wanted(g, m, w, true);
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

enum { ROWS_TOGETHER = 64 };

/* Children that stand one behind the other. Rules are run on some together, each rule on all their
 * rows of its type before the next: a rule that was just run is quick to run again. */
struct some {
	const struct child *at, *end;
	const void **rows; /* room for ROWS_TOGETHER */
};

/* Two functions a row type: all rules about it, over rows and over all the rows of children. */
#define WHOLE(name, what)
#define ROW(type)                                                                                  \
	static void run_on_##type(const struct engine *g, const struct some *some, size_t count,   \
				  struct sink *out)                                                \
	{                                                                                          \
		const struct unit_rules *u = &g->by_unit[UNIT_##type];                             \
                                                                                                   \
		for (const struct rule_call *k = u->calls, *end = k + u->count; k < end; k++)      \
			for (size_t i = 0; i < count; i++) {                                       \
				const struct type *r = some->rows[i];                              \
                                                                                                   \
				if (k->function.type(r)) {                                         \
					speak(out, g, k->at);                                      \
					flag(out, &r->row);                                        \
				}                                                                  \
			}                                                                          \
	}                                                                                          \
                                                                                                   \
	static void run_##type(const struct engine *g, const struct some *some, struct sink *out)  \
	{                                                                                          \
		size_t n = 0;                                                                      \
                                                                                                   \
		if (!g->by_unit[UNIT_##type].count)                                                \
			return;                                                                    \
		for (const struct child *c = some->at; c < some->end; c++)                         \
			for (const struct type *r = first_##type(c); r; r = next_##type(r)) {      \
				some->rows[n++] = r;                                               \
				if (n == ROWS_TOGETHER) {                                          \
					run_on_##type(g, some, n, out);                            \
					n = 0;                                                     \
				}                                                                  \
			}                                                                          \
		if (n)                                                                             \
			run_on_##type(g, some, n, out);                                            \
	}
#include "rules/units.def"
#undef ROW

static void run_any_on(const struct engine *g, const struct row *row, struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_any];

	for (size_t i = 0; i < u->count; i++) {
		speak(out, g, u->calls[i].at);
		u->calls[i].function.any(row, out);
	}
}

/* Rules about any record look for cells that cannot be read and for what belongs to no child; most
 * records have neither. */
static void run_any(const struct engine *g, const struct child *c, struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_any];

	for (enum table t = TABLE_NONE + 1; u->count && t < child_tables_end(c); t++) {
		const char *p = child_rows(c, t);
		size_t size = p ? table_info(t)->row_size : 0;

		for (; p && ((const struct row *)(const void *)p)->child == c; p += size)
			if (c->nameless || ((const struct row *)(const void *)p)->spoilt)
				run_any_on(g, (const struct row *)(const void *)p, out);
	}
}

static void run_child(const struct engine *g, const struct some *some, struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_child];

	for (size_t i = 0; i < u->count; i++) {
		speak(out, g, u->calls[i].at);
		for (const struct child *c = some->at; c < some->end; c++)
			if (!c->nameless)
				u->calls[i].function.child(c, out);
	}
}

static void run_notes(const struct engine *g, const struct note *notes, size_t count,
		      struct sink *out)
{
	const struct unit_rules *u = &g->by_unit[UNIT_note];

	for (size_t n = 0; n < count; n++)
		for (size_t i = 0; i < u->count; i++) {
			speak(out, g, u->calls[i].at);
			u->calls[i].function.note(&notes[n], out);
		}
}

void engine_notes(const struct engine *g, const struct note *notes, size_t count,
		  struct findings *found)
{
	struct sink out = {.into = found};

	found->rules = g->rules;
	run_notes(g, notes, count, &out);
}

static void run_some(const struct engine *g, const struct child *at, size_t count,
		     struct findings *found)
{
	const void *rows[ROWS_TOGETHER];
	struct some some = {at, at + count, rows};
	struct sink out = {.into = found};

	found->rules = g->rules;
#define ROW(type) run_##type(g, &some, &out);
#include "rules/units.def"
#undef ROW
	for (size_t i = 0; i < count; i++)
		run_any(g, &at[i], &out);
	run_child(g, &some, &out);
	for (size_t i = 0; i < count; i++)
		run_notes(g, at[i].notes, at[i].note_count, &out);
}
#undef WHOLE

void engine_child(const struct engine *g, const struct child *c, struct findings *found)
{
	run_some(g, c, 1, found);
}

enum { CHUNK_CHILDREN = 512, CHILDREN_TOGETHER = 32 };

struct chunks {
	const struct engine *engine;
	struct all903 *all;
	const struct all903 *last; /* or NULL */
	struct findings *found;	   /* one a chunk */
};

static void check_chunk(void *with, size_t chunk)
{
	struct chunks *c = with;
	size_t from = chunk * CHUNK_CHILDREN, to = from + CHUNK_CHILDREN;

	to = to < c->all->count ? to : c->all->count;
	if (c->last)
		all903_link_last(c->all, c->last, from, to);
	for (size_t i = from; i < to; i += CHILDREN_TOGETHER)
		run_some(c->engine, &c->all->children[i],
			 to - i < CHILDREN_TOGETHER ? to - i : CHILDREN_TOGETHER, &c->found[chunk]);
	findings_sort(&c->found[chunk]); /* here there are threads for it */
}

void engine_children(const struct engine *g, struct all903 *all, const struct all903 *last,
		     size_t threads, struct findings *found)
{
	size_t count = (all->count + CHUNK_CHILDREN - 1) / CHUNK_CHILDREN;
	struct chunks c = {g, all, last, mem_take((count + 1) * sizeof(struct findings))};

	memset(c.found, 0, (count + 1) * sizeof *c.found);
	threads_run(threads, count, check_chunk, &c);
	for (size_t i = 0; i < count; i++)
		findings_append(found, &c.found[i]);
	mem_free(c.found);
}

void engine_all903(const struct engine *g, const struct all903 *a, struct findings *found)
{
	const struct unit_rules *u = &g->by_unit[UNIT_all903];
	struct sink out = {.into = found};

	found->rules = g->rules;
	for (size_t i = 0; i < u->count; i++) {
		speak(&out, g, u->calls[i].at);
		u->calls[i].function.all903(a, &out);
	}
}

void engine_annexa(const struct engine *g, const struct annexa *a, struct findings *found)
{
	const struct unit_rules *u = &g->by_unit[UNIT_annexa];
	struct sink out = {.into = found};

	found->rules = g->rules;
	for (size_t i = 0; i < u->count; i++) {
		speak(&out, g, u->calls[i].at);
		u->calls[i].function.annexa(a, &out);
	}
}

void engine_census(const struct engine *g, const struct census *t, struct findings *found)
{
	const struct unit_rules *u = &g->by_unit[UNIT_census];
	struct sink out = {.into = found};

	found->rules = g->rules;
	for (size_t i = 0; i < u->count; i++) {
		speak(&out, g, u->calls[i].at);
		u->calls[i].function.census(t, &out);
	}
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
		case UNIT_child:
		case UNIT_note: row->looked_at = children; break;
		case UNIT_all903:
		case UNIT_annexa:
		case UNIT_census: row->looked_at = 1; break;
		default: row->looked_at = rows[unit_table(row->rule->unit)]; break;
		}
	}
}
