/*
 * A reading of XML, as its three files share it: intake/xml.c brings the bytes and counts the lines,
 * intake/xml_plain.c reads what is plain, intake/xml_expat.c all else.
 */
#ifndef INTAKE_XML_READING_H
#define INTAKE_XML_READING_H

#include "base/buf.h"
#include "base/spelling.h"
#include "intake/limits.h"
#include "intake/xml.h"

#include <expat.h>

enum {
	XML_CHUNK = 256 * 1024,
	XML_SPELT_MAX = 40, /* bytes of a name that is numbered */
	XML_SLOT_BITS = 8,
};

/* A piece of the file. */
struct xml_chunk {
	struct str bytes; /* as they are parsed */
	struct buf held, mended;
	uint64_t at; /* where it begins in the file, as it was mended */
};

struct xml_name {
	struct spelling is;
	char spelt[XML_SPELT_MAX];
};

/* The names that elements were met with, numbered from 1. */
struct xml_names {
	uint8_t slots[1 << XML_SLOT_BITS]; /* of numbers; 0: free */
	struct xml_name of[XML_NUMBERS];
	unsigned count;
};

struct xml {
	const struct xml_handler *handler;
	struct xml_end *end;
	struct str text; /* of the element in hand, since the last tag */
	int depth;
	bool over;	 /* nothing more is handed over */
	bool at_once;	 /* the bytes in hand are all there are, and stay */
	unsigned number; /* of the name in hand; 0: none */

	/* the bytes */
	struct xml_chunk chunks[2]; /* the current one, and the one before for counting lines */
	int current;
	size_t chunk;	  /* bytes that are read at once */
	bool by_expat;	  /* all of it, plain or not */
	bool begun;	  /* the first chunk was looked at */
	bool mends;	  /* the file is in UTF-8: what is none is mended */
	bool may_replace; /* U+FFFD has been met, or may have been */
	struct str left;  /* what of the current chunk waits for the next */
	size_t carried;	  /* bytes the current chunk begins with that had waited */
	char cut[4];	  /* a character's beginning behind it, that waits too */
	size_t cut_len;
	uint64_t counted_to; /* bytes whose line ends are in `lines` */
	uint64_t lines;

	/* while it is plain */
	uint64_t at;	 /* where the tag in hand begins */
	uint64_t column; /* characters between the last line end and the current chunk */
	struct xml_names names;
	uint8_t open[LIMIT_XML_DEPTH]; /* numbers of the elements that are open */
	bool closed;		       /* the outermost was closed */

	/* once it was not */
	XML_Parser parser; /* NULL until then */
	char *pieces; /* where `text` is when it did not come in one piece; LIMIT_XML_TEXT bytes */
	struct str parsed; /* the bytes where Expat has them: what points there stays for a while */
	uint64_t fed;	   /* bytes of the file that it has, or that were read before it began */
	uint64_t moved;	   /* what to add to its offsets, lines and first columns, modulo 2^64 */
	uint64_t moved_lines, moved_columns;
};

/* Where in the file what is left of the current chunk begins; how many line ends come before it, and
 * how many characters on its line. */
uint64_t xml_left_at(const struct xml *x);
uint64_t xml_left_lines(struct xml *x);
uint64_t xml_left_column(const struct xml *x);

/* Text in front of a tag that opens stands in an element that holds elements. */
static inline void xml_hand_over_loose(struct xml *x)
{
	struct str text = str_trim(x->text);

	if (text.len && x->handler->loose)
		x->handler->loose(x->handler->with, x, text);
	x->text.len = 0;
}

#endif
