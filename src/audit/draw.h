/*
 * A draw: which cases of a frame are read, and which stand in reserve. The lowest SHA-256 tickets of
 * each stratum; or equal steps through an order; or chances in proportion to a weight. Everything
 * follows from the frame, the plan and the seed, so anyone can repeat it.
 */
#ifndef AUDIT_DRAW_H
#define AUDIT_DRAW_H

#include "audit/allocate.h"
#include "audit/frame.h"

enum { DRAW_QUOTAS = 64 };

/* Versions of the algorithm. The first knew no reserve for draws by steps or by weights; draws by
 * tickets are as they were. */
enum { DRAW_NO_RESERVE = 1, DRAW_ALGORITHM = 2 };

enum draw_way {
	DRAW_TICKETS,
	DRAW_STEPS,   /* systematic, through the frame's order */
	DRAW_WEIGHTS, /* systematic by chances, through the order of the tickets */
};

struct draw_quota {
	struct str stratum;
	int64_t cases;
};

/* What is decided before the seed. Text is borrowed. */
struct draw_plan {
	struct str seed;
	enum draw_way way;
	int algorithm; /* 0: the newest */
	int64_t size;
	enum allocation how;
	int64_t least;	 /* of each stratum */
	int64_t reserve; /* of each stratum; -1: a fifth of its sample, at least 2 */
	struct draw_quota quotas[DRAW_QUOTAS]; /* strata whose number is given */
	size_t quota_count;
	const double *spreads; /* of each stratum, for ALLOCATE_NEYMAN; NULL */
	size_t spread_count;
};

struct drawn {
	uint32_t item;	     /* of the frame */
	double chance;	     /* of being in the sample; of a reserve too */
	double with_reserve; /* of being in sample or reserve, by steps or weights; else 0 */
};

struct draw {
	struct arena arena;
	struct drawn *sample;  /* in reading order */
	struct drawn *reserve; /* by stratum, then by ticket */
	size_t sample_count, reserve_count;
	int64_t *sampled; /* of each stratum */
	int64_t *reserved;
	struct figure
	    margin; /* of a share near one half, 95 %; undefined when a stratum has none */
};

/* Returns false and fills e when the plan cannot be. Close it either way. */
__attribute__((warn_unused_result)) bool draw_make(struct draw *d, const struct frame *f,
						   const struct draw_plan *p, size_t threads,
						   struct err *e);

/* The version that a plan is drawn by: that of the tickets has not changed. */
int draw_algorithm(const struct draw_plan *p);

/* "tickets", "steps", "weights"; "proportional", ... */
const char *draw_way_name(enum draw_way way);
const char *allocation_name(enum allocation how);

/* The way or allocation of that name. Returns false when there is none. */
bool draw_way_named(struct str name, enum draw_way *way);
bool allocation_named(struct str name, enum allocation *how);

void draw_close(struct draw *d);

#endif
