/*
 * What every output counts anew from the findings, counted once: which child each is about, how
 * many records or children each rule broke on, and which rules break most.
 */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include "base/arena.h"
#include "rules/check.h"

/* Who findings are about. Only TALLY_CHILD is a child; of the other two there is at most one. */
enum tally_kind {
	TALLY_RETURN,	/* the return as a whole */
	TALLY_NAMELESS, /* records without a child id */
	TALLY_CHILD,
};

struct tally_child {
	struct str id; /* "" unless it is a child */
	enum tally_kind kind;
	uint64_t findings[SEVERITIES];
};

struct tally_worker {
	struct str id;	   /* SW_ID; "" for all that is nobody's */
	uint64_t groups;   /* of children it is the worker of */
	uint64_t children; /* how many of them are children */
	uint64_t findings[SEVERITIES];
};

struct tally {
	struct arena arena;	      /* owns the rest, and words made for an output */
	struct tally_child *children; /* those with findings, most errors first */
	size_t child_count;
	uint64_t named;		      /* how many of them are children */
	uint32_t *child_of;	      /* by finding: index into children */
	struct tally_worker *workers; /* with findings, most errors first; nobody's last */
	size_t worker_count;
	uint32_t *worker_of; /* by child: index into workers */
	uint64_t *hit;	     /* by rule: records it marked, or children for a rule about children */
	size_t *worst;	     /* rules with findings: errors first, the most findings first */
	size_t broken;	     /* how many */
	size_t ran, not_run;
	uint64_t records[RETURNS];
	uint64_t findings[RETURNS][SEVERITIES];
	size_t returns; /* how many were read */
};

/* Counts. Close it when the output is written. */
void tally_open(struct tally *t, const struct check *c);
void tally_close(struct tally *t);

/* The part of tally_open() that counts by worker: tally_workers.c. */
void tally_workers(struct tally *t, const struct workers *w);

/* Whether a rule looks at records one by one, at children, or at the return as a whole. */
enum tally_unit {
	TALLY_RECORDS,
	TALLY_CHILDREN,
	TALLY_WHOLE,
};
enum tally_unit tally_unit(const struct rule *r);

#endif
