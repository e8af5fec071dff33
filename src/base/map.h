/* Text -> number, for ids: open addressing, keys borrowed, insertion order left to the caller. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot {
	struct str key;
	uint32_t value; /* 0: the slot is free */
	uint32_t hash;
};

struct map {
	struct map_slot *slots;
	size_t cap;  /* a power of two, or 0 */
	size_t used; /* slots taken */
};

#define MAP_NONE UINT32_MAX

/* The value under key, or MAP_NONE. */
uint32_t map_get(const struct map *m, struct str key);

/* The value under key, which is set to `value` first when the key is new (*added tells). */
uint32_t map_put(struct map *m, struct str key, uint32_t value, bool *added);

/* Makes room for so many keys at once. */
void map_reserve(struct map *m, size_t keys);

void map_close(struct map *m);

#endif
