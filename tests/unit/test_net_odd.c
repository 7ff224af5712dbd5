#include <unistd.h>

#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/hostile.h"

/*
 * Answers that are hardly HTTP, or come from something that is no Hub: they are told as
 * what they are, asked for once, and never taken for a deletion that was done.
 */

static const char json[] = "{\"count\":0,\"next\":null,\"results\":[]}";
static const char good[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
static const char packed[] = "Content-Encoding: gzip\r\n\r\n"
			     "\x1f\x8b\x08\0\0\0\0\0\0\3\x8b\x8e\x05\0\x29\xbb\x4c\x0d"
			     "\2\0\0\0and more";

struct odd {
	const char *head, *rest;
	size_t rest_len;
	int fill; /* so many bytes between the two */
};

static bool write_odd(struct evil_conn *c, const struct odd *o)
{
	char fill[1024];
	bool ok = evil_write(c, o->head, strlen(o->head));

	memset(fill, 'x', sizeof(fill));
	for (int n = 0; ok && n < o->fill; n += (int)sizeof(fill))
		ok = evil_write(c, fill, sizeof(fill));
	return ok && evil_write(c, o->rest, o->rest_len);
}

static bool be_odd(struct evil_conn *c, const char *request, void *arg)
{
	if (hostile_sign_in(c, request))
		return true;
	write_odd(c, arg);
	return false;
}

static void open_hub(struct fetch_hub *f, struct evil *e, const char *journal)
{
	fetch_init(f, evil_url(e), "maria", "dckr_pat_maria_rwd");
	f->config.journal_path = journal;
	fetch_open(f);
}

/* ---- reading ------------------------------------------------------------ */

static void expect(struct odd o, enum status status, const char *text)
{
	struct evil *e = evil_start(0, be_odd, &o);
	struct fetch_hub f;
	struct fetched got;

	open_hub(&f, e, NULL);
	fetch_all(&f, "repos.list_tags",
		  "{\"namespace\":\"acme\",\"repository\":\"web-app\"}", WANT_ROWS,
		  &got);
	CU_ASSERT_EQUAL(got.done->err.status, status);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, text));
	if (got.done->err.status != status || !strstr(got.done->err.text, text))
		printf("said: %s\n", got.done->err.text);
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 1);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
}

/* No line of HTTP/3: a libcurl that speaks it takes one on any connection. */
static void test_what_is_not_http_is_named(void)
{
	static const char *const lines[] = {
		"HTTP/9.9 200 OK\r\n\r\n",
		"HTTP/1.1 -200 OK\r\n\r\n",
		"SSH-2.0-OpenSSH_9.2\r\n",
		"{\"results\":[]}",
	};

	for (size_t i = 0; i < COUNT(lines); i++)
		expect((struct odd){ lines[i], json, sizeof(json) - 1, 0 }, ST_PARSE,
		       "not HTTP");
}

static void test_what_follows_a_packed_answer_is_named(void)
{
	expect((struct odd){ good, packed, sizeof(packed) - 1, 0 }, ST_PARSE,
	       "not HTTP");
}

static void test_one_endless_header_is_named(void)
{
	expect((struct odd){ "HTTP/1.1 200 OK\r\nX: ", "\r\n\r\n", 4, 1 << 20 },
	       ST_TOO_BIG, "headers");
}

static void test_an_answer_that_only_begins_is_named(void)
{
	expect((struct odd){ "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n"
			     "Connection: Upgrade\r\n\r\n",
			     json, sizeof(json) - 1, 0 },
	       ST_PARSE, "no end of an answer");
}

/* ---- deleting ----------------------------------------------------------- */

static bool be_odd_to_deletes(struct evil_conn *c, const char *request, void *arg)
{
	if (hostile_sign_in(c, request))
		return true;
	if (strncmp(request, "DELETE ", 7))
		return evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
				   "{\"name\":\"x\"}");
	write_odd(c, arg);
	return false;
}

static bool last_state(void *arg, const struct journal_row *last)
{
	snprintf(arg, 16, "%s", last->state);
	return false;
}

static void read_state(const char *path, char *state)
{
	struct journal *j = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(journal_open(path, &j, &err), ST_OK);
	CU_ASSERT_EQUAL(journal_read(j, NULL, last_state, state, &err), ST_OK);
	journal_close(j);
}

/* Asked for the tag afterwards, the server says that it is still there. */
static void expect_still_there(const char *head, const char *body)
{
	struct odd o = { head, body, strlen(body), 0 };
	struct evil *e = evil_start(0, be_odd_to_deletes, &o);
	char dir[] = "/tmp/hubdeck-odd-XXXXXX", path[64], state[16] = "";
	struct fetch_hub f;
	struct fetched got;
	ticket t;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/journal.db", dir);
	open_hub(&f, e, path);
	t = fetch_submit(&f, "repos.delete_tag",
			 "{\"namespace\":\"acme\",\"repository\":\"web-app\","
			 "\"tag\":\"x\"}",
			 WANT_BODY, false);
	fetch_wait(&f, t, &got);
	CU_ASSERT_PTR_NOT_NULL(strstr(got.done->err.text, "still there"));
	CU_ASSERT_EQUAL(evil_saw(e, "DELETE "), 1);
	CU_ASSERT_EQUAL(evil_saw(e, "GET "), 1);
	fetched_done(&got);
	fetch_close(&f);
	read_state(path, state);
	CU_ASSERT_STRING_EQUAL(state, "failed");
	evil_stop(e);
	unlink(path);
	rmdir(dir);
}

static void test_a_portal_deletes_nothing(void)
{
	expect_still_there("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
			   "<html><title>Hotel</title></html>");
	expect_still_there("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
			   "welcome");
}

static void test_a_beginning_deletes_nothing(void)
{
	expect_still_there("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n"
			   "Connection: Upgrade\r\n\r\n",
			   "PRI");
}

CHECK_MAIN("net_odd", test_what_is_not_http_is_named,
	   test_what_follows_a_packed_answer_is_named, test_one_endless_header_is_named,
	   test_an_answer_that_only_begins_is_named, test_a_portal_deletes_nothing,
	   test_a_beginning_deletes_nothing)
