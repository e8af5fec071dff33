/*
 * The rules over one census, child by child as it is read; on many threads when it can be cut between
 * its children, with the same outcome as on one.
 */
#ifndef RULES_CENSUS_RUN_H
#define RULES_CENSUS_RUN_H

#include "record/census.h"
#include "record/census_now.h"
#include "record/census_split.h"
#include "rules/engine.h"
#include "rules/keep.h"

struct census_run {
	const struct engine *engine;
	struct scope *scope;	/* of the census */
	struct arena *arena;	/* for the text in told */
	struct findings *found; /* the rules about rows and children add theirs */
	struct kept *kept;	/* and these are the records; NULL when they are not to be kept */
	struct census_now *now; /* what is open is remembered in it; or NULL */
	census_child *also; /* NULL, or called with each child; the census is then read as one */
	void *with;
	/* What it fills, zeroed beforehand. */
	struct census totals; /* to be closed by the caller */
	struct census_counts counts;
	struct tree_told told;
};

/*
 * Reads a census and runs the rules about rows and children. Returns false and fills e only when the
 * disk fails; where a broken file ends is in r->told, and the children before that place are dealt
 * with.
 */
__attribute__((warn_unused_result)) bool census_run(struct census_run *r, const char *path,
						    size_t threads, struct err *e);

/*
 * The same for a census that is cut into parts. Returns false, with nothing done, when it has to be
 * read as one.
 */
__attribute__((warn_unused_result)) bool census_run_parts(struct census_run *r, struct split *s,
							  size_t threads);

/* The same for bytes in memory, as one. */
void census_run_bytes(struct census_run *r, struct str bytes);

#endif
