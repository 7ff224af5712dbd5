/* Patterns that people type: what they match, and that they cannot take long. */
#include "model/pattern.h"

#include "model/xalloc.h"
#include "tests/check.h"

static struct pattern *made(const char *text)
{
	struct pattern *p = NULL;
	struct error err = { 0 };

	if (pattern_of_names(str_from(text), &p, &err) != ST_OK) {
		printf("  %s: %s\n", text, err.text);
		abort();
	}
	return p;
}

/* `yes` and `no` are names separated by blanks. */
static void expect_names(const char *pattern, const char *names,
			 enum pattern_answer wanted)
{
	struct pattern *p = made(pattern);
	char *copy = xstrdup(names), *rest = copy, *name;

	while ((name = strsep(&rest, " "))) {
		enum pattern_answer a = pattern_try(p, str_from(name));

		if (a != wanted)
			printf("  %s on %s: %d\n", pattern, name, (int)a);
		CU_ASSERT_EQUAL(a, wanted);
	}
	free(copy);
	pattern_free(p);
}

static void expect(const char *pattern, const char *yes, const char *no)
{
	expect_names(pattern, yes, PATTERN_YES);
	expect_names(pattern, no, PATTERN_NO);
}

static void test_shell_patterns_are_of_the_whole_name(void)
{
	expect("pr-1", "pr-1", "pr-12 xpr-1 PR-1 pr-");
	expect("pr-*", "pr-1 pr-", "xpr-1 pr PR-1");
	expect("*-rc*", "v1-rc v1-rc2 -rc-rc", "v1 v1rc");
	expect("v?.?", "v1.2", "v12.3 v1.23 v1x2");
	expect("v[0-9].[!0-9]", "v1.x v9._", "vx.x v1.1");
	expect("v[^0-9]", "vx", "v1");
	expect("a[]x]b", "a]b axb", "ab a[b");
	expect("a[b", "a[b", "ab aab");
	expect("a\\*b", "a*b", "axb a\\*b");
	expect("a.b", "a.b", "axb");
	expect("[a\\]", "a \\", "b");
	expect_names("*", "x latest ", PATTERN_YES);
	expect("**a**", "a xa ax xax", "b");
	expect("a*b*c*d", "abcd a--b--c--d abbccd", "abdc acbd abcdx");
	expect("caf\xc3\xa9?", "caf\xc3\xa9s caf\xc3\xa9\xc3\xa9", "caf\xc3\xa9");
}

static void test_expressions_are_found_anywhere_and_case_counts(void)
{
	expect("^pr-", "pr-1 pr-", "xpr- PR-1");
	expect("/rc/", "v1-rc2 rc", "RC r-c");
	expect("re:[0-9]{3}$", "x123 a0001", "x12 123x");
	expect("/", "/", "a");
	expect("/a", "/a", "a");
}

static void test_what_is_wrong_is_said(void)
{
	static const struct {
		const char *text, *said;
	} cases[] = {
		{ "", "empty" },
		{ "re:", "empty" },
		{ "//", "empty" },
		{ "^(", "at character 3" },
		{ "re:a(", "character 6" },
		{ "/a[/", "character" },
		{ "[z-a]", "no pattern" },
	};
	char *lengthy = xcalloc(PATTERN_LEN_MAX + 2, 1);
	struct error err = { 0 };
	struct pattern *p = NULL;

	for (size_t i = 0; i < COUNT(cases); i++) {
		CU_ASSERT_EQUAL(pattern_of_names(str_from(cases[i].text), &p, &err),
				ST_USAGE);
		if (!strstr(err.text, cases[i].said))
			printf("  %s: %s\n", cases[i].text, err.text);
		CU_ASSERT_PTR_NOT_NULL(strstr(err.text, cases[i].said));
	}
	memset(lengthy, '*', PATTERN_LEN_MAX + 1);
	CU_ASSERT_EQUAL(pattern_of_names(str_from(lengthy), &p, &err), ST_USAGE);
	lengthy[PATTERN_LEN_MAX] = '\0';
	CU_ASSERT_EQUAL(pattern_of_names(str_from(lengthy), &p, &err), ST_OK);
	CU_ASSERT_EQUAL(pattern_try(p, STR("x")), PATTERN_YES);
	pattern_free(p);
	free(lengthy);
}

static void test_many_stars_take_few_steps(void)
{
	char name[129];

	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	expect("*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaab", name);
}

/* Whoever deletes by a pattern must hear that it gave up. */
static void test_what_takes_too_long_is_not_known(void)
{
	struct pattern *p = made("^(a+)+$");
	struct str name = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

	CU_ASSERT_EQUAL(pattern_try(p, name), PATTERN_UNSURE);
	CU_ASSERT_FALSE(pattern_match(p, name));
	CU_ASSERT_EQUAL(pattern_try(p, STR("aaa")), PATTERN_YES);
	for (int i = 0; i < 100; i++)
		(void)pattern_try(p, name);
	CU_ASSERT_EQUAL(pattern_try(p, STR("aaa")), PATTERN_UNSURE);
	pattern_free(p);
}

static void test_the_first_group(void)
{
	struct pattern *p = made("^([a-z]+)-|^(x)");
	struct str name = STR("web-1");

	CU_ASSERT_EQUAL(pattern_groups(p), 2);
	CU_ASSERT_EQUAL(pattern_try(p, name), PATTERN_YES);
	CU_ASSERT_TRUE(str_eq(pattern_group(p, name), STR("web")));
	name = STR("x");
	CU_ASSERT_EQUAL(pattern_try(p, name), PATTERN_YES);
	CU_ASSERT_PTR_NULL(pattern_group(p, name).ptr);
	pattern_free(p);
	p = made("pr-*");
	CU_ASSERT_EQUAL(pattern_groups(p), 0);
	CU_ASSERT_EQUAL(pattern_try(p, STR("pr-1")), PATTERN_YES);
	CU_ASSERT_PTR_NULL(pattern_group(p, STR("pr-1")).ptr);
	pattern_free(p);
}

CHECK_MAIN("pattern", test_shell_patterns_are_of_the_whole_name,
	   test_expressions_are_found_anywhere_and_case_counts,
	   test_what_is_wrong_is_said, test_many_stars_take_few_steps,
	   test_what_takes_too_long_is_not_known, test_the_first_group)
