/*
 * Newton's method on constant and sigma. Each team's likelihood is an average over z = b / sigma by nine
 * adaptive Gauss-Hermite nodes; slopes and information are posterior averages at them (Louis 1982).
 */
#include "audit/sigma_quick.h"

#include "audit/hermite.h"

#include <math.h>
#include <stdbool.h>

enum { NODES = 9, STEPS = 60, HALVINGS = 30 };

struct quick {
	const double *good, *of;
	size_t teams;
	double node[NODES], weight[NODES]; /* weight: its logarithm, and half the node's square */
};

/* A point, and what the likelihood does there. */
struct point {
	double constant, sigma, loglik;
	double slope[2];   /* in the constant, in sigma */
	double cc, cs, ss; /* minus the second derivatives */
};

/* Posterior sums of one team. */
struct sums {
	double s, zs, s2, zs2, zss; /* of y - np =: s, z s, s^2, (z s)^2, z s^2 */
	double v, zv, zzv;	    /* of n p q =: v, z v, z^2 v */
};

/* The z at which a team's likelihood is greatest, and the width about it. */
static double mode(const struct point *at, double y, double n, double *width)
{
	double z = 0, bend = 1;

	for (int i = 0; i < 30; i++) {
		double p = 1 / (1 + exp(-(at->constant + at->sigma * z))), step;

		bend = at->sigma * at->sigma * n * p * (1 - p) + 1;
		step = (at->sigma * (y - n * p) - z) / bend;
		/* The likelihood's tails are straight lines: a step must not leap across them. */
		step = fmax(-2, fmin(2, step));
		z += step;
		if (fabs(step) < 1e-3)
			break;
	}
	*width = 1 / sqrt(bend);
	return z;
}

static void add_node(struct sums *to, double weight, double z, double s, double v)
{
	to->s += weight * s;
	to->zs += weight * z * s;
	to->s2 += weight * s * s;
	to->zss += weight * z * s * s;
	to->zs2 += weight * z * s * z * s;
	to->v += weight * v;
	to->zv += weight * z * v;
	to->zzv += weight * z * z * v;
}

static void add_team(const struct quick *q, struct point *at, double y, double n)
{
	double z[NODES], p[NODES], part[NODES], width, top = -INFINITY, sum = 0;
	double centre = mode(at, y, n, &width);
	struct sums t = {0};

	for (int k = 0; k < NODES; k++) {
		double eta;

		z[k] = centre + width * q->node[k];
		eta = at->constant + at->sigma * z[k];
		p[k] = 1 / (1 + exp(-eta));
		part[k] = q->weight[k] - z[k] * z[k] / 2 + y * eta -
			  n * (eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta)));
		top = fmax(top, part[k]);
	}
	for (int k = 0; k < NODES; k++)
		sum += part[k] = exp(part[k] - top);
	for (int k = 0; k < NODES; k++)
		add_node(&t, part[k] / sum, z[k], y - n * p[k], n * p[k] * (1 - p[k]));
	at->loglik += top + log(sum * width);
	at->slope[0] += t.s;
	at->slope[1] += t.zs;
	at->cc += t.v - (t.s2 - t.s * t.s);
	at->cs += t.zv - (t.zss - t.s * t.zs);
	at->ss += t.zzv - (t.zs2 - t.zs * t.zs);
}

static struct point look(const struct quick *q, double constant, double sigma)
{
	struct point at = {.constant = constant, .sigma = sigma};

	for (size_t j = 0; j < q->teams; j++)
		add_team(q, &at, q->good[j], q->of[j]);
	return at;
}

/* The step to take, damped until it leads upwards. Returns twice what it should gain. */
static double aim(const struct point *at, double step[2])
{
	double more = 0, det, scale;

	do {
		det = (at->cc + more) * (at->ss + more) - at->cs * at->cs;
		if (at->cc + more > 0 && det > 1e-12)
			break;
		more = more > 0 ? 8 * more : 1e-3 * (1 + fabs(at->cc) + fabs(at->ss));
	} while (more < 1e15);
	step[0] = ((at->ss + more) * at->slope[0] - at->cs * at->slope[1]) / det;
	step[1] = ((at->cc + more) * at->slope[1] - at->cs * at->slope[0]) / det;
	scale = fmin(1, fmin(3 / fabs(step[0]), 1 / fabs(step[1])));
	for (int i = 0; i < 2; i++)
		step[i] *= step[i] != 0 ? scale : 1;
	return step[0] * at->slope[0] + step[1] * at->slope[1];
}

/* Climbs to the top from a sigma. */
static struct point climb(const struct quick *q, double constant, double sigma)
{
	struct point at = look(q, constant, sigma);

	for (int i = 0; i < STEPS && at.sigma < SIGMA_QUICK_MOST && fabs(at.constant) < 30; i++) {
		double step[2], length = 1;
		struct point there;
		bool up = false;

		if (aim(&at, step) < 1e-10)
			break;
		for (int h = 0; h < HALVINGS && !up; h++, length /= 2) {
			there = look(q, at.constant + length * step[0],
				     fabs(at.sigma + length * step[1]));
			up = there.loglik > at.loglik;
		}
		if (!up)
			break;
		at = there;
	}
	return at;
}

double sigma_quick(const double *good, const double *of, size_t teams)
{
	struct quick q = {good, of, teams, {0}, {0}};
	double y = 0, n = 0, constant;
	struct point top, none;

	for (size_t j = 0; j < teams; j++) {
		y += good[j];
		n += of[j];
	}
	if (!(y > 0) || !(y < n))
		return 0;
	hermite_nodes(NODES, q.node, q.weight);
	for (int k = 0; k < NODES; k++)
		q.weight[k] = log(q.weight[k]) + q.node[k] * q.node[k] / 2;
	constant = log(y / (n - y));
	none = look(&q, constant, 0);
	top = climb(&q, constant, 0.6);
	/* A second hill, near 0, hides behind a first one far off; or the top is at 0 itself. */
	if (top.loglik < none.loglik + 1e-9 && none.ss < 0)
		top = climb(&q, constant, 0.2);
	if (top.loglik < none.loglik + 1e-9)
		return 0;
	return fmin(top.sigma, SIGMA_QUICK_MOST);
}
