/* The strict door before json-c, and typed reads behind it. */
#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"

static enum status check(struct str body)
{
	struct error err = { 0 }, same = { 0 };
	json_object *obj;
	enum status st = json_check(body, NULL, &err);

	CU_ASSERT_EQUAL(json_parse(body, &obj, &same), st);
	CU_ASSERT_STRING_EQUAL(err.text, same.text);
	json_object_put(obj);
	return st;
}

static void test_takes_what_the_standard_allows(void)
{
	static const char *const good[] = {
		"null",
		" true ",
		"false",
		"0",
		"-0",
		"-0.5e+10",
		"1E5",
		"1e400",
		"18446744073709551616",
		"123",
		"\"\"",
		"\"plain\"",
		"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\uDC33\"",
		"\"\\u0000\"",
		"\"\xF0\x9F\x90\xB3 \xC3\xA4 \x7F\"",
		"[]",
		"{}",
		"\t\r\n [ 1 , [ ] , { } , \"x\" ] \n",
		"{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":3},{\"a\":4}]}",
		"{\"\":1,\"A\":2,\"a\":3,\"a \":4,\"\\u0061b\":5}",
	};

	for (size_t i = 0; i < COUNT(good); i++)
		CU_ASSERT_EQUAL(check(str_from(good[i])), ST_OK);
}

static void test_refuses_everything_else(void)
{
	static const char *const bad[] = {
		"",
		"  ",
		"{} x",
		"{}{}",
		"1 2",
		"[1,]",
		"[,1]",
		"[1 2]",
		"{\"a\":1,}",
		"{,}",
		"{\"a\"}",
		"{\"a\" 1}",
		"{\"a\":}",
		"{a:1}",
		"{'a':1}",
		"'a'",
		"{1:2}",
		"[1}",
		"{\"a\":1]",
		"[",
		"{",
		"{\"a\":1",
		"]",
		"}",
		"// c\n1",
		"/* c */1",
		"NaN",
		"nan",
		"Infinity",
		"-Infinity",
		"tru",
		"truee",
		"True",
		"nul",
		"01",
		"-",
		"+1",
		".5",
		"1.",
		"1e",
		"1e+",
		"0x10",
		"--1",
		"12abc",
		"\"abc",
		"\"\\\"",
		"\"\\",
		"\"\\x41\"",
		"\"\\u12\"",
		"\"\\u12G4\"",
		"{\"\\uD800\":1}",
		"{\"a\\uDC00\":1}",
		"\"tab\there\"",
		"\"line\nbreak\"",
		"\"\x1B[31m\"",
		"\"1234567\x01\"",
		"\xEF\xBB\xBF{}",
	};

	for (size_t i = 0; i < COUNT(bad); i++)
		CU_ASSERT_EQUAL(check(str_from(bad[i])), ST_PARSE);
	CU_ASSERT_EQUAL(check((struct str){ NULL, 0 }), ST_PARSE);
	CU_ASSERT_EQUAL(check(STR("1\0")), ST_PARSE);
	CU_ASSERT_EQUAL(check(STR("\"\\\0\"")), ST_PARSE);
}

static void test_refuses_invalid_utf8_in_strings_and_keys(void)
{
	static const char *const bad[] = {
		"\"\xC0\xAF\"",     "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"",
		"\"abc\x80\"",      "\"\xE2\x82\"",     "\"\xFF\"",
		"{\"\xC0\xAF\":1}", "{\"a\xC3\":1}",    "[\"\xF0\x9F\x92\"]",
	};

	for (size_t i = 0; i < COUNT(bad); i++)
		CU_ASSERT_EQUAL(check(str_from(bad[i])), ST_PARSE);
}

/* Some servers write a broken name so (QUALITY E8, J2): the page stays readable. */
static void test_half_a_surrogate_pair_is_replaced(void)
{
	static const struct {
		const char *body, *text;
	} cases[] = {
		{ "\"\\uD800\"", "\xEF\xBF\xBD" },
		{ "\"\\udc00\"", "\xEF\xBF\xBD" },
		{ "\"a\\uD83D\"", "a\xEF\xBF\xBD" },
		{ "\"\\uD800\\u0041\"", "\xEF\xBF\xBD"
					"A" },
		{ "\"\\uD800\\uD800x\"", "\xEF\xBF\xBD\xEF\xBF\xBDx" },
		{ "\"\\uDC00\\uD800\"", "\xEF\xBF\xBD\xEF\xBF\xBD" },
		{ "\"\\uD800\\uD83D\\uDC33\"", "\xEF\xBF\xBD\xF0\x9F\x90\xB3" },
		{ "\"\\uD800\\n\"", "\xEF\xBF\xBD\n" },
		{ "\"\\uD800", NULL },
		{ "\"\\uD800\\\"", NULL },
		{ "\"\\uD800\\u\"", NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = { 0 };
		json_object *obj = NULL;
		enum status st = json_parse(str_from(cases[i].body), &obj, &err);

		CU_ASSERT_EQUAL(st, cases[i].text ? ST_OK : ST_PARSE);
		if (cases[i].text)
			CU_ASSERT_TRUE(
				str_eq(json_str(obj, ""), str_from(cases[i].text)));
		json_object_put(obj);
	}
}

/* What a person wrote is sent as it was written, or not at all. */
static void test_input_is_told_where_it_is_wrong(void)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "{\"a\":1,}", "not JSON: no key where one must be at byte 8" },
		{ "{\"a\":\"\\ud800\"}", "not JSON: half a surrogate pair at byte 7" },
		{ "{\"a\":1,\"a\":2}",
		  "not JSON: a key twice in one object at byte 12" },
		{ "", "not JSON: an early end at byte 1" },
	};
	struct error err = { 0 };
	json_object *obj = NULL;

	for (size_t i = 0; i < COUNT(cases); i++) {
		CU_ASSERT_EQUAL(json_parse_input(str_from(cases[i].text), &obj, &err),
				ST_USAGE);
		CU_ASSERT_STRING_EQUAL(err.text, cases[i].says);
		CU_ASSERT_PTR_NULL(obj);
	}
	CU_ASSERT_EQUAL(json_parse_input(STR("{\"a\":\"\\ud83d\\udc33\"}"), &obj, &err),
			ST_OK);
	CU_ASSERT_TRUE(str_eq(json_str(obj, "/a"), STR("\xF0\x9F\x90\xB3")));
	json_object_put(obj);
}

static void test_refuses_a_key_twice(void)
{
	static const char *const bad[] = {
		"{\"a\":1,\"a\":2}",
		"{\"a\":1,\"b\":2,\"a\":3}",
		"{\"a\":1,\"\\u0061\":2}",
		"{\"\\u0061\":1,\"a\":2}",
		"{\"\\u0061\":1,\"\\u0061\":2}",
		"{\"\":1,\"\":2}",
		"{\"\xC3\xA4\":1,\"\\u00e4\":2}",
		"{\"\\uD83D\\uDC33\":1,\"\xF0\x9F\x90\xB3\":2}",
		"[{\"x\":{\"a\":{},\"a\":{}}}]",
		"{\"a\":{\"b\":1},\"a\":2}",
		"{\"\\/\":1,\"/\":2}",
		"{\"a\\u0000b\":1}",
		"{\"a\":1,\"a\\u0000b\":1}",
	};

	for (size_t i = 0; i < COUNT(bad); i++)
		CU_ASSERT_EQUAL(check(str_from(bad[i])), ST_PARSE);
}

/* `levels` arrays or objects around `inner`. */
static enum status nested(int levels, bool objects, const char *inner)
{
	char *body = xmalloc((size_t)levels * 6 + strlen(inner) + 1), *p = body;
	enum status st;

	for (int i = 0; i < levels; i++)
		p += snprintf(p, 6, "%s", objects ? "{\"a\":" : "[");
	p += snprintf(p, strlen(inner) + 1, "%s", inner);
	for (int i = 0; i < levels; i++)
		*p++ = objects ? '}' : ']';
	st = check((struct str){ body, (size_t)(p - body) });
	free(body);
	return st;
}

static void test_depth_ends_at_the_limit(void)
{
	CU_ASSERT_EQUAL(nested(JSON_DEPTH_MAX, false, "1"), ST_OK);
	CU_ASSERT_EQUAL(nested(JSON_DEPTH_MAX, true, "\"x\""), ST_OK);
	CU_ASSERT_EQUAL(nested(JSON_DEPTH_MAX - 1, true, "[]"), ST_OK);
	CU_ASSERT_EQUAL(nested(JSON_DEPTH_MAX + 1, false, "1"), ST_PARSE);
	CU_ASSERT_EQUAL(nested(JSON_DEPTH_MAX, true, "{}"), ST_PARSE);
	CU_ASSERT_EQUAL(nested(1000000, false, ""), ST_PARSE);
}

static enum status keys(int n)
{
	char *body = xmalloc((size_t)n * 16 + 3), *p = body;
	enum status st;

	*p++ = '{';
	for (int i = 0; i < n; i++)
		p += snprintf(p, 16, "%s\"k%d\":0", i ? "," : "", i);
	*p++ = '}';
	st = check((struct str){ body, (size_t)(p - body) });
	free(body);
	return st;
}

static void test_keys_end_at_the_limit(void)
{
	CU_ASSERT_EQUAL(keys(JSON_KEYS_MAX), ST_OK);
	CU_ASSERT_EQUAL(keys(JSON_KEYS_MAX + 1), ST_PARSE);
	CU_ASSERT_EQUAL(keys(100000), ST_PARSE);
}

static void test_tells_where_and_what(void)
{
	struct error err = { 0 };
	size_t at = 0;

	CU_ASSERT_EQUAL(json_check(STR("{\"a\": nope}"), &at, &err), ST_PARSE);
	CU_ASSERT_EQUAL(at, 6);
	CU_ASSERT_STRING_EQUAL(
		err.text, "the answer is not valid JSON: an unknown word at byte 6");
	CU_ASSERT_EQUAL(err.status, ST_PARSE);
}

static json_object *parsed(struct str body)
{
	struct error err = { 0 };
	json_object *obj;

	CU_ASSERT_EQUAL_FATAL(json_parse(body, &obj, &err), ST_OK);
	return obj;
}

static void test_pointers(void)
{
	json_object *obj =
		parsed(STR("{\"a\":{\"b\":[10,[20]]},\"\":1,\"x/y\":2,\"m~n\":3,"
			   "\"https://h\":{\"n\":4},\"1\":5,\"z\":null}"));

	CU_ASSERT_PTR_EQUAL(json_at(obj, ""), obj);
	CU_ASSERT_EQUAL(json_int(obj, "/a/b/0"), 10);
	CU_ASSERT_EQUAL(json_int(obj, "/a/b/1/0"), 20);
	CU_ASSERT_EQUAL(json_int(obj, "/"), 1);
	CU_ASSERT_EQUAL(json_int(obj, "/x~1y"), 2);
	CU_ASSERT_EQUAL(json_int(obj, "/m~0n"), 3);
	CU_ASSERT_EQUAL(json_int(obj, "/https:~1~1h/n"), 4);
	CU_ASSERT_EQUAL(json_int(obj, "/1"), 5);
	CU_ASSERT_PTR_NULL(json_at(obj, "/z"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/z/a"));
	CU_ASSERT_PTR_NULL(json_at(obj, "a"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/2"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/00"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/-"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/0/0"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/a/b/99999999999999999999"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/m~2n"));
	CU_ASSERT_PTR_NULL(json_at(obj, "/m~"));
	CU_ASSERT_PTR_NULL(json_at(NULL, "/a"));
	json_object_put(obj);
}

static void test_integers_are_never_converted(void)
{
	static const struct {
		const char *json;
		int64_t want;
	} rows[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "2147483648", INT64_C(2147483648) },
		{ "9007199254740992", INT64_C(9007199254740992) },
		{ "9007199254740993", -1 },
		{ "-5", -1 },
		{ "9223372036854775808", -1 },
		{ "18446744073709551616", -1 },
		{ "99999999999999999999999999", -1 },
		{ "-99999999999999999999999999", -1 },
		{ "1e400", -1 },
		{ "1e2", -1 },
		{ "1.5", -1 },
		{ "1.0", -1 },
		{ "\"12abc\"", -1 },
		{ "\"12\"", -1 },
		{ "null", -1 },
		{ "true", -1 },
		{ "{}", -1 },
		{ "[1]", -1 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		json_object *obj = parsed(str_from(rows[i].json));

		CU_ASSERT_EQUAL(json_int(obj, ""), rows[i].want);
		json_object_put(obj);
	}
}

static void test_strings_keep_their_length(void)
{
	json_object *obj =
		parsed(STR("{\"a\":\"a\\u0000b\",\"e\":\"\",\"n\":null,\"i\":1}"));

	CU_ASSERT_TRUE(str_eq(json_str(obj, "/a"), STR("a\0b")));
	CU_ASSERT_FALSE(str_eq(json_str(obj, "/a"), STR("a")));
	CU_ASSERT_PTR_NOT_NULL(json_str(obj, "/e").ptr);
	CU_ASSERT_EQUAL(json_str(obj, "/e").len, 0);
	CU_ASSERT_PTR_NULL(json_str(obj, "/n").ptr);
	CU_ASSERT_PTR_NULL(json_str(obj, "/i").ptr);
	CU_ASSERT_PTR_NULL(json_str(obj, "/none").ptr);
	json_object_put(obj);
}

static void test_flags_are_flags(void)
{
	json_object *obj =
		parsed(STR("{\"t\":true,\"f\":false,\"s\":\"true\",\"i\":1}"));

	CU_ASSERT_TRUE(json_flag(obj, "/t", false));
	CU_ASSERT_FALSE(json_flag(obj, "/f", true));
	CU_ASSERT_FALSE(json_flag(obj, "/s", false));
	CU_ASSERT_TRUE(json_flag(obj, "/i", true));
	CU_ASSERT_TRUE(json_flag(obj, "/none", true));
	json_object_put(obj);
}

CHECK_MAIN("json", test_takes_what_the_standard_allows, test_refuses_everything_else,
	   test_refuses_invalid_utf8_in_strings_and_keys,
	   test_half_a_surrogate_pair_is_replaced, test_input_is_told_where_it_is_wrong,
	   test_refuses_a_key_twice, test_depth_ends_at_the_limit,
	   test_keys_end_at_the_limit, test_tells_where_and_what, test_pointers,
	   test_integers_are_never_converted, test_strings_keep_their_length,
	   test_flags_are_flags)
