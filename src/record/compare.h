/*
 * What can be asked of cells. What a comparison with an absent or an unreadable cell means is
 * settled here, once: it is false. So no rule tests for blanks by hand unless the blank itself is
 * what it is about.
 */
#ifndef RECORD_COMPARE_H
#define RECORD_COMPARE_H

#include "record/cell.h"

#include <stdbool.h>

static inline struct date_cell date_cell(int32_t day)
{
	return (struct date_cell){day < 0 ? CELL_ABSENT : day};
}

static inline bool date_before(struct date_cell a, struct date_cell b)
{
	return has_value(a) && has_value(b) && a.v < b.v;
}

static inline bool date_after(struct date_cell a, struct date_cell b)
{
	return date_before(b, a);
}

static inline bool date_same(struct date_cell a, struct date_cell b)
{
	return has_value(a) && a.v == b.v;
}

/* Both are values and differ. */
static inline bool date_differs(struct date_cell a, struct date_cell b)
{
	return has_value(a) && has_value(b) && a.v != b.v;
}

/* a <= b. */
static inline bool date_by(struct date_cell a, struct date_cell b)
{
	return has_value(a) && has_value(b) && a.v <= b.v;
}

/* from <= a <= to. */
static inline bool date_within(struct date_cell a, struct date_cell from, struct date_cell to)
{
	return date_by(from, a) && date_by(a, to);
}

/* `days` later; absent when a has no value. */
static inline struct date_cell date_plus(struct date_cell a, int days)
{
	return has_value(a) ? date_cell(a.v + days) : (struct date_cell){CELL_ABSENT};
}

/* The birthday on which someone born on `birth` becomes `years`; absent without a birth date. */
static inline struct date_cell birthday(struct date_cell birth, int years)
{
	return has_value(birth) ? date_cell(date_add_months(birth.v, years * 12))
				: (struct date_cell){CELL_ABSENT};
}

static inline bool code_is(struct code_cell c, enum code code)
{
	return c.v == (int32_t)code;
}

static inline bool code_same(struct code_cell a, struct code_cell b)
{
	return has_value(a) && a.v == b.v;
}

static inline bool code_differs(struct code_cell a, struct code_cell b)
{
	return has_value(a) && has_value(b) && a.v != b.v;
}

/* Whether c is one of the codes listed: code_in(e->place, PLACE_T0, PLACE_T1). */
#define code_in(c, ...)                                                                            \
	code_in_list((c), (const enum code[]){__VA_ARGS__},                                        \
		     sizeof((const enum code[]){__VA_ARGS__}) / sizeof(enum code))

static inline bool code_in_list(struct code_cell c, const enum code *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (code_is(c, list[i]))
			return true;
	return false;
}

/* A code of the set that may be used in the collection year starting in `year`. */
static inline bool code_valid(struct code_cell c, int year)
{
	return has_value(c) && code_valid_in((enum code)c.v, year);
}

/* The census writes yes as 1 or true, no as 0 or false. */
static inline bool is_yes(struct code_cell c)
{
	return code_in(c, YESNO_1, YESNO_true, FLAG01_1);
}

static inline bool is_no(struct code_cell c)
{
	return code_in(c, YESNO_0, YESNO_false, FLAG01_0);
}

static inline struct str text_of(struct text_cell t)
{
	return has_value(t) ? (struct str){t.p, t.len} : (struct str){"", 0};
}

static inline bool text_same(struct text_cell a, struct text_cell b)
{
	return has_value(a) && has_value(b) && str_eq(text_of(a), text_of(b));
}

static inline bool text_is(struct text_cell t, const char *z)
{
	return has_value(t) && str_is(text_of(t), z);
}

#endif
