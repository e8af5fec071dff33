/* The floors that are timed: what has to be done with the bytes at least. */
#ifndef BENCH_WORKS_H
#define BENCH_WORKS_H

#include "measure.h"

#include <stddef.h>

enum { FILES_MAX = 64 };

struct files {
	const char *path[FILES_MAX];
	size_t count;
};

/*
 * Each is handed a struct files and counts what it read; NULL when there is none of that name: "copy"
 * (memcpy of every byte, read in pieces of 256 KiB), "lines" (memchr for line feeds), "csv" (rows split
 * into cells by Wherry), "expat" (Expat with empty handlers), "inflate" and "sheets" (the sheets of a
 * workbook, inflated; and parsed by Expat).
 */
measure_work *work_named(const char *name);

#endif
