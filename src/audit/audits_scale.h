/*
 * Grades as they are written in files of audits, put in order from the worst: words (Inadequate,
 * Requires improvement or RI, Good, Outstanding), 1 to 4, yes and no, met and not met, red, amber and
 * green, or an order that the user gives.
 */
#ifndef AUDIT_AUDITS_SCALE_H
#define AUDIT_AUDITS_SCALE_H

#include "base/err.h"
#include "base/str.h"

struct arena;

enum { SCALE_GRADES = 10, SCALE_KEY = 64 };

struct audits_scale {
	size_t grades;			   /* 0: none was recognised */
	struct str name[SCALE_GRADES];	   /* the worst first */
	size_t good_from;		   /* the first grade that counts as good */
	bool direction_guessed;		   /* numbers: 1 was taken for the best */
	bool good_guessed;		   /* of an order given: the upper half is good */
	bool given;			   /* by the user */
	int known;			   /* which scale of ours; -1: given */
	char key[SCALE_GRADES][SCALE_KEY]; /* of a given order */
};

/* Letters (small) and digits of s; bytes beyond ASCII stay. Ended by a zero byte; cut at its room. */
const char *scale_key(struct str s, char to[SCALE_KEY]);

/* The order that the user gave: grades from the worst, between commas. Returns false and fills e. */
__attribute__((warn_unused_result)) bool scale_given(struct audits_scale *s, struct str order,
						     struct err *e);

/* The scale that most of the cells belong to; grades 0 when none of them belongs to any. */
struct audits_scale scale_guess(const struct str *cells, size_t step, size_t count);

/* The first grade that counts as good, as the user names it. Returns false and fills e. */
__attribute__((warn_unused_result)) bool scale_good(struct audits_scale *s, struct str good,
						    struct err *e);

/* Which grade a cell is, 0 the worst; -1 when it is none. */
int scale_grade(const struct audits_scale *s, struct str cell);

/* "Inadequate, Requires improvement, Good, Outstanding; Good or better is good." The arena's. */
struct str scale_text(const struct audits_scale *s, struct arena *a);

#endif
