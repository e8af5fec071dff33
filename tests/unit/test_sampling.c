/* How many to read, how to share them out, unequal chances: the edges. The reference cases
 * (tests/cases/stats) hold the figures. */
#include "audit/allocate.h"
#include "audit/sample_size.h"
#include "audit/samplers.h"
#include "audit/unequal.h"
#include "base/arena.h"
#include "unit.h"

#include <math.h>

static void population_of_one(void **state)
{
	struct sample_plan p = {1, 0.05, 0.5, 0.95, 1, 0};
	struct sample_size s = sample_size_for_margin(&p);

	(void)state;
	assert_int_equal(s.whole, 1);
	assert_false(defined(s.margin));
	assert_false(defined(sample_margin_of(&p, 1).sample));
}

static void nothing_to_find(void **state)
{
	(void)state;
	assert_false(discovery_size(5500, 0, 0.05).possible);
	assert_int_equal(discovery_size(10, 3, 1).n, 0);
	assert_int_equal(discovery_size(10, 3, 0).n, 8);
}

static void allocation_adds_up(void **state)
{
	static const int64_t sizes[] = {5000, 3, 200, 0, 41};
	struct arena a = {0};

	(void)state;
	for (int64_t n = 0; n <= 5244; n += 23) {
		static const enum allocation how[] = {ALLOCATE_PROPORTIONAL, ALLOCATE_EQUAL,
						      ALLOCATE_POWER};

		for (size_t i = 0; i < 3; i++) {
			struct allocation_plan p = {
			    .how = how[i], .n = n, .strata = 5, .sizes = sizes};
			struct allocated to;
			int64_t sum = 0;

			assert_true(allocate(&to, &p, &a));
			for (size_t h = 0; h < 5; h++) {
				assert_in_range(to.whole[h], 0, sizes[h]);
				sum += to.whole[h];
			}
			assert_int_equal(sum, n);
		}
	}
	arena_close(&a);
}

static void allocation_that_cannot_be(void **state)
{
	static const int64_t sizes[] = {10, 20};
	static const double flat[] = {0, 0};
	struct allocation_plan p = {
	    .how = ALLOCATE_PROPORTIONAL, .n = 31, .strata = 2, .sizes = sizes};
	struct arena a = {0};
	struct allocated to;

	(void)state;
	assert_false(allocate(&to, &p, &a));
	p.n = 3;
	p.least = 2;
	assert_false(allocate(&to, &p, &a));
	p.least = 0;
	p.how = ALLOCATE_NEYMAN;
	p.spreads = flat;
	assert_false(allocate(&to, &p, &a));
	arena_close(&a);
}

static void too_few_with_a_size(void **state)
{
	static const double size[] = {0, 0, 3};
	double chance[3];

	(void)state;
	assert_true(chances_by_size(chance, size, 3, 2) == SIZE_MAX);
	assert_true(chances_by_size(chance, size, 3, 1) == 1);
	assert_true(chance[2] == 1 && chance[0] == 0);
}

/* Whatever the start, a systematic draw takes n cases, none of them twice. */
static void systematic_takes_n(void **state)
{
	double size[57], chance[57];
	size_t to[13];

	(void)state;
	for (size_t i = 0; i < 57; i++)
		size[i] = (double)(i % 7);
	assert_true(chances_by_size(chance, size, 57, 13) == 0);
	for (double u = 0; u < 1; u += 0.0173) {
		assert_int_equal(systematic_by_chance(to, chance, 57, 13, u), 13);
		for (size_t i = 1; i < 13; i++)
			assert_true(to[i] > to[i - 1]);
		systematic_equal(to, 57, 13, u);
		for (size_t i = 1; i < 13; i++)
			assert_true(to[i] > to[i - 1] && to[i] < 57);
	}
}

static void estimates_without_a_chance(void **state)
{
	static const double y[] = {1, 0}, chance[] = {0.5, 0}, sure[] = {1, 1};
	struct arena a = {0};
	struct unequal_estimate e = unequal_estimate(y, chance, NULL, 2, 4, &a);

	(void)state;
	assert_int_equal(e.total.why, UNDEFINED_WRONG_INPUT);
	e = unequal_estimate(y, sure, NULL, 2, 2, &a);
	assert_true(defined(e.variance_deville) && e.variance_deville.value == 0);
	assert_false(defined(e.variance_syg));
	e = unequal_estimate(y, chance, NULL, 1, 4, &a);
	assert_false(defined(e.variance_hansen));
	arena_close(&a);
}

static void units_round_to_nearest(void **state)
{
	uint8_t ones[SHA256_BYTES], none[SHA256_BYTES] = {0}, half[SHA256_BYTES] = {0x80};

	(void)state;
	memset(ones, 0xff, sizeof ones);
	assert_true(bit_source_unit(ones) == 1);
	assert_true(bit_source_unit(none) == 0);
	assert_true(bit_source_unit(half) == 0.5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(population_of_one, "a population of one has no margin"),
	    TEST(nothing_to_find,
		 "what is not there cannot be found, and certainty is had for nothing"),
	    TEST(allocation_adds_up, "an allocation adds up and takes no more than there is"),
	    TEST(allocation_that_cannot_be, "an allocation that cannot be is refused"),
	    TEST(too_few_with_a_size, "a case without a size is never drawn"),
	    TEST(systematic_takes_n, "a systematic draw takes n cases, each once"),
	    TEST(estimates_without_a_chance, "a case without a chance gives no estimate"),
	    TEST(units_round_to_nearest, "256 bits round to the nearest double"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
