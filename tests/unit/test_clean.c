/* What a cleanup rule means, tag by tag, and what holds for every rule. */
#include "model/clean.h"

#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1767225600, DAY = 86400, HOUR = 3600 };

/* A repository made of lines: tags live as long as it does. */
struct repo {
	struct arena arena;
	struct tag_list list;
};

static struct digest digest_of(unsigned n)
{
	struct digest d = { .known = true };

	memcpy(d.sha256, &n, sizeof(n));
	d.sha256[31] = 1;
	return d;
}

/* Days ago; `pulled` < 0: never.  `image` 0: the Hub gave no digest. */
static struct tag *add(struct repo *r, const char *name, int pushed, int pulled,
		       unsigned image)
{
	struct tag *t = arena_alloc(&r->arena, sizeof(*t));

	t->name = arena_text(&r->arena, str_from(name));
	t->pushed.sec = NOW - (int64_t)pushed * DAY;
	t->pulled.sec = pulled < 0 ? 0 : NOW - (int64_t)pulled * DAY;
	t->size.n = 100;
	t->status = arena_text(&r->arena, STR("active"));
	t->platforms = arena_text(&r->arena, STR("amd64,arm/v7,windows/amd64"));
	if (image)
		t->digest = digest_of(image);
	CU_ASSERT_TRUE(tag_list_add(&r->list, t));
	return t;
}

static void done(struct repo *r)
{
	tag_list_done(&r->list);
	arena_done(&r->arena);
}

/* "match=pr-*;keep=3": ends the test program when it is no rule. */
static struct clean_rule *rule(const char *text)
{
	struct clean_rule *r = clean_rule_new();
	char *copy = xstrdup(text), *rest = copy, *one;
	struct error err = { 0 };

	while ((one = strsep(&rest, ";"))) {
		char *value = strchr(one, '=');

		if (value)
			*value++ = '\0';
		if (clean_rule_set(r, one, value ? value : "true", &err)) {
			printf("  %s: %s\n", text, err.text);
			abort();
		}
	}
	free(copy);
	if (clean_rule_check(r, &err)) {
		printf("  %s: %s\n", text, err.text);
		abort();
	}
	return r;
}

static void judged(const struct repo *repo, const char *text, struct clean_result *ret)
{
	const struct protection guard = { .now = NOW };
	struct clean_rule *r = rule(text);

	clean_judge(r, &repo->list, &guard, 7, ret);
	clean_rule_free(r);
}

static const char *verdict_of(const struct repo *repo, const struct clean_result *res,
			      const char *name)
{
	size_t i = tag_list_find(&repo->list, str_from(name));

	return i == CLEAN_NONE ? "" : clean_verdict_name(res->verdict[i]);
}

/* `wanted`: "name verdict, name verdict" */
static void expect(const struct repo *repo, const char *text, const char *wanted)
{
	char *copy = xstrdup(wanted), *rest = copy, *one;
	struct clean_result res;

	judged(repo, text, &res);
	while ((one = strsep(&rest, ","))) {
		char *name = one + strspn(one, " "), *verdict = strchr(name, ' ');
		const char *got;

		*verdict++ = '\0';
		got = verdict_of(repo, &res, name);
		if (strcmp(got, verdict) != 0)
			printf("  %s: %s is %s, not %s\n", text, name, got, verdict);
		CU_ASSERT_STRING_EQUAL(got, verdict);
	}
	free(copy);
	clean_result_done(&res);
}

/* ---- conditions --------------------------------------------------------- */

static void test_names(void)
{
	struct repo r = { 0 };

	add(&r, "pr-1", 90, 90, 1);
	add(&r, "pr-2-keep", 90, 90, 2);
	add(&r, "main-1", 90, 90, 3);
	add(&r, "PR-3", 90, 90, 4);
	expect(&r, "match=pr-*",
	       "pr-1 delete, pr-2-keep delete, main-1 unmatched, "
	       "PR-3 unmatched");
	expect(&r, "match=^pr-;match=main-?;exclude=*-keep",
	       "pr-1 delete, pr-2-keep excluded, main-1 delete, PR-3 unmatched");
	/* The Hub would not take it, and a plan with it could not be read again. */
	add(&r, "a/../b", 90, 90, 5);
	add(&r, "caf\xc3\xa9", 90, 90, 6);
	expect(&r, "match=*", "a/../b odd-name, caf\xc3\xa9 odd-name, pr-1 delete");
	expect(&r, "older-than=1d;exclude=/[0-9]$/",
	       "pr-1 excluded, pr-2-keep delete, PR-3 excluded");
	done(&r);
}

/* Whether it matches nobody knows: then it stays, whatever the pattern is for. */
static void test_what_is_not_known_keeps_a_tag(void)
{
	static const char slow[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
	struct clean_result res;
	struct repo r = { 0 };

	add(&r, slow, 90, 90, 1);
	add(&r, "b", 90, 90, 2);
	judged(&r, "match=^(a+)+$", &res);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_UNMATCHED);
	CU_ASSERT_EQUAL(res.unsure, 1);
	clean_result_done(&res);
	judged(&r, "match=*;exclude=^(a+)+$", &res);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_EXCLUDED);
	CU_ASSERT_EQUAL(res.verdict[1], CLEAN_DELETE);
	CU_ASSERT_EQUAL(res.unsure, 1);
	clean_result_done(&res);
	judged(&r, "match=*;protect=^(a+)+$", &res);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_PROTECTED);
	CU_ASSERT_EQUAL(res.unsure, 1);
	clean_result_done(&res);
	judged(&r, "match=*;keep=1;group-by=^(a+)+$", &res);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_UNGROUPED);
	clean_result_done(&res);
	done(&r);
}

static void test_age_is_that_of_the_later_of_push_and_pull(void)
{
	struct repo r = { 0 };
	struct tag *undated;

	add(&r, "both-old", 200, 190, 1);
	add(&r, "pulled", 200, 100, 2);
	add(&r, "pushed", 100, 200, 3);
	add(&r, "never", 200, -1, 4);
	undated = add(&r, "undated", 200, 200, 5);
	undated->pushed.sec = 0;
	expect(&r, "older-than=180d",
	       "both-old delete, pulled young, pushed young, never never-pulled, "
	       "undated undated");
	expect(&r, "older-than=180d;include-never-pulled", "never delete");
	expect(&r, "older-than=100d", "pulled young, pushed young");
	expect(&r, "older-than=99d", "pulled delete, pushed delete");
	/* NOW is 2026-01-01. */
	expect(&r, "older-than=2025-06-20", "both-old young, pushed young");
	expect(&r, "older-than=2025-06-26", "both-old delete, pushed young");
	expect(&r, "not-pulled-since=180d",
	       "both-old delete, pulled young, pushed delete");
	expect(&r, "not-pulled-since=150d;include-never-pulled", "never delete");
	expect(&r, "not-pulled-since=300d;include-never-pulled", "never young");
	expect(&r, "match=*", "never never-pulled, undated delete");
	done(&r);
}

static void test_what_the_hub_says_of_a_tag(void)
{
	struct repo r = { 0 };
	struct tag *t;

	t = add(&r, "big", 90, 90, 1);
	t->size.n = 2000000000;
	t = add(&r, "unsized", 90, 90, 2);
	t->size.n = -1;
	t = add(&r, "idle", 90, 90, 3);
	t->status = arena_text(&r.arena, STR("inactive"));
	t->platforms = arena_text(&r.arena, STR("arm64/v8"));
	t = add(&r, "bare", 90, 90, 4);
	t->status = t->platforms = (struct text){ NULL };
	expect(&r, "larger-than=1G", "big delete, unsized small, idle small");
	expect(&r, "larger-than=2G", "big small");
	expect(&r, "status=inactive", "big status, idle delete, bare status");
	expect(&r, "status=inactive;status=active", "big delete, idle delete");
	expect(&r, "platform=linux/arm64", "big platform, idle delete, bare platform");
	expect(&r, "platform=linux/arm", "big delete, idle platform");
	expect(&r, "platform=linux/arm/v6", "big platform");
	expect(&r, "platform=windows/amd64;platform=linux/arm64/v8",
	       "big delete, idle delete");
	done(&r);
}

/* ---- protection --------------------------------------------------------- */

static void test_protection_wins(void)
{
	static const char *const patterns[] = { "^lts", NULL };
	static const char *const globs[] = { "stable*", NULL };
	struct rules *rules = rules_new(patterns);
	const struct protection guard = { rules, globs, NOW };
	struct clean_rule *all = rule("match=*;protect=mine-*;protect=^yours;"
				      "include-never-pulled");
	struct clean_result res;
	struct repo r = { 0 };

	add(&r, "latest", 90, 90, 1);
	add(&r, "lts-1", 90, 90, 2);
	add(&r, "stable-1", 90, 90, 3);
	add(&r, "mine-1", 90, 90, 4);
	add(&r, "yours", 90, 90, 5);
	add(&r, "pushed", 0, -1, 6);
	add(&r, "pulled", 90, 0, 7);
	add(&r, "v2.1", 90, 90, 8);
	add(&r, "v2.0", 90, 90, 9);
	add(&r, "old", 90, 90, 10);
	clean_judge(all, &r.list, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.counts[CLEAN_LATEST], 1);
	CU_ASSERT_EQUAL(res.counts[CLEAN_IMMUTABLE], 1);
	CU_ASSERT_EQUAL(res.counts[CLEAN_PROTECTED], 3);
	CU_ASSERT_EQUAL(res.counts[CLEAN_RECENT], 2);
	CU_ASSERT_EQUAL(res.counts[CLEAN_NEWEST_MAJOR], 1);
	CU_ASSERT_STRING_EQUAL(verdict_of(&r, &res, "v2.1"), "newest-major");
	CU_ASSERT_EQUAL(res.counts[CLEAN_DELETE], 2);
	clean_result_done(&res);
	clean_rule_free(all);
	rules_free(rules);
	expect(&r, "match=*;include-newest-versions", "v2.1 delete, v2.0 delete");
	done(&r);
}

/* ---- what is kept ------------------------------------------------------- */

static void test_the_newest_stay(void)
{
	struct repo r = { 0 };

	add(&r, "pr-4", 4, 4, 1);
	add(&r, "pr-3", 3, 3, 2);
	add(&r, "pr-2", 2, 2, 3);
	add(&r, "pr-5", 5, 5, 4);
	add(&r, "main", 2, 2, 5);
	expect(&r, "match=pr-*;keep=2",
	       "pr-2 kept-newest, pr-3 kept-newest, pr-4 delete, pr-5 delete, "
	       "main unmatched");
	/* What is kept is counted among all of that name, old or young. */
	expect(&r, "match=pr-*;keep=2;older-than=60h",
	       "pr-2 young, pr-3 kept-newest, pr-4 delete");
	expect(&r, "keep=100", "pr-5 kept-newest");
	done(&r);
}

static void test_the_newest_of_each_group_stay(void)
{
	struct repo r = { 0 };

	add(&r, "web-1", 5, 5, 1);
	add(&r, "web-2", 4, 4, 2);
	add(&r, "db-1", 9, 9, 3);
	add(&r, "db-2", 8, 8, 4);
	add(&r, "other", 9, 9, 5);
	expect(&r, "keep=1;group-by=^([a-z]+)-",
	       "web-1 delete, web-2 kept-newest, db-1 delete, db-2 kept-newest, "
	       "other ungrouped");
	done(&r);
}

static void test_the_newest_versions_stay(void)
{
	static const char *const tags[] = {
		"1.2.1",
		"1.2.2",
		"v1.2.3",
		"1.2.4-rc1",
		"1.3.0",
		"1.2",
		"1",
		"2.0.0-beta.1",
		"2.0.0-beta.2",
		"1.2.3-alpine",
		"1.2.2-alpine",
		"1.2.3-rc1",
		"417",
		"nightly",
	};
	struct repo r = { 0 };

	for (size_t i = 0; i < COUNT(tags); i++)
		add(&r, tags[i], 90, 90, (unsigned)i + 1);
	expect(&r, "match=*;keep-semver=1",
	       "1.2.1 delete, 1.2.2 delete, v1.2.3 kept-version, "
	       "1.2.4-rc1 kept-version, 1.3.0 newest-major, 1.2 kept-version, "
	       "1 newest-major, 2.0.0-beta.1 delete, 2.0.0-beta.2 newest-major, "
	       "1.2.3-alpine newest-major, 1.2.2-alpine delete, 1.2.3-rc1 delete, "
	       "417 delete, nightly delete");
	expect(&r, "match=*;keep-semver=2",
	       "1.2.1 delete, 1.2.2 kept-version, v1.2.3 kept-version, "
	       "1.2.2-alpine kept-version, 2.0.0-beta.1 kept-version");
	expect(&r, "match=*;keep-semver=1;include-newest-versions",
	       "1.3.0 kept-version, 1 kept-version, 1.2.1 delete");
	done(&r);
}

/* ---- digests ------------------------------------------------------------ */

static void test_a_shared_digest_stays(void)
{
	struct clean_result res;
	struct repo r = { 0 };

	add(&r, "pr-1", 90, 90, 1);
	add(&r, "pr-1-again", 90, 90, 1);
	add(&r, "pr-2", 90, 90, 2);
	add(&r, "release", 90, 90, 2);
	add(&r, "pr-3", 90, 90, 0);
	add(&r, "pr-4", 90, 90, 0);
	expect(&r, "match=pr-*",
	       "pr-1 delete, pr-1-again delete, pr-2 shared, release unmatched, "
	       "pr-3 delete, pr-4 delete");
	expect(&r, "match=pr-*;include-shared", "pr-2 delete");

	judged(&r, "match=pr-*;include-shared", &res);
	CU_ASSERT_EQUAL(res.counts[CLEAN_DELETE], 5);
	CU_ASSERT_EQUAL(res.bytes, 500);
	CU_ASSERT_EQUAL(res.unique_bytes, 300); /* pr-2's stays with release */
	CU_ASSERT_EQUAL(res.digests, 4);
	CU_ASSERT_EQUAL(res.whole_digests, 1);
	CU_ASSERT_EQUAL(res.whole, 2);
	CU_ASSERT_TRUE(clean_is_whole(&r.list, &res, 1));
	CU_ASSERT_FALSE(clean_is_whole(&r.list, &res, 2));
	CU_ASSERT_FALSE(clean_is_whole(&r.list, &res, 3));
	CU_ASSERT_FALSE(clean_is_whole(&r.list, &res, 4));
	clean_result_done(&res);
	done(&r);
}

static void test_the_summary(void)
{
	struct clean_result res;
	struct repo r = { 0 };
	struct tag *t;

	add(&r, "a-1", 300, 299, 1);
	add(&r, "a-2", 400, -1, 2);
	add(&r, "b-1", 500, 500, 3);
	t = add(&r, "a-3", 200, 290, 4);
	t->size.n = -1;
	judged(&r, "match=a-*;include-never-pulled", &res);
	CU_ASSERT_EQUAL(res.never_pulled, 1);
	CU_ASSERT_EQUAL(res.oldest, 1);
	CU_ASSERT_EQUAL(res.newest, 3);
	CU_ASSERT_EQUAL(res.last_pulled, 3);
	CU_ASSERT_EQUAL(res.unsized, 1);
	CU_ASSERT_EQUAL(res.bytes, 200);
	CU_ASSERT_EQUAL(res.n_samples, 3);
	CU_ASSERT_EQUAL(res.sample[2], 3);
	clean_result_done(&res);
	judged(&r, "match=nothing", &res);
	CU_ASSERT_EQUAL(res.oldest, CLEAN_NONE);
	CU_ASSERT_EQUAL(res.last_pulled, CLEAN_NONE);
	CU_ASSERT_EQUAL(res.n_samples, 0);
	CU_ASSERT_EQUAL(res.counts[CLEAN_UNMATCHED], 4);
	clean_result_done(&res);
	done(&r);
}

static void test_samples_come_from_everywhere(void)
{
	struct clean_result res;
	struct repo r = { 0 };
	size_t first = 0, last = 0;

	for (int i = 0; i < 50; i++) {
		char name[16];

		snprintf(name, sizeof(name), "pr-%d", i);
		add(&r, name, 90, 90, (unsigned)i + 1);
	}
	for (uint64_t seed = 0; seed < 200; seed++) {
		const struct protection guard = { .now = NOW };
		struct clean_rule *all = rule("match=*");

		clean_judge(all, &r.list, &guard, seed, &res);
		CU_ASSERT_EQUAL(res.n_samples, CLEAN_SAMPLES);
		for (size_t i = 1; i < res.n_samples; i++)
			CU_ASSERT_TRUE(res.sample[i - 1] < res.sample[i]);
		first += res.sample[0] == 0;
		last += res.sample[CLEAN_SAMPLES - 1] == 49;
		clean_result_done(&res);
		clean_rule_free(all);
	}
	/* One in ten each, give or take. */
	CU_ASSERT_TRUE(first > 5 && first < 50);
	CU_ASSERT_TRUE(last > 5 && last < 50);
	done(&r);
}

static void test_a_pattern_is_tried_on_names(void)
{
	struct clean_rule *pr = rule("match=pr-*;exclude=pr-1");
	struct clean_probe probe;
	struct repo r = { 0 };

	for (int i = 0; i < 30; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%s-%d", i % 3 ? "x" : "pr", i);
		add(&r, name, 0, 0, 0);
	}
	add(&r, "pr-1", 0, 0, 0);
	clean_try(pr, &r.list, &probe);
	CU_ASSERT_EQUAL(probe.hits, 10);
	CU_ASSERT_EQUAL(probe.misses, 21);
	CU_ASSERT_EQUAL(probe.n_hit, CLEAN_SAMPLES);
	CU_ASSERT_EQUAL(probe.n_miss, CLEAN_SAMPLES);
	CU_ASSERT_EQUAL(probe.hit[0], 0);
	CU_ASSERT_EQUAL(probe.hit[CLEAN_SAMPLES - 1], 27);
	CU_ASSERT_EQUAL(probe.miss[CLEAN_SAMPLES - 1], 30);
	clean_rule_free(pr);
	done(&r);
}

/* ---- rules as text ------------------------------------------------------ */

static void expect_refused(const char *option, const char *value, const char *said)
{
	struct clean_rule *r = clean_rule_new();
	struct error err = { 0 };

	CU_ASSERT_EQUAL(clean_rule_set(r, option, value, &err), ST_USAGE);
	if (!strstr(err.text, said) && !strstr(err.hint, said))
		printf("  %s = %s: %s (%s)\n", option, value, err.text, err.hint);
	CU_ASSERT_TRUE(strstr(err.text, said) || strstr(err.hint, said));
	clean_rule_free(r);
}

static void test_what_is_no_rule_is_said(void)
{
	struct clean_rule *r = clean_rule_new();
	struct error err = { 0 };

	expect_refused("older-then", "180d", "did you mean older-than");
	expect_refused("older-than", "180", "older-than: an age");
	expect_refused("older-than", "0d", "older-than: an age");
	expect_refused("older-than", "2026-02-30", "or a date");
	expect_refused("keep", "0", "from 1");
	expect_refused("keep", "ten", "from 1");
	expect_refused("keep-semver", "-1", "from 1");
	expect_refused("larger-than", "big", "a size");
	expect_refused("status", "Active", "active, inactive");
	expect_refused("platform", "arm64", "linux/arm64");
	expect_refused("platform", "linux//arm", "linux/arm64");
	expect_refused("match", "^(", "match: ");
	expect_refused("group-by", "^web", "parentheses");
	expect_refused("untagged", "maybe", "true or false");
	CU_ASSERT_EQUAL(clean_rule_set(r, "keep", "3", &err), ST_OK);
	CU_ASSERT_EQUAL(clean_rule_set(r, "keep", "4", &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "twice"));
	clean_rule_free(r);
}

/* `pairs`: as for rule(), but it must not pass. */
static void expect_useless(const char *text, const char *said)
{
	struct clean_rule *r = clean_rule_new();
	char *copy = xstrdup(text), *rest = copy, *one;
	struct error err = { 0 };

	while ((one = strsep(&rest, ";"))) {
		char *value = strchr(one, '=');

		if (value)
			*value++ = '\0';
		CU_ASSERT_EQUAL(clean_rule_set(r, one, value ? value : "true", &err),
				ST_OK);
	}
	free(copy);
	CU_ASSERT_EQUAL(clean_rule_check(r, &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, said));
	clean_rule_free(r);
}

static void test_a_rule_says_what_goes(void)
{
	struct clean_rule *empty = clean_rule_new();
	struct error err = { 0 };

	CU_ASSERT_EQUAL(clean_rule_check(empty, &err), ST_USAGE);
	clean_rule_free(empty);
	expect_useless("exclude=x", "does not say what goes");
	expect_useless("keep-semver=3", "does not say what goes");
	expect_useless("include-shared", "does not say what goes");
	expect_useless("match=x;group-by=^(x)", "group-by needs keep");
	expect_useless("untagged;match=x", "match is about tags");
	expect_useless("untagged;keep=3", "keep is about tags");
}

static void test_a_rule_becomes_json_and_back(void)
{
	static const char wanted[] =
		"{\"match\":[\"^pr-\",\"x\"],\"older-than\":\"180d\","
		"\"include-never-pulled\":true,\"keep\":\"50\"}";
	struct clean_rule
		*r = rule("keep=50;match=^pr-;include_never_pulled;match=x;"
			  "older-than=180d;include-shared;include-shared=false"),
		*again = NULL;
	json_object *json = clean_rule_json(r), *twice;
	struct error err = { 0 };
	char *text;

	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(json, JSON_C_TO_STRING_PLAIN), wanted);
	CU_ASSERT_EQUAL(clean_rule_parse(json, &again, &err), ST_OK);
	twice = clean_rule_json(again);
	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(twice, JSON_C_TO_STRING_PLAIN), wanted);
	text = clean_rule_text(again);
	CU_ASSERT_STRING_EQUAL(text, "^pr- or x, neither pushed nor pulled since 180d, "
				     "also never pulled, keep the newest 50");
	free(text);
	json_object_put(twice);
	json_object_put(json);
	clean_rule_free(again);
	clean_rule_free(r);
}

static void test_json_that_is_no_rule_is_refused(void)
{
	static const char *const bad[] = {
		"[]",
		"{}",
		"{\"match\":1}",
		"{\"match\":[[\"x\"]]}",
		"{\"match\":\"a\\u0000b\"}",
		"{\"match\":\"x\",\"what\":\"y\"}",
		"{\"match\":\"x\",\"keep\":null}",
		"{\"match\":\"x\",\"keep\":true}",
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		json_object *json = json_tokener_parse(bad[i]);
		struct clean_rule *r = NULL;
		struct error err = { 0 };

		if (clean_rule_parse(json, &r, &err) != ST_USAGE)
			printf("  taken: %s\n", bad[i]);
		CU_ASSERT_PTR_NULL(r);
		CU_ASSERT_TRUE(err.text[0] != '\0');
		clean_rule_free(r);
		json_object_put(json);
	}
}

static void test_what_is_unset_is_forgotten(void)
{
	struct clean_rule *r = rule("match=a*;match=b*;keep=3;platform=linux/arm64");
	struct repo repo = { 0 };
	const struct protection guard = { .now = NOW };
	struct clean_result res;

	add(&repo, "c1", 90, 90, 1);
	clean_rule_unset(r, clean_option_find("match"));
	clean_rule_unset(r, clean_option_find("platform"));
	CU_ASSERT_PTR_NULL(clean_rule_value(r, clean_option_find("match"), 0));
	CU_ASSERT_STRING_EQUAL(clean_rule_value(r, clean_option_find("keep"), 0), "3");
	clean_judge(r, &repo.list, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_KEPT_NEWEST);
	clean_result_done(&res);
	clean_rule_free(r);
	done(&repo);
}

static void test_words_for_every_verdict(void)
{
	for (int v = 0; v < N_CLEAN_VERDICTS; v++) {
		CU_ASSERT_TRUE(strlen(clean_verdict_name((enum clean_verdict)v)) > 3);
		CU_ASSERT_TRUE(strlen(clean_verdict_text((enum clean_verdict)v)) > 5);
	}
}

/* ---- what always holds -------------------------------------------------- */

static uint64_t state = 88172645463325252ULL;

static unsigned rnd(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % n);
}

static void random_tag(struct repo *r)
{
	static const char *const stems[] = { "pr-%u",       "main-%u", "v1.%u",
					     "1.%u.%u",     "latest",  "v%u.0.1-rc%u",
					     "1.4.%u-slim", "x%u" };
	char name[40];
	struct tag *t = arena_alloc(&r->arena, sizeof(*t));
	unsigned a = rnd(12), b = rnd(9);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(name, sizeof(name), stems[rnd(COUNT(stems))], a, b);
#pragma GCC diagnostic pop
	t->name = arena_text(&r->arena, str_from(name));
	t->pushed.sec = rnd(20) ? NOW - (int64_t)rnd(400 * DAY) : 0;
	t->pulled.sec = rnd(3) ? NOW - (int64_t)rnd(400 * DAY) : 0;
	t->size.n = (int64_t)rnd(4) * 700000000 - 1;
	t->status = arena_text(&r->arena, rnd(2) ? STR("active") : STR("inactive"));
	t->platforms =
		arena_text(&r->arena, rnd(2) ? STR("amd64,arm64") : STR("amd64"));
	if (rnd(9))
		t->digest = digest_of(1 + rnd(30));
	tag_list_add(&r->list, t);
}

static void maybe(char *text, size_t size, unsigned chance, const char *more)
{
	size_t n = strlen(text);

	if (!rnd(chance))
		snprintf(text + n, size - n, ";%s", more);
}

static void random_rule(char *text, size_t size)
{
	snprintf(text, size, "%s",
		 rnd(2)   ? "match=*"
		 : rnd(2) ? "match=^[pm1]"
			  : "keep=3");
	maybe(text, size, 2, "older-than=90d");
	maybe(text, size, 3, "not-pulled-since=200d");
	maybe(text, size, 2, "include-never-pulled");
	maybe(text, size, 4, "exclude=*5*");
	maybe(text, size, 4, "status=inactive");
	maybe(text, size, 4, "larger-than=1G");
	maybe(text, size, 4, "platform=linux/arm64");
	maybe(text, size, 3, "keep-semver=2");
	maybe(text, size, 3, "include-newest-versions");
	maybe(text, size, 4, "protect=x1*");
	maybe(text, size, 3, "include-shared");
}

/* Protection, whatever the rule says. */
static void check_protected(const struct repo *r, const struct clean_result *res)
{
	for (size_t i = 0; i < res->n; i++) {
		const struct tag *t = r->list.at[i];

		if (res->verdict[i] != CLEAN_DELETE)
			continue;
		CU_ASSERT_FALSE(str_eq(text_str(t->name), STR("latest")));
		CU_ASSERT_TRUE(t->pushed.sec <= NOW - DAY);
		CU_ASSERT_TRUE(t->pulled.sec <= NOW - DAY);
	}
}

static bool same_digest(const struct tag *a, const struct tag *b)
{
	return a->digest.known && b->digest.known &&
	       !memcmp(a->digest.sha256, b->digest.sha256, sizeof(a->digest.sha256));
}

/* A digest that a tag of the plan has is in no tag that stays. */
static void check_shared(const struct repo *r, const struct clean_result *res)
{
	for (size_t i = 0; i < res->n; i++)
		for (size_t k = 0; res->verdict[i] == CLEAN_DELETE && k < res->n; k++)
			CU_ASSERT_TRUE(res->verdict[k] == CLEAN_DELETE ||
				       !same_digest(r->list.at[i], r->list.at[k]));
}

/* When the plan was carried out, the rule finds nothing more. */
static void check_idempotent(const struct repo *r, const char *text,
			     const struct clean_result *res)
{
	struct repo rest = { 0 };
	struct clean_result again;

	for (size_t i = 0; i < res->n; i++)
		if (res->verdict[i] != CLEAN_DELETE)
			tag_list_add(&rest.list, r->list.at[i]);
	judged(&rest, text, &again);
	if (again.counts[CLEAN_DELETE])
		printf("  %s finds %zu more\n", text, again.counts[CLEAN_DELETE]);
	CU_ASSERT_EQUAL(again.counts[CLEAN_DELETE], 0);
	clean_result_done(&again);
	tag_list_done(&rest.list);
}

/* One more exception, and nothing new is deleted. */
static void check_shrinks(const struct repo *r, const char *text, const char *more,
			  const struct clean_result *res)
{
	char *longer = xasprintf("%s;%s", text, more);
	struct clean_result less;

	judged(r, longer, &less);
	for (size_t i = 0; i < res->n; i++)
		if (less.verdict[i] == CLEAN_DELETE)
			CU_ASSERT_EQUAL(res->verdict[i], CLEAN_DELETE);
	clean_result_done(&less);
	free(longer);
}

static void check_counts(const struct clean_result *res)
{
	size_t sum = 0, going = 0;

	for (size_t v = 0; v < N_CLEAN_VERDICTS; v++)
		sum += res->counts[v];
	CU_ASSERT_EQUAL(sum, res->n);
	for (size_t i = 0; i < res->n; i++) {
		CU_ASSERT_TRUE(res->going[i] <= res->members[i]);
		going += res->going[i];
	}
	CU_ASSERT_EQUAL(going, res->counts[CLEAN_DELETE]);
	CU_ASSERT_TRUE(res->unique_bytes <= res->bytes);
	CU_ASSERT_TRUE(res->whole_digests <= res->digests);
	CU_ASSERT_TRUE(res->digests <= going);
}

static void test_what_always_holds(void)
{
	size_t deleted = 0;

	for (int round = 0; round < 400; round++) {
		struct repo r = { 0 };
		struct clean_result res;
		char text[256];
		unsigned n = rnd(80);

		while (n--)
			random_tag(&r);
		random_rule(text, sizeof(text));
		judged(&r, text, &res);
		deleted += res.counts[CLEAN_DELETE];
		check_counts(&res);
		check_protected(&r, &res);
		check_idempotent(&r, text, &res);
		if (!strstr(text, "include-shared"))
			check_shared(&r, &res);
		if (!strstr(text, "keep="))
			check_shrinks(&r, text, "keep=4", &res);
		if (!strstr(text, "keep-semver"))
			check_shrinks(&r, text, "keep-semver=1", &res);
		check_shrinks(&r, text, "exclude=*1", &res);
		check_shrinks(&r, text, "protect=*2", &res);
		clean_result_done(&res);
		done(&r);
	}
	CU_ASSERT_TRUE(deleted > 1000);
}

CHECK_MAIN("clean", test_names, test_what_is_not_known_keeps_a_tag,
	   test_age_is_that_of_the_later_of_push_and_pull,
	   test_what_the_hub_says_of_a_tag, test_protection_wins, test_the_newest_stay,
	   test_the_newest_of_each_group_stay, test_the_newest_versions_stay,
	   test_a_shared_digest_stays, test_the_summary,
	   test_samples_come_from_everywhere, test_a_pattern_is_tried_on_names,
	   test_what_is_no_rule_is_said, test_a_rule_says_what_goes,
	   test_a_rule_becomes_json_and_back, test_json_that_is_no_rule_is_refused,
	   test_what_is_unset_is_forgotten, test_words_for_every_verdict,
	   test_what_always_holds)
