/*
 * What stands inside tags and the declaration of XML that is plain. Each function passes what it can
 * and returns where that ends, at the latest at `end`.
 */
#ifndef INTAKE_XML_INSIDE_H
#define INTAKE_XML_INSIDE_H

#include "base/str.h"

static inline bool xml_is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space, but no carriage return without a line feed: for Expat that is a line end of its own. */
static inline const char *xml_past_white(const char *p, const char *end)
{
	while (p < end && xml_is_white(*p) && (*p != '\r' || (p + 1 < end && p[1] == '\n')))
		p++;
	return p;
}

/* A name in ASCII. */
const char *xml_past_name(const char *p, const char *end);

enum { XML_ATTRIBUTES_MAX = 16 }; /* of one tag that is plain */

struct xml_attribute {
	struct str name, value;
};

/* Attributes behind a name, into all[XML_ATTRIBUTES_MAX], and white space: what then stands there is
 * no more of them, or not plain. A value is plain when it means what it says. */
const char *xml_past_attributes(const char *p, const char *end, struct xml_attribute *all,
				size_t *count);

/* What a file begins with: a byte order mark, a declaration. Returns NULL when it is not plain. */
const char *xml_past_beginning(struct str bytes);

#endif
