/*
 * Small dense matrices, row by row: what the models and the standard errors need (at most some
 * hundreds of rows). Sums run in the order of the columns, so results are the same everywhere.
 */
#ifndef BASE_MATRIX_H
#define BASE_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct matrix {
	size_t rows, cols;
	double *at; /* rows * cols numbers, row by row; lives as long as its arena */
};

/* A matrix of noughts. */
struct matrix matrix_new(struct arena *a, size_t rows, size_t cols);

static inline double *matrix_row(const struct matrix *m, size_t row)
{
	return m->at + row * m->cols;
}

/* to = m x. `x` has m->cols numbers, `to` m->rows; they must not overlap. */
void matrix_times(const struct matrix *m, const double *x, double *to);

/*
 * Cholesky: overwrites the lower triangle of the symmetric m (only that is read) with L, m = L L',
 * and the upper one with noughts. Returns false, with m spoilt, when m is not positive definite
 * (a pivot below 1e-14 of the largest diagonal).
 */
bool matrix_cholesky(struct matrix *m);

/* Solves L L' x = b in place of b. */
void matrix_cholesky_solve(const struct matrix *l, double *b);

/* to = (L L')^-1, symmetric; `to` has the size of l and must not be l. */
void matrix_cholesky_inverse(const struct matrix *l, struct matrix *to);

/* log |L L'|. */
double matrix_cholesky_logdet(const struct matrix *l);

/*
 * Solves m x = b in place of b by elimination with row exchanges; m is spoilt. Returns false when m
 * is singular (a pivot below 1e-13 of the largest number of m).
 */
bool matrix_solve(struct matrix *m, double *b);

/*
 * Least squares by Householder reflections: the `x.cols` numbers of `beta` that minimise
 * |y - x beta|. Returns false when columns depend on each other (or there are fewer rows than
 * columns); x and y stay as they are.
 */
bool matrix_least_squares(struct arena *a, const struct matrix *x, const double *y, double *beta);

#endif
