/*
 * How often the limits hold the truth: of the exact limits (bounds.h) and of those that may be looked
 * at after every case (sequence.h). Prints the tables of docs/method.md. Draws come from the documented
 * generator, seeded with the text that each line shows. Usage: coverage_bounds [RUNS], 20000 unless
 * said; the sequences take a tenth of it.
 */
#include "audit/bounds.h"
#include "audit/random.h"
#include "audit/sequence.h"
#include "base/arena.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct setting {
	uint64_t population, drawn, good;
};

static const struct setting settings[] = {
    {5500, 119, 0},    {5500, 119, 55},	  {5500, 119, 275},	   {5500, 119, 825},
    {5500, 119, 1430}, {5500, 119, 2750}, {5500, 119, 5225},	   {5500, 400, 275},
    {5500, 400, 1430}, {300, 40, 15},	  {300, 40, 78},	   {300, 119, 78},
    {40, 12, 4},       {40, 12, 16},	  {5500000, 119, 1430000},
};

enum { SETTINGS = sizeof settings / sizeof *settings };

static struct random seeded(struct arena *a, const char *what, const struct setting *s)
{
	return random_from(arena_fmt(a, "%s %llu %llu %llu", what,
				     (unsigned long long)s->population,
				     (unsigned long long)s->drawn, (unsigned long long)s->good));
}

/* One read of a population of which `read` cases, `found` of them good, are gone. */
static bool next_is_good(struct random *r, const struct setting *s, uint64_t read, uint64_t found)
{
	return random_below(r, s->population - read) < s->good - found;
}

static uint64_t draw(struct random *r, const struct setting *s)
{
	uint64_t found = 0;

	for (uint64_t t = 0; t < s->drawn; t++)
		found += next_is_good(r, s, t, found);
	return found;
}

/* The share of samples whose limits hold the truth, by the chances themselves. */
static double exact_coverage(const struct setting *s, const struct bounds_cases *limits)
{
	double sum = 0.0;

	for (uint64_t k = 0; k <= s->drawn && k <= s->good; k++)
		if (limits[k].low <= s->good && s->good <= limits[k].high)
			sum += dist_hyper_pmf((int64_t)k, (int64_t)s->good, (int64_t)s->population,
					      (int64_t)s->drawn);
	return sum;
}

static void cover_bounds(const struct setting *s, unsigned runs)
{
	struct arena a = {0};
	struct random r = seeded(&a, "b1", s);
	struct bounds_cases *limits = arena_array(&a, s->drawn + 1, sizeof *limits);
	unsigned held = 0;
	double width = 0.0;

	for (uint64_t k = 0; k <= s->drawn; k++)
		limits[k] = bounds_exact((struct bounds_sample){s->population, s->drawn, k}, 0.95,
					 BOUNDS_BOTH);
	for (unsigned i = 0; i < runs; i++) {
		const struct bounds_cases *b = &limits[draw(&r, s)];

		held += b->low <= s->good && s->good <= b->high;
		width += b->high_share - b->low_share;
	}
	printf("| %llu | %llu | %llu | %.4f | %.4f | %.1f |\n", (unsigned long long)s->population,
	       (unsigned long long)s->drawn, (unsigned long long)s->good, (double)held / runs,
	       exact_coverage(s, limits), 100.0 * width / runs);
	arena_close(&a);
}

/* Whether the limits held the truth at every look; *width of the last. */
static bool holds_throughout(struct random *r, const struct setting *s, double *width)
{
	struct sequence q = sequence_start(s->population, 0.05, 1, 1);
	bool held = true;

	for (uint64_t t = 0; t < s->drawn; t++) {
		sequence_read(&q, next_is_good(r, s, t, q.found));
		held = held && q.now.low <= s->good && s->good <= q.now.high;
	}
	*width = (double)(q.always.high - q.always.low) / (double)s->population;
	return held;
}

static void cover_sequence(const struct setting *s, unsigned runs)
{
	struct arena a = {0};
	struct random r = seeded(&a, "c4", s);
	unsigned held = 0;
	double sum = 0.0;

	for (unsigned i = 0; i < runs; i++) {
		double width;

		held += holds_throughout(&r, s, &width);
		sum += width;
	}
	printf("| %llu | %llu | %llu | %.4f | %.1f |\n", (unsigned long long)s->population,
	       (unsigned long long)s->drawn, (unsigned long long)s->good, (double)held / runs,
	       100.0 * sum / runs);
	arena_close(&a);
}

static int ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* How many reads it takes until it is settled on which side of `line` the truth is; at most 1,000. */
static void settle(uint64_t good, double line, unsigned runs)
{
	struct setting s = {5500, 1000, good};
	struct arena a = {0};
	struct random r = seeded(&a, "settle", &s);
	uint64_t *reads = arena_array(&a, runs, sizeof *reads);
	unsigned wrong = 0;

	for (unsigned i = 0; i < runs; i++) {
		struct sequence q = sequence_start(s.population, 0.05, 1, 1);
		int side = 0;

		while (q.read < s.drawn && side == 0) {
			sequence_read(&q, next_is_good(&r, &s, q.read, q.found));
			side = sequence_settled(&q, line);
		}
		reads[i] = q.read;
		wrong += side != 0 && (side > 0) != ((double)good >= line * 5500);
	}
	qsort(reads, runs, sizeof *reads, ascending);
	printf("| %.0f %% | %.0f %% | %llu | %llu | %.4f |\n", 100.0 * (double)good / 5500,
	       100.0 * line, (unsigned long long)reads[runs / 2],
	       (unsigned long long)reads[runs * 9 / 10], (double)wrong / runs);
	arena_close(&a);
}

int main(int argc, char **argv)
{
	unsigned runs = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 20000;

	if (runs < 100)
		runs = 100;
	printf("Exact limits, 95 %%, %u samples a line.\n\n", runs);
	printf("| cases | read | so | held | held, exactly | mean width, points |\n");
	printf("|---:|---:|---:|---:|---:|---:|\n");
	for (size_t i = 0; i < SETTINGS; i++)
		cover_bounds(&settings[i], runs);
	printf("\nLimits looked at after every read, 95 %%, %u sequences a line.\n\n", runs / 10);
	printf("| cases | read | so | held at every look | mean width at the end, points |\n");
	printf("|---:|---:|---:|---:|---:|\n");
	for (size_t i = 0; i < SETTINGS; i++)
		cover_sequence(&settings[i], runs / 10);
	printf("\nReads until the side of a line is settled, 5,500 cases, %u sequences a line.\n\n",
	       runs / 10);
	printf(
	    "| truth | line | median | 9 in 10 | settled wrongly |\n|---:|---:|---:|---:|---:|\n");
	settle(2750, 0.25, runs / 10);
	settle(550, 0.25, runs / 10);
	settle(2200, 0.25, runs / 10);
	settle(275, 0.20, runs / 10);
	settle(1430, 0.15, runs / 10);
	return 0;
}
