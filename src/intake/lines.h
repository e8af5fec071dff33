/* Files of lines too large to hold, plain or packed by gzip, read line by line. */
#ifndef INTAKE_LINES_H
#define INTAKE_LINES_H

#include "base/err.h"
#include "base/str.h"

struct lines {
	void *file; /* zlib's */
	char *line;
	const char *path;
	uint64_t count; /* lines so far */
};

enum { LINES_LINE_MAX = 64 * 1024 };

/* Returns false and fills e when the file cannot be opened. The path is borrowed. */
__attribute__((warn_unused_result)) bool lines_open(struct lines *l, const char *path,
						    struct err *e);

/*
 * The next line without its end; it lasts until the next call. Returns false at the end, and with e
 * filled when the file breaks off or a line is longer than LINES_LINE_MAX.
 */
bool lines_next(struct lines *l, struct str *line, struct err *e);

void lines_close(struct lines *l);

#endif
