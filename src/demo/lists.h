/*
 * Annex A: what the eleven lists say of a life on the day they are drawn, the year's last day; and
 * the file they are written to.
 */
#ifndef DEMO_LISTS_H
#define DEMO_LISTS_H

#include "demo/practice.h"
#include "demo/rows.h"

/* The first day that the six months, or the twelve of the lists about adoption, go back to. */
int32_t lists_since(const struct world *w, int months);

/* A new record of a list about a child, with who the child is. */
struct row *lists_child(struct rows *rows, const struct world *w, const struct life *l,
			enum table table);

/* The cells that stand in most lists. SAID_YES or SAID_NO. */
void lists_allocated(struct row *row, const struct life *l, enum field team, enum field worker);
void lists_said(struct row *row, enum field f, bool yes);

/* A day of a person's choice for a thing due every `limit` days: in time when done, else late, but
 * never before `from`: then it has not been done yet, and the cell stays blank. */
void lists_latest(struct row *row, enum field f, const struct world *w, struct rng *r, bool done,
		  int32_t limit, int32_t from);

/* Adds the child's records of lists 1 to 7, of 8 to 11. */
void lists_add_need(struct rows *rows, const struct world *w, const struct life *l);
void lists_add_care(struct rows *rows, const struct world *w, const struct life *l);

/* An early help assessment from a day to another, when the lists go back to it. */
void lists_add_help(struct rows *rows, const struct world *w, const struct life *l,
		    struct span days, struct rng *r);

/* The child's adopters: matched, and moved in with on a day (NEVER: not yet), adopted on another. */
void lists_add_parents(struct rows *rows, const struct world *w, const struct life *l,
		       int32_t placed, int32_t adopted);

/* People known only from a contact or an early help assessment, and adopters: how many there are,
 * and one's records. */
uint64_t lists_callers(const struct world *w);
void lists_add_caller(struct rows *rows, const struct world *w, uint64_t number);
uint64_t lists_adopters(const struct world *w);
void lists_add_adopter(struct rows *rows, const struct world *w, uint64_t number);

#endif
