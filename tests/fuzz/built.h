/* Building reference tables from bytes, and reading them back. For the targets about reference data. */
#ifndef TESTS_FUZZ_BUILT_H
#define TESTS_FUZZ_BUILT_H

#include "base/str.h"
#include "record/reference.h"

/* The folder that the tables are built in: in memory where the system has such a place, gone when
 * the program ends. */
const char *built_folder(void);

/* Puts bytes into a file of the folder. Returns its path, good until the next call. */
const char *built_file(const char *name, struct str bytes);

/* Takes a file of the folder away, if it is there. */
void built_remove(const char *name);

/* Builds tables from files that hold these bytes, looks up what they hold, and takes them away.
 * Returns whether tables were built. */
bool built_from(const struct str *files, size_t count);

/* Looks up everything a table holds, and some things it does not. */
void built_look(const struct reference *r);

#endif
