/*
 * Spoiling records in named ways, so that a checker has something to find and a test knows what it
 * should have found. ways.def is the list of ways.
 */
#ifndef DEMO_SPOIL_H
#define DEMO_SPOIL_H

#include "demo/rows.h"

enum way {
#define WAY(name, table, function, says) WAY_##function##_##table,
#include "demo/ways.def"
#undef WAY
	WAYS,
};

struct spoiling {
	struct rows *rows; /* the child's, all of them */
	struct rng r;
	const struct life *life;
	/* Of an earlier child of the header and of the census, "" at first; kept from child to child. */
	char upn_before[2][16];
};

struct spoilt {
	const struct row *row;
	enum way way;
	enum field field;
};

enum { SPOILT_MAX = ROWS_MAX };

struct way_info {
	const char *name; /* "end-before-start" */
	const char *says; /* what it does to a record */
	enum table table; /* TABLE_NONE: any */
	/* Spoils the record; the field to look at, or FIELD_NONE when the record does not lend itself. */
	enum field (*spoil)(struct spoiling *s, struct row *row);
};

/* Static. */
const struct way_info *way_info(enum way w);

/*
 * Spoils each record of this year with a chance of `per_million`, in one way each at most. Fills
 * list and returns how many.
 */
size_t spoil(struct spoiling *s, uint32_t per_million, struct spoilt list[SPOILT_MAX]);

/* The ways: each spoils the record given, and says which field. */
#define WAY(name, table, function, says)                                                           \
	enum field spoil_##function(struct spoiling *s, struct row *row);
#include "demo/ways.def"
#undef WAY

#endif
