/* Files as bytes. */
#ifndef INTAKE_FILE_H
#define INTAKE_FILE_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Reads a whole file of lines. The bytes are read, not mapped, so that a file that shrinks or is
 * replaced meanwhile cannot take the program down. Refuses what is no regular file, what is larger
 * than LIMIT_FILE_BYTES, and a line longer than LIMIT_ROW_BYTES as soon as it has read that much.
 * Returns false and fills e.
 */
__attribute__((warn_unused_result)) bool file_read(const char *path, struct buf *to, struct err *e);

/* Reads a whole file of any kind, up to LIMIT_FILE_BYTES. Returns false and fills e. */
__attribute__((warn_unused_result)) bool file_read_all(const char *path, struct buf *to,
						       struct err *e);

/* The first bytes of a file, at most `most`. Returns false and fills e. */
__attribute__((warn_unused_result)) bool file_head(const char *path, size_t most, struct buf *to,
						   struct err *e);

/* Opens a regular file for reading. Returns the descriptor, or -1 with e filled. */
int file_open(const char *path, struct err *e);

#endif
