/* What `hubdeck doctor`, `members` and `access` say when one answer of the Hub is not
 * what it should be: nothing that is not so, and that it is INCOMPLETE. */
#include <stdio.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"
#include "tests/harness/evil.h"

/* A small organization in which nothing is wrong. */
struct answer {
	const char *path, *body;
};
static const struct answer whole[] = {
	{ "/v2/user/orgs/",
	  "{\"count\":1,\"next\":null,\"results\":[{\"orgname\":\"tiny\","
	  "\"plan_name\":\"team\"}]}" },
	{ "/v2/orgs/tiny/members",
	  "{\"count\":2,\"next\":null,\"results\":[{\"username\":\"ann\",\"role\":"
	  "\"Owner\",\"groups\":[\"owners\"]},{\"username\":\"bob\",\"role\":"
	  "\"Member\",\"groups\":[\"web\"]}]}" },
	{ "/v2/orgs/tiny/invites", "{\"data\":[]}" },
	{ "/v2/orgs/tiny/groups",
	  "{\"count\":1,\"next\":null,\"results\":[{\"id\":7,\"name\":\"web\","
	  "\"member_count\":1}]}" },
	{ "/v2/orgs/tiny/groups/web/members",
	  "{\"count\":1,\"next\":null,\"results\":[{\"username\":\"bob\"}]}" },
	{ "/v2/namespaces/tiny/repositories",
	  "{\"count\":1,\"next\":null,\"results\":[{\"name\":\"app\",\"namespace\":"
	  "\"tiny\",\"is_private\":true,\"description\":\"x\"}]}" },
	{ "/v2/namespaces/tiny/repositories/app",
	  "{\"name\":\"app\",\"namespace\":\"tiny\",\"is_private\":true,"
	  "\"immutable_tags_settings\":{\"enabled\":true}}" },
	{ "/v2/repositories/tiny/app/groups/",
	  "{\"count\":1,\"next\":null,\"results\":[{\"group_id\":7,\"group_name\":"
	  "\"web\",\"permission\":\"write\"}]}" },
	{ "/v2/repositories/tiny/app/webhook_pipeline/",
	  "{\"count\":0,\"next\":null,\"results\":[]}" },
	{ "/v2/orgs/tiny/access-tokens",
	  "{\"total\":1,\"next\":null,\"results\":[{\"id\":\"t1\",\"label\":\"ci\"}]"
	  "}" },
	{ "/v2/orgs/tiny/access-tokens/t1",
	  "{\"id\":\"t1\",\"label\":\"ci\",\"created_by\":\"bob\",\"resources\":[{"
	  "\"type\":\"TYPE_REPO\",\"path\":\"tiny/app\",\"scopes\":["
	  "\"scope-image-push\"]}]}" },
	{ "/v2/orgs/tiny/access-tokens/t2",
	  "{\"id\":\"t2\",\"label\":\"ci\",\"resources\":[{\"type\":"
	  "\"TYPE_REPO\",\"path\":\"tiny/app\",\"scopes\":["
	  "\"scope-repository-admin\"]}]}" },
	{ "/v2/access-tokens", "{\"count\":0,\"next\":null,\"results\":[]}" },
};

/* The Hub with one answer replaced. */
static bool serve(struct evil_conn *c, const char *request, void *arg)
{
	static const char headers[] = "Content-Type: application/json\r\n";
	const struct answer *lie = arg;
	const char *path = strchr(request, ' ') + 1;
	size_t len = strcspn(path, " ?");

	if (!strncmp(request, "POST ", 5))
		return evil_answer(c, "200 OK", headers,
				   "{\"access_token\":\"the-bearer\"}");
	for (size_t i = 0; i < COUNT(whole); i++) {
		const struct answer *a = &whole[i];

		if (strlen(a->path) != len || strncmp(a->path, path, len) != 0)
			continue;
		if (lie && !strcmp(lie->path, a->path))
			a = lie;
		return evil_answer(c, "200 OK", headers, a->body);
	}
	return evil_answer(c, "404 Not Found", headers, "{\"detail\":\"not found\"}");
}

/* What the command prints as JSON, and its exit code; the caller owns it. */
static json_object *ask(const char *words, const struct answer *lie, int *ret_status)
{
	struct evil *e = evil_start(0, serve, (void *)(uintptr_t)lie);
	struct world w = { 0 };
	json_object *o;
	struct run *r;
	char *line;

	env_init(&w.env);
	line = xasprintf("DOCKERHUB_URL=%s", evil_url(e));
	env_put(&w.env, line);
	env_put(&w.env, "DOCKERHUB_USERNAME=ann");
	env_put(&w.env, "DOCKERHUB_TOKEN=ann-password");
	r = cli(&w, words);
	o = parsed(r->out);
	*ret_status = r->status;
	if (r->status > 2)
		printf("  %s: exit %d\n  %s", words, r->status, r->err);
	run_free(r);
	free(line);
	env_done(&w.env);
	evil_stop(e);
	return o;
}

static size_t count(json_object *o, const char *pointer)
{
	json_object *rows = json_at(o, pointer);

	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : SIZE_MAX;
}

static bool misses(json_object *o, const char *what)
{
	json_object *missing = json_at(o, "/missing");

	for (size_t i = 0; i < count(o, "/missing"); i++)
		if (!strcmp(json_text(json_object_array_get_idx(missing, i), "/what"),
			    what))
			return true;
	return false;
}

static void test_nothing_is_wrong_when_nothing_is(void)
{
	int status;
	json_object *o = ask("doctor tiny --json", NULL, &status);

	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_TRUE(json_flag(o, "/complete", false));
	CU_ASSERT_EQUAL(count(o, "/findings"), 0);
	CU_ASSERT_EQUAL(count(o, "/missing"), 0);
	json_object_put(o);
}

static const struct {
	struct answer lie;
	const char *missed;
} lies[] = {
	/* nothing, or something else */
	{ { "/v2/user/orgs/", "null" }, "plan" },
	{ { "/v2/orgs/tiny/members", "null" }, "members" },
	{ { "/v2/orgs/tiny/members", "" }, "members" },
	{ { "/v2/orgs/tiny/members", "{}" }, "members" },
	{ { "/v2/orgs/tiny/members", "\"ann\"" }, "members" },
	{ { "/v2/orgs/tiny/members", "{\"count\":2,\"results\":null}" }, "members" },
	{ { "/v2/orgs/tiny/invites", "17" }, "invitations" },
	{ { "/v2/orgs/tiny/groups", "null" }, "teams" },
	{ { "/v2/orgs/tiny/groups/web/members", "null" }, "members of web" },
	{ { "/v2/namespaces/tiny/repositories", "null" }, "repositories" },
	{ { "/v2/namespaces/tiny/repositories/app", "null" }, "settings of app" },
	{ { "/v2/namespaces/tiny/repositories/app", "[]" }, "settings of app" },
	{ { "/v2/namespaces/tiny/repositories/app", "{}" }, "settings of app" },
	{ { "/v2/repositories/tiny/app/groups/", "null" }, "access of app" },
	{ { "/v2/repositories/tiny/app/webhook_pipeline/", "null" },
	  "webhooks of app" },
	{ { "/v2/orgs/tiny/access-tokens", "null" }, "organization tokens" },
	{ { "/v2/orgs/tiny/access-tokens/t1", "null" }, "resources of ci" },
	{ { "/v2/orgs/tiny/access-tokens/t1", "[{}]" }, "resources of ci" },
	{ { "/v2/access-tokens", "null" }, "personal tokens" },
	/* nobody where there is somebody */
	{ { "/v2/orgs/tiny/members", "[]" }, "members" },
	{ { "/v2/orgs/tiny/groups/web/members", "[]" }, "members of web" },
	/* rows that are none */
	{ { "/v2/orgs/tiny/members", "[null,17,\"ann\",[]]" }, "members" },
	{ { "/v2/orgs/tiny/members",
	    "[{\"username\":\"bob\"},{\"username\":null,\"role\":\"Owner\"}]" },
	  "members" },
	{ { "/v2/orgs/tiny/groups/web/members", "[null]" }, "members of web" },
	{ { "/v2/namespaces/tiny/repositories", "[{\"namespace\":\"tiny\"}]" },
	  "repositories" },
	{ { "/v2/orgs/tiny/members",
	    "[{\"username\":\"bob\\u0000\"},{\"username\":\"ann\"}]" },
	  "members" },
	/* fewer than the Hub counts */
	{ { "/v2/orgs/tiny/members",
	    "{\"count\":2,\"results\":[{\"username\":\"ann\",\"role\":\"Owner\","
	    "\"groups\":[\"owners\"]}]}" },
	  "members" },
	{ { "/v2/namespaces/tiny/repositories", "{\"count\":1,\"results\":[]}" },
	  "repositories" },
	{ { "/v2/repositories/tiny/app/groups/", "{\"count\":1,\"results\":[]}" },
	  "access of app" },
	/* the same one twice, in place of another */
	{ { "/v2/orgs/tiny/members",
	    "{\"count\":2,\"results\":[{\"username\":\"ann\",\"role\":\"Owner\","
	    "\"groups\":[\"owners\"]},{\"username\":\"ann\",\"role\":\"Owner\","
	    "\"groups\":[\"owners\"]}]}" },
	  "members" },
};

static void test_an_odd_answer_is_missed_and_nothing_follows_from_it(void)
{
	for (size_t i = 0; i < COUNT(lies); i++) {
		int status;
		json_object *o = ask("doctor tiny --json", &lies[i].lie, &status);
		bool fine = status == 2 && misses(o, lies[i].missed) &&
			    !json_flag(o, "/complete", true) && !count(o, "/findings");

		if (!fine)
			printf("  %s answers %s: exit %d, %s\n", lies[i].lie.path,
			       lies[i].lie.body, status, json_object_to_json_string(o));
		CU_ASSERT_TRUE(fine);
		json_object_put(o);
	}
}

/* Pages overlap when somebody is added while they are read. */
static void test_a_row_that_comes_twice_is_one(void)
{
	static const struct answer twice[] = {
		{ "/v2/orgs/tiny/groups/web/members",
		  "{\"count\":1,\"results\":[{\"username\":\"bob\"},{\"username\":"
		  "\"bob\"}]}" },
		{ "/v2/orgs/tiny/members",
		  "{\"count\":2,\"results\":[{\"username\":\"ann\",\"role\":"
		  "\"Owner\",\"groups\":[\"owners\"]},{\"username\":\"ann\",\"role\":"
		  "\"Owner\",\"groups\":[\"owners\"]},{\"username\":\"bob\",\"role\":"
		  "\"Member\",\"groups\":[\"web\"]}]}" },
	};

	for (size_t i = 0; i < COUNT(twice); i++) {
		int status;
		json_object *o = ask("access tiny/app --json", &twice[i], &status);

		CU_ASSERT_EQUAL(status, 0);
		CU_ASSERT_EQUAL(count(o, "/access"), 3);
		for (size_t k = 0; k < 3; k++)
			CU_ASSERT_EQUAL(json_int(json_object_array_get_idx(
							 json_at(o, "/access"), k),
						 "/ways"),
					1);
		json_object_put(o);
		o = ask("doctor tiny --json", &twice[i], &status);
		CU_ASSERT_EQUAL(status, 0);
		json_object_put(o);
	}
}

/* It is no list of one: it was taken for one, and the program ended there. */
static void test_a_repository_that_is_none(void)
{
	static const char *const bodies[] = { "\"app\"", "17", "[]", "null", "{}" };

	for (size_t i = 0; i < COUNT(bodies); i++) {
		const struct answer lie = { "/v2/namespaces/tiny/repositories/app",
					    bodies[i] };
		int status;
		json_object *o = ask("access tiny/app --json", &lie, &status);

		CU_ASSERT_EQUAL(status, 2);
		CU_ASSERT_TRUE(misses(o, "repositories"));
		json_object_put(o);
	}
}

static json_object *way_of(json_object *o, const char *pointer, const char *value)
{
	json_object *rows = json_at(o, "/access");

	for (size_t i = 0; i < count(o, "/access"); i++)
		if (!strcmp(json_text(json_object_array_get_idx(rows, i), pointer),
			    value))
			return json_object_array_get_idx(rows, i);
	return NULL;
}

/* It may be more than anything that is known. */
static void test_a_permission_that_is_not_known_is_told(void)
{
	static const struct answer lie = {
		"/v2/repositories/tiny/app/groups/",
		"{\"count\":1,\"results\":[{\"group_id\":7,\"group_name\":\"web\","
		"\"permission\":\"maintain\"}]}"
	};
	int status;
	json_object *o = ask("access tiny/app --can admin --json", &lie, &status);

	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_STRING_EQUAL(json_text(way_of(o, "/who", "bob"), "/can"), "maintain");
	json_object_put(o);
}

/* A label is no name: two tokens of one label are two, each with one way. */
static void test_tokens_of_one_label_are_two(void)
{
	static const struct answer lie = {
		"/v2/orgs/tiny/access-tokens",
		"{\"total\":2,\"results\":[{\"id\":\"t1\"},{\"id\":\"t2\"}]}"
	};
	int status;
	json_object *o = ask("access tiny/app --json", &lie, &status), *way;

	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_EQUAL(count(o, "/access"), 4);
	way = way_of(o, "/token_id", "t1");
	CU_ASSERT_EQUAL(json_int(way, "/ways"), 1);
	CU_ASSERT_STRING_EQUAL(json_text(way, "/can"), "push");
	way = way_of(o, "/token_id", "t2");
	CU_ASSERT_EQUAL(json_int(way, "/ways"), 1);
	/* Who may delete the repository administers it. */
	CU_ASSERT_STRING_EQUAL(json_text(way, "/can"), "admin");
	json_object_put(o);
}

/* What is quoted is quoted whole: it was cut in the middle of a letter. */
static void test_long_texts_are_whole(void)
{
	char email[400] = "", body[800];
	const struct answer lie = { "/v2/orgs/tiny/members", body };
	json_object *o, *finding;
	int status;

	for (size_t i = 0; i < 150; i++)
		strcat(email, "\xc3\xa9");
	snprintf(body, sizeof(body),
		 "[{\"username\":\"ann\",\"role\":\"Owner\",\"groups\":[\"owners\"]},"
		 "{\"username\":\"bob\",\"role\":\"Member\",\"groups\":[\"web\"],"
		 "\"is_guest\":true,\"email\":\"x%s\"}]",
		 email);
	o = ask("doctor tiny --json", &lie, &status);
	CU_ASSERT_EQUAL(status, 1);
	finding = json_object_array_get_idx(json_at(o, "/findings"), 0);
	CU_ASSERT_TRUE(strstr(json_text(finding, "/why"), email) != NULL);
	json_object_put(o);
}

CHECK_MAIN("untrue", test_nothing_is_wrong_when_nothing_is,
	   test_an_odd_answer_is_missed_and_nothing_follows_from_it,
	   test_a_row_that_comes_twice_is_one, test_a_repository_that_is_none,
	   test_a_permission_that_is_not_known_is_told,
	   test_tokens_of_one_label_are_two, test_long_texts_are_whole)
