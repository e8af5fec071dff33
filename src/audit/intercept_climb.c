/* Newton's method for the random-intercept models, damped where the likelihood is not concave. */
#include "audit/intercept_in.h"

#include <math.h>

enum { CLIMBS = 200, SIGMA_MOST = 10, EFFECT_MOST = 20 };

struct climb {
	struct intercept *m;
	double *at, *step, *trial, *score; /* by parameter */
	struct matrix information, factor;
	size_t count, free, nodes;
	double loglik, promise; /* promise: what the step should gain, twice */
	bool laplace;		/* climb the one-node likelihood, by differences */
};

/* The slope of the one-node likelihood in each free parameter, by central differences. */
static void slope_of_one_node(struct climb *c, double *slope)
{
	for (size_t i = 0; i < c->free; i++) {
		double keep = c->at[i], h = 1e-5 * (1 + fabs(keep)), up;

		c->at[i] = keep + h;
		up = intercept_evaluate(c->m, c->at, 1, NULL);
		c->at[i] = keep - h;
		slope[i] = (up - intercept_evaluate(c->m, c->at, 1, NULL)) / (2 * h);
		c->at[i] = keep;
	}
}

/* The slope and information of the one-node likelihood, by differences of differences. */
static void look_at_one_node(struct climb *c)
{
	for (size_t i = 0; i < c->free; i++) {
		double keep = c->at[i], h = 1e-3 * (1 + fabs(keep));

		c->at[i] = keep + h;
		slope_of_one_node(c, c->trial);
		c->at[i] = keep - h;
		slope_of_one_node(c, c->score);
		c->at[i] = keep;
		for (size_t j = 0; j < c->free; j++)
			matrix_row(&c->information, i)[j] = (c->score[j] - c->trial[j]) / (2 * h);
	}
	slope_of_one_node(c, c->score);
	c->loglik = intercept_evaluate(c->m, c->at, 1, NULL);
}

static void look(struct climb *c)
{
	struct intercept_slopes slopes = {c->score, &c->information, NULL};

	if (c->laplace)
		look_at_one_node(c);
	else
		c->loglik = intercept_evaluate(c->m, c->at, c->nodes, &slopes);
}

static double largest_diagonal(const struct climb *c)
{
	double most = 0;

	for (size_t i = 0; i < c->free; i++)
		most = fmax(most, fabs(matrix_row(&c->information, i)[i]));
	return most > 0 ? most : 1;
}

/* The information of the free parameters with `more` on its diagonal, factored. */
static bool factor(struct climb *c, double more)
{
	c->factor.rows = c->factor.cols = c->free;
	for (size_t i = 0; i < c->free; i++) {
		for (size_t j = 0; j < c->free; j++)
			matrix_row(&c->factor, i)[j] = matrix_row(&c->information, i)[j];
		matrix_row(&c->factor, i)[i] += more;
	}
	return matrix_cholesky(&c->factor);
}

/* The step, no longer than 1 in sigma and 3 in any other. False when no damping helps. */
static bool aim(struct climb *c)
{
	double more = 0, scale = 1;

	while (!factor(c, more)) {
		more = more > 0 ? 8 * more : 1e-3 * largest_diagonal(c);
		if (!(more < 1e12))
			return false;
	}
	for (size_t i = 0; i < c->free; i++)
		c->step[i] = c->score[i];
	matrix_cholesky_solve(&c->factor, c->step);
	c->promise = 0;
	for (size_t i = 0; i < c->free; i++) {
		double most = i + 1 == c->count ? 1 : 3;

		c->promise += c->step[i] * c->score[i];
		if (fabs(c->step[i]) * scale > most)
			scale = most / fabs(c->step[i]);
	}
	for (size_t i = 0; i < c->free; i++)
		c->step[i] *= scale;
	return true;
}

/* Goes along the step as far as the likelihood does not fall. False when it falls everywhere. */
static bool go(struct climb *c)
{
	double length = 1;

	for (int halvings = 0; halvings < 40; halvings++, length /= 2) {
		double there;

		for (size_t i = 0; i < c->count; i++)
			c->trial[i] = c->at[i] + (i < c->free ? length * c->step[i] : 0);
		c->trial[c->count - 1] = fabs(c->trial[c->count - 1]);
		there = intercept_evaluate(c->m, c->trial, c->laplace ? 1 : c->nodes, NULL);
		/* Close to the top the quadrature's own error may outweigh the gain. */
		if (there > c->loglik || (there > c->loglik - 1e-6 && c->promise < 1e-5))
			break;
		if (halvings == 39)
			return false;
	}
	for (size_t i = 0; i < c->count; i++)
		c->at[i] = c->trial[i];
	return true;
}

static struct climb start(struct intercept *m, double *parameters, size_t free, struct arena *a)
{
	struct climb c = {.m = m, .free = free};

	c.at = parameters;
	c.count = intercept_parameters(m);
	c.step = arena_array(a, c.count, sizeof(double));
	c.trial = arena_array(a, c.count, sizeof(double));
	c.score = arena_array(a, c.count, sizeof(double));
	c.information = matrix_new(a, c.count, c.count);
	c.factor = matrix_new(a, c.count, c.count);
	return c;
}

/* Whether an effect has grown beyond what grades can show. */
static bool separates(const struct climb *c)
{
	size_t cuts = intercept_cuts(c->m);

	for (size_t j = 0; j < c->m->columns; j++) {
		if (fabs(c->at[cuts + j]) * c->m->reach[j] > EFFECT_MOST)
			return true;
	}
	return false;
}

static enum undefined climb(struct climb *c)
{
	look(c);
	if (!isfinite(c->loglik))
		return UNDEFINED_WRONG_INPUT;
	for (int i = 0; i < CLIMBS; i++) {
		double before = c->loglik;

		if (!aim(c))
			return UNDEFINED_ALIASED;
		if (c->promise < (c->laplace ? 1e-15 : 1e-20))
			return DEFINED;
		if (!go(c))
			return c->promise < 1e-8 ? DEFINED : UNDEFINED_NOT_FOUND;
		look(c);
		if (c->at[c->count - 1] > SIGMA_MOST && c->free == c->count)
			return UNDEFINED_RUNS_AWAY;
		if (separates(c))
			return UNDEFINED_SEPARATION;
		if (c->promise < 1e-12 && fabs(c->loglik - before) < 1e-14 * fabs(before))
			return DEFINED;
	}
	return UNDEFINED_NOT_FOUND;
}

enum undefined intercept_climb(struct intercept *m, struct intercept_way *way)
{
	struct arena a = {0};
	struct climb c = start(m, way->parameters, way->free, &a);
	enum undefined why;

	c.nodes = way->nodes;
	c.laplace = way->laplace;
	why = climb(&c);
	way->loglik = c.loglik;
	way->slope_sigma = c.score[c.count - 1];
	arena_close(&a);
	return why;
}
