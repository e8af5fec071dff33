/* England's local authorities with children's services, generated from ref/authorities.tsv. */
#ifndef RECORD_AUTHORITY_H
#define RECORD_AUTHORITY_H

#include "base/str.h"

#include <stddef.h>

struct ref_authority {
	const char *code;   /* the Department's three digits: "926" */
	const char *ons;    /* the Office for National Statistics' code: "E10000020" */
	const char *name;   /* "Norfolk" */
	const char *region; /* the short code of its region */
	const char *type;   /* "County", "London Borough", ... */
};

/* All of them, rising by code. */
extern const struct ref_authority ref_authorities[];
extern const size_t ref_authority_count;

/* The authority with this code of either kind, whatever the case of its letters; NULL when none. */
const struct ref_authority *authority_find(struct str code);

/* Whether two codes, of either kind, stand for one authority: 926 and E10000020 do. */
bool authority_same(struct str a, struct str b);

#endif
