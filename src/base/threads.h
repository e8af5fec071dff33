/* Work over many cores with an answer that never depends on them. */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stddef.h>

/* Does chunk number `chunk`, 0 <= chunk < chunks. Called once a chunk, from any thread. */
typedef void threads_work(void *with, size_t chunk);

/* Runs all chunks on at most `threads` threads and returns when all are done. */
void threads_run(size_t threads, size_t chunks, threads_work *work, void *with);

/* The cores this process may use, at least 1. */
size_t threads_cores(void);

#endif
