/* The pull limit: whose credential goes where, and what is made of the headers. */
#include "net/registry.h"

#include "tests/check.h"
#include "tests/harness/fake_worker.h"

#define TOKEN                                                                          \
	"GET "                                                                         \
	"?service=registry.docker.io&scope=repository%3Aratelimitpreview%2Ftest%3A"    \
	"pull"
#define HEAD "HEAD /v2/ratelimitpreview/test/manifests/latest"

struct rig {
	struct credentials *creds;
	struct worker *w;
	struct reply *r;
};

static struct rig rig(const char *user, const char *secret)
{
	struct rig r = { .creds = credentials_fixed(user, secret, "test") };

	r.w = fake_new(r.creds, NULL);
	return r;
}

static void run(struct rig *r)
{
	registry_start(r->w, 3, op_by_name("admin.pull_limit"),
		       json_object_new_object());
	fake_run(r->w);
	r->r = fake_take(r->w);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->r);
	CU_ASSERT_EQUAL(r->r->ticket, 3);
}

static void tear_down(struct rig *r)
{
	reply_free(r->r);
	fake_free(r->w);
	credentials_free(r->creds);
}

static void test_limit_of_an_account(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");

	fake_answer(r.w, "GET [?]service=*", 1, 200,
		    "{\"token\":\"t\",\"expires_in\":300}");
	fake_answer(r.w, HEAD, 1, 200, NULL);
	fake_pull_limit(r.w, "100;w=21600", "76;w=21600", "c0ffee");
	run(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_STRING_EQUAL(
		r.r->body,
		"{\"limit\":100,\"remaining\":76,\"window_seconds\":21600,"
		"\"source\":\"c0ffee\",\"account\":\"maria\",\"note\":null}");
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 0), TOKEN);
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 1), HEAD);
	CU_ASSERT_EQUAL(r.r->requests, 2);
	/* one try with a password, and no session of the Hub anywhere */
	CU_ASSERT_EQUAL(fake_send_at(r.w, 0)->flags,
			SEND_NO_SESSION | SEND_SECRET | SEND_ONCE);
	CU_ASSERT_PTR_NOT_NULL(fake_send_at(r.w, 0)->basic_secret);
	CU_ASSERT_EQUAL(fake_send_at(r.w, 1)->flags, SEND_NO_SESSION);
	CU_ASSERT_PTR_NULL(fake_send_at(r.w, 1)->basic_secret);
	CU_ASSERT_PTR_NOT_NULL(fake_send_at(r.w, 1)->bearer);
	tear_down(&r);
}

static void test_anonymous(void)
{
	struct rig r = rig(NULL, NULL);

	fake_answer(r.w, "GET [?]service=*", 1, 200, "{\"access_token\":\"t\"}");
	fake_answer(r.w, HEAD, 1, 200, NULL);
	fake_pull_limit(r.w, "100;w=3600", ";w=3600", "10.0.0.1");
	run(&r);
	CU_ASSERT_STRING_EQUAL(
		r.r->body, "{\"limit\":100,\"remaining\":null,\"window_seconds\":3600,"
			   "\"source\":\"10.0.0.1\",\"account\":null,\"note\":null}");
	CU_ASSERT_PTR_NULL(fake_send_at(r.w, 0)->basic_user);
	tear_down(&r);
}

static void test_paid_account_shows_none(void)
{
	struct rig r = rig("maria", "dckr_pat_abc");

	fake_answer(r.w, "GET [?]service=*", 1, 200, "{\"token\":\"t\"}");
	fake_answer(r.w, HEAD, 1, 200, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->body, "\"limit\":null"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->body, "paid accounts"));
	tear_down(&r);
}

static void test_used_up(void)
{
	struct rig r = rig(NULL, NULL);

	fake_answer(r.w, "GET [?]service=*", 1, 200, "{\"token\":\"t\"}");
	fake_answer(r.w, HEAD, 1, 429, "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\"}]}");
	fake_pull_limit(r.w, "100;w=21600", "0;w=21600", "10.0.0.1");
	run(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->body, "\"remaining\":0"));
	tear_down(&r);
}

static void test_refused_sign_in(void)
{
	struct rig r = rig("otto", "otto-password");

	fake_answer(r.w, "GET [?]service=*", -1, 401, "{\"details\":\"incorrect\"}");
	run(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_AUTH);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err.text, "otto"));
	CU_ASSERT_PTR_NULL(strstr(r.r->err.text, "otto-password"));
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	tear_down(&r);
}

static void test_no_token_in_the_answer(void)
{
	struct rig r = rig(NULL, NULL);

	fake_answer(r.w, "GET [?]service=*", -1, 200, "{}");
	run(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_PARSE);
	tear_down(&r);
}

static void test_cancelled(void)
{
	struct rig r = rig(NULL, NULL);

	registry_start(r.w, 3, op_by_name("admin.pull_limit"),
		       json_object_new_object());
	registry_cancel(r.w, 4);
	registry_cancel(r.w, 3);
	fake_run(r.w);
	CU_ASSERT_PTR_NULL(fake_take(r.w));
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	tear_down(&r);
}

CHECK_MAIN("registry", test_limit_of_an_account, test_anonymous,
	   test_paid_account_shows_none, test_used_up, test_refused_sign_in,
	   test_no_token_in_the_answer, test_cancelled)
