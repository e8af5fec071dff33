#include "record/census.h"

#include "record/census_layout.h"

struct reading {
	struct scope *scope;
	census_child *child;
	void *with;
	struct census_counts *counts;
};

struct peeking {
	struct arena *arena;
	struct census_facts *facts;
};

static void hand_over(struct reading *r, struct nest *n, struct str id, bool nameless)
{
	r->scope->sources = n->sources;
	r->child(r->with, nest_child(n, r->scope, id, nameless));
	for (uint64_t left = n->used; left; left &= left - 1)
		r->counts->records[nest_first(left)] = n->tables[nest_first(left)].record;
}

static void on_child(void *with, struct nest *n, struct str id)
{
	struct reading *r = with;

	r->counts->children++;
	hand_over(r, n, id, false);
}

static bool on_header(void *with, struct nest *n, enum table t)
{
	(void)t;
	hand_over(with, n, STR(""), true);
	return true;
}

static void no_child(void *with, struct nest *n, struct str id)
{
	(void)with;
	(void)n;
	(void)id;
}

static bool peek_header(void *with, struct nest *n, enum table t)
{
	struct peeking *p = with;
	struct scope scope = {.sources = n->sources};
	const struct census_header *h = first_census_header(nest_child(n, &scope, STR(""), true));

	if (t != TABLE_CENSUS_HEADER)
		return true;
	p->facts->found = true;
	p->facts->reference_date = h->reference_date;
	p->facts->lea = arena_str(p->arena, text_of(h->lea));
	if (has_value(h->reference_date))
		p->facts->year = date_collection_year(h->reference_date.v);
	else if (has_value(h->year) && h->year.v > 1900 && h->year.v < 2200)
		p->facts->year = h->year.v - 1;
	return false;
}

bool census_peek(const char *path, struct arena *a, struct census_facts *facts, struct xml_end *end,
		 struct err *e)
{
	struct peeking p = {a, facts};
	struct tree_handler h = {&p, 0, no_child, peek_header};
	struct tree_told told = {0};
	bool ok;

	*facts = (struct census_facts){.reference_date = {CELL_ABSENT}, .lea = STR("")};
	ok = tree_read(path, &census_layout, &h, a, &told, e);
	*end = told.end;
	return ok;
}

bool census_read(const char *path, struct scope *scope, census_child *child, void *with,
		 struct census_counts *counts, struct arena *a, struct tree_told *told,
		 struct err *e)
{
	struct reading r = {scope, child, with, counts};
	struct tree_handler h = {&r, scope->year, on_child, on_header};
	bool ok = tree_read(path, &census_layout, &h, a, told, e);

	scope->sources = NULL;
	return ok;
}

void census_read_bytes(struct str bytes, struct scope *scope, census_child *child, void *with,
		       struct census_counts *counts, struct arena *a, struct tree_told *told)
{
	struct reading r = {scope, child, with, counts};
	struct tree_handler h = {&r, scope->year, on_child, on_header};

	tree_read_bytes(bytes, &census_layout, &h, a, told);
	scope->sources = NULL;
}

void census_period(struct date_cell reference_date, struct scope *scope)
{
	scope->returns = RETURN_CIN;
	scope->year = date_collection_year(reference_date.v);
	scope->start = date_cell(date_day(scope->year, 4, 1));
	scope->end = reference_date;
}
