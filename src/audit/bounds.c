#include "audit/bounds.h"

#include <assert.h>

static bool possible(struct bounds_sample s)
{
	return s.population > 0 && s.drawn <= s.population && s.found <= s.drawn &&
	       s.population <= INT32_MAX;
}

double bounds_tail(struct bounds_sample s, uint64_t total, enum tail tail)
{
	if (total > s.population)
		return 0.0;
	return dist_hyper((int64_t)s.found, (int64_t)total, (int64_t)s.population, (int64_t)s.drawn,
			  tail);
}

/* The least total of low..high whose upper tail exceeds a; that of high does. */
static uint64_t least(struct bounds_sample s, uint64_t low, uint64_t high, double a)
{
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (bounds_tail(s, middle, TAIL_UPPER) > a)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The greatest total of low..high whose lower tail exceeds a; that of low does. */
static uint64_t greatest(struct bounds_sample s, uint64_t low, uint64_t high, double a)
{
	while (low < high) {
		uint64_t middle = high - (high - low) / 2;

		if (bounds_tail(s, middle, TAIL_LOWER) > a)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

struct bounds_cases bounds_exact(struct bounds_sample s, double confidence, enum bounds_side side)
{
	double a = side == BOUNDS_BOTH ? (1.0 - confidence) / 2.0 : 1.0 - confidence, size;
	struct bounds_cases b = {.why = UNDEFINED_WRONG_INPUT};

	assert(confidence > 0.0 && confidence < 1.0);
	if (s.population == 0)
		b.why = UNDEFINED_NO_DATA;
	if (!possible(s))
		return b;
	b.why = DEFINED;
	b.low = s.found;
	b.high = s.population - (s.drawn - s.found);
	if (side != BOUNDS_UPPER)
		b.low = least(s, s.found, b.high, a);
	if (side != BOUNDS_LOWER)
		b.high = greatest(s, s.found, b.high, a);
	size = (double)s.population;
	b.low_share = (double)b.low / size;
	b.high_share = (double)b.high / size;
	b.share = figure_ratio((double)s.found, (double)s.drawn, UNDEFINED_NO_DATA);
	return b;
}

struct interval bounds_unread(uint64_t found, uint64_t read, uint64_t unread)
{
	double all = (double)read + (double)unread;

	if (found > read)
		return interval_none(UNDEFINED_WRONG_INPUT);
	return (struct interval){
	    figure_ratio((double)found, all, UNDEFINED_NO_DATA),
	    figure_ratio((double)found + (double)unread, all, UNDEFINED_NO_DATA)};
}
