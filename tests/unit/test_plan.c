/* What may be planned for deletion, and what protects tags. */
#include "model/plan.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1767225600, DAY = 86400 };

static bool add(struct plan *p, const struct protection *guard, const char *tag,
		int64_t pushed, int64_t pulled)
{
	return plan_add_tag(p, guard,
			    &(struct plan_thing){
				    .name = tag,
				    .digest = { .known = true, .sha256 = { 1 } },
				    .size = { 10 },
				    .pushed = { pushed },
				    .pulled = { pulled },
			    });
}

static void test_protected_tags_are_counted_and_left_out(void)
{
	static const char *const patterns[] = { "^v[0-9]", NULL };
	static const char *const globs[] = { "stable*", NULL };
	struct rules *rules = rules_new(patterns);
	struct protection guard = { rules, globs, NOW };
	struct plan *p = plan_of_tags("acme", "app", NOW);

	CU_ASSERT_TRUE(add(p, &guard, "pr-1", NOW - 90 * DAY, 0));
	CU_ASSERT_FALSE(add(p, &guard, "latest", NOW - 90 * DAY, 0));
	CU_ASSERT_FALSE(add(p, &guard, "v1.2", NOW - 90 * DAY, 0));
	CU_ASSERT_FALSE(add(p, &guard, "v1.3", NOW - 90 * DAY, 0));
	CU_ASSERT_FALSE(add(p, &guard, "pr-2", NOW - 3600, 0));
	CU_ASSERT_FALSE(add(p, &guard, "pr-3", NOW - 90 * DAY, NOW - 3600));
	CU_ASSERT_FALSE(add(p, &guard, "stable-2", NOW - 90 * DAY, 0));
	CU_ASSERT_TRUE(add(p, &guard, "pr-4", NOW - DAY, NOW - DAY));
	CU_ASSERT_TRUE(add(p, &guard, "pr-5", 0, 0));
	CU_ASSERT_EQUAL(p->n, 3);
	CU_ASSERT_EQUAL(p->excluded[EXCLUDE_LATEST], 1);
	CU_ASSERT_EQUAL(p->excluded[EXCLUDE_IMMUTABLE], 2);
	CU_ASSERT_EQUAL(p->excluded[EXCLUDE_RECENT], 2);
	CU_ASSERT_EQUAL(p->excluded[EXCLUDE_PROTECTED], 1);
	CU_ASSERT_STRING_EQUAL(p->excluded_example[EXCLUDE_IMMUTABLE], "v1.2");
	plan_free(p);
	rules_free(rules);
}

static void test_a_tag_is_planned_once(void)
{
	struct protection guard = { .now = NOW };
	struct plan *p = plan_of_tags("acme", "app", NOW);

	CU_ASSERT_TRUE(add(p, &guard, "pr-1", 0, 0));
	CU_ASSERT_FALSE(add(p, &guard, "pr-1", 0, 0));
	CU_ASSERT_EQUAL(p->n, 1);
	CU_ASSERT_EQUAL(plan_count(p, ITEM_PLANNED), 1);
	plan_free(p);
}

static void test_the_class_follows_the_number(void)
{
	struct protection guard = { .now = NOW };
	struct plan *p = plan_of_tags("acme", "app", NOW);

	for (int i = 1; i <= PLAN_MAX_SMALL + 1; i++) {
		char tag[16];

		snprintf(tag, sizeof(tag), "pr-%d", i);
		CU_ASSERT_TRUE(add(p, &guard, tag, 0, 0));
		CU_ASSERT_EQUAL(plan_safety(p), i == 1                ? SAFETY_1
						: i <= PLAN_MAX_SMALL ? SAFETY_2
								      : SAFETY_3);
		CU_ASSERT_EQUAL(plan_requests(p), 2 * (size_t)i);
	}
	plan_free(p);
}

static void test_a_rule_that_cannot_be_read_protects(void)
{
	static const char *const patterns[] = { "(", NULL };
	static const char *const slow[] = { "^(a+)+$", NULL };
	struct rules *broken = rules_new(patterns), *costly = rules_new(slow);
	struct protection guard = { .immutable = broken, .now = NOW };

	CU_ASSERT_EQUAL(
		plan_protects(&guard, "pr-1", (struct stamp){ 0 }, (struct stamp){ 0 }),
		EXCLUDE_IMMUTABLE);
	guard.immutable = costly;
	CU_ASSERT_EQUAL(plan_protects(&guard,
				      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
				      (struct stamp){ 0 }, (struct stamp){ 0 }),
			EXCLUDE_IMMUTABLE);
	guard.immutable = NULL;
	CU_ASSERT_EQUAL(
		plan_protects(&guard, "pr-1", (struct stamp){ 0 }, (struct stamp){ 0 }),
		N_EXCLUSIONS);
	rules_free(broken);
	rules_free(costly);
}

static void test_names_are_plain_and_unlike(void)
{
	struct plan *a = plan_of_tags("acme", "app", NOW);

	CU_ASSERT_PTR_NOT_NULL(strstr(a->id, "delete-20260101-000000-"));
	for (const char *c = a->id; *c; c++)
		CU_ASSERT_PTR_NOT_NULL(
			strchr("abcdefghijklmnopqrstuvwxyz0123456789-", *c));
	plan_free(a);
	for (int e = 0; e < N_EXCLUSIONS; e++)
		CU_ASSERT_TRUE(strlen(plan_exclusion_text((enum plan_exclusion)e)) > 5);
}

CHECK_MAIN("plan", test_protected_tags_are_counted_and_left_out,
	   test_a_tag_is_planned_once, test_the_class_follows_the_number,
	   test_a_rule_that_cannot_be_read_protects, test_names_are_plain_and_unlike)
