/* What --since and --accept add to the outputs. Each does nothing where they were not given. */
#ifndef REPORT_COMPARED_H
#define REPORT_COMPARED_H

#include "base/jsonout.h"
#include "report/tally.h"
#include "rules/accept.h"
#include "rules/identity.h"
#include "rules/since.h"

/* For a terminal: the counts; with `lists`, what is new and what is mended, one a line. */
void compared_text(struct out *o, const struct check *c, struct tally *t, bool lists);

/* A finding's explanation, a line beneath it. */
void compared_explained(struct out *o, const struct check *c, size_t finding);

/* For JSON: the members "since" and "explanations" of the outermost object. */
void compared_members(struct jsonout *j, const struct check *c);

/* For JSON: the members "since" and "explanation" of finding number i. */
void compared_finding_members(struct jsonout *j, const struct check *c, size_t i);

/* The findings counted in a sentence each: what is new, still there, mended, not to be told.
 * Returns how many sentences. */
enum { COMPARED_WORDS_MAX = 4 };
size_t compared_words(struct arena *a, const struct since *s, struct str words[COMPARED_WORDS_MAX]);

/* "12 of 40 queries are explained." */
struct str compared_explained_words(struct arena *a, const struct check *c);

#endif
