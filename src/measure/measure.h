/*
 * A measure is a sentence: one small static function that says what ONE record, or one child, means
 * for it, and one row in the table at the foot of the same file. The engine does the rest: it finds
 * the rows, the periods and the groups, adds up, and gives every figure its interval.
 *
 *     static struct answer m27(const struct assessed *a, const struct window *w)
 *
 * The function's name is m<id> for Annex A, c<id> for the CIN census and s<id> for the SSDA903; the
 * unit's table tells which. The numbers are those of the list of 144 measures that Wherry works
 * from; a letter behind one (13a) tells another figure of the same measure. Reports write the id of
 * a census measure with c before it (c27), of an SSDA903 measure with s (s83).
 *
 *     MEASURE(unit, id, name, question, numerator, denominator, left out, shape, better, basis, ...)
 *     MEASURE_CIN, MEASURE_903  the same, for c<id> and s<id>
 *
 * name, question: what a report calls it, and the question that it answers, with a question mark.
 * numerator, denominator, left out: in words; "" for none.
 * shape:  SHARE (yes among yes and no), COUNT, RATE (a year, per 10,000 children), SPLIT (named
 *         parts), QUANTILE (of amounts; the median unless .percent says another), MEAN (of amounts).
 * better: MORE, LESS or NEITHER.
 * basis:  FLOW(field)      the row counts in the period in which that date falls. A blank date
 *                          has not happened yet: the row is outside
 *         BEGUN(field)     the same, but a row without the date is left out, and counted so
 *         OVER             the function looks at the period itself: w->first to w->last
 *         AT_END           as at the last day of the period: w->last
 *         NOW              as at the reference date only, since the list keeps just the latest value
 * Then, as they are wanted: PARTS, NEEDS_OF, STANDARD or LIMIT, ENGLAND, .keyed, .percent and
 *         .year_long. NEEDS_OF names the fields read, at least one of each table besides the row's
 *         own; in MAYBE() those it can do without. A child with no row in any of these tables is
 *         not asked about.
 *
 * The engine has done this before a function is asked: rows that repeat an earlier one of the child
 * (repeats.h) are left out; with FLOW and BEGUN, so are dates that cannot be read or lie after the
 * reference date.
 */
#ifndef MEASURE_MEASURE_H
#define MEASURE_MEASURE_H

#include "measure/answer.h"
#include "record/dossier.h"

enum measure_unit {
#define ROW(type)	  MEASURES_##type,
#define WHOLE(name, what) MEASURES_##name,
#include "measure/units.def"
#undef ROW
#undef WHOLE
	MEASURE_UNITS,
};

union measure_function {
#define ROW(type)	  struct answer (*type)(const struct type *, const struct window *);
#define WHOLE(name, what) struct answer (*name)(what, const struct window *);
#include "measure/units.def"
#undef ROW
#undef WHOLE
};

enum shape {
	SHAPE_SHARE,
	SHAPE_COUNT,
	SHAPE_RATE,
	SHAPE_SPLIT,
	SHAPE_QUANTILE,
	SHAPE_MEAN,
};

enum basis {
	BASIS_FLOW,
	BASIS_BEGUN,
	BASIS_OVER,
	BASIS_AT_END,
	BASIS_NOW,
};

enum better {
	BETTER_NEITHER,
	BETTER_MORE,
	BETTER_LESS,
};

/* What several answers with one key come to (answer.h). */
enum keyed {
	KEYED_NOT,
	KEYED_ONCE, /* they count once: two adopters are one family */
	KEYED_LOAD, /* their number is the amount: the children of a worker */
};

/* What the figure is held against: in words with its source, and as a number where it is one. */
struct standard {
	const char *words; /* NULL for none */
	bool told;	   /* there is a number */
	double value;	   /* in the figure's own unit: per cent, days ... */
};

/* England's figure; year NULL for none. */
struct england {
	double value;
	const char *year;
};

enum {
	MEASURE_PARTS_MAX = 64,
	MEASURE_NEEDS_MAX = 24,
	MEASURE_IF_HERE = 0x2000, /* added to a field: read when it is there, not needed */
};

struct measure {
	const char *id, *name, *question;
	const char *numerator, *denominator, *left_out;
	enum returns returns;
	enum measure_unit of_unit;
	union measure_function function;
	enum shape shape;
	enum basis basis;
	uint16_t date; /* enum field, of FLOW and BEGUN */
	enum better better;
	enum keyed keyed;
	int percent;			   /* QUANTILE: which, 1 to 100; 0 is the median */
	bool year_long;			   /* Annex A: over twelve months, not six */
	const char *const *parts;	   /* SPLIT: their names, ended by NULL */
	uint16_t needs[MEASURE_NEEDS_MAX]; /* enum field, ended by FIELD_NONE; the unit's own table
					    * and date are needed anyway */
	struct standard standard;
	struct england england;
};

struct measure_table {
	const char *subject;
	const struct measure *measures;
	size_t count;
};

#endif
