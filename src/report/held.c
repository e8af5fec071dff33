#include "report/held.h"

#include <assert.h>

/* How many findings a limit lets in. */
static uint64_t let_in(const struct check *c, uint64_t limit)
{
	uint64_t n = 0;

	for (size_t i = 0; i < c->rule_count; i++)
		n += c->ledger[i].findings < limit ? c->ledger[i].findings : limit;
	return n;
}

/* The highest limit that lets in no more than `max`, but 1 at the least. */
static uint64_t limit_for(const struct check *c, uint64_t max)
{
	uint64_t low = 1, high = max + 1;

	if (let_in(c, UINT64_MAX) <= max)
		return UINT64_MAX;
	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;

		if (let_in(c, middle) <= max)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Chooses by the limit, in report order, then puts them by child: a counting sort. */
static void choose(struct held *h, const struct check *c, struct tally *t)
{
	const struct findings *fs = &c->findings;
	size_t *starts = arena_array(&t->arena, t->child_count + 2, sizeof *starts);
	bool *in = arena_array(&t->arena, fs->count + 1, sizeof *in);

	for (size_t i = 0; i < c->rule_count; i++)
		h->left[i] = h->limit;
	h->count = 0;
	for (size_t i = 0; i < fs->count; i++) {
		in[i] = h->left[fs->at[i].rule] > 0;
		h->left[fs->at[i].rule] -= in[i];
		h->count += in[i];
		starts[t->child_of[i] + 1] += in[i];
	}
	for (size_t i = 0; i < t->child_count; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < fs->count; i++)
		if (in[i])
			h->at[starts[t->child_of[i]]++] = i;
}

void held_open(struct held *h, const struct check *c, struct tally *t)
{
	h->limit = limit_for(c, HELD_MAX);
	h->at = arena_array(&t->arena, c->findings.count + 1, sizeof *h->at);
	h->left = arena_array(&t->arena, c->rule_count + 1, sizeof *h->left);
	choose(h, c, t);
}

void held_shrink(struct held *h, const struct check *c, struct tally *t, size_t bytes)
{
	uint64_t fit = (uint64_t)((double)h->count * HELD_BYTES_MAX / (double)bytes * 0.95);

	assert(bytes > HELD_BYTES_MAX);
	h->limit = limit_for(c, fit);
	choose(h, c, t);
}
