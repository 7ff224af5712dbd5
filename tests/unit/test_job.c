/* A plan carried out: what is deleted, what is left alone, when it stops, and that the
 * journal says the same as the Hub saw. */
#include "net/job.h"

#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fake_worker.h"

#define A64    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define TAG_A  "{\"name\":\"t\",\"digest\":\"sha256:" A64 "\"}"
#define TAG_B  "{\"name\":\"t\",\"digest\":\"sha256:" B64 "\"}"
#define ABSENT "{\"message\":\"httperror 404: tag 'x' not found\",\"errinfo\":{}}"
#define REPO   "/v2/namespaces/acme/repositories/app"
#define ROUTE  "{\"message\":\"404: Page Not Found\"}"

struct rig {
	struct env env;
	char path[128];
	struct worker *w;
	struct plan *plan;
	/* what came of it */
	struct reply *done;
	enum plan_state state[32];
	int http[32];
	char note[32][160];
	size_t items;
};

static void set_up(struct rig *r, size_t n)
{
	static const struct protection none = { .now = 1800000000 };
	struct digest a = { .known = true };

	*r = (struct rig){ 0 };
	memset(a.sha256, 0xaa, sizeof(a.sha256));
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/journal.db", r->env.home);
	r->w = fake_new(NULL, r->path);
	r->plan = plan_of_tags("acme", "app", 1800000000);
	for (size_t i = 0; i < n; i++) {
		char name[32];

		snprintf(name, sizeof(name), "t%zu", i);
		CU_ASSERT_TRUE(plan_add_tag(r->plan, &none,
					    &(struct plan_thing){ .name = name,
								  .digest = a,
								  .size = { 1 } }));
	}
}

static void collect(struct rig *r)
{
	struct reply *reply;

	while ((reply = fake_take(r->w))) {
		if (reply->type == REPLY_ITEM && reply->result.item < 32) {
			r->state[reply->result.item] = reply->result.state;
			r->http[reply->result.item] = reply->result.http;
			snprintf(r->note[reply->result.item], sizeof(r->note[0]), "%s",
				 reply->result.note);
			r->items++;
		} else if (reply->type == REPLY_DONE) {
			CU_ASSERT_PTR_NULL(r->done);
			r->done = reply;
			continue;
		}
		reply_free(reply);
	}
}

static void run(struct rig *r)
{
	size_t n = r->plan->n;

	job_start(r->w, 7, r->plan);
	r->plan = NULL;
	fake_run(r->w);
	collect(r);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->done);
	CU_ASSERT_EQUAL(r->done->ticket, 7);
	CU_ASSERT_EQUAL(r->items, n);
}

static void tear_down(struct rig *r)
{
	plan_free(r->plan);
	reply_free(r->done);
	fake_free(r->w);
	env_done(&r->env);
}

static bool say_row(void *arg, const struct journal_row *row)
{
	char *text = arg;
	size_t len = strlen(text);

	CU_ASSERT_FALSE(row->damaged);
	CU_ASSERT_STRING_EQUAL(row->operation, "repos.delete_tag");
	snprintf(text + len, 1024 - len, "%s=%s ", strchr(row->target, ':') + 1,
		 row->state[0] ? row->state : "open");
	return true;
}

/* "t1=done t0=done ", newest first. */
static const char *journal_text(struct rig *r)
{
	static char text[1024];
	struct error err = { 0 };

	text[0] = '\0';
	CU_ASSERT_EQUAL(journal_read(worker_journal(r->w), NULL, say_row, text, &err),
			ST_OK);
	return text;
}

static size_t deletes(struct rig *r)
{
	return fake_count(r->w, "DELETE *");
}

static void test_deletes_what_was_planned(void)
{
	struct rig r;

	set_up(&r, 3);
	fake_answer(r.w, "GET " REPO "/tags/*", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_TRUE(r.done->complete);
	CU_ASSERT_EQUAL(r.done->requests, 6);
	for (size_t i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(r.state[i], ITEM_DONE);
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 0), "GET " REPO "/tags/t0");
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 1), "DELETE " REPO "/tags/t0");
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 5), "DELETE " REPO "/tags/t2");
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t2=done t1=done t0=done ");
	tear_down(&r);
}

static void test_pushed_again_is_left_alone(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *tags/t0", -1, 200, TAG_B);
	fake_answer(r.w, "GET *tags/t1", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DRIFTED);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.note[0], "pushed again"));
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *t0"), 0);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t1=done t0=drifted ");
	tear_down(&r);
}

/* A tag that had a digest when planned, and has none now, is not the same. */
static void test_lost_digest_is_left_alone(void)
{
	struct rig r;

	set_up(&r, 1);
	fake_answer(r.w, "GET *", -1, 200, "{\"name\":\"t0\"}");
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(deletes(&r), 0);
	tear_down(&r);
}

static void test_tag_without_digest(void)
{
	static const struct protection none = { .now = 1800000000 };
	struct rig r;

	set_up(&r, 0);
	for (int i = 0; i < 2; i++)
		CU_ASSERT_TRUE(
			plan_add_tag(r.plan, &none,
				     &(struct plan_thing){ .name = i ? "b" : "a",
							   .size = { 1 },
							   .pushed = { 1700000000 } }));
	fake_answer(r.w, "GET *tags/a", -1, 200,
		    "{\"tag_last_pushed\":\"2023-11-14T22:13:20Z\"}");
	fake_answer(r.w, "GET *tags/b", -1, 200,
		    "{\"tag_last_pushed\":\"2023-11-14T22:13:21Z\"}");
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DRIFTED);
	tear_down(&r);
}

static void test_absent_is_done(void)
{
	struct rig r;

	set_up(&r, 3);
	fake_answer(r.w, "GET *tags/t0", -1, 404, ABSENT);
	fake_answer(r.w, "GET *tags/t1", 1, 200, TAG_A);
	fake_answer(r.w, "GET *tags/t1", -1, 404, ABSENT);
	fake_answer(r.w, "GET *tags/*", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *t1", -1, 404, ABSENT);
	fake_answer(r.w, "DELETE *", -1, 202, NULL);
	fake_answer(r.w, "GET " REPO, -1, 200, "{}");
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[0], ITEM_GONE);
	CU_ASSERT_EQUAL(r.http[0], 404);
	CU_ASSERT_EQUAL(r.state[1], ITEM_GONE);
	CU_ASSERT_STRING_EQUAL(r.note[1], "");
	CU_ASSERT_EQUAL(r.state[2], ITEM_DONE);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t2=done t1=gone t0=gone ");
	tear_down(&r);
}

/* A Hub that hides a missing right behind 404 has deleted nothing. */
static void test_absent_only_to_the_deletion_is_not_gone(void)
{
	struct rig r;

	set_up(&r, 6);
	fake_answer(r.w, "GET *tags/*", -1, 200, TAG_A);
	fake_answer(r.w, "GET " REPO, -1, 200, "{}");
	fake_answer(r.w, "DELETE *", -1, 404, ABSENT);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.http[0], 404);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.note[0], "it is there"));
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(deletes(&r), 5);
	CU_ASSERT_EQUAL(r.state[5], ITEM_SKIPPED);
	tear_down(&r);
}

/* Everything is 404, the repository too: hidden, blocked or gone; nothing is "done". */
static void test_absent_parent_stops(void)
{
	struct rig r;

	set_up(&r, 3);
	fake_answer(r.w, "*", -1, 404, "{\"message\":\"object not found\"}");
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(deletes(&r), 0);
	tear_down(&r);
}

static void test_five_absent_ask_the_parent_again(void)
{
	struct rig r;

	set_up(&r, 12);
	fake_answer(r.w, "GET *tags/*", -1, 404, ABSENT);
	fake_answer(r.w, "GET " REPO, 2, 200, "{}");
	fake_answer(r.w, "GET " REPO, -1, 404, "{\"message\":\"object not found\"}");
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO), 3);
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(r.state[8], ITEM_GONE);
	CU_ASSERT_EQUAL(r.state[9], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[10], ITEM_SKIPPED);
	tear_down(&r);
}

static void test_no_such_route_is_not_absent(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *tags/*", -1, 200, TAG_A);
	fake_answer(r.w, "GET " REPO, -1, 200, "{}");
	fake_answer(r.w, "DELETE *", -1, 404, ROUTE);
	run(&r);
	CU_ASSERT_NOT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(deletes(&r), 1);
	tear_down(&r);
}

static void test_five_refusals_stop(void)
{
	struct rig r;

	set_up(&r, 8);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", 4, 403, "{\"message\":\"insufficient scope\"}");
	fake_answer(r.w, "DELETE *", 1, 204, NULL);
	fake_answer(r.w, "DELETE *", -1, 403, "{\"message\":\"insufficient scope\"}");
	run(&r);
	CU_ASSERT_EQUAL(deletes(&r), 8);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[4], ITEM_DONE);
	tear_down(&r);

	set_up(&r, 8);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", -1, 403, "{\"message\":\"insufficient scope\"}");
	run(&r);
	CU_ASSERT_EQUAL(deletes(&r), 5);
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(r.state[4], ITEM_FAILED);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.note[4], "insufficient scope"));
	CU_ASSERT_EQUAL(r.state[5], ITEM_SKIPPED);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "t4=failed t3=failed t2=failed t1=failed t0=failed ");
	tear_down(&r);
}

static void test_three_failures_on_one_tag_stop(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", -1, 500, "{\"message\":\"Delete ...\"}");
	run(&r);
	CU_ASSERT_EQUAL(deletes(&r), 3);
	CU_ASSERT_EQUAL(r.http[0], 500);
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t0=failed ");
	tear_down(&r);
}

/* B6, B7: deleted, and the answer got lost. */
static void test_lost_answer_is_looked_up(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *tags/t0", 1, 200, TAG_A);
	fake_answer(r.w, "GET *tags/t0", -1, 404, ABSENT);
	fake_answer(r.w, "GET *tags/t1", -1, 200, TAG_A);
	fake_answer(r.w, "GET " REPO, -1, 200, "{}");
	fake_lose(r.w, "DELETE *t0", 1);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[0], ITEM_GONE);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.note[0], "lost"));
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *t0"), 1);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t1=done t0=gone ");
	tear_down(&r);
}

/* Deleted, lost, and pushed again meanwhile: the new image survives. */
static void test_pushed_again_after_a_lost_answer(void)
{
	struct rig r;

	set_up(&r, 1);
	fake_answer(r.w, "GET *tags/t0", 1, 200, TAG_A);
	fake_answer(r.w, "GET *tags/t0", -1, 200, TAG_B);
	fake_lose(r.w, "DELETE *", -1);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(deletes(&r), 1);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t0=drifted ");
	tear_down(&r);
}

static void test_lost_before_it_happened_is_tried_again(void)
{
	struct rig r;

	set_up(&r, 1);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_lose(r.w, "DELETE *", 1);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(deletes(&r), 2);
	tear_down(&r);
}

static void test_unknown_when_it_cannot_be_looked_up(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *", 1, 200, TAG_A);
	fake_lose(r.w, "*", -1);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_UNKNOWN);
	CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(r.done->err.status, ST_NET);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t0=unknown ");
	tear_down(&r);
}

/* An earlier run sent it: whatever the look meets, it is not known to have failed. */
static void test_unknown_stays_so_until_it_is_looked_up(void)
{
	for (int i = 0; i < 4; i++) {
		struct rig r;

		set_up(&r, 2);
		r.plan->items[0].state = ITEM_UNKNOWN;
		if (i == 0)
			fake_answer(r.w, "GET *", -1, 403, "{\"message\":\"no\"}");
		else if (i == 1)
			fake_answer(r.w, "GET *", -1, 200, "{");
		else if (i == 2)
			fake_answer(r.w, "GET *", -1, 404, "{\"message\":\"no\"}");
		else
			fake_lose(r.w, "*", -1);
		run(&r);
		CU_ASSERT_EQUAL(r.state[0], ITEM_UNKNOWN);
		CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
		CU_ASSERT_NOT_EQUAL(r.done->err.status, ST_OK);
		CU_ASSERT_EQUAL(deletes(&r), 0);
		CU_ASSERT_STRING_EQUAL(journal_text(&r), "t0=unknown ");
		tear_down(&r);
	}
}

static void test_lost_sign_in_stops(void)
{
	struct rig r;

	set_up(&r, 3);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", 1, 204, NULL);
	fake_answer(r.w, "DELETE *", -1, 401, "{\"message\":\"unauthorized\"}");
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_AUTH);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[2], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(deletes(&r), 2);
	tear_down(&r);
}

static void test_refused_by_a_rule_goes_on(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *t0", -1, 400, "{\"message\":\"tag is immutable\"}");
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	tear_down(&r);
}

static void cancel_seven(void *arg)
{
	job_cancel(arg, 7);
}

static void test_cancel_finishes_the_one_in_flight(void)
{
	struct rig r;

	set_up(&r, 4);
	fake_when(r.w, "DELETE *t1", cancel_seven, r.w);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	job_cancel(r.w, 99);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_CANCEL);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[2], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(r.state[3], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(deletes(&r), 2);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t1=done t0=done ");
	tear_down(&r);
}

static void test_read_only_sends_nothing(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_config(r.w)->read_only = true;
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
	CU_ASSERT_EQUAL(r.state[0], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	tear_down(&r);
}

static void test_no_journal_sends_nothing(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_config(r.w)->journal_path = "/dev/null/journal.db";
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_LOCAL);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	tear_down(&r);
}

/* The program ends while a tag is in its pause after a lost answer. */
static void test_end_of_the_program_in_a_pause(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_answer(r.w, "GET *", -1, 200, TAG_A);
	fake_lose(r.w, "DELETE *", -1);
	job_start(r.w, 7, r.plan);
	r.plan = NULL;
	fake_settle(r.w);
	CU_ASSERT_EQUAL(deletes(&r), 1);
	job_free_all(r.w);
	collect(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_UNKNOWN);
	CU_ASSERT_EQUAL(r.state[1], ITEM_SKIPPED);
	CU_ASSERT_PTR_NOT_NULL(r.done);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "t0=unknown ");
	tear_down(&r);
}

CHECK_MAIN("job", test_deletes_what_was_planned, test_pushed_again_is_left_alone,
	   test_lost_digest_is_left_alone, test_tag_without_digest, test_absent_is_done,
	   test_absent_only_to_the_deletion_is_not_gone, test_absent_parent_stops,
	   test_five_absent_ask_the_parent_again, test_no_such_route_is_not_absent,
	   test_five_refusals_stop, test_three_failures_on_one_tag_stop,
	   test_lost_answer_is_looked_up, test_pushed_again_after_a_lost_answer,
	   test_lost_before_it_happened_is_tried_again,
	   test_unknown_when_it_cannot_be_looked_up,
	   test_unknown_stays_so_until_it_is_looked_up, test_lost_sign_in_stops,
	   test_refused_by_a_rule_goes_on, test_cancel_finishes_the_one_in_flight,
	   test_read_only_sends_nothing, test_no_journal_sends_nothing,
	   test_end_of_the_program_in_a_pause)
