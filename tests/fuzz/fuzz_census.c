/* The CIN census, read as a stream and checked child by child. */
#include "fuzz.h"

#include "record/census.h"

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
	struct material m = {.sources = r->sources};

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
	engine_census(&r.engine, &r.totals, &r.found);
	engine_looked_at(&r.engine, counts.records, counts.children);
	census_close(&r.totals);
	fuzz_findings(&r.found, &r.engine);
	findings_close(&r.found);
	arena_close(&r.arena);
	return 0;
}
