/* The notes about a return in XML that concern no record of it: each kind and name once, few. */
#ifndef RECORD_WHOLE_NOTES_H
#define RECORD_WHOLE_NOTES_H

#include "base/arena.h"
#include "record/dossier.h"

enum { WHOLE_NOTES_MAX = 40 };

struct whole_notes {
	struct note at[WHOLE_NOTES_MAX];
	size_t count;
};

/* Adds a note, its texts copied into the arena, unless one of its kind and name is there, or there
 * are WHOLE_NOTES_MAX of them. */
void whole_notes_add(struct whole_notes *w, const struct note *note, struct arena *a);

#endif
