/*
 * A line on the standard error for what takes longer than a second, so that nobody wonders whether
 * it has stopped. Only on a terminal, and taken away again: nothing of it is a result.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdint.h>

struct progress {
	double began, told; /* seconds of a clock that only goes forward */
	int terminal;	    /* the standard error is one */
	int shown;	    /* a line stands there */
};

/* From now on. */
struct progress progress_begin(void);

/* Seconds since it began. */
double progress_seconds(const struct progress *p);

/* "Reading: 120,000 children"; n = 0 leaves the number out. Cheap: looks at the clock and no more
 * before a second is over, and then twice a second at most. */
void progress_tell(struct progress *p, const char *doing, uint64_t n, const char *what);

/* Takes the line away. */
void progress_end(struct progress *p);

#endif
