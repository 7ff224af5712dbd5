#include <dlfcn.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>
#include <zlib.h>

#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/evil.h"
#include "tests/harness/fetch.h"
#include "tests/harness/wait.h"

/*
 * What a hostile or broken server may do to us: each case ends by itself, with one
 * error that names the cause, and no credential reaches a second host.
 */

static const char tags[] = "{\"namespace\":\"acme\",\"repository\":\"web-app\"}";
static const char row[] = "{\"name\":\"v%d\",\"full_size\":1,"
			  "\"last_updated\":\"2026-01-01T00:00:00Z\"}";

/* Signs in with a token that the server below takes for one. */
static bool answer_sign_in(struct evil_conn *c, const char *request)
{
	if (strncmp(request, "POST ", 5))
		return false;
	evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
		    "{\"access_token\":\"the-bearer\"}");
	return true;
}

/* A hub that is signed in to `e`, with limits for a test's patience. */
static void open_hub(struct fetch_hub *f, struct evil *e)
{
	fetch_init(f, evil_url(e), "maria", "dckr_pat_maria_rwd");
	f->config.timeouts.silent_s = 1;
	fetch_open(f);
}

struct expected {
	enum status status;
	int http;
	const char *text; /* part of the error */
};

/* One list of tags from a server that behaves as `fn`; returns rows that arrived. */
static size_t expect(evil_fn *fn, void *arg, const struct expected *want)
{
	struct evil *e = evil_start(0, fn, arg);
	struct fetch_hub f;
	struct fetched got;
	size_t rows;

	open_hub(&f, e);
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, want->status);
	CU_ASSERT_EQUAL(got.done->http, want->http);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, want->text));
	if (!strstr(got.done->err.text, want->text))
		printf("said: %s\n", got.done->err.text);
	CU_ASSERT_EQUAL(got.done->complete, want->status == ST_OK);
	if (want->status)
		CU_ASSERT_NOT_EQUAL(strlen(got.done->err.text), 0);
	rows = got.rows;
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
	return rows;
}

/* ---- pages -------------------------------------------------------------- */

/* A page of `n` rows; `next` may be NULL. */
static bool page(struct evil_conn *c, int first, int n, long count, const char *next)
{
	size_t size = 256 + (size_t)n * (sizeof(row) + 16), len;
	char *body = xmalloc(size);
	bool ok;

	len = (size_t)snprintf(body, size, "{\"count\":%ld,\"next\":%s%s%s,", count,
			       next ? "\"" : "", next ? next : "null",
			       next ? "\"" : "");
	len += (size_t)snprintf(body + len, size - len,
				"\"previous\":null,\"results\":[");
	for (int i = 0; i < n; i++) {
		if (i)
			body[len++] = ',';
		len += (size_t)snprintf(body + len, size - len, row, first + i);
	}
	snprintf(body + len, size - len, "]}");
	ok = evil_say(c,
		      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
		      "Content-Length: %zu\r\n\r\n",
		      strlen(body)) &&
	     evil_write(c, body, strlen(body));
	free(body);
	return ok;
}

static const char *own_next(struct evil_conn *c, const char *request, int n, char *buf,
			    size_t size)
{
	const char *host = strcasestr(request, "\r\nhost: ");

	(void)c;
	snprintf(buf, size, "http://%.*s/v2/x?page=%d", (int)strcspn(host + 8, "\r"),
		 host + 8, n);
	return buf;
}

/* ---- the other host ----------------------------------------------------- */

static bool be_silent_witness(struct evil_conn *c, const char *request, void *arg)
{
	(void)request;
	(void)arg;
	return evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
			   "{\"count\":0,\"next\":null,\"results\":[]}");
}

static bool redirect(struct evil_conn *c, const char *request, void *arg)
{
	char location[256];

	if (answer_sign_in(c, request))
		return true;
	snprintf(location, sizeof(location), "Location: %s\r\n", (const char *)arg);
	return evil_answer(c, "307 Temporary Redirect", location, "");
}

static void test_a_redirect_elsewhere_is_not_followed(void)
{
	struct evil *other = evil_start(0, be_silent_witness, NULL);
	char url[128], localhost[128];
	char ftp[] = "ftp://127.0.0.1/", bare[] = "//evil.example/";
	char user[] = "http://u:p@127.0.0.1/";

	snprintf(url, sizeof(url), "%s/v2/x", evil_url(other));
	snprintf(localhost, sizeof(localhost), "http://localhost:%d/v2/x",
		 evil_port(other));
	expect(redirect, url, &(struct expected){ ST_HTTP, 307, "another server" });
	expect(redirect, localhost,
	       &(struct expected){ ST_HTTP, 307, "another server" });
	expect(redirect, ftp, &(struct expected){ ST_HTTP, 307, "redirects" });
	expect(redirect, bare,
	       &(struct expected){ ST_HTTP, 307, "another server: evil.example" });
	expect(redirect, user, &(struct expected){ ST_HTTP, 307, "no address" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static void test_a_circle_of_redirects_ends(void)
{
	char again[] = "/v2/again";

	expect(redirect, again, &(struct expected){ ST_HTTP, 307, "again and again" });
}

static bool redirect_once(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	if (!strstr(request, "/v2/moved"))
		return evil_answer(c, "308 Permanent Redirect",
				   "Location: /v2/moved\r\n", "");
	CU_ASSERT_PTR_NOT_NULL(strstr(request, "Bearer the-bearer"));
	return page(c, 0, 3, 3, NULL);
}

static void test_a_redirect_on_the_same_server_is_followed(void)
{
	CU_ASSERT_EQUAL(
		expect(redirect_once, NULL, &(struct expected){ ST_OK, 200, "" }), 3);
}

static bool next_elsewhere(struct evil_conn *c, const char *request, void *arg)
{
	if (answer_sign_in(c, request))
		return true;
	return page(c, 0, 2, 4, arg);
}

static void test_a_next_elsewhere_is_an_error_that_names_it(void)
{
	struct evil *other = evil_start(0, be_silent_witness, NULL);
	char far[] = "https://evil.example/v2/x?page=2";
	char url[128];
	size_t rows;

	snprintf(url, sizeof(url), "http://localhost:%d/?page=2", evil_port(other));
	rows = expect(next_elsewhere, url,
		      &(struct expected){ ST_PARSE, 200, "another server: http://" });
	CU_ASSERT_EQUAL(rows, 2); /* those of page 1 */
	expect(next_elsewhere, far,
	       &(struct expected){ ST_PARSE, 200, "https://evil.example:443" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static bool realm_elsewhere(struct evil_conn *c, const char *request, void *arg)
{
	char head[256];

	if (answer_sign_in(c, request))
		return true;
	snprintf(head, sizeof(head), "WWW-Authenticate: Bearer realm=\"%s\"\r\n",
		 (const char *)arg);
	return evil_answer(c, "401 Unauthorized", head,
			   "{\"message\":\"unauthorized\"}");
}

static void test_a_realm_elsewhere_gets_nothing(void)
{
	struct evil *other = evil_start(0, be_silent_witness, NULL);
	char url[128];

	snprintf(url, sizeof(url), "%s/token", evil_url(other));
	expect(realm_elsewhere, url, &(struct expected){ ST_AUTH, 401, "" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static bool set_cookie(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	return evil_answer(c, "200 OK",
			   "Content-Type: application/json\r\n"
			   "Set-Cookie: id=tracked; Path=/\r\n",
			   "{\"count\":0,\"next\":null,\"results\":[]}");
}

static void test_cookies_are_not_sent_back(void)
{
	struct evil *e = evil_start(0, set_cookie, NULL);
	struct fetch_hub f;
	struct fetched got;

	open_hub(&f, e);
	for (int i = 0; i < 2; i++) {
		fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
		CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
		fetched_done(&got);
	}
	CU_ASSERT_EQUAL(evil_saw(e, "GET /v2/namespaces/acme"), 2);
	CU_ASSERT_EQUAL(evil_saw(e, "tracked"), 0);
	CU_ASSERT_EQUAL(evil_saw(e, "User-Agent: hubdeck/"), evil_saw(e, ""));
	fetch_close(&f);
	evil_stop(e);
}

/* ---- too much ----------------------------------------------------------- */

static bool flood(struct evil_conn *c, const char *request, void *arg)
{
	static const char chunk[] = "10000\r\n";
	char *junk;
	bool ok;

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	junk = malloc(0x10000);
	memset(junk, ' ', 0x10000);
	ok = evil_say(c, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
			 "Transfer-Encoding: chunked\r\n\r\n");
	for (int i = 0; ok && i < 10 << 14; i++)
		ok = evil_write(c, chunk, sizeof(chunk) - 1) &&
		     evil_write(c, junk, 0x10000) && evil_write(c, "\r\n", 2);
	CU_ASSERT_FALSE(ok); /* nobody takes 10 GiB */
	free(junk);
	return false;
}

static void test_ten_gibibytes_in_chunks_are_refused(void)
{
	expect(flood, NULL, &(struct expected){ ST_TOO_BIG, 200, "larger than 8 MiB" });
}

static bool bomb(struct evil_conn *c, const char *request, void *arg)
{
	const char *packed = ((const char **)arg)[0];
	size_t len = *((const size_t **)arg)[1];

	if (answer_sign_in(c, request))
		return true;
	return evil_say(c,
			"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
			"Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
			len) &&
	       evil_write(c, packed, len);
}

static void test_a_gzip_bomb_is_refused(void)
{
	size_t size = 64 << 20, len = 1 << 20;
	char *zeros = calloc(1, size), *packed = malloc(len);
	const void *arg[2] = { packed, &len };
	z_stream z = { 0 };

	deflateInit2(&z, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
	z.next_in = (Bytef *)zeros;
	z.avail_in = (uInt)size;
	z.next_out = (Bytef *)packed;
	z.avail_out = (uInt)len;
	CU_ASSERT_EQUAL(deflate(&z, Z_FINISH), Z_STREAM_END);
	len = z.total_out;
	deflateEnd(&z);
	expect(bomb, arg, &(struct expected){ ST_TOO_BIG, 200, "larger than 8 MiB" });
	free(zeros);
	free(packed);
}

static bool flood_headers(struct evil_conn *c, const char *request, void *arg)
{
	bool ok;

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	ok = evil_say(c, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; ok && i < 1 << 20; i++)
		ok = evil_say(c, "X-Junk-%d: %0100d\r\n", i, i);
	CU_ASSERT_FALSE(ok);
	return false;
}

static void test_a_flood_of_headers_is_refused(void)
{
	expect(flood_headers, NULL, &(struct expected){ ST_TOO_BIG, 200, "headers" });
}

static bool endless(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];
	int n = evil_page(request);

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	return page(c, n, 1, 1000000000,
		    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_an_endless_list_ends_at_the_cap(void)
{
	size_t rows = expect(endless, NULL,
			     &(struct expected){ ST_TOO_BIG, 200, "10000 pages" });

	CU_ASSERT_EQUAL(rows, 10000);
}

/* 10,000 rows a page. */
static bool long_pages(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];
	int n = evil_page(request);

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	return page(c, n, 10000, 1000000000,
		    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_long_pages_end_at_the_cap(void)
{
	size_t rows = expect(long_pages, NULL,
			     &(struct expected){ ST_TOO_BIG, 200, "1000000 rows" });

	CU_ASSERT_TRUE(rows >= 1000000 && rows < 1500000);
}

static bool circle(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	return page(c, 0, 1, 100, own_next(c, request, 1, next, sizeof(next)));
}

static void test_a_list_that_runs_in_a_circle_is_refused(void)
{
	expect(circle, NULL, &(struct expected){ ST_PARSE, 200, "circle" });
}

/* ---- too slow ----------------------------------------------------------- */

static bool say_nothing(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	evil_wait(c, -1);
	return false;
}

static void test_silence_ends(void)
{
	expect(say_nothing, NULL, &(struct expected){ ST_TIMEOUT, 0, "said nothing" });
}

static bool drip(struct evil_conn *c, const char *request, void *arg)
{
	const int *size = arg;
	char *piece;

	if (answer_sign_in(c, request))
		return true;
	piece = calloc(1, (size_t)*size);
	memset(piece, ' ', (size_t)*size);
	evil_say(c, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
		    "Content-Length: 100000\r\n\r\n");
	while (evil_write(c, piece, (size_t)*size) && evil_wait(c, 100))
		;
	free(piece);
	return false;
}

static void test_a_byte_at_a_time_ends(void)
{
	int size = 1;

	expect(drip, &size,
	       &(struct expected){ ST_TIMEOUT, 200, "less than 100 bytes" });
}

static void test_an_answer_that_does_not_end_ends(void)
{
	int size = 500;
	struct evil *e = evil_start(0, drip, &size);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	f.config.timeouts.total_ms = 1000;
	fetch_open(&f);
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_TIMEOUT);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "did not finish"));
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

/* ---- broken ------------------------------------------------------------- */

static bool cut(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	evil_say(c, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
		    "Content-Length: 1000\r\n\r\n{\"count\":");
	evil_reset(c);
	return false;
}

static void test_a_reset_is_tried_again_and_then_told(void)
{
	struct evil *e = evil_start(0, cut, NULL);
	struct fetch_hub f;
	struct fetched got;

	open_hub(&f, e);
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_NET);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "broke off"));
	CU_ASSERT_EQUAL(got.done->requests, 4);
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 4);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

struct fixed {
	const char *status, *headers, *body;
};

static bool say_fixed(struct evil_conn *c, const char *request, void *arg)
{
	const struct fixed *f = arg;

	if (answer_sign_in(c, request))
		return true;
	return evil_answer(c, f->status, f->headers, f->body);
}

static void test_what_is_not_a_page_is_told_as_what_it_is(void)
{
	struct fixed html = { "200 OK", "Content-Type: text/html\r\n",
			      "<html><title>Sign in to the hotel</title></html>" };
	struct fixed empty = { "200 OK", "Content-Type: application/json\r\n", "" };
	struct fixed none = { "204 No Content", "", "" };
	struct fixed wrong = { "200 OK", "Content-Type: application/json\r\n",
			       "{\"count\": 3, \"results\": 7}" };
	struct fixed broken = { "200 OK", "Content-Type: application/json\r\n",
				"{\"count\": 3, \"results\": [" };
	struct fixed gone = { "404 Not Found", "Content-Type: application/json\r\n",
			      "{\"message\":\"object not found\",\"errinfo\":{}}" };

	expect(say_fixed, &html, &(struct expected){ ST_PARSE, 200, "hotel" });
	expect(say_fixed, &empty, &(struct expected){ ST_PARSE, 200, "empty" });
	expect(say_fixed, &none, &(struct expected){ ST_PARSE, 204, "empty" });
	expect(say_fixed, &wrong, &(struct expected){ ST_PARSE, 200, "" });
	expect(say_fixed, &broken, &(struct expected){ ST_PARSE, 200, "" });
	expect(say_fixed, &gone, &(struct expected){ ST_BAD, 404, "object not found" });
}

/* ---- lists that lie ----------------------------------------------------- */

/* Ten rows a page whatever was asked for; 35 in all. */
static bool ten_a_page(struct evil_conn *c, const char *request, void *arg)
{
	int n = evil_page(request);
	char next[128];

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	if (n > 4)
		return evil_answer(c, "404 Not Found",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"object not found\"}");
	CU_ASSERT_PTR_NOT_NULL(
		strstr(request, n == 1 ? "page_size=100" : "page_size=10 "));
	return page(c, n * 10, n < 4 ? 10 : 5, 35,
		    n < 4 ? own_next(c, request, n + 1, next, sizeof(next)) : NULL);
}

static void test_the_size_that_pages_have_counts(void)
{
	CU_ASSERT_EQUAL(expect(ten_a_page, NULL, &(struct expected){ ST_OK, 200, "" }),
			35);
}

/* The count says five pages, the list has three; or it says two and there are three. */
static bool miscounted(struct evil_conn *c, const char *request, void *arg)
{
	const long *count = arg;
	int n = evil_page(request);
	char next[128];

	if (answer_sign_in(c, request))
		return true;
	if (n > 3)
		return evil_answer(c, "404 Not Found",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"object not found\"}");
	return page(c, n * 100, 100, *count,
		    n < 3 ? own_next(c, request, n + 1, next, sizeof(next)) : NULL);
}

static void test_next_is_trusted_and_not_the_count(void)
{
	long much = 500, little = 150, none = 0;

	CU_ASSERT_EQUAL(expect(miscounted, &much, &(struct expected){ ST_OK, 200, "" }),
			300);
	CU_ASSERT_EQUAL(
		expect(miscounted, &little, &(struct expected){ ST_OK, 200, "" }), 300);
	CU_ASSERT_EQUAL(expect(miscounted, &none, &(struct expected){ ST_OK, 200, "" }),
			300);
}

static bool shallow(struct evil_conn *c, const char *request, void *arg)
{
	int n = evil_page(request);
	char next[128];

	(void)arg;
	if (answer_sign_in(c, request))
		return true;
	if (n > 2)
		return evil_answer(c, "403 Forbidden",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"pagination offset too large for "
				   "anonymous requests; sign in to page further\"}");
	return page(c, n * 100, 100, 5000,
		    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_rows_before_the_depth_limit_are_kept(void)
{
	CU_ASSERT_EQUAL(expect(shallow, NULL,
			       &(struct expected){ ST_FORBIDDEN, 403, "too large" }),
			200);
}

/* ---- waiting and trying again ------------------------------------------- */

struct moody {
	atomic_int bad; /* so many bad answers first */
	struct fixed how;
};

static bool be_moody(struct evil_conn *c, const char *request, void *arg)
{
	struct moody *m = arg;

	if (answer_sign_in(c, request))
		return true;
	if (atomic_fetch_sub(&m->bad, 1) > 0)
		return evil_answer(c, m->how.status, m->how.headers, m->how.body);
	return page(c, 0, 2, 2, NULL);
}

static void test_gateway_errors_are_tried_again(void)
{
	struct moody m = { 3, { "502 Bad Gateway", "", "<html>" } };
	struct moody worse = { 4, { "503 Service Unavailable", "", "" } };
	struct expected good = { ST_OK, 200, "" };

	CU_ASSERT_EQUAL(expect(be_moody, &m, &good), 2);
	expect(be_moody, &worse, &(struct expected){ ST_HTTP, 503, "" });
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
	t = fetch_submit(&f, "repos.list_tags", tags, WANT_ROWS, true);
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

	CU_ASSERT_EQUAL(expect(be_moody, &m, &(struct expected){ ST_OK, 200, "" }), 2);
}

static void test_a_wait_that_is_too_long_is_refused(void)
{
	struct moody m = { 9, { "429 Too Many Requests", "Retry-After: 500\r\n", "" } };
	struct evil *e = evil_start(0, be_moody, &m);
	struct fetch_hub f;
	struct fetched got;

	open_hub(&f, e);
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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
	if (answer_sign_in(c, request))
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
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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
	if (answer_sign_in(c, request))
		return true;
	return evil_answer(c, "404 Not Found", "Content-Type: application/json\r\n",
			   "{\"message\":\"404: Page Not Found\"}");
}

static void test_a_route_the_hub_does_not_have_is_no_block(void)
{
	expect(no_route, NULL, &(struct expected){ ST_BAD, 404, "" });
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
	struct evil *e = evil_start(0, be_silent_witness, NULL);
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
	t = fetch_submit(&f, "repos.list_tags", tags, WANT_ROWS, true);
	await_net(f.hub, HUB_NET_OFFLINE);
	hub_status(f.hub, &s);
	CU_ASSERT_PTR_NOT_NULL(strstr(s.net_error, "could not connect"));
	CU_ASSERT(s.offline_since > 0);
	CU_ASSERT(s.retry_at > s.offline_since);
	e = evil_start(port, be_silent_witness, NULL);
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
	struct evil *e = evil_start(0, be_silent_witness, NULL);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	evil_stop(e);
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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
	struct evil *e = evil_start(0, say_nothing, NULL);
	struct fetch_hub f;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	for (int i = 0; i < 32; i++)
		fetch_submit(&f, "repos.list_tags", tags, WANT_ROWS, true);
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
	struct evil *e = evil_start(0, say_nothing, NULL);
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
	fetch_submit(&f, "repos.list_tags", tags, WANT_ROWS, true);
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
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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
	struct evil *e = evil_start(0, say_nothing, NULL);
	struct pollfd p;
	struct hub_status s;
	struct fetch_hub f;
	int64_t deadline = wait_deadline();
	ticket t;

	fetch_init(&f, evil_url(e), NULL, NULL);
	fetch_open(&f);
	t = fetch_submit(&f, "repos.list_tags", tags, WANT_ROWS, true);
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
	struct evil *e = evil_start(0, be_silent_witness, NULL);
	struct fetch_hub f;
	struct fetched got;

	open_hub(&f, e);
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
	struct evil *e = evil_start(0, be_silent_witness, NULL);
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
	fetch_all(&f, "repos.list_tags", tags, WANT_ROWS, &got);
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

CHECK_MAIN("net", test_a_redirect_elsewhere_is_not_followed,
	   test_a_circle_of_redirects_ends,
	   test_a_redirect_on_the_same_server_is_followed,
	   test_a_next_elsewhere_is_an_error_that_names_it,
	   test_a_realm_elsewhere_gets_nothing, test_cookies_are_not_sent_back,
	   test_ten_gibibytes_in_chunks_are_refused, test_a_gzip_bomb_is_refused,
	   test_a_flood_of_headers_is_refused, test_an_endless_list_ends_at_the_cap,
	   test_long_pages_end_at_the_cap, test_a_list_that_runs_in_a_circle_is_refused,
	   test_silence_ends, test_a_byte_at_a_time_ends,
	   test_an_answer_that_does_not_end_ends,
	   test_a_reset_is_tried_again_and_then_told,
	   test_what_is_not_a_page_is_told_as_what_it_is,
	   test_the_size_that_pages_have_counts, test_next_is_trusted_and_not_the_count,
	   test_rows_before_the_depth_limit_are_kept,
	   test_gateway_errors_are_tried_again, test_what_is_tried_again_is_told,
	   test_a_limit_is_waited_for, test_a_wait_that_is_too_long_is_refused,
	   test_an_abuse_block_is_probed_and_then_told,
	   test_a_block_of_pages_is_told_as_it_came,
	   test_a_route_the_hub_does_not_have_is_no_block,
	   test_offline_waits_and_comes_back, test_without_a_person_offline_is_an_error,
	   test_closing_does_not_wait_for_a_silent_server,
	   test_closing_does_not_wait_for_the_resolver,
	   test_a_change_in_flight_gets_its_time_and_is_noted,
	   test_a_name_that_does_not_answer_is_told, test_a_cancelled_ticket_is_silent,
	   test_only_https_or_loopback, test_the_clock_is_fixed_on_this_machine_only,
	   test_what_cannot_be_asked_is_answered, test_read_only_sends_no_change,
	   test_every_request_is_in_the_trace,
	   test_the_trace_keeps_no_secret_and_its_size)
