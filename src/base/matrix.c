#include "base/matrix.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

struct matrix matrix_new(struct arena *a, size_t rows, size_t cols)
{
	size_t count = rows * cols;

	assert(cols == 0 || count / cols == rows);
	return (struct matrix){rows, cols, arena_array(a, count ? count : 1, sizeof(double))};
}

static double dot(const double *x, const double *y, size_t n)
{
	double sum = 0.0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

void matrix_times(const struct matrix *m, const double *x, double *to)
{
	for (size_t i = 0; i < m->rows; i++)
		to[i] = dot(matrix_row(m, i), x, m->cols);
}

bool matrix_cholesky(struct matrix *m)
{
	double largest = 0.0;

	assert(m->rows == m->cols);
	for (size_t i = 0; i < m->rows; i++)
		largest = fmax(largest, matrix_row(m, i)[i]);
	for (size_t i = 0; i < m->rows; i++) {
		double *row = matrix_row(m, i), pivot;

		for (size_t j = 0; j < i; j++) {
			const double *other = matrix_row(m, j);

			row[j] = (row[j] - dot(row, other, j)) / other[j];
		}
		pivot = row[i] - dot(row, row, i);
		if (!(pivot > 1e-14 * largest))
			return false;
		row[i] = sqrt(pivot);
		for (size_t j = i + 1; j < m->cols; j++)
			row[j] = 0.0;
	}
	return true;
}

void matrix_cholesky_solve(const struct matrix *l, double *b)
{
	size_t n = l->rows;

	for (size_t i = 0; i < n; i++) {
		const double *row = matrix_row(l, i);

		b[i] = (b[i] - dot(row, b, i)) / row[i];
	}
	for (size_t i = n; i-- > 0;) {
		double sum = b[i];

		for (size_t j = i + 1; j < n; j++)
			sum -= matrix_row(l, j)[i] * b[j];
		b[i] = sum / matrix_row(l, i)[i];
	}
}

void matrix_cholesky_inverse(const struct matrix *l, struct matrix *to)
{
	assert(to->at != l->at && to->rows == l->rows && to->cols == l->cols);
	for (size_t i = 0; i < l->rows; i++) {
		double *row = matrix_row(to, i);

		for (size_t j = 0; j < l->cols; j++)
			row[j] = i == j ? 1.0 : 0.0;
		matrix_cholesky_solve(l, row);
	}
	for (size_t i = 0; i < l->rows; i++)
		for (size_t j = 0; j < i; j++)
			matrix_row(to, j)[i] = matrix_row(to, i)[j];
}

double matrix_cholesky_logdet(const struct matrix *l)
{
	double sum = 0.0;

	for (size_t i = 0; i < l->rows; i++)
		sum += log(matrix_row(l, i)[i]);
	return 2.0 * sum;
}

static double largest_of(const struct matrix *m)
{
	double largest = 0.0;

	for (size_t i = 0; i < m->rows * m->cols; i++)
		largest = fmax(largest, fabs(m->at[i]));
	return largest;
}

/* Brings the row with the largest number of the column to its place. */
static void exchange(struct matrix *m, double *b, size_t col)
{
	size_t best = col;

	for (size_t i = col + 1; i < m->rows; i++)
		if (fabs(matrix_row(m, i)[col]) > fabs(matrix_row(m, best)[col]))
			best = i;
	if (best == col)
		return;
	for (size_t j = col; j < m->cols; j++) {
		double kept = matrix_row(m, col)[j];

		matrix_row(m, col)[j] = matrix_row(m, best)[j];
		matrix_row(m, best)[j] = kept;
	}
	double kept = b[col];

	b[col] = b[best];
	b[best] = kept;
}

bool matrix_solve(struct matrix *m, double *b)
{
	double least = 1e-13 * largest_of(m);
	size_t n = m->rows;

	assert(m->rows == m->cols);
	for (size_t k = 0; k < n; k++) {
		exchange(m, b, k);
		if (!(fabs(matrix_row(m, k)[k]) > least))
			return false;
		for (size_t i = k + 1; i < n; i++) {
			double share = matrix_row(m, i)[k] / matrix_row(m, k)[k];

			for (size_t j = k; j < n; j++)
				matrix_row(m, i)[j] -= share * matrix_row(m, k)[j];
			b[i] -= share * b[k];
		}
	}
	for (size_t i = n; i-- > 0;) {
		const double *row = matrix_row(m, i);

		b[i] = (b[i] - dot(row + i + 1, b + i + 1, n - i - 1)) / row[i];
	}
	return true;
}

/* Reflects what lies at and below row k of the numbers `v` (one a row, `step` apart). */
static void reflect(const double *mirror, size_t rows, size_t k, double *v, size_t step)
{
	double length = 0.0, along = 0.0;

	for (size_t i = k; i < rows; i++) {
		length += mirror[i] * mirror[i];
		along += mirror[i] * v[i * step];
	}
	if (length <= 0.0)
		return;
	for (size_t i = k; i < rows; i++)
		v[i * step] -= 2.0 * along / length * mirror[i];
}

/* The mirror that leaves of column k only its length, in row k. */
static void mirror_of(const struct matrix *q, size_t k, double *mirror)
{
	double length = 0.0;

	for (size_t i = k; i < q->rows; i++) {
		mirror[i] = matrix_row(q, i)[k];
		length += mirror[i] * mirror[i];
	}
	mirror[k] += copysign(sqrt(length), mirror[k]);
}

bool matrix_least_squares(struct arena *a, const struct matrix *x, const double *y, double *beta)
{
	size_t n = x->rows, p = x->cols;
	struct matrix q = matrix_new(a, n, p);
	double *left = arena_array(a, n ? n : 1, sizeof *left);
	double *mirror = arena_array(a, n ? n : 1, sizeof *mirror), least = 1e-12 * largest_of(x);

	if (n < p)
		return false;
	for (size_t i = 0; i < n * p; i++)
		q.at[i] = x->at[i];
	for (size_t i = 0; i < n; i++)
		left[i] = y[i];
	for (size_t k = 0; k < p; k++) {
		mirror_of(&q, k, mirror);
		for (size_t j = k; j < p; j++)
			reflect(mirror, n, k, q.at + j, p);
		reflect(mirror, n, k, left, 1);
		if (!(fabs(matrix_row(&q, k)[k]) > least))
			return false;
	}
	for (size_t k = p; k-- > 0;) {
		const double *row = matrix_row(&q, k);

		beta[k] = (left[k] - dot(row + k + 1, beta + k + 1, p - k - 1)) / row[k];
	}
	return true;
}
