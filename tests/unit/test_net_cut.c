/*
 * The line breaks once, at any byte of a short session: a sign-in, two pages, a
 * deletion (QUALITY H19).  What may be asked again is; a sign-in is not; a deletion is
 * sent once, and what became of it is told as it is.
 *
 * CUT_EVERY: try each so-many-th byte (make soak tries them all).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cut.h"
#include "tests/harness/env.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"

#define LIST "{\"namespace\":\"acme\",\"page_size\":5}"
#define DELETE                                                                         \
	"{\"namespace\":\"acme\",\"repository\":\"web-app\",\"tag\":\"pr-4997-c488\"}"

static const char *const args[] = { "--rate-limit", "0", "--lockout", "0", NULL };

/* What one session came to. */
struct session {
	enum status signed_in, listed, deleted;
	size_t rows;
};

static size_t step(void)
{
	const char *v = getenv("CUT_EVERY");
	int64_t n = 0;

	return v && parse_int(str_from(v), &n) && n > 0 ? (size_t)n : 61;
}

static enum status ask(struct fetch_hub *f, const char *op, const char *params,
		       enum want want, size_t *ret_rows)
{
	enum status st = ST_OK;
	struct fetched got;

	fetch_all(f, op, params, want, &got);
	if (got.done)
		st = got.done->err.status;
	CU_ASSERT_PTR_NOT_NULL(got.done);
	if (st != ST_OK)
		CU_ASSERT_NOT_EQUAL(got.done->err.text[0], '\0');
	if (ret_rows)
		*ret_rows = got.rows;
	fetched_done(&got);
	return st;
}

static struct session run(const char *url, const char *journal, bool deletes)
{
	struct session s = { 0 };
	struct fetch_hub f;

	fetch_init(&f, url, "maria", "dckr_pat_maria_rwd");
	f.config.journal_path = journal;
	fetch_open(&f);
	s.listed = ask(&f, "repos.list", LIST, WANT_ROWS, &s.rows);
	if (deletes)
		s.deleted = ask(&f, "repos.delete_tag", DELETE, WANT_BODY, NULL);
	fetch_close(&f);
	return s;
}

struct rig {
	struct env env;
	struct hubsim *sim;
	struct cut *cut;
	char *url, *journal;
};

static void set_up(struct rig *r)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	r->sim = hubsim_start(args);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->sim);
	r->cut = cut_start(hubsim_port(r->sim));
	r->url = xasprintf("http://127.0.0.1:%d", cut_port(r->cut));
	r->journal = xasprintf("%s/journal.db", r->env.home);
}

static void tear_down(struct rig *r)
{
	cut_stop(r->cut);
	hubsim_stop(r->sim);
	env_done(&r->env);
	free(r->url);
	free(r->journal);
}

/* The bytes and rows of a session that nothing happens to. */
static size_t measure(struct rig *r, enum cut_way way, bool deletes, size_t *ret_rows)
{
	struct session whole;

	cut_after(r->cut, way, SIZE_MAX, false);
	whole = run(r->url, r->journal, deletes);
	CU_ASSERT_EQUAL_FATAL(whole.listed, ST_OK);
	CU_ASSERT_EQUAL_FATAL(whole.deleted, ST_OK);
	CU_ASSERT_TRUE_FATAL(whole.rows > 5);
	*ret_rows = whole.rows;
	return cut_passed(r->cut, way);
}

/* A sign-in that was cut ends it there; a page that was cut comes again. */
static bool list_is_right(const struct session *s, size_t rows, size_t sign_ins)
{
	if (sign_ins > 1)
		return false;
	return s->listed == ST_OK ? s->rows == rows : s->listed == ST_NET;
}

static void cut_lists(enum cut_way way, bool reset)
{
	size_t rows, all, good = 0;
	struct rig r;

	set_up(&r);
	all = measure(&r, way, false, &rows);
	for (size_t at = 1; at < all; at += step()) {
		size_t before = hubsim_count(r.sim, "POST *");
		struct session s;
		bool ok;

		cut_after(r.cut, way, at, reset);
		s = run(r.url, r.journal, false);
		ok = list_is_right(&s, rows, hubsim_count(r.sim, "POST *") - before);
		if (!ok)
			printf("    cut at %zu of %zu: status %d, %zu rows\n", at, all,
			       (int)s.listed, s.rows);
		CU_ASSERT_TRUE(ok);
		good += s.listed == ST_OK;
	}
	CU_ASSERT_TRUE(good > 0);
	tear_down(&r);
}

static void test_answers_end(void)
{
	cut_lists(CUT_ANSWERS, false);
}

static void test_answers_are_reset(void)
{
	cut_lists(CUT_ANSWERS, true);
}

static void test_requests_end(void)
{
	cut_lists(CUT_REQUESTS, false);
}

/* The Hub did it at most once, and "done" is said only of what it did. */
static void check_deletion(struct rig *r, const struct session *s, size_t at)
{
	size_t sent = hubsim_count(r->sim, "DELETE *");
	bool ok = sent <= 1 && (s->deleted == ST_OK ? sent == 1 : s->deleted == ST_NET);

	if (!ok)
		printf("    cut at %zu: status %d, deleted %zu times\n", at,
		       (int)s->deleted, sent);
	CU_ASSERT_TRUE(ok);
}

static void cut_deletions(enum cut_way way)
{
	size_t rows, all, good = 0;
	struct rig r;

	set_up(&r);
	all = measure(&r, way, true, &rows);
	tear_down(&r);
	for (size_t at = 1; at < all; at += step()) {
		struct session s;

		set_up(&r);
		cut_after(r.cut, way, at, false);
		s = run(r.url, r.journal, true);
		check_deletion(&r, &s, at);
		good += s.deleted == ST_OK;
		tear_down(&r);
	}
	CU_ASSERT_TRUE(good > 0);
}

static void test_deletions_are_cut(void)
{
	cut_deletions(CUT_ANSWERS);
	cut_deletions(CUT_REQUESTS);
}

CHECK_MAIN("net_cut", test_answers_end, test_answers_are_reset, test_requests_end,
	   test_deletions_are_cut)
