/* What `check --each` says of many authorities: a line each, and all of them together. */
#ifndef REPORT_EACH_H
#define REPORT_EACH_H

#include "base/jsonout.h"
#include "rules/check.h"

struct each_row {
	struct str folder;		  /* its name, without the path */
	struct str authority, name, year; /* as told; "" when not told */
	uint64_t returns, children, records;
	uint64_t findings[SEVERITIES];
	uint64_t rules_ran, rules_not_run;
	uint64_t not_read; /* files that were not read, or not to their end */
	struct str why;	   /* which, and why; "" for none */
	int status;	   /* what its check alone would exit with */
};

/* Fills all but the folder. The text is the arena's: the check may be closed. */
void each_row_of(struct each_row *row, const struct check *c, struct arena *a);

/* Of an authority that could not be checked at all. */
void each_row_failed(struct each_row *row, const struct err *e, struct arena *a);

enum each_form { EACH_TEXT, EACH_CSV, EACH_JSON };

enum { EACH_EXITS = 5 }; /* exit statuses there are */

/* The rows go out one by one. Fill in the form and the writer. */
struct each_told {
	enum each_form form;
	struct out *o;
	struct jsonout json;
	size_t width;			 /* of the longest folder's name */
	struct each_row all;		 /* the sums */
	uint64_t rows, with[EACH_EXITS]; /* how many ended with each exit status */
};

/* `width`: of the widest folder's name, in columns. */
void each_begin(struct each_told *t, enum each_form form, size_t width, struct out *o);
void each_add(struct each_told *t, const struct each_row *row);
void each_end(struct each_told *t);

#endif
