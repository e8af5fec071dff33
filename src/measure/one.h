/* The measures over tables in memory: the whole path but the files, for cases and other tests. */
#ifndef MEASURE_ONE_H
#define MEASURE_ONE_H

#include "measure/figures.h"
#include "record/tables_in.h"

struct measured {
	struct measure_engine engine;
	struct tallies tallies;
	struct figures figures;
};

/*
 * Counts what the tables hold and works out the figures by one dim. `want` names the return, the
 * reference date and the rest. The tables and the population have to
 * outlive the figures. Close it afterwards.
 */
void measure_tables_in(struct measured *m, const struct measuring *want,
		       const struct table_in *tables, size_t count, enum dim by,
		       const struct population *people);

void measured_close(struct measured *m);

#endif
