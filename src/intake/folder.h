/* What stands in a folder. */
#ifndef INTAKE_FOLDER_H
#define INTAKE_FOLDER_H

#include "base/arena.h"
#include "base/err.h"

struct folder {
	struct str *paths; /* of what is in it, each with a NUL behind it */
	size_t count;
};

/* Lists a folder, hidden names left out, in the order of the names' bytes. The paths begin with `path`
 * and live in the arena. Returns false and fills e. */
__attribute__((warn_unused_result)) bool folder_list(const char *path, struct arena *a,
						     struct folder *to, struct err *e);

/* The last part of a path: "header.csv" of "return/header.csv". */
struct str folder_base_name(struct str path);

#endif
