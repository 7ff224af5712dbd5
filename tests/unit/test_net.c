#include <dlfcn.h>
#include <netdb.h>
#include <poll.h>
#include <stdatomic.h>
#include <unistd.h>

#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/hostile.h"
#include "tests/harness/wait.h"

/*
 * Waiting and trying again, offline and back, the end of a hub, and what is asked at
 * all: with servers that are slow, busy or away.
 */

/* ---- waiting and trying again ------------------------------------------- */

struct moody {
	atomic_int bad; /* so many bad answers first */
	struct fixed how;
};

static bool be_moody(struct evil_conn *c, const char *request, void *arg)
{
	struct moody *m = arg;

	if (hostile_sign_in(c, request))
		return true;
	if (atomic_fetch_sub(&m->bad, 1) > 0)
		return evil_answer(c, m->how.status, m->how.headers, m->how.body);
	return hostile_page(c, 0, 2, 2, NULL);
}

static void test_gateway_errors_are_tried_again(void)
{
	struct moody m = { 3, { "502 Bad Gateway", "", "<html>" } };
	struct moody worse = { 4, { "503 Service Unavailable", "", "" } };
	struct expected good = { ST_OK, 200, "" };

	CU_ASSERT_EQUAL(hostile_expect(be_moody, &m, &good), 2);
	hostile_expect(be_moody, &worse, &(struct expected){ ST_HTTP, 503, "" });
}

/* Until what is tried again is this try. */
static void await_try(struct hub *h, int tries, struct hub_status *ret)
{
	struct pollfd p = { hub_fd(h), POLLIN, 0 };
	int64_t deadline = wait_deadline();

	do {
		while (hub_take(h))
			CU_FAIL("a reply while it is tried again");
		hub_status(h, ret);
	} while (ret->retry.tries != tries && poll(&p, 1, wait_left(deadline)) > 0);
}

/* UX 7.1: "try 2 of 4, next in 8s". */
static void test_what_is_tried_again_is_told(void)
{
	struct moody m = { 9, { "502 Bad Gateway", "", "<html>" } };
	struct evil *e = evil_start(0, be_moody, &m);
	struct hub_status s;
	struct fetch_hub f;
	ticket t;

	fetch_init(&f, evil_url(e), NULL, NULL);
	f.config.timeouts.retry_ms = 3600 * 1000; /* never while this test runs */
	fetch_open(&f);
	t = fetch_submit(&f, "repos.list_tags", hostile_list, WANT_ROWS, true);
	await_try(f.hub, 2, &s);
	CU_ASSERT_EQUAL(s.retry.ticket, t);
	CU_ASSERT_EQUAL(s.retry.most, 4);
	CU_ASSERT_EQUAL(s.retry.http, 502);
	CU_ASSERT(s.retry.at >= hub_now(f.hub));
	hub_cancel(f.hub, t);
	await_try(f.hub, 0, &s);
	CU_ASSERT_EQUAL(s.retry.ticket, 0);
	fetch_close(&f);
	evil_stop(e);
}

static void test_a_limit_is_waited_for(void)
{
	struct moody m = { 1, { "429 Too Many Requests", "Retry-After: 1\r\n", "" } };

	CU_ASSERT_EQUAL(
		hostile_expect(be_moody, &m, &(struct expected){ ST_OK, 200, "" }), 2);
}

static void test_a_wait_that_is_too_long_is_refused(void)
{
	struct moody m = { 9, { "429 Too Many Requests", "Retry-After: 500\r\n", "" } };
	struct evil *e = evil_start(0, be_moody, &m);
	struct fetch_hub f;
	struct fetched got;

	hostile_open(&f, e);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LIMITED);
	CU_ASSERT(got.done->err.retry_after > 400);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "Retry-After 500"));
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 1);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

static void test_an_abuse_block_is_probed_and_then_told(void)
{
	struct moody m = { 9, { "429 Too Many Requests", "", "Too Many Requests" } };
	struct evil *e = evil_start(0, be_moody, &m);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	f.config.timeouts.abuse_ms = 100;
	fetch_open(&f);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LIMITED);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "blocks this address"));
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 4);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

static bool be_a_page(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	return evil_answer(c, "404 Not Found", "Content-Type: text/html\r\n",
			   "<html>Sorry</html>");
}

/* It is told as what it was, not as the 429 it stands for. */
static void test_a_block_of_pages_is_told_as_it_came(void)
{
	struct evil *e = evil_start(0, be_a_page, NULL);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	f.config.max_wait = 5;
	fetch_open(&f);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LIMITED);
	CU_ASSERT_EQUAL(got.done->err.http, 404);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "404 with a page"));
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

static bool no_route(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	return evil_answer(c, "404 Not Found", "Content-Type: application/json\r\n",
			   "{\"message\":\"404: Page Not Found\"}");
}

static void test_a_route_the_hub_does_not_have_is_no_block(void)
{
	hostile_expect(no_route, NULL, &(struct expected){ ST_BAD, 404, "" });
}

/* ---- the network comes and goes ----------------------------------------- */

static void await_net(struct hub *h, enum hub_net net)
{
	struct pollfd p = { hub_fd(h), POLLIN, 0 };
	int64_t deadline = wait_deadline();
	struct hub_status s;

	do {
		while (hub_take(h))
			CU_FAIL("a reply while nothing can be reached");
		hub_status(h, &s);
		if (s.net == net)
			return;
	} while (poll(&p, 1, wait_left(deadline)) > 0);
	CU_FAIL("the state of the network did not change");
}

static void test_offline_waits_and_comes_back(void)
{
	struct evil *e = evil_start(0, hostile_empty, NULL);
	int port = evil_port(e);
	struct hub_status s;
	struct fetch_hub f;
	struct fetched got;
	ticket t;

	fetch_init(&f, evil_url(e), NULL, NULL);
	f.config.patient = true;
	f.config.timeouts.probe_ms = 3600 * 1000;
	fetch_open(&f);
	evil_stop(e);
	t = fetch_submit(&f, "repos.list_tags", hostile_list, WANT_ROWS, true);
	await_net(f.hub, HUB_NET_OFFLINE);
	hub_status(f.hub, &s);
	CU_ASSERT_PTR_NOT_NULL(strstr(s.net_error, "could not connect"));
	CU_ASSERT(s.offline_since > 0);
	CU_ASSERT(s.retry_at > s.offline_since);
	e = evil_start(port, hostile_empty, NULL);
	hub_probe(f.hub);
	fetch_wait(&f, t, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	hub_status(f.hub, &s);
	CU_ASSERT_EQUAL(s.net, HUB_NET_ONLINE);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

static void test_without_a_person_offline_is_an_error(void)
{
	struct evil *e = evil_start(0, hostile_empty, NULL);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	evil_stop(e);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_NET);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "could not connect"));
	CU_ASSERT_NOT_EQUAL(got.done->err.hint[0], '\0');
	CU_ASSERT_EQUAL(got.done->requests, 4);
	fetched_done(&got);
	fetch_close(&f);
}

/* ---- ending ------------------------------------------------------------- */

/* How long may ending take that takes milliseconds?  Far less than any timeout. */
static void close_at_once(struct fetch_hub *f)
{
	int64_t since = wait_now_ms();

	fetch_close(f);
	CU_ASSERT(wait_now_ms() - since < wait_limit_ms() / 2);
}

static void await_flight(struct fetch_hub *f, int n)
{
	struct pollfd p = { hub_fd(f->hub), POLLIN, 0 };
	int64_t deadline = wait_deadline();
	struct hub_status s;
	struct reply *r;

	do {
		while ((r = hub_take(f->hub)))
			reply_free(r);
		hub_status(f->hub, &s);
		if (s.in_flight >= n)
			return;
	} while (poll(&p, 1, wait_left(deadline)) > 0);
	CU_FAIL("not so many in flight");
}

static void test_closing_does_not_wait_for_a_silent_server(void)
{
	struct evil *e = evil_start(0, hostile_silent, NULL);
	struct fetch_hub f;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	for (int i = 0; i < 32; i++)
		fetch_submit(&f, "repos.list_tags", hostile_list, WANT_ROWS, true);
	await_flight(&f, 8);
	close_at_once(&f);
	evil_stop(e);
}

static bool last_state(void *arg, const struct journal_row *last)
{
	snprintf(arg, 16, "%s", last->state);
	return false;
}

static void test_a_change_in_flight_gets_its_time_and_is_noted(void)
{
	struct evil *e = evil_start(0, hostile_silent, NULL);
	char dir[] = "/tmp/hubdeck-net-XXXXXX", path[64], state[16] = "";
	struct journal *j = NULL;
	struct error err = { 0 };
	struct fetch_hub f;

	CU_ASSERT_PTR_NOT_NULL(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/journal.db", dir);
	fetch_init(&f, evil_url(e), "maria", "dckr_pat_maria_rwd");
	f.config.journal_path = path;
	f.config.timeouts.last_change_ms = 50;
	fetch_open(&f);
	fetch_submit(&f, "repos.delete_tag",
		     "{\"namespace\":\"acme\",\"repository\":\"web-app\","
		     "\"tag\":\"x\"}",
		     WANT_BODY, false);
	evil_await(e, "DELETE ", 1);
	close_at_once(&f);
	CU_ASSERT_EQUAL(evil_saw(e, "DELETE "), 1);
	CU_ASSERT_EQUAL(journal_open(path, &j, &err), ST_OK);
	CU_ASSERT_EQUAL(journal_read(j, NULL, last_state, state, &err), ST_OK);
	CU_ASSERT_STRING_EQUAL(state, "unknown");
	journal_close(j);
	evil_stop(e);
	unlink(path);
	rmdir(dir);
}

/* Looking up this name hangs until the pipe is closed. */
static int hang[2];
static atomic_int hanging;

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
		struct addrinfo **res)
{
	static int (*real)(const char *, const char *, const struct addrinfo *,
			   struct addrinfo **);

	if (node && !strcmp(node, "hanging.example")) {
		struct pollfd p = { hang[0], POLLIN, 0 };

		atomic_fetch_add(&hanging, 1);
		poll(&p, 1, -1);
		return EAI_AGAIN;
	}
	*(void **)&real = dlsym(RTLD_NEXT, "getaddrinfo");
	return real(node, service, hints, res);
}

static void test_closing_does_not_wait_for_the_resolver(void)
{
	struct fetch_hub f;

	CU_ASSERT_EQUAL(pipe(hang), 0);
	fetch_init(&f, "https://hanging.example", NULL, NULL);
	fetch_open(&f);
	fetch_submit(&f, "repos.list_tags", hostile_list, WANT_ROWS, true);
	await_flight(&f, 1);
	close_at_once(&f);
	close(hang[1]);
}

static void test_a_name_that_does_not_answer_is_told(void)
{
	struct fetch_hub f;
	struct fetched got;

	CU_ASSERT_EQUAL(pipe(hang), 0);
	fetch_init(&f, "https://hanging.example", NULL, NULL);
	f.config.timeouts.connect_ms = 20;
	fetch_open(&f);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_TIMEOUT);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(got.done->err.text, "no address for hanging.example"));
	CU_ASSERT(atomic_load(&hanging) > 0);
	fetched_done(&got);
	fetch_close(&f);
	close(hang[1]);
}

static void test_a_cancelled_ticket_is_silent(void)
{
	struct evil *e = evil_start(0, hostile_silent, NULL);
	struct pollfd p;
	struct hub_status s;
	struct fetch_hub f;
	int64_t deadline = wait_deadline();
	ticket t;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	t = fetch_submit(&f, "repos.list_tags", hostile_list, WANT_ROWS, true);
	await_flight(&f, 1);
	hub_cancel(f.hub, t);
	hub_cancel(f.hub, 0);
	hub_cancel(f.hub, 77);
	p = (struct pollfd){ hub_fd(f.hub), POLLIN, 0 };
	do {
		CU_ASSERT_PTR_NULL(hub_take(f.hub));
		hub_status(f.hub, &s);
	} while (s.in_flight && poll(&p, 1, wait_left(deadline)) > 0);
	CU_ASSERT_EQUAL(s.in_flight, 0);
	fetch_close(&f);
	evil_stop(e);
}

/* ---- what may be asked at all ------------------------------------------- */

static void test_only_https_or_loopback(void)
{
	static const char *const bad[] = {
		"http://hub.docker.com",
		"file:///etc/passwd",
		"ftp://127.0.0.1",
		"http://127.evil.example",
		"https://u:p@example.com",
		"https://example.com/?x=1",
		"",
		"hub.docker.com:80:80",
		"http://192.168.0.1",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct hub_config cfg = { .url = bad[i] };
		struct error err = { 0 };
		struct hub *h = NULL;

		CU_ASSERT_EQUAL(hub_open(&cfg, &h, &err), ST_USAGE);
		CU_ASSERT_PTR_NULL(h);
		CU_ASSERT_NOT_EQUAL(err.text[0], '\0');
	}
}

static void test_the_clock_is_fixed_on_this_machine_only(void)
{
	static const struct {
		const char *url;
		bool local;
	} hubs[] = {
		{ "http://127.0.0.1:1", true },
		{ "https://127.0.0.2", true },
		{ "http://localhost:1", true },
		{ "http://[::1]:1/x", true },
		{ "https://127.evil.example", false },
		{ "https://127.0.0.1.example", false },
		{ "https://localhost.example", false },
	};

	for (size_t i = 0; i < sizeof(hubs) / sizeof(*hubs); i++) {
		struct hub_config cfg = { .url = hubs[i].url, .test_now = 1 };
		struct error err = { 0 };
		struct hub *h = NULL;

		CU_ASSERT_EQUAL_FATAL(hub_open(&cfg, &h, &err), ST_OK);
		CU_ASSERT_EQUAL(hub_is_local(h), hubs[i].local);
		CU_ASSERT_EQUAL(hub_now(h) == 1, hubs[i].local);
		hub_close(h);
	}
}

static void test_what_cannot_be_asked_is_answered(void)
{
	struct evil *e = evil_start(0, hostile_empty, NULL);
	struct fetch_hub f;
	struct fetched got;

	hostile_open(&f, e);
	fetch_all(&f, "repos.list_tags",
		  "{\"namespace\":\"../x\",\"repository\":\"y\"}", WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_USAGE);
	fetched_done(&got);
	CU_ASSERT_EQUAL(evil_saw(e, ""), 0);
	fetch_close(&f);
	evil_stop(e);
}

static void test_read_only_sends_no_change(void)
{
	struct evil *e = evil_start(0, hostile_empty, NULL);
	char journal[] = "/tmp/hubdeck-net-XXXXXX", path[64];
	struct fetch_hub f;
	struct fetched got;

	CU_ASSERT_PTR_NOT_NULL(mkdtemp(journal));
	snprintf(path, sizeof(path), "%s/journal.db", journal);
	fetch_init(&f, evil_url(e), "maria", "dckr_pat_maria_rwd");
	f.config.read_only = true;
	f.config.journal_path = path;
	fetch_open(&f);
	fetch_wait(&f,
		   fetch_submit(&f, "repos.delete_tag",
				"{\"namespace\":\"acme\",\"repository\":\"web-app\","
				"\"tag\":\"x\"}",
				WANT_BODY, false),
		   &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(evil_saw(e, "DELETE"), 0);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
	unlink(path);
	rmdir(journal);
}

/* ---- the trace ---------------------------------------------------------- */

static void test_every_request_is_in_the_trace(void)
{
	struct moody m = { 1, { "502 Bad Gateway", "", "" } };
	struct evil *e = evil_start(0, be_moody, &m);
	struct trace_entry t[8];
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(hub_trace(f.hub, 0, t, 8), 2);
	CU_ASSERT_EQUAL(t[0].http, 502);
	CU_ASSERT_EQUAL(t[1].http, 200);
	CU_ASSERT_STRING_EQUAL(t[1].note, "retry 1");
	CU_ASSERT_STRING_EQUAL(t[1].method, "GET");
	CU_ASSERT_PTR_NOT_NULL(strstr(t[1].path, "/web-app/tags?"));
	CU_ASSERT(t[1].ms >= 0);
	CU_ASSERT(t[1].bytes > 0);
	CU_ASSERT_EQUAL(hub_trace(f.hub, t[0].seq, t, 8), 1);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

static void test_the_trace_keeps_no_secret_and_its_size(void)
{
	static const struct param p[] = {
		{ .name = "key", .type = PARAM_SECRET, .in = IN_QUERY },
	};
	struct op op = { .params = p, .n_params = 1 };
	struct trace_ring *r = calloc(1, sizeof(*r));
	struct trace_entry e = { .http = 1 }, *copy = calloc(TRACE_MAX, sizeof(*copy));
	char buf[24];

	trace_path(&op, "/x?a=1&key=hush&keys=2", buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "/x?a=1&key=***&keys=2");
	trace_path(&op, "/a/very/long/path/that/ends?key=hush", buf, sizeof(buf));
	CU_ASSERT_EQUAL(strlen(buf), sizeof(buf) - 1);
	for (int i = 0; i < TRACE_MAX + 10; i++)
		trace_add(r, &e);
	CU_ASSERT_PTR_NULL(trace_find(r, 1));
	CU_ASSERT_PTR_NOT_NULL(trace_find(r, TRACE_MAX));
	CU_ASSERT_EQUAL(trace_copy(r, 0, copy, TRACE_MAX), TRACE_MAX);
	CU_ASSERT_EQUAL(copy[0].seq, 11);
	free(r);
	free(copy);
}

CHECK_MAIN("net", test_gateway_errors_are_tried_again, test_what_is_tried_again_is_told,
	   test_a_limit_is_waited_for, test_a_wait_that_is_too_long_is_refused,
	   test_an_abuse_block_is_probed_and_then_told,
	   test_a_block_of_pages_is_told_as_it_came,
	   test_a_route_the_hub_does_not_have_is_no_block,
	   test_offline_waits_and_comes_back, test_without_a_person_offline_is_an_error,
	   test_closing_does_not_wait_for_a_silent_server,
	   test_a_change_in_flight_gets_its_time_and_is_noted,
	   test_closing_does_not_wait_for_the_resolver,
	   test_a_name_that_does_not_answer_is_told, test_a_cancelled_ticket_is_silent,
	   test_only_https_or_loopback, test_the_clock_is_fixed_on_this_machine_only,
	   test_what_cannot_be_asked_is_answered, test_read_only_sends_no_change,
	   test_every_request_is_in_the_trace,
	   test_the_trace_keeps_no_secret_and_its_size)
