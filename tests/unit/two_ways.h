/* What we read by ourselves where it is plain, held against Expat's reading of the same bytes. */
#ifndef TESTS_TWO_WAYS_H
#define TESTS_TWO_WAYS_H

#include "base/buf.h"

/* Reads bytes both ways, in pieces of so many (0: as one): xml_alike() or part_alike(). */
typedef bool two_ways_read(struct str bytes, size_t piece, struct buf *ours, struct buf *expats);

/* Fails unless both ways say the same. */
void two_ways_expect(two_ways_read *read, struct str bytes, size_t piece);

/* Is given the bytes, where they were changed and which of the changes it is. */
typedef void two_ways_changed(struct str bytes, size_t place, size_t which);

/* Hands over a text with each of its bytes replaced by each awkward one. */
void two_ways_other_bytes(struct str text, two_ways_changed *changed);

/* Hands over a text with each of some awkward texts put in everywhere. */
void two_ways_more_text(struct str text, two_ways_changed *changed);

#endif
