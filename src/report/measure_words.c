/* Figures as words: one decimal where people read, two where programs do. */
#include "report/measures.h"

#include "measure/registry.h"

#include <math.h>
#include <stdio.h>

/* A count is whole; its limits, and all others, are not. */
static bool whole(const struct figures_of *f, struct value v)
{
	return f->measure->shape == SHAPE_COUNT && v.v == floor(v.v);
}

int figure_decimals(const struct figures_of *f, struct value v)
{
	return whole(f, v) ? 0 : 2;
}

/* 1234 as 1,234: commas put into the whole part. */
static void put_commas(char to[FIGURE_TEXT_MAX])
{
	size_t first = to[0] == '-', len = strlen(to), digits = strcspn(to + first, ".");

	for (size_t at = digits; at > 3 && len + 1 < FIGURE_TEXT_MAX; len++) {
		at -= 3;
		memmove(to + first + at + 1, to + first + at, len - first - at + 1);
		to[first + at] = ',';
	}
}

const char *figure_limit_words(const struct figures_of *f, struct value v, char to[FIGURE_TEXT_MAX])
{
	bool large = f->measure->shape == SHAPE_COUNT && v.v >= 100;

	to[0] = '\0';
	if (is_there(v))
		snprintf(to, FIGURE_TEXT_MAX - 8, "%.*f", large || whole(f, v) ? 0 : 1, v.v);
	put_commas(to);
	return to;
}

const char *figure_value_words(const struct figures_of *f, struct value v, char to[FIGURE_TEXT_MAX])
{
	figure_limit_words(f, v, to);
	if (to[0] && figure_in_percent(f->measure))
		memcpy(to + strlen(to), " %", 3);
	return to;
}
