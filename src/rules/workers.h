/* Whose cases the children with findings are, as the social-worker episodes of the SSDA903 say. */
#ifndef RULES_WORKERS_H
#define RULES_WORKERS_H

#include "base/arena.h"
#include "base/map.h"

struct all903;
struct findings;

#define WORKER_NONE UINT32_MAX

struct workers {
	bool told;	  /* there is a table of social-worker episodes */
	struct str *name; /* SW_ID, as the return has it */
	size_t count, cap;
	struct map by_name, by_child; /* to a place in name */
};

/*
 * Finds the worker of every child that a finding is about: the one whose episode is open (the latest
 * to begin, if several are), else the one whose began last. Text comes from the arena. Zeroed
 * memory is nobody's cases.
 */
void workers_find(struct workers *w, const struct all903 *all, const struct findings *found,
		  struct arena *a);

/* The place in w->name of a child's worker; WORKER_NONE when none is told. */
uint32_t workers_of(const struct workers *w, struct str child);

void workers_close(struct workers *w);

#endif
