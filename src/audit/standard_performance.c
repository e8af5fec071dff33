#include "audit/standard_performance.h"

#include "audit/hermite.h"
#include "base/arena.h"

#include <math.h>

enum { NODES = 51 };

static double logistic(double x)
{
	return 1 / (1 + exp(-x));
}

static double linear(const struct intercept_rows *rows, size_t row, const double *beta)
{
	double sum = 0;

	for (size_t j = 0; j < rows->columns; j++)
		sum += rows->x[row * rows->columns + j] * beta[j];
	return sum;
}

/* The mean of logistic(eta + b) over b ~ N(0, sigma^2). */
static double averaged(double eta, double sigma, const double *node, const double *weight)
{
	double sum = 0;

	for (size_t k = 0; k < NODES; k++)
		sum += weight[k] * logistic(eta + sigma * node[k]);
	return sum;
}

static void add_row(struct standard_team *t, double weight, double eta, uint32_t grade)
{
	t->ratings += weight;
	t->observed += grade ? weight : 0;
	t->predicted += weight * logistic(eta + t->mode);
	t->expected += weight * logistic(eta);
}

struct standard standard_performance(const struct intercept_rows *rows, const double *parameters,
				     struct arena *a)
{
	struct standard to = {.method = {"e8", 1, 0}};
	struct intercept_rows logistic_rows = *rows;
	struct intercept_group *groups = arena_array(a, rows->groups + 1, sizeof *groups);
	double node[NODES], weight[NODES], sigma = parameters[rows->columns], good = 0, all = 0;

	hermite_nodes(NODES, node, weight);
	logistic_rows.logistic = true;
	(void)intercept_loglik(intercept_new(&logistic_rows, a), parameters, 25, groups);
	to.team = arena_array(a, rows->groups + 1, sizeof *to.team);
	for (size_t g = 0; g < rows->groups; g++)
		to.team[g].mode = groups[g].mode;
	for (size_t i = 0; i < rows->rows; i++) {
		double w = rows->weight ? rows->weight[i] : 1, eta = linear(rows, i, parameters);
		struct standard_team *t = &to.team[rows->group[i]];

		add_row(t, w, eta, rows->grade[i]);
		t->expected_marginal += w * averaged(eta, sigma, node, weight);
		good += rows->grade[i] ? w : 0;
		all += w;
	}
	to.method.n = (size_t)all;
	to.overall = figure_ratio(good, all, UNDEFINED_NO_DATA);
	for (size_t g = 0; g < rows->groups; g++) {
		struct standard_team *t = &to.team[g];

		t->ratio = figure_ratio(t->predicted, t->expected, UNDEFINED_NO_DATA);
		t->rsp =
		    defined(t->ratio) ? figure_of(t->ratio.value * to.overall.value) : t->ratio;
		t->observed_ratio =
		    figure_ratio(t->observed, t->expected_marginal, UNDEFINED_NO_DATA);
	}
	return to;
}
