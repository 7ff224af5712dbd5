/* The simulated Hub: manifests outlive their tags, and how they end. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define REPO  "/v2/namespaces/acme/repositories/api-gateway"
#define LIST  REPO "/manifests"
#define SCOPE "/token?service=registry.docker.io&scope=repository:acme/api-gateway:"

static struct hubsim *sim(char maria[TOKEN_TEXT])
{
	struct hubsim *h = hubsim_start((const char *const[]){
		"--rate-limit", "0", "--control", "--now", "1772366400", NULL });

	if (!h)
		abort();
	sign_in(h, "maria", "maria-password", maria);
	return h;
}

static int64_t storage(const struct hubsim *h, const char *token)
{
	struct answer a = ask(h, "GET", REPO, token);
	int64_t n = number_of(&a, "storage_size");

	answer_free(&a);
	return n;
}

static json_object *row_of(const struct answer *a, size_t i)
{
	return json_object_array_get_idx(member(a, "manifests"), i);
}

static json_object *field(json_object *row, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(row, key, &v);
	return v;
}

/* Follows the keys to the end; how many rows there are, and how many without a tag. */
static size_t count_rows(const struct hubsim *h, const char *token, size_t *ret_bare)
{
	char target[300] = LIST "?page_size=7";
	size_t n = 0;

	*ret_bare = 0;
	while (*target) {
		struct answer a = ask(h, "GET", target, token);
		size_t here = rows_of(&a, "manifests");

		CU_ASSERT_EQUAL_FATAL(a.status, 200);
		for (size_t i = 0; i < here; i++)
			*ret_bare +=
				!json_object_array_length(field(row_of(&a, i), "tags"));
		n += here;
		*target = '\0';
		if (*text_of(&a, "last_evaluated_key"))
			snprintf(target, sizeof(target),
				 LIST "?page_size=7&last_evaluated_key=%s",
				 text_of(&a, "last_evaluated_key"));
		answer_free(&a);
	}
	return n;
}

/* The digest and one tag of row `i` of the list. */
static void pick(const struct hubsim *h, const char *token, size_t i, char digest[80],
		 char tag[200])
{
	struct answer a = ask(h, "GET", LIST "?page_size=100", token);
	json_object *tags = field(row_of(&a, i), "tags");

	snprintf(digest, 80, "%s",
		 json_object_get_string(field(row_of(&a, i), "manifest_digest")));
	snprintf(tag, 200, "%s",
		 json_object_get_string(json_object_array_get_idx(tags, 0)));
	answer_free(&a);
}

static struct answer hub_delete(const struct hubsim *h, const char *token,
				const char *digest, bool references)
{
	char body[200];

	snprintf(body, sizeof(body), "{\"digests\":[\"%s\"],\"delete_references\":%s}",
		 digest, references ? "true" : "false");
	return ask_with(h, "DELETE", LIST,
			&(struct extra){ .token = token, .body = body });
}

static void delete_tag(const struct hubsim *h, const char *token, const char *tag)
{
	char target[300];

	snprintf(target, sizeof(target), REPO "/tags/%s", tag);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, token), 204);
}

static void test_key_paging(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria);
	struct answer a = ask(h, "GET", LIST "?page_size=100", maria);
	size_t bare;

	CU_ASSERT(rows_of(&a, "manifests") > 20);
	CU_ASSERT_EQUAL(count_rows(h, maria, &bare), rows_of(&a, "manifests"));
	CU_ASSERT_EQUAL(bare, 0);
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST "?last_evaluated_key=x", maria), 400);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, NULL), 401);
	hubsim_stop(h);
}

static void test_tag_leaves_manifest(void)
{
	char maria[TOKEN_TEXT], digest[80], tag[200];
	struct hubsim *h = sim(maria);
	int64_t before = storage(h, maria);
	size_t rows, bare;
	struct answer a;

	rows = count_rows(h, maria, &bare);
	pick(h, maria, 3, digest, tag);
	delete_tag(h, maria, tag);
	/* Nothing came back: the manifest is there, without a tag. */
	CU_ASSERT_EQUAL(storage(h, maria), before);
	CU_ASSERT_EQUAL(count_rows(h, maria, &bare), rows);
	CU_ASSERT_EQUAL(bare, 1);
	a = hub_delete(h, maria, digest, false);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(a.body, ":{\"status\":{\"status\":\"success\"}}"));
	answer_free(&a);
	CU_ASSERT(storage(h, maria) < before);
	CU_ASSERT_EQUAL(count_rows(h, maria, &bare), rows - 1);
	a = hub_delete(h, maria, digest, false);
	CU_ASSERT_EQUAL(a.status, 200); /* of the call; the row says otherwise */
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "manifest unknown"));
	answer_free(&a);
	hubsim_stop(h);
}

static void test_references(void)
{
	char maria[TOKEN_TEXT], ro[TOKEN_TEXT], digest[80], tag[200], target[300];
	struct hubsim *h = sim(maria);
	struct answer a;

	sign_in(h, "maria", "dckr_pat_maria_ro", ro);
	pick(h, maria, 0, digest, tag);
	snprintf(target, sizeof(target), REPO "/tags/%s", tag);
	a = hub_delete(h, ro, digest, true);
	CU_ASSERT_EQUAL(a.status, 403);
	answer_free(&a);
	a = hub_delete(h, maria, digest, false);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "\"failed\""));
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", target, maria), 200);
	a = hub_delete(h, maria, digest, true);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "\"success\""));
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", target, maria), 404);
	hubsim_stop(h);
}

/* A registry token of maria for these actions. */
static const char *registry_token(const struct hubsim *h, const char *actions,
				  char out[TOKEN_TEXT])
{
	char target[200];
	struct answer a;

	snprintf(target, sizeof(target), SCOPE "%s", actions);
	a = ask_with(h, "GET", target,
		     &(struct extra){ .user_pwd = "maria:dckr_pat_maria_rwd" });
	snprintf(out, TOKEN_TEXT, "Bearer %s", text_of(&a, "token"));
	answer_free(&a);
	return out;
}

static void test_registry_delete(void)
{
	char maria[TOKEN_TEXT], pull[TOKEN_TEXT], all[TOKEN_TEXT], digest[80], tag[200],
		target[300], head[600];
	struct hubsim *h = sim(maria);
	struct answer a;

	pick(h, maria, 2, digest, tag);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/manifests/%s", digest);
	a = ask(h, "DELETE", target, NULL);
	CU_ASSERT_EQUAL(a.status, 401);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(header_of(&a, "WWW-Authenticate", head, sizeof(head)),
		       "scope=\"repository:acme/api-gateway:pull,push,delete\""));
	answer_free(&a);
	registry_token(h, "pull", pull);
	registry_token(h, "pull,push,delete", all);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, pull), 401);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, all), 403); /* has a tag */
	delete_tag(h, maria, tag);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", target, pull), 200);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, all), 202);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", target, pull), 404);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, all), 404);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/%22/x/manifests/latest", all), 400);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/_catalog", all), 401);
	hubsim_stop(h);
}

/* The manifest, its configuration and its platforms belong together. */
static void test_config(void)
{
	char maria[TOKEN_TEXT], pull[TOKEN_TEXT], digest[80], tag[200], target[300],
		where[600];
	struct hubsim *h = sim(maria);
	struct answer a;

	registry_token(h, "pull", pull);
	pick(h, maria, 0, digest, tag);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/manifests/%s", digest);
	a = ask(h, "GET", target, pull);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/manifests/%s",
		 json_object_get_string(field(row_of(&a, 0), "digest")));
	answer_free(&a);
	a = ask(h, "GET", target, pull);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/blobs/%s",
		 json_object_get_string(field(member(&a, "config"), "digest")));
	answer_free(&a);
	/* The bytes are elsewhere, and a bearer is refused there. */
	a = ask(h, "GET", target, pull);
	CU_ASSERT_EQUAL(a.status, 307);
	header_of(&a, "Location", where, sizeof(where));
	answer_free(&a);
	CU_ASSERT_EQUAL(strncmp(where, hubsim_url(h), strlen(hubsim_url(h))) != 0, 1);
	CU_ASSERT_EQUAL(status_of(h, "GET", where, pull), 400);
	a = ask(h, "GET", where, NULL);
	CU_ASSERT_EQUAL(a.status, 200);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "architecture"), "amd64");
	answer_free(&a);
	where[strlen(where) - 1] ^= 1;
	CU_ASSERT_EQUAL(status_of(h, "GET", where, NULL), 403);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", target, pull), 200);
	hubsim_stop(h);
}

/* The images of an index outlive it, and then have to be removed one by one. */
static void test_index_first(void)
{
	char maria[TOKEN_TEXT], all[TOKEN_TEXT], digest[80], tag[200], target[300],
		child[300];
	struct hubsim *h = sim(maria);
	int64_t before = storage(h, maria);
	size_t rows, bare, left;
	struct answer a;

	registry_token(h, "pull,push,delete", all);
	rows = count_rows(h, maria, &bare);
	pick(h, maria, 4, digest, tag);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/manifests/%s", digest);
	a = ask(h, "GET", target, all);
	left = rows_of(&a, "manifests");
	snprintf(child, sizeof(child), "/v2/acme/api-gateway/manifests/%s",
		 json_object_get_string(field(row_of(&a, 0), "digest")));
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", child, all), 403);
	delete_tag(h, maria, tag);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, all), 202);
	CU_ASSERT_EQUAL(count_rows(h, maria, &bare), rows - 1 + left);
	CU_ASSERT_EQUAL(bare, left);
	CU_ASSERT_EQUAL(storage(h, maria), before);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", child, all), 202);
	CU_ASSERT(storage(h, maria) < before);
	CU_ASSERT_EQUAL(count_rows(h, maria, &bare), rows - 2 + left);
	hubsim_stop(h);
}

/* A 202 is a promise: with --delete-delay it is kept later. */
static void test_promise(void)
{
	char maria[TOKEN_TEXT], all[TOKEN_TEXT], digest[80], tag[200], target[300];
	struct hubsim *h = hubsim_start(
		(const char *const[]){ "--rate-limit", "0", "--control", "--now",
				       "1772366400", "--delete-delay", "60", NULL });
	struct answer a;

	CU_ASSERT_PTR_NOT_NULL_FATAL(h);
	sign_in(h, "maria", "maria-password", maria);
	registry_token(h, "pull,push,delete", all);
	pick(h, maria, 1, digest, tag);
	snprintf(target, sizeof(target), "/v2/acme/api-gateway/manifests/%s", digest);
	delete_tag(h, maria, tag);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", target, all), 202);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", target, all), 200);
	a = ask_with(h, "POST", "/_hubsim/advance",
		     &(struct extra){ .body = "{\"seconds\":61}" });
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "HEAD", target, all), 404);
	hubsim_stop(h);
}

CHECK_MAIN("hubsim: manifests", test_key_paging, test_tag_leaves_manifest,
	   test_references, test_registry_delete, test_config, test_index_first,
	   test_promise)
