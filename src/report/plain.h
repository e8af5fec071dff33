/* Text for a terminal: wrapped, aligned, and without anything that a terminal would obey. */
#ifndef REPORT_PLAIN_H
#define REPORT_PLAIN_H

#include "base/out.h"

enum { PLAIN_WIDTH = 80 };

/* s with a question mark for each control character and each byte that is no UTF-8. */
void plain_str(struct out *o, struct str s);

/* The columns s takes: its characters. */
size_t plain_width(struct str s);

/* s, and spaces up to `width` columns. */
void plain_padded(struct out *o, struct str s, size_t width);

/* Words filled into lines that begin at column `indent`; the first line is at column `at` already.
 * Ends with a line end. */
void plain_filled(struct out *o, struct str s, size_t at, size_t indent);

/* The same by the piece, for what must not be broken at its spaces. */
struct plain_line {
	struct out *o;
	size_t at;     /* the column */
	size_t indent; /* where further lines begin */
	bool begun;    /* something stands in this line */
};
void plain_piece(struct plain_line *line, struct str piece);

/* n spaces. */
void plain_spaces(struct out *o, size_t n);

/* A number with thousands apart, flush right in `width` columns. */
void plain_count(struct out *o, uint64_t n, size_t width);

#endif
