#include "measure/engine.h"

#include "measure/registry.h"

/* Its place among those chosen so far: by number, and those of one number as they are registered. */
static void choose(struct measure_engine *e, const struct measure *m)
{
	size_t at = e->count;

	if (m->returns != e->want.returns || (e->want.only.len && !measure_meant(m, e->want.only)))
		return;
	for (; at > 0 && measure_number(e->measures[at - 1]) > measure_number(m); at--)
		e->measures[at] = e->measures[at - 1];
	e->measures[at] = m;
	e->count++;
}

/* The tables whose rows a measure reads: its own and those of its needs. */
static uint64_t tables_of(const struct measure *m)
{
	uint64_t bits = UINT64_C(1) << measure_rows(m);

	for (size_t i = 0; m->needs[i] != FIELD_NONE; i++)
		bits |= UINT64_C(1) << field_info(measure_need(m, i).field)->table;
	return bits;
}

static struct asked_alike way_of(const struct measure *m)
{
	return (struct asked_alike){
	    .basis = m->basis,
	    .year_long = measure_year_long(m),
	    .date = m->date == FIELD_NONE ? 0 : field_info((enum field)m->date)->offset};
}

/* Those asked like it, with room for so many. */
static struct asked_alike *alike(struct measure_engine *e, struct asked_unit *u,
				 const struct asked_alike *way, size_t most)
{
	struct asked_alike *a = u->of;

	while (a < u->of + u->count &&
	       (a->basis != way->basis || a->date != way->date || a->year_long != way->year_long))
		a++;
	if (a == u->of + u->count) {
		*a = *way;
		a->of = arena_array(&e->arena, most, sizeof *a->of);
		u->count++;
	}
	return a;
}

/* Whether a measure of the same unit has the function of another, and reads the same tables. */
static bool same_answers(const struct asked *one, const struct measure *m)
{
	return memcmp(&one->measure->function, &m->function, sizeof m->function) == 0 &&
	       one->tables == tables_of(m);
}

static void prepare_unit(struct measure_engine *e, enum measure_unit unit)
{
	_Static_assert(TABLES <= 64, "a bit for each table");
	enum table t = measure_rows(&(struct measure){.of_unit = unit});
	struct asked_unit *u = &e->units[e->unit_count];

	*u = (struct asked_unit){.unit = unit,
				 .table = t,
				 .row_size = t == TABLE_NONE ? 0 : table_info(t)->row_size,
				 .of = arena_array(&e->arena, e->count + 1, sizeof *u->of)};
	for (size_t i = 0; i < e->count; i++) {
		const struct measure *m = e->measures[i];
		struct asked_alike way = way_of(m), *a;

		if (m->of_unit != unit)
			continue;
		a = alike(e, u, &way, e->count);
		a->of[a->count] = (struct asked){.measure = m, .place = i, .tables = tables_of(m)};
		a->of[a->count].again = a->count && same_answers(&a->of[a->count - 1], m);
		e->tables |= a->of[a->count++].tables;
	}
	e->unit_count += u->count > 0;
}

static void ask_in(struct measure_engine *e, bool year_long, size_t period)
{
	struct asked_periods *in = &e->asked_in[year_long];

	in->at[in->count] = period;
	in->windows[in->count++] = periods_window(&e->periods, period, year_long);
}

static void prepare_periods(struct measure_engine *e, bool year_long)
{
	ask_in(e, year_long, periods_span(year_long));
	for (size_t p = PERIODS_PIECES; p < e->periods.count; p++)
		if (periods_has(&e->periods, p, year_long))
			ask_in(e, year_long, p);
}

static void list_dims(struct measure_engine *e)
{
	for (enum dim d = DIM_TEAM; d < DIMS; d++)
		if (e->want.dims >> d & 1)
			e->dims[e->dim_count++] = d;
}

void measure_open(struct measure_engine *e, const struct measuring *want)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables), most = 0;
	int months = want->returns == RETURN_ANNEXA ? 6 : 12;

	*e = (struct measure_engine){.want = *want};
	for (size_t t = 0; t < count; t++)
		most += tables[t]->count;
	e->measures = arena_array(&e->arena, most + 1, sizeof(const struct measure *));
	e->why_not = arena_array(&e->arena, most + 1, sizeof *e->why_not);
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++)
			choose(e, &tables[t]->measures[i]);
	for (enum measure_unit u = 0; u < MEASURE_UNITS; u++)
		prepare_unit(e, u);
	list_dims(e);
	periods_set(&e->periods, want->drawn, months, 12, want->period);
	prepare_periods(e, false);
	prepare_periods(e, true);
	facets_find(&e->facets);
}

void measure_tallies(const struct measure_engine *e, struct tallies *t)
{
	tallies_open(t, e->measures, e->count, e->periods.count,
		     e->dim_count ? e->dims[0] : DIM_ALL);
}

static struct str lacking(struct measure_engine *e, const struct source *sources, enum field f)
{
	const struct field_info *info = field_info(f);
	const struct table_info *table = table_info(info->table);

	if (source_has(sources, f))
		return STR("");
	if (!sources[info->table].here)
		return arena_fmt(&e->arena, "%s is not among the files", table->name);
	return arena_fmt(&e->arena, "%s has no column %s", table->name, info->name);
}

/* Why a measure cannot be had from what there is; "" when it can. */
static struct str why_not(struct measure_engine *e, const struct measure *m,
			  const struct source *sources)
{
	enum table t = measure_rows(m);
	struct str why = STR("");

	if (t != TABLE_NONE && !sources[t].here)
		return arena_fmt(&e->arena, "%s is not among the files", table_info(t)->name);
	if (m->date != FIELD_NONE)
		why = lacking(e, sources, (enum field)m->date);
	for (size_t i = 0; !why.len && m->needs[i] != FIELD_NONE; i++)
		if (!measure_need(m, i).if_here)
			why = lacking(e, sources, measure_need(m, i).field);
	return why;
}

void measure_lacking(struct measure_engine *e, const struct source sources[TABLES])
{
	for (size_t i = 0; i < e->count; i++)
		e->why_not[i] = why_not(e, e->measures[i], sources);
}

void measure_close(struct measure_engine *e)
{
	arena_close(&e->arena);
	*e = (struct measure_engine){0};
}
