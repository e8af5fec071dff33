#include "base/map.h"

#include "base/arena.h"

#include <assert.h>

static struct map_slot *find(const struct map *m, struct str key, uint32_t hash)
{
	size_t i = hash & (m->cap - 1);

	while (m->slots[i].value) {
		if (m->slots[i].hash == hash && str_eq(m->slots[i].key, key))
			break;
		i = (i + 1) & (m->cap - 1);
	}
	return &m->slots[i];
}

uint32_t map_get(const struct map *m, struct str key)
{
	const struct map_slot *s;

	if (m->used == 0)
		return MAP_NONE;
	s = find(m, key, (uint32_t)str_hash(key));
	return s->value ? s->value - 1 : MAP_NONE;
}

static void grow(struct map *m, size_t cap)
{
	struct map old = *m;

	m->cap = cap;
	m->slots = mem_take(m->cap * sizeof *m->slots);
	memset(m->slots, 0, m->cap * sizeof *m->slots);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].value)
			*find(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
	mem_free(old.slots);
}

void map_reserve(struct map *m, size_t keys)
{
	size_t cap = m->cap ? m->cap : 64;

	while (keys * 4 >= cap * 3)
		cap *= 2;
	if (cap > m->cap)
		grow(m, cap);
}

uint32_t map_put(struct map *m, struct str key, uint32_t value, bool *added)
{
	uint32_t hash = (uint32_t)str_hash(key);
	struct map_slot *s;

	assert(value < MAP_NONE);
	if (m->used * 4 >= m->cap * 3)
		grow(m, m->cap ? m->cap * 2 : 64);
	s = find(m, key, hash);
	*added = s->value == 0;
	if (*added) {
		*s = (struct map_slot){key, value + 1, hash};
		m->used++;
	}
	return s->value - 1;
}

void map_close(struct map *m)
{
	mem_free(m->slots);
	*m = (struct map){0};
}
