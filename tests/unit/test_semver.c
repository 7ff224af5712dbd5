/* Tags as versions: which are, which line they are of, which is newer. */
#include "model/semver.h"

#include "model/xalloc.h"
#include "tests/check.h"

static struct version parsed(const char *tag)
{
	struct version v = { 0 };

	if (!version_parse(str_from(tag), &v))
		printf("  %s is no version\n", tag);
	return v;
}

static void test_what_is_a_version(void)
{
	static const char *const yes[] = { "1.2.3",   "v1.2.3",     "V2",
					   "1",       "1.2",        "22.04",
					   "1.2.3.4", "1.2.3-rc.1", "1.2-alpine",
					   "1.2.3_5", "2024.1.31" };
	static const char *const no[] = {
		"",       "v",    "latest", "vx",        "1.",
		"1.x",    "1.2.", "1.2rc1", "1.2.3.4.5", "20240131.2",
		"pr-1.2", "v-1",  "1..2",   "1.2.3+5",   "12345678901234567890"
	};
	struct version v;

	for (size_t i = 0; i < COUNT(yes); i++)
		CU_ASSERT_TRUE(version_parse(str_from(yes[i]), &v));
	for (size_t i = 0; i < COUNT(no); i++) {
		if (version_parse(str_from(no[i]), &v))
			printf("  \"%s\" is taken for a version\n", no[i]);
		CU_ASSERT_FALSE(version_parse(str_from(no[i]), &v));
	}
	v = parsed("v1.20.3");
	CU_ASSERT_TRUE(v.major == 1 && v.minor == 20 && v.patch == 3 && v.has_patch);
	v = parsed("1.20-slim");
	CU_ASSERT_TRUE(v.has_minor && !v.has_patch && !v.pre);
}

/* semver.org 11, and what people write. */
static void test_precedence(void)
{
	static const char *const rising[] = {
		"1.0.0-alpha",    "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
		"1.0.0-beta.2",   "1.0.0-beta.11", "1.0.0-rc.1",       "1.0.0-rc2",
		"1.0.0-rc10",     "1.0.0",         "1.0.0_2",          "1.0.0_10",
		"1.0.0.1",        "1.0.1",         "v1.2.0",           "1.10.0",
		"2.0.0-SNAPSHOT", "2.0.0",
	};

	for (size_t i = 0; i < COUNT(rising); i++)
		for (size_t k = 0; k < COUNT(rising); k++) {
			struct version a = parsed(rising[i]), b = parsed(rising[k]);
			int order = version_cmp(&a, &b), wanted = (i > k) - (i < k);

			if ((order > 0) - (order < 0) != wanted)
				printf("  %s, %s: %d\n", rising[i], rising[k], order);
			CU_ASSERT_EQUAL((order > 0) - (order < 0), wanted);
			CU_ASSERT_EQUAL(a.variant, b.variant);
		}
}

static void test_v_in_front_changes_nothing(void)
{
	struct version a = parsed("v1.2.3-rc1"), b = parsed("1.2.3-rc1");

	CU_ASSERT_EQUAL(version_cmp(&a, &b), 0);
	CU_ASSERT_EQUAL(a.variant, b.variant);
}

static void test_variants_are_lines_of_their_own(void)
{
	struct version plain = parsed("1.4.2"), old = parsed("1.4.2-alpine3.18"),
		       new = parsed("1.4.2-alpine3.19"), slim = parsed("1.4.2-slim"),
		       two = parsed("1.4.2-slim-bookworm"),
		       rc = parsed("1.4.2-rc1-slim"), hash = parsed("1.4.2-a1b2c3d"),
		       described = parsed("1.4.2-5-g0a1b2c3");

	CU_ASSERT_NOT_EQUAL(plain.variant, old.variant);
	CU_ASSERT_EQUAL(old.variant, new.variant);
	CU_ASSERT_TRUE(version_cmp(&old, &new) < 0);
	CU_ASSERT_NOT_EQUAL(slim.variant, two.variant);
	CU_ASSERT_EQUAL(slim.variant, rc.variant);
	CU_ASSERT_TRUE(rc.pre && !slim.pre);
	CU_ASSERT_TRUE(version_cmp(&rc, &slim) < 0);
	CU_ASSERT_EQUAL(hash.variant, plain.variant);
	CU_ASSERT_TRUE(hash.pre && described.pre);
	CU_ASSERT_EQUAL(described.variant, plain.variant);
}

CHECK_MAIN("semver", test_what_is_a_version, test_precedence,
	   test_v_in_front_changes_nothing, test_variants_are_lines_of_their_own)
