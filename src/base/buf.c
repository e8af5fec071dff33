#include "base/buf.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

char *buf_room(struct buf *b, size_t n)
{
	b->p = mem_room(b->p, &b->cap, b->len + n, 1);
	return b->p + b->len;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	memcpy(buf_room(b, n), bytes, n);
	b->len += n;
}

void buf_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->len++;
}

void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.len);
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
