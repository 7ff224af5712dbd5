/* A plan too large to look at every tag: the list is read first, and the repository's
 * dates are watched. */
#include "net/job.h"

#include <stdio.h>

#include "net/journal.h"
#include "net/session.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fake_worker.h"

enum { TAGS = 150, PUSHED = 1700000000 };

#define A64    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define REPO   "/v2/namespaces/acme/repositories/app"
#define ABSENT "{\"message\":\"httperror 404: tag 'x' not found\",\"errinfo\":{}}"

/* What is odd about one row of the list. */
enum oddity { SAME, OTHER_DIGEST, PULLED, MISSING };

struct rig {
	struct env env;
	char path[128];
	struct worker *w;
	struct plan *plan;
	struct reply *done;
	enum plan_state state[TAGS];
	size_t items, skipped, jobs;
	enum job_phase phase;
};

static void set_up(struct rig *r)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/journal.db", r->env.home);
	r->w = fake_new(NULL, r->path);
	r->plan = plan_of_tags("acme", "app", 1800000000);
	for (int i = 0; i < TAGS; i++) {
		char name[32];

		snprintf(name, sizeof(name), "t%d", i);
		CU_ASSERT_TRUE(plan_add(
			r->plan, &(struct plan_thing){
					 .name = name,
					 .digest = digest_parse(STR("sha256:" A64)),
					 .size = { 1 },
					 .pushed = { PUSHED },
					 .pulled = { PUSHED },
				 }));
	}
}

static void tear_down(struct rig *r)
{
	plan_free(r->plan);
	reply_free(r->done);
	fake_free(r->w);
	env_done(&r->env);
}

/* Two pages of the list as it is now; `odd` is what tag `at` has become. */
static void answer_list(struct rig *r, int times, int at, enum oddity odd)
{
	for (int page = 0; page < 2; page++) {
		char *body = NULL, pattern[80];
		size_t size = 0;
		FILE *f = open_memstream(&body, &size);
		const char *comma = "";

		fprintf(f, "{\"count\":%d,\"next\":%s,\"previous\":null,\"results\":[",
			TAGS,
			page ? "null"
			     : "\"https://hub.docker.com" REPO "/tags?page=2\"");
		for (int i = 100 * page; i < 100 * (page + 1) && i < TAGS; i++) {
			if (i == at && odd == MISSING)
				continue;
			fprintf(f,
				"%s{\"name\":\"t%d\",\"digest\":\"sha256:%s\","
				"\"tag_last_pushed\":\"2023-11-14T22:13:20Z\","
				"\"tag_last_pulled\":\"2023-11-1%dT22:13:20Z\"}",
				comma, i, i == at && odd == OTHER_DIGEST ? B64 : A64,
				i == at && odd == PULLED ? 5 : 4);
			comma = ",";
		}
		fprintf(f, "]}");
		fclose(f);
		snprintf(pattern, sizeof(pattern), "GET " REPO "/tags[?]page=%d&*",
			 page + 1);
		fake_answer(r->w, pattern, times, 200, body);
		free(body);
	}
}

static void answer_dates(struct rig *r, int times, const char *updated)
{
	char body[128];

	snprintf(body, sizeof(body), "{\"name\":\"app\",\"last_updated\":\"%s\"}",
		 updated);
	fake_answer(r->w, "GET " REPO, times, 200, body);
}

static void collect(struct rig *r)
{
	struct reply *reply;

	while ((reply = fake_take(r->w))) {
		if (reply->type == REPLY_ITEM && reply->result.item < TAGS) {
			r->state[reply->result.item] = reply->result.state;
			r->items++;
			r->skipped += reply->result.state == ITEM_SKIPPED;
		} else if (reply->type == REPLY_JOB) {
			r->phase = reply->phase;
			r->jobs++;
		} else if (reply->type == REPLY_DONE) {
			CU_ASSERT_PTR_NULL(r->done);
			r->done = reply;
			continue;
		}
		reply_free(reply);
	}
}

static void start(struct rig *r)
{
	job_start(r->w, 7, r->plan);
	r->plan = NULL;
}

static void run(struct rig *r)
{
	start(r);
	fake_run(r->w);
	collect(r);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->done);
}

static size_t count(const struct rig *r, enum plan_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < TAGS; i++)
		n += r->state[i] == state;
	return n;
}

static bool tally(void *arg, const struct journal_row *row)
{
	size_t *n = arg;

	CU_ASSERT_FALSE(row->damaged);
	n[0]++;
	n[1] += !strcmp(row->state, "done");
	return true;
}

static void journal_says(struct rig *r, size_t rows, size_t done)
{
	struct journal *j = NULL;
	struct error err = { 0 };
	size_t n[2] = { 0 };

	CU_ASSERT_EQUAL_FATAL(journal_open(r->path, &j, &err), ST_OK);
	CU_ASSERT_EQUAL(journal_read(j, NULL, tally, n, &err), ST_OK);
	CU_ASSERT_EQUAL(n[0], rows);
	CU_ASSERT_EQUAL(n[1], done);
	journal_close(j);
}

static void test_one_list_and_few_looks(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *"), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags/*"), 0);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags[?]*"), 2);
	/* Before the list and after it, after 50 and 100, and for the storage at the
	 * end. */
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO), 5);
	journal_says(&r, TAGS, TAGS);
	tear_down(&r);
}

static void odd_row(enum oddity odd, enum plan_state state)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, 120, odd);
	fake_answer(r.w, "GET " REPO "/tags/t120", -1, 404, ABSENT);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[120], state);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t120*"), 0);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS - 1);
	journal_says(&r, TAGS, TAGS - 1);
	tear_down(&r);
}

static void test_what_is_not_as_planned_stays(void)
{
	odd_row(OTHER_DIGEST, ITEM_DRIFTED);
	odd_row(PULLED, ITEM_DRIFTED);
	odd_row(MISSING, ITEM_GONE);
}

/* The tag is pushed again while the job runs: the dates say so, the list says which. */
static void test_a_push_in_between_is_seen(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, 1, "2024-01-01T00:00:00Z");
	answer_dates(&r, -1, "2024-01-01T00:01:00Z");
	answer_list(&r, 1, -1, SAME);
	answer_list(&r, -1, 149, OTHER_DIGEST);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[149], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t149*"), 0);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS - 1);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags[?]*"), 4);
	tear_down(&r);
}

/* The dates move with what is pushed while the list is read. */
static void test_a_push_while_the_list_is_read_is_seen(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, 1, "2024-01-01T00:00:00Z");
	answer_dates(&r, -1, "2024-01-01T00:01:00Z");
	answer_list(&r, 1, -1, SAME);
	answer_list(&r, -1, 0, OTHER_DIGEST);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t0*"), 0);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS - 1);
	tear_down(&r);
}

/* ---- waits ------------------------------------------------------------------ */

static void wait_a_minute(void *arg)
{
	struct rig *r = arg;

	fake_pass(r->w, 60000);
}

/* While t30 is on its way the limit's minute is used up: three more wait for the next
 * one. */
static void wait_behind_t30(struct rig *r)
{
	set_up(r);
	fake_when(r->w, "DELETE *tags/t30*", wait_a_minute, r);
	fake_answer(r->w, "DELETE *", -1, 204, NULL);
}

static void test_a_wait_costs_one_look(void)
{
	struct rig r;

	wait_behind_t30(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	run(&r);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	/* They are planned again meanwhile, so that who counts counts them once. */
	CU_ASSERT_EQUAL(r.items, TAGS + 3);
	CU_ASSERT_EQUAL(r.skipped, 0);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *"), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags/*"), 0);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags[?]*"), 2);
	/* Two for the list, after 31, 81 and 131, and for the storage. */
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO), 6);
	journal_says(&r, TAGS + 3, TAGS);
	tear_down(&r);
}

static void test_a_push_in_a_wait_is_seen(void)
{
	struct rig r;

	wait_behind_t30(&r);
	answer_dates(&r, 2, "2024-01-01T00:00:00Z");
	answer_dates(&r, -1, "2024-01-01T00:01:00Z");
	answer_list(&r, 1, -1, SAME);
	answer_list(&r, -1, 32, OTHER_DIGEST);
	run(&r);
	CU_ASSERT_EQUAL(r.state[32], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t32*"), 0);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS - 1);
	tear_down(&r);
}

/* A limit so small that a look uses up the minute: the job must end all the same. */
static void test_waits_without_end_are_gone_through(void)
{
	struct rig r;

	set_up(&r);
	answer_list(&r, -1, -1, SAME);
	for (int i = 0; i < 5; i++)
		fake_when(r.w, "GET " REPO, wait_a_minute, &r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	for (int i = 0; i < 5; i++)
		fake_when(r.w, "DELETE *", wait_a_minute, &r);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *"), TAGS);
	tear_down(&r);
}

/* Somebody pushes all the time: a list is old before it is read to its end. */
static void test_a_repository_that_never_rests(void)
{
	static const char *const dates[] = { "01", "02", "03", "04", "05", "06" };
	struct rig r;

	set_up(&r);
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		char updated[32];

		snprintf(updated, sizeof(updated), "2024-01-%sT00:00:00Z", dates[i]);
		answer_dates(&r, 1, updated);
	}
	answer_dates(&r, -1, "2024-02-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	fake_answer(r.w, "GET " REPO "/tags/t7", 1, 200,
		    "{\"name\":\"t7\",\"digest\":\"sha256:" B64 "\"}");
	fake_answer(r.w, "GET " REPO "/tags/*", -1, 200,
		    "{\"name\":\"t\",\"digest\":\"sha256:" A64 "\"}");
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.state[7], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS - 1);
	/* Three lists of two pages; then each tag is looked at. */
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags[?]*"), 6);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO "/tags/*"), TAGS);
	tear_down(&r);
}

static void test_a_list_that_fails_is_read_again(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	fake_answer(r.w, "GET " REPO "/tags[?]page=2&*", 2, 502, NULL);
	answer_list(&r, -1, -1, SAME);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	tear_down(&r);
}

static void test_nothing_is_deleted_without_the_list(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	fake_answer(r.w, "GET " REPO "/tags[?]*", -1, 502, NULL);
	run(&r);
	CU_ASSERT_NOT_EQUAL(r.done->err.status, ST_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.done->err.text, "cannot be read again"));
	CU_ASSERT_EQUAL(count(&r, ITEM_SKIPPED), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *"), 0);
	tear_down(&r);
}

/* What an earlier run left open is looked at, and its row in the journal closed. */
static void test_the_unknown_is_looked_at_first(void)
{
	struct rig r;

	set_up(&r);
	r.plan->items[3].state = ITEM_UNKNOWN;
	r.plan->items[4].state = ITEM_UNKNOWN;
	r.plan->items[5].state = ITEM_DONE;
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	fake_answer(r.w, "GET " REPO "/tags/t3", -1, 404, ABSENT);
	fake_answer(r.w, "GET " REPO "/tags/t4", -1, 200,
		    "{\"name\":\"t4\",\"digest\":\"sha256:" A64 "\"}");
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(r.state[3], ITEM_GONE);
	CU_ASSERT_EQUAL(r.state[4], ITEM_DONE);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t3"), 0);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t4"), 1);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *tags/t5"), 0);
	CU_ASSERT_EQUAL(r.items, TAGS - 1);
	tear_down(&r);
}

static void pause_now(void *arg)
{
	struct rig *r = arg;

	job_pause(r->w, 7, true);
}

static void test_a_pause_begins_nothing_more(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	fake_when(r.w, "DELETE *tags/t9*", pause_now, &r);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	start(&r);
	fake_run(r.w);
	collect(&r);
	CU_ASSERT_PTR_NULL(r.done);
	CU_ASSERT_EQUAL(r.phase, JOB_PAUSED);
	CU_ASSERT_TRUE(count(&r, ITEM_DONE) >= 9 && count(&r, ITEM_DONE) <= 14);
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO), 2);
	job_pause(r.w, 7, false);
	fake_run(r.w);
	collect(&r);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r.done);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	/* Two for the list, one after the pause, then after 50 and 100, and at last. */
	CU_ASSERT_EQUAL(fake_count(r.w, "GET " REPO), 6);
	tear_down(&r);
}

static void test_a_stop_while_reading_deletes_nothing(void)
{
	struct rig r;

	set_up(&r);
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	fake_answer(r.w, "GET " REPO "/tags[?]*", -1, 502, NULL);
	start(&r);
	fake_settle(r.w);
	collect(&r);
	CU_ASSERT_PTR_NULL(r.done);
	CU_ASSERT_EQUAL(r.phase, JOB_LISTING);
	job_cancel(r.w, 7);
	collect(&r);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r.done);
	CU_ASSERT_EQUAL(r.done->err.status, ST_CANCEL);
	CU_ASSERT_EQUAL(count(&r, ITEM_SKIPPED), TAGS);
	CU_ASSERT_EQUAL(fake_count(r.w, "DELETE *"), 0);
	tear_down(&r);
}

static bool say_end(void *arg, const struct journal_row *row)
{
	char *text = arg;

	CU_ASSERT_STRING_EQUAL(row->operation, JOURNAL_RUN);
	snprintf(text, 200, "%s: %s", row->state[0] ? row->state : "open", row->note);
	return true;
}

/* The run as the journal has it. */
static const char *run_text(struct rig *r)
{
	static char text[200];
	struct error err = { 0 };

	text[0] = '\0';
	CU_ASSERT_EQUAL(journal_read(worker_journal(r->w), NULL, say_end, text, &err),
			ST_OK);
	return text;
}

static void start_signed_in(struct rig *r)
{
	struct error err = { 0 };

	set_up(r);
	r->plan->saved = true;
	(void)session_ready(worker_session(r->w), &err);
	fake_settle(r->w);
	CU_ASSERT_TRUE(session_is_open(worker_session(r->w)));
	start(r);
}

/* Else nobody finds it, to go on with it. */
static void test_paused_at_once_it_is_in_the_journal(void)
{
	struct rig r;

	start_signed_in(&r);
	job_pause(r.w, 7, true);
	collect(&r);
	CU_ASSERT_NOT_EQUAL(r.phase, JOB_PAUSED);
	fake_settle(r.w);
	collect(&r);
	CU_ASSERT_PTR_NULL(r.done);
	CU_ASSERT_EQUAL(r.phase, JOB_PAUSED);
	CU_ASSERT_STRING_EQUAL(run_text(&r), "open: ");
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	tear_down(&r);
}

static void test_stopped_at_once_it_is_in_the_journal(void)
{
	for (int paused = 0; paused < 2; paused++) {
		struct rig r;

		start_signed_in(&r);
		if (paused)
			job_pause(r.w, 7, true);
		job_cancel(r.w, 7);
		fake_settle(r.w);
		collect(&r);
		CU_ASSERT_PTR_NOT_NULL_FATAL(r.done);
		CU_ASSERT_EQUAL(r.done->err.status, ST_CANCEL);
		CU_ASSERT_EQUAL(count(&r, ITEM_SKIPPED), TAGS);
		CU_ASSERT_STRING_EQUAL(run_text(&r),
				       "skipped: requests=0 limited=0 storage=-1/-1; "
				       "stopped by the user");
		CU_ASSERT_EQUAL(fake_sent(r.w), 0);
		tear_down(&r);
	}
}

static void test_stopped_with_nobody_signed_in_it_did_not_begin(void)
{
	struct rig r;

	set_up(&r);
	r.plan->saved = true;
	start(&r);
	job_cancel(r.w, 7);
	fake_settle(r.w);
	collect(&r);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r.done);
	CU_ASSERT_EQUAL(r.done->err.status, ST_CANCEL);
	CU_ASSERT_STRING_EQUAL(run_text(&r), "");
	tear_down(&r);
}

static void test_another_hub_or_account_is_refused(void)
{
	for (int i = 0; i < 2; i++) {
		struct rig r;

		set_up(&r);
		if (i)
			r.plan->by = strdup("somebody");
		else
			r.plan->url = strdup("https://hub.example.com");
		run(&r);
		CU_ASSERT_EQUAL(r.done->err.status, ST_GATE);
		CU_ASSERT_EQUAL(fake_sent(r.w), 0);
		tear_down(&r);
	}
}

/* Two jobs want the same repository: the second one is told who has it. */
static void test_one_job_a_repository(void)
{
	struct rig r, other;

	set_up(&r);
	set_up(&other);
	r.plan->saved = other.plan->saved = true;
	fake_config(other.w)->journal_path = fake_config(r.w)->journal_path;
	answer_dates(&r, -1, "2024-01-01T00:00:00Z");
	answer_list(&r, -1, -1, SAME);
	fake_when(r.w, "DELETE *tags/t9*", pause_now, &r);
	fake_answer(r.w, "DELETE *", -1, 204, NULL);
	start(&r);
	fake_run(r.w);
	run(&other);
	CU_ASSERT_EQUAL(other.done->err.status, ST_GATE);
	CU_ASSERT_PTR_NOT_NULL(strstr(other.done->err.text, "another job"));
	CU_ASSERT_PTR_NOT_NULL(strstr(other.done->err.text, "pid "));
	CU_ASSERT_EQUAL(fake_sent(other.w), 0);
	job_pause(r.w, 7, false);
	fake_run(r.w);
	collect(&r);
	CU_ASSERT_EQUAL(count(&r, ITEM_DONE), TAGS);
	tear_down(&other);
	tear_down(&r);
}

CHECK_MAIN("job_large", test_one_list_and_few_looks, test_what_is_not_as_planned_stays,
	   test_a_push_in_between_is_seen, test_a_push_while_the_list_is_read_is_seen,
	   test_a_wait_costs_one_look, test_a_push_in_a_wait_is_seen,
	   test_waits_without_end_are_gone_through, test_a_repository_that_never_rests,
	   test_a_list_that_fails_is_read_again,
	   test_nothing_is_deleted_without_the_list,
	   test_the_unknown_is_looked_at_first, test_a_pause_begins_nothing_more,
	   test_a_stop_while_reading_deletes_nothing,
	   test_paused_at_once_it_is_in_the_journal,
	   test_stopped_at_once_it_is_in_the_journal,
	   test_stopped_with_nobody_signed_in_it_did_not_begin,
	   test_another_hub_or_account_is_refused, test_one_job_a_repository)
