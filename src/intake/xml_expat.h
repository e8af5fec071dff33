/* XML by Expat: all that is not plain, from the place on where that shows. */
#ifndef INTAKE_XML_EXPAT_H
#define INTAKE_XML_EXPAT_H

#include "intake/xml_reading.h"

/* Makes Expat ready to go on at x->left, with the elements open that are open there. */
void xml_expat_begin(struct xml *x);

/* Parses bytes, the last of the file or not. Returns false when there is no point in going on. */
bool xml_expat_read(struct xml *x, struct str bytes, bool last);

/* Where the event in hand begins in the file, as it was mended. */
uint64_t xml_expat_at(const struct xml *x);

void xml_expat_end(struct xml *x);

#endif
