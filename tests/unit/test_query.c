/* The filter language. */
#include "model/kinds.h"
#include "model/query.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1000 * 86400, DAY = 86400 };

static struct arena arena;

static struct text text(const char *s)
{
	return arena_text(&arena, str_from(s));
}

/* "v1.2-Alpine": 2 GB, pushed 40 days ago, never pulled, HOT by decree. */
static struct tag sample(void)
{
	return (struct tag){
		.name = text("v1.2-Alpine"),
		.updater = text("Maria Two"),
		.status = text("active"),
		.platforms = text("amd64,arm64"),
		.size.n = 2000000000,
		.images.n = 2,
		.pushed.sec = NOW - 40 * DAY,
		.digest = { .known = true, .sha256 = { 0xab, 0xcd } },
		.flags.bits = TAG_HOT | 3u << FLAGS_WORDS,
	};
}

static bool matches(const char *filter)
{
	struct tag t = sample();
	struct query *q = NULL;
	struct error err = { 0 };
	bool yes;

	if (query_parse(&kind_tags, str_from(filter), &q, &err)) {
		printf("%s: %s\n", filter, err.text);
		CU_FAIL("does not parse");
		return false;
	}
	yes = query_match(q, &t, NOW);
	query_free(q);
	arena_done(&arena);
	return yes;
}

static void check_all(const char *const *filters, bool want)
{
	for (; *filters; filters++) {
		bool got = matches(*filters);

		if (got != want)
			printf("%s: %s\n", *filters, got ? "matches" : "does not");
		CU_ASSERT_EQUAL(got, want);
	}
}
#define YES(...) check_all((const char *const[]){ __VA_ARGS__, NULL }, true)
#define NO(...)  check_all((const char *const[]){ __VA_ARGS__, NULL }, false)

static void test_words(void)
{
	YES("", " ", "v1", "V1.2", "alpine", "v1 alp", "\"v1.2-a\"", "\"\"", "v1 \"\"");
	NO("v2", "v1 v2", "amd64", "active", "\"v1 alp\"");
}

static void test_inverse(void)
{
	YES("!v2", "! v2", "! v1 v2", "!", "!v2 !v3", "! !v1", "!~zz", "!re:^x",
	    "!size>3G", "!\"v 2\"");
	NO("\"!x\" v1", "v1 !", "!v1", "! v1", "! v1 alp", "!flags:HOT", "\"!v2\"");
}

static void test_fuzzy(void)
{
	YES("~v1a", "~VLPN", "~", "by:~mrtw");
	NO("~av", "~v1aa9");
}

static void test_patterns(void)
{
	YES("re:^v[0-9]+", "re:ALPINE|Alpine", "re:alpine$", "tag:re:^v", "re:\\Sa",
	    "re:\"1.2-Alp\"", "by:re:ia\\sT");
	NO("re:^V", "re:ALPINE", "re:^alpine", "state:re:^in");
}

static void test_fields(void)
{
	YES("tag:v1", "t:v1", "by:maria", "by:\"maria two\"", "state:active", "st:act",
	    "platforms:arm64", "flags:HOT", "flags:hot", "flags:=3", "arch:2",
	    "digest:abcd", "digest:sha256:abcd00", "sha256:abcd", "pulled:never",
	    "pushed:40d", "tag:", "media:", "tag=v1.2-alpine", "col:size>1G",
	    "col:tag:v1");
	NO("tag:v2", "by:v1", "flags:LOCK", "state=act", "sha256:ffff", "media:oci",
	   "tag=v1");
}

static void test_comparisons(void)
{
	YES("size>1G", "size>=2G", "size<=2G", "size<3GB", "arch=2", "arch>=2",
	    "pushed>30d", "pushed<8w", "pushed>=40d", "pushed<=40d", "pulled>30d",
	    "pulled=never", "size>1G pushed>30d alp");
	NO("size<2G", "size>2G", "arch>2", "arch=1", "pushed<30d", "pushed>41d",
	   "pulled<1000d", "pushed=never");
}

static void test_unknown_numbers_compare_with_nothing(void)
{
	static const char *const filters[] = { "size>0", "size<1G", "size>=0",
					       "size<=0", "size=0" };
	struct tag t = { .name = text("x"), .size.n = -1 };

	for (size_t i = 0; i < COUNT(filters); i++) {
		struct query *q = NULL;
		struct error err = { 0 };

		CU_ASSERT_EQUAL_FATAL(
			query_parse(&kind_tags, str_from(filters[i]), &q, &err), ST_OK);
		CU_ASSERT_FALSE(query_match(q, &t, NOW));
		query_free(q);
	}
	arena_done(&arena);
}

/* The message names the part and what would be right. */
static void test_errors_say_what_is_right(void)
{
	static const struct {
		const char *filter, *part, *right;
	} bad[] = {
		{ "v1 nosuch:x", "\"nosuch\"", "tag, pushed, pulled" },
		{ "size>", "size>", "500M" },
		{ "size>big", "\"big\"", "500M" },
		{ "pushed<soon", "\"soon\"", "30d" },
		{ "pushed=30d", "pushed=", "never" },
		{ "arch>x", "\"x\"", "20" },
		{ "tag>v1", "tag is no number", "tag:word" },
		{ "re:(", "\"(\"", "character" },
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		struct query *q = NULL;
		struct error err = { 0 };

		CU_ASSERT_EQUAL(
			query_parse(&kind_tags, str_from(bad[i].filter), &q, &err),
			ST_USAGE);
		CU_ASSERT_PTR_NULL(q);
		if (!strstr(err.text, bad[i].part) || !strstr(err.text, bad[i].right)) {
			printf("%s: %s\n", bad[i].filter, err.text);
			CU_FAIL("the message does not help");
		}
		CU_ASSERT_PTR_NULL(strchr(err.text, '\n'));
	}
}

static void test_limits(void)
{
	char many[200] = "", *p = many;
	struct query *q = NULL;
	struct error err = { 0 };

	for (int i = 0; i < 33; i++) {
		*p++ = 'a';
		*p++ = ' ';
	}
	CU_ASSERT_EQUAL(query_parse(&kind_tags, str_from(many), &q, &err), ST_USAGE);
}

/* Nested repeats over names made for them end, with "no". */
static void test_a_pattern_cannot_take_long(void)
{
	struct tag t = { .name = text(
				 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
				 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!") };
	struct query *q = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(query_parse(&kind_tags, STR("re:^(a+)+$"), &q, &err),
			      ST_OK);
	for (int i = 0; i < 100000; i++)
		if (query_match(q, &t, NOW))
			CU_FAIL("matches");
	query_free(q);
	arena_done(&arena);
}

static struct str plain(const char *filter, char *buf)
{
	struct query *q = NULL;
	struct error err = { 0 };
	struct str s;

	CU_ASSERT_EQUAL_FATAL(query_parse(&kind_tags, str_from(filter), &q, &err),
			      ST_OK);
	s = query_plain(q);
	if (s.ptr) {
		memcpy(buf, s.ptr, s.len);
		s.ptr = buf;
	}
	query_free(q);
	return s;
}

static void test_plain_words(void)
{
	static const char *const not [] = { "",   "a b",  "!a",    "! a",
					    "~a", "re:a", "tag:a", "size>1" };
	char buf[64];

	CU_ASSERT_TRUE(str_eq(plain("NightLy", buf), STR("nightly")));
	CU_ASSERT_TRUE(str_eq(plain("\"a b\"", buf), STR("a b")));
	for (size_t i = 0; i < COUNT(not ); i++)
		CU_ASSERT_PTR_NULL(plain(not [i], buf).ptr);
}

static void test_uses(void)
{
	struct query *q = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(query_parse(&kind_tags, STR("a flags:HOT"), &q, &err),
			      ST_OK);
	CU_ASSERT_TRUE(query_uses(q, kind_field(&kind_tags, STR("flags"))));
	CU_ASSERT_TRUE(query_uses(q, kind_field(&kind_tags, STR("tag"))));
	CU_ASSERT_FALSE(query_uses(q, kind_field(&kind_tags, STR("size"))));
	query_free(q);
}

static bool matches_within(const char *filter, const char *names)
{
	struct tag t = sample();
	struct names *n = names_new(str_from(names), ',');
	struct query *q = NULL;
	struct error err = { 0 };
	bool yes = false;

	CU_ASSERT_EQUAL(query_parse(&kind_tags, str_from(filter), &q, &err), ST_OK);
	if (q) {
		query_within(q, kind_field(&kind_tags, STR("tag")), n);
		CU_ASSERT_FALSE(query_empty(q));
		CU_ASSERT_PTR_NULL(query_plain(q).ptr);
		yes = query_match(q, &t, NOW);
	}
	query_free(q);
	names_free(n);
	arena_done(&arena);
	return yes;
}

/* Chosen names are as they are: whole, and with their case. */
static void test_within_names(void)
{
	CU_ASSERT_TRUE(matches_within("", "v1,v1.2-Alpine,v2"));
	CU_ASSERT_TRUE(matches_within("alpine", "v1.2-Alpine"));
	CU_ASSERT_FALSE(matches_within("debian", "v1.2-Alpine"));
	CU_ASSERT_TRUE(matches_within("! debian", "v1.2-Alpine"));
	CU_ASSERT_FALSE(matches_within("", "v1,v2"));
	CU_ASSERT_FALSE(matches_within("", "v1.2-alpine"));
	CU_ASSERT_FALSE(matches_within("", "v1.2"));
	CU_ASSERT_FALSE(matches_within("! debian", "v1"));
	CU_ASSERT_FALSE(matches_within("", ""));
}

static void test_a_set_of_names(void)
{
	struct names *n = names_new(STR(",b,,a,c,"), ',');

	CU_ASSERT_EQUAL(names_count(n), 3);
	CU_ASSERT_TRUE(names_have(n, STR("a")));
	CU_ASSERT_TRUE(names_have(n, STR("c")));
	CU_ASSERT_FALSE(names_have(n, STR("")));
	CU_ASSERT_FALSE(names_have(n, STR("ab")));
	names_free(n);
}

CHECK_MAIN("query", test_within_names, test_a_set_of_names, test_words, test_inverse,
	   test_fuzzy, test_patterns, test_fields, test_comparisons,
	   test_unknown_numbers_compare_with_nothing, test_errors_say_what_is_right,
	   test_limits, test_a_pattern_cannot_take_long, test_plain_words, test_uses)
