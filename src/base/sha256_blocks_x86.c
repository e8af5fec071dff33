/*
 * The SHA extensions of x86-64 (FIPS 180-4 in two instructions): sha256rnds2 does two rounds on half of
 * the words, sha256msg1 and msg2 make the schedule of the message. The words lie in two registers, as
 * the instruction wants them: a b e f and c d g h, the first one highest.
 */
#include "base/sha256_blocks.h"

#include <cpuid.h>
#include <immintrin.h>

bool sha256_blocks_there(void)
{
	unsigned a, b, c, d;
	const unsigned sse41_ssse3 = 1U << 19 | 1U << 9, sha = 1U << 29;

	if (!__get_cpuid(1, &a, &b, &c, &d) || (c & sse41_ssse3) != sse41_ssse3)
		return false;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & sha);
}

/* The next four words of the message from the last sixteen, oldest first. */
__attribute__((target("sha,sse4.1"))) static inline __m128i schedule(__m128i w0, __m128i w1,
								     __m128i w2, __m128i w3)
{
	__m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4));

	return _mm_sha256msg2_epu32(sum, w3);
}

/* Four rounds. */
__attribute__((target("sha,sse4.1"))) static inline void rounds(__m128i *abef, __m128i *cdgh,
								__m128i w, int at)
{
	__m128i k = _mm_loadu_si128((const __m128i *)(const void *)&sha256_rounds[at]);

	w = _mm_add_epi32(w, k);
	*cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, w);
	*abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(w, 0x0e));
}

__attribute__((target("sha,sse4.1"))) static inline void one_block(__m128i *abef, __m128i *cdgh,
								   const unsigned char *p)
{
	const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	const __m128i before_abef = *abef, before_cdgh = *cdgh;
	__m128i w[4];

	for (size_t i = 0; i < 4; i++) {
		w[i] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
		w[i] = _mm_shuffle_epi8(w[i], big_endian);
		rounds(abef, cdgh, w[i], 4 * (int)i);
	}
	for (int at = 16; at < 64; at += 16) {
		w[0] = schedule(w[0], w[1], w[2], w[3]);
		rounds(abef, cdgh, w[0], at);
		w[1] = schedule(w[1], w[2], w[3], w[0]);
		rounds(abef, cdgh, w[1], at + 4);
		w[2] = schedule(w[2], w[3], w[0], w[1]);
		rounds(abef, cdgh, w[2], at + 8);
		w[3] = schedule(w[3], w[0], w[1], w[2]);
		rounds(abef, cdgh, w[3], at + 12);
	}
	*abef = _mm_add_epi32(*abef, before_abef);
	*cdgh = _mm_add_epi32(*cdgh, before_cdgh);
}

__attribute__((target("sha,sse4.1"))) void sha256_blocks(uint32_t words[SHA256_WORDS],
							 const unsigned char *p, size_t count)
{
	uint32_t *h = words;
	__m128i abef = _mm_set_epi32((int)h[0], (int)h[1], (int)h[4], (int)h[5]);
	__m128i cdgh = _mm_set_epi32((int)h[2], (int)h[3], (int)h[6], (int)h[7]);

	for (size_t i = 0; i < count; i++)
		one_block(&abef, &cdgh, p + SHA256_BLOCK * i);
	h[0] = (uint32_t)_mm_extract_epi32(abef, 3);
	h[1] = (uint32_t)_mm_extract_epi32(abef, 2);
	h[4] = (uint32_t)_mm_extract_epi32(abef, 1);
	h[5] = (uint32_t)_mm_extract_epi32(abef, 0);
	h[2] = (uint32_t)_mm_extract_epi32(cdgh, 3);
	h[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
	h[6] = (uint32_t)_mm_extract_epi32(cdgh, 1);
	h[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}
