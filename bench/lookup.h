/* How long a postcode's look-up takes. */
#ifndef BENCH_LOOKUP_H
#define BENCH_LOOKUP_H

#include <stdbool.h>

/*
 * Looks a million postcodes of a list (CSV) up in its table, at random: `how` is "one" (one after the
 * other), "many" (as `check` does it), or "touch" (memory touched as often instead). Gives the processor
 * time of one, in nanoseconds. Returns false when `how` is none of them.
 */
bool lookup_time(const char *how, const char *table, const char *list, double *nanoseconds);

#endif
