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
	bool year_long = measure_year_long(m);

	return (struct asked_alike){
	    .basis = m->basis,
	    .year_long = year_long,
	    .date = m->date == FIELD_NONE ? 0 : field_info((enum field)m->date)->offset,
	    .whole = year_long ? PERIODS_LONG : PERIODS_SHORT};
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
	ask_in(e, year_long, year_long ? PERIODS_LONG : PERIODS_SHORT);
	for (size_t p = PERIODS_PIECES; p < e->periods.count; p++)
		if (year_long || e->periods.at[p].in_both)
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

/* ---- counting ---- */

/* One child, or one of its records, being looked at. */
struct looking {
	const struct measure_engine *e;
	struct tallies *tallies;
	const void *at;	       /* what the measures' functions are handed */
	const struct row *row; /* NULL for a child */
	struct whose whose;
	uint32_t group[DIMS];	/* of each of the engine's dims, but for the age */
	size_t groups;		/* how many: without dims one, everyone */
	struct str named[DIMS]; /* the name that group[] was found for last */
	uint64_t here;		/* a bit for each table that the child has a row of */
	bool repeats, by_age;
	struct date_cell aged; /* the day of the age band in group[] */
	struct answer answers[PERIODS_MAX];
};

/* Asks a measure about the first `n` of some windows, into l->answers. */
static void ask(struct looking *l, const struct measure *m, const struct window *w, size_t n)
{
	struct answer *to = l->answers;

	/* clang-format off */
	switch (m->of_unit) {
#define ASK(unit)							\
	case MEASURES_##unit:						\
		for (size_t i = 0; i < n; i++)				\
			to[i] = m->function.unit(l->at, &w[i]);		\
		break;
#define ROW(type) ASK(type)
#define WHOLE(name, what) ASK(name)
#include "measure/units.def"
#undef ROW
#undef WHOLE
#undef ASK
	case MEASURE_UNITS: break;
	}
	/* clang-format on */
	for (size_t i = 0; l->repeats && i < n; i++)
		if (to[i].kind != ANSWER_OUTSIDE)
			to[i] = left_out();
}

/* The number of the i-th dim's group; the same name as last time has the same. */
static void find_group(struct looking *l, size_t i, struct date_cell day)
{
	struct group g = whose_group(&l->whose, l->e->dims[i], day, l->e->want.areas);

	if (l->named[i].p && str_eq(l->named[i], g.name))
		return;
	l->group[i] = tallies_group(l->tallies, &g);
	l->named[i] = g.name;
}

/* The numbers of the groups; the age band, which depends on the day, is found as it is needed. */
static void find_groups(struct looking *l)
{
	l->aged = (struct date_cell){CELL_ABSENT};
	for (size_t i = 0; i < l->e->dim_count; i++)
		if (l->e->dims[i] != DIM_AGE)
			find_group(l, i, l->aged);
}

static void find_age(struct looking *l, struct date_cell day)
{
	if (has_value(l->aged) && l->aged.v == day.v)
		return;
	for (size_t i = 0; i < l->e->dim_count; i++)
		if (l->e->dims[i] == DIM_AGE)
			find_group(l, i, day);
	l->aged = day;
}

/* An answer that has to wait for others: for each group, and for everyone too. */
static void count_waiting(struct looking *l, struct measure_tally *y, size_t period,
			  const struct answer *a)
{
	if (l->e->dim_count)
		tallies_keep(l->tallies, y, 0, period, a);
	for (size_t i = 0; i < l->groups; i++)
		tallies_keep(l->tallies, y, l->group[i], period, a);
}

/* Counts an answer for each group, in one period. */
static void count(struct looking *l, struct measure_tally *y, size_t period, const struct answer *a,
		  struct date_cell day)
{
	if (l->by_age)
		find_age(l, day);
	if (tallies_waits(y, a)) {
		count_waiting(l, y, period, a);
		return;
	}
	for (size_t i = 0; i < l->groups; i++)
		tallies_count(l->tallies, y, l->group[i], period, a);
}

/* The plain case, which is nearly all: one group, the same on any day. */
static bool counts_once(const struct looking *l, const struct measure_tally *y)
{
	return l->groups == 1 && !l->by_age && !y->keyed;
}

/* Counts the answers that are not outside. */
static void count_answers(struct looking *l, struct measure_tally *y,
			  const struct asked_periods *in, size_t n)
{
	for (size_t p = 0; p < n; p++)
		if (l->answers[p].kind != ANSWER_OUTSIDE)
			count(l, y, in->at[p], &l->answers[p], in->windows[p].last);
}

/* The same of one answer, in a period. */
static void count_answer(struct looking *l, struct measure_tally *y, size_t period,
			 struct date_cell day)
{
	const struct answer *a = &l->answers[0];

	if (a->kind == ANSWER_OUTSIDE)
		return;
	if (counts_once(l, y))
		tallies_count(l->tallies, y, l->group[0], period, a);
	else
		count(l, y, period, a, day);
}

static void count_answers_once(struct looking *l, struct measure_tally *y,
			       const struct asked_periods *in, size_t n)
{
	for (size_t p = 0; p < n; p++)
		if (l->answers[p].kind != ANSWER_OUTSIDE)
			tallies_count(l->tallies, y, l->group[0], in->at[p], &l->answers[p]);
}

/* The period that a day counts in: a piece, or the whole span only where it lies in none. */
static size_t period_of(const struct looking *l, const struct asked_alike *k, struct date_cell day)
{
	size_t piece = periods_piece(&l->e->periods, day);

	return piece && (k->year_long || l->e->periods.at[piece].in_both) ? piece : k->whole;
}

/* Of measures by a date of the row's. */
static void ask_dated(struct looking *l, const struct asked_alike *k)
{
	const struct window *w = &l->e->asked_in[k->year_long].windows[0];
	struct date_cell day = {cell_at(l->row, k->date)};
	bool untold = !date_by(day, w->last);
	size_t period = k->whole;

	if ((is_absent(day) && k->basis == BASIS_FLOW) || date_before(day, w->first))
		return;
	if (untold) {
		l->answers[0] = left_out();
		day = w->last;
	} else {
		period = period_of(l, k, day);
	}
	for (size_t i = 0; i < k->count; i++) {
		if (!untold && !k->of[i].again)
			ask(l, k->of[i].measure, w, 1);
		count_answer(l, &l->tallies->of[k->of[i].place], period, day);
	}
}

/* Of the others: about the first so many of their periods. */
static void ask_periods(struct looking *l, const struct asked_alike *k, size_t periods)
{
	const struct asked_periods *in = &l->e->asked_in[k->year_long];

	for (size_t i = 0; i < k->count; i++) {
		const struct asked *one = &k->of[i];
		struct measure_tally *y = &l->tallies->of[one->place];

		if (!(one->tables & l->here))
			continue;
		if (!one->again)
			ask(l, one->measure, in->windows, periods);
		if (counts_once(l, y))
			count_answers_once(l, y, in, periods);
		else
			count_answers(l, y, in, periods);
	}
}

static void ask_all(struct looking *l, const struct asked_unit *u)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct asked_alike *k = &u->of[i];

		switch (k->basis) {
		case BASIS_FLOW:
		case BASIS_BEGUN: ask_dated(l, k); break;
		case BASIS_OVER:
		case BASIS_AT_END: ask_periods(l, k, l->e->asked_in[k->year_long].count); break;
		case BASIS_NOW: ask_periods(l, k, 1); break;
		}
	}
}

static void look_at_child(struct looking *l, const struct asked_unit *u, const struct child *c,
			  const struct whose *whose)
{
	l->at = c;
	l->row = NULL;
	l->whose = *whose;
	l->repeats = false;
	find_groups(l);
	ask_all(l, u);
}

static void look_at_rows(struct looking *l, const struct asked_unit *u, const struct child *c,
			 const struct whose *child)
{
	const char *at = child_rows(c, u->table);

	for (; at && ((const struct row *)(const void *)at)->child == c; at += u->row_size) {
		l->at = at;
		l->row = (const struct row *)(const void *)at;
		whose_row(&l->whose, &l->e->facets, child, l->row);
		l->repeats = row_repeats(l->row);
		find_groups(l);
		ask_all(l, u);
	}
}

static bool has_table(const struct child *c, enum table t)
{
	return t != TABLE_NONE && child_rows(c, t);
}

static uint64_t tables_here(const struct measure_engine *e, const struct child *c)
{
	uint64_t here = 0;

	for (uint64_t rest = e->tables; rest; rest &= rest - 1)
		if (has_table(c, (enum table)__builtin_ctzll(rest)))
			here |= rest & (~rest + 1);
	return here;
}

void measure_child(const struct measure_engine *e, struct tallies *t, const struct child *c)
{
	struct looking l = {.e = e,
			    .tallies = t,
			    .groups = e->dim_count ? e->dim_count : 1,
			    .here = tables_here(e, c),
			    .by_age = e->want.dims >> DIM_AGE & 1};
	struct whose child;

	if (c->nameless)
		return;
	whose_child(&child, &e->facets, c, e->want.drawn);
	for (size_t i = 0; i < e->unit_count; i++) {
		const struct asked_unit *u = &e->units[i];

		if (u->table == TABLE_NONE)
			look_at_child(&l, u, c, &child);
		else
			look_at_rows(&l, u, c, &child);
	}
}
