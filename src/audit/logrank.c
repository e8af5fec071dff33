/* The log-rank test of timeliness.h. */
#include "audit/timeliness.h"

#include "base/arena.h"
#include "base/dist.h"
#include "base/matrix.h"

#include <assert.h>
#include <stdlib.h>

struct entry {
	double days;
	size_t team;
	bool completed;
};

static int by_days(const void *a, const void *b)
{
	double x = ((const struct entry *)a)->days, y = ((const struct entry *)b)->days;

	return (x > y) - (x < y);
}

/* What one day adds: d of n were done, at_risk by team. */
static void add_day(struct timeliness_compared *r, const double *at_risk, size_t teams, double n,
		    double d, struct matrix *v)
{
	double spread = n > 1.0 ? d * (n - d) / (n - 1.0) : 0.0;

	for (size_t k = 0; k < teams; k++) {
		double share = at_risk[k] / n;

		r->expected[k] += d * share;
		for (size_t l = 0; l < teams; l++)
			matrix_row(v, k)[l] += spread * share * ((k == l) - at_risk[l] / n);
	}
}

/* Observed, expected and the covariance of their difference. */
static double add_up(struct timeliness_compared *r, const struct entry *e, size_t cases,
		     double *at_risk, size_t teams, struct matrix *v)
{
	double all = 0.0;

	for (size_t i = 0; i < cases; i++)
		at_risk[e[i].team] += 1.0;
	for (size_t i = 0; i < cases;) {
		double n = (double)(cases - i), d = 0.0;
		size_t from = i;

		for (; i < cases && !(e[i].days > e[from].days); i++) {
			d += e[i].completed;
			r->observed[e[i].team] += e[i].completed;
		}
		if (d > 0.0)
			add_day(r, at_risk, teams, n, d, v);
		for (size_t k = from; k < i; k++)
			at_risk[e[k].team] -= 1.0;
		all += d;
	}
	return all;
}

/* (O - E)' V^-1 (O - E) over the teams of which something was expected, but the last. */
static enum undefined test(struct arena *a, struct timeliness_compared *r, size_t teams,
			   const struct matrix *v)
{
	size_t *use = arena_array(a, teams + 1, sizeof *use), used = 0;
	double *off = arena_array(a, teams + 1, sizeof *off);
	double *solved = arena_array(a, teams + 1, sizeof *solved);
	struct matrix part;

	for (size_t k = 0; k < teams; k++)
		if (r->expected[k] > 0.0)
			use[used++] = k;
	if (used < 2)
		return UNDEFINED_ONE_GROUP;
	r->degrees = used - 1;
	part = matrix_new(a, r->degrees, r->degrees);
	for (size_t i = 0; i < r->degrees; i++) {
		off[i] = solved[i] = r->observed[use[i]] - r->expected[use[i]];
		for (size_t j = 0; j < r->degrees; j++)
			matrix_row(&part, i)[j] = matrix_row(v, use[i])[use[j]];
	}
	if (!matrix_cholesky(&part))
		return UNDEFINED_NO_VARIATION;
	matrix_cholesky_solve(&part, solved);
	for (size_t i = 0; i < r->degrees; i++)
		r->chisq += off[i] * solved[i];
	r->p = dist_chi2(r->chisq, (double)r->degrees, TAIL_UPPER);
	return DEFINED;
}

struct timeliness_compared timeliness_compare(struct arena *a, const struct timeliness_case *c,
					      const size_t *team, size_t cases, size_t teams)
{
	struct timeliness_compared r = {.observed = arena_array(a, teams + 1, sizeof *r.observed),
					.expected = arena_array(a, teams + 1, sizeof *r.expected)};
	struct entry *e = arena_array(a, cases + 1, sizeof *e);
	double *at_risk = arena_array(a, teams + 1, sizeof *at_risk);
	struct matrix v = matrix_new(a, teams, teams);

	for (size_t i = 0; i < cases; i++) {
		assert(team[i] < teams && c[i].days >= 0.0);
		e[i] = (struct entry){c[i].days, team[i], c[i].completed};
	}
	qsort(e, cases, sizeof *e, by_days);
	if (add_up(&r, e, cases, at_risk, teams, &v) > 0.0)
		r.why = test(a, &r, teams, &v);
	else
		r.why = UNDEFINED_NO_DATA;
	return r;
}
