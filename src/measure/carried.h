/* Which source carries which of the measures, and why the others do not: ref/not_carried.tsv. */
#ifndef MEASURE_CARRIED_H
#define MEASURE_CARRIED_H

#include "measure/registry.h"

/* Numbers of measures that a return does not carry. */
struct not_carried {
	enum returns returns;
	int first, last;
	const char *why;
};

/* How many lines the table has; line i, 0 <= i < count. */
size_t measure_not_carried_count(void);
struct not_carried measure_not_carried(size_t i);

#endif
