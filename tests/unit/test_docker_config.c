/* Docker's config.json as docker/cli reads it, and single strings out of JSON. */
#include "net/docker_config.h"

#include "net/json_pick.h"
#include "tests/check.h"

/* maria:maria-password */
#define AUTH "bWFyaWE6bWFyaWEtcGFzc3dvcmQ="
/* One byte more than pick() takes. */
#define LONG                                                                           \
	"{\"a\":\"0123456789012345678901234567890123456789012345678901234567890123\"}"
#define KEY "\"https://index.docker.io/v1/\""

static enum status find(const char *json, bool auths_only, struct docker_login *l)
{
	struct error err = { 0 };

	return docker_config_find(str_from(json), DOCKER_HUB_KEY, auths_only, l, &err);
}

static void expect_login(const char *json, const char *user, const char *secret)
{
	struct docker_login l;

	CU_ASSERT_EQUAL_FATAL(find(json, false, &l), ST_OK);
	CU_ASSERT_PTR_NULL(l.helper);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l.user);
	CU_ASSERT_STRING_EQUAL(l.user, user);
	CU_ASSERT_STRING_EQUAL(secret_str(l.secret).ptr, secret);
	docker_login_done(&l);
}

static void expect_helper(const char *json, const char *helper)
{
	struct docker_login l;

	CU_ASSERT_EQUAL_FATAL(find(json, false, &l), ST_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(l.helper);
	CU_ASSERT_STRING_EQUAL(l.helper, helper);
	CU_ASSERT_PTR_NULL(l.user);
	docker_login_done(&l);
}

static void expect_nothing(const char *json)
{
	struct docker_login l;

	CU_ASSERT_EQUAL(find(json, false, &l), ST_OK);
	CU_ASSERT_PTR_NULL(l.helper);
	CU_ASSERT_PTR_NULL(l.user);
	CU_ASSERT_PTR_NULL(l.secret);
}

static void expect_error(const char *json)
{
	struct docker_login l;

	CU_ASSERT_EQUAL(find(json, false, &l), ST_LOCAL);
	CU_ASSERT_PTR_NULL(l.user);
	CU_ASSERT_PTR_NULL(l.secret);
}

static void test_auths(void)
{
	expect_login("{\"auths\":{" KEY ":{\"auth\":\"" AUTH "\"}}}", "maria",
		     "maria-password");
	expect_login("{ \"x\" : [1,{\"a\":\"}\"}], \"auths\" : { " KEY
		     " : { \"email\":\"a@b\", \"auth\" : \"" AUTH "\" } } }",
		     "maria", "maria-password");
	/* the slash may be escaped, and so may anything else */
	expect_login("{\"auths\":{\"https:\\/\\/index.docker.io\\/v1\\/\":{\"auth\":"
		     "\"" AUTH "\"}}}",
		     "maria", "maria-password");
	expect_login("{\"\\u0061uths\":{" KEY ":{\"auth\":\"" AUTH "\"}}}", "maria",
		     "maria-password");
	/* a colon in the password; NULs behind it */
	expect_login("{\"auths\":{" KEY ":{\"auth\":\"YTpiOmM=\"}}}", "a", "b:c");
	expect_login("{\"auths\":{" KEY ":{\"auth\":\"YTpiAAA=\"}}}", "a", "b");
	expect_login("{\"auths\":{" KEY ":{\"username\":\"a\",\"password\":\"b\"}}}",
		     "a", "b");
}

static void test_order(void)
{
	expect_helper("{\"credHelpers\":{" KEY ":\"one\"},\"credsStore\":\"two\","
		      "\"auths\":{" KEY ":{\"auth\":\"" AUTH "\"}}}",
		      "one");
	expect_helper("{\"credHelpers\":{\"gcr.io\":\"one\"},\"credsStore\":\"two\","
		      "\"auths\":{" KEY ":{\"auth\":\"" AUTH "\"}}}",
		      "two");
	expect_login("{\"credHelpers\":{" KEY
		     ":\"\"},\"credsStore\":\"\",\"auths\":{" KEY ":{\"auth\":\"" AUTH
		     "\"}}}",
		     "maria", "maria-password");
}

/* C3: the whole key and nothing like it. */
static void test_other_hosts_are_others(void)
{
	static const char *const keys[] = {
		"https://index.docker.io.evil.com/v1/",
		"https://index.docker.io/v1",
		"https://index.docker.io/v1/x",
		"http://index.docker.io/v1/",
		"https://evil.com/https://index.docker.io/v1/",
		"index.docker.io",
		"docker.io",
		"",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		char json[256];

		snprintf(json, sizeof(json), "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}",
			 keys[i], AUTH);
		expect_nothing(json);
		snprintf(json, sizeof(json), "{\"credHelpers\":{\"%s\":\"pass\"}}",
			 keys[i]);
		expect_nothing(json);
	}
}

static void test_nothing_there(void)
{
	expect_nothing("{}");
	expect_nothing("[]");
	expect_nothing("{\"auths\":{}}");
	expect_nothing("{\"auths\":[]}");
	expect_nothing("{\"auths\":{" KEY ":{}}}");
	expect_nothing("{\"auths\":{" KEY ":{\"auth\":\"\"}}}");
	expect_nothing("{\"auths\":{" KEY ":{\"auth\":7}}}");
	expect_nothing("{\"auths\":{" KEY ":{\"username\":\"a\"}}}");
}

static void test_what_cannot_be_read(void)
{
	expect_error("");
	expect_error("{");
	expect_error("not json");
	expect_error("{\"auths\":{}}}");
	expect_error("{\"auths\":{},\"auths\":{}}");
	expect_error("{\"auths\":{" KEY ":{\"auth\":\"****\"}}}");
	expect_error("{\"auths\":{" KEY ":{\"auth\":\"bWFyaWE\"}}}");
	expect_error("{\"auths\":{" KEY ":{\"auth\":\"bWFyaWE=\"}}}"); /* no colon */
	expect_error("{\"auths\":{" KEY ":{\"auth\":\"OmI=\"}}}");     /* no user */
}

static void test_identity_token(void)
{
	struct docker_login l;

	CU_ASSERT_EQUAL(find("{\"auths\":{" KEY ":{\"auth\":\"YTpi\","
			     "\"identitytoken\":\"tok\"}}}",
			     false, &l),
			ST_OK);
	CU_ASSERT_TRUE(l.identity);
	CU_ASSERT_STRING_EQUAL(l.user, "a");
	CU_ASSERT_STRING_EQUAL(secret_str(l.secret).ptr, "tok");
	docker_login_done(&l);
	CU_ASSERT_EQUAL(
		find("{\"auths\":{" KEY ":{\"identitytoken\":\"tok\"}}}", false, &l),
		ST_OK);
	CU_ASSERT_TRUE(l.identity);
	CU_ASSERT_STRING_EQUAL(l.user, "<token>");
	docker_login_done(&l);
}

static void test_environment_has_auths_only(void)
{
	struct docker_login l;

	CU_ASSERT_EQUAL(find("{\"credsStore\":\"pass\",\"auths\":{" KEY
			     ":{\"auth\":\"" AUTH "\"}}}",
			     true, &l),
			ST_OK);
	CU_ASSERT_PTR_NULL(l.helper);
	CU_ASSERT_STRING_EQUAL(l.user, "maria");
	docker_login_done(&l);
}

static const char *pick(const char *json, const char *key)
{
	static char out[64];
	const char *const path[] = { key };
	char *text = json_pick_text(str_from(json), path, 1, sizeof(out) - 1);

	snprintf(out, sizeof(out), "%s", text ? text : "(none)");
	free(text);
	return out;
}

static void test_pick_unescapes(void)
{
	CU_ASSERT_STRING_EQUAL(pick("{\"a\":\"b\"}", "a"), "b");
	CU_ASSERT_STRING_EQUAL(pick("{\"a\":\"\"}", "a"), "");
	CU_ASSERT_STRING_EQUAL(pick("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "a"),
			       "\"\\/\b\f\n\r\t");
	CU_ASSERT_STRING_EQUAL(pick("{\"a\":\"\\u00e4\\u20AC\\ud83d\\ude00\"}", "a"),
			       "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
	CU_ASSERT_STRING_EQUAL(pick("{\"b\":{\"a\":\"no\"},\"a\":\"yes\"}", "a"),
			       "yes");
	CU_ASSERT_STRING_EQUAL(
		pick("{\"b\":[\"a\",{\"a\":1}],\"c\":-1e5,\"a\":\"x\"}", "a"), "x");
}

static void test_pick_refuses(void)
{
	static const char *const bad[] = {
		"",
		"{",
		"{\"a\"",
		"{\"a\":",
		"{\"a\":\"b",
		"{\"a\":\"b\\",
		"{\"a\":\"\\u12\"}",
		"{\"a\":\"\\ud800\"}",
		"{\"a\":\"\\ud800\\u0041\"}",
		"{\"a\":\"\\udc00\"}",
		"{\"a\":\"\\u0000\"}",
		"{\"a\":\"\\x\"}",
		"{\"a\":7}",
		"{\"a\":null}",
		"{\"b\":}",
		"{\"b\":[1,2,\"a\":\"x\"}",
		"[\"a\",\"b\"]",
		"\"a\"",
		LONG,
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		CU_ASSERT_STRING_EQUAL(pick(bad[i], "a"), "(none)");
}

/* However it is cut off, nothing is read behind its end (the sanitizer looks). */
static void test_pick_cut_anywhere(void)
{
	static const char json[] = "{\"b\":[{\"c\":\"\\u00e4\"},true],\"a\":\"b\\nc\"}";
	const char *const path[] = { "a" };

	for (size_t n = 0; n < sizeof(json) - 1; n++) {
		char *copy = malloc(n ? n : 1);

		memcpy(copy, json, n);
		free(json_pick_text((struct str){ copy, n }, path, 1, 99));
		free(copy);
	}
	CU_ASSERT_STRING_EQUAL(pick(json, "a"), "b\nc");
}

static void test_pick_depth(void)
{
	char json[5000] = "{\"b\":";
	size_t n = strlen(json);

	for (int i = 0; i < 2000; i++)
		json[n++] = '[';
	json[n] = '\0';
	CU_ASSERT_STRING_EQUAL(pick(json, "a"), "(none)");
}

CHECK_MAIN("docker_config", test_auths, test_order, test_other_hosts_are_others,
	   test_nothing_there, test_what_cannot_be_read, test_identity_token,
	   test_environment_has_auths_only, test_pick_unescapes, test_pick_refuses,
	   test_pick_cut_anywhere, test_pick_depth)
