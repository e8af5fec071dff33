/*
 * The explanations that an authority gives the Department for its queries, kept in a CSV file from
 * run to run. `wherry check --format accept` writes the file with what is to be explained; it comes
 * back through --accept.
 */
#ifndef RULES_ACCEPT_H
#define RULES_ACCEPT_H

#include "rules/check.h"

/* A line of the file. */
struct accept_line {
	uint32_t line; /* where it begins, from 1 */
	struct str id, rule, child, explanation;
	struct str reason; /* why it cannot be told whether it is still needed; "" otherwise */
};

struct accept_lines {
	struct accept_line *at;
	size_t count, cap;
};

struct accept {
	struct str path;
	struct str *explanation; /* by finding; "" for none */
	bool *changed;		 /* by finding: explained, with other values than it has now */
	struct str *was;	 /* by finding: those values */
	uint64_t explained;	 /* queries */
	uint64_t notes;		 /* notes that are explained, which they need not be */
	uint64_t changed_count;
	struct accept_lines refused;   /* for errors, which are mended and not explained */
	struct accept_lines left_over; /* for findings that there are not */
};

/*
 * Reads the file and sets c->accept. A line without an explanation is as good as none; of two for
 * one finding the later counts. Returns false and fills e when the file cannot be read or is no such
 * list.
 */
__attribute__((warn_unused_result)) bool accept_read(struct check *c, const char *path,
						     struct err *e);

/* What is explained of finding number i, "" for nothing (also when there is no such file). */
struct str accept_of(const struct check *c, size_t i);

void accept_close(struct accept *a);

#endif
