/*
 * A short text as three numbers, for comparing and looking up names without a call: two texts of at
 * most 16 bytes are the same when these are. The numbers differ between machines; only speed may
 * depend on their order.
 */
#ifndef BASE_SPELLING_H
#define BASE_SPELLING_H

#include "base/str.h"

struct spelling {
	uint64_t begins, ends; /* its first and last eight bytes, which may overlap */
	size_t len;
};

static inline struct spelling spelling_of(struct str s)
{
	struct spelling k = {0, 0, s.len};
	uint32_t head, tail;

	if (s.len >= sizeof k.begins) {
		memcpy(&k.begins, s.p, sizeof k.begins);
		memcpy(&k.ends, s.p + s.len - sizeof k.ends, sizeof k.ends);
	} else if (s.len >= sizeof head) {
		memcpy(&head, s.p, sizeof head);
		memcpy(&tail, s.p + s.len - sizeof tail, sizeof tail);
		k.begins = head;
		k.ends = tail;
	} else {
		for (size_t i = 0; i < s.len; i++)
			k.begins = k.begins << 8 | (unsigned char)s.p[i];
	}
	return k;
}

/* Whether the texts at p and q, whose spellings these are, are the same. */
static inline bool spelling_same(const struct spelling *a, const char *p, const struct spelling *b,
				 const char *q)
{
	return a->begins == b->begins && a->ends == b->ends && a->len == b->len &&
	       (a->len <= 16 || memcmp(p + 8, q + 8, a->len - 16) == 0);
}

/* A number of at most `bits` bits, the same for the same text and `more`: a place in a table. */
static inline size_t spelling_slot(const struct spelling *k, uint64_t more, unsigned bits)
{
	uint64_t a = (k->begins ^ (k->ends << 21 | k->ends >> 43)) + k->len * 31 + more * 131;

	return (size_t)(a * 0x9E3779B97F4A7C15U >> (64 - bits));
}

#endif
