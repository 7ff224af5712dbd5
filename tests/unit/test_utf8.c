/* Decoding: the vectors of Unicode 15, section 3.9, and the edges of every range. */
#include "model/utf8.h"
#include "tests/check.h"

enum { SEEN_MAX = 32 };

struct seen {
	size_t n, bad;
	uint32_t cp[SEEN_MAX];
};

static struct seen decode(struct str s)
{
	struct seen seen = { 0 };

	for (size_t at = 0; at < s.len && seen.n < SEEN_MAX;) {
		bool valid;

		at += utf8_next((struct str){ s.ptr + at, s.len - at },
				&seen.cp[seen.n++], &valid);
		seen.bad += !valid;
	}
	return seen;
}

/* Every `n` characters must be `want`. */
static void expect(struct str s, size_t n, const uint32_t *want)
{
	struct seen seen = decode(s);

	CU_ASSERT_EQUAL_FATAL(seen.n, n);
	for (size_t i = 0; i < n; i++)
		CU_ASSERT_EQUAL(seen.cp[i], want[i]);
}

#define BAD UTF8_BAD
#define EXPECT(bytes, ...)                                                             \
	do {                                                                           \
		const uint32_t want[] = { __VA_ARGS__ };                               \
                                                                                       \
		expect(STR(bytes), sizeof(want) / sizeof(*want), want);                \
	} while (0)

static void test_best_practice_vectors(void)
{
	/* Tables 3-8 (non-shortest), 3-9 (surrogates), 3-10 (others), 3-11 (truncated).
	 */
	EXPECT("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", BAD, BAD, BAD, BAD, BAD, BAD,
	       BAD, BAD, 0x41);
	EXPECT("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", BAD, BAD, BAD, BAD, BAD, BAD,
	       BAD, BAD, 0x41);
	EXPECT("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", BAD, BAD, BAD, BAD, BAD, 0x41,
	       BAD, BAD, 0x42);
	EXPECT("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", BAD, BAD, BAD, BAD, 0x41);
	EXPECT("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", 0x61, BAD, BAD,
	       BAD, 0x62, BAD, 0x63, BAD, BAD, 0x64);
}

static void test_edges_of_ranges(void)
{
	EXPECT("\xC2\x80\xDF\xBF", 0x80, 0x7FF);
	EXPECT("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", 0x800, 0xD7FF,
	       0xE000, 0xFFFF);
	EXPECT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 0x10000, 0x10FFFF);
	EXPECT("\xC1\xBF", BAD, BAD);
	EXPECT("\xE0\x9F\xBF", BAD, BAD, BAD);
	EXPECT("\xF0\x8F\xBF\xBF", BAD, BAD, BAD, BAD);
	EXPECT("\xF4\x90\x80\x80", BAD, BAD, BAD, BAD);
	EXPECT("\xF5\x80", BAD, BAD);
}

static void test_truncated_tails(void)
{
	EXPECT("\xC3", BAD);
	EXPECT("\xE2\x82", BAD);
	EXPECT("\xF0\x9F\x92", BAD);
	EXPECT("\xF0\x9F\x92!", BAD, '!');
	EXPECT("\0", 0);
}

static void test_a_real_replacement_character_is_valid(void)
{
	CU_ASSERT_EQUAL(decode(STR("\xEF\xBF\xBD")).bad, 0);
	CU_ASSERT_EQUAL(decode(STR("\xEF\xBF")).bad, 1);
}

static void test_every_character_comes_back(void)
{
	size_t wrong = 0;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		bool surrogate = cp >= 0xD800 && cp <= 0xDFFF, valid = false;
		char buf[4];
		uint32_t back = 0;
		size_t n = utf8_put(cp, buf);

		wrong += utf8_next((struct str){ buf, n }, &back, &valid) != n;
		wrong += !valid || back != (surrogate ? BAD : cp);
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void test_valid_tells_where(void)
{
	size_t at = 77;

	CU_ASSERT_TRUE(utf8_valid(STR("pl\xC3\xA4in"), &at));
	CU_ASSERT_EQUAL(at, 77);
	CU_ASSERT_TRUE(utf8_valid((struct str){ NULL, 0 }, NULL));
	CU_ASSERT_FALSE(utf8_valid(STR("ab\xC3\xA4\xED\xA0\x80"), &at));
	CU_ASSERT_EQUAL(at, 4);
	CU_ASSERT_FALSE(utf8_valid(STR("\xC0\xAF"), NULL));
}

CHECK_MAIN("utf8", test_best_practice_vectors, test_edges_of_ranges,
	   test_truncated_tails, test_a_real_replacement_character_is_valid,
	   test_every_character_comes_back, test_valid_tells_where)
