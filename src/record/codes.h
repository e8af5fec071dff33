/*
 * Codes as small numbers. codes.def is the one list; here it becomes an enumeration (PLACE_K2,
 * REC_E11, ...) and the questions one can ask of a code.
 */
#ifndef RECORD_CODES_H
#define RECORD_CODES_H

#include "base/str.h"

#include <stdbool.h>

enum { LATEST = 9999 }; /* as a last year: still valid */

enum code_set {
	CODES_NONE,
#define CODE_SET_BEGIN(set, says) CODES_##set,
#define CODE(set, code, from, until, label)
#define CODE_SET_END(set)
#include "record/codes.def"
#undef CODE_SET_BEGIN
#undef CODE
#undef CODE_SET_END
	CODE_SETS,
};

/* Each set is a run from SET_FIRST_ to SET_LAST_, the two markers not included. */
enum code {
	CODE_NOTHING_,
#define CODE_SET_BEGIN(set, says)	    set##_FIRST_,
#define CODE(set, code, from, until, label) set##_##code,
#define CODE_SET_END(set)		    set##_LAST_,
#include "record/codes.def"
#undef CODE_SET_BEGIN
#undef CODE
#undef CODE_SET_END
	CODES,
};

struct code_info {
	const char *text;  /* as it is written in the return */
	const char *label; /* what it means, in plain words */
	int from, until;   /* collection years, named by the year they start in */
	enum code_set set;
};

struct code_set_info {
	const char *name;      /* "PLACE" */
	const char *says;      /* "placement" */
	enum code first, last; /* the markers around its codes */
};

/* Facts of a code (not of a marker) and of a set (not CODES_NONE). Static. */
const struct code_info *code_info(enum code c);
const struct code_set_info *code_set_info(enum code_set s);

/* The code that is written so, exactly; CODE_NOTHING_ when the set has none such, in any year. */
enum code code_find(enum code_set set, struct str text);

/* Whether a code may be used in the collection year that starts in `year`. */
bool code_valid_in(enum code c, int year);

#endif
