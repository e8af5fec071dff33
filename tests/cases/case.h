/*
 * Conformance cases. A case file holds one version of a rule: a few inputs, given as tables, and
 * the records that the rule should mark in each. What they hold is described in DESIGN, section 5.
 */
#ifndef TESTS_CASES_CASE_H
#define TESTS_CASES_CASE_H

#include "base/arena.h"
#include "base/err.h"
#include "record/tables_in.h"
#include "rules/findings.h"

#include <jansson.h>

enum outcome {
	CASE_PASSED,
	CASE_FAILED,
	CASE_ABSENT,   /* there is no such rule here yet */
	CASE_DEVIATES, /* fails, and docs/deviations.md says why ours is right */
	OUTCOMES,
};

struct verdict {
	enum outcome outcome;
	struct str name;	  /* "8500@2022-23" */
	struct str expected, got; /* of the first call that failed; "" when none did */
};

/* "dir/8500@2022-23.json" -> "8500@2022-23", the arena's. */
struct str case_name(const char *path, struct arena *a);

/* Runs a case file through the real record and rules code. The text is the arena's. */
struct verdict case_run(const char *path, const json_t *file, struct arena *a);

/* One call of a case file, made ready. */
struct case_input {
	struct table_in *tables;
	size_t count;
	struct scope scope; /* the year, the period, the authority and the form */
};

/* The version a file holds. */
struct case_of {
	const struct rule *rule;
	const struct rule_table *table;
	int year;      /* the year that it is run in: its first */
	bool by_field; /* the file names the fields marked, not only the rows */
};

/* Turns the tables of a call into what the record code takes in. Returns false and fills e when
 * the case itself is wrong. Text is borrowed from the call or taken from the arena. */
__attribute__((warn_unused_result)) bool case_input(struct case_input *in, const json_t *call,
						    const struct case_of *of, struct arena *a,
						    struct err *e);

/* A JSON value as a cell is written: 0 as "0", 1.0 as "1", a list joined by commas. null and an
 * empty list are blank: p is NULL. */
struct str case_text(const json_t *value, struct arena *a);

/* Marks: what a rule points at, as words ("CINdetails.ReasonForClosure 3"), sorted, each once. */
struct marks {
	struct str *at; /* the arena's */
	size_t count, room;
	struct arena *arena;
};

/* What a call expects, and what the rule found in it. */
struct marks marks_expected(const json_t *call, const struct case_of *of, struct arena *a);
struct marks marks_found(const json_t *call, const struct case_of *of, const struct findings *found,
			 struct arena *a);
bool marks_same(const struct marks *a, const struct marks *b);

/* All of them in one line; "nothing" for none. */
struct str marks_text(const struct marks *m);

#endif
