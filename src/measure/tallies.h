/*
 * What was counted: for every measure, by group and period, how many above and below the line, left
 * out, in each part, and the amounts. Counts of different children can be put together in any order
 * with the same outcome, so that threads give the same bytes as one.
 */
#ifndef MEASURE_TALLIES_H
#define MEASURE_TALLIES_H

#include "measure/groups.h"
#include "measure/measure.h"

struct tally_cell {
	uint32_t above, below, left_out;
};

/* An amount, or an answer of a keyed measure, that has to wait until all is counted. */
struct kept_answer {
	uint64_t key;
	uint64_t parts;
	uint32_t cell;
	int32_t amount;
	enum answer_kind kind;
};

struct measure_tally {
	struct tally_cell *cells; /* [group * periods + period] */
	size_t count, cap;
	size_t named_parts; /* how many named parts the measure has */
	uint32_t *parts;    /* [cell * named_parts + part] */
	size_t part_count, parts_cap;
	struct kept_answer *kept;
	size_t kept_count, kept_cap;
};

struct tallies {
	struct groups groups;
	struct measure_tally *of; /* [measures] */
	const struct measure *const *measures;
	size_t measure_count, periods;
	bool settled; /* nothing may be added any more */
};

void tallies_open(struct tallies *t, const struct measure *const *measures, size_t count,
		  size_t periods);

/* Counts an answer, for a group and a period. */
void tallies_add(struct tallies *t, size_t measure, uint32_t group, size_t period,
		 const struct answer *a);

/* Adds what another counted with the same measures and periods. */
void tallies_merge(struct tallies *to, const struct tallies *from);

/* All is counted, once: keyed answers are put together, and amounts sorted by cell and size. */
void tallies_settle(struct tallies *t);

/* Of a settled tally: what stands in a cell, its parts, and its amounts in rising order (*n). */
struct tally_cell tally_at(const struct tallies *t, size_t measure, uint32_t group, size_t period);
uint32_t tally_part(const struct tallies *t, size_t measure, uint32_t group, size_t period,
		    size_t part);
const struct kept_answer *tally_amounts(const struct tallies *t, size_t measure, uint32_t group,
					size_t period, size_t *n);

void tallies_close(struct tallies *t);

#endif
