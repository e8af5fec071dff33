#include "measure/periods.h"

#include "base/date.h"
#include "record/compare.h"

#include <assert.h>
#include <stdio.h>

static struct period span_to(struct date_cell drawn, int months)
{
	/* Six months to 30 September begin on 1 April: the day after, six months before. */
	return (struct period){.first = date_cell(date_add_months(drawn.v + 1, -months)),
			       .last = drawn,
			       .months = months};
}

static int months_of(enum period_length length)
{
	switch (length) {
	case PERIOD_MONTH: return 1;
	case PERIOD_QUARTER: return 3;
	case PERIOD_YEAR: return 12;
	case PERIOD_WHOLE: break;
	}
	return 0;
}

/* The first day, on or after `from`, on which a piece of so many months begins. */
static int32_t piece_start(int32_t from, int months)
{
	int year, month, day;

	date_parts(from, &year, &month, &day);
	if (day > 1)
		month++;
	/* Quarters and years count from April. */
	while ((month + 8) % months)
		month++;
	return date_day(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

static void add_pieces(struct periods *p, int months)
{
	int32_t start = piece_start(p->at[PERIODS_LONG].first.v, months);

	for (; p->count < PERIODS_MAX; start = date_add_months(start, months)) {
		int32_t last = date_add_months(start, months) - 1;

		if (last > p->drawn.v)
			break;
		p->at[p->count++] = (struct period){date_cell(start), date_cell(last), months,
						    start >= p->at[PERIODS_SHORT].first.v};
	}
}

void periods_set(struct periods *p, struct date_cell drawn, int months, int long_months,
		 enum period_length pieces)
{
	assert(has_value(drawn) && months > 0 && long_months >= months && long_months <= 12);
	*p = (struct periods){.drawn = drawn, .count = PERIODS_PIECES};
	p->at[PERIODS_SHORT] = span_to(drawn, months);
	p->at[PERIODS_SHORT].in_both = true;
	p->at[PERIODS_LONG] = span_to(drawn, long_months);
	if (pieces != PERIOD_WHOLE)
		add_pieces(p, months_of(pieces));
}

size_t periods_piece(const struct periods *p, struct date_cell day)
{
	size_t i = p->count;

	/* There are at most fourteen, and the later ones are asked for as often as the earlier. */
	while (i > PERIODS_PIECES && date_before(day, p->at[i - 1].first))
		i--;
	return i > PERIODS_PIECES && date_by(day, p->at[i - 1].last) ? i - 1 : 0;
}

struct window periods_window(const struct periods *p, size_t which, bool year_long)
{
	return (struct window){p->at[which].first, p->at[which].last, p->drawn,
			       p->at[year_long ? PERIODS_LONG : PERIODS_SHORT].first};
}

const char *period_text(const struct period *p, bool as_at, char to[PERIOD_TEXT_MAX])
{
	char first[DATE_TEXT_MAX], last[DATE_TEXT_MAX];

	date_iso(p->first.v, first);
	date_iso(p->last.v, last);
	if (as_at)
		snprintf(to, PERIOD_TEXT_MAX, "%.10s", last);
	else if (p->months == 1)
		snprintf(to, PERIOD_TEXT_MAX, "%.7s", first);
	else
		snprintf(to, PERIOD_TEXT_MAX, "%.10s/%.10s", first, last);
	return to;
}

static const char *const month_names[] = {"January",   "February", "March",    "April",
					  "May",       "June",	   "July",     "August",
					  "September", "October",  "November", "December"};

const char *period_words(const struct period *p, bool as_at, char to[PERIOD_WORDS_MAX])
{
	int y1, m1, d1, y2, m2, d2;

	date_parts(p->first.v, &y1, &m1, &d1);
	date_parts(p->last.v, &y2, &m2, &d2);
	if (as_at)
		snprintf(to, PERIOD_WORDS_MAX, "on %d %s %d", d2, month_names[m2 - 1], y2);
	else if (p->months == 1 && d1 == 1)
		snprintf(to, PERIOD_WORDS_MAX, "%s %d", month_names[m1 - 1], y1);
	else if (y1 == y2)
		snprintf(to, PERIOD_WORDS_MAX, "%d %s to %d %s %d", d1, month_names[m1 - 1], d2,
			 month_names[m2 - 1], y2);
	else
		snprintf(to, PERIOD_WORDS_MAX, "%d %s %d to %d %s %d", d1, month_names[m1 - 1], y1,
			 d2, month_names[m2 - 1], y2);
	return to;
}
