/* Profile likelihood of sigma: the likelihood at its best for each sigma. Method e4b. */
#include "audit/intercept_in.h"
#include "base/dist.h"

#include <math.h>

static const double sigma_most = 12;
enum { NODES_MOST = 41 };

struct profile {
	struct intercept *m;
	double *at; /* the parameters of the point last looked at: the next one is near */
	size_t count, nodes;
	double top, drop; /* the greatest log-likelihood; sqrt of twice what may be lost */
};

struct figure intercept_top(struct intercept *m, double *at, double sigma, size_t *nodes,
			    double *slope_sigma)
{
	size_t count = intercept_parameters(m), need;
	struct intercept_way way = {.parameters = at, .free = count - 1, .nodes = *nodes};
	enum undefined why;

	at[count - 1] = sigma;
	for (;;) {
		why = intercept_climb(m, &way);
		need = sigma > 0 ? intercept_nodes_for(m, at, way.nodes, NODES_MOST) : way.nodes;
		if (why || need == way.nodes)
			break;
		way.nodes = need;
	}
	*nodes = way.nodes;
	if (slope_sigma)
		*slope_sigma = way.slope_sigma;
	return why ? figure_none(why) : figure_of(way.loglik);
}

static void from_fit(struct profile *p, const struct intercept_fit *fit)
{
	for (size_t i = 0; i < p->count; i++)
		p->at[i] = fit->parameters[i];
	p->nodes = 15;
}

static struct profile open_profile(const struct intercept_fit *fit, struct arena *a)
{
	struct profile p = {.m = fit->model, .count = fit->cuts + fit->columns + 1};

	p.at = arena_array(a, p.count, sizeof(double));
	from_fit(&p, fit);
	return p;
}

struct figure intercept_profile(const struct intercept_fit *fit, double sigma)
{
	struct arena a = {0};
	struct profile p;
	struct figure found;

	if (fit->why && fit->why != UNDEFINED_RUNS_AWAY)
		return figure_none(fit->why);
	p = open_profile(fit, &a);
	found = intercept_top(p.m, p.at, sigma, &p.nodes, NULL);
	arena_close(&a);
	return found;
}

/* How much further the likelihood at sigma may fall before sigma is outside: above 0 is outside. It is
 * nearly linear in sigma; *step is what Newton's method adds to sigma. False when not found. */
static bool outside(struct profile *p, double sigma, double *far, double *step)
{
	double slope = 0, lost;
	struct figure top = intercept_top(p->m, p->at, sigma, &p->nodes, &slope);

	if (!defined(top))
		return false;
	lost = sqrt(2 * fmax(0, p->top - top.value));
	*far = lost - p->drop;
	*step = slope != 0 ? *far * lost / slope : INFINITY;
	return true;
}

/* The limit between `in`, which is inside, and `out`, which is outside or (upwards) not yet known. */
static struct figure find(struct profile *p, double in, double out, double sigma)
{
	for (int i = 0; i < 80; i++) {
		double far, step, next;

		if (!outside(p, sigma, &far, &step))
			return figure_none(UNDEFINED_NOT_FOUND);
		if (far > 0)
			out = sigma;
		else
			in = sigma;
		if (in >= sigma_most)
			return figure_none(UNDEFINED_NOT_REACHED);
		next = sigma + step;
		if (isinf(out))
			next = fmin(next > in ? fmin(next, 3 * in + 1) : 3 * in + 1, sigma_most);
		else if (!(next > fmin(in, out) && next < fmax(in, out)))
			next = in + (out - in) / 2;
		if (fabs(next - sigma) < 1e-9 * (1 + sigma) || fabs(far) < 1e-11)
			return figure_of(next);
		sigma = next;
	}
	return figure_none(UNDEFINED_NOT_FOUND);
}

static struct figure upper(struct profile *p, const struct intercept_fit *fit)
{
	double from = fit->sigma.value, guess = from + 0.5;

	if (fit->why)
		return figure_none(fit->why);
	if (defined(fit->sigma_se))
		guess = from + fmin(1, p->drop * fit->sigma_se.value);
	from_fit(p, fit);
	return find(p, from, INFINITY, fmin(guess, sigma_most));
}

static struct figure lower(struct profile *p, const struct intercept_fit *fit)
{
	double to = fit->why ? 10 : fit->sigma.value;

	if (2 * (p->top - fit->loglik_null) <= p->drop * p->drop)
		return figure_of(0);
	from_fit(p, fit);
	return find(p, to, 0, fit->why ? 1 : to / 2);
}

/* The limits where the log-likelihood has fallen by half the square of `drop`. */
static struct interval limits_at(const struct intercept_fit *fit, double drop)
{
	struct arena a = {0};
	struct profile p;
	struct interval limits;

	if (fit->why && fit->why != UNDEFINED_RUNS_AWAY)
		return interval_none(fit->why);
	p = open_profile(fit, &a);
	p.top = fit->loglik;
	p.drop = drop;
	limits.lower = lower(&p, fit);
	limits.upper = upper(&p, fit);
	arena_close(&a);
	return limits;
}

struct interval intercept_sigma_limits(const struct intercept_fit *fit, double level)
{
	return limits_at(fit, dist_normal_quantile((1 - level) / 2, TAIL_UPPER));
}

struct interval intercept_sigma_cautious(const struct intercept_fit *fit, double level)
{
	size_t groups = 0;

	for (size_t j = 0; j < fit->groups; j++)
		groups += fit->group[j].ratings > 0;
	if (groups < 2)
		return interval_none(fit->why ? fit->why : UNDEFINED_ONE_GROUP);
	return limits_at(fit, dist_t_quantile((1 - level) / 2, (double)groups - 1, TAIL_UPPER));
}
