/* The files of a demo: opened together, each written to its end, all kept or none. */
#ifndef DEMO_FILES_H
#define DEMO_FILES_H

#include "base/jsonout.h"
#include "demo/lists_file.h"

struct files {
	const char *dir;
	int year;
	struct out ssda903[2][TABLES]; /* this year, last year; path "": not written */
	struct out census, teams, workers, allocation, audits, truth;
	struct lists_file lists;
	uint64_t rows[2][TABLES]; /* records written so far */
};

/* The file of a table in the demo's folder: "ssda903/last/header.csv". Static. */
const char *files_name(enum table table, bool last);

/*
 * Makes the folder, refuses one with other things in it, and opens every file. On failure what was
 * opened is taken back.
 */
__attribute__((warn_unused_result)) bool files_open(struct files *f, const char *dir, int year,
						    bool lists_as_csv, struct err *e);

/* Writes one child's records, and gives each its number. */
void files_add(struct files *f, struct rows *rows);

/* Puts every file in its place, the truth last; on failure none of them stays. */
__attribute__((warn_unused_result)) bool files_close(struct files *f, struct err *e);

/* The census around its children, and one child's part of it (rows from `at` on). */
void census_begin(struct files *f);
void census_child(struct files *f, struct rows *rows);
void census_end(struct files *f);

#endif
