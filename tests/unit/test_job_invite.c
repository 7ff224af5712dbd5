/* Many invited by one request: each one's own word counts, a lost answer is resolved by
 * reading, and nobody is invited twice. */
#include <stdio.h>

#include "model/xalloc.h"
#include "net/job.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fake_worker.h"

#define BULK "POST /v2/invites/bulk"
#define LIST "GET /v2/orgs/acme/invites"

enum { MANY = 130 };

struct rig {
	struct env env;
	char path[128];
	struct worker *w;
	struct plan *plan;
	struct reply *done;
	enum plan_state state[MANY];
	char note[MANY][160];
};

static void set_up(struct rig *r, size_t n)
{
	static const struct plan_words words = { "invite", "invited", "invitee" };
	json_object *params = json_object_new_object();

	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/journal.db", r->env.home);
	r->w = fake_new(NULL, r->path);
	r->plan = plan_new(&words, 1800000000);
	json_object_object_add(params, "org", json_object_new_string("acme"));
	json_object_object_add(params, "role", json_object_new_string("member"));
	plan_begin(r->plan, op_by_name("org.invite"), params, "invitee", "acme");
	for (size_t i = 0; i < n; i++) {
		char name[32];

		snprintf(name, sizeof(name), "p%zu@acme.io", i);
		plan_add(r->plan, &(struct plan_thing){ .name = name, .size = { -1 } });
	}
}

static void run(struct rig *r)
{
	struct reply *reply;

	job_start(r->w, 7, r->plan);
	r->plan = NULL;
	fake_run(r->w);
	while ((reply = fake_take(r->w))) {
		if (reply->type == REPLY_DONE) {
			r->done = reply;
			continue;
		}
		if (reply->type == REPLY_ITEM && reply->result.item < MANY) {
			r->state[reply->result.item] = reply->result.state;
			snprintf(r->note[reply->result.item], sizeof(r->note[0]), "%s",
				 reply->result.note);
		}
		reply_free(reply);
	}
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->done);
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

	CU_ASSERT_STRING_EQUAL(row->operation, "org.invite");
	CU_ASSERT_TRUE(strstr(row->params, "\"role\":\"member\"") != NULL);
	snprintf(text + len, 1024 - len, "%s=%s ", row->target,
		 row->state[0] ? row->state : "open");
	return true;
}

static const char *journal_text(struct rig *r)
{
	static char text[1024];
	struct error err = { 0 };

	text[0] = '\0';
	CU_ASSERT_EQUAL(journal_read(worker_journal(r->w), NULL, say_row, text, &err),
			ST_OK);
	return text;
}

static void test_each_word_of_the_answer_counts(void)
{
	struct rig r;

	set_up(&r, 3);
	fake_answer(r.w, BULK, -1, 202,
		    "{\"invitees\":{\"invitees\":["
		    "{\"invitee\":\"P0@ACME.IO\",\"status\":\"invited\"},"
		    "{\"invitee\":\"p1@acme.io\",\"status\":\"existing_org_member\"},"
		    "{\"invitee\":\"p2@acme.io\",\"status\":\"seats_exhausted\"}]}}");
	run(&r);
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_STRING_EQUAL(fake_body(r.w, 0),
			       "{\"org\":\"acme\",\"invitees\":[\"p0@acme.io\","
			       "\"p1@acme.io\",\"p2@acme.io\"],\"role\":\"member\"}");
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DRIFTED);
	CU_ASSERT_EQUAL(r.state[2], ITEM_FAILED);
	CU_ASSERT_STRING_EQUAL(r.note[2], "seats_exhausted");
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "acme/p2@acme.io=failed acme/p1@acme.io=drifted "
			       "acme/p0@acme.io=done ");
	tear_down(&r);
}

static void test_whom_the_invitations_hold_is_not_sent_again(void)
{
	struct rig r;

	set_up(&r, 2);
	fake_lose(r.w, BULK, 1);
	fake_answer(r.w, LIST, -1, 200, "{\"data\":[{\"invitee\":\"p1@acme.io\"}]}");
	fake_answer(r.w, BULK, -1, 202,
		    "{\"invitees\":[{\"invitee\":\"p0@acme.io\","
		    "\"status\":\"invited\"}]}");
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, BULK), 2);
	CU_ASSERT_STRING_EQUAL(fake_body(r.w, 2),
			       "{\"org\":\"acme\",\"invitees\":[\"p0@acme.io\"],"
			       "\"role\":\"member\"}");
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	CU_ASSERT_STRING_EQUAL(r.note[1], "found among the open invitations");
	tear_down(&r);
}

static void test_it_is_not_sent_a_third_time(void)
{
	struct rig r;

	set_up(&r, 1);
	fake_lose(r.w, BULK, -1);
	fake_answer(r.w, LIST, -1, 200, "{\"data\":[]}");
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, BULK), 2);
	CU_ASSERT_EQUAL(r.state[0], ITEM_UNKNOWN);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "acme/p0@acme.io=unknown ");
	tear_down(&r);
}

static void test_without_a_look_it_is_not_sent_again(void)
{
	struct rig r;

	set_up(&r, 1);
	fake_lose(r.w, BULK, -1);
	fake_answer(r.w, LIST, -1, 403, "{\"message\":\"no\"}");
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, BULK), 1);
	CU_ASSERT_EQUAL(r.state[0], ITEM_UNKNOWN);
	tear_down(&r);
}

/* What an earlier run left open is looked at before anything is sent. */
static void test_an_earlier_run_is_looked_at_first(void)
{
	struct rig r;

	set_up(&r, 2);
	r.plan->items[0].state = ITEM_UNKNOWN;
	fake_answer(r.w, LIST, -1, 200, "{\"data\":[{\"invitee\":\"p0@acme.io\"}]}");
	fake_answer(r.w, BULK, -1, 202,
		    "{\"invitees\":[{\"invitee\":\"p1@acme.io\","
		    "\"status\":\"invited\"}]}");
	run(&r);
	CU_ASSERT_STRING_EQUAL(fake_request(r.w, 0), LIST);
	CU_ASSERT_EQUAL(fake_sent(r.w), 2);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	tear_down(&r);
}

static void test_a_refusal_of_the_account_ends_it(void)
{
	struct rig r;

	set_up(&r, MANY);
	fake_answer(r.w, BULK, -1, 403, "{\"message\":\"access denied\"}");
	run(&r);
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_EQUAL(r.state[0], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[MANY - 1], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(r.done->err.status, ST_FORBIDDEN);
	tear_down(&r);
}

/* A hundred at a time, whatever the answer says of them. */
static void test_groups_of_a_hundred(void)
{
	struct rig r;
	size_t first = 0;

	set_up(&r, MANY);
	fake_answer(r.w, BULK, -1, 400, "{\"message\":\"team\"}");
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, BULK), 2);
	for (const char *s = fake_body(r.w, 0); (s = strchr(s, '@')); s++)
		first++;
	CU_ASSERT_EQUAL(first, PLAN_INVITES);
	CU_ASSERT_EQUAL(r.state[MANY - 1], ITEM_FAILED);
	tear_down(&r);
}

/* New ones go by one request, those that are open by one each, and what became of one
 * kind says nothing of the other. */
static void test_new_ones_and_open_ones_in_one_job(void)
{
	struct rig r;

	set_up(&r, 2);
	plan_begin(r.plan, op_by_name("org.resend_invite"), json_object_new_object(),
		   NULL, "acme");
	plan_add_by(r.plan, "old@x.io", "invite_id", "i-1");
	plan_add_by(r.plan, "older@x.io", "invite_id", "i-2");
	fake_lose(r.w, BULK, 1);
	fake_answer(r.w, LIST, -1, 200,
		    "{\"data\":[{\"invitee\":\"p0@acme.io\"},"
		    "{\"invitee\":\"p1@acme.io\"},{\"invitee\":\"old@x.io\"}]}");
	fake_answer(r.w, "PATCH /v2/invites/i-1/resend", -1, 404, NULL);
	fake_answer(r.w, "PATCH /v2/invites/i-2/resend", -1, 204, NULL);
	run(&r);
	CU_ASSERT_EQUAL(fake_count(r.w, BULK), 1);
	CU_ASSERT_EQUAL(fake_count(r.w, "PATCH *"), 2);
	CU_ASSERT_EQUAL(r.state[0], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[1], ITEM_DONE);
	CU_ASSERT_EQUAL(r.state[2], ITEM_FAILED);
	CU_ASSERT_EQUAL(r.state[3], ITEM_DONE);
	tear_down(&r);
}

CHECK_MAIN("job_invite", test_each_word_of_the_answer_counts,
	   test_whom_the_invitations_hold_is_not_sent_again,
	   test_it_is_not_sent_a_third_time, test_without_a_look_it_is_not_sent_again,
	   test_an_earlier_run_is_looked_at_first,
	   test_a_refusal_of_the_account_ends_it, test_groups_of_a_hundred,
	   test_new_ones_and_open_ones_in_one_job)
