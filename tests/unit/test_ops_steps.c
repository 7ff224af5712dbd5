/* Operations that take more than one request. */
#include <stdio.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/evil.h"
#include "tests/harness/fetch.h"

#define JSON "Content-Type: application/json\r\n"

/* What the server answers: the first line whose begin fits the request. */
struct line {
	const char *request, *status, *body;
};

struct script {
	const struct line *lines;
};

static bool serve(struct evil_conn *c, const char *request, void *arg)
{
	const struct script *s = arg;

	if (!strncmp(request, "POST /v2/auth/token", 19))
		return evil_answer(c, "200 OK", JSON, "{\"access_token\":\"bearer\"}");
	if (!strncmp(request, "GET /token", 10))
		return evil_answer(c, "200 OK", JSON, "{\"token\":\"registry\"}");
	for (const struct line *l = s->lines; l->request; l++)
		if (!strncmp(request, l->request, strlen(l->request)))
			return evil_answer(c, l->status, JSON, l->body);
	return evil_answer(c, "404 Not Found", JSON,
			   "{\"message\":\"404: Page Not Found\"}");
}

struct trial {
	struct script script;
	struct evil *e;
	struct fetch_hub f;
	struct fetched got;
	char dir[32];
	char *journal;
};

static void run(struct trial *t, const char *op, const char *params, bool all,
		const struct line *lines)
{
	*t = (struct trial){ .script = { lines } };
	snprintf(t->dir, sizeof(t->dir), "/tmp/test-steps-XXXXXX");
	if (!mkdtemp(t->dir))
		abort();
	t->journal = xasprintf("%s/journal.db", t->dir);
	setenv("DOCKERHUB_SCIM_TOKEN", "scim-bearer", 1);
	t->e = evil_start(0, serve, &t->script);
	fetch_init(&t->f, evil_url(t->e), "acme", "dckr_oat_acme_all");
	credentials_free(t->f.credentials);
	setenv("DOCKERHUB_USERNAME", "acme", 1);
	setenv("DOCKERHUB_TOKEN", "dckr_oat_acme_all", 1);
	if (credentials_collect(evil_url(t->e), &t->f.credentials,
				&(struct error){ 0 }))
		abort();
	t->f.config.credentials = t->f.credentials;
	t->f.config.journal_path = t->journal;
	fetch_open(&t->f);
	fetch_wait(&t->f, fetch_submit(&t->f, op, params, WANT_BODY, all), &t->got);
	CU_ASSERT_PTR_NOT_NULL_FATAL(t->got.done);
	if (t->got.done->err.status)
		printf("  %s: %s\n", op, t->got.done->err.text);
}

static void done(struct trial *t)
{
	fetched_done(&t->got);
	fetch_close(&t->f);
	evil_stop(t->e);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL };
	     *end; end++) {
		char *path = xasprintf("%s%s", t->journal, *end);

		unlink(path);
		free(path);
	}
	rmdir(t->dir);
	free(t->journal);
}

#define HOOKS "/v2/repositories/acme/app/webhooks/"

/* CONTRACT 8: a Hub that has only the older form. */
static void test_a_webhook_is_made_in_two_steps(void)
{
	static const struct line lines[] = {
		{ "POST " HOOKS "5/hooks/", "201 Created", "{\"id\":9}" },
		{ "POST " HOOKS " ", "201 Created", "{\"id\":5,\"name\":\"ci\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "webhooks.create",
	    "{\"namespace\":\"acme\",\"repository\":\"app\",\"name\":\"ci\","
	    "\"webhook_url\":\"https://ci.example/x\"}",
	    false, lines);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(t.got.done->requests, 3);
	CU_ASSERT_EQUAL(
		evil_saw(t.e, "POST /v2/repositories/acme/app/webhook_pipeline/"), 1);
	CU_ASSERT_EQUAL(evil_saw(t.e, "POST " HOOKS " "), 1);
	CU_ASSERT_EQUAL(evil_saw(t.e, "POST " HOOKS "5/hooks/"), 1);
	done(&t);
}

/* CONTRACT 3.2: the form organization tokens may not use gives way to the other. */
static void test_organization_tokens_get_the_other_form(void)
{
	static const struct line lines[] = {
		{ "PATCH /v2/repositories/acme/app/ ", "403 Forbidden",
		  "{\"message\":\"token issued from organization access token is not "
		  "allowed\"}" },
		{ "PATCH /v2/namespaces/acme/repositories/app ", "200 OK",
		  "{\"name\":\"app\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "repos.update",
	    "{\"namespace\":\"acme\",\"repository\":\"app\",\"description\":\"d\"}",
	    false, lines);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(t.got.done->http, 200);
	done(&t);
}

/* A person is not deactivated because the Hub did not say that they are active. */
static void test_what_is_not_known_is_not_sent(void)
{
	static const struct line silent[] = {
		{ "GET /v2/scim/2.0/Users/u1", "200 OK", "{\"id\":\"u1\"}" },
		{ NULL, NULL, NULL },
	};
	static const struct line telling[] = {
		{ "GET /v2/scim/2.0/Users/u1", "200 OK",
		  "{\"id\":\"u1\",\"active\":true,\"name\":{\"givenName\":\"A\"}}" },
		{ "PUT /v2/scim/2.0/Users/u1", "200 OK", "{\"id\":\"u1\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "scim.update_user", "{\"user_id\":\"u1\",\"family_name\":\"B\"}", false,
	    silent);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_PARSE);
	CU_ASSERT_EQUAL(evil_saw(t.e, "PUT "), 0);
	done(&t);
	run(&t, "scim.update_user", "{\"user_id\":\"u1\",\"family_name\":\"B\"}", false,
	    telling);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(evil_saw(t.e, "PUT /v2/scim/2.0/Users/u1"), 1);
	/* It has a bearer of its own: nobody signs in for it. */
	CU_ASSERT_EQUAL(evil_saw(t.e, "POST /v2/auth/token"), 0);
	done(&t);
}

#define MANIFESTS "/v2/namespaces/acme/repositories/app/manifests"
static const char app[] = "{\"namespace\":\"acme\",\"repository\":\"app\"}";

static void test_keys_lead_from_page_to_page(void)
{
	static const struct line lines[] = {
		{ "GET " MANIFESTS "?page_size=100&last_evaluated_key=a%2Fb", "200 OK",
		  "{\"manifests\":[{\"manifest_digest\":\"y\"}],"
		  "\"last_evaluated_key\":null}" },
		{ "GET " MANIFESTS "?page_size=100 ", "200 OK",
		  "{\"manifests\":[{\"manifest_digest\":\"x\"}],"
		  "\"last_evaluated_key\":\"a/b\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "images.list_manifests", app, true, lines);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(t.got.done->complete);
	CU_ASSERT_EQUAL(t.got.pages, 2);
	done(&t);
}

static void test_a_key_that_leads_to_itself_ends_the_list(void)
{
	static const struct line lines[] = {
		{ "GET " MANIFESTS, "200 OK",
		  "{\"manifests\":[{\"manifest_digest\":\"x\"}],"
		  "\"last_evaluated_key\":\"k\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "images.list_manifests", app, true, lines);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_PARSE);
	CU_ASSERT_PTR_NOT_NULL(strstr(t.got.done->err.text, "circle"));
	CU_ASSERT_EQUAL(evil_saw(t.e, "GET " MANIFESTS), 2);
	done(&t);
}

#define D(c)                                                                           \
	"sha256:" c "00000000000000000000000000000000000000000000000000000000000000" c

/* Attestations are passed over; a platform may be named. */
static void test_a_configuration_is_found_through_its_index(void)
{
	static const struct line lines[] = {
		{ "GET /v2/acme/app/manifests/v1 ", "200 OK",
		  "{\"manifests\":[{\"digest\":\"" D(
			  "a") "\",\"platform\":{\"os\":\"unknown\","
			       "\"architecture\":\"unknown\"}},{\"digest\":\"" D(
				       "b") "\",\"platform\":{"
					    "\"os\":\"linux\",\"architecture\":"
					    "\"amd64\"}},{\"digest\":\"" D(
						    "c") "\","
							 "\"platform\":{\"os\":"
							 "\"linux\",\"architecture\":"
							 "\"arm64\"}}]}" },
		{ "GET /v2/acme/app/manifests/" D("b"), "200 OK",
		  "{\"config\":{\"digest\":\"" D("d") "\"}}" },
		{ "GET /v2/acme/app/manifests/" D("c"), "200 OK",
		  "{\"config\":{\"digest\":\"" D("e") "\"}}" },
		{ "GET /v2/acme/app/blobs/" D("d"), "200 OK",
		  "{\"architecture\":\"amd64\"}" },
		{ "GET /v2/acme/app/blobs/" D("e"), "200 OK",
		  "{\"architecture\":\"arm64\"}" },
		{ NULL, NULL, NULL },
	};
	struct trial t;

	run(&t, "registry.config", "{\"repo\":\"acme/app\",\"reference\":\"v1\"}",
	    false, lines);
	CU_ASSERT_STRING_EQUAL(t.got.done->body, "{\"architecture\":\"amd64\"}");
	done(&t);
	run(&t, "registry.config",
	    "{\"repo\":\"acme/app\",\"reference\":\"v1\",\"platform\":\"linux/arm64\"}",
	    false, lines);
	CU_ASSERT_STRING_EQUAL(t.got.done->body, "{\"architecture\":\"arm64\"}");
	done(&t);
	run(&t, "registry.config",
	    "{\"repo\":\"acme/app\",\"reference\":\"v1\",\"platform\":\"plan9/mips\"}",
	    false, lines);
	CU_ASSERT_EQUAL(t.got.done->err.status, ST_BAD);
	done(&t);
}

CHECK_MAIN("ops_steps", test_a_webhook_is_made_in_two_steps,
	   test_organization_tokens_get_the_other_form,
	   test_what_is_not_known_is_not_sent, test_keys_lead_from_page_to_page,
	   test_a_key_that_leads_to_itself_ends_the_list,
	   test_a_configuration_is_found_through_its_index)
