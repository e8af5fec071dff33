/*
 * What was counted: for every measure, by group and period, how many above and below the line, left
 * out, in each part, and the amounts. Counts of different children can be put together in any order
 * with the same outcome, so that threads give the same bytes as one.
 */
#ifndef MEASURE_TALLIES_H
#define MEASURE_TALLIES_H

#include "measure/amounts.h"
#include "measure/groups.h"
#include "measure/kept.h"
#include "measure/measure.h"

struct tally_cell {
	uint32_t above, below, left_out;
};

/* What a measure has besides its cells. */
struct measure_tally {
	size_t periods;	    /* how many of the periods it is counted in, from the first */
	size_t first_cell;  /* where they begin among a group's cells */
	size_t named_parts; /* how many named parts it has */
	size_t first_part;  /* where they begin among a group's parts, period by period */
	size_t whole;	    /* the period that is its whole span */
	bool keyed;	    /* its answers wait for others of their key */
	bool dated;	    /* a record is counted in one piece, and the span is their sum */
	struct amounts amounts;
	struct kept_answers kept;
};

/* The counts of one group. */
struct tally_group {
	struct tally_cell *cells; /* [first_cell + period] of each measure */
	uint32_t *parts;	  /* [first_part + period * named_parts + part] of each measure */
};

struct tallies {
	struct groups groups;
	enum dim sum_of; /* everyone is the sum of this one's groups; DIM_ALL: is counted itself */
	struct measure_tally *of; /* [measures] */
	struct tally_group *group;
	size_t group_count, group_cap; /* those that something was counted of */
	const struct measure *const *measures;
	size_t measure_count, periods, cell_count, part_count;
	bool settled; /* nothing may be added any more */
};

/* Every record belongs to one group of `sum_of`, or DIM_ALL. */
void tallies_open(struct tallies *t, const struct measure *const *measures, size_t count,
		  size_t periods, enum dim sum_of);

/* The number of a group, with room for what is counted of it. */
uint32_t tallies_group(struct tallies *t, const struct group *like);

/* Whether an answer has to wait for others of its key, so that groups and pieces do not add up. */
static inline bool tallies_waits(const struct measure_tally *y, const struct answer *a)
{
	return y->keyed && a->kind != ANSWER_LEFT_OUT;
}

/* For tallies_count(): the parts or the amount of an answer. */
void tallies_count_more(struct tallies *t, struct measure_tally *y, uint32_t group, size_t period,
			const struct answer *a);

/*
 * Counts an answer, but for ANSWER_OUTSIDE, for a group of tallies_group() and a period of a measure
 * (t->of[its place]). What is counted for the groups of sum_of is not to be counted for everyone (0),
 * and what is counted in a piece of a measure by date not for the whole span too: both are sums.
 */
static inline void tallies_count(struct tallies *t, struct measure_tally *y, uint32_t group,
				 size_t period, const struct answer *a)
{
	struct tally_cell *c = &t->group[group].cells[y->first_cell + period];

	if (a->kind == ANSWER_LEFT_OUT) {
		c->left_out++;
		return;
	}
	c->below++;
	c->above += a->kind == ANSWER_YES;
	if (a->kind > ANSWER_YES)
		tallies_count_more(t, y, group, period, a);
}

/* Counts an answer that waits, likewise; but everyone is no sum of these. */
void tallies_keep(struct tallies *t, struct measure_tally *y, uint32_t group, size_t period,
		  const struct answer *a);

/* Adds what another counted with the same measures and periods. */
void tallies_merge(struct tallies *to, const struct tallies *from);

/* All is counted, once: keyed answers are put together, and amounts sorted by cell and size. */
void tallies_settle(struct tallies *t);

/* Of a settled tally: what stands in a cell, its parts, and its amounts in rising order (*n). */
struct tally_cell tally_at(const struct tallies *t, size_t measure, uint32_t group, size_t period);
uint32_t tally_part(const struct tallies *t, size_t measure, uint32_t group, size_t period,
		    size_t part);
const int32_t *tally_amounts(const struct tallies *t, size_t measure, uint32_t group, size_t period,
			     size_t *n);

void tallies_close(struct tallies *t);

#endif
