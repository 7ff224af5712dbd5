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
	struct error err = { 0 };
	struct rules *broken = rules_new(patterns), *costly = rules_new(slow);
	struct protection guard = { .immutable = broken, .now = NOW };

	CU_ASSERT_EQUAL(
		plan_protects(&guard, "pr-1", (struct stamp){ 0 }, (struct stamp){ 0 }),
		EXCLUDE_IMMUTABLE);
	CU_ASSERT_EQUAL(rules_check("^v[0-9]", &err), ST_OK);
	CU_ASSERT_EQUAL(rules_check("^v(", &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(err.text, "^v(: missing closing parenthesis, at character 4"));
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

static struct plan *roles(void)
{
	static const struct plan_words words = { "change role", "changed", "member" };
	static const struct plan_thing things[] = {
		{ .name = "ada",
		  .more = "{\"username\":\"ada\"}",
		  .was = "{\"role\":\"member\"}" },
		{ .name = "bo",
		  .more = "{\"username\":\"bo\"}",
		  .was = "{\"role\":\"editor\"}" },
		{ .name = "cy", .more = "{\"username\":\"cy\"}" },
	};
	struct plan *p = plan_new(&words, NOW);

	plan_begin(p, op_by_name("org.update_member"),
		   json_tokener_parse("{\"org\":\"acme\"}"), NULL, "acme");
	for (size_t i = 0; i < COUNT(things); i++)
		CU_ASSERT_TRUE(plan_add(p, &things[i]));
	plan_exclude(p, EXCLUDE_SELF, "maria");
	return p;
}

/* What a form asked for is the same for all; who has it already is left out. */
static void test_answers_join_a_plan(void)
{
	struct plan *p = roles(), *with;
	json_object *answers = json_tokener_parse("{\"role\":\"editor\"}"), *params;

	with = plan_with(p, answers, NOW);
	CU_ASSERT_EQUAL(with->n, 2);
	CU_ASSERT_STRING_EQUAL(with->items[0].name, "ada");
	CU_ASSERT_STRING_EQUAL(with->items[1].name, "cy");
	CU_ASSERT_EQUAL(with->excluded[EXCLUDE_ALREADY], 1);
	CU_ASSERT_STRING_EQUAL(with->excluded_example[EXCLUDE_ALREADY], "bo");
	CU_ASSERT_EQUAL(with->excluded[EXCLUDE_SELF], 1);
	CU_ASSERT_EQUAL(plan_safety(with), SAFETY_3);
	params = plan_params(with, &with->items[0]);
	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(params, 0),
		"{\"org\":\"acme\",\"role\":\"editor\",\"username\":\"ada\"}");
	CU_ASSERT_STRING_NOT_EQUAL(with->id, p->id);
	CU_ASSERT_PTR_NULL(strchr(with->id, ' '));
	/* The plan it came from is as it was. */
	CU_ASSERT_EQUAL(p->n, 3);
	CU_ASSERT_FALSE(json_object_object_get_ex(p->parts[0].params, "role", NULL));
	json_object_put(params);
	json_object_put(answers);
	plan_free(with);
	plan_free(p);
}

static void test_only_what_failed_is_tried_again(void)
{
	struct plan *p = roles(), *again;

	p->items[0].state = ITEM_DONE;
	p->items[1].state = ITEM_FAILED;
	p->items[2].state = ITEM_UNKNOWN;
	again = plan_of_states(p, 1U << ITEM_FAILED | 1U << ITEM_UNKNOWN, NOW);
	CU_ASSERT_EQUAL(again->n, 2);
	CU_ASSERT_STRING_EQUAL(again->items[0].name, "bo");
	CU_ASSERT_EQUAL(again->items[0].state, ITEM_PLANNED);
	CU_ASSERT_STRING_EQUAL(again->items[1].more, "{\"username\":\"cy\"}");
	plan_free(again);
	again = plan_of_states(p, 1U << ITEM_SKIPPED, NOW);
	CU_ASSERT_EQUAL(again->n, 0);
	plan_free(again);
	plan_free(p);
}

static struct plan *one_token(const char *op, const char *more)
{
	static const struct plan_words words = { "disable", "disabled", "token" };
	struct plan *p = plan_new(&words, NOW);

	plan_begin(p, op_by_name(op), json_tokener_parse("{\"org\":\"acme\"}"), NULL,
		   "acme");
	plan_add(p, &(struct plan_thing){ .name = "ci", .more = more, .size = { -1 } });
	return p;
}

/* Only switches can be turned back, and only where no question was asked. */
static void test_switches_are_turned_back(void)
{
	struct plan *p = one_token("auth.update_oat",
				   "{\"is_active\":false,\"token_id\":\"x\"}");
	struct plan *back = plan_inverse(p, NOW);

	CU_ASSERT_PTR_NOT_NULL_FATAL(back);
	CU_ASSERT_STRING_EQUAL(back->items[0].more,
			       "{\"is_active\":true,\"token_id\":\"x\"}");
	plan_free(back);
	plan_free(p);
	p = one_token("auth.update_oat", "{\"label\":\"y\",\"token_id\":\"x\"}");
	CU_ASSERT_PTR_NULL(plan_inverse(p, NOW));
	plan_free(p);
	p = one_token("auth.delete_oat", "{\"token_id\":\"x\"}");
	CU_ASSERT_PTR_NULL(plan_inverse(p, NOW));
	plan_free(p);
	p = one_token("org.update_settings", "{\"enabled\":true}");
	CU_ASSERT_PTR_NULL(plan_inverse(p, NOW));
	plan_free(p);
}

/* Another thread's, with what became of it; what was taken out by hand is not in it. */
static void test_a_copy_is_the_same_plan(void)
{
	const uint8_t out[] = { 0, 1, 0 };
	struct plan *p = plan_of_tags("acme", "web-app", NOW), *whole, *less;

	for (int i = 0; i < 3; i++) {
		char name[] = { 't', (char)('a' + i), '\0' };

		plan_add(p, &(struct plan_thing){ .name = name,
						  .size = { 7 },
						  .platforms = STR("amd64") });
	}
	p->rule = json_tokener_parse("{\"match\":[\"t*\"]}");
	p->by = xstrdup("maria");
	p->incomplete = p->by_digest = p->saved = true;
	p->items[2].state = ITEM_FAILED;
	p->items[2].http = 403;
	p->items[2].row = 12;
	p->items[2].note = xstrdup("no");
	whole = plan_copy(p, NULL);
	less = plan_copy(p, out);
	plan_free(p); /* nothing is shared */
	CU_ASSERT_EQUAL(whole->n, 3);
	CU_ASSERT_EQUAL_FATAL(less->n, 2);
	CU_ASSERT_STRING_EQUAL(less->id, whole->id);
	CU_ASSERT_STRING_EQUAL(less->by, "maria");
	CU_ASSERT_TRUE(less->incomplete && less->by_digest && less->saved);
	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(less->rule, JSON_C_TO_STRING_PLAIN),
		"{\"match\":[\"t*\"]}");
	CU_ASSERT_STRING_EQUAL(less->items[0].name, "ta");
	CU_ASSERT_STRING_EQUAL(less->items[1].name, "tc");
	CU_ASSERT_STRING_EQUAL(less->items[1].platforms, "amd64");
	CU_ASSERT_EQUAL(less->items[1].state, ITEM_FAILED);
	CU_ASSERT_EQUAL(less->items[1].http, 403);
	CU_ASSERT_EQUAL(less->items[1].row, 12);
	CU_ASSERT_STRING_EQUAL(less->items[1].note, "no");
	CU_ASSERT_EQUAL(plan_safety(less), SAFETY_2);
	plan_free(whole);
	plan_free(less);
}

CHECK_MAIN("plan", test_protected_tags_are_counted_and_left_out,
	   test_a_tag_is_planned_once, test_the_class_follows_the_number,
	   test_a_rule_that_cannot_be_read_protects, test_names_are_plain_and_unlike,
	   test_answers_join_a_plan, test_only_what_failed_is_tried_again,
	   test_switches_are_turned_back, test_a_copy_is_the_same_plan)
