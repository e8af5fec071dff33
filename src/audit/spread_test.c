#include "audit/spread_test.h"

#include "audit/intercept.h"
#include "audit/random.h"
#include "audit/sigma_quick.h"
#include "audit/spread.h"
#include "base/arena.h"
#include "base/threads.h"

#include <math.h>
#include <stdlib.h>

enum { TEAMS_LEAST = 3, DRAWS_A_CHUNK = 25, DRAWS_MOST = 2000, DRAWS_LEAST = 400 };

static const double alike_most = 0.95;

struct team {
	double of[2], good[2];
};

/* What is simulated: one sigma, two constants. */
struct bootstrap {
	const struct team *team;
	size_t teams;
	struct str seed;
	double constant[2], sigma, alike;
	size_t draws;
	double *difference; /* of each draw: sigma2 - sigma1 */
};

size_t spread_test_draws(size_t teams)
{
	size_t draws = teams > 20 ? (size_t)DRAWS_MOST * 20 / teams : DRAWS_MOST;

	return draws < DRAWS_LEAST ? DRAWS_LEAST : draws;
}

static int order(double x, double y)
{
	return (x > y) - (x < y);
}

static int by_numbers(const void *a, const void *b)
{
	const struct team *x = a, *y = b;
	int is = 0;

	for (int k = 0; k < 2 && !is; k++)
		is = order(x->of[k], y->of[k]);
	for (int k = 0; k < 2 && !is; k++)
		is = order(x->good[k], y->good[k]);
	return is;
}

/* The teams with cases in both periods, in an order of their numbers. Returns how many. */
static size_t take_teams(const struct spread_two *two, struct team *team)
{
	size_t n = 0;

	for (size_t j = 0; j < two->teams; j++)
		if (two->of1[j] > 0 && two->of2[j] > 0)
			team[n++] = (struct team){{two->of1[j], two->of2[j]},
						  {two->good1[j], two->good2[j]}};
	if (n)
		qsort(team, n, sizeof *team, by_numbers);
	return n;
}

/* A period's numbers side by side. */
static void columns(const struct team *team, size_t teams, int period, double *good, double *of)
{
	for (size_t j = 0; j < teams; j++) {
		good[j] = team[j].good[period];
		of[j] = team[j].of[period];
	}
}

/* Successes of n trials. */
static double trials(struct random *r, double n, double p)
{
	double good = 0;

	for (size_t i = 0; i < (size_t)n; i++)
		good += random_unit(r) < p;
	return good;
}

static double simulate(const struct bootstrap *b, size_t draw, struct arena *a)
{
	struct random r = random_from(arena_fmt(a, "%.*s,%zu", (int)b->seed.len, b->seed.p, draw));
	double *good[2], *of = arena_array(a, b->teams, sizeof *of);
	double rest = sqrt(1 - b->alike * b->alike), sigma[2];

	for (int k = 0; k < 2; k++)
		good[k] = arena_array(a, b->teams, sizeof **good);
	for (size_t j = 0; j < b->teams; j++) {
		double first = random_normal(&r), then = random_normal(&r);
		double effect[2] = {first, b->alike * first + rest * then};

		for (int k = 0; k < 2; k++) {
			double eta = b->constant[k] + b->sigma * effect[k];

			good[k][j] = trials(&r, b->team[j].of[k], 1 / (1 + exp(-eta)));
		}
	}
	for (int k = 0; k < 2; k++) {
		for (size_t j = 0; j < b->teams; j++)
			of[j] = b->team[j].of[k];
		sigma[k] = sigma_quick(good[k], of, b->teams);
	}
	return sigma[1] - sigma[0];
}

static void simulate_chunk(void *with, size_t chunk)
{
	const struct bootstrap *b = with;
	size_t from = chunk * DRAWS_A_CHUNK, to = from + DRAWS_A_CHUNK;
	struct arena a = {0};

	for (size_t i = from; i < to && i < b->draws; i++) {
		b->difference[i] = simulate(b, i + 1, &a);
		arena_reset(&a);
	}
	arena_close(&a);
}

/* One sigma for both periods: each team is a group of its own in each, each period has a constant. */
static struct figure fit_common(struct bootstrap *b, struct arena *a)
{
	size_t rows = 2 * b->teams;
	uint32_t *group = arena_array(a, rows, sizeof *group);
	double *x = arena_array(a, 2 * rows, sizeof *x), *good = arena_array(a, rows, sizeof *good);
	double *of = arena_array(a, rows, sizeof *of);
	struct intercept_rows like = {.groups = rows, .columns = 2, .group = group, .x = x};
	struct intercept_fit fit;

	for (size_t i = 0; i < rows; i++) {
		size_t period = i / b->teams;

		group[i] = (uint32_t)i;
		x[2 * i + period] = 1;
		good[i] = b->team[i % b->teams].good[period];
		of[i] = b->team[i % b->teams].of[period];
	}
	fit = intercept_fit(intercept_binomial(rows, good, of, &like, a), a);
	b->sigma = fit.sigma.value;
	b->constant[0] = fit.parameters[0];
	b->constant[1] = fit.parameters[1];
	return fit.sigma;
}

/* How much alike the effects of the two periods are: the covariance of the logits, over the common
 * variance of the effects. The noise of the periods has none in common. */
static double alike(const struct bootstrap *b, struct arena *a)
{
	double *column[4], cov;
	struct spread s;

	for (int i = 0; i < 4; i++)
		column[i] = arena_array(a, b->teams, sizeof(double));
	columns(b->team, b->teams, 0, column[0], column[1]);
	columns(b->team, b->teams, 1, column[2], column[3]);
	s = spread_of(column[0], column[1], column[2], column[3], b->teams, a);
	if (!(s.net_var1 > 0) || !(s.net_var2 > 0) || !defined(s.slope))
		return 0;
	cov = (s.slope.value + 1) * s.net_var1;
	return fmax(0, fmin(alike_most, cov / sqrt(s.net_var1 * s.net_var2)));
}

static struct figure p_value(const struct bootstrap *b, double observed)
{
	double above = 1, below = 1;

	for (size_t i = 0; i < b->draws; i++) {
		above += b->difference[i] >= observed;
		below += b->difference[i] <= observed;
	}
	return figure_of(fmin(1, 2 * fmin(above, below) / (double)(b->draws + 1)));
}

static bool one_grade(const double *good, const double *of, size_t teams)
{
	double y = 0, n = 0;

	for (size_t j = 0; j < teams; j++) {
		y += good[j];
		n += of[j];
	}
	return !(y > 0 && y < n);
}

static struct spread_test undefined_test(struct spread_test t, enum undefined why)
{
	t.why = why;
	t.sigma1 = t.sigma2 = t.common = t.p = figure_none(why);
	t.draws = 0;
	return t;
}

static struct spread_test run(struct bootstrap *b, struct spread_test t, size_t threads,
			      struct arena *a)
{
	double *good = arena_array(a, b->teams, sizeof *good);
	double *of = arena_array(a, b->teams, sizeof *of), sigma[2];

	for (int k = 0; k < 2; k++) {
		columns(b->team, b->teams, k, good, of);
		if (one_grade(good, of, b->teams))
			return undefined_test(t, UNDEFINED_ALL_ONE_GRADE);
		sigma[k] = sigma_quick(good, of, b->teams);
		if (!(sigma[k] < SIGMA_QUICK_MOST))
			return undefined_test(t, UNDEFINED_RUNS_AWAY);
	}
	t.common = fit_common(b, a);
	if (!defined(t.common))
		return undefined_test(t, t.common.why);
	t.sigma1 = figure_of(sigma[0]);
	t.sigma2 = figure_of(sigma[1]);
	t.alike = b->alike = alike(b, a);
	t.draws = b->draws;
	b->difference = arena_array(a, b->draws, sizeof *b->difference);
	threads_run(threads, (b->draws + DRAWS_A_CHUNK - 1) / DRAWS_A_CHUNK, simulate_chunk, b);
	t.p = p_value(b, sigma[1] - sigma[0]);
	return t;
}

struct spread_test spread_test(const struct spread_two *two)
{
	struct arena a = {0};
	struct spread_test t = {.method = {"f7", 1, 0}};
	struct team *team = arena_array(&a, two->teams + 1, sizeof *team);
	struct bootstrap b = {.team = team, .seed = two->seed};

	t.method.n = b.teams = take_teams(two, team);
	b.draws = two->draws ? two->draws : spread_test_draws(b.teams);
	if (b.teams < TEAMS_LEAST)
		t = undefined_test(t, b.teams ? UNDEFINED_TOO_FEW : UNDEFINED_NO_DATA);
	else
		t = run(&b, t, two->threads, &a);
	arena_close(&a);
	return t;
}
