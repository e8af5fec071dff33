/* One piece of work, timed in a process of its own, so that its peak memory is its alone. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

struct measured {
	bool ok;
	double seconds; /* from its start to its end */
	double cpu;	/* processor time, seconds, of all its threads */
	uint64_t count; /* what the work counted: rows, or line ends */
	uint64_t peak;	/* the most memory the process held, bytes */
};

/* Does the work and returns what it counted; ends the process with a message when it cannot. */
typedef uint64_t measure_work(const void *with);

/* Runs the work once in a child process. Only the work itself is timed. */
struct measured measure(measure_work *work, const void *with);

/*
 * Runs a program once, its output thrown away; timed from fork to end. An exit status over
 * `most` counts as failed.
 */
struct measured measure_program(const char *const *arguments, int most);

#endif
