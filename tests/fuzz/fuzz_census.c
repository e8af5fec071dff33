/* The CIN census, read as a stream and checked child by child. */
#include "fuzz.h"

#include "record/census.h"
#include "rules/census_run.h"

struct reading {
	struct engine engine;
	bool open;
	struct scope scope;
	struct source sources[TABLES];
	struct findings found;
	struct census totals;
	struct arena arena;
};

static void open_engine(struct reading *r)
{
	struct wanted all = {.rule = STR("")};
	struct material m = {.sources = r->sources, .xml = true};

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == RETURN_CIN)
			r->sources[t] = (struct source){.here = true, .present = UINT32_MAX};
	engine_open(&r->engine, RETURN_CIN, fuzz_rules_year(r->scope.year), &m, &all, &r->arena);
	r->totals.scope = &r->scope;
	r->open = true;
}

/* Every row is its child's, and the row it sits inside is one too. */
static void must_be_linked(const struct child *c)
{
	for (const struct factor *f = first_factor(c); f; f = next_factor(f))
		MUST(f->assessment && f->assessment->cindetails &&
		     f->assessment->cindetails->row.child == c);
	for (const struct cp_review *v = first_cp_review(c); v; v = next_cp_review(v))
		MUST(v->cp_plan && v->cp_plan->cindetails && v->cp_plan->row.child == c);
}

static void on_child(void *with, const struct child *c)
{
	struct reading *r = with;
	const struct census_header *h = first_census_header(c);

	if (!r->open) {
		if (h && has_value(h->reference_date))
			census_period(h->reference_date, &r->scope);
		open_engine(r);
	}
	must_be_linked(c);
	engine_child(&r->engine, c, &r->found);
	if (!h)
		census_count(&r->totals, c);
}

/* ---- the same, cut into parts ---- */

struct ran {
	struct findings found;
	struct kept kept;
	struct census_now now;
	struct census_run run;
};

static void begin_run(struct ran *r, struct reading *one)
{
	*r = (struct ran){0};
	r->run = (struct census_run){.engine = &one->engine,
				     .scope = &one->scope,
				     .arena = &one->arena,
				     .found = &r->found,
				     .kept = &r->kept,
				     .now = &r->now};
}

static void end_run(struct ran *r)
{
	census_close(&r->run.totals);
	findings_close(&r->found);
	keep_close(&r->kept);
	census_now_close(&r->now);
}

static void must_be_same_findings(struct findings *a, struct findings *b)
{
	struct str of_a[FINDING_SHOWS_MAX], of_b[FINDING_SHOWS_MAX];
	struct shown shown;

	MUST(a->count == b->count);
	for (size_t i = 0; i < a->count; i++) {
		const struct finding *x = &a->at[i], *y = &b->at[i];

		MUST(x->record == y->record && x->line == y->line && x->rule == y->rule &&
		     x->marks == y->marks && x->table == y->table);
		MUST(str_eq(finding_child(a, x), finding_child(b, y)));
		MUST(str_eq(finding_key(a, x), finding_key(b, y)));
		finding_shows(a, x, &shown);
		finding_values(a, x, of_a);
		finding_values(b, y, of_b);
		for (size_t n = 0; n < shown.count; n++)
			MUST(str_eq(of_a[n], of_b[n]));
	}
}

static void must_be_same_told(const struct tree_told *a, const struct tree_told *b)
{
	MUST(a->end.whole && b->end.whole);
	MUST(str_eq(a->unknown, b->unknown));
	MUST(a->notes.count == b->notes.count);
	for (size_t i = 0; i < a->notes.count; i++)
		MUST(a->notes.at[i].kind == b->notes.at[i].kind &&
		     a->notes.at[i].line == b->notes.at[i].line &&
		     str_eq(a->notes.at[i].name, b->notes.at[i].name) &&
		     str_eq(a->notes.at[i].text, b->notes.at[i].text));
}

static void must_be_same_kept(const struct kept *a, const struct kept *b)
{
	MUST(a->count == b->count && str_eq(buf_view(&a->text), buf_view(&b->text)));
	for (size_t i = 0; i < a->count; i++)
		MUST(a->at[i].table == b->at[i].table && a->at[i].record == b->at[i].record &&
		     a->at[i].text == b->at[i].text);
}

static bool same_open(const struct now_open *a, const struct now_open *b)
{
	return a->began.v == b->began.v && a->record == b->record && a->line == b->line;
}

static void must_be_same_now(const struct census_now *a, const struct census_now *b)
{
	MUST(a->count == b->count && str_eq(buf_view(&a->text), buf_view(&b->text)));
	for (size_t i = 0; i < a->count; i++)
		MUST(a->at[i].id == b->at[i].id && a->at[i].followed == b->at[i].followed &&
		     same_open(&a->at[i].plan, &b->at[i].plan) &&
		     same_open(&a->at[i].need, &b->at[i].need));
}

static void must_be_same(struct ran *a, struct ran *b)
{
	struct findings *found[2] = {&a->found, &b->found};
	struct census *totals[2] = {&a->run.totals, &b->run.totals};

	must_be_same_told(&a->run.told, &b->run.told);
	MUST(memcmp(&a->run.counts, &b->run.counts, sizeof a->run.counts) == 0);
	for (size_t i = 0; i < 2; i++)
		engine_census(a->run.engine, totals[i], found[i]);
	must_be_same_findings(found[0], found[1]);
	must_be_same_kept(&a->kept, &b->kept);
	must_be_same_now(&a->now, &b->now);
}

/* Whatever can be cut gives what it gives as one. The bytes choose how small the parts are. */
static void check_cut(struct reading *one, struct str data)
{
	struct ran whole, cut;
	struct split s;

	begin_run(&whole, one);
	begin_run(&cut, one);
	whole.run.totals.scope = cut.run.totals.scope = &one->scope;
	split_open_bytes(&s, data, 1 + data.len % 61, data.len % 7 * 100);
	if (census_run_parts(&cut.run, &s, 1 + data.len % 2)) {
		census_run_bytes(&whole.run, data);
		must_be_same(&whole, &cut);
	} else {
		MUST(!cut.found.count && !cut.kept.count && !cut.now.count &&
		     !cut.run.counts.children);
	}
	split_close(&s);
	end_run(&whole);
	end_run(&cut);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reading r = {
	    .scope = {.returns = RETURN_CIN, .year = 2025, .authority = STR(""), .xml = true}};
	struct census_counts counts = {0};
	struct tree_told told = {0};

	r.scope.start = date_cell(date_day(2025, 4, 1));
	r.scope.end = date_cell(date_day(2026, 3, 31));
	census_read_bytes((struct str){(const char *)data, size}, &r.scope, on_child, &r, &counts,
			  &r.arena, &told);
	MUST(told.end.whole == (told.end.why[0] == '\0'));
	if (!r.open)
		open_engine(&r);
	engine_notes(&r.engine, told.notes.at, told.notes.count, &r.found);
	engine_census(&r.engine, &r.totals, &r.found);
	engine_looked_at(&r.engine, counts.records, counts.children);
	census_close(&r.totals);
	check_cut(&r, (struct str){(const char *)data, size});
	fuzz_findings(&r.found, &r.engine);
	findings_close(&r.found);
	arena_close(&r.arena);
	return 0;
}
