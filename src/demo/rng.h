/*
 * Numbers that look random and are the same everywhere: the n-th number of a stream is a mix of
 * the stream's key and n, in integers only. Never call two of these in one expression: C leaves
 * open which comes first.
 */
#ifndef DEMO_RNG_H
#define DEMO_RNG_H

#include "record/codes.h"

#include <stdint.h>

struct rng {
	uint64_t key, at;
};

/* One line of a list of odds: how likely, and what. */
struct odds {
	uint32_t weight;
	enum code code;
};
struct band {
	uint32_t weight;
	int32_t low, high; /* both included */
};

/* The stream of a seed for one child (or another number) and one purpose. */
struct rng rng_of(uint64_t seed, uint64_t number, uint64_t purpose);

uint64_t rng_next(struct rng *r);

/* 0 to n - 1; n > 0. */
uint32_t rng_below(struct rng *r, uint32_t n);

/* low to high, both included; low when high < low. */
int32_t rng_between(struct rng *r, int32_t low, int32_t high);

/* True in `of_1000` of a thousand. */
bool rng_chance(struct rng *r, uint32_t of_1000);

/* The code or number that the odds give. */
enum code rng_odds(struct rng *r, const struct odds *list, size_t n);
int32_t rng_band(struct rng *r, const struct band *list, size_t n);

#define RNG_CODE(r, list) rng_odds((r), (list), sizeof(list) / sizeof *(list))
#define RNG_BAND(r, list) rng_band((r), (list), sizeof(list) / sizeof *(list))

#endif
