/* The pieces of work that are timed, from the bare bytes up to the rules. */
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
 * Each is handed a struct files and counts what it read; NULL when there is none of that name. Floors:
 * "copy" (memcpy of every byte, read in pieces of 256 KiB), "lines" (memchr for line feeds), "expat"
 * (Expat with empty handlers), "inflate" and "sheets" (the sheets of a workbook, inflated; and parsed by
 * Expat). Parts of Wherry: "xml" (elements), "census" (dossiers), "rules" (the same with their rules),
 * "csv" (rows split into cells), "tables" (recognised, typed and linked).
 */
measure_work *work_named(const char *name);

#endif
