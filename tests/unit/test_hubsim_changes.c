/* The simulated Hub: changes whose routes are not published, by today's clients. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define OLD   "/v2/repositories/acme/api-gateway"
#define HOOKS OLD "/webhook_pipeline/"

static struct hubsim *sim(char maria[TOKEN_TEXT], const char *option, const char *value)
{
	struct hubsim *h = hubsim_start(
		(const char *const[]){ "--rate-limit", "0", "--control", "--now",
				       "1772366400", option, value, NULL });

	if (!h)
		abort();
	sign_in(h, "maria", "maria-password", maria);
	return h;
}

/* The answer to a request with a body; its status is checked. */
static struct answer change(const struct hubsim *h, const char *method,
			    const char *target, const char *token, const char *body,
			    long status)
{
	struct answer a = ask_with(h, method, target,
				   &(struct extra){ .token = token, .body = body });

	CU_ASSERT_EQUAL(a.status, status);
	if (a.status != status)
		fprintf(stderr, "%s %s: %ld %s\n", method, target, a.status,
			a.body ? a.body : "");
	return a;
}

/* The same, when only the status matters. */
static void must(const struct hubsim *h, const char *method, const char *target,
		 const char *token, const char *body, long status)
{
	struct answer a = change(h, method, target, token, body, status);

	answer_free(&a);
}

static void test_repository_life(void)
{
	char maria[TOKEN_TEXT], jdoe[TOKEN_TEXT], ro[TOKEN_TEXT];
	struct hubsim *h = sim(maria, NULL, NULL);
	struct answer a;

	sign_in(h, "jdoe", "jdoe-password", jdoe);
	sign_in(h, "maria", "dckr_pat_maria_ro", ro);
	must(h, "POST", "/v2/repositories/", maria,
	     "{\"namespace\":\"maria\",\"name\":\"fresh\",\"description\":\"d\"}", 201);
	must(h, "PATCH", "/v2/repositories/maria/fresh/", ro, "{}", 403);
	must(h, "PATCH", "/v2/repositories/maria/fresh/", maria,
	     "{\"full_description\":\"long\"}", 200);
	a = ask(h, "GET", "/v2/repositories/maria/fresh/", maria);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "description"), "d");
	CU_ASSERT_STRING_EQUAL(text_of(&a, "full_description"), "long");
	CU_ASSERT_EQUAL(number_of(&a, "status"), 0);
	CU_ASSERT_PTR_NULL(member(&a, "last_updated"));
	answer_free(&a);
	/* Hidden from others, and no longer. */
	must(h, "POST", "/v2/repositories/maria/fresh/privacy/", maria,
	     "{\"is_private\":true}", 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/fresh/", jdoe),
			404);
	must(h, "POST", "/v2/repositories/maria/fresh/privacy", maria,
	     "{\"is_private\":false}", 200);
	must(h, "DELETE", "/v2/repositories/maria/fresh/", jdoe, NULL, 403);
	must(h, "DELETE", "/v2/repositories/maria/fresh/", maria, NULL, 202);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/fresh/", maria),
			404);
	must(h, "DELETE", "/v2/repositories/maria/fresh/", maria, NULL, 404);
	hubsim_stop(h);
}

static void test_deletion_is_queued(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria, "--delete-delay", "60");

	must(h, "DELETE", "/v2/repositories/maria/blog/", maria, NULL, 202);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/blog/", maria),
			200);
	must(h, "DELETE", "/v2/repositories/maria/blog/", maria, NULL, 202);
	must(h, "POST", "/_hubsim/advance", NULL, "{\"seconds\":61}", 204);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/blog/", maria),
			404);
	hubsim_stop(h);
}

static void test_webhooks(void)
{
	static const char body[] =
		"{\"name\":\"Tell CI\",\"expect_final_callback\":false,\"webhooks\":"
		"[{\"name\":\"Tell CI\",\"hook_url\":\"https://ci.example/h\"}],"
		"\"registry\":\"registry-1.docker.io\"}";
	char maria[TOKEN_TEXT], ro[TOKEN_TEXT], target[300];
	struct hubsim *h = sim(maria, NULL, NULL);
	struct answer a;

	sign_in(h, "maria", "dckr_pat_maria_ro", ro);
	must(h, "POST", HOOKS, ro, body, 403);
	a = change(h, "POST", HOOKS, maria, body, 201);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "slug"), "tell-ci");
	answer_free(&a);
	must(h, "POST", HOOKS, maria, body, 400);
	must(h, "POST", HOOKS, maria, "{\"name\":\"x\",\"webhooks\":[]}", 400);
	must(h, "POST", HOOKS, maria,
	     "{\"name\":\"x\",\"webhooks\":[{\"hook_url\":\"file:///etc\"}]}", 400);
	a = ask(h, "GET", HOOKS, maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 1);
	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "slug"), "tell-ci");
	answer_free(&a);
	must(h, "DELETE", HOOKS "tell-ci/", maria, NULL, 204);
	must(h, "DELETE", HOOKS "tell-ci/", maria, NULL, 404);
	/* The two steps of old. */
	a = change(h, "POST", OLD "/webhooks/", maria, "{\"name\":\"Test\"}", 201);
	snprintf(target, sizeof(target), OLD "/webhooks/%lld/hooks/",
		 (long long)number_of(&a, "id"));
	answer_free(&a);
	must(h, "POST", target, maria, "{\"hook_url\":\"https://x.example\"}", 201);
	a = ask(h, "GET", HOOKS, maria);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "https://x.example"));
	answer_free(&a);
	hubsim_stop(h);
}

static void test_groups(void)
{
	char maria[TOKEN_TEXT], jdoe[TOKEN_TEXT], body[100], target[200];
	struct hubsim *h = sim(maria, NULL, NULL);
	struct answer a = ask(h, "GET", "/v2/orgs/acme/groups/ml/", maria);
	long long id = number_of(&a, "id");

	answer_free(&a);
	sign_in(h, "jdoe", "jdoe-password", jdoe);
	must(h, "POST", "/v2/orgs/acme/groups/ml/members/", maria,
	     "{\"member\":\"jdoe\"}", 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/acme/payments/", jdoe),
			404);
	snprintf(body, sizeof(body), "{\"group_id\":%lld,\"permission\":\"read\"}", id);
	must(h, "POST", "/v2/repositories/acme/payments/groups/", maria, body, 200);
	/* What a team may, its members may. */
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/acme/payments/", jdoe),
			200);
	snprintf(target, sizeof(target), "/v2/repositories/acme/payments/groups/%lld/",
		 id);
	must(h, "PATCH", target, maria, "{\"permission\":\"king\"}", 400);
	a = change(h, "PATCH", target, maria, "{\"permission\":\"admin\"}", 200);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "permission"), "admin");
	answer_free(&a);
	a = ask(h, "GET", "/v2/orgs/acme/groups/ml/repositories", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 2);
	answer_free(&a);
	must(h, "DELETE", target, maria, NULL, 204);
	CU_ASSERT_EQUAL(status_of(h, "GET", target, maria), 404);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/acme/payments/", jdoe),
			404);
	hubsim_stop(h);
}

static void test_stars_and_collaborators(void)
{
	static const char collab[] = "/v2/repositories/maria/homelab/collaborators/";
	char maria[TOKEN_TEXT], jdoe[TOKEN_TEXT];
	struct hubsim *h = sim(maria, NULL, NULL);
	struct answer a;

	sign_in(h, "jdoe", "jdoe-password", jdoe);
	must(h, "POST", "/v2/repositories/library/alpine/stars/", maria, "{}", 204);
	must(h, "POST", "/v2/repositories/library/alpine/stars/", maria, "{}", 204);
	a = ask(h, "GET", "/v2/users/maria/repositories/starred?page_size=10", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 1);
	answer_free(&a);
	must(h, "DELETE", "/v2/repositories/library/alpine/stars/", maria, NULL, 204);
	must(h, "DELETE", "/v2/repositories/library/alpine/stars/", maria, NULL, 404);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/homelab/", jdoe),
			404);
	must(h, "POST", collab, maria, "{\"user\":\"jdoe\"}", 201);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/homelab/", jdoe),
			200);
	must(h, "DELETE", "/v2/repositories/maria/homelab/collaborators/jdoe/", maria,
	     NULL, 204);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/maria/homelab/", jdoe),
			404);
	hubsim_stop(h);
}

static void test_organization_life(void)
{
	char maria[TOKEN_TEXT], jdoe[TOKEN_TEXT];
	struct hubsim *h = sim(maria, NULL, NULL);

	sign_in(h, "jdoe", "jdoe-password", jdoe);
	must(h, "POST", "/v2/orgs/", maria, "{\"orgname\":\"newcorp\"}", 201);
	must(h, "POST", "/v2/orgs/", maria, "{\"orgname\":\"newcorp\"}", 400);
	must(h, "POST", "/v2/namespaces/newcorp/repositories", maria,
	     "{\"name\":\"app\",\"namespace\":\"newcorp\"}", 201);
	must(h, "DELETE", "/v2/orgs/newcorp/", jdoe, NULL, 403);
	must(h, "DELETE", "/v2/orgs/newcorp/", maria, NULL, 204);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/orgs/newcorp/", maria), 404);
	CU_ASSERT_EQUAL(status_of(h, "GET", "/v2/repositories/newcorp/app/", maria),
			404);
	hubsim_stop(h);
}

static void test_search(void)
{
	char maria[TOKEN_TEXT];
	struct hubsim *h = sim(maria, NULL, NULL);
	struct answer a = ask(h, "GET", "/v2/search/repositories/?query=al", NULL);

	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "repo_name"), "alpine");
	CU_ASSERT_STRING_EQUAL(row_text(&a, 0, "is_official"), "true");
	answer_free(&a);
	a = ask(h, "GET", "/v2/search/repositories/?query=web-app", maria);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 0); /* it is private */
	answer_free(&a);
	hubsim_stop(h);
}

/* A Hub that knows only one of the two forms. */
static void test_webhook_forms(void)
{
	static const struct {
		const char *form;
		long pipeline, two_step;
	} forms[] = { { "pipeline", 200, 404 }, { "two-step", 404, 200 } };

	for (size_t i = 0; i < 2; i++) {
		char maria[TOKEN_TEXT];
		struct hubsim *h = sim(maria, "--webhooks", forms[i].form);

		CU_ASSERT_EQUAL(status_of(h, "GET", HOOKS, maria), forms[i].pipeline);
		CU_ASSERT_EQUAL(status_of(h, "GET", OLD "/webhooks/", maria),
				forms[i].two_step);
		hubsim_stop(h);
	}
}

CHECK_MAIN("hubsim: changes", test_repository_life, test_deletion_is_queued,
	   test_webhooks, test_groups, test_stars_and_collaborators,
	   test_organization_life, test_search, test_webhook_forms)
