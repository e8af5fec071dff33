#include "audit/oaxaca.h"

#include "base/arena.h"

#include <assert.h>

static double mean_of(const double *y, size_t n)
{
	double sum = 0.0;

	for (size_t i = 0; i < n; i++)
		sum += y[i];
	return sum / (double)n;
}

/* The mean of each column. */
static double *means_of(struct arena *a, const struct matrix *x)
{
	double *mean = arena_array(a, x->cols + 1, sizeof *mean);

	for (size_t i = 0; i < x->rows; i++)
		for (size_t j = 0; j < x->cols; j++)
			mean[j] += matrix_row(x, i)[j];
	for (size_t j = 0; j < x->cols; j++)
		mean[j] /= (double)x->rows;
	return mean;
}

static bool pooled(struct arena *a, const struct oaxaca_group *p, const struct oaxaca_group *q,
		   double *beta)
{
	size_t rows = p->x.rows + q->x.rows, cols = p->x.cols;
	struct matrix both = matrix_new(a, rows, cols);
	double *y = arena_array(a, rows, sizeof *y);

	for (size_t i = 0; i < rows; i++) {
		const struct oaxaca_group *from = i < p->x.rows ? p : q;
		size_t row = i < p->x.rows ? i : i - p->x.rows;

		y[i] = from->y[row];
		for (size_t j = 0; j < cols; j++)
			matrix_row(&both, i)[j] = matrix_row(&from->x, row)[j];
	}
	return matrix_least_squares(a, &both, y, beta);
}

struct parts {
	const double *mean_a, *mean_b;
	size_t cols;
};

static void threefold(const struct parts *p, struct oaxaca *o)
{
	for (size_t j = 0; j < p->cols; j++) {
		double cases = p->mean_a[j] - p->mean_b[j], treated = o->beta_a[j] - o->beta_b[j];

		o->endowments += cases * o->beta_b[j];
		o->coefficients += p->mean_b[j] * treated;
		o->interaction += cases * treated;
	}
}

static struct oaxaca_split twofold(const struct parts *p, const struct oaxaca *o,
				   const double *beta)
{
	double explained = 0.0;

	for (size_t j = 0; j < p->cols; j++)
		explained += (p->mean_a[j] - p->mean_b[j]) * beta[j];
	return (struct oaxaca_split){figure_of(explained),
				     figure_of(o->mean_a - o->mean_b - explained)};
}

struct oaxaca oaxaca_blinder(struct arena *a, const struct oaxaca_group *group_a,
			     const struct oaxaca_group *group_b)
{
	size_t cols = group_a->x.cols;
	double *all = arena_array(a, cols + 1, sizeof *all);
	double *half = arena_array(a, cols + 1, sizeof *half);
	struct oaxaca o = {.beta_a = arena_array(a, cols + 1, sizeof *o.beta_a),
			   .beta_b = arena_array(a, cols + 1, sizeof *o.beta_b)};
	struct parts p = {.cols = cols};

	assert(group_b->x.cols == cols);
	if (group_a->x.rows == 0 || group_b->x.rows == 0) {
		o.why = UNDEFINED_NO_DATA;
		return o;
	}
	o.mean_a = mean_of(group_a->y, group_a->x.rows);
	o.mean_b = mean_of(group_b->y, group_b->x.rows);
	if (!matrix_least_squares(a, &group_a->x, group_a->y, o.beta_a) ||
	    !matrix_least_squares(a, &group_b->x, group_b->y, o.beta_b) ||
	    !pooled(a, group_a, group_b, all)) {
		o.why = UNDEFINED_ALIASED;
		return o;
	}
	p.mean_a = means_of(a, &group_a->x);
	p.mean_b = means_of(a, &group_b->x);
	threefold(&p, &o);
	for (size_t j = 0; j < cols; j++)
		half[j] = 0.5 * (o.beta_a[j] + o.beta_b[j]);
	o.split[OAXACA_A] = twofold(&p, &o, o.beta_a);
	o.split[OAXACA_B] = twofold(&p, &o, o.beta_b);
	o.split[OAXACA_HALF] = twofold(&p, &o, half);
	o.split[OAXACA_POOLED] = twofold(&p, &o, all);
	return o;
}
