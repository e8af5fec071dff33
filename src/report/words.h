/* Numbers, shares and sentences that more than one output says, so that all say the same. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/arena.h"
#include "report/tally.h"
#include "rules/check.h"

enum { WORDS_NUMBER_MAX = 40 };

/* 12,345 and "4.2%", good until the end of the block they are written in. */
#define COUNT(n)       words_count((n), (char[WORDS_NUMBER_MAX]){0})
#define PERCENT(n, of) words_percent((n), (of), (char[WORDS_NUMBER_MAX]){0})
#define YEAR(year)     year_text((year), (char[8]){0})

/* A whole number with commas between the thousands. Returns `to`. */
char *words_count(uint64_t n, char to[WORDS_NUMBER_MAX]);

/* One decimal, never rounded to none or to all: "under 0.1%", "over 99.9%". Returns `to`. */
char *words_percent(uint64_t n, uint64_t of, char to[WORDS_NUMBER_MAX]);

/* "Error", "Query", "Note"; and what one asks of its reader. */
const char *words_severity(enum severity s);
const char *words_severity_asks(enum severity s);

/* "1 error", "214 errors". */
struct str words_findings(struct arena *a, enum severity s, uint64_t n);

/* How often a rule broke: "214 of 5,051 records (4.2%)". */
struct str words_share(struct arena *a, const struct ledger_row *l, uint64_t hit);

/* A rule's message without a record: the names of the fields where their values would stand. */
struct str words_rule(struct arena *a, const struct rule *r);

/* Said behind a rule's code when it is but a draft of the Department's: " (provisional)"; else "". */
const char *words_standing(const struct rule *r);

/* "Norfolk (926)"; what is not known is said to be so. */
struct str words_authority(struct arena *a, const struct check *c);

/* What a return that was read is of: "2025-26", or for Annex A "lists of 30/09/2026". */
struct str words_period(struct arena *a, const struct checked *r, enum returns which);

/* "2025-26", or all periods when the returns are of several. "" when none was read. */
struct str words_year(struct arena *a, const struct check *c);

/* The answer in a sentence: how many findings, about how many children, and what that means. */
struct str words_answer(struct arena *a, const struct check *c, const struct tally *t);

enum { WORDS_DOUBTS_MAX = 8 };

/* What keeps the answer from being the whole truth, a sentence each. Returns how many. */
size_t words_doubts(struct arena *a, const struct check *c, const struct tally *t,
		    struct str doubt[WORDS_DOUBTS_MAX]);

/* What a file was taken for: "SSDA903 Episodes, 2025-26, 5,051 records". */
struct str words_taken(struct arena *a, const struct taken *f);

/* A list of Annex A in a file: what it was taken from, and what was made of its columns. The louder
 * part is in `loud`: columns that are missing or were not placed; "" for none. */
struct str words_list(struct arena *a, const struct taken_list *l, struct str *loud);

/* Whether there is more to say of a list than how many records it has. */
bool words_list_tells(const struct taken_list *l);

/* Who a group of findings is about: "Child 1000234", "The return as a whole". */
struct str words_child(struct arena *a, const struct tally_child *child);

/* A note or a reason as a whole sentence: "is empty" becomes "It is empty." */
struct str words_sentence(struct arena *a, struct str said);

/* At most max bytes of s, cut between characters. */
struct str words_cut(struct str s, size_t max);

#endif
