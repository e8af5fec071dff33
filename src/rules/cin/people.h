/*
 * The children of a census, held small: what it takes to say, when all have passed by, whose id or
 * pupil number another has too. Some 40 bytes a child. A zeroed struct holds nobody.
 */
#ifndef RULES_CIN_PEOPLE_H
#define RULES_CIN_PEOPLE_H

#include "base/buf.h"
#include "record/dossier.h"

struct sink;

struct person {
	uint64_t text; /* where the id begins; the pupil number stands behind it */
	uint32_t record, line;
};

struct people {
	struct person *at;
	size_t count, cap;
	struct buf text;
};

enum person_key {
	PERSON_ID,  /* the authority's id of the child */
	PERSON_UPN, /* the pupil number */
};

/* Keeps one record of ChildIdentifiers. */
void people_add(struct people *p, const struct identifiers *i);

/* Adds those of another part of the same return. */
void people_append(struct people *to, const struct people *from);

/* Marks every record whose id, or number, another record has too, letter by letter. */
void people_flag_shared(const struct people *p, enum person_key key, struct sink *out);

/* Of one part of a return: what came before it has so many records and lines. */
void people_move(struct people *p, uint32_t records, uint32_t lines);

void people_close(struct people *p);

#endif
