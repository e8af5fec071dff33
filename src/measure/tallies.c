#include "measure/tallies.h"

#include "measure/periods.h"
#include "measure/registry.h"

#include <assert.h>

static void *zeroed(size_t count, size_t size)
{
	void *p = mem_take(count * size + 1);

	memset(p, 0, count * size);
	return p;
}

static void add_groups(struct tallies *t, uint32_t group)
{
	t->group = mem_room(t->group, &t->group_cap, group + 1, sizeof *t->group);
	for (; t->group_count <= group; t->group_count++)
		t->group[t->group_count] =
		    (struct tally_group){zeroed(t->cell_count, sizeof(struct tally_cell)),
					 zeroed(t->part_count, sizeof(uint32_t))};
}

/* Where a measure's counts stand in every group's. As at the reference date there are no pieces. */
static void lay_out(struct tallies *t, size_t measure)
{
	const struct measure *m = t->measures[measure];
	struct measure_tally *y = &t->of[measure];

	y->periods =
	    m->basis == BASIS_NOW && t->periods > PERIODS_PIECES ? PERIODS_PIECES : t->periods;
	y->named_parts = measure_parts(m);
	y->whole = periods_span(measure_year_long(m));
	y->keyed = m->keyed != KEYED_NOT;
	y->dated = m->basis == BASIS_FLOW || m->basis == BASIS_BEGUN;
	y->first_cell = t->cell_count;
	y->first_part = t->part_count;
	t->cell_count += y->periods;
	t->part_count += y->periods * y->named_parts;
}

void tallies_open(struct tallies *t, const struct measure *const *measures, size_t count,
		  size_t periods, enum dim sum_of)
{
	*t = (struct tallies){
	    .measures = measures, .measure_count = count, .periods = periods, .sum_of = sum_of};
	groups_open(&t->groups);
	t->of = zeroed(count, sizeof *t->of);
	for (size_t i = 0; i < count; i++)
		lay_out(t, i);
	add_groups(t, 0);
}

uint32_t tallies_group(struct tallies *t, const struct group *like)
{
	uint32_t group = groups_number(&t->groups, like);

	if (group >= t->group_count)
		add_groups(t, group);
	return group;
}

/* ---- counting ---- */

static void count_parts(uint32_t *parts, size_t named, uint64_t bits)
{
	for (; bits; bits &= bits - 1) {
		unsigned part = (unsigned)__builtin_ctzll(bits);

		assert(part < named);
		parts[part]++;
	}
}

static uint32_t cell_of(const struct tallies *t, size_t group, size_t period)
{
	return (uint32_t)(group * t->periods + period);
}

void tallies_keep(struct tallies *t, struct measure_tally *y, uint32_t group, size_t period,
		  const struct answer *a)
{
	kept_add(&y->kept, cell_of(t, group, period), a, 1);
	if (y->dated && period != y->whole)
		kept_add(&y->kept, cell_of(t, group, y->whole), a, 1);
}

void tallies_count_more(struct tallies *t, struct measure_tally *y, uint32_t group, size_t period,
			const struct answer *a)
{
	if (a->kind == ANSWER_AMOUNT)
		amounts_add(&y->amounts, cell_of(t, group, period), a->amount);
	else
		count_parts(t->group[group].parts + y->first_part + period * y->named_parts,
			    y->named_parts, a->parts);
}

/* ---- putting together ---- */

static void add_cell(struct tally_cell *to, const struct tally_cell *c)
{
	to->above += c->above;
	to->below += c->below;
	to->left_out += c->left_out;
}

static void add_parts(uint32_t *to, const uint32_t *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] += parts[i];
}

static void merge_group(struct tallies *to, uint32_t at, const struct tallies *from, size_t group)
{
	const struct tally_group *g = &from->group[group];

	for (size_t i = 0; i < from->cell_count; i++)
		add_cell(&to->group[at].cells[i], &g->cells[i]);
	add_parts(to->group[at].parts, g->parts, from->part_count);
}

static uint32_t moved(const struct tallies *t, uint32_t cell, const uint32_t *group)
{
	return cell_of(t, group[cell / t->periods], cell % t->periods);
}

static void merge_waiting(struct tallies *to, const struct tallies *from, size_t measure,
			  const uint32_t *group)
{
	const struct measure_tally *y = &from->of[measure];

	for (size_t i = 0; i < y->amounts.count; i++)
		amounts_add(&to->of[measure].amounts, moved(from, y->amounts.in[i].cell, group),
			    y->amounts.in[i].amount);
	for (size_t i = 0; i < y->kept.cap; i++) {
		const struct kept_answer *k = &y->kept.slots[i];

		if (k->count)
			kept_add(&to->of[measure].kept, moved(from, k->cell, group), &k->answer,
				 k->count);
	}
}

void tallies_merge(struct tallies *to, const struct tallies *from)
{
	uint32_t *group = mem_take((from->groups.count + 1) * sizeof *group);

	assert(to->measure_count == from->measure_count && to->periods == from->periods);
	assert(!to->settled && !from->settled);
	for (size_t g = 0; g < from->groups.count; g++)
		group[g] = tallies_group(to, &from->groups.at[g]);
	for (size_t g = 0; g < from->group_count; g++)
		merge_group(to, group[g], from, g);
	for (size_t m = 0; m < from->measure_count; m++)
		merge_waiting(to, from, m, group);
	mem_free(group);
}

/* ---- settling ---- */

/* Whether everyone is the sum of this group and its like. */
static bool adds_up(const struct tallies *t, size_t group)
{
	return t->sum_of != DIM_ALL && t->groups.at[group].dim == t->sum_of;
}

/* Counts one answer for each key: the one that says most, or how many there were. */
static void join_keys(struct tallies *t, size_t measure)
{
	struct measure_tally *y = &t->of[measure];

	for (size_t i = 0; i < y->kept.cap; i++) {
		const struct kept_answer *k = &y->kept.slots[i];
		struct answer a = k->answer;

		if (!k->count)
			continue;
		if (t->measures[measure]->keyed == KEYED_LOAD)
			a = amount((int32_t)k->count);
		tallies_count(t, y, (uint32_t)(k->cell / t->periods), k->cell % t->periods, &a);
	}
}

/* Gives the whole span of a group what its pieces have. */
static void sum_pieces(const struct tally_group *g, const struct measure_tally *y)
{
	struct tally_cell *cells = g->cells + y->first_cell;
	uint32_t *parts = g->parts + y->first_part;

	for (size_t p = PERIODS_PIECES; p < y->periods; p++) {
		add_cell(&cells[y->whole], &cells[p]);
		add_parts(parts + y->whole * y->named_parts, parts + p * y->named_parts,
			  y->named_parts);
	}
}

/* Gives everyone, and the spans, what the groups and the pieces have that they are the sums of. */
static void sum_up(struct tallies *t)
{
	for (uint32_t g = 1; g < t->group_count; g++)
		if (adds_up(t, g))
			merge_group(t, 0, t, g);
	for (size_t i = 0; i < t->measure_count; i++)
		for (size_t g = 0; t->of[i].dated && g < t->group_count; g++)
			sum_pieces(&t->group[g], &t->of[i]);
}

/* ---- amounts ---- */

static void also_in(struct amount_cells *to, uint32_t cell)
{
	to->cell[to->count++] = cell;
}

/* Where the amounts of a group and a period of such a measure count: there, and in the sums, where
 * what was joined by key has been counted already. */
static struct amount_cells cells_with(const struct tallies *t, const struct measure_tally *y,
				      size_t group, size_t period)
{
	bool for_all = !y->keyed && adds_up(t, group);
	bool for_span = !y->keyed && y->dated && period >= PERIODS_PIECES;
	struct amount_cells to = {0};

	also_in(&to, cell_of(t, group, period));
	if (for_all)
		also_in(&to, cell_of(t, 0, period));
	if (for_span)
		also_in(&to, cell_of(t, group, y->whole));
	if (for_all && for_span)
		also_in(&to, cell_of(t, 0, y->whole));
	return to;
}

static void settle_amounts(const struct tallies *t, struct measure_tally *y,
			   struct amount_cells *in)
{
	size_t cells = t->group_count * t->periods;

	for (size_t cell = 0; y->amounts.count && cell < cells; cell++)
		in[cell] = cells_with(t, y, cell / t->periods, cell % t->periods);
	amounts_settle(&y->amounts, cells, in);
}

void tallies_settle(struct tallies *t)
{
	struct amount_cells *in;

	if (t->settled)
		return;
	t->settled = true;
	sum_up(t);
	in = mem_take((t->group_count * t->periods + 1) * sizeof *in);
	for (size_t i = 0; i < t->measure_count; i++) {
		join_keys(t, i);
		settle_amounts(t, &t->of[i], in);
	}
	mem_free(in);
}

/* ---- what came of it ---- */

struct tally_cell tally_at(const struct tallies *t, size_t measure, uint32_t group, size_t period)
{
	const struct measure_tally *y = &t->of[measure];

	return group < t->group_count && period < y->periods
		   ? t->group[group].cells[y->first_cell + period]
		   : (struct tally_cell){0};
}

uint32_t tally_part(const struct tallies *t, size_t measure, uint32_t group, size_t period,
		    size_t part)
{
	const struct measure_tally *y = &t->of[measure];

	return group < t->group_count && period < y->periods
		   ? t->group[group].parts[y->first_part + period * y->named_parts + part]
		   : 0;
}

const int32_t *tally_amounts(const struct tallies *t, size_t measure, uint32_t group, size_t period,
			     size_t *n)
{
	return amounts_of(&t->of[measure].amounts, group * t->periods + period, n);
}

void tallies_close(struct tallies *t)
{
	for (size_t g = 0; g < t->group_count; g++) {
		mem_free(t->group[g].cells);
		mem_free(t->group[g].parts);
	}
	for (size_t i = 0; t->of && i < t->measure_count; i++) {
		amounts_close(&t->of[i].amounts);
		kept_close(&t->of[i].kept);
	}
	mem_free(t->group);
	mem_free(t->of);
	groups_close(&t->groups);
	*t = (struct tallies){0};
}
