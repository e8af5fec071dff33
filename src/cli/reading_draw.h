/* What inspect proposes to read next, frozen beside its report: draw-DATE/cases.csv and the folders that
 * `wherry draw` makes of it. */
#ifndef CLI_READING_DRAW_H
#define CLI_READING_DRAW_H

#include "audit/reading.h"
#include "cli/draw.h"

enum { READING_NAME = 48, READING_PATHS = 8 };

struct reading_draw {
	struct arena arena;
	struct frozen_list list;
	bool there, made; /* there is a frozen list; it was made now */
	char name[READING_NAME];
	const char *path[READING_PATHS]; /* what was made, folders after what is in them */
	size_t paths;
};

/* Freezes the open cases in the folder `dir`, which is there, and names r->folder. A list that was frozen
 * there before stays as it is, for it may have been published: the same one is taken again, and another
 * one gets a folder beside it. Returns false and fills e. Close it either way. */
__attribute__((warn_unused_result)) bool
reading_draw_make(struct reading_draw *w, struct reading *r, const char *dir, struct err *e);

/* The report is whole; or it is not, and what was made goes. */
void reading_draw_keep(struct reading_draw *w);
void reading_draw_undo(struct reading_draw *w);

void reading_draw_close(struct reading_draw *w);

#endif
