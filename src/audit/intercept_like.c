/*
 * The likelihood of a random-intercept model and its slopes, group by group. With z = b / sigma, a
 * group's contribution is the integral of the product of its ratings' probabilities over z ~ N(0,1).
 *
 * With A = logit^-1(theta_g - eta) and B = logit^-1(eta - theta_(g-1)), which are 1 for the best and
 * the worst grade, a rating has probability A B (1 - rho), rho = exp(theta_(g-1) - theta_g): no
 * difference of nearly equal numbers is taken, and rho does not depend on eta. So the slope in eta is
 * A - B, minus the second one A(1-A) + B(1-B), and exp(b) is a factor of both odds: one exponential a
 * node does for the whole group.
 */
#include "audit/intercept_in.h"

#include <assert.h>
#include <math.h>

enum { STEPS = 100 };

/* One group being worked on, at parameters given. */
struct group_at {
	struct intercept *m;
	const struct intercept_cell *cell;
	size_t cells, nodes, locals;
	double sigma, z, scale;			    /* mode and width of the integrand in z */
	double at[HERMITE_MAX], share[HERMITE_MAX]; /* the nodes in z, and the posterior on them */
};

static void set_nodes(struct intercept *m, size_t nodes)
{
	if (m->rule_nodes != nodes)
		hermite_nodes(nodes, m->node, m->node_weight);
	m->rule_nodes = nodes;
}

/* What each cell has of its own at these parameters. False when thresholds do not rise. */
static bool set_cells(struct intercept *m, const double *theta)
{
	size_t cuts = intercept_cuts(m);
	const double *beta = theta + cuts;

	for (size_t k = 1; k < cuts; k++) {
		if (!(theta[k] > theta[k - 1]))
			return false;
	}
	for (size_t i = 0; i < m->cells; i++) {
		struct intercept_cell *c = &m->cell[i];
		double eta = 0, over, under;

		for (size_t j = c->first; j < c->first + c->count; j++)
			eta += m->value[j] * beta[m->column[j]];
		over = m->logistic ? 0 : c->grade < cuts ? theta[c->grade] : 0;
		under = m->logistic ? 0 : c->grade > 0 ? theta[c->grade - 1] : 0;
		c->worse = c->grade + 1 < m->grades ? exp(eta - over) : 0;
		c->better = c->grade > 0 ? exp(under - eta) : 0;
		c->log_gap = c->kappa = c->mu = 0;
		if (c->grade > 0 && c->grade + 1 < m->grades) {
			double gap = -expm1(under - over);

			c->log_gap = log(gap);
			c->kappa = exp(under - over) / gap;
			c->mu = c->kappa / gap;
		}
	}
	return true;
}

/* Slope in z of the log integrand, and minus its second derivative. */
static double slope(const struct group_at *g, double z, double *curve)
{
	double up = exp(g->sigma * z), down = 1 / up, d = 0, h = 0;

	for (size_t i = 0; i < g->cells; i++) {
		const struct intercept_cell *c = &g->cell[i];
		double a = 1 / (1 + c->worse * up), b = 1 / (1 + c->better * down);

		d += c->weight * (a - b);
		h += c->weight * (a * (1 - a) + b * (1 - b));
	}
	*curve = 1 + g->sigma * g->sigma * h;
	return g->sigma * d - z;
}

/*
 * Where the integrand is greatest, and how wide it is. Its log is concave, so its slope falls: Newton's
 * method within the bracket of slopes seen so far cannot miss.
 */
static void find_mode(struct group_at *g, double start)
{
	double low = -INFINITY, high = INFINITY, z = start, curve = 1;
	bool settled = false;

	for (int i = 0; i < STEPS && g->sigma > 0 && !settled; i++) {
		double d = slope(g, z, &curve), next = z + d / curve;

		if (d > 0)
			low = z;
		else
			high = z;
		settled = fabs(next - z) <= 1e-8 * (1 + fabs(z)); /* Newton doubles the digits */
		if (!settled && (next <= low || next >= high || fabs(next - z) > 4))
			next = isinf(low) ? z - 4 : isinf(high) ? z + 4 : low + (high - low) / 2;
		z = next;
	}
	if (g->sigma > 0)
		(void)slope(g, z, &curve);
	else
		z = 0;
	g->z = z;
	g->scale = 1 / sqrt(curve);
}

/* The log of the ratings' probability at z, without the constants log_gap. */
static double log_ratings(const struct group_at *g, double z)
{
	double up = exp(g->sigma * z), down = 1 / up, product = 1, sum = 0;

	for (size_t i = 0; i < g->cells; i++) {
		const struct intercept_cell *c = &g->cell[i];
		double odds = (1 + c->worse * up) * (1 + c->better * down);

		if (c->weight != 1) {
			sum += c->weight * log(odds);
			continue;
		}
		product *= odds;
		if (product > 1e20) {
			sum += log(product);
			product = 1;
		}
	}
	return -sum - log(product);
}

/* The log of the integral, and the posterior's share of each node. */
static double integrate(struct group_at *g, const struct intercept *m)
{
	double most = -INFINITY, sum = 0, constant = 0;

	for (size_t k = 0; k < g->nodes; k++) {
		double node = m->node[k];

		g->at[k] = g->z + g->scale * node;
		g->share[k] = log_ratings(g, g->at[k]) - g->at[k] * g->at[k] / 2 + node * node / 2 +
			      log(m->node_weight[k]);
		most = fmax(most, g->share[k]);
	}
	for (size_t k = 0; k < g->nodes; k++) {
		g->share[k] = exp(g->share[k] - most);
		sum += g->share[k];
	}
	for (size_t k = 0; k < g->nodes; k++)
		g->share[k] /= sum;
	for (size_t i = 0; i < g->cells; i++)
		constant += g->cell[i].weight * g->cell[i].log_gap;
	return constant + most + log(sum) + log(g->scale);
}

static void tell_group(const struct group_at *g, struct intercept_group *to)
{
	double mean = 0, spread = 0;

	*to = (struct intercept_group){0};
	for (size_t i = 0; i < g->cells; i++)
		to->ratings += g->cell[i].weight;
	for (size_t k = 0; k < g->nodes; k++)
		mean += g->share[k] * g->at[k];
	for (size_t k = 0; k < g->nodes; k++)
		spread += g->share[k] * (g->at[k] - mean) * (g->at[k] - mean);
	to->mode = g->sigma * g->z;
	to->mode_sd = g->sigma * g->scale;
	to->post_mean = g->sigma * mean;
	to->post_sd = g->sigma * sqrt(spread);
}

/* Gives parameter p a local number, if it has none. */
static void touch(struct group_at *g, size_t p)
{
	struct intercept *m = g->m;

	if (m->place[p] < g->locals && m->local[m->place[p]] == p)
		return;
	m->place[p] = (uint32_t)g->locals;
	m->local[g->locals++] = (uint32_t)p;
}

static void touch_all(struct group_at *g)
{
	struct intercept *m = g->m;
	size_t cuts = intercept_cuts(m);

	g->locals = 0;
	for (size_t i = 0; i < g->cells; i++) {
		const struct intercept_cell *c = &g->cell[i];

		if (cuts && c->grade < cuts)
			touch(g, c->grade);
		if (cuts && c->grade > 0)
			touch(g, c->grade - 1);
		for (size_t j = c->first; j < c->first + c->count; j++)
			touch(g, cuts + m->column[j]);
	}
	touch(g, cuts + m->columns);
}

/* The slope of the log-probability of all ratings in each local parameter at node k. */
static void score_at(struct group_at *g, size_t k)
{
	struct intercept *m = g->m;
	size_t cuts = intercept_cuts(m);
	double up = exp(g->sigma * g->at[k]), down = 1 / up, total = 0;
	double *score = m->node_score + k * g->locals;

	for (size_t p = 0; p < g->locals; p++)
		score[p] = 0;
	for (size_t i = 0; i < g->cells; i++) {
		const struct intercept_cell *c = &g->cell[i];
		double a = 1 / (1 + c->worse * up), b = 1 / (1 + c->better * down);
		double d = c->weight * (a - b);

		m->at_worse[i * g->nodes + k] = a;
		m->at_better[i * g->nodes + k] = b;
		total += d;
		if (cuts && c->grade < cuts)
			score[m->place[c->grade]] += c->weight * (1 - a + c->kappa);
		if (cuts && c->grade > 0)
			score[m->place[c->grade - 1]] -= c->weight * (1 - b + c->kappa);
		for (size_t j = c->first; j < c->first + c->count; j++)
			score[m->place[cuts + m->column[j]]] += d * m->value[j];
	}
	score[m->place[cuts + m->columns]] = total * g->at[k];
}

/* Adds to both halves of the small matrix, at parameters p and q. */
static void add(const struct group_at *g, size_t p, size_t q, double what)
{
	size_t i = g->m->place[p], j = g->m->place[q];

	matrix_row(g->m->small, i)[j] += what;
	if (i != j)
		matrix_row(g->m->small, j)[i] += what;
}

/* Posterior averages over the nodes of A(1-A), B(1-B), of these times z, and of their sum times z^2. */
struct averages {
	double a, b, az, bz, zz;
};

static struct averages average(const struct group_at *g, size_t cell)
{
	struct averages s = {0};

	for (size_t k = 0; k < g->nodes; k++) {
		double a = g->m->at_worse[cell * g->nodes + k];
		double b = g->m->at_better[cell * g->nodes + k], z = g->at[k];

		a = g->share[k] * a * (1 - a);
		b = g->share[k] * b * (1 - b);
		s.a += a;
		s.b += b;
		s.az += a * z;
		s.bz += b * z;
		s.zz += (a + b) * z * z;
	}
	return s;
}

/* The information of one cell were its group's b known, averaged over the posterior of b. */
static void add_cell(const struct group_at *g, size_t cell)
{
	const struct intercept *m = g->m;
	const struct intercept_cell *c = &g->cell[cell];
	struct averages s = average(g, cell);
	size_t cuts = intercept_cuts(m), sigma = cuts + m->columns, last = c->first + c->count;
	bool over = cuts && c->grade < cuts, under = cuts && c->grade > 0;
	double w = c->weight;

	add(g, sigma, sigma, w * s.zz);
	if (over) {
		add(g, c->grade, c->grade, w * (s.a + c->mu));
		add(g, c->grade, sigma, -w * s.az);
	}
	if (under) {
		add(g, c->grade - 1, c->grade - 1, w * (s.b + c->mu));
		add(g, c->grade - 1, sigma, -w * s.bz);
	}
	if (over && under)
		add(g, c->grade, c->grade - 1, -w * c->mu);
	for (size_t j = c->first; j < last; j++) {
		size_t p = cuts + m->column[j];
		double x = w * m->value[j];

		add(g, p, sigma, x * (s.az + s.bz));
		if (over)
			add(g, c->grade, p, -x * s.a);
		if (under)
			add(g, c->grade - 1, p, -x * s.b);
		for (size_t i = c->first; i <= j; i++)
			add(g, cuts + m->column[i], p, x * m->value[i] * (s.a + s.b));
	}
}

/* Takes away the posterior variance of the score, and adds the group to the whole (Louis 1982). */
static void add_group(struct group_at *g, const struct intercept_slopes *to)
{
	struct intercept *m = g->m;

	for (size_t i = 0; i < g->locals; i++) {
		double mean = 0;

		for (size_t k = 0; k < g->nodes; k++)
			mean += g->share[k] * m->node_score[k * g->locals + i];
		to->score[m->local[i]] += mean;
		for (size_t k = 0; k < g->nodes; k++)
			m->node_score[k * g->locals + i] -= mean;
	}
	for (size_t k = 0; k < g->nodes; k++) {
		const double *s = m->node_score + k * g->locals;

		if (g->share[k] < 1e-18)
			continue;
		for (size_t i = 0; i < g->locals; i++) {
			double *row = matrix_row(m->small, i), share = g->share[k] * s[i];

			for (size_t j = 0; j < g->locals; j++)
				row[j] -= share * s[j];
		}
	}
	for (size_t i = 0; i < g->locals; i++) {
		for (size_t j = 0; j < g->locals; j++)
			matrix_row(to->information, m->local[i])[m->local[j]] +=
			    matrix_row(m->small, i)[j];
	}
}

static void derive(struct group_at *g, const struct intercept_slopes *to)
{
	touch_all(g);
	for (size_t k = 0; k < g->nodes; k++)
		score_at(g, k);
	for (size_t i = 0; i < g->locals; i++) {
		for (size_t j = 0; j < g->locals; j++)
			matrix_row(g->m->small, i)[j] = 0;
	}
	for (size_t i = 0; i < g->cells; i++)
		add_cell(g, i);
	add_group(g, to);
}

static void clear(const struct intercept_slopes *to, size_t parameters)
{
	for (size_t i = 0; i < parameters; i++) {
		to->score[i] = 0;
		for (size_t j = 0; j < parameters; j++)
			matrix_row(to->information, i)[j] = 0;
	}
}

double intercept_evaluate(struct intercept *m, const double *parameters, size_t nodes,
			  const struct intercept_slopes *slopes)
{
	size_t count = intercept_parameters(m);
	double sigma = fabs(parameters[count - 1]), sum = 0;

	if (!set_cells(m, parameters))
		return -INFINITY;
	set_nodes(m, sigma > 0 ? nodes : 1);
	if (slopes && slopes->score)
		clear(slopes, count);
	for (size_t i = 0; i < m->groups; i++) {
		struct group_at g = {.m = m, .sigma = sigma, .nodes = m->rule_nodes};

		g.cell = m->cell + m->first[i];
		g.cells = m->first[i + 1] - m->first[i];
		find_mode(&g, m->mode[i]);
		m->mode[i] = g.z;
		sum += integrate(&g, m);
		if (slopes && slopes->groups)
			tell_group(&g, &slopes->groups[i]);
		if (slopes && slopes->score && g.cells)
			derive(&g, slopes);
	}
	return sum;
}

struct figure intercept_loglik(struct intercept *m, const double *parameters, size_t nodes,
			       struct intercept_group *groups)
{
	struct intercept_slopes slopes = {.groups = groups};

	return figure_checked(intercept_evaluate(m, parameters, nodes, &slopes),
			      UNDEFINED_WRONG_INPUT);
}
