#include "tests/check.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/wait.h"

/* The network thread and the simulated Hub. */

static const char acme[] = "{\"namespace\":\"acme\"}";
static const char bulk[] = "{\"namespace\":\"acme\",\"repository\":\"bulk-0001\"}";
static const char web_tags[] = "{\"namespace\":\"acme\",\"repository\":\"web-app\"}";

static struct hubsim *start(const char *tags, const char *limit, const char *fault)
{
	const char *args[] = { "--tags",    tags, "--rate-limit", limit,
			       "--control", NULL, fault,          NULL };

	if (fault)
		args[5] = "--fail";
	return hubsim_start(args);
}

static void sign_in(struct fetch_hub *f, const struct hubsim *h)
{
	fetch_init(f, hubsim_url(h), "maria", "maria-password");
	fetch_open(f);
}

static void test_repositories_are_listed(void)
{
	struct hubsim *h = start("250", "180", NULL);
	struct hub_status s;
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_all(&f, "repos.list", acme, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT(got.rows > 3);
	CU_ASSERT_EQUAL(got.done->requests, 1);
	CU_ASSERT_EQUAL(got.done->limits.limit, 180);
	CU_ASSERT(got.done->limits.remaining > 0);
	hub_status(f.hub, &s);
	CU_ASSERT_TRUE(s.signed_in);
	CU_ASSERT_STRING_EQUAL(s.claims.username, "maria");
	CU_ASSERT_EQUAL(s.net, HUB_NET_ONLINE);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_every_tag_of_a_long_list_arrives_once(void)
{
	struct hubsim *h = start("1234", "0", NULL);
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_all(&f, "repos.list_tags", bulk, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.rows, 1234);
	CU_ASSERT_EQUAL(got.pages, 13);
	CU_ASSERT_EQUAL(got.done->pages_done, 13);
	CU_ASSERT_EQUAL(got.done->pages_total, 13);
	CU_ASSERT_EQUAL(got.done->requests, 13);
	CU_ASSERT_EQUAL(hubsim_count(h, "GET */bulk-0001/tags*"), 13);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_bodies_come_in_the_order_of_their_pages(void)
{
	struct hubsim *h = start("1000", "0", "GET *tags?page=2&* delay:50");
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_all(&f, "repos.list_tags", bulk, WANT_BODY, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT_EQUAL(got.pages, 10);
	CU_ASSERT_TRUE(got.in_order);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_one_page_is_one_request(void)
{
	struct hubsim *h = start("1000", "0", NULL);
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_wait(&f, fetch_submit(&f, "repos.list_tags", bulk, WANT_ROWS, false),
		   &got);
	CU_ASSERT_EQUAL(got.rows, 100);
	CU_ASSERT_FALSE(got.done->complete);
	CU_ASSERT_EQUAL(got.done->requests, 1);
	fetched_done(&got);
	fetch_wait(&f, fetch_submit(&f, "repos.get", web_tags, WANT_BODY, false), &got);
	CU_ASSERT_EQUAL(got.done->http, 200);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT(got.done->body_len > 10);
	CU_ASSERT_STRING_EQUAL(got.done->method, "GET");
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_a_refusal_keeps_its_body_for_the_command_line(void)
{
	struct hubsim *h = start("10", "0", NULL);
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_wait(&f,
		   fetch_submit(&f, "repos.get",
				"{\"namespace\":\"acme\",\"repository\":\"nope\"}",
				WANT_BODY, false),
		   &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_BAD);
	CU_ASSERT_EQUAL(got.done->http, 404);
	CU_ASSERT_PTR_NOT_NULL_FATAL(got.done->body);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->body, "not found"));
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_one_renewal_serves_all_that_were_refused(void)
{
	struct hubsim *h = start("900", "0", "GET *tags?page=[2-9]&* 401 n=1");
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_all(&f, "repos.list_tags", bulk, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(got.rows, 900);
	CU_ASSERT_EQUAL(hubsim_count(h, "POST *"), 2);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_a_limit_stops_everything_once(void)
{
	struct hubsim *h = start("900", "0", "GET *tags?page=[2-9]&* 429:1 n=1");
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_all(&f, "repos.list_tags", bulk, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(got.rows, 900);
	CU_ASSERT_EQUAL(got.done->requests, 10);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_a_page_that_breaks_is_asked_for_again(void)
{
	static const char *const faults[] = {
		"GET *tags?page=5&* reset n=2", "GET *tags?page=5&* truncate n=2",
		"GET *tags?page=5&* close n=2", "GET *tags?page=5&* 502 n=3",
		"GET *tags?page=5&* 503 n=3",
	};

	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct hubsim *h = start("900", "0", faults[i]);
		struct fetch_hub f;
		struct fetched got;

		sign_in(&f, h);
		fetch_all(&f, "repos.list_tags", bulk, WANT_ROWS, &got);
		CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
		CU_ASSERT_EQUAL(got.rows, 900);
		if (got.rows != 900)
			printf("%s: %s\n", faults[i], got.done->err.text);
		fetched_done(&got);
		fetch_close(&f);
		hubsim_stop(h);
	}
}

static void test_a_reserve_stays_for_the_user(void)
{
	struct hubsim *h = start("10000", "60", NULL);
	struct fetch_hub f;
	struct fetched got;
	ticket t;

	fetch_init(&f, hubsim_url(h), "maria", "maria-password");
	f.config.max_wait = 5;
	fetch_open(&f);
	t = fetch_submit(&f, "repos.list_tags", bulk, WANT_ROWS, true);
	fetch_wait(&f, t, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LIMITED);
	CU_ASSERT(got.pages > 30);
	CU_ASSERT(got.done->limits.remaining >= 10);
	fetched_done(&got);
	fetch_wait(&f, fetch_submit(&f, "repos.list", acme, WANT_ROWS, false), &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

static void test_what_needs_a_sign_in_is_not_asked(void)
{
	struct hubsim *h = start("10", "0", NULL);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, hubsim_url(h), NULL, NULL);
	fetch_open(&f);
	fetch_all(&f, "repos.list", acme, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT(got.rows > 0);
	fetched_done(&got);
	fetch_all(&f, "org.list", "{}", WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_AUTH);
	CU_ASSERT_EQUAL(got.done->requests, 0);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

CHECK_MAIN("net_hub", test_repositories_are_listed,
	   test_every_tag_of_a_long_list_arrives_once,
	   test_bodies_come_in_the_order_of_their_pages, test_one_page_is_one_request,
	   test_a_refusal_keeps_its_body_for_the_command_line,
	   test_one_renewal_serves_all_that_were_refused,
	   test_a_limit_stops_everything_once,
	   test_a_page_that_breaks_is_asked_for_again,
	   test_a_reserve_stays_for_the_user, test_what_needs_a_sign_in_is_not_asked)
