/*
 * XML as a stream of opened and closed elements, in memory that does not grow with the file: what is
 * plain is read by ourselves (intake/xml_plain.c), all else by Expat. A byte that is no character of the file's encoding becomes U+FFFD (intake/xml_bytes.h).
 * DOCTYPE is refused (and so are entities), and what is too deep, too long or broken ends the
 * reading with the place named; what came before has been handed over.
 */
#ifndef INTAKE_XML_H
#define INTAKE_XML_H

#include "base/err.h"
#include "base/str.h"

enum { XML_NUMBERS = 128 }; /* that names may be given, and one more */

struct xml;

struct xml_handler {
	void *with;
	/* An element begins; its name as it is written. Returns false to end the reading here. */
	bool (*open)(void *with, struct xml *x, struct str name);
	/* It ends; the text since the last tag, trimmed. Both are gone after the call. */
	void (*close)(void *with, struct xml *x, struct str text);
	/* Text in front of a tag that opens, trimmed, before open is called; NULL to pass it over. */
	void (*loose)(void *with, struct xml *x, struct str text);
};

struct xml_end {
	bool whole;    /* read to its end without a fault */
	bool stopped;  /* the handler asked to stop */
	uint64_t line; /* where it broke, from 1 */
	uint64_t column;
	uint64_t line_ends; /* in all that was read; not told when it broke or stopped */
	char why[256];	    /* in words, with the limit named */
};

/* Reads the file. Returns false and fills e only when it cannot be opened or read from disk. */
__attribute__((warn_unused_result)) bool xml_read(const char *path, const struct xml_handler *h,
						  struct xml_end *end, struct err *e);

/* The same for bytes in memory. */
void xml_read_bytes(struct str bytes, const struct xml_handler *h, struct xml_end *end);

/* The same in a way of the caller's own; for tests, since it makes no difference to what is read. */
struct xml_way {
	bool by_expat; /* all of it, plain or not */
	size_t chunk;  /* bytes to be read at once; 0: as ever */
};
void xml_read_bytes_so(struct str bytes, struct xml_way way, const struct xml_handler *h,
		       struct xml_end *end);

/* The name of an element without its prefix. */
struct str xml_local_name(struct str name);

/* Within a handler: the line on which the element in hand begins (open) or ends (close), from 1. */
uint32_t xml_line(struct xml *x);

/* Within open: a number that this reading gave the name, below XML_NUMBERS; 0 when it gave none. */
unsigned xml_name_number(const struct xml *x);

/* Within close and loose: the line on which the text begins. */
uint32_t xml_text_line(struct xml *x);

/* Within close: whether the text in hand stays where it is until the reading ends. */
bool xml_text_stays(const struct xml *x);

/* Whether the text of this file may hold U+FFFD: bytes that are no characters have become it. */
bool xml_may_replace(const struct xml *x);

#endif
