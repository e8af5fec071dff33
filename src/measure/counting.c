/* What a child and its records mean for each measure, counted: the part of the engine that all time
 * goes into. */
#include "measure/ask.h"
#include "measure/engine.h"
#include "measure/registry.h"
#include "measure/repeats.h"

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

/* Counts an answer, but for ANSWER_OUTSIDE, for each group, in one period. */
static inline void count(struct looking *l, struct measure_tally *y, size_t period,
			 const struct answer *a, struct date_cell day)
{
	if (a->kind == ANSWER_OUTSIDE)
		return;
	if (l->by_age)
		find_age(l, day);
	if (tallies_waits(y, a))
		count_waiting(l, y, period, a);
	else if (l->groups == 1)
		tallies_count(l->tallies, y, l->group[0], period, a);
	else
		for (size_t i = 0; i < l->groups; i++)
			tallies_count(l->tallies, y, l->group[i], period, a);
}

/* The period that a day counts in: a piece, or the whole span only where it lies in none. */
static size_t period_of(const struct looking *l, const struct asked_alike *k, struct date_cell day)
{
	size_t piece = periods_piece(&l->e->periods, day);

	return piece && periods_has(&l->e->periods, piece, k->year_long)
		   ? piece
		   : periods_span(k->year_long);
}

/* Of measures by a date of the row's. */
static void ask_dated(struct looking *l, const struct asked_alike *k)
{
	const struct window *w = &l->e->asked_in[k->year_long].windows[0];
	struct date_cell day = {cell_at(l->row, k->date)};
	bool untold = !date_by(day, w->last);
	size_t period = periods_span(k->year_long);

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
		count(l, &l->tallies->of[k->of[i].place], period, &l->answers[0], day);
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
		for (size_t p = 0; p < periods; p++)
			count(l, y, in->at[p], &l->answers[p], in->windows[p].last);
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
