/*
 * Reference cases of statistics: one file a method, with the input of each case and what every
 * figure of it should come to. A method is a function here that takes the input and gives an answer
 * in the shape of `expected`, by calling the code that the program itself calls. A file whose method
 * has no function fails.
 */
#ifndef TESTS_CASES_STATS_REFCASE_H
#define TESTS_CASES_STATS_REFCASE_H

#include "../case.h"

#include <jansson.h>

/* |got - want| <= abs + rel |want| */
struct ref_tolerance {
	double rel, abs;
};

struct ref_method {
	const char *prefix; /* of the file, up to its first _: "a1b"; NULL ends a table */

	/* The answer, which the runner frees; the arena lives as long as the case. NULL: none. */
	json_t *(*answer)(const json_t *input, struct arena *a);

	/* May be NULL. The tolerance below a key of the answer, given that around it; NULL for
	 * the whole answer. For files whose tolerance has a note. */
	struct ref_tolerance (*tolerance)(struct ref_tolerance around, const char *key);

	/* May be NULL. Compares whole answers in place of the runner, where several are right. */
	bool (*same)(const json_t *expected, const json_t *got, struct ref_tolerance t);
};

/* A table a family of methods, each in its own file. */
extern const struct ref_method ref_sampling[];
extern const struct ref_method ref_agreement[], ref_variation[], ref_models[], ref_trend[];
extern const struct ref_method ref_bounds[];
extern const struct ref_method ref_stopping[];
extern const struct ref_method ref_comparing[];
extern const struct ref_method ref_soon[];
extern const struct ref_method ref_disclosing[];

/* Says a verdict on one case. */
typedef void ref_say(void *with, const struct verdict *v);

/* Runs the cases of a file in order. */
void ref_run(const char *path, const json_t *file, ref_say *say, void *with);

/* Whether got is what is expected. Whole numbers, texts, truth values and null exactly, other numbers
 * within the tolerance; keys that nobody expects are passed over. The first difference is told in *want
 * and *found. */
bool ref_same(const json_t *expected, const json_t *got, const struct ref_method *m,
	      struct ref_tolerance t, struct arena *a, struct str *want, struct str *found);

/* Within t of each other. */
bool ref_near(double expected, double got, struct ref_tolerance t);

#endif
