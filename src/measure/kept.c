#include "measure/kept.h"

#include "base/arena.h"

#include <assert.h>

static size_t place_of(const struct kept_answers *k, uint32_t cell, uint64_t key)
{
	return (size_t)((key ^ cell * UINT64_C(0x9E3779B97F4A7C15)) & (k->cap - 1));
}

/* The slot of a cell and a key, free or taken. */
static struct kept_answer *slot_of(const struct kept_answers *k, uint32_t cell, uint64_t key)
{
	size_t i = place_of(k, cell, key);

	while (k->slots[i].count && (k->slots[i].cell != cell || k->slots[i].answer.key != key))
		i = (i + 1) & (k->cap - 1);
	return &k->slots[i];
}

static void grow(struct kept_answers *k)
{
	struct kept_answers old = *k;

	k->cap = old.cap ? 2 * old.cap : 64;
	k->slots = mem_take(k->cap * sizeof *k->slots);
	memset(k->slots, 0, k->cap * sizeof *k->slots);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].count)
			*slot_of(k, old.slots[i].cell, old.slots[i].answer.key) = old.slots[i];
	kept_close(&old);
}

/* Whether a says more than b: yes more than no; among their like, the fewer parts or days. */
static bool says_more(const struct answer *a, const struct answer *b)
{
	if (a->kind != b->kind)
		return a->kind > b->kind;
	return a->kind == ANSWER_AMOUNT ? a->amount < b->amount : a->parts < b->parts;
}

void kept_add(struct kept_answers *k, uint32_t cell, const struct answer *a, uint32_t count)
{
	struct kept_answer *slot;

	assert(count > 0);
	if (2 * k->used >= k->cap)
		grow(k);
	slot = slot_of(k, cell, a->key);
	if (!slot->count)
		*slot = (struct kept_answer){*a, cell, 0}, k->used++;
	else if (says_more(a, &slot->answer))
		slot->answer = *a;
	slot->count += count;
}

void kept_close(struct kept_answers *k)
{
	mem_free(k->slots);
	*k = (struct kept_answers){0};
}
