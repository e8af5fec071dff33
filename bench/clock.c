/*
 * One piece of work, run once in a process of its own, and what it took:
 *
 *     clock run MOST PROGRAM [ARGUMENT...]   a program; an exit status over MOST counts as failed
 *     clock work NAME FILE...                a piece of work by its name (works.h)
 *     clock here NAME FILE...                the same in this process, for callgrind; prints nothing
 *     clock postcode HOW TABLE LIST.csv      a postcode's look-up (lookup.h)
 *
 * Prints seconds by the clock, seconds of processor time, bytes of memory held at most, and what the
 * work counted; for a postcode the nanoseconds of one. ledger.py says what is run, and how often.
 */
#include "lookup.h"
#include "works.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tell(struct measured m, const char *what)
{
	if (!m.ok) {
		fprintf(stderr, "clock: %s failed\n", what);
		return 1;
	}
	printf("%.6f %.6f %" PRIu64 " %" PRIu64 "\n", m.seconds, m.cpu, m.peak, m.count);
	return 0;
}

static int run(int most, char **arguments)
{
	return tell(measure_program((const char *const *)arguments, most), arguments[0]);
}

static int work(const char *name, char **paths, size_t count, bool here)
{
	measure_work *named = work_named(name);
	struct files files = {.count = count};

	if (!named || count > FILES_MAX) {
		fprintf(stderr, "clock: no work called %s, or more than %d files\n", name,
			FILES_MAX);
		return 1;
	}
	for (size_t i = 0; i < count; i++)
		files.path[i] = paths[i];
	if (here)
		return named(&files) == UINT64_MAX; /* so that it is not left out */
	return tell(measure(named, &files), name);
}

static int postcode(char **arguments)
{
	double nanoseconds;

	if (!lookup_time(arguments[0], arguments[1], arguments[2], &nanoseconds))
		return 1;
	printf("%.1f\n", nanoseconds);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc >= 4 && strcmp(argv[1], "run") == 0)
		return run((int)strtol(argv[2], NULL, 10), argv + 3);
	if (argc >= 4 && strcmp(argv[1], "work") == 0)
		return work(argv[2], argv + 3, (size_t)argc - 3, false);
	if (argc >= 4 && strcmp(argv[1], "here") == 0)
		return work(argv[2], argv + 3, (size_t)argc - 3, true);
	if (argc == 5 && strcmp(argv[1], "postcode") == 0)
		return postcode(argv + 2);
	fprintf(stderr, "clock run|work|here|postcode ...: see the head of clock.c\n");
	return 2;
}
