/* A folder that a test writes its files into, gone again afterwards. */
#ifndef TESTS_TEMP_H
#define TESTS_TEMP_H

#include "base/str.h"

/* For cmocka: a new, empty folder for the test, and the end of it. */
int temp_begin(void **state);
int temp_end(void **state);

/* The path of a name in the folder; "" is the folder itself. Lives until the test ends. */
const char *temp_path(const char *name);

/* Writes a file into the folder, and the folders on the way to it. Returns its path. */
const char *temp_file(const char *name, struct str text);

/* Makes a folder in the folder. Returns its path. */
const char *temp_folder(const char *name);

/* A row of the list a program's main runs: as TEST of unit.h, in a folder of its own. */
#define IN_FOLDER(function, sentence)                                                              \
	{                                                                                          \
		sentence, function, temp_begin, temp_end, NULL                                     \
	}

#endif
