/* The made-up authority as a whole: how many live in it, and which years are told of. */
#ifndef DEMO_WORLD_H
#define DEMO_WORLD_H

#include "base/date.h"

#include <stdbool.h>

enum { PLANTED_MAX = 8 };
enum { NEVER = INT32_MAX / 2 }; /* a day that does not come */

struct world {
	uint64_t seed;
	uint64_t children; /* numbers below are in the CIN census */
	uint64_t leavers;  /* then young people who left care long ago */
	uint64_t gone;	   /* then children who left care last year and are known no more */
	int year;
	int32_t start, end;				 /* 1 April and 31 March */
	int32_t last_start, last_end;			 /* of the year before */
	uint32_t teams, workers;			 /* teams, and workers in each */
	bool even;					 /* no team differs from another */
	uint32_t weak[PLANTED_MAX], strong[PLANTED_MAX]; /* teams, by practice (practice.h) */
};

/* The years a return is made for. */
struct view {
	int year;
	int32_t start, end;
	bool last;
};

/* The world of the options; year within DEMO_YEAR_FIRST and DEMO_YEAR_LAST. */
struct world world_of(uint64_t children, uint64_t seed, int year);
struct view world_view(const struct world *w, bool last);

/* How many lives there are: numbers from 0. */
uint64_t world_lives(const struct world *w);

/* The next working day, and the last one up to a day; the day itself included. */
int32_t life_workday(int32_t day);
int32_t life_workday_by(int32_t day);

#endif
