/* What the Hub says when it says no: every recorded body, and worse ones. */
#include "model/hub_error.h"
#include "model/json.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "tests/check.h"

static const char *said(struct str body, const char *content_type)
{
	static char text[256];

	hub_error_text(body, content_type, text, sizeof(text));
	return text;
}

/* A recorded answer: "body" (JSON) or "text", and what is to be said of it. */
static void check_recorded(json_object *row)
{
	json_object *body = json_at(row, "/body");
	struct str raw = json_str(row, "/text"), says = json_str(row, "/says");
	struct error err = { 0 };
	int http = (int)json_int(row, "/status");

	if (body)
		raw = str_from(json_object_to_json_string(body));
	CU_ASSERT_STRING_EQUAL(said(raw, NULL), says.ptr);
	CU_ASSERT_EQUAL(hub_error_is_json(raw), body && says.len);
	if (http < 300)
		return;
	hub_error_set(&err, http, raw, "application/json");
	CU_ASSERT_EQUAL(err.http, http);
	CU_ASSERT_TRUE(
		str_has(str_from(err.text),
			(struct str){ says.ptr, 40 < says.len ? 40 : says.len }));
}

static void test_recorded_bodies(void)
{
	const char *dir = getenv("TESTDATA");
	char path[512];
	json_object *rows;

	snprintf(path, sizeof(path), "%s/error-bodies.json", dir ? dir : "tests/data");
	rows = json_object_from_file(path);
	CU_ASSERT_PTR_NOT_NULL_FATAL(rows);
	CU_ASSERT_TRUE(json_object_array_length(rows) >= 28);
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		check_recorded(json_object_array_get_idx(rows, i));
	json_object_put(rows);
}

static void test_order_of_the_shapes(void)
{
	static const struct {
		const char *body, *text;
	} rows[] = {
		{ "{\"text\":\"t\",\"detail\":\"d\",\"message\":\"m\"}", "m" },
		{ "{\"text\":\"t\",\"detail\":[\"d1\",2,\"d2\"]}", "d1, d2" },
		{ "{\"fields\":{\"ordering\":[\"bad\"]},\"text\":\"Invalid\"}",
		  "Invalid" },
		{ "{\"message\":\"\",\"errinfo\":{\"a\":\"x\",\"n\":1,\"b\":[\"y\"]}}",
		  "a: x, b: y" },
		{ "{\"fields\":{\"ordering\":[\"bad\",\"worse\"]}}",
		  "ordering: bad, worse" },
		{ "{\"errors\":[{\"code\":\"X\"},{\"message\":\"second\"}]}",
		  "second" },
		{ "{\"name\":[\"already exists\"],\"id\":7}", "name: already exists" },
		{ "{\"message\":\"body is invalid\",\"errinfo\":{}}",
		  "body is invalid" },
		{ "\"only a string\"", "only a string" },
		{ "{\"message\":7,\"detail\":null,\"text\":{},\"errinfo\":[],"
		  "\"fields\":1,"
		  "\"errors\":{\"message\":\"x\"}}",
		  "" },
		{ "{\"results\":[],\"count\":0}", "" },
		{ "[\"x\"]", "" },
		{ "{}", "" },
		{ "null", "null" },
		{ "", "" },
		{ " \r\n ", "" },
		{ "plain text\r\n", "plain text" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		CU_ASSERT_STRING_EQUAL(said(str_from(rows[i].body), NULL),
				       rows[i].text);
}

/* A cut answer to a sign-in holds a token: what is not whole is not repeated. */
static void test_broken_json_is_not_repeated(void)
{
	CU_ASSERT_STRING_EQUAL(
		said(STR("{\"detail\":\"x\",\"login_2fa_token\":\"eyJ"), NULL), "");
	CU_ASSERT_STRING_EQUAL(said(STR(" [1,"), NULL), "");
	CU_ASSERT_FALSE(hub_error_is_json(STR("{\"message\":\"x\"")));
}

static void test_html_is_told_by_its_title(void)
{
	struct error err = { 0 };

	CU_ASSERT_STRING_EQUAL(
		said(STR("<html><TITLE lang=en>\n502 Bad\tGateway </TITLE>"), NULL),
		"an HTML page: 502 Bad Gateway");
	CU_ASSERT_STRING_EQUAL(said(STR("\n<!doctype html><p>x"), NULL),
			       "an HTML page");
	CU_ASSERT_STRING_EQUAL(said(STR("oops"), "text/html; charset=utf-8"),
			       "an HTML page");
	CU_ASSERT_STRING_EQUAL(said(STR("oops"), "text/plain"), "oops");
	CU_ASSERT_STRING_EQUAL(said(STR("<title"), NULL), "an HTML page");
	CU_ASSERT_EQUAL(
		hub_error_set(&err, 502, STR("<title>Bad Gateway</title>"), NULL),
		ST_HTTP);
	CU_ASSERT_STRING_EQUAL(err.text,
			       "Hub said: 502 with an HTML page, \"Bad Gateway\"");
	CU_ASSERT_TRUE(str_has(str_from(err.hint), STR("proxy")));
	hub_error_set(&err, 500, STR("<p>"), NULL);
	CU_ASSERT_STRING_EQUAL(err.text, "Hub said: 500 with an HTML page");
}

static void test_hostile_text_is_one_line(void)
{
	CU_ASSERT_STRING_EQUAL(said(STR("{\"message\":\"a\\u001b["
					"31m\\r\\nb\\u0000c\\u009bd\\u2028e\"}"),
				    NULL),
			       "a [31m b c d e");
	CU_ASSERT_STRING_EQUAL(said(STR("x\0y\x1B\x7Fz"), NULL), "x y z");
}

static void test_long_text_is_cut_between_characters(void)
{
	char body[4096], text[64];
	size_t n = 0;

	while (n + 3 < sizeof(body)) {
		memcpy(body + n, "\xE6\x97\xA5", 3);
		n += 3;
	}
	for (size_t size = 0; size <= sizeof(text); size++) {
		memset(text, 'x', sizeof(text));
		hub_error_text((struct str){ body, n }, NULL, text, size);
		if (!size)
			continue;
		CU_ASSERT_TRUE(strlen(text) < size);
		CU_ASSERT_TRUE(utf8_valid(str_from(text), NULL));
		CU_ASSERT_TRUE(size < 4 ||
			       str_eq(str_from(text + strlen(text) - 3), STR("...")));
	}
}

static void test_status_follows_the_number(void)
{
	static const struct {
		int http;
		enum status st;
	} rows[] = {
		{ 301, ST_HTTP },      { 400, ST_BAD },  { 401, ST_AUTH },
		{ 403, ST_FORBIDDEN }, { 404, ST_BAD },  { 405, ST_HTTP },
		{ 409, ST_BAD },       { 422, ST_HTTP }, { 429, ST_LIMITED },
		{ 500, ST_HTTP },      { 503, ST_HTTP },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error err = { .hint = "old" };

		CU_ASSERT_EQUAL(hub_error_set(&err, rows[i].http, STR(""), NULL),
				rows[i].st);
		CU_ASSERT_EQUAL(err.status, rows[i].st);
		CU_ASSERT_STRING_NOT_EQUAL(err.hint, "old");
	}
}

static void test_known_causes_have_a_hint(void)
{
	static const struct {
		int http;
		const char *said, *hint;
	} rows[] = {
		{ 403, "token issued from personal access token is not allowed",
		  "password" },
		{ 403,
		  "access is forbidden with a JWT issued from a personal access token",
		  "password" },
		{ 403, "token issued from organization access token is not allowed",
		  "as a user" },
		{ 403, "insufficient scope", "repo:admin" },
		{ 403, "forbidden", "personal token" },
		{ 403,
		  "pagination offset too large for anonymous requests; sign in to page "
		  "further",
		  "sign in" },
		{ 401, "Require secondary authentication on MFA enabled account",
		  "two-factor" },
		{ 401, "Cannot log into an organization account",
		  "organization's name" },
		{ 401, "unauthorized", "secret" },
		{ 404, "404: Page Not Found", "does not offer" },
		{ 405, "405: Method Not Allowed", "does not offer" },
		{ 404, "object not found", "private" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error err = { 0 };
		char body[160], text[200];

		snprintf(body, sizeof(body), "{\"message\":\"%s\",\"errinfo\":{}}",
			 rows[i].said);
		snprintf(text, sizeof(text), "Hub said: %d \"%s\"", rows[i].http,
			 rows[i].said);
		hub_error_set(&err, rows[i].http, str_from(body), "application/json");
		CU_ASSERT_STRING_EQUAL(err.text, text);
		CU_ASSERT_TRUE(str_has(str_from(err.hint), str_from(rows[i].hint)));
	}
}

static void test_no_route_is_only_its_own_text(void)
{
	CU_ASSERT_TRUE(
		hub_error_no_route(404, STR("{\"message\":\"404: Page Not Found\"}")));
	CU_ASSERT_TRUE(hub_error_no_route(
		405, STR("{\"message\":\"405: Method Not Allowed\"}")));
	CU_ASSERT_FALSE(
		hub_error_no_route(404, STR("{\"message\":\"object not found\"}")));
	CU_ASSERT_FALSE(
		hub_error_no_route(403, STR("{\"message\":\"404: Page Not Found\"}")));
	CU_ASSERT_FALSE(hub_error_no_route(
		404, STR("{\"message\":\"tag '404: Page Not Found' not found\"}")));
	CU_ASSERT_FALSE(hub_error_no_route(404, STR("")));
}

struct faults {
	char text[512];
};

static void note_fault(void *arg, struct str name, const char *text)
{
	struct faults *f = arg;
	size_t n = strlen(f->text);

	snprintf(f->text + n, sizeof(f->text) - n, "%.*s=%s|", STR_ARG(name), text);
}

/* Each form the Hub names members in, and what only looks like one. */
static void test_members_are_named_one_by_one(void)
{
	static const struct {
		int http;
		const char *body, *faults;
	} rows[] = {
		{ 400,
		  "{\"message\":\"body is invalid\",\"errinfo\":{\"identifier\":"
		  "\"value is required\",\"secret\":\"too short\"}}",
		  "identifier=value is required|secret=too short|" },
		{ 400,
		  "{\"fields\":{\"token_label\":[\"too "
		  "long\",\"odd\"]},\"text\":\"no\"}",
		  "token_label=too long, odd|" },
		{ 400, "{\"name\":[\"Team with this Name already exists\"]}",
		  "name=Team with this Name already exists|" },
		{ 409, "{\"invitees\":[\"named twice\"]}", "invitees=named twice|" },
		{ 422, "{\"label\":[\"x\"]}", "label=x|" },
		{ 400, "{\"name\":{\"givenName\":[\"missing\"]}}",
		  "name/givenName=missing|" },
		{ 400,
		  "{\"errinfo\":{\"restricted_images\":{\"enabled\":\"a boolean\"}}}",
		  "restricted_images/enabled=a boolean|" },
		{ 400, "{\"errinfo\":{\"a\":\" \\n \",\"b\":\"two\\nlines\"}}",
		  "b=two lines|" },
		{ 400, "{\"non_field_errors\":[\"no\"]}", "non_field_errors=no|" },
		/* A SCIM error has schemas; a 404 says what it looked for. */
		{ 400, "{\"schemas\":[\"urn:x\"],\"status\":\"400\",\"detail\":\"no\"}",
		  "" },
		{ 404, "{\"message\":\"m\",\"errinfo\":{\"tag\":\"x\"}}", "" },
		{ 403, "{\"name\":[\"no\"]}", "" },
		{ 400, "{\"name\":\"echoed\",\"id\":7,\"tags\":[1,2]}", "" },
		{ 400, "{\"detail\":[\"a\",\"b\"]}", "" },
		{ 400, "{\"name\":[\"no\"]", "" },
		{ 400, "[\"no\"]", "" },
		{ 400, "", "" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct faults f = { "" };
		size_t n = hub_error_fields(rows[i].http, str_from(rows[i].body),
					    note_fault, &f);
		size_t bars = 0;

		CU_ASSERT_STRING_EQUAL(f.text, rows[i].faults);
		for (const char *c = f.text; *c; c++)
			bars += *c == '|';
		CU_ASSERT_EQUAL(n, bars);
	}
}

CHECK_MAIN("hub_error", test_recorded_bodies, test_order_of_the_shapes,
	   test_broken_json_is_not_repeated, test_html_is_told_by_its_title,
	   test_hostile_text_is_one_line, test_long_text_is_cut_between_characters,
	   test_status_follows_the_number, test_known_causes_have_a_hint,
	   test_no_route_is_only_its_own_text, test_members_are_named_one_by_one)
