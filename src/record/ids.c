#include "record/ids.h"

#include "base/arena.h"

#include <assert.h>

/* How many ids are looked at before the table is: their heads stand side by side, so that many are
 * quicker than one place of a table that is far away. */
enum { NEAR = 32 };

/* The first eight bytes, with zeros behind a shorter id. */
static uint64_t head_of(struct str id)
{
	uint64_t head = 0;

	if (id.len >= sizeof head)
		memcpy(&head, id.p, sizeof head);
	else if (id.len)
		memcpy(&head, id.p, id.len);
	return head;
}

static uint32_t find_near(const struct ids *ids, struct str id, size_t from)
{
	uint64_t head = head_of(id);
	size_t to = from + NEAR < ids->count ? from + NEAR : ids->count;

	for (size_t n = from; n < to; n++)
		if (ids->heads[n] == head && ids->at[n].len == id.len &&
		    (id.len <= sizeof head || str_eq(ids->at[n], id)))
			return (uint32_t)n;
	return IDS_NONE;
}

static uint64_t upper_half(uint64_t hash)
{
	return hash & ~(uint64_t)UINT32_MAX;
}

/* The slot of an id, or the empty one where it belongs. */
static uint64_t *find_slot(const struct ids *ids, struct str id, uint64_t hash)
{
	size_t i = hash & (ids->slot_count - 1);

	for (; ids->slots[i]; i = (i + 1) & (ids->slot_count - 1))
		if (upper_half(ids->slots[i]) == upper_half(hash) &&
		    str_eq(ids->at[(uint32_t)ids->slots[i] - 1], id))
			break;
	return &ids->slots[i];
}

static uint64_t hash_of(struct str id)
{
	return str_hash(id) * UINT64_C(0x9E3779B97F4A7C15);
}

/* Slots for so many ids, at most three in four of them taken. */
static void make_slots(struct ids *ids, size_t count)
{
	size_t slots = ids->slot_count ? ids->slot_count : 64;

	while (count * 4 > slots * 3)
		slots *= 2;
	if (slots == ids->slot_count)
		return;
	mem_free(ids->slots);
	ids->slot_count = slots;
	ids->slots = mem_take(slots * sizeof *ids->slots);
	memset(ids->slots, 0, slots * sizeof *ids->slots);
	for (size_t n = 0; n < ids->count; n++) {
		uint64_t hash = hash_of(ids->at[n]);

		*find_slot(ids, ids->at[n], hash) = upper_half(hash) | (n + 1);
	}
}

void ids_reserve(struct ids *ids, size_t count)
{
	if (count > ids->cap) {
		ids->cap = count;
		ids->at = mem_grow(ids->at, count * sizeof *ids->at);
		ids->heads = mem_grow(ids->heads, count * sizeof *ids->heads);
	}
	make_slots(ids, count);
}

static void add(struct ids *ids, struct str id)
{
	if (ids->count == ids->cap) {
		ids->at = mem_room(ids->at, &ids->cap, ids->count + 1, sizeof *ids->at);
		ids->heads = mem_grow(ids->heads, ids->cap * sizeof *ids->heads);
	}
	ids->at[ids->count] = id;
	ids->heads[ids->count++] = head_of(id);
}

uint32_t ids_number(struct ids *ids, struct str id, uint32_t *near)
{
	uint32_t number = find_near(ids, id, *near);
	uint64_t hash, *slot;

	if (number != IDS_NONE)
		return *near = number;
	assert(ids->count < IDS_NONE - 1);
	make_slots(ids, ids->count + 1);
	hash = hash_of(id);
	slot = find_slot(ids, id, hash);
	if (!*slot) {
		add(ids, id);
		*slot = upper_half(hash) | ids->count;
	}
	return *near = (uint32_t)*slot - 1;
}

uint32_t ids_find(const struct ids *ids, struct str id, uint32_t *near)
{
	uint32_t number = find_near(ids, id, *near);

	if (number == IDS_NONE && ids->count)
		number = (uint32_t)*find_slot(ids, id, hash_of(id)) - 1;
	if (number != IDS_NONE)
		*near = number;
	return number;
}

void ids_close(struct ids *ids)
{
	mem_free(ids->at);
	mem_free(ids->heads);
	mem_free(ids->slots);
	*ids = (struct ids){0};
}
