#include "base/buf.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

void buf_grow(struct buf *b, size_t n)
{
	b->p = mem_room(b->p, &b->cap, b->len + n ? b->len + n : 1, 1);
}

void buf_reserve(struct buf *b, size_t n)
{
	if (b->cap - b->len < n) {
		b->p = mem_grow(b->p, b->len + n);
		b->cap = b->len + n;
	}
}

void buf_text(struct buf *b, const char *z)
{
	buf_add(b, z, strlen(z));
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	assert(fmt);
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
	va_end(again);
	b->len += (size_t)n;
}

void buf_close(struct buf *b)
{
	mem_free(b->p);
	*b = (struct buf){0};
}
