/* The CIN census: one XML file, read as a stream of children. */
#ifndef RECORD_CENSUS_H
#define RECORD_CENSUS_H

#include "record/tree.h"

/* What the header of a census says; "" and absent where it says nothing. */
struct census_facts {
	bool found;			 /* there was a header at all */
	struct date_cell reference_date; /* the last day of the collection */
	int year;			 /* the year the collection starts in; 0: not told */
	struct str lea;			 /* three-digit authority code */
};

struct census_counts {
	uint64_t children;
	uint64_t records[TABLES];
};

/* Called with each child, and with one nameless dossier that holds just the header record. */
typedef void census_child(void *with, const struct child *c);

/*
 * Reads up to the end of the header (the whole file when it has none). Text is from the arena.
 * Returns false and fills e when the disk fails; a broken file is told in *end.
 */
__attribute__((warn_unused_result)) bool census_peek(const char *path, struct arena *a,
						     struct census_facts *facts,
						     struct xml_end *end, struct err *e);

/*
 * Reads all children, in the order of the file, each handed over and then forgotten. scope->sources
 * is set by this function while it reads. Returns false and fills e when the disk fails; where a
 * broken file ends is in *told, and the children before that place have been handed over.
 */
__attribute__((warn_unused_result)) bool census_read(const char *path, struct scope *scope,
						     census_child *child, void *with,
						     struct census_counts *counts, struct arena *a,
						     struct tree_told *told, struct err *e);

/* The same for bytes in memory, for tests and the fuzzers. */
void census_read_bytes(struct str bytes, struct scope *scope, census_child *child, void *with,
		       struct census_counts *counts, struct arena *a, struct tree_told *told);

/* The collection period that ends on a reference date: from 1 April before. */
void census_period(struct date_cell reference_date, struct scope *scope);

#endif
