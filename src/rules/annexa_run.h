/* Reading the lists of Annex A that were chosen, and the rules over them. */
#ifndef RULES_ANNEXA_RUN_H
#define RULES_ANNEXA_RUN_H

#include "record/census_now.h"
#include "rules/engine.h"
#include "rules/take.h"

struct annexa_run {
	struct items *items;
	struct check *check; /* its part about Annex A is filled */
	const struct check_options *options;
	const char *const *why_not; /* as in struct choice */
	const struct wanted *wanted;
	struct engine *engine;
	struct findings *found;
	size_t threads;
};

/*
 * Fills *a, to be closed by the caller after the items. care is this year's SSDA903, or NULL;
 * census what is open in the census that was read whole, or NULL. What is to be said of each file is
 * said in the items.
 */
void annexa_run(struct annexa_run *r, struct annexa *a, const struct all903 *care,
		const struct census_now *census);

#endif
