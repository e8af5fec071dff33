/* What every unit test needs of cmocka, and tests that are named by a sentence. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* One row of the list a program's main runs. */
#define TEST(function, sentence)                                                                   \
	{                                                                                          \
		sentence, function, NULL, NULL, NULL                                               \
	}

/* Text that should be equal to a literal, byte for byte. */
#define assert_str(s, literal)                                                                     \
	do {                                                                                       \
		struct str str_ = (s);                                                             \
		assert_int_equal(str_.len, sizeof(literal) - 1);                                   \
		if (sizeof(literal) > 1)                                                           \
			assert_memory_equal(str_.p, literal, sizeof(literal) - 1);                 \
	} while (0)

/* Two numbers that differ by no more than `slack`. */
#define assert_near(got, wanted, slack)                                                            \
	do {                                                                                       \
		double got_ = (got), wanted_ = (wanted);                                           \
		if (!(fabs(got_ - wanted_) <= (slack)))                                            \
			fail_msg("%.15g is not %.15g", got_, wanted_);                             \
	} while (0)

#endif
