#include "disclose/differencing.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The lists of areas sorted, so that two can be compared in one pass. */
static struct differencing_count *sorted(struct arena *a, const struct differencing_count *list,
					 size_t count)
{
	struct differencing_count *to = arena_array(a, count + 1, sizeof *to);

	for (size_t i = 0; i < count; i++) {
		uint32_t *area = arena_array(a, list[i].areas + 1, sizeof *area);

		if (list[i].areas)
			memcpy(area, list[i].area, list[i].areas * sizeof *area);
		qsort(area, list[i].areas, sizeof *area, ascending);
		to[i] = (struct differencing_count){area, list[i].areas, list[i].count};
	}
	return to;
}

/* Whether the smaller lies within the larger, which has more; both are sorted. */
static bool within(const struct differencing_count *smaller,
		   const struct differencing_count *larger)
{
	size_t k = 0;

	if (smaller->areas >= larger->areas)
		return false;
	for (size_t i = 0; i < larger->areas && k < smaller->areas; i++)
		k += larger->area[i] == smaller->area[k];
	return k == smaller->areas;
}

static void fill_rest(struct arena *a, const struct differencing_count *larger,
		      const struct differencing_count *smaller, struct differencing_found *to)
{
	to->rest = arena_array(a, larger->areas, sizeof *to->rest);
	for (size_t i = 0; i < larger->areas; i++)
		if (!bsearch(&larger->area[i], smaller->area, smaller->areas, sizeof *smaller->area,
			     ascending))
			to->rest[to->rests++] = larger->area[i];
}

/* Whether the pair gives a small count away. */
static bool gives_away(const struct differencing_count *larger,
		       const struct differencing_count *smaller, uint64_t threshold)
{
	return larger->count > smaller->count && larger->count - smaller->count <= threshold &&
	       within(smaller, larger);
}

size_t differencing_find(struct arena *a, const struct differencing_count *list, size_t count,
			 uint64_t threshold, struct differencing_found **found)
{
	struct differencing_count *by_area = sorted(a, list, count);
	size_t pairs = 0, filled = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			pairs += gives_away(&by_area[i], &by_area[j], threshold);
	*found = arena_array(a, pairs + 1, sizeof **found);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			if (!gives_away(&by_area[i], &by_area[j], threshold))
				continue;
			(*found)[filled] = (struct differencing_found){
			    .larger = i, .smaller = j, .difference = list[i].count - list[j].count};
			fill_rest(a, &list[i], &by_area[j], &(*found)[filled++]);
		}
	return pairs;
}
