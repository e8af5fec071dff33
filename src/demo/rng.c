#include "demo/rng.h"

#include <assert.h>

static uint64_t mixed(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

static const uint64_t step = 0x9e3779b97f4a7c15u;

struct rng rng_of(uint64_t seed, uint64_t number, uint64_t purpose)
{
	uint64_t key = mixed(seed + step);

	key = mixed(key ^ (number * step + 1));
	return (struct rng){.key = mixed(key + purpose * step)};
}

uint64_t rng_next(struct rng *r)
{
	return mixed(r->key + step * ++r->at);
}

uint32_t rng_below(struct rng *r, uint32_t n)
{
	assert(n > 0);
	return (uint32_t)(((rng_next(r) >> 32) * n) >> 32);
}

int32_t rng_between(struct rng *r, int32_t low, int32_t high)
{
	uint32_t n = high < low ? 1 : (uint32_t)(high - low) + 1;

	return low + (int32_t)rng_below(r, n);
}

bool rng_chance(struct rng *r, uint32_t of_1000)
{
	return rng_below(r, 1000) < of_1000;
}

enum code rng_odds(struct rng *r, const struct odds *list, size_t n)
{
	uint32_t sum = 0, left;

	for (size_t i = 0; i < n; i++)
		sum += list[i].weight;
	left = rng_below(r, sum);
	for (size_t i = 0; i < n; i++) {
		if (left < list[i].weight)
			return list[i].code;
		left -= list[i].weight;
	}
	return CODE_NOTHING_;
}

int32_t rng_band(struct rng *r, const struct band *list, size_t n)
{
	uint32_t sum = 0, left;
	size_t i = 0;

	for (size_t k = 0; k < n; k++)
		sum += list[k].weight;
	left = rng_below(r, sum);
	while (i + 1 < n && left >= list[i].weight)
		left -= list[i++].weight;
	return rng_between(r, list[i].low, list[i].high);
}
