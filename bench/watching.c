/*
 * How often the CUSUM of audits in the order of their dates (f4, its line from random orders) says in
 * vain that something changed, and how often it sees a change; a table of docs/method.md, with the seed
 * of each line. Usage: watching [RUNS [FIRST LINE]].
 */
#include "audit/random.h"
#include "audit/vary.h"
#include "base/arena.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { AUDITS_MOST = 1000, TEAMS = 14 };

/* A line: audits, the share of good ones, how the odds change and after which part of them; and whether
 * teams that differ (sigma 0.8) are audited one after the other. */
struct line {
	size_t audits;
	double share, odds, after;
	bool by_team;
};

/* Grades, 1 good and 0 not, one a day. */
static void draw(struct random *r, const struct line *l, int8_t *grade)
{
	double logit = log(l->share / (1 - l->share)), team = 0;
	size_t each = (l->audits + TEAMS - 1) / TEAMS;

	for (size_t i = 0; i < l->audits; i++) {
		double change = (double)i >= l->after * (double)l->audits ? log(l->odds) : 0;

		if (l->by_team && i % each == 0)
			team = 0.8 * random_normal(r);
		grade[i] = random_unit(r) < 1 / (1 + exp(-(logit + change + team)));
	}
}

static void row(const struct line *l, size_t runs)
{
	static int8_t grade[AUDITS_MOST];
	static struct audits_row audit[AUDITS_MOST];
	static uint32_t at[AUDITS_MOST];
	struct audits a = {.row = audit, .grade = grade, .criteria = 1, .rows = l->audits};
	struct vary_rows rows = {at, l->audits};
	struct vary_time none = {.why = UNDEFINED_TOO_FEW};
	size_t told = 0;
	struct arena scratch = {0};
	struct str seed = arena_fmt(&scratch, "watching %zu %.2f %.1f %.2f%s", l->audits, l->share,
				    l->odds, l->after, l->by_team ? " by team" : "");
	struct random r = random_from(seed);

	a.scale.good_from = 1;
	for (size_t i = 0; i < l->audits; i++) {
		audit[i] = (struct audits_row){.day = (int32_t)(45000 + i)};
		at[i] = (uint32_t)i;
	}
	for (size_t k = 0; k < runs; k++) {
		struct arena to = {0};
		struct vary_series s;

		draw(&r, l, grade);
		s = vary_series_of(&a, &rows, &none, &to);
		told += s.more.crossed || s.fewer.crossed;
		arena_close(&to);
	}
	printf("| %zu | %.0f %% | ", l->audits, 100 * l->share);
	if (l->odds > 1)
		printf("odds x %.0f after %.0f %% of them", l->odds, 100 * l->after);
	else
		printf("none%s", l->by_team ? "; 14 unlike teams, one after the other" : "");
	printf(" | %.1f %% |\n", 100 * (double)told / (double)runs);
	fflush(stdout);
	arena_close(&scratch);
}

int main(int argc, char **argv)
{
	size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 600;
	size_t first = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
	static const struct line lines[] = {
	    {20, 0.5, 1, 1, false},    {119, 0.4, 1, 1, false},	   {119, 0.75, 1, 1, false},
	    {119, 0.95, 1, 1, false},  {400, 0.6, 1, 1, false},	   {960, 0.6, 1, 1, false},
	    {119, 0.4, 2, 0.5, false}, {119, 0.4, 3, 0.5, false},  {119, 0.4, 3, 0.75, false},
	    {400, 0.6, 2, 0.5, false}, {960, 0.6, 2, 0.75, false}, {119, 0.4, 1, 1, true},
	    {400, 0.6, 1, 1, true},
	};

	puts("| audits | good | change | told |\n|---:|---:|---|---:|");
	for (size_t i = first - 1; i < sizeof lines / sizeof *lines; i++)
		row(&lines[i], lines[i].audits > 500 ? runs / 4 : runs);
	return 0;
}
