/* libhubdeck as a program sees it, and the example of docs/. */
#include "model/json.h"
#include "model/xalloc.h"
#include "net/hubdeck.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

static const char app[] = "{\"namespace\":\"acme\",\"repository\":\"web-app\"}";

static struct hubsim *sim;

static struct hubdeck *open_as(const char *secret, bool read_only)
{
	struct hubdeck_error err = { 0 };
	struct hubdeck *h;
	char dir[] = "/tmp/test-library-XXXXXX";

	if (!mkdtemp(dir))
		abort();
	setenv("XDG_STATE_HOME", dir, 1);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN", secret, 1);
	h = hubdeck_open(hubsim_url(sim), read_only, &err);
	if (!h)
		printf("  %s\n", err.text);
	CU_ASSERT_PTR_NOT_NULL_FATAL(h);
	return h;
}

static void close_all(struct hubdeck *h)
{
	char *rm = xasprintf("%s/hubdeck/journal.db", getenv("XDG_STATE_HOME"));

	hubdeck_close(h);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL };
	     *end; end++) {
		char *path = xasprintf("%s%s", rm, *end);

		remove(path);
		free(path);
	}
	*strrchr(rm, '/') = '\0';
	remove(rm);
	remove(getenv("XDG_STATE_HOME"));
	free(rm);
	hubsim_stop(sim);
	sim = NULL;
}

static bool count_rows(void *arg, const char *json)
{
	++*(int *)arg;
	return json[0] == '{';
}

static bool stop_at_once(void *arg, const char *json)
{
	(void)json;
	++*(int *)arg;
	return false;
}

static void test_lists_are_walked(void)
{
	static const char *const args[] = { "--tags", "230", "--rate-limit", "0",
					    NULL };
	struct hubdeck_error err = { 0 };
	struct hubdeck *h;
	int n = 0;

	sim = hubsim_start(args);
	h = open_as("maria-password", true);
	CU_ASSERT_STRING_EQUAL(hubdeck_whoami(h), "");
	CU_ASSERT_EQUAL(hubdeck_list(h, "repos.list_tags",
				     "{\"namespace\":\"acme\",\"repository\":\"bulk-"
				     "0001\"}",
				     count_rows, &n, &err),
			HUBDECK_OK);
	CU_ASSERT_EQUAL(n, 230);
	CU_ASSERT_STRING_EQUAL(hubdeck_whoami(h), "maria");
	n = 0;
	CU_ASSERT_EQUAL(hubdeck_list(h, "repos.list_tags", app, stop_at_once, &n, &err),
			HUBDECK_OK);
	CU_ASSERT_EQUAL(n, 1);
	n = 0;
	CU_ASSERT_EQUAL(hubdeck_list(h, "images.list", app, count_rows, &n, &err),
			HUBDECK_OK);
	CU_ASSERT_TRUE(n > 10);
	/* What the Hub sends as CSV is rows, too. */
	n = 0;
	CU_ASSERT_EQUAL(hubdeck_list(h, "org.export_members", "{\"org\":\"acme\"}",
				     count_rows, &n, &err),
			HUBDECK_OK);
	CU_ASSERT_TRUE(n > 5);
	close_all(h);
}

static void test_the_gate_is_closed_at_first(void)
{
	static const char edge[] =
		"{\"namespace\":\"acme\",\"repository\":\"web-app\",\"tag\":\"edge\"}";
	struct hubdeck_error err = { 0 };
	struct hubdeck *h;

	sim = hubsim_start(NULL);
	h = open_as("maria-password", false);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.delete_tag", edge, NULL, &err), 4);
	CU_ASSERT_STRING_EQUAL(err.type, "DestructiveOperationError");
	CU_ASSERT_EQUAL(hubsim_count(sim, "DELETE *"), 0);
	hubdeck_gate(h, true);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.delete_tag", edge, NULL, &err),
			HUBDECK_OK);
	CU_ASSERT_EQUAL(hubsim_count(sim, "DELETE *"), 1);
	CU_ASSERT_TRUE(hubdeck_rate_limit(h).limit > 0);
	close_all(h);
}

static void test_errors_are_told(void)
{
	struct hubdeck_error err = { 0 };
	struct hubdeck *h;
	char *body = NULL;

	sim = hubsim_start(NULL);
	h = open_as("maria-password", true);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.nothing", NULL, &body, &err), 64);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.get", "[]", &body, &err), 64);
	CU_ASSERT_EQUAL(
		hubdeck_call(h, "repos.get", "{\"namespace\":\"acme\"}", &body, &err),
		64);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "repository"));
	CU_ASSERT_EQUAL(
		hubdeck_call(h, "repos.get",
			     "{\"namespace\":\"acme\",\"repository\":\"nothing\"}",
			     &body, &err),
		65);
	CU_ASSERT_EQUAL(err.http, 404);
	CU_ASSERT_PTR_NULL(body);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.create",
				     "{\"namespace\":\"acme\",\"repository\":\"x\"}",
				     &body, &err),
			4);
	CU_ASSERT_EQUAL(hubdeck_call(h, "repos.get", app, &body, &err), HUBDECK_OK);
	CU_ASSERT_PTR_NOT_NULL(body);
	free(body);
	close_all(h);
}

static void test_the_example_runs(void)
{
	const char *argv[] = { getenv("EXAMPLE"), NULL };
	struct env e;
	struct run *r;

	sim = hubsim_start(NULL);
	env_init(&e);
	env_put_all(&e, hubsim_env(sim));
	env_put(&e, "DOCKERHUB_USERNAME=maria");
	env_put(&e, "DOCKERHUB_TOKEN=maria-password");
	r = run_program(&e, NULL, argv);
	if (r->status)
		printf("  %s\n", r->err);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\"web-app\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "\"invited\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(r->out, "maria, "));
	run_free(r);
	env_done(&e);
	hubsim_stop(sim);
}

CHECK_MAIN("library", test_lists_are_walked, test_the_gate_is_closed_at_first,
	   test_errors_are_told, test_the_example_runs)
