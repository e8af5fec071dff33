/*
 * Cuts the bytes of a census between its children, so that many threads can read it. Each part is a
 * small census of its own: what encloses the children is put around it. The first part holds all
 * that comes before the children, the last all that follows them.
 *
 * The cuts are found by a quick look at the tags, not by parsing. That is safe: when every part is
 * well-formed on its own, the whole is what they are together; when one is not (or is unusual in any
 * way listed at SPLIT_CANNOT), the whole file has to be read by one thread.
 */
#ifndef RECORD_CENSUS_SPLIT_H
#define RECORD_CENSUS_SPLIT_H

#include "base/buf.h"
#include "base/err.h"

enum split_next {
	SPLIT_PART,
	SPLIT_END, /* the part before was the last */
	/* It is not in UTF-8, or has a DOCTYPE, or no child, or something else than the end of the
	 * file behind the children, or too much between two of them; or the disk failed. */
	SPLIT_CANNOT,
};

enum {
	SPLIT_BLOCK = 256 * 1024,     /* read at once */
	SPLIT_SIZE = 128 * 1024,      /* of a part, as soon as a child ends */
	SPLIT_SIZE_MAX = 1024 * 1024, /* of a part: with more it is not cut at all */
};

struct split {
	int file;	  /* -1: bytes in memory */
	struct str bytes; /* what is left of them */
	size_t block, size;
	struct buf held;
	size_t from, at; /* in held: where the part in hand begins, how far it was looked at */
	bool whole;	 /* all is read */
	bool begun;	 /* the first part was given */
	bool closed;	 /* the end of the children was met */
	bool over;
};

/* Opens a file to be cut. Returns false and fills e when that fails. */
__attribute__((warn_unused_result)) bool split_open(struct split *s, const char *path,
						    struct err *e);

/* The same for bytes in memory, read `block` at once, in parts of about `size`. */
void split_open_bytes(struct split *s, struct str bytes, size_t block, size_t size);

/* Writes the next part, ready to be parsed, over what is in `part`. */
enum split_next split_next(struct split *s, struct buf *part);

void split_close(struct split *s);

#endif
