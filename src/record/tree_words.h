/*
 * What the elements of a return in XML mean. The layout's lines and the official field names of
 * every row context go into one small hash table when reading begins, keyed by context and name;
 * each element then costs one look-up.
 */
#ifndef RECORD_TREE_WORDS_H
#define RECORD_TREE_WORDS_H

#include "record/tree.h"

enum { TREE_SLOTS = 512 };

struct meaning {
	struct str name; /* len 0: a free slot */
	struct tree_line line;
	enum table table; /* of a field: its own table, and which of its fields it is */
	size_t cell;
	uint8_t order; /* its place in the published order of its context, from 1; 0: none */
	bool once;     /* it may stand there once */
};

struct tree_words {
	struct meaning meanings[TREE_SLOTS];
	/* of each context: the places of its elements, and a bit for each that has to be taken */
	const struct tree_place *places[TREE_CONTEXTS_MAX];
	uint32_t needed[TREE_CONTEXTS_MAX];
};

/* Fills zeroed words from a layout, which must outlive them. */
void tree_words_learn(struct tree_words *w, const struct tree_layout *l);

static inline size_t tree_slot(uint8_t in, struct str name)
{
	uint64_t a = 0, b = 0;

	if (name.len >= sizeof a) {
		memcpy(&a, name.p, sizeof a);
		memcpy(&b, name.p + name.len - sizeof b, sizeof b);
	} else {
		for (size_t i = 0; i < name.len; i++)
			a = a << 8 | (unsigned char)name.p[i];
	}
	a = (a ^ (b << 21 | b >> 43)) + name.len * 31 + (uint64_t)in * 131;
	a *= 0x9E3779B97F4A7C15U;
	return a >> 55;
}

/* What an element means in a context: the free slot for it, with no name, when it is unknown. */
static inline struct meaning *tree_word(struct tree_words *w, uint8_t in, struct str name)
{
	size_t i = tree_slot(in, name);

	while (w->meanings[i].name.len &&
	       (w->meanings[i].line.in != in || !str_eq(w->meanings[i].name, name)))
		i = (i + 1) % TREE_SLOTS;
	return &w->meanings[i];
}

#endif
