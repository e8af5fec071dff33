/*
 * Which fields of a record must be wrong: the least-weight sets that can be changed so that every rule
 * holds (methods i1; Fellegi and Holt 1976). All such sets are found, so the answer is "one of these
 * is wrong", never a correction.
 */
#ifndef BASE_LOCATE_H
#define BASE_LOCATE_H

#include "base/lp.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A number from low to high, or, with `levels` above 0 (at most 64), one of so many codes. */
struct locate_field {
	size_t levels;
	double low, high;
	double weight; /* how much it is trusted, 0 or more; INFINITY: it is never wrong */
};

struct locate_value {
	bool missing;
	double number;
	size_t level; /* from 0; levels or more for a code that there is not */
};

/* Holds when the field has one of the levels whose bits are set. */
struct locate_condition {
	size_t field;
	uint64_t levels;
};

/* When all the conditions hold, the sum of coef[field] * number must be as said; without `coef` they
 * must not all hold. Coefficients of fields with levels count for nothing. */
struct locate_rule {
	const struct locate_condition *when;
	size_t conditions;
	const double *coef; /* one a field, or NULL */
	enum lp_relation relation;
	double rhs;
};

enum { LOCATE_MOST = 60 }; /* fields at most */

struct locate {
	size_t fields, rules;
	const struct locate_field *field;
	const struct locate_rule *rule;
};

enum locate_outcome {
	LOCATE_FOUND,
	LOCATE_IMPOSSIBLE, /* no values satisfy the rules, or none without a field never wrong */
	LOCATE_TOO_MUCH,   /* more than 200,000 sets to try */
};

struct locate_sets {
	enum locate_outcome outcome;
	double weight;
	size_t count;
	uint64_t *set; /* bit f: field f; sets of the same weight, in the arena */
};

/*
 * Missing values, numbers outside their range and unknown codes are in every set. Numbers are taken as
 * continuous, with a slack of 1e-9 of the size of a rule's terms. Sets are tried from the lightest on;
 * codes by trial of the levels, numbers by linear programmes.
 */
struct locate_sets locate_wrong(struct arena *a, const struct locate *l,
				const struct locate_value *record);

#endif
