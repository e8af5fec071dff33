/*
 * What every figure of audit/ carries. "Undefined" is a value with a reason, never NaN and never a
 * clipped number: whoever prints a figure asks first whether it is there.
 */
#ifndef AUDIT_FIGURE_H
#define AUDIT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

/* Why there is no figure. */
enum undefined {
	DEFINED = 0,
	UNDEFINED_NO_DATA,	 /* nothing was counted */
	UNDEFINED_TOO_FEW,	 /* fewer than the method needs */
	UNDEFINED_ONE_GROUP,	 /* one team or auditor: nothing to compare */
	UNDEFINED_ALL_ONE_GRADE, /* every grade is the same */
	UNDEFINED_NO_PAIRS,	 /* no case was graded twice */
	UNDEFINED_UNCONNECTED,	 /* auditors who never meet on a case, however far round */
	UNDEFINED_NO_VARIATION,	 /* a divisor is 0 because nothing varies */
	UNDEFINED_RUNS_AWAY,	 /* the likelihood rises without end: groups at 0 or 100 % */
	UNDEFINED_SEPARATION,	 /* a column tells the grade without exception */
	UNDEFINED_ALIASED,	 /* columns that cannot be told apart */
	UNDEFINED_NOT_REACHED,	 /* the limit lies beyond the range that is searched */
	UNDEFINED_NOT_FOUND,	 /* the search ended without an answer */
	UNDEFINED_BOUNDARY,    /* the estimate lies on its boundary, so it has no standard error */
	UNDEFINED_WRONG_INPUT, /* a number outside its range */
	UNDEFINED_KINDS,
};

/* A number, or why there is none; `value` is 0 when it is not defined. */
struct figure {
	double value;
	enum undefined why;
};

/* Lower and upper limit; either may be undefined on its own. */
struct interval {
	struct figure lower, upper;
};

/* Which method a result came from: its letter in methods.md, our version of it, and the number of
 * ratings, cases or points it rests on. */
struct method {
	const char *id;
	int version;
	size_t n;
};

static inline bool defined(struct figure f)
{
	return f.why == DEFINED;
}

static inline struct figure figure_of(double value)
{
	return (struct figure){value, DEFINED};
}

static inline struct figure figure_none(enum undefined why)
{
	return (struct figure){0, why};
}

/* The value as a figure when it is finite, otherwise undefined for the reason given. */
struct figure figure_checked(double value, enum undefined why);

/* above / below; undefined for the reason given when below is 0 or the quotient is not finite. */
struct figure figure_ratio(double above, double below, enum undefined why);

/* centre -+ half. */
struct interval interval_around(double centre, double half);
struct interval interval_none(enum undefined why);

/* One plain sentence; "" for DEFINED. */
const char *undefined_text(enum undefined why);

#endif
