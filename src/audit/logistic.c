#include "audit/logistic.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 60, HALVINGS = 30, EFFECT_MOST = 20 };

#define NEAR 1e-8 /* twice what a step should still gain of log-likelihood */

double logistic_share(double eta)
{
	return eta < 0 ? exp(eta) / (1 + exp(eta)) : 1 / (1 + exp(-eta));
}

/* log(1 + exp(eta)), without overflow. */
static double log_one_and_exp(double eta)
{
	return eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta));
}

static double row_times(const struct matrix *x, size_t row, const double *beta)
{
	const double *at = matrix_row(x, row);
	double sum = 0;

	for (size_t j = 0; j < x->cols; j++)
		sum += at[j] * beta[j];
	return sum;
}

static double loglik_at(const struct matrix *x, const double *y, const double *beta)
{
	double sum = 0;

	for (size_t i = 0; i < x->rows; i++) {
		double eta = row_times(x, i, beta);

		sum += y[i] * eta - log_one_and_exp(eta);
	}
	return sum;
}

/* The slope of the log-likelihood, and the lower triangle of the information. */
static void look(const struct matrix *x, const double *y, const double *beta, double *score,
		 struct matrix *information)
{
	memset(score, 0, x->cols * sizeof *score);
	memset(information->at, 0, x->cols * x->cols * sizeof *information->at);
	for (size_t i = 0; i < x->rows; i++) {
		const double *at = matrix_row(x, i);
		double p = logistic_share(row_times(x, i, beta)), weight = p * (1 - p);

		for (size_t j = 0; j < x->cols; j++) {
			score[j] += at[j] * (y[i] - p);
			for (size_t k = 0; k <= j; k++)
				matrix_row(information, j)[k] += weight * at[j] * at[k];
		}
	}
}

/* Goes along the step as far as the likelihood rises. Returns whether it did. */
static bool climb(struct logistic *l, const struct matrix *x, const double *y, const double *step,
		  double *trial)
{
	double share = 1;

	for (int i = 0; i < HALVINGS; i++, share /= 2) {
		double loglik;

		for (size_t j = 0; j < x->cols; j++)
			trial[j] = l->beta[j] + share * step[j];
		loglik = loglik_at(x, y, trial);
		if (loglik > l->loglik) {
			memcpy(l->beta, trial, x->cols * sizeof *trial);
			l->loglik = loglik;
			return true;
		}
	}
	return false;
}

/* So near the top the likelihood cannot tell any more, and the step can: it squares what is left. */
static void last_step(struct logistic *l, const struct matrix *x, const double *y,
		      const double *step)
{
	for (size_t j = 0; j < x->cols; j++)
		l->beta[j] += step[j];
	l->loglik = loglik_at(x, y, l->beta);
}

static bool runs_away(const double *beta, size_t columns)
{
	for (size_t j = 0; j < columns; j++)
		if (fabs(beta[j]) > EFFECT_MOST)
			return true;
	return false;
}

static enum undefined search(struct arena *a, struct logistic *l, const struct matrix *x,
			     const double *y)
{
	double *score = arena_array(a, x->cols, sizeof *score);
	double *step = arena_array(a, x->cols, sizeof *step);
	double *trial = arena_array(a, x->cols, sizeof *trial);
	struct matrix information = matrix_new(a, x->cols, x->cols);

	for (int round = 0; round < ROUNDS; round++) {
		double promise = 0;

		look(x, y, l->beta, score, &information);
		if (!matrix_cholesky(&information))
			return round ? UNDEFINED_SEPARATION : UNDEFINED_ALIASED;
		memcpy(step, score, x->cols * sizeof *step);
		matrix_cholesky_solve(&information, step);
		for (size_t j = 0; j < x->cols; j++)
			promise += step[j] * score[j];
		if (promise < NEAR) {
			last_step(l, x, y, step);
			look(x, y, l->beta, score, &information);
			if (!matrix_cholesky(&information))
				return UNDEFINED_SEPARATION;
			matrix_cholesky_inverse(&information, &l->covariance);
			return DEFINED;
		}
		if (!climb(l, x, y, step, trial))
			return UNDEFINED_NOT_FOUND;
		if (runs_away(l->beta, x->cols))
			return UNDEFINED_SEPARATION;
	}
	return UNDEFINED_NOT_FOUND;
}

struct logistic logistic_fit(struct arena *a, const struct matrix *x, const double *y)
{
	struct logistic l = {.why = UNDEFINED_NO_DATA};

	if (x->rows == 0 || x->cols == 0)
		return l;
	l.beta = arena_array(a, x->cols, sizeof *l.beta);
	l.covariance = matrix_new(a, x->cols, x->cols);
	l.loglik = loglik_at(x, y, l.beta);
	l.why = search(a, &l, x, y);
	return l;
}
