/* What the files of cli/draw share; and what inspect takes of them. */
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

/* A list with its key, as it was frozen, or as it is frozen now. */
struct frozen_list {
	struct arena arena;
	struct buf key_bytes;
	const char *dir, *public, *private; /* folders; dir is borrowed */
	struct draw_key key;
	bool before; /* it was frozen in an earlier run */
	char now[MOMENT_TEXT];
	struct frame frame;
	struct frame_built built;
	struct draw_record record; /* without the plan, but for its way */
};

/* Reads the list of `said`, whose texts are borrowed, and the key in dir/private, or makes one. Nothing
 * is written. Returns false and fills e when it is not the list that was frozen there. Close it either
 * way. */
__attribute__((warn_unused_result)) bool frozen_list_open(struct frozen_list *l, const char *dir,
							  const struct frame_source *said,
							  struct err *e);

/* Makes its folders, and writes frame.csv, frozen.json and key.json. Return false and fill e. */
__attribute__((warn_unused_result)) bool frozen_list_folders(const struct frozen_list *l,
							     struct err *e);
__attribute__((warn_unused_result)) bool frozen_list_write(struct frozen_list *l, struct err *e);

void frozen_list_close(struct frozen_list *l);

/* draw --verify, draw --replace. */
int draw_verify(const struct said *s, struct err *e);
int draw_replace(const struct said *s, struct err *e);

#endif
