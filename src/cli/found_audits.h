/* Audits that stand in a folder beside the returns, for inspect. */
#ifndef CLI_FOUND_AUDITS_H
#define CLI_FOUND_AUDITS_H

#include "audit/vary.h"
#include "base/out.h"
#include "rules/check.h"

enum { FOUND_SETS = 6 };

/* Files of audits with the same columns: one set, and one chapter. */
struct found_set {
	const char *path[AUDITS_FILES];
	size_t files;
	struct audits audits;
	struct vary vary;
};

struct found_audits {
	struct found_set *set; /* [count] */
	size_t count;
	const struct vary *vary[FOUND_SETS];   /* each set's, for the report */
	const struct taken *doubt[FOUND_SETS]; /* files that look like audits, and were not taken */
	size_t doubts;
};

/* Looks through the files that are no part of a return for those that are beyond doubt lists of audits
 * (audits.h), puts those with the same columns together, in the order of their paths, and works them
 * out. Notes by each file what it was taken for, or why it was not. Close it even when there are none. */
void found_audits_open(struct found_audits *f, struct check *c);
void found_audits_close(struct found_audits *f);

/* A line or two a set at the terminal; nothing when there are none. */
void found_audits_tell(const struct found_audits *f, struct out *o);

#endif
