/* What the files of cli/draw share. */
#ifndef CLI_DRAW_H
#define CLI_DRAW_H

#include "audit/draw_record.h"
#include "cli/command.h"

/* The moment as 2026-11-22T07:25:00Z; that of SOURCE_DATE_EPOCH, where it is set. */
enum { MOMENT_TEXT = 24 };
void moment_text(char to[MOMENT_TEXT]);

/* `dir`/`name`, the arena's and ended by a zero byte. */
const char *path_in(struct arena *a, const char *dir, const char *name);

/* The path without its last part; "." when it has only one. The arena's. */
const char *path_above(struct arena *a, const char *path);

/* Makes a folder, with these permissions, that may be there already. Returns false and fills e. */
bool folder_make(const char *path, unsigned mode, struct err *e);

/* Whether there is a file. */
bool file_there(const char *path);

/* Hexadecimal digest against digest. */
bool digest_is(const uint8_t digest[SHA256_BYTES], struct str hex);

/* draw --verify, draw --replace. */
int draw_verify(const struct said *s, struct err *e);
int draw_replace(const struct said *s, struct err *e);

#endif
