/*
 * What the elements of a return in XML mean. The layout's lines and the official field names of
 * every row context go into one small hash table when reading begins, keyed by context and name;
 * each element then costs one look-up.
 */
#ifndef RECORD_TREE_WORDS_H
#define RECORD_TREE_WORDS_H

#include "base/spelling.h"
#include "record/tree.h"

enum {
	TREE_SLOT_BITS = 9,
	TREE_SLOTS = 1 << TREE_SLOT_BITS, /* of the table */
	TREE_MEANINGS_MAX = 250,
};

/* The fields that reading looks at come first, so that they share a cache line. */
struct meaning {
	struct spelling is;
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

/* What an element means in a context: meanings[0], which is not spelt, when it is unknown. */
static inline const struct meaning *tree_word(const struct tree_words *w, uint8_t in,
					      struct str name)
{
	struct spelling n = spelling_of(name);
	size_t i = spelling_slot(&n, in, TREE_SLOT_BITS);

	while (w->slots[i]) {
		const struct meaning *m = &w->meanings[w->slots[i]];

		if (m->in == in && spelling_same(&m->is, m->spelt, &n, name.p))
			return m;
		i = (i + 1) % TREE_SLOTS;
	}
	return &w->meanings[0];
}

#endif
