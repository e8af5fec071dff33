#include "audit/betabinomial.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

enum { STEPS = 200, LOG_PRECISION_MOST = 15 };

struct data {
	const double *good, *of;
	size_t teams;
};

/* A point and the likelihood there, with its slopes in logit mean and log precision. */
struct point {
	double logit, log_m;
	double loglik, d1, d2, h11, h12, h22;
};

/* Sums of log(x + k), 1/(x + k) and 1/(x + k)^2 for k = 0 ... count - 1, which are differences of
 * log-gamma functions and their derivatives, without their cancellation. */
struct rising {
	double log, once, twice;
};

static void rise(struct rising *r, double x, double count)
{
	double product = 1;

	for (size_t k = 0; k < (size_t)count; k++) {
		double here = x + (double)k, one = 1 / here;

		product *= here;
		if (product > 1e200 || product < 1e-200) {
			r->log += log(product);
			product = 1;
		}
		r->once += one;
		r->twice += one * one;
	}
	r->log += log(product);
}

static void look(const struct data *d, struct point *p)
{
	double mean = 1 / (1 + exp(-p->logit)), m = exp(p->log_m), a = mean * m, b = m - a;
	double c = m * mean * (1 - mean), la, lb, laa, lbb, lab;
	struct rising good = {0}, poor = {0}, all = {0};

	for (size_t j = 0; j < d->teams; j++) {
		rise(&good, a, d->good[j]);
		rise(&poor, b, d->of[j] - d->good[j]);
		rise(&all, m, d->of[j]);
	}
	p->loglik = good.log + poor.log - all.log;
	la = good.once - all.once;
	lb = poor.once - all.once;
	lab = all.twice;
	laa = lab - good.twice;
	lbb = lab - poor.twice;
	p->d1 = (la - lb) * c;
	p->d2 = la * a + lb * b;
	p->h11 = (laa - 2 * lab + lbb) * c * c + (la - lb) * c * (1 - 2 * mean);
	p->h12 = ((laa - lab) * a + (lab - lbb) * b + la - lb) * c;
	p->h22 = laa * a * a + 2 * lab * a * b + lbb * b * b + p->d2;
}

/* One damped Newton step. False when no step gains. */
static bool step(const struct data *d, struct point *p)
{
	double damp = 0, size = fabs(p->h11) + fabs(p->h22) + 1e-300;

	for (int i = 0; i<60; i++, damp = damp> 0 ? 4 * damp : 1e-3 * size) {
		double i11 = damp - p->h11, i22 = damp - p->h22, det = i11 * i22 - p->h12 * p->h12;
		struct point next;

		if (!(i11 > 0) || !(det > 1e-13 * i11 * fabs(i22)))
			continue;
		next.logit = p->logit + (i22 * p->d1 + p->h12 * p->d2) / det;
		next.log_m = p->log_m + (i11 * p->d2 + p->h12 * p->d1) / det;
		if (fabs(next.logit - p->logit) > 3 || fabs(next.log_m - p->log_m) > 3)
			continue;
		look(d, &next);
		if (next.loglik >= p->loglik - 1e-12 * fabs(p->loglik)) {
			*p = next;
			return true;
		}
	}
	return false;
}

static enum undefined climb(const struct data *d, struct point *p)
{
	look(d, p);
	for (int i = 0; i < STEPS; i++) {
		double logit = p->logit, log_m = p->log_m;

		if (!step(d, p))
			return UNDEFINED_NOT_FOUND;
		if (p->log_m > LOG_PRECISION_MOST)
			return UNDEFINED_BOUNDARY;
		if (p->log_m < -LOG_PRECISION_MOST)
			return UNDEFINED_RUNS_AWAY;
		if (fabs(p->logit - logit) + fabs(p->log_m - log_m) < 1e-11)
			return DEFINED;
	}
	return UNDEFINED_NOT_FOUND;
}

static void moments(const struct data *d, struct betabinomial *to)
{
	double y = 0, n = 0, n2 = 0, s = 0, pm, teams = 0;

	for (size_t j = 0; j < d->teams; j++) {
		y += d->good[j];
		n += d->of[j];
		n2 += d->of[j] * d->of[j];
		teams += d->of[j] > 0;
	}
	pm = y / n;
	for (size_t j = 0; j < d->teams; j++) {
		double apart = d->of[j] > 0 ? d->good[j] / d->of[j] - pm : 0;

		s += d->of[j] * apart * apart;
	}
	to->moments_mean = pm;
	to->moments_rho =
	    figure_ratio(s - pm * (1 - pm) * (teams - 1),
			 pm * (1 - pm) * (n - n2 / n - (teams - 1)), UNDEFINED_TOO_FEW);
}

static enum undefined hopeless(const struct data *d, struct betabinomial *to)
{
	double y = 0, n = 0;
	size_t teams = 0;

	for (size_t j = 0; j < d->teams; j++) {
		y += d->good[j];
		n += d->of[j];
		teams += d->of[j] > 0;
		if (d->good[j] < 0 || d->good[j] > d->of[j])
			return UNDEFINED_WRONG_INPUT;
	}
	to->method.n = (size_t)n;
	if (n == 0)
		return UNDEFINED_NO_DATA;
	if (teams < 2)
		return UNDEFINED_ONE_GROUP;
	return y == 0 || y == n ? UNDEFINED_ALL_ONE_GRADE : DEFINED;
}

static void tell_team(const struct betabinomial *f, double y, double n, double threshold,
		      struct betabinomial_team *to)
{
	double a = f->alpha.value + y, b = f->beta.value + n - y, m = a + b;

	to->mean = figure_of(a / m);
	to->sd = figure_of(sqrt(a * b / (m * m * (m + 1))));
	to->low = figure_of(dist_beta_quantile(0.025, a, b, TAIL_LOWER));
	to->high = figure_of(dist_beta_quantile(0.025, a, b, TAIL_UPPER));
	to->above = figure_of(dist_beta(fmin(fmax(threshold, 0), 1), a, b, TAIL_UPPER));
}

static void tell_point(struct betabinomial *to, const struct point *p)
{
	double mean = 1 / (1 + exp(-p->logit)), m = exp(p->log_m);
	double det = p->h11 * p->h22 - p->h12 * p->h12;

	to->mean = figure_of(mean);
	to->precision = figure_of(m);
	to->alpha = figure_of(mean * m);
	to->beta = figure_of(m - mean * m);
	to->rho = figure_of(1 / (m + 1));
	to->loglik = p->loglik;
	to->se_logit_mean = figure_checked(sqrt(-p->h22 / det), UNDEFINED_NOT_FOUND);
	to->se_log_precision = figure_checked(sqrt(-p->h11 / det), UNDEFINED_NOT_FOUND);
}

/* No more variation than by chance: every team at the mean. */
static void tell_boundary(struct betabinomial *to, double y, double n)
{
	to->mean = figure_of(y / n);
	to->rho = figure_of(0);
	to->loglik = y * log(y / n) + (n - y) * log(1 - y / n);
}

static void none(struct betabinomial *to, size_t teams, enum undefined why)
{
	struct figure no = figure_none(why);

	to->alpha = to->beta = to->precision = to->mean = to->rho = no;
	to->se_logit_mean = to->se_log_precision = no;
	for (size_t j = 0; j < teams; j++)
		to->team[j] = (struct betabinomial_team){no, no, no, no, no};
}

struct betabinomial betabinomial_of(const double *good, const double *of, size_t teams,
				    double threshold, struct arena *a)
{
	struct betabinomial to = {.method = {"e6", 1, 0}};
	struct data d = {good, of, teams};
	struct point p = {0};
	enum undefined why;

	to.team = arena_array(a, teams + 1, sizeof *to.team);
	to.moments_rho = figure_none(UNDEFINED_NO_DATA);
	to.why = hopeless(&d, &to);
	none(&to, teams, to.why);
	if (to.why)
		return to;
	moments(&d, &to);
	p.logit = log(to.moments_mean / (1 - to.moments_mean));
	p.log_m = to.moments_rho.value > 1e-3 ? log(1 / to.moments_rho.value - 1) : 5;
	p.log_m = fmin(fmax(p.log_m, -3), 8);
	why = climb(&d, &p);
	if (why && why != UNDEFINED_BOUNDARY) {
		to.why = why;
		none(&to, teams, why);
		return to;
	}
	none(&to, teams, UNDEFINED_BOUNDARY);
	if (why)
		tell_boundary(&to, to.moments_mean * (double)to.method.n, (double)to.method.n);
	else
		tell_point(&to, &p);
	for (size_t j = 0; j < teams; j++) {
		if (why)
			to.team[j].mean = to.mean;
		else
			tell_team(&to, good[j], of[j], threshold, &to.team[j]);
	}
	return to;
}
