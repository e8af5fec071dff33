#include "audit/equate.h"

static uint64_t total_of(const uint64_t *often, size_t scores)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < scores; i++)
		sum += often[i];
	return sum;
}

/*
 * The score above whose half-open step the rank lies: the least whose cumulated share is above it.
 * Ranks are compared as whole numbers, rank = twice / (2 all1), so that ties are exact.
 */
static double inverse(uint64_t twice, uint64_t all1, const uint64_t *second, size_t scores,
		      uint64_t all2)
{
	uint64_t below = 0;
	double rank = (double)twice / (2.0 * (double)all1);

	for (size_t y = 0; y < scores; y++) {
		uint64_t upto = below + second[y];

		if (twice * all2 < 2 * all1 * upto)
			return (rank * (double)all2 - (double)below) / (double)second[y] +
			       (double)y - 0.5;
		below = upto;
	}
	return (double)scores - 0.5;
}

void equate_percentiles(const uint64_t *first, const uint64_t *second, size_t scores, double lowest,
			struct figure *rank, struct figure *equated)
{
	uint64_t all1 = total_of(first, scores), all2 = total_of(second, scores), below = 0;

	for (size_t x = 0; x < scores; x++) {
		uint64_t twice = 2 * below + first[x];

		below += first[x];
		if (all1 == 0 || all2 == 0) {
			rank[x] = equated[x] = figure_none(UNDEFINED_NO_DATA);
			continue;
		}
		rank[x] = figure_of(100.0 * (double)twice / (2.0 * (double)all1));
		equated[x] = figure_of(lowest + inverse(twice, all1, second, scores, all2));
	}
}
