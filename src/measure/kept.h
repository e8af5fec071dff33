/*
 * Answers of a keyed measure, which count once for each key: put together as they come, so that the
 * order they come in makes no difference.
 */
#ifndef MEASURE_KEPT_H
#define MEASURE_KEPT_H

#include "measure/answer.h"

#include <stddef.h>

struct kept_answer {
	struct answer answer; /* of all with this key in this cell, the one that says most */
	uint32_t cell;
	uint32_t count; /* how many there were; 0: the slot is free */
};

/* Open addressing by cell and key. Zeroed memory to begin with. */
struct kept_answers {
	struct kept_answer *slots;
	size_t cap;  /* a power of two, or 0 */
	size_t used; /* slots taken */
};

/* Puts `count` answers like it (1 and more) to those of its cell and key. */
void kept_add(struct kept_answers *k, uint32_t cell, const struct answer *a, uint32_t count);

void kept_close(struct kept_answers *k);

#endif
