#include <fcntl.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/op.h"
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

/* ---- answers that go to a file ------------------------------------------------ */

static const char acme_org[] = "{\"org\":\"acme\"}";

static ticket submit_file(struct fetch_hub *f, const char *op, const char *params,
			  FILE *take_to)
{
	return hub_submit(f->hub, &(struct request){
					  .op = op_by_name(op),
					  .params = json_tokener_parse(params),
					  .want = WANT_FILE,
					  .file = take_to,
				  });
}

/* What is in it, NUL-terminated; the caller frees. */
static char *content(const char *path)
{
	char *text = calloc(1, 1 << 20);
	FILE *f = fopen(path, "re");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	(void)!fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	return text;
}

/* As the command line has it, whatever was half written by attempts before. */
static void test_a_file_holds_one_whole_answer(void)
{
	struct hubsim *h = start("10", "0", "GET */members/export truncate n=2");
	char path[] = "/tmp/hubdeck-file-XXXXXX", *text;
	int fd = mkstemp(path);
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	fetch_wait(&f, submit_file(&f, "org.export_members", acme_org, fdopen(fd, "w")),
		   &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT_PTR_NULL(got.done->body);
	CU_ASSERT_EQUAL(hubsim_count(h, "GET */members/export"), 3);
	text = content(path);
	CU_ASSERT_EQUAL(got.done->bytes, strlen(text));
	fetched_done(&got);
	fetch_wait(&f,
		   fetch_submit(&f, "org.export_members", acme_org, WANT_BODY, false),
		   &got);
	CU_ASSERT_STRING_EQUAL(text, got.done->body);
	fetched_done(&got);
	free(text);
	unlink(path);
	fetch_close(&f);
	hubsim_stop(h);
}

/* A refusal and a page of a proxy are read, and are no file. */
static void test_what_is_no_file_goes_to_none(void)
{
	static const char *const faults[] = { "GET */members/export 403",
					      "GET */members/export html:200",
					      "GET */members/export garbage:0" };

	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct hubsim *h = start("10", "0", faults[i]);
		char path[] = "/tmp/hubdeck-file-XXXXXX", *text;
		int fd = mkstemp(path);
		struct fetch_hub f;
		struct fetched got;

		sign_in(&f, h);
		fetch_wait(&f,
			   submit_file(&f, "org.export_members", acme_org,
				       fdopen(fd, "w")),
			   &got);
		CU_ASSERT_NOT_EQUAL(got.done->err.status, ST_OK);
		CU_ASSERT_FALSE(got.done->complete);
		text = content(path);
		CU_ASSERT_STRING_EQUAL(text, "");
		free(text);
		unlink(path);
		fetched_done(&got);
		fetch_close(&f);
		hubsim_stop(h);
	}
}

/* As of a disk that is full: it cannot grow. */
static void test_a_full_disk_is_said(void)
{
	struct hubsim *h = start("10", "0", NULL);
	int fd = memfd_create("full", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	struct fetch_hub f;
	struct fetched got;

	sign_in(&f, h);
	CU_ASSERT_EQUAL_FATAL(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW), 0);
	fetch_wait(&f, submit_file(&f, "org.export_members", acme_org, fdopen(fd, "w")),
		   &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LOCAL);
	CU_ASSERT_STRING_EQUAL(got.done->err.text,
			       "the file cannot be written: Operation not permitted");
	CU_ASSERT_FALSE(got.done->complete);
	fetched_done(&got);
	/* Rows are no file. */
	fetch_wait(&f, submit_file(&f, "repos.list", acme, fopen("/dev/null", "we")),
		   &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_USAGE);
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
	   test_a_reserve_stays_for_the_user, test_what_needs_a_sign_in_is_not_asked,
	   test_a_file_holds_one_whole_answer, test_what_is_no_file_goes_to_none,
	   test_a_full_disk_is_said)
