#include "measure/tallies.h"

#include "measure/periods.h"
#include "measure/registry.h"

#include <assert.h>
#include <stdlib.h>

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
	t->of = mem_take((count + 1) * sizeof *t->of);
	memset(t->of, 0, (count + 1) * sizeof *t->of);
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

static void keep(struct measure_tally *y, uint32_t cell, const struct answer *a)
{
	y->kept = mem_room(y->kept, &y->kept_cap, y->kept_count + 1, sizeof *y->kept);
	y->kept[y->kept_count++] = (struct kept_answer){a->key, a->parts, cell, a->amount, a->kind};
}

static void count_parts(uint32_t *parts, size_t named, uint64_t bits)
{
	for (; bits; bits &= bits - 1) {
		unsigned part = (unsigned)__builtin_ctzll(bits);

		assert(part < named);
		parts[part]++;
	}
}

static void count(struct tallies *t, size_t measure, uint32_t group, size_t period,
		  const struct answer *a)
{
	struct measure_tally *y = &t->of[measure];
	struct tally_cell *c = &t->group[group].cells[y->first_cell + period];

	switch (a->kind) {
	case ANSWER_OUTSIDE: return;
	case ANSWER_LEFT_OUT: c->left_out++; return;
	case ANSWER_NO: c->below++; return;
	case ANSWER_YES:
		c->above++;
		c->below++;
		return;
	case ANSWER_PARTS:
		c->below++;
		count_parts(t->group[group].parts + y->first_part + period * y->named_parts,
			    y->named_parts, a->parts);
		return;
	case ANSWER_AMOUNT:
		c->below++;
		amounts_add(&y->amounts, (uint32_t)(group * t->periods + period), a->amount);
		return;
	}
}

void tallies_add(struct tallies *t, size_t measure, uint32_t group, size_t period,
		 const struct answer *a)
{
	assert(!t->settled && group < t->group_count && period < t->of[measure].periods);
	if (tallies_waits(t->measures[measure], a))
		keep(&t->of[measure], (uint32_t)(group * t->periods + period), a);
	else
		count(t, measure, group, period, a);
}

/* ---- putting together ---- */

static void merge_group(struct tallies *to, uint32_t at, const struct tallies *from, size_t group)
{
	const struct tally_group *g = &from->group[group];

	for (size_t i = 0; i < from->cell_count; i++) {
		to->group[at].cells[i].above += g->cells[i].above;
		to->group[at].cells[i].below += g->cells[i].below;
		to->group[at].cells[i].left_out += g->cells[i].left_out;
	}
	for (size_t i = 0; i < from->part_count; i++)
		to->group[at].parts[i] += g->parts[i];
}

static uint32_t moved(const struct tallies *t, uint32_t cell, const uint32_t *group)
{
	return (uint32_t)(group[cell / t->periods] * t->periods + cell % t->periods);
}

static void merge_waiting(struct tallies *to, const struct tallies *from, size_t measure,
			  const uint32_t *group)
{
	const struct measure_tally *y = &from->of[measure];

	for (size_t i = 0; i < y->amounts.count; i++)
		amounts_add(&to->of[measure].amounts, moved(from, y->amounts.in[i].cell, group),
			    y->amounts.in[i].amount);
	for (size_t i = 0; i < y->kept_count; i++) {
		const struct kept_answer *k = &y->kept[i];

		keep(&to->of[measure], moved(from, k->cell, group),
		     &(struct answer){k->kind, k->amount, k->parts, k->key});
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

static int compare_u64(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* By cell and key; of one key the answer that says most first: yes before no. */
static int by_key(const void *a, const void *b)
{
	const struct kept_answer *x = a, *y = b;
	int order = compare_u64(x->cell, y->cell);

	order = order ? order : compare_u64(x->key, y->key);
	order = order ? order : compare_u64(y->kind, x->kind);
	order = order ? order : compare_u64(x->parts, y->parts);
	return order ? order : (x->amount > y->amount) - (x->amount < y->amount);
}

/* Makes of each run of one key one answer: the first, or how many there were. */
static void join_keys(struct tallies *t, size_t measure)
{
	struct measure_tally *y = &t->of[measure];

	if (y->kept_count > 1)
		qsort(y->kept, y->kept_count, sizeof *y->kept, by_key);
	for (size_t i = 0, n; i < y->kept_count; i += n) {
		struct kept_answer k = y->kept[i];
		struct answer a = {k.kind, k.amount, k.parts, k.key};

		for (n = 1; i + n < y->kept_count && y->kept[i + n].cell == k.cell &&
			    y->kept[i + n].key == k.key;
		     n++)
			;
		if (t->measures[measure]->keyed == KEYED_LOAD)
			a.kind = ANSWER_AMOUNT, a.amount = (int32_t)n;
		count(t, measure, (uint32_t)(k.cell / t->periods), k.cell % t->periods, &a);
	}
}

/* Gives everyone the amounts of the groups that they are the sum of. */
static void sum_amounts(struct tallies *t, struct amounts *a)
{
	size_t n = a->count;

	for (size_t i = 0; i < n; i++) {
		uint32_t cell = a->in[i].cell;

		if (t->groups.at[cell / t->periods].dim == t->sum_of)
			amounts_add(a, (uint32_t)(cell % t->periods), a->in[i].amount);
	}
}

static void sum_groups(struct tallies *t)
{
	for (uint32_t g = 1; g < t->group_count; g++)
		if (t->groups.at[g].dim == t->sum_of)
			merge_group(t, 0, t, g);
	for (size_t i = 0; i < t->measure_count; i++)
		sum_amounts(t, &t->of[i].amounts);
}

void tallies_settle(struct tallies *t)
{
	if (t->settled)
		return;
	t->settled = true;
	if (t->sum_of != DIM_ALL)
		sum_groups(t);
	for (size_t i = 0; i < t->measure_count; i++) {
		join_keys(t, i);
		amounts_settle(&t->of[i].amounts, t->group_count * t->periods);
	}
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
		mem_free(t->of[i].kept);
	}
	mem_free(t->group);
	mem_free(t->of);
	groups_close(&t->groups);
	*t = (struct tallies){0};
}
