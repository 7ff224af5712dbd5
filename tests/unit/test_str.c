/* Borrowed strings: order, search, hash. */
#include "model/arena.h"
#include "model/str.h"
#include "tests/check.h"

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static int natural(const char *a, const char *b)
{
	return sign(str_natural_cmp(str_from(a), str_from(b)));
}

static void test_cmp_is_by_bytes(void)
{
	CU_ASSERT_EQUAL(str_cmp(STR("a"), STR("a")), 0);
	CU_ASSERT_TRUE(str_cmp(STR("a"), STR("b")) < 0);
	CU_ASSERT_TRUE(str_cmp(STR("ab"), STR("a")) > 0);
	CU_ASSERT_TRUE(str_cmp(STR("\xff"), STR("a")) > 0);
	CU_ASSERT_TRUE(str_cmp(STR("a\0b"), STR("a")) > 0);
	CU_ASSERT_EQUAL(str_cmp((struct str){ NULL, 0 }, STR("")), 0);
	CU_ASSERT_TRUE(str_cmp((struct str){ NULL, 0 }, STR("a")) < 0);
}

static void test_natural_reads_numbers(void)
{
	CU_ASSERT_EQUAL(natural("v2", "v10"), -1);
	CU_ASSERT_EQUAL(natural("1.9.12", "1.10.0"), -1);
	CU_ASSERT_EQUAL(natural("v1", "V2"), -1);
	CU_ASSERT_EQUAL(natural("v2", "V1"), 1);
	CU_ASSERT_EQUAL(natural("a", "a1"), -1);
	CU_ASSERT_EQUAL(natural("99999999999999999999998", "99999999999999999999999"),
			-1);
	CU_ASSERT_EQUAL(natural("x007y1", "x7y2"), -1);
	CU_ASSERT_EQUAL(natural("0", "00"), -1);
}

static void test_natural_is_a_total_order(void)
{
	static const char *const s[] = { "",    "0",    "00",  "007", "1",    "1.0",
					 "10",  "2",    "A",   "a",   "a-1",  "a.1",
					 "a01", "a1",   "a1b", "a1B", "a1:",  "a1/",
					 "a10", "aa",   "b",   "v1",  "v1.0", "V10",
					 "v9",  "\xc3", "~",   "-1" };
	size_t n = sizeof(s) / sizeof(*s);

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int ij = natural(s[i], s[j]);

			CU_ASSERT_EQUAL(ij, -natural(s[j], s[i]));
			CU_ASSERT_EQUAL(ij == 0, i == j);
			for (size_t k = 0; k < n; k++)
				if (ij < 0 && natural(s[j], s[k]) < 0)
					CU_ASSERT_EQUAL(natural(s[i], s[k]), -1);
		}
}

static void test_search_ignores_ascii_case(void)
{
	CU_ASSERT_TRUE(str_starts(STR("Web-App"), STR("wEB")));
	CU_ASSERT_FALSE(str_starts(STR("we"), STR("web")));
	CU_ASSERT_TRUE(str_starts(STR("x"), STR("")));
	CU_ASSERT_TRUE(str_has(STR("ci-CACHE-2"), STR("cache")));
	CU_ASSERT_TRUE(str_has(STR("aab"), STR("AB")));
	CU_ASSERT_TRUE(str_has(STR(""), STR("")));
	CU_ASSERT_FALSE(str_has(STR("cach"), STR("cache")));
	CU_ASSERT_FALSE(str_has((struct str){ NULL, 0 }, STR("a")));
	CU_ASSERT_FALSE(str_has(STR("[\\]^_"), STR("{")));
	CU_ASSERT_TRUE(str_has(STR("a\0b"), STR("\0B")));
}

static void test_hash_is_fnv1a(void)
{
	CU_ASSERT_EQUAL(str_hash(STR("")), UINT64_C(0xcbf29ce484222325));
	CU_ASSERT_EQUAL(str_hash(STR("a")), UINT64_C(0xaf63dc4c8601ec8c));
	CU_ASSERT_EQUAL(str_hash(STR("foobar")), UINT64_C(0x85944171f73967e8));
	CU_ASSERT_EQUAL(str_hash_more(str_hash(STR("foo")), STR("bar")),
			str_hash(STR("foobar")));
}

/* Small pieces, one behind the other, wherever the text lies. */
static void test_texts_grow(void)
{
	struct arena first = { 0 }, more = { 0 };
	struct text t = arena_text(&first, STR("start"));
	uint32_t room = 0;
	size_t used;

	for (int i = 0; i < 10000; i++)
		t = arena_append(&more, t, &room, STR(",x"));
	arena_done(&first);
	CU_ASSERT_EQUAL(text_str(t).len, 20005);
	CU_ASSERT_TRUE(!memcmp(t.p, "start,x,x", 9));
	CU_ASSERT_EQUAL(t.p[20005], '\0');
	used = arena_bytes(&more);
	CU_ASSERT(used < 5 * 20005);
	arena_done(&more);
}

CHECK_MAIN("str", test_texts_grow, test_cmp_is_by_bytes, test_natural_reads_numbers,
	   test_natural_is_a_total_order, test_search_ignores_ascii_case,
	   test_hash_is_fnv1a)
