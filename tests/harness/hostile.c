#include "tests/harness/hostile.h"

#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/wait.h"

const char hostile_list[] = "{\"namespace\":\"acme\",\"repository\":\"web-app\"}";
static const char row[] = "{\"name\":\"v%d\",\"full_size\":1,"
			  "\"last_updated\":\"2026-01-01T00:00:00Z\"}";

bool hostile_sign_in(struct evil_conn *c, const char *request)
{
	if (strncmp(request, "POST ", 5))
		return false;
	evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
		    "{\"access_token\":\"the-bearer\"}");
	return true;
}

void hostile_open(struct fetch_hub *f, struct evil *e)
{
	fetch_init(f, evil_url(e), "maria", "dckr_pat_maria_rwd");
	f->config.timeouts.silent_s = (int)(wait_limit_ms() / 10000);
	fetch_open(f);
}

size_t hostile_expect(evil_fn *fn, void *arg, const struct expected *want)
{
	struct evil *e = evil_start(0, fn, arg);
	struct fetch_hub f;
	struct fetched got;
	size_t rows;

	hostile_open(&f, e);
	fetch_all(&f, "repos.list_tags", hostile_list, WANT_ROWS, &got);
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

bool hostile_page(struct evil_conn *c, int first, int n, long count, const char *next)
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
bool hostile_fixed(struct evil_conn *c, const char *request, void *arg)
{
	const struct fixed *f = arg;

	if (hostile_sign_in(c, request))
		return true;
	return evil_answer(c, f->status, f->headers, f->body);
}

bool hostile_empty(struct evil_conn *c, const char *request, void *arg)
{
	(void)request;
	(void)arg;
	return evil_answer(c, "200 OK", "Content-Type: application/json\r\n",
			   "{\"count\":0,\"next\":null,\"results\":[]}");
}

bool hostile_silent(struct evil_conn *c, const char *request, void *arg)
{
	(void)arg;
	if (hostile_sign_in(c, request))
		return true;
	evil_wait(c, -1);
	return false;
}
