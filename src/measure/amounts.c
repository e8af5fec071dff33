#include "measure/amounts.h"

#include "base/arena.h"

#include <assert.h>

void amounts_add(struct amounts *a, uint32_t cell, int32_t amount)
{
	if (a->count == a->cap)
		a->in = mem_room(a->in, &a->cap, a->count + 1, sizeof *a->in);
	a->in[a->count++] = (struct amount_in){cell, amount};
}

/* What an amount is sorted by: rising with it, and never negative. */
static uint32_t key_of(int32_t amount)
{
	return (uint32_t)amount ^ UINT32_C(0x80000000);
}

/* Counts before which a place begins: from how many there are of each to where they start. */
static void to_starts(uint32_t *counts, size_t n)
{
	uint32_t before = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t here = counts[i];

		counts[i] = before;
		before += here;
	}
}

/* Sorts by one byte of the key; those of one byte stay in order. */
static void sort_by_byte(const struct amount_in *from, struct amount_in *to, size_t n,
			 unsigned shift)
{
	uint32_t at[256] = {0};

	for (size_t i = 0; i < n; i++)
		at[key_of(from[i].amount) >> shift & 255]++;
	to_starts(at, 256);
	for (size_t i = 0; i < n; i++)
		to[at[key_of(from[i].amount) >> shift & 255]++] = from[i];
}

/* The bits in which any two of them differ. */
static uint32_t differing(const struct amounts *a)
{
	uint32_t any = 0;

	for (size_t i = 1; i < a->count; i++)
		any |= key_of(a->in[i].amount) ^ key_of(a->in[0].amount);
	return any;
}

static void sort_by_amount(struct amounts *a)
{
	uint32_t differ = differing(a);
	struct amount_in *other = mem_take((a->count + 1) * sizeof *other);

	for (unsigned shift = 0; shift < 32; shift += 8) {
		struct amount_in *was = a->in;

		if (!(differ >> shift & 255))
			continue;
		sort_by_byte(was, other, a->count, shift);
		a->in = other;
		other = was;
	}
	mem_free(other);
	a->cap = a->count;
}

/* How many amounts each cell has, from its start's next place on. Returns how many there are. */
static size_t count_cells(const struct amounts *a, const struct amount_cells *in)
{
	size_t count = 0;

	for (size_t i = 0; i < a->count; i++) {
		const struct amount_cells *to = &in[a->in[i].cell];

		count += to->count;
		for (size_t c = 0; c < to->count; c++)
			a->start[to->cell[c] + 1]++;
	}
	return count;
}

void amounts_settle(struct amounts *a, size_t cells, const struct amount_cells *in)
{
	assert(!a->start);
	a->cells = cells;
	if (!a->count)
		return;
	sort_by_amount(a);
	/* One more than is needed, for scattering moves each start on to the next cell's. */
	a->start = mem_take((cells + 2) * sizeof *a->start);
	memset(a->start, 0, (cells + 2) * sizeof *a->start);
	a->sorted = mem_take(count_cells(a, in) * sizeof *a->sorted);
	to_starts(a->start + 1, cells + 1);
	for (size_t i = 0; i < a->count; i++) {
		const struct amount_cells *to = &in[a->in[i].cell];

		for (size_t c = 0; c < to->count; c++)
			a->sorted[a->start[to->cell[c] + 1]++] = a->in[i].amount;
	}
}

const int32_t *amounts_of(const struct amounts *a, size_t cell, size_t *n)
{
	*n = a->start && cell < a->cells ? a->start[cell + 1] - a->start[cell] : 0;
	return *n ? a->sorted + a->start[cell] : NULL;
}

void amounts_close(struct amounts *a)
{
	mem_free(a->in);
	mem_free(a->start);
	mem_free(a->sorted);
	*a = (struct amounts){0};
}
