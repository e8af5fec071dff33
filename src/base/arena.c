#include "base/arena.h"

#include "base/pages.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 16 }; /* unusable bytes after each piece, so that an overrun traps */
#else
#define ASAN_POISON_MEMORY_REGION(p, n)	  ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
enum { ARENA_GAP = 0 };
#endif

/* Many arenas stay small. */
enum { ARENA_FIRST = 4 * 1024, ARENA_BLOCK = 64 * 1024, LARGE = 8 << 20 };

struct arena_block {
	struct arena_block *older;
	size_t size; /* of data */
	alignas(max_align_t) unsigned char data[];
};

static _Noreturn void out_of_memory(size_t size)
{
	fprintf(stderr, "wherry: out of memory (%zu bytes more were needed)\n", size);
	abort();
}

void *mem_take(size_t size)
{
	return mem_grow(NULL, size);
}

void *mem_grow(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		out_of_memory(size);
	if (size >= LARGE)
		pages_large(p, size);
	return p;
}

void mem_free(void *p)
{
	free(p);
}

void *mem_room(void *items, size_t *cap, size_t need, size_t size)
{
	size_t room = *cap;

	if (need <= room)
		return items;
	while (room < need)
		room = room ? room * 2 : 16;
	if (room > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	*cap = room;
	return mem_grow(items, room * size);
}

static void arena_block_add(struct arena *a, size_t least)
{
	size_t usual = a->block ? ARENA_BLOCK : ARENA_FIRST, size = least > usual ? least : usual;
	struct arena_block *b = mem_take(sizeof *b + size);

	b->older = a->block;
	b->size = size;
	a->block = b;
	a->used = 0;
	a->total += size;
	ASAN_POISON_MEMORY_REGION(b->data, size);
}

/* Bytes as they come, aligned for any type. */
static void *take(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	size_t step;
	void *p;

	if (size > SIZE_MAX / 2)
		out_of_memory(size);
	step = (size + ARENA_GAP + align - 1) / align * align;
	if (!a->block || a->block->size - a->used < step)
		arena_block_add(a, step);
	p = a->block->data + a->used;
	a->used += step;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *arena_take(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		out_of_memory(SIZE_MAX);
	return arena_take(a, count * size);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = take(a, s.len);

	if (s.len)
		memcpy(p, s.p, s.len);
	return (struct str){p, s.len};
}

struct str arena_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *p;

	assert(fmt);
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = take(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)n};
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *older = b->older;

		ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
		free(b);
		b = older;
	}
}

void arena_join(struct arena *to, struct arena *from)
{
	struct arena_block *oldest = from->block;

	if (!to->block) {
		*to = *from;
	} else if (oldest) {
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = to->block->older;
		to->block->older = from->block;
		to->total += from->total;
	}
	*from = (struct arena){0};
}

void arena_reset(struct arena *a)
{
	if (!a->block)
		return;
	if (a->block->older)
		free_blocks(a->block->older);
	a->block->older = NULL;
	a->total = a->block->size;
	a->used = 0;
	ASAN_POISON_MEMORY_REGION(a->block->data, a->block->size);
}

void arena_close(struct arena *a)
{
	free_blocks(a->block);
	*a = (struct arena){0};
}
