/* The pieces of work that are timed, from the bare bytes up to the rules. */
#ifndef BENCH_WORKS_H
#define BENCH_WORKS_H

#include <stddef.h>
#include <stdint.h>

enum { FILES_MAX = 64 };

struct files {
	char path[FILES_MAX][512];
	size_t count;
	uint64_t bytes;
};

/* Adds one file of a folder, and all its .csv files; both end the program when there is none. */
void files_add(struct files *f, const char *folder, const char *name);
void files_add_tables(struct files *f, const char *folder);

/* Each is handed a struct files, and counts what it read. All take files in pieces of 256 KiB but
 * the ones about CSV, which Wherry holds whole. */
uint64_t work_lines(const void *files);	 /* memchr for line feeds: the floor */
uint64_t work_expat(const void *files);	 /* Expat with empty handlers: elements */
uint64_t work_xml(const void *files);	 /* src/intake/xml.c with empty handlers: elements */
uint64_t work_census(const void *files); /* the dossiers of a census, looked at by nobody: rows */
uint64_t work_census_rules(const void *files); /* the same, and the rules run over them: rows */
uint64_t work_csv(const void *files);	       /* encoding and splitting: rows */
uint64_t work_tables(const void *files);       /* the same, recognised, typed and linked: rows */

#endif
