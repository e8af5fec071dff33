/*
 * What to mend first: the repairs that clear the most errors.
 *
 * A repair is one of two things.
 *
 * - A record. Whoever opens it puts right all that is wrong in it, so it clears every error that
 *   marks it.
 * - A fact about a child that several tables of the SSDA903 repeat: its id, date of birth or sex.
 *   The case system holds it once and every table is to agree on it, so one repair there clears the
 *   errors that mark this field on any record of the child, whatever value each has. (The census
 *   says such facts once, so there the record is enough.)
 *
 * To find the fewest repairs that clear the most is set cover. This is the usual greedy answer: take
 * the repair that clears the most of what is left, then look again. A record goes before a fact that
 * clears no more; among equals report order decides, so the same findings give the same repairs. An
 * error that marks records in several places is a finding at each, and each is counted by itself,
 * though mending one of them may well clear the others. What a repair clears is thus what it can
 * clear: whether it did, the next run tells.
 */
#ifndef RULES_MEND_H
#define RULES_MEND_H

#include "rules/findings.h"

enum { MEND_MAX = 20 };

struct mend {
	struct str child; /* "" for a record without a child id; borrowed from the findings */
	enum field field; /* the fact, as the first of its tables has it; FIELD_NONE: the record */
	enum table table; /* of the first record it is about */
	uint32_t record, line; /* of that record */
	uint64_t errors;       /* it clears that those before it do not */
	uint64_t records;      /* those errors stand on */
	bool in[TABLES];       /* the tables of those records */
	const uint16_t *rules; /* of those errors, each once: indices into findings.rules */
	size_t rule_count;
};

struct mends {
	struct mend at[MEND_MAX]; /* the one that clears most first; each clears at least two */
	size_t count;
	uint64_t errors;  /* there are, those about the return as a whole included */
	uint64_t cleared; /* by all of the list */
};

/* Over sorted findings. The rules of each repair come from the arena. */
void mend_first(struct mends *m, const struct findings *fs, struct arena *a);

#endif
