#include "base/matrix.h"

#include "base/arena.h"

#include <math.h>

#include "unit.h"

static struct matrix filled(struct arena *a, size_t rows, size_t cols, const double *numbers)
{
	struct matrix m = matrix_new(a, rows, cols);

	for (size_t i = 0; i < rows * cols; i++)
		m.at[i] = numbers[i];
	return m;
}

/* 4 2 / 2 5 = L L' with L = 2 0 / 1 2; the determinant is 16; 4x+2y=8, 2x+5y=12 gives x=1, y=2. */
static void cholesky(void **state)
{
	struct arena a = {0};
	struct matrix m = filled(&a, 2, 2, (double[]){4, 2, 2, 5}), inverse = matrix_new(&a, 2, 2);
	double b[2] = {8, 12};

	(void)state;
	assert_true(matrix_cholesky(&m));
	assert_near(m.at[0], 2.0, 1e-15);
	assert_near(m.at[1], 0.0, 0.0);
	assert_near(m.at[2], 1.0, 1e-15);
	assert_near(m.at[3], 2.0, 1e-15);
	assert_near(matrix_cholesky_logdet(&m), log(16.0), 1e-14);
	matrix_cholesky_solve(&m, b);
	assert_near(b[0], 1.0, 1e-14);
	assert_near(b[1], 2.0, 1e-14);
	matrix_cholesky_inverse(&m, &inverse);
	assert_near(inverse.at[0], 5.0 / 16, 1e-15);
	assert_near(inverse.at[1], -2.0 / 16, 1e-15);
	assert_near(inverse.at[2], -2.0 / 16, 1e-15);
	assert_near(inverse.at[3], 4.0 / 16, 1e-15);
	arena_close(&a);
}

static void cholesky_refuses(void **state)
{
	struct arena a = {0};
	struct matrix flat = filled(&a, 2, 2, (double[]){1, 1, 1, 1});
	struct matrix saddle = filled(&a, 2, 2, (double[]){1, 2, 2, 1});

	(void)state;
	assert_false(matrix_cholesky(&flat));
	assert_false(matrix_cholesky(&saddle));
	arena_close(&a);
}

/* The first pivot is nought, so rows have to be exchanged: y=3, x+y+z=6, 2x+z=3 gives 0, 3, 3. */
static void elimination(void **state)
{
	struct arena a = {0};
	struct matrix m = filled(&a, 3, 3, (double[]){0, 1, 0, 1, 1, 1, 2, 0, 1});
	struct matrix singular = filled(&a, 2, 2, (double[]){1, 2, 2, 4});
	double b[3] = {3, 6, 3};

	(void)state;
	assert_true(matrix_solve(&m, b));
	assert_near(b[0], 0.0, 1e-14);
	assert_near(b[1], 3.0, 1e-14);
	assert_near(b[2], 3.0, 1e-14);
	assert_false(matrix_solve(&singular, b));
	arena_close(&a);
}

/* Through (0,1), (1,3), (2,4): slope 3/2, mean 8/3 at 1, so the line is 7/6 + 3/2 x. */
static void least_squares(void **state)
{
	struct arena a = {0};
	struct matrix x = filled(&a, 3, 2, (double[]){1, 0, 1, 1, 1, 2});
	struct matrix twice = filled(&a, 3, 2, (double[]){1, 2, 1, 2, 1, 2});
	struct matrix wide = filled(&a, 1, 2, (double[]){1, 2});
	double y[3] = {1, 3, 4}, beta[2];

	(void)state;
	assert_true(matrix_least_squares(&a, &x, y, beta));
	assert_near(beta[0], 7.0 / 6, 1e-14);
	assert_near(beta[1], 1.5, 1e-14);
	assert_near(x.at[5], 2.0, 0.0);
	assert_false(matrix_least_squares(&a, &twice, y, beta));
	assert_false(matrix_least_squares(&a, &wide, y, beta));
	arena_close(&a);
}

static void times(void **state)
{
	struct arena a = {0};
	struct matrix m = filled(&a, 2, 3, (double[]){1, 2, 3, 4, 5, 6});
	double to[2];

	(void)state;
	matrix_times(&m, (double[]){1, 0, -1}, to);
	assert_near(to[0], -2.0, 0.0);
	assert_near(to[1], -2.0, 0.0);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(cholesky, "a positive definite matrix is split, solved, inverted"),
	    TEST(cholesky_refuses, "a matrix that is not positive definite is refused"),
	    TEST(elimination, "equations are solved with rows exchanged, singular ones refused"),
	    TEST(least_squares, "least squares give the line, and refuse columns that depend"),
	    TEST(times, "a matrix times a vector"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
