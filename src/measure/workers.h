/* Whose case a child is, and what in the column of workers is no worker. */
#ifndef MEASURE_WORKERS_H
#define MEASURE_WORKERS_H

#include "measure/answer.h"
#include "record/dossier.h"

/*
 * The name without what surrounds it; "" when it names nobody: blank, "unallocated", "duty", "#N/A",
 * or the name of a team (it ends in "team" or is that of the row's own team).
 */
struct str worker_named(struct str worker, struct str team);

/* Whether a child has a case open on the day in Lists 6 to 9. A child in several lists is one case. */
bool case_open(const struct child *c, struct date_cell day);

/* Who carries it: the worker named by the first of Lists 8, 7, 6 and 9 that names one, else "". */
struct str case_worker(const struct child *c, struct date_cell day);

#endif
