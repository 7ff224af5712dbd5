/*
 * The same with the instructions that newer x86 processors have for it: a page of
 * 100 tags is 500 digests, and the simulator shares its machine with the program that
 * is measured.
 */
#include "tests/hubsim/sha256_block.h"

#include <stddef.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

bool sha256_x86_there(void)
{
	unsigned a, b, c, d;

	/* SHA is a bit of leaf 7, SSSE3 and SSE4.1 are bits of leaf 1. */
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b >> 29 & 1 &&
	       __get_cpuid(1, &a, &b, &c, &d) && c >> 9 & 1 && c >> 19 & 1;
}

/* Four words of the message, in the order of the machine. */
__attribute__((target("ssse3,sse4.1"))) static __m128i four(const unsigned char *p)
{
	return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)p),
				_mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
}

/* The four words after w[0..15], which move up. */
__attribute__((target("sha,ssse3,sse4.1"))) static __m128i next_four(__m128i w[4])
{
	__m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]),
				    _mm_alignr_epi8(w[3], w[2], 4));
	__m128i new = _mm_sha256msg2_epu32(sum, w[3]);

	w[0] = w[1];
	w[1] = w[2];
	w[2] = w[3];
	w[3] = new;
	return new;
}

/* The registers hold the state as {a,b,e,f} and {c,d,g,h}, from the top. */
__attribute__((target("sha,ssse3,sse4.1"))) void sha256_x86_block(
	uint32_t state[8], const unsigned char *p)
{
	__m128i low = _mm_loadu_si128((const __m128i *)(const void *)state);
	__m128i high = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
	__m128i badc = _mm_shuffle_epi32(low, 0xb1),
		hgfe = _mm_shuffle_epi32(high, 0x1b);
	__m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
	__m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
	__m128i abef_was = abef, cdgh_was = cdgh, w[4];

	for (size_t i = 0; i < 16; i++) {
		__m128i k = _mm_loadu_si128(
			(const __m128i *)(const void *)(sha256_constants + 4 * i));
		__m128i words = i < 4 ? (w[i] = four(p + 16 * i)) : next_four(w);

		k = _mm_add_epi32(k, words);
		cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
		abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0e));
	}
	abef = _mm_add_epi32(abef, abef_was);
	cdgh = _mm_add_epi32(cdgh, cdgh_was);
	badc = _mm_shuffle_epi32(abef, 0x1b);
	hgfe = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(badc, hgfe, 0xf0));
	_mm_storeu_si128((__m128i *)(void *)(state + 4),
			 _mm_alignr_epi8(hgfe, badc, 8));
}
#else
bool sha256_x86_there(void)
{
	return false;
}

void sha256_x86_block(uint32_t state[8], const unsigned char *p)
{
	sha256_block(state, p);
}
#endif
