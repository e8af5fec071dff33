/*
 * The time that figures are about. The lists of Annex A go back six months from the reference date
 * (Lists 10 and 11 twelve), a return over its collection year. Inside these lie calendar months,
 * quarters (April to June and so on) and years (1 April to 31 March); only whole ones are counted, so
 * that a trend does not begin or end with a part of a month.
 */
#ifndef MEASURE_PERIODS_H
#define MEASURE_PERIODS_H

#include "measure/answer.h"

#include <stdbool.h>
#include <stddef.h>

enum period_length {
	PERIOD_WHOLE, /* all that the lists cover */
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_YEAR,
};

struct period {
	struct date_cell first, last;
	int months;   /* how many calendar months long */
	bool in_both; /* lies within the shorter of the two spans too */
};

enum { PERIODS_MAX = 16, PERIOD_TEXT_MAX = 24 };

struct periods {
	struct date_cell drawn;
	struct period
	    at[PERIODS_MAX]; /* [0] the shorter span, [1] the longer, then the pieces, rising */
	size_t count;
};

enum { PERIODS_SHORT, PERIODS_LONG, PERIODS_PIECES };

/* Of the two spans, the one that is meant; and whether a piece lies in it. */
static inline size_t periods_span(bool year_long)
{
	return year_long ? PERIODS_LONG : PERIODS_SHORT;
}

static inline bool periods_has(const struct periods *p, size_t piece, bool year_long)
{
	return year_long || p->at[piece].in_both;
}

/* The spans of `months` and `long_months` up to and with the day drawn, and their whole pieces. */
void periods_set(struct periods *p, struct date_cell drawn, int months, int long_months,
		 enum period_length pieces);

/* The piece a day lies in; 0 for none. */
size_t periods_piece(const struct periods *p, struct date_cell day);

/* What a figure about a period is asked within. */
struct window periods_window(const struct periods *p, size_t which, bool year_long);

/* 2025-04 for a month, 2025-04-01/2025-09-30 for another span; for a figure as at a day, that day. */
const char *period_text(const struct period *p, bool as_at, char to[PERIOD_TEXT_MAX]);

/* The same for people: April 2025; 1 April to 30 September 2025; on 30 September 2025. */
enum { PERIOD_WORDS_MAX = 64 };
const char *period_words(const struct period *p, bool as_at, char to[PERIOD_WORDS_MAX]);

#endif
