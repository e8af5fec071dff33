/* A part of a workbook read in two ways, by ourselves where it is plain and by Expat all along. */
#ifndef TESTS_PART_ALIKE_H
#define TESTS_PART_ALIKE_H

#include "base/buf.h"

/*
 * Whether both ways hand over the same tags, attributes and text and end alike; what the first and the
 * second did is in *ours and *expats, to be closed by the caller. The bytes come in pieces of so many;
 * 0: in one. An element <stop> ends the reading where it closes.
 */
bool part_alike(struct str bytes, size_t piece, struct buf *ours, struct buf *expats);

#endif
