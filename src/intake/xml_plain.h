/* XML that is plain, read by ourselves: see intake/xml_plain.c. */
#ifndef INTAKE_XML_PLAIN_H
#define INTAKE_XML_PLAIN_H

#include "intake/xml_reading.h"

enum xml_plain {
	XML_PLAIN_ON,	   /* all is well so far; never told */
	XML_PLAIN_SHORT,   /* it goes on behind these bytes, or ends there */
	XML_PLAIN_STRANGE, /* Expat has to read on */
	XML_PLAIN_OVER,	   /* the handler asked to stop */
};

/*
 * Hands over what is in the bytes, which begin where the current chunk does, as far as it is plain.
 * x->left is what is left of them: it begins between two tags, in front of any text.
 */
enum xml_plain xml_plain_read(struct xml *x, struct str bytes);

/* Whether the file may end with what is left. */
bool xml_plain_whole(const struct xml *x);

#endif
