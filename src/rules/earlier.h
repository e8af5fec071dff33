/*
 * What an earlier run found, read from its findings.json. Findings are read one at a time, so a large
 * file takes little more memory than what is kept of it. Nothing in it is believed further than
 * that: a file that is not what it should be is refused whole.
 */
#ifndef RULES_EARLIER_H
#define RULES_EARLIER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "rules/findings.h"

/* One finding, as it was told. */
struct earlier_finding {
	struct str id, rule, severity, returns, table, child, key, message;
	size_t shown;
	const struct str *name, *value; /* [shown] the fields it showed, and what stood there */
};

struct earlier {
	struct arena *arena; /* owns the text */
	struct earlier_finding *at;
	size_t count, cap;
	struct map ran; /* "SSDA903 148" of the rules that ran */
	struct {
		bool present;
		struct str year, authority; /* "2025-26"; "" when not told */
	} returns[RETURNS];
	bool tables[TABLES], last_tables[TABLES]; /* those that were there */
};

/* Reads the file. Returns false and fills e when it cannot be read, or is none of ours. Close it
 * either way; the arena keeps the text. */
__attribute__((warn_unused_result)) bool earlier_read(struct earlier *r, const char *path,
						      struct arena *a, struct err *e);

/* The same for bytes that are at hand; `path` is for the messages. */
__attribute__((warn_unused_result)) bool earlier_parse(struct earlier *r, struct str bytes,
						       const char *path, struct arena *a,
						       struct err *e);

bool earlier_ran(const struct earlier *r, const char *returns, const char *code);

void earlier_close(struct earlier *r);

#endif
