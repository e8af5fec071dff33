/*
 * A part of a workbook, which is XML, as a stream of tags and text: what is plain is read by ourselves
 * (intake/xlsx_plain.c), all else by Expat from there on. A DOCTYPE is refused, and so are entities.
 */
#ifndef INTAKE_XLSX_PART_H
#define INTAKE_XLSX_PART_H

#include "intake/xml_inside.h"
#include "intake/zip.h"

struct part_tag {
	struct str name; /* without its prefix */
	const struct xml_attribute *all;
	size_t count;
};

/* What a tag and a text are handed to; they are gone after the call. Text comes in pieces. */
struct part_handler {
	void *with;
	void (*open)(void *with, const struct part_tag *tag);
	/* Returns false to end the reading here. */
	bool (*close)(void *with, struct str name);
	void (*text)(void *with, struct str text);
};

/* The value of an attribute, whatever its prefix; "" when there is none. */
struct str part_attribute(const struct part_tag *tag, const char *name);

/* Reads the part of that name. Returns false and fills e. `by_expat` makes no difference to what is
 * read: all of it is read by Expat then, for tests. */
__attribute__((warn_unused_result)) bool part_read(const struct zip *z, struct str name,
						   bool by_expat, const struct part_handler *h,
						   struct err *e);

/* ---- the same for bytes that come in pieces ---- */

struct part;

/* A reading, to be ended. */
struct part *part_begin(const struct part_handler *h, bool by_expat);

/* Reads on; `with` is the reading. Returns false when there is no point in going on. */
bool part_piece(void *with, struct str piece, bool last);

/* Ends it. Returns whether all was well as far as it was wanted. */
bool part_end(struct part *p);

#endif
