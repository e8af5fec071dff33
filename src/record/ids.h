/*
 * The ids of a return's children, numbered in the order they are met. Files list a child's rows
 * together and the children mostly in one order, so the one asked for is mostly the one asked for
 * last or one of the next; only where it is not, a hash table is looked into.
 */
#ifndef RECORD_IDS_H
#define RECORD_IDS_H

#include "base/str.h"

#define IDS_NONE UINT32_MAX

struct ids {
	struct str *at;	 /* [count]; their text is borrowed */
	uint64_t *heads; /* [count]; the first eight bytes of each */
	size_t count, cap;
	uint64_t *slots;   /* a hash's upper half, and its number and one; 0: empty */
	size_t slot_count; /* a power of two, or 0 */
};

/* Makes room for so many at once. */
void ids_reserve(struct ids *ids, size_t count);

/* The number of an id, which is added when it is new. *near: the number asked for last, 0 at first;
 * it is set to this one. */
uint32_t ids_number(struct ids *ids, struct str id, uint32_t *near);

/* The same without adding: IDS_NONE when it is not there, and *near stays. */
uint32_t ids_find(const struct ids *ids, struct str id, uint32_t *near);

void ids_close(struct ids *ids);

#endif
