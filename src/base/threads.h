/* Work over many cores with an answer that never depends on them. */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stdbool.h>
#include <stddef.h>

/* Does chunk number `chunk`, 0 <= chunk < chunks. Called once a chunk, from any thread. */
typedef void threads_work(void *with, size_t chunk);

/* Runs all chunks on at most `threads` threads and returns when all are done. */
void threads_run(size_t threads, size_t chunks, threads_work *work, void *with);

/*
 * A line of parts whose number nobody knows beforehand. Each part has a slot, 0 <= slot < slots,
 * from when it is taken until it was given. take and give are each called by one thread at a time
 * and in the order of the parts (one part may be taken while an earlier one is given); work is called
 * from any thread, for many slots at once.
 */
struct threads_line {
	bool (*take)(void *with, size_t slot); /* fills the slot; false: there is no part left */
	void (*work)(void *with, size_t slot);
	bool (*give)(void *with, size_t slot); /* false: no more parts are to be taken */
	void *with;
};

enum { THREADS_SLOTS_MAX = 512 };

/* Runs the line on at most `threads` threads and returns when all parts taken are given. */
void threads_run_line(size_t threads, size_t slots, const struct threads_line *line);

/* The cores this process may use, at least 1. */
size_t threads_cores(void);

#endif
