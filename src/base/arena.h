/*
 * Memory with one lifetime: taken piece by piece, given back all at once. Everything a run needs
 * comes from an arena; functions borrow. Running out of memory ends the program with a message.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block; /* newest first; NULL while nothing was taken */
	size_t used;		   /* bytes taken of the newest block */
	size_t total;		   /* bytes of all blocks */
};

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_take(struct arena *a, size_t size);

/* `count` zeroed items of `size` bytes. Aborts when the product does not fit. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* A copy of s that lives as long as the arena. */
struct str arena_str(struct arena *a, struct str s);

/* printf into the arena. */
__attribute__((format(printf, 2, 3))) struct str arena_fmt(struct arena *a, const char *fmt, ...);

/* Hands all that was taken from one arena over to another, whose lifetime it then has. */
void arena_join(struct arena *to, struct arena *from);

/* Forgets what was taken and keeps one block for reuse. */
void arena_reset(struct arena *a);

/* Gives all memory back; the arena is then as new. */
void arena_close(struct arena *a);

/* malloc and realloc that abort with a message instead of returning NULL; `old` may be NULL. */
void *mem_take(size_t size);
void *mem_grow(void *old, size_t size);
void mem_free(void *p);

/* Grows an array of `size`-byte items so that `need` fit, doubling: *cap is updated. */
void *mem_room(void *items, size_t *cap, size_t need, size_t size);

#endif
