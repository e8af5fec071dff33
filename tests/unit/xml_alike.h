/* XML read in two ways, by ourselves where it is plain and by Expat all along, and compared. */
#ifndef TESTS_XML_ALIKE_H
#define TESTS_XML_ALIKE_H

#include "base/buf.h"

/*
 * Whether both ways hand over the same and end alike; what the first and the second did is in *ours
 * and *expats, to be closed by the caller. `chunk` is as in struct xml_way. An element <stop> ends the
 * reading.
 */
bool xml_alike(struct str bytes, size_t chunk, struct buf *ours, struct buf *expats);

#endif
