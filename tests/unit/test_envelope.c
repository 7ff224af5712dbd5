/* The ways the Hub wraps what it lists (CONTRACT 1). */
#include "model/envelope.h"

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"

static json_object *parsed(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	if (json_parse(str_from(text), &o, &err))
		abort();
	return o;
}

/* Rows as JSON; "none" when there is no list.  The caller frees. */
static char *rows(enum envelope envelope, const char *text)
{
	json_object *body = parsed(text), *list = envelope_rows(envelope, body);
	char *out = xstrdup(list ? json_object_to_json_string_ext(
					   list, JSON_C_TO_STRING_NOSLASHESCAPE)
				 : "none");

	json_object_put(list);
	json_object_put(body);
	return out;
}

static void expect(enum envelope envelope, const char *text, const char *want)
{
	char *got = rows(envelope, text);

	if (strcmp(got, want) != 0)
		printf("  %s\n  want %s\n  got  %s\n", text, want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	free(got);
}

static void test_every_envelope_is_unwrapped(void)
{
	expect(ENV_PAGE, "{\"count\":1,\"results\":[1]}", "[1]");
	expect(ENV_PAGE, "{\"total\":1,\"results\":[1]}", "[1]");
	expect(ENV_PAGE, "[1]", "[1]");
	expect(ENV_PAGE, "{\"results\":null}", "[]");
	expect(ENV_PAGE, "{\"count\":1}", "none");
	expect(ENV_ARRAY, "[1,2]", "[1,2]");
	expect(ENV_ARRAY, "{\"a\":1}", "none");
	expect(ENV_IMAGES, "{\"images\":[1]}", "[1]");
	expect(ENV_LOGS, "{\"logs\":[1]}", "[1]");
	expect(ENV_DATA, "{\"data\":[1]}", "[1]");
	expect(ENV_INVITEES, "{\"invitees\":[1]}", "[1]");
	expect(ENV_INVITEES, "{\"invitees\":{\"invitees\":[1]}}", "[1]");
	expect(ENV_MANIFESTS, "{\"manifests\":[1],\"last_evaluated_key\":null}", "[1]");
	expect(ENV_SCIM, "{\"totalResults\":1,\"resources\":[1]}", "[1]");
	expect(ENV_SCIM, "{\"totalResults\":1,\"Resources\":[1]}", "[1]");
	expect(ENV_TAGS, "{\"tags\":[\"a\",\"b\"]}",
	       "[{\"name\":\"a\"},{\"name\":\"b\"}]");
	expect(ENV_STATUS,
	       "{\"status\":{\"sha256:1\":{\"status\":{\"status\":\"success\"}}}}",
	       "[{\"digest\":\"sha256:1\",\"status\":\"success\"}]");
	expect(ENV_STATUS,
	       "{\"status\":{\"a\":{\"status\":{\"status\":\"failed\",\"message\":"
	       "\"M\"}}}}",
	       "[{\"digest\":\"a\",\"status\":\"failed\",\"message\":\"M\"}]");
	expect(ENV_LAYERS,
	       "[{\"os\":\"linux\",\"architecture\":\"arm64\",\"layers\":[{\"digest\":"
	       "\"d\","
	       "\"size\":7,\"instruction\":\"I\"},{\"size\":0}]},{\"layers\":null},7]",
	       "[{\"platform\":\"linux/"
	       "arm64\",\"size\":7,\"digest\":\"d\",\"instruction\":"
	       "\"I\"},{\"platform\":\"linux/arm64\",\"size\":0,\"digest\":null,"
	       "\"instruction\":null}]");
	expect(ENV_LAYERS, "{\"layers\":[]}", "none");
	expect(ENV_ACTIONS,
	       "{\"actions\":{\"repo\":{\"label\":\"R\",\"actions\":[{\"name\":\"tag."
	       "push\","
	       "\"label\":\"L\",\"description\":\"D\"}]},\"org\":{}}}",
	       "[{\"action\":\"repo.tag.push\",\"label\":\"L\",\"description\":\"D\"}"
	       "]");
	expect(ENV_ACTIONS,
	       "{\"actions\":{\"repo\":{\"actions\":[{\"name\":\"repo.update\"}]}}}",
	       "[{\"action\":\"repo.update\",\"label\":null,\"description\":null}]");
	expect(ENV_ACTIONS,
	       "{\"actions\":{\"repo\":{\"actions\":[{\"name\":\"create\"}]}}}",
	       "[{\"action\":\"repo.create\",\"label\":null,\"description\":null}]");
	expect(ENV_OBJECT, "{\"results\":[1]}", "none");
}

static struct frame frame(enum envelope envelope, const char *text, json_object **ret)
{
	*ret = parsed(text);
	return envelope_frame(envelope, *ret);
}

static void test_a_page_says_whether_there_is_more(void)
{
	json_object *body;
	struct frame f;

	f = frame(ENV_PAGE,
		  "{\"count\":9,\"next\":\"http://x/?page=2\",\"results\":[1]}", &body);
	CU_ASSERT_TRUE(f.more && f.total == 9 && f.rows == 1);
	CU_ASSERT_TRUE(str_eq(f.next, STR("http://x/?page=2")));
	json_object_put(body);
	f = frame(ENV_PAGE, "{\"total\":5000000000,\"next\":\"\",\"results\":[]}",
		  &body);
	CU_ASSERT_TRUE(!f.more && f.total == 5000000000);
	json_object_put(body);
	/* The audit log ends with an empty page, and with nothing else. */
	f = frame(ENV_LOGS, "{\"logs\":[1]}", &body);
	CU_ASSERT_TRUE(f.more && f.total == -1);
	json_object_put(body);
	f = frame(ENV_LOGS, "{\"logs\":[]}", &body);
	CU_ASSERT_FALSE(f.more);
	json_object_put(body);
	f = frame(ENV_MANIFESTS, "{\"manifests\":[],\"last_evaluated_key\":\"k=\"}",
		  &body);
	CU_ASSERT_TRUE(f.more && str_eq(f.key, STR("k=")));
	json_object_put(body);
	f = frame(ENV_MANIFESTS, "{\"manifests\":[1],\"last_evaluated_key\":null}",
		  &body);
	CU_ASSERT_FALSE(f.more);
	json_object_put(body);
	f = frame(ENV_SCIM, "{\"totalResults\":3,\"startIndex\":1,\"resources\":[1,2]}",
		  &body);
	CU_ASSERT_TRUE(f.more && f.total == 3);
	json_object_put(body);
	f = frame(ENV_SCIM, "{\"totalResults\":3,\"startIndex\":3,\"resources\":[1]}",
		  &body);
	CU_ASSERT_FALSE(f.more);
	json_object_put(body);
}

static size_t failed(enum envelope envelope, const char *text)
{
	json_object *body = parsed(text);
	size_t n = envelope_failed(envelope, body, NULL);

	json_object_put(body);
	return n;
}

static void test_success_is_what_is_said(void)
{
	CU_ASSERT_EQUAL(failed(ENV_INVITEES, "{\"invitees\":[{\"status\":\"invited\"},"
					     "{\"status\":\"existing_org_member\"}]}"),
			0);
	CU_ASSERT_EQUAL(
		failed(ENV_INVITEES,
		       "{\"invitees\":[{\"status\":\"invalid_email_or_docker_id\"},"
		       "{\"status\":\"something new\"},{}]}"),
		3);
	CU_ASSERT_EQUAL(
		failed(ENV_STATUS,
		       "{\"status\":{\"a\":{\"status\":{\"status\":\"success\"}},"
		       "\"b\":{\"status\":{\"status\":\"failed\"}},\"c\":null}}"),
		2);
	CU_ASSERT_EQUAL(failed(ENV_OBJECT, "{\"status\":\"failed\"}"), 0);
}

CHECK_MAIN("envelope", test_every_envelope_is_unwrapped,
	   test_a_page_says_whether_there_is_more, test_success_is_what_is_said)
