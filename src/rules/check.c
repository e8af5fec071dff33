#include "rules/check.h"

#include "base/threads.h"
#include "record/authority.h"
#include "record/reference.h"
#include "rules/accept.h"
#include "rules/annexa_run.h"
#include "rules/census_run.h"
#include "rules/engine.h"
#include "rules/identity.h"
#include "rules/read903.h"
#include "rules/registry.h"
#include "rules/since.h"
#include "rules/take.h"

#include <stdio.h>

/* ---- the parts of a run ---- */

struct run {
	struct check *check;
	const struct check_options *options;
	struct items items;
	struct choice choice;
	struct reference reference;
	struct wanted wanted;
	struct engine engines[RETURNS];
	struct findings found[RETURNS];
	struct read903 years[2];   /* the SSDA903, this year and last */
	const struct all903 *care; /* this year's SSDA903, or NULL */
	struct census_now now;	   /* of the census, for Annex A */
	bool has_now;
	bool enough; /* each_child wants no more */
};

static size_t threads_of(const struct run *run)
{
	return run->options->threads ? run->options->threads : threads_cores();
}

static void set_authority(struct checked *r, struct str code)
{
	const struct ref_authority *a = authority_find(code);

	r->authority = code;
	r->authority_name = a ? str_of(a->name) : STR("");
}

/* ---- SSDA903 ---- */

static void count_tables(struct check *c, const struct all903 *now, const struct all903 *last)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		c->tables[t].present |= now->sources[t].here;
		c->tables[t].records += now->tables[t].count;
		c->tables[t].last_present |= last->sources[t].here;
		c->tables[t].last_records += last->tables[t].count;
	}
}

/* Keeps the records that the rules, those about the whole return included, found wanting. */
static void keep_903(struct run *run, const struct all903 *all, const struct findings *found)
{
	struct keep_list list = {0};

	keep_list_fill(&list, found->at, run->options->keep ? found->count : 0);
	for (size_t i = 0; i < all->count && list.count; i++)
		keep_child(&run->check->kept, &list, &all->children[i]);
	keep_list_close(&list);
}

/* ---- handing over children ---- */

static bool wants_children(const struct run *run)
{
	return run->options->each_child && !run->enough;
}

static void visit(void *with, const struct child *c)
{
	struct run *run = with;

	if (wants_children(run))
		run->enough = !run->options->each_child(run->options->each_with, c);
}

static void visit_all(struct run *run, const struct all903 *all)
{
	const struct check_options *o = run->options;

	if (o->each_whole) {
		o->each_whole(o->each_with, all->children, all->count, threads_of(run));
		return;
	}
	for (size_t i = 0; wants_children(run) && i < all->count; i++)
		visit(run, &all->children[i]);
}

static void run_903(struct run *run)
{
	struct checked *r = &run->check->returns[RETURN_SSDA903];
	struct engine *g = &run->engines[RETURN_SSDA903];
	struct findings *found = &run->found[RETURN_SSDA903];
	uint64_t rows[TABLES] = {0};
	struct read903 *years = run->years;
	struct all903 *now, *last;

	read903_years(years, &run->items, run->options, &run->reference, run->choice.year903);
	now = years[0].all;
	last = years[1].all;
	count_tables(run->check, now, last);
	*r = (struct checked){.present = true,
			      .year = run->choice.year903,
			      .rules_year = rules_year(run->choice.year903),
			      .start = now->scope.start,
			      .end = now->scope.end,
			      .children = now->named,
			      .has_last = run->choice.has_last903,
			      .last_year = run->choice.year903 - 1};
	set_authority(r, run->options->authority);
	engine_open(g, RETURN_SSDA903, r->rules_year,
		    &(struct material){now->sources, r->has_last ? last->sources : NULL,
				       run->choice.why_not, run->reference.has_postcodes,
				       run->reference.has_providers, now->scope.xml},
		    &run->wanted, &run->check->arena);
	engine_children(g, now, last, threads_of(run), found);
	engine_notes(g, now->notes, now->note_count, found);
	engine_all903(g, now, found);
	keep_903(run, now, found);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		rows[t] = now->tables[t].count;
	engine_looked_at(g, rows, now->named);
	if (run->options->workers)
		workers_find(&run->check->workers, now, found, &run->check->arena);
	visit_all(run, now);
	run->care = now;
}

/* ---- the census ---- */

/* Every table of the census counts as there: an XML file has what it has. */
static void census_sources(struct source sources[TABLES])
{
	memset(sources, 0, TABLES * sizeof *sources);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == RETURN_CIN)
			sources[t] = (struct source){.here = true, .present = UINT32_MAX};
}

static void census_scope(struct run *run, const struct item *it, struct scope *scope)
{
	struct checked *r = &run->check->returns[RETURN_CIN];
	int year = run->options->year ? run->options->year : it->guess;

	*scope = (struct scope){.returns = RETURN_CIN,
				.year = year ? year : RULES_LAST_YEAR - 1,
				.authority = it->facts.lea,
				.xml = true};
	scope->start = date_cell(date_day(scope->year, 4, 1));
	scope->end = date_cell(date_day(scope->year + 1, 3, 31));
	if (has_value(it->facts.reference_date) && it->guess == scope->year)
		census_period(it->facts.reference_date, scope);
	*r = (struct checked){.present = true,
			      .year = scope->year,
			      .rules_year = rules_year(scope->year),
			      .start = scope->start,
			      .end = scope->end};
	set_authority(r, it->facts.lea.len ? it->facts.lea : run->options->authority);
}

static void tell_census(struct run *run, struct item *it, const struct census_counts *counts,
			const struct tree_told *told)
{
	struct check *c = run->check;

	it->taken.as = told->end.whole ? TAKEN_READ : TAKEN_CUT_SHORT;
	it->taken.unknown = told->unknown;
	it->taken.year = c->returns[RETURN_CIN].year;
	if (!told->end.whole)
		it->taken.note = arena_fmt(&c->arena, "line %llu, column %llu: %s",
					   (unsigned long long)told->end.line,
					   (unsigned long long)told->end.column, told->end.why);
	c->returns[RETURN_CIN].children = counts->children;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (table_info(t)->returns != RETURN_CIN)
			continue;
		c->tables[t].present = counts->records[t] > 0;
		c->tables[t].records = counts->records[t];
		it->taken.records += counts->records[t];
	}
}

/* The lists are held against a census only when all of it was read. */
static void keep_now(struct run *run, const struct scope *scope, bool whole)
{
	run->has_now = run->choice.has_annexa && whole;
	if (run->has_now)
		census_now_index(&run->now, scope->end);
	else if (run->choice.has_annexa)
		run->choice.why_not[TABLE_CP_PLAN] = run->choice.why_not[TABLE_CINDETAILS] =
		    "the census could not be read to its end";
}

static void run_census(struct run *run)
{
	struct item *it = &run->items.at[run->choice.census];
	struct engine *g = &run->engines[RETURN_CIN];
	struct census_run r = {.engine = g,
			       .arena = &run->check->arena,
			       .found = &run->found[RETURN_CIN],
			       .kept = run->options->keep ? &run->check->kept : NULL,
			       .now = run->choice.has_annexa ? &run->now : NULL};
	struct source sources[TABLES];
	struct scope scope;
	struct err e = {0};

	census_scope(run, it, &scope);
	census_sources(sources);
	engine_open(g, RETURN_CIN, run->check->returns[RETURN_CIN].rules_year,
		    &(struct material){.sources = sources, .xml = true}, &run->wanted,
		    &run->check->arena);
	r.scope = &scope;
	r.also = wants_children(run) ? visit : NULL;
	r.with = run;
	if (!census_run(&r, it->taken.path.p, threads_of(run), &e)) {
		snprintf(r.told.end.why, sizeof r.told.end.why, "%.200s", e.text);
		r.told.end.whole = false;
	}
	keep_now(run, &scope, r.told.end.whole);
	engine_notes(g, r.told.notes.at, r.told.notes.count, r.found);
	engine_census(g, &r.totals, r.found);
	census_close(&r.totals);
	engine_looked_at(g, r.counts.records, r.counts.children);
	tell_census(run, it, &r.counts, &r.told);
}

/* ---- Annex A ---- */

static void run_annexa(struct run *run)
{
	struct annexa_run r = {.items = &run->items,
			       .check = run->check,
			       .options = run->options,
			       .why_not = run->choice.why_not,
			       .wanted = &run->wanted,
			       .engine = &run->engines[RETURN_ANNEXA],
			       .found = &run->found[RETURN_ANNEXA],
			       .threads = threads_of(run)};
	struct annexa *a = mem_take(sizeof *a);

	annexa_run(&r, a, run->care, run->has_now ? &run->now : NULL);
	set_authority(&run->check->returns[RETURN_ANNEXA], run->options->authority);
	visit_all(run, &a->children);
	visit_all(run, &a->adopters);
	a->care = NULL; /* gone after the check, as is what the census has */
	a->census = NULL;
	if (run->options->keep_lists) {
		run->check->annexa = a;
		return;
	}
	annexa_close(a);
	mem_free(a);
}

/* ---- putting it together ---- */

/* The rules and findings of both returns in one list: the census's behind the SSDA903's. */
static void join(struct run *run)
{
	struct check *c = run->check;
	size_t before = 0;

	for (size_t r = 0; r < RETURNS; r++)
		c->rule_count += run->engines[r].count;
	c->ledger = arena_array(&c->arena, c->rule_count + 1, sizeof *c->ledger);
	c->rules = arena_array(&c->arena, c->rule_count + 1, sizeof(const struct rule *));
	for (size_t r = 0; r < RETURNS; r++) {
		const struct engine *g = &run->engines[r];

		for (size_t i = 0; i < run->found[r].count; i++)
			run->found[r].at[i].rule = (uint16_t)(run->found[r].at[i].rule + before);
		for (size_t i = 0; i < g->count; i++) {
			c->ledger[before + i] = g->ledger[i];
			c->rules[before + i] = g->rules[i];
		}
		findings_append(&c->findings, &run->found[r]);
		before += g->count;
	}
	c->findings.rules = c->rules;
	findings_sort(&c->findings);
	keep_sort(&c->kept);
}

static void count_findings(struct check *c)
{
	for (size_t i = 0; i < c->findings.count; i++) {
		const struct finding *f = &c->findings.at[i];
		enum severity s = c->rules[f->rule]->severity;

		c->ledger[f->rule].findings++;
		c->by_severity[s]++;
		c->tables[f->table].findings[s]++;
	}
}

static void copy_files(struct run *run)
{
	struct check *c = run->check;

	c->file_count = run->items.count;
	c->files = arena_array(&c->arena, c->file_count + 1, sizeof *c->files);
	for (size_t i = 0; i < c->file_count; i++)
		c->files[i] = run->items.at[i].taken;
	c->trouble = run->choice.trouble;
	for (size_t i = 0; i < c->file_count && c->trouble != ERR_USAGE; i++)
		if (c->files[i].as == TAKEN_UNREADABLE || c->files[i].as == TAKEN_CUT_SHORT)
			c->trouble = ERR_INPUT;
	if (!run->choice.has903 && !run->choice.has_census && !run->choice.has_annexa &&
	    c->trouble == ERR_NONE)
		c->trouble = ERR_INPUT;
}

/* The records of an XML return, for the list of files. */
static void count_whole(struct run *run)
{
	for (size_t i = 0; i < run->items.count; i++) {
		struct item *it = &run->items.at[i];

		for (enum table t = TABLE_NONE + 1; it->whole && t < TABLES; t++)
			it->taken.records += it->whole->tables[t].count;
	}
}

bool check_run(struct check *c, const struct check_options *o, struct err *e)
{
	struct run run = {
	    .check = c, .options = o, .wanted = {o->rule, o->severity_set, o->severity}};
	bool ok;

	*c = (struct check){.threads = threads_of(&run)};
	run.items.arena = &c->arena;
	ok = (!o->reference || reference_open(&run.reference, o->reference, e)) &&
	     take_files(&run.items, o, e);
	if (ok) {
		choose_items(&run.items, o, &run.choice);
		count_whole(&run);
		if (run.choice.has903)
			run_903(&run);
		if (run.choice.has_census)
			run_census(&run);
		if (run.choice.has_annexa)
			run_annexa(&run);
		copy_files(&run);
		join(&run);
		count_findings(c);
	}
	all903_close(&run.years[0].own);
	all903_close(&run.years[1].own);
	census_now_close(&run.now);
	take_close(&run.items);
	reference_close(&run.reference);
	return ok;
}

const uint64_t *check_ids(struct check *c)
{
	if (!c->ids)
		c->ids = findings_ids(&c->findings, &c->arena);
	return c->ids;
}

void check_close(struct check *c)
{
	if (c->since)
		since_close(c->since);
	if (c->accept)
		accept_close(c->accept);
	if (c->annexa)
		annexa_close(c->annexa);
	mem_free(c->annexa);
	findings_close(&c->findings);
	keep_close(&c->kept);
	workers_close(&c->workers);
	arena_close(&c->arena);
}

int check_status(const struct check *c)
{
	if (c->trouble != ERR_NONE)
		return (int)c->trouble;
	return c->by_severity[SEVERITY_ERROR] > 0;
}
