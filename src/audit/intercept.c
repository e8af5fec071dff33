#include "audit/intercept_in.h"

#include <math.h>

static const double pi = 3.14159265358979323846;
static const double upper_quartile = 0.67448975019608174320; /* of the normal */

double intercept_icc(double sigma)
{
	return sigma * sigma / (sigma * sigma + pi * pi / 3);
}

double intercept_mor(double sigma)
{
	return exp(sqrt(2) * sigma * upper_quartile);
}

/* A copy of the model in which a grade that nobody gave counts with the one above it. */
static struct intercept *merge_grades(const struct intercept *m, struct intercept_fit *fit,
				      struct arena *a)
{
	struct intercept *to = arena_take(a, sizeof *to);
	uint32_t *merged = arena_array(a, m->grades, sizeof *merged);
	bool *given = arena_array(a, m->grades, sizeof *given);
	uint32_t used = 0;

	*to = *m;
	fit->merged = merged;
	fit->empty = m->grades;
	for (size_t i = 0; i < m->cells; i++)
		given[m->cell[i].grade] = true;
	for (size_t k = 0; k < m->grades; k++) {
		merged[k] = used;
		used += given[k];
		fit->empty -= given[k];
	}
	for (size_t k = 0; k < m->grades; k++) {
		if (used && merged[k] == used)
			merged[k] = used - 1;
	}
	if (m->logistic)
		return to;
	to->grades = used ? used : 1;
	to->cell = arena_array(a, m->cells + 1, sizeof *to->cell);
	for (size_t i = 0; i < m->cells; i++) {
		to->cell[i] = m->cell[i];
		to->cell[i].grade = merged[m->cell[i].grade];
	}
	return to;
}

/* Why nothing at all can be fitted. */
static enum undefined hopeless(const struct intercept *m, const struct intercept_fit *fit)
{
	if (m->cells == 0)
		return UNDEFINED_NO_DATA;
	if (m->grades == 1 || (m->logistic && fit->empty))
		return UNDEFINED_ALL_ONE_GRADE;
	return DEFINED;
}

/* Thresholds from the shares of the grades; no effect of anything. */
static void begin(const struct intercept *m, double *at)
{
	double below = 0;

	for (size_t k = 0; k < intercept_cuts(m); k++) {
		for (size_t i = 0; i < m->cells; i++)
			below += m->cell[i].grade == k ? m->cell[i].weight : 0;
		at[k] = log(below / (m->ratings - below));
	}
}

/* Whether columns (and thresholds) depend on each other: the information at the start tells. */
static bool aliased(struct intercept *m, const double *at, struct arena *a)
{
	size_t count = intercept_parameters(m);
	struct matrix information = matrix_new(a, count, count);
	struct matrix inner = matrix_new(a, count - 1, count - 1);
	struct intercept_slopes slopes = {.information = &information};

	slopes.score = arena_array(a, count, sizeof(double));
	(void)intercept_evaluate(m, at, 1, &slopes);
	for (size_t i = 0; i + 1 < count; i++) {
		for (size_t j = 0; j + 1 < count; j++)
			matrix_row(&inner, i)[j] = matrix_row(&information, i)[j];
	}
	return !matrix_cholesky(&inner);
}

static size_t groups_with_ratings(const struct intercept *m)
{
	size_t count = 0;

	for (size_t g = 0; g < m->groups; g++)
		count += m->first[g + 1] > m->first[g];
	return count;
}

static const size_t ladder[] = {15, 25, 41, 51, 101, HERMITE_MAX};
enum { RUNGS = sizeof ladder / sizeof *ladder };

size_t intercept_nodes_for(struct intercept *m, const double *parameters, size_t least, size_t most)
{
	for (size_t i = 0; i + 1 < RUNGS && ladder[i] < most; i++) {
		double here, there;

		if (ladder[i] < least)
			continue;
		here = intercept_evaluate(m, parameters, ladder[i], NULL);
		there = intercept_evaluate(m, parameters, ladder[i + 1], NULL);
		if (fabs(here - there) < 1e-9)
			return ladder[i];
	}
	return most;
}

/* Climbs from sigma = `from`, with more and more nodes until they no longer matter. */
static enum undefined climb_from(struct intercept *m, double *at, double from,
				 struct intercept_way *way)
{
	enum undefined why;
	size_t need = ladder[0];

	at[intercept_parameters(m) - 1] = from;
	*way = (struct intercept_way){.parameters = at, .free = intercept_parameters(m)};
	for (;;) {
		way->nodes = need;
		why = intercept_climb(m, way);
		if ((why && why != UNDEFINED_NOT_FOUND) || need == HERMITE_MAX)
			break;
		need = intercept_nodes_for(m, at, way->nodes + (why != DEFINED), HERMITE_MAX);
		if (need == way->nodes)
			return DEFINED;
	}
	/* So large a sigma that no number of nodes is enough to climb further. */
	return why == UNDEFINED_NOT_FOUND && at[way->free - 1] > 5 ? UNDEFINED_RUNS_AWAY : why;
}

/* The best sigma above 0, from several starts; `at` holds the null fit and then the answer. */
static enum undefined best_sigma(struct intercept *m, struct intercept_fit *fit, double *at,
				 struct arena *a)
{
	static const double starts[] = {0.5, 1.5};
	size_t count = intercept_parameters(m);
	double *trial = arena_array(a, count, sizeof *trial);
	enum undefined why = DEFINED;

	for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
		struct intercept_way way;

		for (size_t i = 0; i < count; i++)
			trial[i] = at[i];
		trial[count - 1] = 0;
		why = climb_from(m, trial, starts[s], &way);
		if (why != DEFINED && why != UNDEFINED_RUNS_AWAY)
			continue;
		fit->nodes = way.nodes;
		if (why == UNDEFINED_RUNS_AWAY)
			fit->loglik = fmax(fit->loglik, way.loglik);
		if (why == UNDEFINED_RUNS_AWAY || way.loglik - fit->loglik_null < 1e-6)
			continue;
		for (size_t i = 0; i < count; i++)
			at[i] = trial[i];
		fit->loglik = way.loglik;
		return DEFINED;
	}
	return why;
}

/* Inverse of the information at the answer, of the first `count` parameters. */
static void tell_covariance(struct intercept *m, struct intercept_fit *fit, size_t count,
			    struct arena *a)
{
	size_t all = intercept_parameters(m);
	struct matrix information = matrix_new(a, all, all), inner = matrix_new(a, count, count);
	struct intercept_slopes slopes = {.information = &information};

	slopes.score = arena_array(a, all, sizeof(double));
	(void)intercept_evaluate(m, fit->parameters, fit->nodes, &slopes);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++)
			matrix_row(&inner, i)[j] = matrix_row(&information, i)[j];
		fit->slope = fmax(fit->slope, fabs(slopes.score[i]));
	}
	if (count == 0 || !matrix_cholesky(&inner))
		return;
	fit->covariance = matrix_new(a, count, count);
	matrix_cholesky_inverse(&inner, &fit->covariance);
}

struct figure intercept_se(const struct intercept_fit *fit, size_t at)
{
	if (at < fit->covariance.rows)
		return figure_checked(sqrt(matrix_row(&fit->covariance, at)[at]),
				      UNDEFINED_NOT_FOUND);
	return figure_none(fit->why			    ? fit->why
			   : at == fit->cuts + fit->columns ? UNDEFINED_BOUNDARY
							    : UNDEFINED_NOT_FOUND);
}

/* Everything that follows from the parameters. */
static void tell(struct intercept *m, struct intercept_fit *fit, struct arena *a)
{
	size_t last = fit->cuts + fit->columns;
	double sigma = fit->parameters[last];
	struct intercept_slopes slopes = {0};

	fit->group = arena_array(a, m->groups + 1, sizeof *fit->group);
	slopes.groups = fit->group;
	(void)intercept_evaluate(m, fit->parameters, fit->nodes ? fit->nodes : 1, &slopes);
	tell_covariance(m, fit, sigma > 0 ? last + 1 : last, a);
	fit->sigma_se = fit->icc = fit->mor = fit->lrt = fit->p = figure_none(fit->why);
	fit->sigma = fit->why ? figure_none(fit->why) : figure_of(sigma);
	if (fit->why)
		return;
	fit->sigma_se = intercept_se(fit, last);
	fit->icc = figure_of(intercept_icc(sigma));
	fit->mor = figure_of(intercept_mor(sigma));
	fit->lrt = figure_of(2 * fmax(0, fit->loglik - fit->loglik_null));
	fit->p = figure_of(sigma > 0 ? erfc(sqrt(fit->lrt.value / 2)) / 2 : 1);
	fit->rough = fit->nodes == HERMITE_MAX;
}

static enum undefined fit_groups(struct intercept *m, struct intercept_fit *fit, double *at,
				 struct arena *a)
{
	struct intercept_way null = {.parameters = at, .nodes = 1};
	enum undefined why;

	begin(m, at);
	if (aliased(m, at, a))
		return UNDEFINED_ALIASED;
	null.free = intercept_parameters(m) - 1;
	why = intercept_climb(m, &null);
	fit->loglik = fit->loglik_null = null.loglik;
	if (why)
		return why;
	if (groups_with_ratings(m) < 2)
		return UNDEFINED_ONE_GROUP;
	return best_sigma(m, fit, at, a);
}

struct intercept_fit intercept_fit(struct intercept *m, struct arena *a)
{
	struct intercept_fit fit = {.method = {m->logistic ? "e4" : "e5", 1, (size_t)m->ratings}};
	double *at;

	m = fit.model = merge_grades(m, &fit, a);
	fit.cuts = intercept_cuts(m);
	fit.columns = m->columns;
	fit.groups = m->groups;
	fit.parameters = at = arena_array(a, fit.cuts + fit.columns + 1, sizeof *at);
	fit.why = hopeless(m, &fit);
	if (!fit.why)
		fit.why = fit_groups(m, &fit, at, a);
	if (hopeless(m, &fit)) {
		fit.group = arena_array(a, m->groups + 1, sizeof *fit.group);
		fit.sigma = fit.sigma_se = fit.lrt = fit.p = fit.icc = fit.mor =
		    figure_none(fit.why);
		return fit;
	}
	tell(m, &fit, a);
	return fit;
}

struct intercept_fit intercept_fit_laplace(struct intercept *m, struct arena *a)
{
	struct intercept_fit fit = intercept_fit(m, a);
	size_t count = fit.cuts + fit.columns + 1;
	double *at = arena_array(a, count, sizeof *at);
	struct intercept_way way = {.parameters = at, .free = count, .nodes = 25, .laplace = true};

	if (fit.why || fit.sigma.value == 0)
		return fit;
	for (size_t i = 0; i < count; i++)
		at[i] = fit.parameters[i];
	fit.why = intercept_climb(fit.model, &way);
	fit.parameters = at;
	fit.loglik = way.loglik;
	fit.nodes = 1;
	tell(fit.model, &fit, a);
	return fit;
}
