/* The simulated Hub: lists, pages, tags, deletion and its traces, the registry. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define TAGS     "/v2/namespaces/acme/repositories/web-app/tags"
#define TAGS_OLD "/v2/repositories/acme/web-app/tags"
#define REPOS    "/v2/namespaces/acme/repositories"

static struct hubsim *start(const char *a, const char *b)
{
	struct hubsim *h = hubsim_start(
		(const char *const[]){ "--rate-limit", "0", "--control", a, b, NULL });

	if (!h)
		abort();
	return h;
}

static struct hubsim *sim(char maria[TOKEN_TEXT])
{
	struct hubsim *h = start("--now", "1772366400");

	sign_in(h, "maria", "maria-password", maria);
	return h;
}

static void test_pages(void)
{
	char maria[TOKEN_TEXT], previous[64] = "";
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS_OLD "/?page_size=100", maria);
	int64_t count = number_of(&a, "count"), seen = 0;

	CU_ASSERT(count > 400);
	/* & is written \u0026, and parameters come in order. */
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "/tags/?page=2\\u0026page_size=100\""));
	for (;;) {
		struct answer next;

		seen += (int64_t)rows_of(&a, "results");
		snprintf(previous, sizeof(previous), "%s",
			 row_text(&a, rows_of(&a, "results") - 1, "tag_last_pushed"));
		if (!member(&a, "next"))
			break;
		next = ask(h, "GET", text_of(&a, "next"), maria);
		answer_free(&a);
		a = next;
		CU_ASSERT_EQUAL_FATAL(a.status, 200);
		/* Newest first over all pages. */
		CU_ASSERT(strcmp(row_text(&a, 0, "tag_last_pushed"), previous) <= 0);
	}
	CU_ASSERT_EQUAL(seen, count);
	answer_free(&a);
	hubsim_stop(h);
}

static void test_page_sizes(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS, maria);

	CU_ASSERT_EQUAL(rows_of(&a, "results"), 10);
	answer_free(&a);
	a = ask(h, "GET", TAGS "?page_size=5000", maria);
	CU_ASSERT_EQUAL(rows_of(&a, "results"), 100);
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", TAGS "?page=99999", maria), 404);
	CU_ASSERT_EQUAL(status_of(h, "GET", REPOS "?page=2&page_size=100", maria), 404);
	a = ask(h, "GET", "/v2/namespaces/no-such-name/repositories", maria);
	CU_ASSERT_STRING_EQUAL(
		a.body, "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
	answer_free(&a);
	hubsim_stop(h);
}

static void check_first(const struct hubsim *h, const char *path, const char *token,
			const char *name)
{
	struct answer a = ask(h, "GET", path, token);

	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "name"), name);
	answer_free(&a);
}

static void test_order_and_name(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a;

	check_first(h, REPOS "?ordering=name", maria, "api-gateway");
	check_first(h, REPOS "?ordering=-name", maria, "web-app");
	check_first(h, REPOS "?ordering=last_updated", maria, "ci-cache");
	check_first(h, REPOS "?ordering=-pull_count", maria, "base-images");
	check_first(h, TAGS "?ordering=name", maria, "2018.11-hotfix");
	check_first(h, TAGS_OLD "?ordering=-last_updated", maria, "2018.11-hotfix");
	a = ask(h, "GET", REPOS "?ordering=size", maria);
	CU_ASSERT_EQUAL(a.status, 400);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "text"), "Invalid ordering value");
	answer_free(&a);
	a = ask(h, "GET", REPOS "?name=WEB", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 1);
	answer_free(&a);
	a = ask(h, "GET", TAGS "?name=nightly&page_size=100", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 45);
	CU_ASSERT_EQUAL(rows_of(&a, "results"), 45);
	answer_free(&a);
	hubsim_stop(h);
}

static void test_depth_of_strangers(void)
{
	static const char tags[] = "/v2/namespaces/library/repositories/debian/tags";
	char maria[TOKEN_TEXT], path[160];
	struct hubsim *h = sim(maria);
	struct answer a;

	snprintf(path, sizeof(path), "%s?page_size=100&page=5", tags);
	CU_ASSERT_EQUAL(status_of(h, "GET", path, NULL), 200);
	snprintf(path, sizeof(path), "%s?page_size=100&page=6", tags);
	a = ask(h, "GET", path, NULL);
	CU_ASSERT_EQUAL(a.status, 403);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "message"),
			       "pagination offset too large for anonymous requests; "
			       "sign in to page further");
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", path, maria), 200);
	hubsim_stop(h);
}

static void test_slashes(void)
{
	char maria[TOKEN_TEXT], place[200];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS "/?page_size=1", maria);

	CU_ASSERT_EQUAL(a.status, 301);
	CU_ASSERT_STRING_EQUAL(header_of(&a, "Location", place, sizeof(place)),
			       TAGS "?page_size=1");
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", TAGS_OLD, maria), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", TAGS_OLD "/", maria), 200);
	a = ask(h, "GET", "/v2/namespaces/acme/repositories/web-app/images", maria);
	CU_ASSERT_STRING_EQUAL(a.body, "{\"message\":\"404: Page Not Found\"}");
	answer_free(&a);
	a = post(h, "/v2/namespaces/acme/delete-images", "{}");
	CU_ASSERT_EQUAL(a.status, 405);
	CU_ASSERT_STRING_EQUAL(a.body, "{\"message\":\"405: Method Not Allowed\"}");
	answer_free(&a);
	hubsim_stop(h);
}

static void test_public_url(void)
{
	struct hubsim *h = start("--public-url", "https://hub.example:8443/");
	struct answer a =
		ask(h, "GET", "/v2/namespaces/library/repositories?page_size=1", NULL);

	CU_ASSERT_STRING_EQUAL(text_of(&a, "next"),
			       "https://hub.example:8443/v2/namespaces/library/"
			       "repositories?page=2&page_size=1");
	answer_free(&a);
	hubsim_stop(h);
	h = start("--seed", "1");
	a = ask_with(h, "GET", "/v2/namespaces/library/repositories?page_size=1",
		     &(struct extra){ .header = "X-Forwarded-Proto: https" });
	CU_ASSERT_EQUAL(strncmp(text_of(&a, "next"), "https://127.0.0.1:", 18), 0);
	answer_free(&a);
	hubsim_stop(h);
}

static void test_delete(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS "?page_size=1", maria), b;

	CU_ASSERT_EQUAL(status_of(h, "DELETE", TAGS "/edge", maria), 204);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", TAGS_OLD "/stable/", maria), 204);
	b = ask(h, "DELETE", TAGS_OLD "/stable/", maria);
	CU_ASSERT_EQUAL(b.status, 404);
	CU_ASSERT_STRING_EQUAL(text_of(&b, "message"),
			       "httperror 404: tag 'stable' not found");
	answer_free(&b);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", TAGS "/edge", maria), 404);
	b = ask(h, "GET", TAGS "?page_size=1", maria);
	CU_ASSERT_EQUAL(number_of(&b, "count"), number_of(&a, "count") - 2);
	answer_free(&a);
	answer_free(&b);
	/* The rule of this repository is ^v[0-9]. */
	CU_ASSERT_EQUAL(status_of(h, "DELETE", TAGS "/v3.2.1", maria), 403);
	CU_ASSERT_EQUAL(status_of(h, "GET", TAGS "/v3.2.1", maria), 200);
	hubsim_stop(h);
}

static void test_delete_is_logged(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	json_object *row, *v = NULL;
	struct answer a;

	CU_ASSERT_EQUAL(status_of(h, "DELETE", TAGS "/edge", maria), 204);
	a = ask(h, "GET",
		"/v2/auditlogs/acme?action=repo.tag.delete&actor=maria&name=acme/"
		"web-app"
		"&from=2026-01-01T00:00:00Z",
		maria);
	CU_ASSERT_EQUAL_FATAL(rows_of(&a, "logs"), 1);
	row = json_object_array_get_idx(member(&a, "logs"), 0);
	json_object_object_get_ex(row, "action_description", &v);
	CU_ASSERT_PTR_NOT_NULL(strstr(json_object_get_string(v), "edge"));
	json_object_object_get_ex(row, "data", &v);
	json_object_object_get_ex(v, "tag", &v);
	CU_ASSERT_STRING_EQUAL(json_object_get_string(v), "edge");
	answer_free(&a);
	a = ask(h, "GET", "/v2/auditlogs/acme?page=1000", maria);
	CU_ASSERT_EQUAL(a.status, 200);
	CU_ASSERT_STRING_EQUAL(a.body, "{\"logs\":[]}");
	answer_free(&a);
	a = ask(h, "GET", "/v2/auditlogs/acme/actions", maria);
	json_object_object_get_ex(member(&a, "actions"), "repo", &v);
	CU_ASSERT_PTR_NOT_NULL(v);
	answer_free(&a);
	hubsim_stop(h);
}

static void test_odd_tags(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS "/2019.04.12", maria), b;

	CU_ASSERT_PTR_NULL(strstr(a.body, "\"content_type\":\"image\",\"digest\""));
	CU_ASSERT_STRING_EQUAL(text_of(&a, "tag_status"), "inactive");
	answer_free(&a);
	a = ask(h, "GET", TAGS "/build-1029", maria);
	CU_ASSERT_EQUAL(rows_of(&a, "images"), 0);
	answer_free(&a);
	a = ask(h, "GET", TAGS "/latest", maria);
	b = ask(h, "GET", TAGS "/v3.2.1", maria);
	CU_ASSERT_EQUAL(rows_of(&a, "images"), 4);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "digest"), text_of(&b, "digest"));
	answer_free(&a);
	answer_free(&b);
	a = ask(h, "GET", TAGS_OLD "/latest/images", maria);
	CU_ASSERT(json_object_is_type(a.json, json_type_array));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "\"layers\":[{\"digest\":\"sha256:"));
	answer_free(&a);
	hubsim_stop(h);
}

/* What is pushed while somebody looks has another digest. */
static void test_push(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS "/edge", maria), b, c;

	b = post(h, "/_hubsim/push",
		 "{\"repository\":\"acme/web-app\",\"tag\":\"edge\"}");
	c = ask(h, "GET", TAGS "?page_size=1", maria);
	CU_ASSERT_STRING_EQUAL(row_text(&c, 0, "name"), "edge");
	CU_ASSERT_STRING_EQUAL(row_text(&c, 0, "digest"), text_of(&b, "digest"));
	CU_ASSERT_STRING_NOT_EQUAL(text_of(&a, "digest"), text_of(&b, "digest"));
	answer_free(&a);
	answer_free(&b);
	answer_free(&c);
	hubsim_stop(h);
}

static const char *registry_token(const struct hubsim *h, const char *scope,
				  const char *user, char out[TOKEN_TEXT])
{
	char path[300];
	struct answer a;

	snprintf(path, sizeof(path), "/token?service=registry.docker.io&scope=%s",
		 scope);
	a = ask_with(h, "GET", path, &(struct extra){ .user_pwd = user });
	CU_ASSERT_EQUAL(a.status, user && strstr(user, "wrong") ? 401 : 200);
	snprintf(out, TOKEN_TEXT, "Bearer %s", text_of(&a, "token"));
	answer_free(&a);
	return out;
}

static void test_pull_limit(void)
{
	static const char path[] = "/v2/ratelimitpreview/test/manifests/latest";
	struct hubsim *h = start("--pull-limit", "7;w=3600");
	char token[TOKEN_TEXT], text[100];
	struct answer a = ask(h, "HEAD", path, NULL), answer;

	CU_ASSERT_EQUAL(a.status, 401);
	CU_ASSERT_PTR_NOT_NULL(strstr(
		header_of(&a, "WWW-Authenticate", text, sizeof(text)), "/token\""));
	answer_free(&a);
	registry_token(h, "repository:ratelimitpreview/test:pull", NULL, token);
	for (int i = 0; i < 3; i++) {
		a = ask(h, "HEAD", path, token);
		CU_ASSERT_EQUAL(a.status, 200);
		CU_ASSERT_STRING_EQUAL(
			header_of(&a, "ratelimit-remaining", text, sizeof(text)),
			"7;w=3600");
		answer_free(&a);
	}
	a = ask(h, "GET", path, token);
	CU_ASSERT_STRING_EQUAL(header_of(&a, "ratelimit-remaining", text, sizeof(text)),
			       "6;w=3600");
	answer_free(&a);
	for (int i = 0; i < 6; i++)
		CU_ASSERT_EQUAL(status_of(h, "GET", path, token), 200);
	a = ask(h, "GET", path, token);
	CU_ASSERT_EQUAL(a.status, 429);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "TOOMANYREQUESTS"));
	answer_free(&a);
	/* An account has a limit of its own, and the address a new one an hour later.
	 */
	registry_token(h, "repository:ratelimitpreview/test:pull",
		       "maria:maria-password", token);
	CU_ASSERT_EQUAL(status_of(h, "GET", path, token), 200);
	answer = ask_with(h, "POST", "/_hubsim/advance",
			  &(struct extra){ .body = "{\"seconds\":3601}" });
	answer_free(&answer);
	registry_token(h, "repository:ratelimitpreview/test:pull", NULL, token);
	CU_ASSERT_EQUAL(status_of(h, "GET", path, token), 200);
	registry_token(h, "repository:ratelimitpreview/test:pull", "maria:wrong",
		       token);
	hubsim_stop(h);
}

static void test_manifests(void)
{
	static const char scope[] = "repository:acme/web-app:pull";
	char maria[TOKEN_TEXT], token[TOKEN_TEXT], digest[100], path[200];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", TAGS "/latest", maria), b;

	registry_token(h, scope, "maria:dckr_pat_maria_ro", token);
	b = ask(h, "GET", "/v2/acme/web-app/manifests/latest", token);
	CU_ASSERT_STRING_EQUAL(
		header_of(&b, "Docker-Content-Digest", digest, sizeof(digest)),
		text_of(&a, "digest"));
	CU_ASSERT_EQUAL(rows_of(&b, "manifests"), rows_of(&a, "images"));
	snprintf(path, sizeof(path), "/v2/acme/web-app/manifests/%s", digest);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", path, token), 200);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", "/v2/acme/web-app/manifests/nope", token),
			404);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", "/v2/acme/ci-cache/manifests/x", token),
			401);
	registry_token(h, scope, NULL, token);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", path, token), 401);
	answer_free(&a);
	answer_free(&b);
	hubsim_stop(h);
}

static void test_synthetic(void)
{
	struct hubsim *h = hubsim_start((const char *const[]){
		"--rate-limit", "0", "--tags", "20000", "--repos", "30", NULL });
	static const char tags[] = "/v2/namespaces/acme/repositories/bulk-0001/tags";
	char maria[TOKEN_TEXT], path[200];
	struct answer a;

	CU_ASSERT_PTR_NOT_NULL_FATAL(h);
	sign_in(h, "maria", "maria-password", maria);
	snprintf(path, sizeof(path), "%s?page=200&page_size=100", tags);
	a = ask(h, "GET", path, maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 20000);
	CU_ASSERT_EQUAL(rows_of(&a, "results"), 100);
	snprintf(path, sizeof(path), "%s/%s", tags, row_text(&a, 50, "name"));
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", path, maria), 204);
	CU_ASSERT_EQUAL(status_of(h, "GET", path, maria), 404);
	snprintf(path, sizeof(path), "%s?page=200&page_size=100", tags);
	a = ask(h, "GET", path, maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 19999);
	CU_ASSERT_EQUAL(rows_of(&a, "results"), 99);
	answer_free(&a);
	hubsim_stop(h);
}

/* What other clients filter by. */
static void test_filters(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer all = ask(h, "GET", TAGS, maria);
	struct answer arm = ask(h, "GET", TAGS "?architecture=arm64&os=linux", maria);
	struct answer helm = ask(h, "GET", REPOS "?content_types=helm,wasm", maria);

	CU_ASSERT(number_of(&arm, "count") > 0);
	CU_ASSERT(number_of(&arm, "count") < number_of(&all, "count"));
	CU_ASSERT_PTR_NOT_NULL(strstr(arm.body, "\"architecture\":\"arm64\""));
	CU_ASSERT_EQUAL(number_of(&helm, "count"), 1);
	CU_ASSERT_STRING_EQUAL(row_text(&helm, 0, "name"), "helm-charts");
	answer_free(&all);
	answer_free(&arm);
	answer_free(&helm);
	hubsim_stop(h);
}

CHECK_MAIN("hubsim: lists", test_filters, test_pages, test_page_sizes,
	   test_order_and_name, test_depth_of_strangers, test_slashes, test_public_url,
	   test_delete, test_delete_is_logged, test_odd_tags, test_push,
	   test_pull_limit, test_manifests, test_synthetic)
