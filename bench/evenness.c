/*
 * Simulations of the verdict on evenness, of its interval and of pockets; the tables of docs/method.md.
 * Every table says its seed: the same seed gives the same table everywhere. Usage: evenness [RUNS].
 */
#include "audit/intercept.h"
#include "audit/random.h"
#include "audit/verdict.h"
#include "base/arena.h"
#include "base/dist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TEAMS_MOST = 60, POWER_RUNS = 3 };

/* How many audits each team has: `each` on average, 8 and 9 by turns where it is 8.5. */
struct design {
	size_t teams;
	double each;
};

static size_t size_of(const struct design *d, size_t team)
{
	return (size_t)(floor((double)(team + 1) * d->each) - floor((double)team * d->each));
}

struct sample {
	size_t teams;
	double good[TEAMS_MOST], of[TEAMS_MOST];
};

/* Teams with effects N(0, sigma^2) around an odds of 0.4 to 0.6. */
static struct sample draw(struct random *r, const struct design *d, double sigma)
{
	struct sample s = {.teams = d->teams};

	for (size_t j = 0; j < d->teams; j++) {
		double p = 1 / (1 + exp(-(log(0.4 / 0.6) + sigma * random_normal(r))));

		s.of[j] = (double)size_of(d, j);
		for (size_t i = 0; i < size_of(d, j); i++)
			s.good[j] += random_unit(r) < p;
	}
	return s;
}

static double rate(const struct sample *s)
{
	double good = 0, of = 0;

	for (size_t j = 0; j < s->teams; j++) {
		good += s->good[j];
		of += s->of[j];
	}
	return good / of;
}

/* Pearson's test of equal shares, the way that "no significant difference" is usually found. */
static bool significant(const struct sample *s)
{
	double p = rate(s), chi2 = 0;

	if (!(p > 0 && p < 1))
		return false;
	for (size_t j = 0; j < s->teams; j++)
		chi2 += (s->good[j] - p * s->of[j]) * (s->good[j] - p * s->of[j]) /
			(s->of[j] * p * (1 - p));
	return dist_chi2(chi2, (double)s->teams - 1, TAIL_UPPER) < 0.05;
}

static struct verdict judge(const struct sample *s, struct arena *a)
{
	uint32_t *group = arena_array(a, s->teams, sizeof *group);
	double *one = arena_array(a, s->teams, sizeof *one), shares[2];
	struct intercept_rows like = {.groups = s->teams, .columns = 1, .group = group, .x = one};
	struct intercept_fit fit;

	for (size_t j = 0; j < s->teams; j++) {
		group[j] = (uint32_t)j;
		one[j] = 1;
	}
	shares[1] = rate(s);
	shares[0] = 1 - shares[1];
	fit = intercept_fit(intercept_binomial(s->teams, s->good, s->of, &like, a), a);
	return verdict_of(&fit, shares, 2, VERDICT_BOUND, 0.95);
}

static bool covers(const struct verdict *v, double sigma)
{
	return (!defined(v->limits.lower) || v->limits.lower.value <= sigma) &&
	       (!defined(v->limits.upper) || v->limits.upper.value >= sigma);
}

static struct str seed_of(const char *what, const struct design *d, double sigma, struct arena *a)
{
	return arena_fmt(a, "%s %zux%.1f %.2f", what, d->teams, d->each, sigma);
}

static void table_power(size_t runs)
{
	static const struct design designs[] = {{14, 8.5}, {14, 20}, {14, 40}, {8, 15}, {25, 5}};

	puts("| teams x audits | sigma 0 | sigma 0.5 | sigma 0.8 |\n|---|---|---|---|");
	for (size_t i = 0; i < sizeof designs / sizeof *designs; i++) {
		printf("| %zu x %.1f |", designs[i].teams, designs[i].each);
		for (int k = 0; k < 3; k++) {
			double sigma = k == 0 ? 0 : k == 1 ? 0.5 : 0.8, hits = 0;
			struct arena a = {0};
			struct random r = random_from(seed_of("power", &designs[i], sigma, &a));

			for (size_t t = 0; t < runs; t++) {
				struct sample s = draw(&r, &designs[i], sigma);

				hits += significant(&s);
			}
			printf(" %.1f %% |", 100 * hits / (double)runs);
			arena_close(&a);
		}
		puts("");
	}
}

static void row_verdicts(const struct design *d, double sigma, size_t runs)
{
	struct arena kept = {0}, a = {0};
	struct random r = random_from(seed_of("verdict", d, sigma, &kept));
	double covered = 0, counts[3] = {0}, unsaid = 0;

	for (size_t t = 0; t < runs; t++) {
		struct sample s = draw(&r, d, sigma);
		struct verdict v = judge(&s, &a);

		covered += covers(&v, sigma);
		counts[v.evenness]++;
		unsaid += v.why != DEFINED;
		arena_reset(&a);
	}
	printf("| %zu x %.1f | %.2f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n",
	       d->teams, d->each, sigma, 100 * covered / (double)runs,
	       100 * counts[PRACTICE_EVEN] / (double)runs,
	       100 * counts[PRACTICE_UNEVEN] / (double)runs,
	       100 * counts[PRACTICE_CANNOT_TELL] / (double)runs, 100 * unsaid / (double)runs);
	fflush(stdout);
	arena_close(&a);
	arena_close(&kept);
}

static void table_verdicts(size_t runs)
{
	static const struct design designs[] = {{14, 8.5}, {14, 20}, {14, 40}, {25, 5}, {60, 90}};
	static const double sigmas[] = {0, 0.25, 0.5, 0.8, 1.2};

	puts("\n| teams x audits | sigma | limits hold it | even | uneven | cannot tell | no sigma "
	     "|\n"
	     "|---|---|---|---|---|---|---|");
	for (size_t i = 0; i < sizeof designs / sizeof *designs; i++) {
		for (size_t k = 0; k < sizeof sigmas / sizeof *sigmas; k++)
			row_verdicts(&designs[i], sigmas[k], runs);
	}
}

static void row_pockets(const struct design *d, double sigma, size_t runs)
{
	struct arena kept = {0};
	struct random r = random_from(seed_of("pockets", d, sigma, &kept));
	struct pocket p[TEAMS_MOST];
	double any = 0, possible = 0, any_shared = 0;

	for (size_t t = 0; t < runs; t++) {
		struct sample s = draw(&r, d, sigma);
		bool sure = false, likely = false;

		verdict_pockets(s.good, s.of, s.teams, 0.1, false, p);
		for (size_t j = 0; j < s.teams; j++) {
			sure |= p[j].kind == POCKET_GOOD || p[j].kind == POCKET_POOR;
			likely |= p[j].kind != POCKET_NONE;
		}
		any += sure;
		possible += likely;
		sure = false;
		verdict_pockets(s.good, s.of, s.teams, 0.1, true, p);
		for (size_t j = 0; j < s.teams; j++)
			sure |= p[j].kind == POCKET_GOOD || p[j].kind == POCKET_POOR;
		any_shared += sure;
	}
	printf("| %zu x %.1f | %.2f | %.1f %% | %.1f %% | %.1f %% |\n", d->teams, d->each, sigma,
	       100 * any / (double)runs, 100 * any_shared / (double)runs,
	       100 * possible / (double)runs);
	fflush(stdout);
	arena_close(&kept);
}

static void table_pockets(size_t runs)
{
	static const struct design designs[] = {{14, 8.5}, {14, 20}, {14, 40}, {25, 5}};

	puts("\n| teams x audits | sigma | any pocket | the same, auditors shared | any possible "
	     "pocket |\n"
	     "|---|---|---|---|---|");
	for (size_t i = 0; i < sizeof designs / sizeof *designs; i++) {
		row_pockets(&designs[i], 0, runs);
		row_pockets(&designs[i], 0.8, runs);
	}
}

/* Were sigma as said: how many audits a team the formula asks for, and how often they then settle it. */
static void row_more(size_t teams, double sigma, size_t runs)
{
	struct intercept_group group[TEAMS_MOST];
	struct intercept_fit fit = {.group = group, .groups = teams, .sigma = figure_of(sigma)};
	static const double shares[] = {0.6, 0.4};
	struct design d = {teams, 8.5};
	struct arena a = {0};
	struct random r;
	struct figure more;
	double settled = 0;

	for (size_t j = 0; j < teams; j++) {
		group[j] = (struct intercept_group){.ratings = (double)size_of(&d, j)};
		fit.method.n += size_of(&d, j);
	}
	more = verdict_more(&fit, shares, 2, VERDICT_BOUND, 0.95);
	if (!defined(more)) {
		printf("| %zu | %.2f | never | |\n", teams, sigma);
		return;
	}
	d.each = ceil((more.value + (double)fit.method.n) / (double)teams);
	r = random_from(seed_of("more", &d, sigma, &a));
	for (size_t t = 0; t < runs; t++) {
		struct sample s = draw(&r, &d, sigma);
		struct arena used = {0};

		settled += judge(&s, &used).evenness != PRACTICE_CANNOT_TELL;
		arena_close(&used);
	}
	printf("| %zu | %.2f | %.0f | %.1f %% |\n", teams, sigma, d.each,
	       100 * settled / (double)runs);
	fflush(stdout);
	arena_close(&a);
}

static void table_more(size_t runs)
{
	puts("\n| teams | sigma | audits a team asked for | settled |\n|---|---|---|---|");
	row_more(14, 0, runs);
	row_more(14, 0.25, runs);
	row_more(14, 0.8, runs);
	row_more(14, 1.2, runs);
	row_more(25, 0, runs);
	row_more(25, 0.8, runs);
	row_more(25, 1.2, runs);
	row_more(60, 0.25, runs);
	row_more(60, 0.8, runs);
}

int main(int argc, char **argv)
{
	size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;

	table_power(POWER_RUNS * runs);
	table_verdicts(runs);
	table_pockets(runs);
	table_more(runs);
	return 0;
}
