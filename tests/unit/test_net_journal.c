/* Lists that the net thread makes without a Hub: the journal, what a session can do. */
#include <stdio.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"

enum { MANY = 1203 };

struct rig {
	struct env env; /* for its directory */
	char *path;
	struct fetch_hub f;
};

static void put(struct journal *j, const char *target, int64_t at, bool done)
{
	struct error err = { 0 };
	int64_t id = 0;

	CU_ASSERT_EQUAL(journal_intent(j,
				       &(struct journal_intent){
					       .at = at,
					       .job = "",
					       .who = "maria",
					       .credential = "pat",
					       .url = "https://hub.docker.com",
					       .operation = "repos.delete_tag",
					       .target = target,
					       .digest = "",
					       .params = "{}",
				       },
				       &id, &err),
			ST_OK);
	if (done)
		CU_ASSERT_EQUAL(
			journal_outcome(j, id, at + 1, "done", 204, 99, "", &err),
			ST_OK);
}

static void write_journal(struct rig *r, size_t n)
{
	static const char *const targets[] = { "acme/web-app:v1", "acme/web",
					       "acme/docs@sha256:00", "acmes/app" };
	struct journal *j = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(journal_open(r->path, &j, &err), ST_OK);
	for (size_t i = 0; i < n; i++)
		put(j, targets[i % COUNT(targets)], 1800000000 + (int64_t)i, i % 2);
	journal_close(j);
}

static void set_up(struct rig *r, size_t n)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	r->path = xasprintf("%s/state/hubdeck/journal.db", r->env.home);
	if (n)
		write_journal(r, n);
	/* Nobody listens there, and nobody is asked. */
	fetch_init(&r->f, "http://127.0.0.1:9", NULL, NULL);
	r->f.config.journal_path = r->path;
	fetch_open(&r->f);
}

static void tear_down(struct rig *r)
{
	fetch_close(&r->f);
	free(r->path);
	env_done(&r->env);
}

static void fetch_journal(struct rig *r, const char *params, struct fetched *ret)
{
	const struct request req = {
		.op = op_of_kind(&kind_journal),
		.params = json_tokener_parse(params),
		.want = WANT_ROWS,
		.all = true,
	};

	fetch_wait(&r->f, hub_submit(r->f.hub, &req), ret);
}

static void test_a_long_journal_comes_in_pages(void)
{
	struct fetched got;
	struct rig r;

	set_up(&r, MANY);
	fetch_journal(&r, "{}", &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT_EQUAL(got.rows, MANY);
	CU_ASSERT_EQUAL(got.pages, 3);
	CU_ASSERT_EQUAL(got.done->requests, 0);
	fetched_done(&got);
	tear_down(&r);
}

static size_t rows_with(struct rig *r, const char *params)
{
	struct fetched got;
	size_t n;

	fetch_journal(r, params, &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	n = got.rows;
	fetched_done(&got);
	return n;
}

static void test_a_place_has_its_own_changes(void)
{
	struct rig r;

	set_up(&r, 8);
	CU_ASSERT_EQUAL(rows_with(&r, "{}"), 8);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"namespace\":\"acme\"}"), 6);
	CU_ASSERT_EQUAL(
		rows_with(&r, "{\"namespace\":\"acme\",\"repository\":\"docs\"}"), 2);
	/* "web" is not "web-app". */
	CU_ASSERT_EQUAL(
		rows_with(&r, "{\"namespace\":\"acme\",\"repository\":\"web\"}"), 2);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"state\":\"open\"}"), 4);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"target\":\"*:v1\"}"), 2);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"from_date\":\"2027-01-15T08:00:04Z\"}"), 4);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"to_date\":\"2027-01-15\"}"), 0);
	tear_down(&r);
}

static void test_no_journal_is_an_empty_list(void)
{
	struct fetched got;
	struct rig r;

	set_up(&r, 0);
	fetch_journal(&r, "{}", &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_TRUE(got.done->complete);
	CU_ASSERT_EQUAL(got.rows, 0);
	fetched_done(&got);
	fetch_journal(&r, "{\"from_date\":\"soon\"}", &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_USAGE);
	fetched_done(&got);
	tear_down(&r);
}

static void test_a_journal_that_cannot_be_read_says_so(void)
{
	struct fetched got;
	struct rig r;
	FILE *f;

	set_up(&r, 1);
	f = fopen(r.path, "w");
	fputs("this is no journal, whatever it is called", f);
	fclose(f);
	fetch_journal(&r, "{}", &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_LOCAL);
	CU_ASSERT_NOT_EQUAL(got.done->err.text[0], '\0');
	fetched_done(&got);
	tear_down(&r);
}

/* Cancelled at once: the thread goes on with what comes next. */
static void test_reading_can_be_cancelled(void)
{
	const struct request req = { .op = op_of_kind(&kind_journal),
				     .params = json_object_new_object(),
				     .want = WANT_ROWS,
				     .all = true };
	struct rig r;
	ticket t;

	set_up(&r, MANY);
	t = hub_submit(r.f.hub, &req);
	hub_cancel(r.f.hub, t);
	CU_ASSERT_EQUAL(rows_with(&r, "{\"namespace\":\"acmes\"}"), MANY / 4);
	tear_down(&r);
}

static void test_a_session_says_what_it_can_do(void)
{
	const struct request req = { .op = op_of_kind(&kind_credential),
				     .params = json_object_new_object(),
				     .want = WANT_ROWS,
				     .all = true };
	struct hubsim *h = hubsim_start(NULL);
	struct fetch_hub f;
	struct fetched got;

	fetch_init(&f, hubsim_url(h), "maria", "dckr_pat_maria_ro");
	fetch_open(&f);
	fetch_wait(&f, hub_submit(f.hub, &req), &got);
	CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT(got.rows > 10);
	CU_ASSERT_EQUAL(hubsim_count(h, "GET *"), 0);
	fetched_done(&got);
	fetch_close(&f);
	hubsim_stop(h);
}

CHECK_MAIN("net_journal", test_a_long_journal_comes_in_pages,
	   test_a_place_has_its_own_changes, test_no_journal_is_an_empty_list,
	   test_a_journal_that_cannot_be_read_says_so, test_reading_can_be_cancelled,
	   test_a_session_says_what_it_can_do)
