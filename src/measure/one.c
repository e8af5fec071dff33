#include "measure/one.h"

#include "base/date.h"

static void one_child(void *with, const struct child *c)
{
	struct measured *m = with;

	measure_child(&m->engine, &m->tallies, c);
}

/* The children of a return that is held whole; Annex A is, as the SSDA903. */
static void count_whole(struct measured *m, const struct scope *scope,
			const struct table_in *tables, size_t count)
{
	struct all903 all;

	all903_open(&all, scope->year);
	all.scope = *scope;
	all.scope.sources = all.sources;
	for (size_t i = 0; i < count; i++)
		tables_add_903(&all, &tables[i]);
	all903_link(&all, NULL);
	for (size_t c = 0; c < all.count; c++)
		one_child(m, &all.children[c]);
	all903_close(&all);
}

void measure_tables_in(struct measured *m, const struct measuring *want,
		       const struct table_in *tables, size_t count, enum dim by,
		       const struct population *people)
{
	struct source sources[TABLES];
	struct measuring own = *want;
	struct scope scope = {.returns = want->returns,
			      .year = date_collection_year(want->drawn.v),
			      .start = date_cell(date_add_months(want->drawn.v + 1, -12)),
			      .end = want->drawn,
			      .authority = STR("")};

	tables_sources(tables, count, sources);
	own.dims |= 1U << by;
	measure_open(&m->engine, &own);
	measure_tallies(&m->engine, &m->tallies);
	if (want->returns == RETURN_CIN)
		tables_each_child(tables, count, &scope, one_child, m);
	else
		count_whole(m, &scope, tables, count);
	measure_lacking(&m->engine, sources);
	figures_make(&m->figures, &m->engine, &m->tallies, by, people);
}

void measured_close(struct measured *m)
{
	figures_close(&m->figures);
	tallies_close(&m->tallies);
	measure_close(&m->engine);
}
