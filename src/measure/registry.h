/* Every measure there is. */
#ifndef MEASURE_REGISTRY_H
#define MEASURE_REGISTRY_H

#include "measure/measure.h"

enum { MEASURE_LAST = 144 }; /* the numbers go from 1 to this */

/* All tables, in the order of the numbers. Returns how many there are. */
size_t measure_tables(const struct measure_table *const **tables);

/* The table whose rows the measure looks at one by one; TABLE_NONE for a child. */
enum table measure_rows(const struct measure *m);

/* Its id as reports write it: 27, c27 for the census, s27 for the SSDA903. Returns `to`. */
enum { MEASURE_NAME_MAX = 12 };
const char *measure_name(const struct measure *m, char to[MEASURE_NAME_MAX]);

/* Its number: 13 for 13a. */
int measure_number(const struct measure *m);

/* Whether a user's words mean it: its name (c27), its id in any return (27), or its bare number
 * (13 means 13a too). Case-blind. */
bool measure_meant(const struct measure *m, struct str words);

/* Whether it goes back over the longer of the two spans: in Annex A twelve months. */
bool measure_year_long(const struct measure *m);

/* What stands among its needs at i: a field, and whether it can do without. */
struct measure_need {
	enum field field;
	bool if_here;
};
struct measure_need measure_need(const struct measure *m, size_t i);

/* How many named parts it has; 0 unless it is a SPLIT. */
size_t measure_parts(const struct measure *m);

/* In words. */
const char *shape_words(enum shape s);
const char *basis_words(enum basis b);
const char *better_words(enum better b);

#endif
