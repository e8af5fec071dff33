/*
 * Measures over a whole run: it is handed every child of every return, counts, and works out the
 * figures when all are through. The SSDA903, the census and Annex A each have their own.
 */
#ifndef MEASURE_COLLECT_H
#define MEASURE_COLLECT_H

#include "measure/figures.h"
#include "rules/check.h"

struct collected {
	bool open; /* there was such a return, with a day it was drawn on */
	struct measure_engine engine;
	struct tallies tallies;
	struct figures figures;
	struct source sources[TABLES];
	const struct scope *seen; /* the scope whose sources were taken last */
};

struct collect {
	struct measuring want; /* of each return; `returns` and `drawn` are the child's own */
	struct collected of[RETURNS];
};

/* For check_options.each_child: `with` is the collect. */
bool collect_child(void *with, const struct child *c);

/* For check_options.each_whole: counts the children of a return on several threads. The figures are
 * those of one. */
void collect_whole(void *with, const struct child *children, size_t count, size_t threads);

/* All children are through: the figures, by one dim. The population is borrowed, or NULL. */
void collect_finish(struct collect *c, const struct check *check, enum dim by,
		    const struct population *people);

void collect_close(struct collect *c);

#endif
