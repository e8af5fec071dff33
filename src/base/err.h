/*
 * What went wrong outside the program. Bugs are assertions, bad data are findings; only a wrong
 * command line, an input that cannot be read and a failing system are errors. A function that can
 * fail takes `struct err *e` last, returns false and fills it once; main prints it once.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/* The numbers are the exit statuses. */
enum err_kind {
	ERR_NONE = 0,
	ERR_USAGE = 2,	/* the command line, or a choice that the user has to make */
	ERR_INPUT = 3,	/* a file that could not be read as what it should be */
	ERR_SYSTEM = 4, /* disk, memory, permissions */
};

struct err {
	enum err_kind kind;
	char text[1024]; /* one sentence or more: what is wrong, where, what to do */
};

/* Fills *e (the first error stays when one is there already). Always returns false. */
__attribute__((format(printf, 3, 4))) bool err_set(struct err *e, enum err_kind kind,
						   const char *fmt, ...);

#endif
