/* Input of a reference case as C values, and figures as JSON. */
#ifndef TESTS_CASES_STATS_VALUES_H
#define TESTS_CASES_STATS_VALUES_H

#include "audit/figure.h"
#include "base/arena.h"

#include <jansson.h>

/* A number of an object; `otherwise` when it is not there or null. */
double ref_real(const json_t *object, const char *key, double otherwise);
int64_t ref_whole(const json_t *object, const char *key, int64_t otherwise);

/* A text; "" when it is not there. */
const char *ref_text(const json_t *object, const char *key);

/* A list of numbers (null becomes NaN), the arena's; *count of them. NULL and 0 when it is not there. */
double *ref_reals(const json_t *object, const char *key, size_t *count, struct arena *a);
int64_t *ref_wholes(const json_t *object, const char *key, size_t *count, struct arena *a);

/* A list of rows of the same length, row after row. */
double *ref_matrix(const json_t *object, const char *key, size_t *rows, size_t *columns,
		   struct arena *a);

/* A number as JSON; what is undefined or not finite is null. */
json_t *ref_number(double value);
json_t *ref_figure(struct figure f);

/* Lists. */
json_t *ref_list(const double *values, size_t count);
json_t *ref_list_wholes(const int64_t *values, size_t count);
json_t *ref_list_matrix(const double *values, size_t rows, size_t columns);

#endif
