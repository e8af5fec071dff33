/* A part of a workbook that is plain, read by ourselves: see intake/xlsx_plain.c. */
#ifndef INTAKE_XLSX_PLAIN_H
#define INTAKE_XLSX_PLAIN_H

#include "base/buf.h"
#include "intake/xlsx_part.h"

#include <expat.h>

enum {
	PART_DEPTH_MAX = 32,	  /* elements inside elements that are plain */
	PART_NAME_MAX = 48,	  /* bytes of a name that is */
	PART_TAG_MAX = 64 * 1024, /* and of a tag that comes in pieces */
};

struct part_name {
	char spelt[PART_NAME_MAX];
	size_t len, local; /* bytes, and of its prefix */
};

struct part {
	const struct part_handler *handler;
	bool by_expat;	 /* all of it, plain or not */
	bool stopped;	 /* the handler asked to stop */
	bool begun;	 /* what comes was not the part's beginning */
	bool broken;	 /* Expat says so */
	struct buf held; /* what waits for the next piece, and that */
	struct part_name open[PART_DEPTH_MAX];
	int depth;
	bool closed; /* the outermost element was closed */

	/* once it was not plain */
	XML_Parser parser; /* NULL until then */
	struct xml_attribute *all;
	size_t cap;
};

enum part_plain {
	PART_ON,      /* all is well so far; never told */
	PART_SHORT,   /* it goes on behind these bytes, or ends there */
	PART_STRANGE, /* Expat has to read on */
	PART_STOPPED,
};

/* Hands over what is in the bytes as far as it is plain, and takes it away from them. */
enum part_plain part_plain_read(struct part *p, struct str *bytes);

/* How many bytes of a name are its prefix, colon and all. Most names are one or two letters: to look at
 * them is quicker than to call. */
static inline size_t part_prefix(struct str name)
{
	size_t n = 0;

	for (size_t i = 0; i < name.len; i++)
		if (name.p[i] == ':')
			n = i + 1;
	return n;
}

#endif
