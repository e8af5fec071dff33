/*
 * Text looked at 64 bytes at once, a lane of it after the other: 16 bytes where the processor has
 * instructions for as many, else one. A lane is compared with a byte by ==, such answers are joined
 * by |, and block_bits makes a bit of each byte's.
 */
#ifndef INTAKE_BLOCK_H
#define INTAKE_BLOCK_H

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 };

#ifdef __SSE2__
#include <emmintrin.h>

enum { BLOCK_LANE = 16 };

typedef signed char block_lane __attribute__((vector_size(BLOCK_LANE)));

static inline uint64_t block_bits(block_lane answer)
{
	return (unsigned)_mm_movemask_epi8((__m128i)answer);
}
#else
enum { BLOCK_LANE = 1 };

typedef signed char block_lane;

static inline uint64_t block_bits(int answer)
{
	return (unsigned)answer;
}
#endif

/* The lane of the bytes at p. */
static inline block_lane block_lane_at(const char *p)
{
	block_lane lane;

	memcpy(&lane, p, sizeof lane);
	return lane;
}

#endif
