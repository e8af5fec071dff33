#include "measure/engine.h"

#include "measure/ask.h"
#include "measure/registry.h"
#include "measure/repeats.h"

#include <assert.h>

/* ---- opening ---- */

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

static void sort_by_unit(struct measure_engine *e)
{
	for (size_t u = 0; u < MEASURE_UNITS; u++)
		e->of_unit[u] = arena_array(&e->arena, e->count + 1, sizeof *e->of_unit[u]);
	for (size_t i = 0; i < e->count; i++) {
		enum measure_unit u = e->measures[i]->of_unit;

		e->of_unit[u][e->unit_count[u]++] = (uint16_t)i;
	}
}

bool measure_year_long(const struct measure *m)
{
	return m->year_long || m->of_unit == MEASURES_adoption_case ||
	       m->of_unit == MEASURES_adopter;
}

static size_t whole_of(const struct measure *m)
{
	return measure_year_long(m) ? PERIODS_LONG : PERIODS_SHORT;
}

/* The tables whose rows a measure reads: its own and those of its needs. */
static uint64_t tables_of(const struct measure *m)
{
	uint64_t bits = UINT64_C(1) << measure_rows(m);

	for (size_t i = 0; m->needs[i] != FIELD_NONE; i++)
		bits |= UINT64_C(1) << field_info(measure_need(m, i).field)->table;
	return bits;
}

static void prepare(struct measure_engine *e)
{
	_Static_assert(TABLES <= 64, "a bit for each table");
	e->asked = arena_array(&e->arena, e->count + 1, sizeof *e->asked);
	for (size_t i = 0; i < e->count; i++) {
		const struct measure *m = e->measures[i];

		e->asked[i] = (struct asked){.measure = m,
					     .place = i,
					     .tables = tables_of(m),
					     .year_long = measure_year_long(m),
					     .whole = whole_of(m)};
		if (m->date != FIELD_NONE)
			e->asked[i].date = field_info((enum field)m->date)->offset;
	}
	for (size_t p = 0; p < e->periods.count; p++) {
		e->windows[0][p] = periods_window(&e->periods, p, false);
		e->windows[1][p] = periods_window(&e->periods, p, true);
	}
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
	sort_by_unit(e);
	list_dims(e);
	periods_set(&e->periods, want->drawn, months, 12, want->period);
	prepare(e);
	facets_find(e->facets);
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

/* ---- counting ---- */

/* One child, or one of its records, being looked at. */
struct looking {
	const struct measure_engine *e;
	struct tallies *tallies;
	const void *at;	       /* what the measures' functions are handed */
	const struct row *row; /* NULL for a child */
	struct whose whose;
	uint32_t group[DIMS]; /* the numbers of its groups, but for the age */
	uint64_t here;	      /* a bit for each table that the child has a row of */
	bool repeats, by_age;
	struct date_cell aged; /* the day of the age band in group[DIM_AGE] */
};

static struct answer ask(const struct measure *m, const void *at, const struct window *w)
{
	/* clang-format off */
	switch (m->of_unit) {
#define ROW(type)	  case MEASURES_##type: return m->function.type(at, w);
#define WHOLE(name, what) case MEASURES_##name: return m->function.name(at, w);
#include "measure/units.def"
#undef ROW
#undef WHOLE
	case MEASURE_UNITS: break;
	}
	/* clang-format on */
	return outside();
}

static uint32_t number_of(struct looking *l, enum dim d, struct date_cell day)
{
	struct group g = whose_group(&l->whose, d, day, l->e->want.areas);

	return tallies_group(l->tallies, &g);
}

/* The numbers of the groups; the age band, which depends on the day, is found as it is needed. */
static void find_groups(struct looking *l)
{
	l->aged = (struct date_cell){CELL_ABSENT};
	for (size_t i = 0; i < l->e->dim_count; i++)
		if (l->e->dims[i] != DIM_AGE)
			l->group[l->e->dims[i]] = number_of(l, l->e->dims[i], l->aged);
}

static void find_age(struct looking *l, struct date_cell day)
{
	if (has_value(l->aged) && l->aged.v == day.v)
		return;
	l->group[DIM_AGE] = number_of(l, DIM_AGE, day);
	l->aged = day;
}

/* Counts an answer for each group, in one period; and for everyone, who may be the groups' sum. */
static void count(struct looking *l, const struct asked *k, size_t period, const struct answer *a,
		  struct date_cell day)
{
	static const struct answer repeated = {.kind = ANSWER_LEFT_OUT};
	const struct answer *kept = l->repeats ? &repeated : a;

	if (l->by_age)
		find_age(l, day);
	if (l->e->dim_count == 0 || tallies_waits(k->measure, kept))
		tallies_add(l->tallies, k->place, 0, period, kept);
	for (size_t i = 0; i < l->e->dim_count; i++)
		tallies_add(l->tallies, k->place, l->group[l->e->dims[i]], period, kept);
}

static void ask_within(struct looking *l, const struct asked *k, size_t period)
{
	const struct window *w = &l->e->windows[k->year_long][period];
	struct answer a = ask(k->measure, l->at, w);

	if (a.kind != ANSWER_OUTSIDE)
		count(l, k, period, &a, w->last);
}

/* Of a measure by a date of the row's: it belongs to the whole span, and to the piece it lies in. */
static void ask_dated(struct looking *l, const struct asked *k)
{
	const struct window *w = &l->e->windows[k->year_long][k->whole];
	struct date_cell day = {cell_at(l->row, k->date)};
	struct answer a = left_out();
	size_t piece;

	if (is_absent(day) && k->measure->basis == BASIS_FLOW)
		return;
	if (!date_by(day, w->last)) {
		count(l, k, k->whole, &a, w->last);
		return;
	}
	if (date_before(day, w->first))
		return;
	a = ask(k->measure, l->at, w);
	if (a.kind == ANSWER_OUTSIDE)
		return;
	count(l, k, k->whole, &a, day);
	piece = periods_piece(&l->e->periods, day);
	if (piece && (k->year_long || l->e->periods.at[piece].in_both))
		count(l, k, piece, &a, day);
}

static void ask_periods(struct looking *l, const struct asked *k)
{
	ask_within(l, k, k->whole);
	for (size_t p = PERIODS_PIECES; p < l->e->periods.count; p++)
		if (k->year_long || l->e->periods.at[p].in_both)
			ask_within(l, k, p);
}

static void ask_all(struct looking *l, enum measure_unit u)
{
	for (size_t i = 0; i < l->e->unit_count[u]; i++) {
		const struct asked *k = &l->e->asked[l->e->of_unit[u][i]];

		if (!(k->tables & l->here))
			continue;
		switch (k->measure->basis) {
		case BASIS_FLOW:
		case BASIS_BEGUN: ask_dated(l, k); break;
		case BASIS_OVER:
		case BASIS_AT_END: ask_periods(l, k); break;
		case BASIS_NOW: ask_within(l, k, k->whole); break;
		}
	}
}

static enum table table_of_unit(enum measure_unit u)
{
	return measure_rows(&(struct measure){.of_unit = u});
}

static void look_at_rows(struct looking *l, enum measure_unit u, const struct child *c,
			 const struct whose *child)
{
	enum table t = table_of_unit(u);
	const char *at = child_rows(c, t);

	for (; at && ((const struct row *)(const void *)at)->child == c;
	     at += table_info(t)->row_size) {
		l->at = at;
		l->row = (const struct row *)(const void *)at;
		whose_row(&l->whose, l->e->facets, child, l->row);
		l->repeats = row_repeats(l->row);
		find_groups(l);
		ask_all(l, u);
	}
}

static uint64_t tables_here(const struct child *c)
{
	uint64_t here = 0;

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		here |= (uint64_t)(child_rows(c, t) != NULL) << t;
	return here;
}

void measure_child(const struct measure_engine *e, struct tallies *t, const struct child *c)
{
	struct looking l = {
	    .e = e, .tallies = t, .here = tables_here(c), .by_age = e->want.dims >> DIM_AGE & 1};
	struct whose child;

	if (c->nameless)
		return;
	whose_child(&child, e->facets, c, e->want.drawn);
	for (enum measure_unit u = 0; u < MEASURE_UNITS; u++) {
		if (!e->unit_count[u])
			continue;
		if (table_of_unit(u) != TABLE_NONE) {
			look_at_rows(&l, u, c, &child);
			continue;
		}
		l.at = c;
		l.row = NULL;
		l.whose = child;
		l.repeats = false;
		find_groups(&l);
		ask_all(&l, u);
	}
}
