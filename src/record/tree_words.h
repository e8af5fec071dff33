/*
 * What the elements of a return in XML mean. The layout's lines and the official field names of
 * every row context go into one small hash table when reading begins, keyed by context and name;
 * each element then costs one look-up.
 */
#ifndef RECORD_TREE_WORDS_H
#define RECORD_TREE_WORDS_H

#include "record/tree.h"

enum {
	TREE_SLOTS = 512, /* of the table: a power of two */
	TREE_MEANINGS_MAX = 250,
};

/* A name as three numbers: two names of at most 16 bytes are the same when these are. */
struct tree_name {
	uint64_t begins, ends; /* its first and last eight bytes, which may overlap */
	size_t len;
};

/* The fields that reading looks at come first, so that they share a cache line. */
struct meaning {
	struct tree_name is;
	const char *spelt; /* NULL: it means nothing, as meanings[0] */
	uint8_t in;	   /* the context it stands in */
	uint8_t context;   /* of what is inside */
	uint8_t does;	   /* enum tree_does */
	uint8_t table;	   /* the row's; of a field: its own table, and which of its fields it is */
	uint8_t cell;
	uint8_t order;	 /* its place in the published order of its context, from 1; 0: none */
	bool once;	 /* it may stand there once */
	bool placed;	 /* its context has a published order */
	bool holds;	 /* elements may stand in it */
	bool other_year; /* the return's year does not have it */
	enum field field;
};

struct tree_words {
	uint8_t slots[TREE_SLOTS]; /* of meanings; 0: free */
	struct meaning meanings[TREE_MEANINGS_MAX];
	size_t count;
	/* of each context: the places of its elements, and a bit for each that has to be taken */
	const struct tree_place *places[TREE_CONTEXTS_MAX];
	uint32_t needed[TREE_CONTEXTS_MAX];
};

/* Fills zeroed words from a layout, which must outlive them, for a return of a year (0: of any). */
void tree_words_learn(struct tree_words *w, const struct tree_layout *l, int year);

static inline struct str meaning_name(const struct meaning *m)
{
	return (struct str){m->spelt, m->is.len};
}

static inline struct tree_name tree_name(struct str s)
{
	struct tree_name n = {0, 0, s.len};
	uint32_t head, tail;

	if (s.len >= sizeof n.begins) {
		memcpy(&n.begins, s.p, sizeof n.begins);
		memcpy(&n.ends, s.p + s.len - sizeof n.ends, sizeof n.ends);
	} else if (s.len >= sizeof head) {
		memcpy(&head, s.p, sizeof head);
		memcpy(&tail, s.p + s.len - sizeof tail, sizeof tail);
		n.begins = head;
		n.ends = tail;
	} else {
		for (size_t i = 0; i < s.len; i++)
			n.begins = n.begins << 8 | (unsigned char)s.p[i];
	}
	return n;
}

static inline size_t tree_slot(uint8_t in, const struct tree_name *n)
{
	uint64_t a = (n->begins ^ (n->ends << 21 | n->ends >> 43)) + n->len * 31 + in * 131U;

	return a * 0x9E3779B97F4A7C15U >> 55;
}

static inline bool tree_name_is(const struct meaning *m, const struct tree_name *n, const char *p)
{
	return m->is.begins == n->begins && m->is.ends == n->ends && m->is.len == n->len &&
	       (n->len <= 16 || memcmp(m->spelt + 8, p + 8, n->len - 16) == 0);
}

/* What an element means in a context: meanings[0], which is not spelt, when it is unknown. */
static inline const struct meaning *tree_word(const struct tree_words *w, uint8_t in,
					      struct str name)
{
	struct tree_name n = tree_name(name);
	size_t i = tree_slot(in, &n);

	while (w->slots[i]) {
		const struct meaning *m = &w->meanings[w->slots[i]];

		if (m->in == in && tree_name_is(m, &n, name.p))
			return m;
		i = (i + 1) % TREE_SLOTS;
	}
	return &w->meanings[0];
}

#endif
