/*
 * This run beside an earlier one: which findings are new, which are still there, which are mended,
 * and of which nothing can be told, because what would find them did not run this time.
 */
#ifndef RULES_SINCE_H
#define RULES_SINCE_H

#include "rules/check.h"
#include "rules/earlier.h"

enum since_state {
	SINCE_NEW,
	SINCE_STILL,
	SINCE_CHANGED, /* still there, with other values */
	SINCE_STATES,
};

/* A finding of then that is not found now. */
struct since_gone {
	const struct earlier_finding *was;
	struct str reason; /* why nothing can be told of it; "" when it is mended */
};

struct since {
	struct str path;
	struct earlier earlier;
	uint8_t *state; /* by finding, enum since_state */
	uint64_t counts[SINCE_STATES];
	uint64_t not_looked_for; /* of the new: those that nothing looked for then */
	struct since_gone *gone; /* in the order they were told */
	size_t gone_count;
	uint64_t mended, untold; /* how many of them are which */
};

/*
 * Compares with the findings in a file and sets c->since, unless nothing was read this time. Returns false and fills e when the file
 * cannot be read, is none of ours, or is about another year or authority.
 */
__attribute__((warn_unused_result)) bool since_compare(struct check *c, const char *path,
						       struct err *e);

/* "new", "still there", "still there, changed". */
const char *since_words(enum since_state s);

/* Why a rule of a return, or of any (""), would not have found what it found at a table of the
 * return's before; "" when it would have. From the arena. */
struct str since_untold(const struct check *c, struct str returns, struct str table,
			struct str code, struct arena *a);

void since_close(struct since *s);

#endif
