/*
 * The verdict on evenness from four grades in order (e5), its limits, and the pockets found beside it;
 * a table of docs/method.md, which tells the seeds. Usage: grades [RUNS].
 */
#include "audit/intercept.h"
#include "audit/random.h"
#include "audit/verdict.h"
#include "base/arena.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TEAMS_MOST = 60, GRADES = 4 };

/* At the middle team 15 % of the lowest grade, then 45 %, 30 % and 10 %. */
static const double up_to[GRADES - 1] = {0.15, 0.60, 0.90};

struct design {
	size_t teams, each;
};

/* Audits of each team by grade. */
struct sample {
	size_t teams;
	double count[TEAMS_MOST][GRADES];
};

static size_t grade_of(double effect, double u)
{
	size_t g = 0;

	while (g < GRADES - 1 && u > 1 / (1 + exp(-(log(up_to[g] / (1 - up_to[g])) - effect))))
		g++;
	return g;
}

static void draw(struct random *r, const struct design *d, double sigma, struct sample *s)
{
	*s = (struct sample){.teams = d->teams};
	for (size_t j = 0; j < d->teams; j++) {
		double effect = sigma * random_normal(r);

		for (size_t i = 0; i < d->each; i++)
			s->count[j][grade_of(effect, random_unit(r))]++;
	}
}

static struct verdict judge(const struct sample *s, struct arena *a)
{
	size_t most = s->teams * GRADES;
	uint32_t *group = arena_array(a, most, sizeof *group);
	uint32_t *grade = arena_array(a, most, sizeof *grade);
	double *weight = arena_array(a, most, sizeof *weight), shares[GRADES] = {0}, all = 0;
	struct intercept_rows rows = {
	    .groups = s->teams, .grades = GRADES, .group = group, .grade = grade, .weight = weight};
	struct intercept_fit fit;

	for (size_t j = 0; j < s->teams; j++)
		for (size_t g = 0; g < GRADES; g++) {
			if (!(s->count[j][g] > 0))
				continue;
			group[rows.rows] = (uint32_t)j;
			grade[rows.rows] = (uint32_t)g;
			weight[rows.rows++] = s->count[j][g];
			shares[g] += s->count[j][g];
			all += s->count[j][g];
		}
	for (size_t g = 0; g < GRADES; g++)
		shares[g] /= all;
	fit = intercept_fit(intercept_new(&rows, a), a);
	return verdict_of(&fit, shares, GRADES, VERDICT_BOUND, 0.95);
}

/* Whether some team is said to be a pocket: of the two upper grades, as wherry vary counts them. */
static bool any_pocket(const struct sample *s)
{
	struct pocket p[TEAMS_MOST];
	double good[TEAMS_MOST], of[TEAMS_MOST];
	bool any = false;

	for (size_t j = 0; j < s->teams; j++) {
		good[j] = s->count[j][2] + s->count[j][3];
		of[j] = good[j] + s->count[j][0] + s->count[j][1];
	}
	verdict_pockets(good, of, s->teams, 0.1, false, p);
	for (size_t j = 0; j < s->teams; j++)
		any |= p[j].kind == POCKET_GOOD || p[j].kind == POCKET_POOR;
	return any;
}

static bool covers(const struct verdict *v, double sigma)
{
	return (!defined(v->limits.lower) || v->limits.lower.value <= sigma) &&
	       (!defined(v->limits.upper) || v->limits.upper.value >= sigma);
}

static void row(const struct design *d, double sigma, size_t runs)
{
	struct arena kept = {0}, a = {0};
	struct str seed = arena_fmt(&kept, "grades %zux%zu %.2f", d->teams, d->each, sigma);
	struct random r = random_from(seed);
	double covered = 0, counts[3] = {0}, unsaid = 0, pockets = 0;

	for (size_t t = 0; t < runs; t++) {
		struct sample s;
		struct verdict v;

		draw(&r, d, sigma, &s);
		v = judge(&s, &a);
		covered += covers(&v, sigma);
		counts[v.evenness]++;
		unsaid += v.why != DEFINED;
		pockets += any_pocket(&s);
		arena_reset(&a);
	}
	printf("| %zu x %zu | %.2f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n",
	       d->teams, d->each, sigma, 100 * covered / (double)runs,
	       100 * counts[PRACTICE_EVEN] / (double)runs,
	       100 * counts[PRACTICE_UNEVEN] / (double)runs,
	       100 * counts[PRACTICE_CANNOT_TELL] / (double)runs, 100 * unsaid / (double)runs,
	       100 * pockets / (double)runs);
	fflush(stdout);
	arena_close(&a);
	arena_close(&kept);
}

int main(int argc, char **argv)
{
	static const struct design designs[] = {{14, 8}, {14, 20}, {14, 40}, {25, 5}};
	static const double sigmas[] = {0, 0.25, 0.5, 0.8, 1.2};
	size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 500;

	puts("| teams x audits | sigma | limits hold it | even | uneven | cannot tell | no sigma | "
	     "any pocket |\n|---|---:|---:|---:|---:|---:|---:|---:|");
	for (size_t i = 0; i < sizeof designs / sizeof *designs; i++)
		for (size_t k = 0; k < sizeof sigmas / sizeof *sigmas; k++)
			row(&designs[i], sigmas[k], runs);
	return 0;
}
