/* The lists a cleanup is made from, what images need, and the plan that comes of it. */
#include "model/clean_plan.h"
#include "model/clean_report.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/plan_text.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1767225600, DAY = 86400 };

static const struct protection guard = { .now = NOW };

/* ---- lists --------------------------------------------------------------- */

static char *digest(unsigned n)
{
	return xasprintf("sha256:%064x", n);
}

static struct page *page(const struct kind *kind, enum envelope envelope,
			 const char *text, int number)
{
	struct page *p = NULL;
	struct error err = { 0 };

	if (page_decode(kind, envelope, str_from(text), &p, &err)) {
		printf("  %s\n", err.text);
		abort();
	}
	p->number = number;
	return p;
}

/* Names separated by blanks, all of them old. */
static struct page *tags_page(const char *names, int total, int number)
{
	char *copy = xstrdup(names), *rest = copy, *name, *body = NULL;
	struct page *p;
	size_t n = 0;
	FILE *f = open_memstream(&body, &n);

	fprintf(f, "{\"count\":%d,\"results\":[", total);
	for (bool first = true; (name = strsep(&rest, " ")); first = false)
		fprintf(f,
			"%s{\"name\":\"%s\",\"tag_last_pushed\":\"2025-01-01T00:00:"
			"00Z\","
			"\"tag_last_pulled\":\"2025-01-02T00:00:00Z\"}",
			first ? "" : ",", name);
	fprintf(f, "]}");
	fclose(f);
	p = page(&kind_tags, ENV_PAGE, body, number);
	free(body);
	free(copy);
	return p;
}

static const char *name_at(const struct tag_list *l, size_t i)
{
	return i < l->n ? l->at[i]->name.p : "";
}

static void test_each_name_once_in_the_order_of_the_hub(void)
{
	struct tag_list l = { 0 };

	CU_ASSERT_FALSE(tag_list_complete(&l));
	tag_list_take(&l, tags_page("d e", 6, 3));
	tag_list_take(&l, tags_page("a b", 6, 1));
	tag_list_take(&l, tags_page("b c", 7, 2));
	CU_ASSERT_EQUAL(l.n, 5);
	CU_ASSERT_EQUAL(l.repeated, 1);
	tag_list_order(&l);
	CU_ASSERT_EQUAL(l.n, 5);
	CU_ASSERT_EQUAL(l.repeated, 1);
	for (size_t i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(name_at(&l, i)[0], "abcde"[i]);
	CU_ASSERT_EQUAL(tag_list_find(&l, STR("d")), 3);
	CU_ASSERT_EQUAL(tag_list_find(&l, STR("x")), CLEAN_NONE);
	/* Of the six there were when it began, one was not seen. */
	CU_ASSERT_FALSE(tag_list_complete(&l));
	tag_list_take(&l, tags_page("f", 7, 4));
	CU_ASSERT_TRUE(tag_list_complete(&l));
	tag_list_done(&l);
}

static void test_what_cannot_be_read_is_not_complete(void)
{
	struct tag_list l = { 0 };

	tag_list_take(&l, page(&kind_tags, ENV_PAGE,
			       "{\"count\":1,\"results\":[{\"name\":\"a\"},{}]}", 1));
	CU_ASSERT_EQUAL(l.unread, 1);
	CU_ASSERT_FALSE(tag_list_complete(&l));
	tag_list_done(&l);
	tag_list_take(
		&l, page(&kind_tags, ENV_PAGE, "{\"results\":[{\"name\":\"a\"}]}", 1));
	CU_ASSERT_FALSE(tag_list_complete(&l));
	tag_list_done(&l);
	tag_list_take(&l,
		      page(&kind_tags, ENV_PAGE, "{\"count\":0,\"results\":[]}", 1));
	CU_ASSERT_TRUE(tag_list_complete(&l));
	tag_list_done(&l);
}

/* ---- images -------------------------------------------------------------- */

/* "name=digest:image,image" in words; 0 is no digest. */
static struct page *images_page(const char *tags)
{
	char *copy = xstrdup(tags), *rest = copy, *word, *body = NULL;
	struct page *p;
	size_t n = 0;
	FILE *f = open_memstream(&body, &n);

	fprintf(f, "{\"count\":1,\"results\":[");
	for (bool first = true; (word = strsep(&rest, " ")); first = false) {
		char *own = strchr(word, '='), *images = strchr(word, ':'), *one;

		*own++ = '\0';
		*images++ = '\0';
		fprintf(f,
			"%s{\"name\":\"%s\",\"full_size\":100,"
			"\"tag_last_pushed\":\"2025-01-01T00:00:00Z\","
			"\"tag_last_pulled\":\"2025-01-02T00:00:00Z\",",
			first ? "" : ",", word);
		if (*own != '0')
			fprintf(f, "\"digest\":\"sha256:%064x\",", (unsigned)*own);
		fprintf(f, "\"images\":[");
		for (bool again = false; (one = strsep(&images, ",")); again = true)
			if (*one)
				fprintf(f, "%s{\"digest\":\"sha256:%064x\"}",
					again ? "," : "", (unsigned)*one);
		fprintf(f, "]}");
	}
	fprintf(f, "]}");
	fclose(f);
	p = page(&kind_tags_with_images, ENV_PAGE, body, 1);
	free(body);
	free(copy);
	return p;
}

static void test_a_row_knows_the_digests_of_its_images(void)
{
	struct tag_list l = { 0 };
	struct str images;
	char *two = digest('2');
	struct digest wanted = digest_parse(str_from(two));

	tag_list_take(&l, images_page("a=x:1,2 b=0:"));
	CU_ASSERT_TRUE(l.with_images);
	images = tag_list_images(&l, 0);
	CU_ASSERT_EQUAL(images.len, 64);
	CU_ASSERT_FALSE(memcmp(images.ptr + 32, wanted.sha256, 32));
	CU_ASSERT_EQUAL(tag_list_images(&l, 1).len, 0);
	CU_ASSERT_FALSE(l.at[1]->digest.known);
	tag_list_done(&l);
	free(two);
}

static struct clean_rule *rule(const char *option, const char *value, const char *more)
{
	struct clean_rule *r = clean_rule_new();
	struct error err = { 0 };

	if (clean_rule_set(r, option, value, &err) ||
	    (more && clean_rule_set(r, more, "true", &err)) ||
	    clean_rule_check(r, &err)) {
		printf("  %s\n", err.text);
		abort();
	}
	return r;
}

static void expect(const struct tag_list *l, const struct clean_result *res,
		   const char *name, enum clean_verdict v)
{
	size_t i = tag_list_find(l, str_from(name));

	if (i == CLEAN_NONE || res->verdict[i] != v)
		printf("  %s: %s\n", name,
		       i == CLEAN_NONE ? "?" : clean_verdict_name(res->verdict[i]));
	CU_ASSERT_TRUE(i != CLEAN_NONE && res->verdict[i] == v);
}

/* 1.4-amd64 is an image of 1.4, and so on down. */
static void test_what_an_index_needs_stays(void)
{
	struct clean_rule *r = rule("match", "pr-*", NULL),
			  *shared = rule("match", "pr-*", "include-shared");
	struct tag_list l = { 0 };
	struct clean_result res;

	tag_list_take(&l, images_page("main=M:a,b pr-a=a:c pr-c=c:d pr-x=x:y,z pr-y=y: "
				      "pr-0=0:"));
	clean_judge(r, &l, &guard, 1, &res);
	expect(&l, &res, "pr-a", CLEAN_SHARED);
	expect(&l, &res, "pr-c", CLEAN_SHARED);
	expect(&l, &res, "pr-x", CLEAN_DELETE);
	expect(&l, &res, "pr-y", CLEAN_DELETE);
	expect(&l, &res, "pr-0", CLEAN_DELETE);
	CU_ASSERT_EQUAL(res.whole, 2);
	clean_result_done(&res);

	clean_judge(shared, &l, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.counts[CLEAN_DELETE], 5);
	/* The digest of pr-a must not be deleted as a whole: main needs it. */
	CU_ASSERT_FALSE(clean_is_whole(&l, &res, tag_list_find(&l, STR("pr-a"))));
	CU_ASSERT_TRUE(clean_is_whole(&l, &res, tag_list_find(&l, STR("pr-x"))));
	CU_ASSERT_EQUAL(res.whole, 3);
	CU_ASSERT_EQUAL(res.bytes, 500);
	CU_ASSERT_EQUAL(res.unique_bytes, 400);
	clean_result_done(&res);
	clean_rule_free(r);
	clean_rule_free(shared);
	tag_list_done(&l);
}

/* ---- manifests ----------------------------------------------------------- */

static struct page *manifests_page(void)
{
	static const char *const rows[] = {
		"\"tags\":[\"main\"],\"last_pushed\":\"2025-01-01T00:00:00Z\"",
		"\"tags\":[],\"last_pushed\":\"2025-01-01T00:00:00Z\"",
		"\"tags\":[],\"last_pushed\":\"2025-06-01T00:00:00Z\","
		"\"media_type\":\"application/vnd.oci.image.index.v1+json\"",
		"\"tags\":[],\"last_pushed\":\"2025-02-01T00:00:00Z\","
		"\"last_pulled\":\"2025-12-31T23:00:00Z\"",
		"\"last_pushed\":\"2025-01-01T00:00:00Z\"",
		"\"tags\":[],\"last_pushed\":\"2025-03-01T00:00:00Z\","
		"\"last_pulled\":\"2025-03-01T00:00:00Z\",\"total_size\":7",
	};
	struct page *p;
	char *body = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&body, &n);

	fprintf(f, "{\"manifests\":[");
	for (size_t i = 0; i < COUNT(rows); i++)
		fprintf(f, "%s{\"manifest_digest\":\"sha256:%064x\",%s}", i ? "," : "",
			(unsigned)('a' + i), rows[i]);
	fprintf(f, "],\"last_evaluated_key\":null}");
	fclose(f);
	p = page(&kind_manifests_as_tags, ENV_MANIFESTS, body, 1);
	free(body);
	return p;
}

static void test_manifests_that_nothing_needs(void)
{
	struct clean_rule *r = rule("untagged", "true", "include-never-pulled");
	struct tag_list manifests = { 0 }, tags = { 0 };
	struct clean_result res;

	tag_list_take(&manifests, manifests_page());
	tag_list_take(&tags, images_page("main=a:b"));
	clean_judge_manifests(r, &manifests, &tags, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.n, 6);
	CU_ASSERT_EQUAL(res.verdict[0], CLEAN_TAGGED);
	CU_ASSERT_EQUAL(res.verdict[1], CLEAN_SHARED); /* b is an image of main */
	CU_ASSERT_EQUAL(res.verdict[2], CLEAN_DELETE);
	CU_ASSERT_EQUAL(res.verdict[3], CLEAN_RECENT);
	CU_ASSERT_EQUAL(res.verdict[4], CLEAN_TAGGED); /* it does not say */
	CU_ASSERT_EQUAL(res.verdict[5], CLEAN_DELETE);
	clean_result_done(&res);
	tag_list_done(&tags);
	/* It was tagged since the list of manifests was made. */
	tag_list_take(&tags, images_page("main=a:b late=c:"));
	clean_judge_manifests(r, &manifests, &tags, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.verdict[2], CLEAN_SHARED);
	clean_result_done(&res);
	clean_rule_free(r);

	r = rule("untagged", "true", NULL);
	clean_judge_manifests(r, &manifests, &tags, &guard, 1, &res);
	CU_ASSERT_EQUAL(res.verdict[2], CLEAN_NEVER_PULLED);
	CU_ASSERT_EQUAL(res.counts[CLEAN_DELETE], 1);
	clean_result_done(&res);
	clean_rule_free(r);
	tag_list_done(&manifests);
	tag_list_done(&tags);
}

static void test_a_plan_of_manifests_begins_with_indexes(void)
{
	struct clean_rule *r = rule("untagged", "true", "include-never-pulled");
	struct tag_list manifests = { 0 }, tags = { 0 };
	struct plan *p = clean_plan_new(clean_rule_json(r), true, NOW);
	struct clean_result res;
	char *index = digest('c'), *image = digest('f');
	json_object *params;

	tag_list_take(&manifests, manifests_page());
	tag_list_take(&tags, images_page("main=a:b"));
	clean_judge_manifests(r, &manifests, &tags, &guard, 1, &res);
	clean_plan_add(p, "acme", "app", &manifests, &res);
	CU_ASSERT_EQUAL(p->n, 2);
	CU_ASSERT_STRING_EQUAL(p->items[0].name, index);
	CU_ASSERT_STRING_EQUAL(p->items[1].name, image);
	CU_ASSERT_EQUAL(p->items[1].size.n, 7);
	CU_ASSERT_PTR_EQUAL(p->parts[0].op, op_by_name("images.delete_manifests"));
	params = plan_params(p, &p->items[0]);
	CU_ASSERT_FALSE(json_flag(params, "/delete_references", true));
	CU_ASSERT_TRUE(str_eq(json_str(params, "/digests"), str_from(index)));
	json_object_put(params);
	CU_ASSERT_EQUAL(plan_safety(p), SAFETY_3);
	plan_free(p);
	clean_result_done(&res);
	clean_rule_free(r);
	tag_list_done(&manifests);
	tag_list_done(&tags);
	free(index);
	free(image);
}

/* ---- plans --------------------------------------------------------------- */

static void test_a_plan_holds_what_goes_and_counts_the_rest(void)
{
	struct clean_rule *r = rule("match", "pr-*", NULL);
	struct plan *p = clean_plan_new(clean_rule_json(r), false, NOW), *again = NULL;
	struct tag_list l = { 0 };
	struct clean_result res;
	struct error err = { 0 };
	char *head;

	tag_list_take(&l, tags_page("pr-2 main latest pr-1", 4, 1));
	clean_judge(r, &l, &guard, 1, &res);
	clean_plan_add(p, "acme", "app", &l, &res);
	clean_plan_add(p, "acme", "web", &l, &res);
	CU_ASSERT_PTR_NOT_NULL(strstr(p->id, "clean-20260101-000000-"));
	CU_ASSERT_EQUAL(p->n_parts, 2);
	CU_ASSERT_EQUAL(p->n, 4);
	CU_ASSERT_STRING_EQUAL(p->items[0].name, "pr-1");
	CU_ASSERT_STRING_EQUAL(p->items[1].name, "pr-2");
	CU_ASSERT_EQUAL(p->items[2].part, 1);
	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(p->counts, JSON_C_TO_STRING_PLAIN),
		"{\"total\":8,\"delete\":4,\"latest\":2,\"unmatched\":2}");
	head = plan_text_head(p);
	CU_ASSERT_EQUAL(plan_text_read_head((struct str){ head, strlen(head) - 1 },
					    &again, &err),
			ST_OK);
	CU_ASSERT_TRUE(json_object_equal(p->rule, again->rule));
	plan_free(again);
	plan_free(p);
	free(head);
	clean_result_done(&res);
	clean_rule_free(r);
	tag_list_done(&l);
}

static void expect_rule(const struct plan *p, const char *where, const char *wanted)
{
	struct clean_rule *r = NULL;
	struct error err = { 0 };
	char *text;

	if (!wanted) {
		CU_ASSERT_EQUAL(clean_plan_rule(p, where, &r, &err), ST_USAGE);
		return;
	}
	CU_ASSERT_EQUAL(clean_plan_rule(p, where, &r, &err), ST_OK);
	text = clean_rule_text(r);
	CU_ASSERT_STRING_EQUAL(text, wanted);
	free(text);
	clean_rule_free(r);
}

static void test_the_rule_of_a_repository(void)
{
	struct plan *p =
		clean_plan_new(json_tokener_parse("{\"keep\":\"3\"}"), false, NOW);

	expect_rule(p, "acme/app", "keep the newest 3");
	plan_free(p);
	p = clean_plan_new(json_tokener_parse("{\"acme/app\":{\"keep\":\"1\"},"
					      "\"acme/*\":{\"keep\":\"2\"}}"),
			   false, NOW);
	expect_rule(p, "acme/app", "keep the newest 1");
	expect_rule(p, "acme/web", "keep the newest 2");
	expect_rule(p, "other/web", NULL);
	plan_free(p);
	p = clean_plan_new(NULL, false, NOW);
	expect_rule(p, "acme/app", NULL);
	plan_free(p);
}

static void test_a_report_outlives_the_list(void)
{
	struct clean_rule *r = rule("match", "pr-*", NULL);
	struct tag_list l = { 0 };
	struct clean_report report;
	struct clean_result res;
	json_object *json;

	tag_list_take(&l, tags_page("pr-2 main pr-1", 3, 1));
	clean_judge(r, &l, &guard, 1, &res);
	clean_report_fill(&report, "acme/app", r, &l, &res);
	clean_result_done(&res);
	clean_rule_free(r);
	tag_list_done(&l);
	json = clean_report_json(&report);
	CU_ASSERT_EQUAL(json_int(json, "/total"), 3);
	CU_ASSERT_EQUAL(json_int(json, "/counts/delete"), 2);
	CU_ASSERT_TRUE(str_eq(json_str(json, "/oldest/tag"), STR("pr-2")));
	CU_ASSERT_TRUE(str_eq(json_str(json, "/random/1/tag"), STR("pr-1")));
	CU_ASSERT_TRUE(str_eq(json_str(json, "/last_pulled/pulled"),
			      STR("2025-01-02T00:00:00Z")));
	CU_ASSERT_PTR_NULL(json_at(json, "/storage_size"));
	json_object_put(json);
	clean_report_done(&report);
}

CHECK_MAIN("clean_plan", test_each_name_once_in_the_order_of_the_hub,
	   test_what_cannot_be_read_is_not_complete,
	   test_a_row_knows_the_digests_of_its_images, test_what_an_index_needs_stays,
	   test_manifests_that_nothing_needs,
	   test_a_plan_of_manifests_begins_with_indexes,
	   test_a_plan_holds_what_goes_and_counts_the_rest,
	   test_the_rule_of_a_repository, test_a_report_outlives_the_list)
