/* What a file is, told by its first bytes. */
#ifndef INTAKE_SNIFF_H
#define INTAKE_SNIFF_H

#include "base/buf.h"
#include "base/err.h"

enum form {
	FORM_EMPTY,  /* no bytes, or white space only */
	FORM_XML,    /* `root` names its first element */
	FORM_ZIP,    /* a workbook, perhaps */
	FORM_TEXT,   /* lines of text: CSV, perhaps */
	FORM_BINARY, /* a picture, a program, ... */
};

struct sniffed {
	enum form form;
	char root[64]; /* of XML: the local name of the root element, cut at 63 bytes; "" if none */
};

/* Looks at the file's beginning. Returns false and fills e when it cannot be read. */
__attribute__((warn_unused_result)) bool sniff_file(const char *path, struct sniffed *s,
						    struct err *e);

/* The same, and leaves the beginning in *head, which is the caller's to close; *whole tells whether it
 * is all of the file. */
__attribute__((warn_unused_result)) bool sniff_head(const char *path, struct buf *head, bool *whole,
						    struct sniffed *s, struct err *e);

/* The same for bytes that are at hand. */
struct sniffed sniff_bytes(struct str head);

#endif
