/*
 * Gauss-Hermite nodes for averages over the standard normal distribution: E f(Z) is about
 * sum weight[k] f(node[k]), exactly so for polynomials up to degree 2n - 1.
 *
 * The nodes are the eigenvalues of the symmetric tridiagonal matrix with sqrt(1), sqrt(2) ... beside
 * its diagonal (Golub and Welsch 1969), found by bisection on the number of eigenvalues below a point,
 * which cannot fail; the weights are the reciprocal Christoffel sums of the orthonormal polynomials.
 */
#ifndef AUDIT_HERMITE_H
#define AUDIT_HERMITE_H

#include <stddef.h>

enum { HERMITE_MAX = 128 };

/* Fills `n` nodes in ascending order and their weights, 1 <= n <= HERMITE_MAX. Weights sum to 1. */
void hermite_nodes(size_t n, double *node, double *weight);

#endif
