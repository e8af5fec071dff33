/* Inside the random-intercept models: rows made ready, and the likelihood with its derivatives. */
#ifndef AUDIT_INTERCEPT_IN_H
#define AUDIT_INTERCEPT_IN_H

#include "audit/hermite.h"
#include "audit/intercept.h"
#include "base/arena.h"

/* Equal ratings of one group: same columns, same grade. */
struct intercept_cell {
	uint32_t group, grade;
	double weight;
	const double *x; /* dense, for sorting */
	size_t first;	 /* of its columns that are not 0, in `column` and `value` */
	size_t count;
	double worse,
	    better; /* at the parameters: exp(x beta - theta_g), exp(theta_(g-1) - x beta) */
	double log_gap, kappa, mu; /* of 1 - rho, rho = exp(theta_(g-1) - theta_g) */
};

struct intercept {
	size_t groups, grades, columns, cells;
	bool logistic;
	double ratings;
	double *reach; /* of each column, its largest absolute value */
	struct intercept_cell *cell;
	size_t *first; /* of each group's cells; groups + 1 */
	uint32_t *column;
	double *value;
	double *mode; /* of z, where the last search for each group ended */
	/* scratch for one group */
	double *at_worse, *at_better; /* logit^-1 at each node and cell */
	double *node_score;	      /* of each node, by local parameter */
	uint32_t *local;	      /* which parameters the group touches */
	uint32_t *place;	      /* the local number of each parameter */
	struct matrix *small;	      /* their information */
	size_t rule_nodes;	      /* which the two below hold */
	double node[HERMITE_MAX], node_weight[HERMITE_MAX];
};

/* What an evaluation gives beside the log-likelihood; all may be NULL. */
struct intercept_slopes {
	double *score;		    /* by parameter, sigma last */
	struct matrix *information; /* minus the second derivatives */
	struct intercept_group *groups;
};

/* The log-likelihood; -INFINITY where thresholds do not rise. */
double intercept_evaluate(struct intercept *m, const double *parameters, size_t nodes,
			  const struct intercept_slopes *slopes);

/* A climb to the greatest log-likelihood. */
struct intercept_way {
	double *parameters; /* from where, and then the top */
	size_t free;	    /* how many of them may change; sigma is the last */
	size_t nodes;
	bool laplace;	    /* climb the likelihood of one node; `nodes` serve the steps only */
	double loglik;	    /* at the top */
	double slope_sigma; /* the slope in sigma there */
};

/* Climbs by Newton's method. Returns why it did not arrive; UNDEFINED_RUNS_AWAY: sigma above 10. */
enum undefined intercept_climb(struct intercept *m, struct intercept_way *way);

/* log-likelihood at the top with sigma fixed; `at` (all parameters, sigma ignored) is where it starts
 * and ends. Takes as many nodes as needed, at least *nodes, at most 41: beyond a sigma of 5 the
 * limits are then good to some 1e-5 of themselves, which is more than they mean. */
struct figure intercept_top(struct intercept *m, double *at, double sigma, size_t *nodes,
			    double *slope_sigma);

/* The least number of nodes, at least `least`, beyond which the log-likelihood hardly changes; `most`
 * when that is not enough. */
size_t intercept_nodes_for(struct intercept *m, const double *parameters, size_t least,
			   size_t most);

#endif
