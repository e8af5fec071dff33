/* Bytes that grow: the one place text is put together. Owned by whoever declared it. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	char *p;    /* NULL while empty */
	size_t len; /* bytes in use */
	size_t cap; /* bytes held */
};

/* More memory, so that n bytes fit behind those there are. */
void buf_grow(struct buf *b, size_t n);

/* The same, and not a byte more than that: for what will not grow again. */
void buf_reserve(struct buf *b, size_t n);

/* Room for n more bytes: where to write them. Add what was written to b->len. */
static inline char *buf_room(struct buf *b, size_t n)
{
	if (b->cap - b->len < n || !b->p)
		buf_grow(b, n);
	return b->p + b->len;
}

static inline void buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n) {
		memcpy(buf_room(b, n), bytes, n);
		b->len += n;
	}
}

static inline void buf_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->len++;
}

static inline void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.len);
}

void buf_text(struct buf *b, const char *z);
__attribute__((format(printf, 2, 3))) void buf_fmt(struct buf *b, const char *fmt, ...);

static inline struct str buf_view(const struct buf *b)
{
	return (struct str){b->p, b->len};
}

/* Gives the memory back; the buffer is then as new. */
void buf_close(struct buf *b);

#endif
