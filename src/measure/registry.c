#include "measure/registry.h"

#include <stdio.h>

#define MEASURES(name) extern const struct measure_table measures_##name;
#include "measure/measures.def"
#undef MEASURES

static const struct measure_table *const all[] = {
#define MEASURES(name) &measures_##name,
#include "measure/measures.def"
#undef MEASURES
};

size_t measure_tables(const struct measure_table *const **tables)
{
	*tables = all;
	return sizeof all / sizeof all[0];
}

enum table measure_rows(const struct measure *m)
{
	static const enum table table_of[MEASURE_UNITS] = {
#define ROW(type) [MEASURES_##type] = (enum table)TABLE_OF_##type,
#define WHOLE(name, what)
#include "measure/units.def"
#undef ROW
#undef WHOLE
	};

	return table_of[m->of_unit];
}

const char *measure_name(const struct measure *m, char to[MEASURE_NAME_MAX])
{
	const char *before = m->returns == RETURN_CIN	    ? "c"
			     : m->returns == RETURN_SSDA903 ? "s"
							    : "";

	snprintf(to, MEASURE_NAME_MAX, "%s%s", before, m->id);
	return to;
}

int measure_number(const struct measure *m)
{
	int n = 0;

	for (const char *p = m->id; *p >= '0' && *p <= '9'; p++)
		n = n * 10 + (*p - '0');
	return n;
}

bool measure_meant(const struct measure *m, struct str words)
{
	char name[MEASURE_NAME_MAX];
	int64_t number;

	if (str_same(words, str_of(measure_name(m, name))) || str_same(words, str_of(m->id)))
		return true;
	return str_number(words, 1, MEASURE_LAST, &number) && number == measure_number(m);
}

bool measure_year_long(const struct measure *m)
{
	return m->year_long || m->of_unit == MEASURES_adoption_case ||
	       m->of_unit == MEASURES_adopter;
}

struct measure_need measure_need(const struct measure *m, size_t i)
{
	return (struct measure_need){(enum field)(m->needs[i] & ~(unsigned)MEASURE_IF_HERE),
				     m->needs[i] & MEASURE_IF_HERE};
}

size_t measure_parts(const struct measure *m)
{
	size_t n = 0;

	while (m->parts && m->parts[n])
		n++;
	return n;
}

const char *shape_words(enum shape s)
{
	static const char *const words[] = {
	    [SHAPE_SHARE] = "a share, in per cent",
	    [SHAPE_COUNT] = "a count",
	    [SHAPE_RATE] = "a rate a year per 10,000 children",
	    [SHAPE_SPLIT] = "a split into parts, each in per cent",
	    [SHAPE_QUANTILE] = "a median or another quantile",
	    [SHAPE_MEAN] = "a mean",
	};

	return words[s];
}

const char *basis_words(enum basis b)
{
	static const char *const words[] = {
	    [BASIS_FLOW] = "what happened in the period",
	    [BASIS_BEGUN] = "what happened in the period",
	    [BASIS_OVER] = "what happened in the period",
	    [BASIS_AT_END] = "as at the last day of the period",
	    [BASIS_NOW] = "as at the reference date",
	};

	return words[b];
}

const char *better_words(enum better b)
{
	static const char *const words[] = {
	    [BETTER_NEITHER] = "neither more nor less is better in itself",
	    [BETTER_MORE] = "more is better",
	    [BETTER_LESS] = "less is better",
	};

	return words[b];
}
