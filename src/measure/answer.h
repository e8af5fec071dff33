/* What one record, or one child, means for a measure. */
#ifndef MEASURE_ANSWER_H
#define MEASURE_ANSWER_H

#include "base/str.h"
#include "record/cell.h"

enum answer_kind {
	ANSWER_OUTSIDE,	 /* it is not about this one */
	ANSWER_LEFT_OUT, /* it is, but this one cannot be judged; reports say how many */
	ANSWER_NO,	 /* counts below the line only */
	ANSWER_YES,	 /* counts above and below */
	ANSWER_PARTS,	 /* counts below, and in one or more of the named parts */
	ANSWER_AMOUNT,	 /* days, children ... */
};

/* Two words, so that it comes back from a measure's function in registers. */
struct answer {
	uint64_t kind : 8; /* enum answer_kind */
	uint64_t key : 56; /* of a keyed measure: whom it is about */
	union {
		int32_t amount; /* ANSWER_AMOUNT */
		uint64_t parts; /* ANSWER_PARTS: a bit for each */
	};
};

/* The time that is asked about. All days belong to it. */
struct window {
	struct date_cell first, last; /* the period */
	struct date_cell drawn;	      /* the day the lists were drawn, or the census day */
	struct date_cell since;	      /* the first day that the lists go back to */
};

static inline struct answer answer_of(enum answer_kind kind)
{
	return (struct answer){.kind = (uint8_t)kind};
}

static inline struct answer outside(void)
{
	return answer_of(ANSWER_OUTSIDE);
}

static inline struct answer left_out(void)
{
	return answer_of(ANSWER_LEFT_OUT);
}

static inline struct answer yes(void)
{
	return answer_of(ANSWER_YES);
}

static inline struct answer is(bool holds)
{
	return answer_of(holds ? ANSWER_YES : ANSWER_NO);
}

static inline struct answer amount(int32_t amount)
{
	return (struct answer){.kind = ANSWER_AMOUNT, .amount = amount};
}

/* One of the named parts, counted from 0; several of them, a bit each. */
static inline struct answer part(unsigned n)
{
	return (struct answer){.kind = ANSWER_PARTS, .parts = UINT64_C(1) << n};
}

static inline struct answer in_parts(uint64_t bits)
{
	return (struct answer){.kind = ANSWER_PARTS, .parts = bits};
}

/* The same answer, about somebody: answers with one name count together (enum keyed). */
static inline struct answer about(struct str name, struct answer a)
{
	a.key = str_hash(name) & ((UINT64_C(1) << 56) - 1);
	return a;
}

#endif
