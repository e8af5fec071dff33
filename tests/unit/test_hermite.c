#include "unit.h"

#include "audit/hermite.h"

#include <math.h>

static double moment(size_t n, int power)
{
	double node[HERMITE_MAX], weight[HERMITE_MAX], sum = 0;

	hermite_nodes(n, node, weight);
	for (size_t k = 0; k < n; k++)
		sum += weight[k] * pow(node[k], power);
	return sum;
}

static void three_nodes_are_those_of_the_book(void **state)
{
	double node[3], weight[3];

	(void)state;
	hermite_nodes(3, node, weight);
	assert_true(fabs(node[2] - sqrt(3)) < 1e-15);
	assert_true(node[1] == 0 && node[0] == -node[2]);
	assert_true(fabs(weight[0] - 1.0 / 6) < 1e-15);
	assert_true(fabs(weight[1] - 2.0 / 3) < 1e-15);
}

static void moments_of_the_normal_are_exact(void **state)
{
	(void)state;
	for (size_t n = 1; n <= HERMITE_MAX; n += n < 30 ? 1 : 7) {
		assert_true(fabs(moment(n, 0) - 1) < 1e-13);
		assert_true(moment(n, 1) == 0 || fabs(moment(n, 1)) < 1e-15);
		if (n >= 2)
			assert_true(fabs(moment(n, 2) - 1) < 1e-12);
		if (n >= 5)
			assert_true(fabs(moment(n, 8) - 105) < 1e-9);
	}
}

static void a_smooth_average_needs_few_nodes(void **state)
{
	double node[20], weight[20], sum = 0;

	(void)state;
	hermite_nodes(20, node, weight);
	for (size_t k = 0; k < 20; k++)
		sum += weight[k] * cos(node[k]);
	assert_true(fabs(sum - exp(-0.5)) < 1e-14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(three_nodes_are_those_of_the_book, "three nodes are those of the book"),
	    TEST(moments_of_the_normal_are_exact, "moments of the normal are exact"),
	    TEST(a_smooth_average_needs_few_nodes, "a smooth average needs few nodes"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
