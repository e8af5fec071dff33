#include "measure/tallies.h"

#include "measure/registry.h"

#include <assert.h>
#include <stdlib.h>

void tallies_open(struct tallies *t, const struct measure *const *measures, size_t count,
		  size_t periods)
{
	*t = (struct tallies){.measures = measures, .measure_count = count, .periods = periods};
	groups_open(&t->groups);
	t->of = mem_take((count + 1) * sizeof *t->of);
	memset(t->of, 0, (count + 1) * sizeof *t->of);
	for (size_t i = 0; i < count; i++)
		t->of[i].named_parts = measure_parts(measures[i]);
}

/* ---- counting ---- */

static struct tally_cell *cell(struct measure_tally *y, size_t at)
{
	if (at >= y->count) {
		y->cells = mem_room(y->cells, &y->cap, at + 1, sizeof *y->cells);
		memset(y->cells + y->count, 0, (at + 1 - y->count) * sizeof *y->cells);
		y->count = at + 1;
	}
	return &y->cells[at];
}

static uint32_t *part_cell(struct measure_tally *y, size_t at)
{
	if (at >= y->part_count) {
		y->parts = mem_room(y->parts, &y->parts_cap, at + 1, sizeof *y->parts);
		memset(y->parts + y->part_count, 0, (at + 1 - y->part_count) * sizeof *y->parts);
		y->part_count = at + 1;
	}
	return &y->parts[at];
}

static void keep(struct measure_tally *y, size_t at, const struct answer *a)
{
	y->kept = mem_room(y->kept, &y->kept_cap, y->kept_count + 1, sizeof *y->kept);
	y->kept[y->kept_count++] =
	    (struct kept_answer){a->key, a->parts, (uint32_t)at, a->amount, a->kind};
}

static void count_parts(struct measure_tally *y, size_t at, uint64_t bits)
{
	for (unsigned i = 0; i < MEASURE_PARTS_MAX && bits >> i; i++)
		if (bits >> i & 1) {
			assert(i < y->named_parts);
			(*part_cell(y, at * y->named_parts + i))++;
		}
}

static void count(struct measure_tally *y, size_t at, const struct answer *a)
{
	struct tally_cell *c = cell(y, at);

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
		count_parts(y, at, a->parts);
		return;
	case ANSWER_AMOUNT: c->below++; return;
	}
}

void tallies_add(struct tallies *t, size_t measure, uint32_t group, size_t period,
		 const struct answer *a)
{
	const struct measure *m = t->measures[measure];
	struct measure_tally *y = &t->of[measure];
	size_t at = group * t->periods + period;

	assert(!t->settled);
	if (a->kind == ANSWER_OUTSIDE)
		return;
	if (m->keyed != KEYED_NOT && a->kind != ANSWER_LEFT_OUT) {
		keep(y, at, a);
		return;
	}
	count(y, at, a);
	if (a->kind == ANSWER_AMOUNT)
		keep(y, at, a);
}

/* ---- putting together ---- */

static void merge_one(struct tallies *to, const struct tallies *from, size_t measure,
		      const uint32_t *group)
{
	const struct measure_tally *y = &from->of[measure];
	size_t parts = y->named_parts;

	for (size_t i = 0; i < y->count; i++) {
		size_t at = group[i / from->periods] * to->periods + i % from->periods;
		struct tally_cell *c = cell(&to->of[measure], at);

		c->above += y->cells[i].above;
		c->below += y->cells[i].below;
		c->left_out += y->cells[i].left_out;
	}
	for (size_t i = 0; i < y->part_count; i++) {
		size_t old = i / parts, at = group[old / from->periods] * to->periods;

		*part_cell(&to->of[measure], (at + old % from->periods) * parts + i % parts) +=
		    y->parts[i];
	}
	for (size_t i = 0; i < y->kept_count; i++) {
		const struct kept_answer *k = &y->kept[i];
		size_t at = group[k->cell / from->periods] * to->periods + k->cell % from->periods;

		keep(&to->of[measure], at, &(struct answer){k->kind, k->amount, k->parts, k->key});
	}
}

void tallies_merge(struct tallies *to, const struct tallies *from)
{
	uint32_t *group = mem_take((from->groups.count + 1) * sizeof *group);

	assert(to->measure_count == from->measure_count && to->periods == from->periods);
	for (size_t g = 0; g < from->groups.count; g++)
		group[g] = groups_number(&to->groups, &from->groups.at[g]);
	for (size_t m = 0; m < from->measure_count; m++)
		merge_one(to, from, m, group);
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

static int by_amount(const void *a, const void *b)
{
	const struct kept_answer *x = a, *y = b;
	int order = compare_u64(x->cell, y->cell);

	return order ? order : (x->amount > y->amount) - (x->amount < y->amount);
}

/* Makes of each run of one key one answer: the first, or how many there were. */
static void join_keys(struct measure_tally *y, const struct measure *m)
{
	size_t kept = 0;

	for (size_t i = 0, n; i < y->kept_count; i += n) {
		struct kept_answer k = y->kept[i];
		struct answer a;

		for (n = 1; i + n < y->kept_count && y->kept[i + n].cell == k.cell &&
			    y->kept[i + n].key == k.key;
		     n++)
			;
		if (m->keyed == KEYED_LOAD)
			k.kind = ANSWER_AMOUNT, k.amount = (int32_t)n;
		a = (struct answer){k.kind, k.amount, k.parts, k.key};
		count(y, k.cell, &a);
		if (k.kind == ANSWER_AMOUNT)
			y->kept[kept++] = k;
	}
	y->kept_count = kept;
}

static void sort_kept(struct measure_tally *y, int (*order)(const void *, const void *))
{
	if (y->kept_count > 1)
		qsort(y->kept, y->kept_count, sizeof *y->kept, order);
}

void tallies_settle(struct tallies *t)
{
	if (t->settled)
		return;
	t->settled = true;
	for (size_t i = 0; i < t->measure_count; i++) {
		struct measure_tally *y = &t->of[i];

		if (t->measures[i]->keyed != KEYED_NOT) {
			sort_kept(y, by_key);
			join_keys(y, t->measures[i]);
		}
		sort_kept(y, by_amount);
	}
}

/* ---- what came of it ---- */

struct tally_cell tally_at(const struct tallies *t, size_t measure, uint32_t group, size_t period)
{
	const struct measure_tally *y = &t->of[measure];
	size_t at = group * t->periods + period;

	return at < y->count ? y->cells[at] : (struct tally_cell){0};
}

uint32_t tally_part(const struct tallies *t, size_t measure, uint32_t group, size_t period,
		    size_t part)
{
	const struct measure_tally *y = &t->of[measure];
	size_t at = (group * t->periods + period) * y->named_parts + part;

	return at < y->part_count ? y->parts[at] : 0;
}

const struct kept_answer *tally_amounts(const struct tallies *t, size_t measure, uint32_t group,
					size_t period, size_t *n)
{
	const struct measure_tally *y = &t->of[measure];
	size_t at = group * t->periods + period, low = 0, high = y->kept_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (y->kept[middle].cell < at)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < y->kept_count && y->kept[high].cell == at; high++)
		;
	*n = high - low;
	return y->kept ? y->kept + low : NULL;
}

void tallies_close(struct tallies *t)
{
	for (size_t i = 0; t->of && i < t->measure_count; i++) {
		mem_free(t->of[i].cells);
		mem_free(t->of[i].parts);
		mem_free(t->of[i].kept);
	}
	mem_free(t->of);
	groups_close(&t->groups);
	*t = (struct tallies){0};
}
