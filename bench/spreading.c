/*
 * How often the test of sigma1 = sigma2 (f7) raises a false alarm, and how often it sees a change; a
 * table of docs/method.md. The seed of a line is that of docs/method.md. Usage: spreading [RUNS].
 */
#include "audit/random.h"
#include "audit/spread_test.h"
#include "base/arena.h"
#include "base/threads.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TEAMS_MOST = 60, DRAWS = 199 };

/* A line: audits of each team in each period, sigma in both, how much alike the effects are. */
struct line {
	size_t teams, each;
	double sigma1, sigma2, alike;
};

static void draw(struct random *r, const struct line *l, double *good1, double *good2)
{
	for (size_t j = 0; j < l->teams; j++) {
		double first = random_normal(r), then = random_normal(r);
		double second = l->alike * first + sqrt(1 - l->alike * l->alike) * then;
		double p1 = 1 / (1 + exp(-(log(0.4 / 0.6) + l->sigma1 * first)));
		double p2 = 1 / (1 + exp(-(log(0.55 / 0.45) + l->sigma2 * second)));

		good1[j] = good2[j] = 0;
		for (size_t i = 0; i < l->each; i++) {
			good1[j] += random_unit(r) < p1;
			good2[j] += random_unit(r) < p2;
		}
	}
}

static void row(const struct line *l, size_t runs)
{
	struct arena a = {0};
	struct str seed = arena_fmt(&a, "spreading %zux%zu %.2f %.2f %.2f", l->teams, l->each,
				    l->sigma1, l->sigma2, l->alike);
	struct random r = random_from(seed);
	double good1[TEAMS_MOST], good2[TEAMS_MOST], of[TEAMS_MOST], hits = 0, unsaid = 0;
	struct spread_two two = {good1,		of,    good2,	       of, l->teams,
				 STR("spread"), DRAWS, threads_cores()};

	for (size_t j = 0; j < l->teams; j++)
		of[j] = (double)l->each;
	for (size_t t = 0; t < runs; t++) {
		struct spread_test s;

		draw(&r, l, good1, good2);
		s = spread_test(&two);
		hits += defined(s.p) && s.p.value < 0.05;
		unsaid += !defined(s.p);
	}
	printf("| %zu x %zu | %.2f | %.2f | %.1f | %.1f %% | %.1f %% |\n", l->teams, l->each,
	       l->sigma1, l->sigma2, l->alike, 100 * hits / (double)runs,
	       100 * unsaid / (double)runs);
	fflush(stdout);
	arena_close(&a);
}

int main(int argc, char **argv)
{
	size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 400;
	static const struct line lines[] = {
	    {14, 10, 0, 0, 0},	     {14, 10, 0.5, 0.5, 0},   {14, 10, 0.5, 0.5, 0.8},
	    {14, 10, 0.8, 0.8, 0},   {14, 10, 0.8, 0.8, 0.8}, {14, 40, 0.8, 0.8, 0.8},
	    {30, 20, 0.5, 0.5, 0.8}, {14, 10, 1.0, 0.3, 0.8}, {14, 40, 1.0, 0.3, 0.8},
	    {30, 20, 1.0, 0.3, 0.8}, {30, 20, 0.8, 0.5, 0.8},
	};

	puts("| teams x audits | sigma before | sigma after | alike | p below 0.05 | no test |\n"
	     "|---|---:|---:|---:|---:|---:|");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		row(&lines[i], runs);
	return 0;
}
