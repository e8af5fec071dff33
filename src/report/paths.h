/* Names of files, told short: the folder all of them stand in is said once. */
#ifndef REPORT_PATHS_H
#define REPORT_PATHS_H

#include "rules/check.h"

/* The folder that both paths stand in, with its last slash; "" when there is none. */
struct str paths_common(struct str a, struct str b);

/* The folder that all files of the run stand in, with its last slash; "" when there is none. */
struct str paths_folder(const struct check *c);

/* A file's path inside that folder. */
struct str paths_inside(struct str folder, struct str path);

#endif
