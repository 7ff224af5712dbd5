#include <unistd.h>
#include <zlib.h>

#include "tests/check.h"
#include "tests/harness/hostile.h"

/*
 * What a hostile or broken server may send: each case ends by itself, with one error
 * that names the cause, and no credential reaches a second host.
 */

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

static bool redirect(struct evil_conn *c, const char *request, void *arg)
{
	char location[256];

	if (hostile_sign_in(c, request))
		return true;
	snprintf(location, sizeof(location), "Location: %s\r\n", (const char *)arg);
	return evil_answer(c, "307 Temporary Redirect", location, "");
}

static void test_a_redirect_elsewhere_is_not_followed(void)
{
	struct evil *other = evil_start(0, hostile_empty, NULL);
	char url[128], localhost[128];
	char ftp[] = "ftp://127.0.0.1/", bare[] = "//evil.example/";
	char user[] = "http://u:p@127.0.0.1/";

	snprintf(url, sizeof(url), "%s/v2/x", evil_url(other));
	snprintf(localhost, sizeof(localhost), "http://localhost:%d/v2/x",
		 evil_port(other));
	hostile_expect(redirect, url,
		       &(struct expected){ ST_HTTP, 307, "another server" });
	hostile_expect(redirect, localhost,
		       &(struct expected){ ST_HTTP, 307, "another server" });
	hostile_expect(redirect, ftp, &(struct expected){ ST_HTTP, 307, "redirects" });
	hostile_expect(
		redirect, bare,
		&(struct expected){ ST_HTTP, 307, "another server: evil.example" });
	hostile_expect(redirect, user,
		       &(struct expected){ ST_HTTP, 307, "no address" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static void test_a_circle_of_redirects_ends(void)
{
	char again[] = "/v2/again";

	hostile_expect(redirect, again,
		       &(struct expected){ ST_HTTP, 307, "again and again" });
}

static bool redirect_once(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	if (!strstr(request, "/v2/moved"))
		return evil_answer(c, "308 Permanent Redirect",
				   "Location: /v2/moved\r\n", "");
	CU_ASSERT_PTR_NOT_NULL(strstr(request, "Bearer the-bearer"));
	return hostile_page(c, 0, 3, 3, NULL);
}

static void test_a_redirect_on_the_same_server_is_followed(void)
{
	CU_ASSERT_EQUAL(hostile_expect(redirect_once, NULL,
				       &(struct expected){ ST_OK, 200, "" }),
			3);
}

static bool next_elsewhere(struct evil_conn *c, const char *request, void *arg)
{
	if (hostile_sign_in(c, request))
		return true;
	return hostile_page(c, 0, 2, 4, arg);
}

static void test_a_next_elsewhere_is_an_error_that_names_it(void)
{
	struct evil *other = evil_start(0, hostile_empty, NULL);
	char far[] = "https://evil.example/v2/x?page=2";
	char url[128];
	size_t rows;

	snprintf(url, sizeof(url), "http://localhost:%d/?page=2", evil_port(other));
	rows = hostile_expect(
		next_elsewhere, url,
		&(struct expected){ ST_PARSE, 200, "another server: http://" });
	CU_ASSERT_EQUAL(rows, 2); /* those of page 1 */
	hostile_expect(next_elsewhere, far,
		       &(struct expected){ ST_PARSE, 200, "https://evil.example:443" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static bool realm_elsewhere(struct evil_conn *c, const char *request, void *arg)
{
	char head[256];

	if (hostile_sign_in(c, request))
		return true;
	snprintf(head, sizeof(head), "WWW-Authenticate: Bearer realm=\"%s\"\r\n",
		 (const char *)arg);
	return evil_answer(c, "401 Unauthorized", head,
			   "{\"message\":\"unauthorized\"}");
}

static void test_a_realm_elsewhere_gets_nothing(void)
{
	struct evil *other = evil_start(0, hostile_empty, NULL);
	char url[128];

	snprintf(url, sizeof(url), "%s/token", evil_url(other));
	hostile_expect(realm_elsewhere, url, &(struct expected){ ST_AUTH, 401, "" });
	CU_ASSERT_EQUAL(evil_saw(other, ""), 0);
	evil_stop(other);
}

static bool set_cookie(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (hostile_sign_in(c, request))
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

	hostile_open(&f, e);
	for (int i = 0; i < 2; i++) {
		fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
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
	if (hostile_sign_in(c, request))
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
	hostile_expect(flood, NULL,
		       &(struct expected){ ST_TOO_BIG, 200, "larger than 8 MiB" });
}

static bool bomb(struct evil_conn *c, const char *request, void *arg)
{
	const char *packed = ((const char **)arg)[0];
	size_t len = *((const size_t **)arg)[1];

	if (hostile_sign_in(c, request))
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
	hostile_expect(bomb, arg,
		       &(struct expected){ ST_TOO_BIG, 200, "larger than 8 MiB" });
	free(zeros);
	free(packed);
}

static bool flood_headers(struct evil_conn *c, const char *request, void *arg)
{
	bool ok;

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	ok = evil_say(c, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; ok && i < 1 << 20; i++)
		ok = evil_say(c, "X-Junk-%d: %0100d\r\n", i, i);
	CU_ASSERT_FALSE(ok);
	return false;
}

static void test_a_flood_of_headers_is_refused(void)
{
	hostile_expect(flood_headers, NULL,
		       &(struct expected){ ST_TOO_BIG, 200, "headers" });
}

static bool endless(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];
	int n = evil_page(request);

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	return hostile_page(c, n, 1, 1000000000,
			    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_an_endless_list_ends_at_the_cap(void)
{
	size_t rows = hostile_expect(
		endless, NULL, &(struct expected){ ST_TOO_BIG, 200, "10000 pages" });

	CU_ASSERT_EQUAL(rows, 10000);
}

/* 10,000 rows a page. */
static bool long_pages(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];
	int n = evil_page(request);

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	return hostile_page(c, n, 10000, 1000000000,
			    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_long_pages_end_at_the_cap(void)
{
	size_t rows =
		hostile_expect(long_pages, NULL,
			       &(struct expected){ ST_TOO_BIG, 200, "1000000 rows" });

	CU_ASSERT_TRUE(rows >= 1000000 && rows < 1500000);
}

static bool circle(struct evil_conn *c, const char *request, void *arg)
{
	char next[128];

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	return hostile_page(c, 0, 1, 100, own_next(c, request, 1, next, sizeof(next)));
}

static void test_a_list_that_runs_in_a_circle_is_refused(void)
{
	hostile_expect(circle, NULL, &(struct expected){ ST_PARSE, 200, "circle" });
}

/* ---- too slow ----------------------------------------------------------- */

static void test_silence_ends(void)
{
	hostile_expect(hostile_silent, NULL,
		       &(struct expected){ ST_TIMEOUT, 0, "said nothing" });
}

static bool drip(struct evil_conn *c, const char *request, void *arg)
{
	const int *size = arg;
	char *piece;

	if (hostile_sign_in(c, request))
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

	hostile_expect(drip, &size,
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
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
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
	if (hostile_sign_in(c, request))
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

	hostile_open(&f, e);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_NET);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "broke off"));
	CU_ASSERT_EQUAL(got.done->requests, 4);
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 4);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
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

	hostile_expect(hostile_fixed, &html,
		       &(struct expected){ ST_PARSE, 200, "hotel" });
	hostile_expect(hostile_fixed, &empty,
		       &(struct expected){ ST_PARSE, 200, "empty" });
	hostile_expect(hostile_fixed, &none,
		       &(struct expected){ ST_PARSE, 204, "empty" });
	hostile_expect(hostile_fixed, &wrong, &(struct expected){ ST_PARSE, 200, "" });
	hostile_expect(hostile_fixed, &broken, &(struct expected){ ST_PARSE, 200, "" });
	hostile_expect(hostile_fixed, &gone,
		       &(struct expected){ ST_BAD, 404, "object not found" });
}

/* ---- lists that lie ----------------------------------------------------- */

/* Ten rows a page whatever was asked for; 35 in all. */
static bool ten_a_page(struct evil_conn *c, const char *request, void *arg)
{
	int n = evil_page(request);
	char next[128];

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	if (n > 4)
		return evil_answer(c, "404 Not Found",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"object not found\"}");
	CU_ASSERT_PTR_NOT_NULL(
		strstr(request, n == 1 ? "page_size=100" : "page_size=10 "));
	return hostile_page(c, n * 10, n < 4 ? 10 : 5, 35,
			    n < 4 ? own_next(c, request, n + 1, next, sizeof(next))
				  : NULL);
}

static void test_the_size_that_pages_have_counts(void)
{
	CU_ASSERT_EQUAL(
		hostile_expect(ten_a_page, NULL, &(struct expected){ ST_OK, 200, "" }),
		35);
}

/* The count says five pages, the list has three; or it says two and there are three. */
static bool miscounted(struct evil_conn *c, const char *request, void *arg)
{
	const long *count = arg;
	int n = evil_page(request);
	char next[128];

	if (hostile_sign_in(c, request))
		return true;
	if (n > 3)
		return evil_answer(c, "404 Not Found",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"object not found\"}");
	return hostile_page(c, n * 100, 100, *count,
			    n < 3 ? own_next(c, request, n + 1, next, sizeof(next))
				  : NULL);
}

static void test_next_is_trusted_and_not_the_count(void)
{
	long much = 500, little = 150, none = 0;

	CU_ASSERT_EQUAL(
		hostile_expect(miscounted, &much, &(struct expected){ ST_OK, 200, "" }),
		300);
	CU_ASSERT_EQUAL(hostile_expect(miscounted, &little,
				       &(struct expected){ ST_OK, 200, "" }),
			300);
	CU_ASSERT_EQUAL(
		hostile_expect(miscounted, &none, &(struct expected){ ST_OK, 200, "" }),
		300);
}

static bool shallow(struct evil_conn *c, const char *request, void *arg)
{
	int n = evil_page(request);
	char next[128];

	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	if (n > 2)
		return evil_answer(c, "403 Forbidden",
				   "Content-Type: application/json\r\n",
				   "{\"message\":\"pagination offset too large for "
				   "anonymous requests; sign in to page further\"}");
	return hostile_page(c, n * 100, 100, 5000,
			    own_next(c, request, n + 1, next, sizeof(next)));
}

static void test_rows_before_the_depth_limit_are_kept(void)
{
	CU_ASSERT_EQUAL(
		hostile_expect(shallow, NULL,
			       &(struct expected){ ST_FORBIDDEN, 403, "too large" }),
		200);
}

CHECK_MAIN("net_hostile", test_a_redirect_elsewhere_is_not_followed,
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
	   test_rows_before_the_depth_limit_are_kept)
