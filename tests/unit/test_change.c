/* One change: noted before it is sent, sent once, and told as it is. */
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/change_note.h"

#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fake_worker.h"

#define REPO   "/v2/namespaces/acme/repositories/app"
#define DELETE "DELETE " REPO "/tags/v1"
#define LOOK   "GET " REPO "/tags/v1"
#define PARENT "GET " REPO
#define ABSENT "{\"message\":\"httperror 404: tag 'v1' not found\",\"errinfo\":{}}"

struct rig {
	struct env env;
	char path[128];
	struct worker *w;
	struct reply *r;
};

static void set_up(struct rig *r)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/journal.db", r->env.home);
	r->w = fake_new(NULL, r->path);
}

static void tear_down(struct rig *r)
{
	reply_free(r->r);
	fake_free(r->w);
	env_done(&r->env);
}

static json_object *tag_params(void)
{
	json_object *p = json_object_new_object();

	json_object_object_add(p, "namespace", json_object_new_string("acme"));
	json_object_object_add(p, "repository", json_object_new_string("app"));
	json_object_object_add(p, "tag", json_object_new_string("v1"));
	return p;
}

static void start(struct rig *r, const char *operation, json_object *params)
{
	struct call *call = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(op_call(op_by_name(operation), params, &call, &err),
			      ST_OK);
	change_start(r->w, &(struct change_start){ .ticket = 5,
						   .call = call,
						   .params = params,
						   .job = "",
						   .priority = PRIO_USER });
	fake_run(r->w);
	r->r = fake_take(r->w);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->r);
	CU_ASSERT_EQUAL(r->r->ticket, 5);
	CU_ASSERT_EQUAL(r->r->type, REPLY_DONE);
	CU_ASSERT_PTR_NULL(fake_take(r->w));
}

static void delete_tag(struct rig *r)
{
	start(r, "repos.delete_tag", tag_params());
}

static bool last_row(void *arg, const struct journal_row *row)
{
	char *text = arg;

	CU_ASSERT_FALSE(row->damaged);
	snprintf(text, 200, "%s %s %s %d", row->operation, row->target,
		 row->state[0] ? row->state : "open", row->http);
	return false;
}

static const char *journal_text(struct rig *r)
{
	static char text[200];
	struct error err = { 0 };
	struct journal *j = worker_journal(r->w);

	text[0] = '\0';
	CU_ASSERT_EQUAL(journal_read(j, NULL, last_row, text, &err), ST_OK);
	return text;
}

static void is_noted(void *arg)
{
	CU_ASSERT_STRING_EQUAL(journal_text(arg),
			       "repos.delete_tag acme/app:v1 open 0");
}

static void test_noted_before_it_is_sent(void)
{
	struct rig r;

	set_up(&r);
	fake_when(r.w, DELETE, is_noted, &r);
	fake_answer(r.w, DELETE, 1, 204, NULL);
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.r->http, 204);
	CU_ASSERT_FALSE(r.r->gone);
	CU_ASSERT_STRING_EQUAL(r.r->method, "DELETE");
	CU_ASSERT_STRING_EQUAL(r.r->path, REPO "/tags/v1");
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 done 204");
	tear_down(&r);
}

static void test_read_only_comes_before_the_journal(void)
{
	struct rig r;

	set_up(&r);
	fake_config(r.w)->read_only = true;
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_GATE);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "");
	tear_down(&r);
}

static void test_no_journal_no_change(void)
{
	struct rig r;

	set_up(&r);
	fake_config(r.w)->journal_path = "/dev/null/journal.db";
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_LOCAL);
	CU_ASSERT_EQUAL(fake_sent(r.w), 0);
	tear_down(&r);
}

static void test_absent_is_done(void)
{
	struct rig r;

	set_up(&r);
	fake_answer(r.w, DELETE, 1, 404, ABSENT);
	fake_answer(r.w, LOOK, 1, 404, ABSENT);
	fake_answer(r.w, PARENT, 1, 200, "{\"name\":\"app\"}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_TRUE(r.r->gone);
	CU_ASSERT_EQUAL(r.r->http, 404);
	CU_ASSERT_EQUAL(r.r->requests, 3);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 gone 404");
	tear_down(&r);
}

static void test_absent_with_its_parent_is_an_error(void)
{
	struct rig r;

	set_up(&r);
	fake_answer(r.w, DELETE, 1, 404, ABSENT);
	fake_answer(r.w, LOOK, 1, 404, ABSENT);
	fake_answer(r.w, PARENT, 1, 404, "{\"message\":\"object not found\"}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_BAD);
	CU_ASSERT_FALSE(r.r->gone);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 failed 404");
	tear_down(&r);
}

/* A Hub that hides a missing right behind 404 has deleted nothing. */
static void test_absent_only_to_the_deletion_is_not_gone(void)
{
	struct rig r;

	set_up(&r);
	fake_answer(r.w, DELETE, 1, 404, ABSENT);
	fake_answer(r.w, LOOK, 1, 200, "{\"name\":\"v1\"}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_BAD);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err.text, "it is there"));
	CU_ASSERT_FALSE(r.r->gone);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 failed 404");
	tear_down(&r);
}

static void test_404_that_says_nothing_of_the_tag(void)
{
	static const char *const bodies[] = { "{\"message\":\"404: Page Not Found\"}",
					      "<html>404</html>", "" };

	for (size_t i = 0; i < 3; i++) {
		struct rig r;

		set_up(&r);
		fake_answer(r.w, DELETE, 1, 404, bodies[i]);
		delete_tag(&r);
		CU_ASSERT_NOT_EQUAL(r.r->err.status, ST_OK);
		CU_ASSERT_FALSE(r.r->gone);
		CU_ASSERT_EQUAL(fake_sent(r.w), 1);
		tear_down(&r);
	}
}

static void test_lost_and_gone(void)
{
	struct rig r;

	set_up(&r);
	fake_lose(r.w, DELETE, 1);
	fake_answer(r.w, LOOK, 1, 404, ABSENT);
	fake_answer(r.w, PARENT, 1, 200, "{}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_TRUE(r.r->gone);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "repos.delete_tag acme/app:v1 gone 0");
	tear_down(&r);
}

static void test_lost_and_still_there(void)
{
	struct rig r;

	set_up(&r);
	fake_lose(r.w, DELETE, -1);
	fake_answer(r.w, LOOK, 1, 200, "{}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_NET);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err.text, "still there"));
	CU_ASSERT_EQUAL(fake_count(r.w, DELETE), 1);
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 failed 0");
	tear_down(&r);
}

static void test_lost_and_not_to_be_found_out(void)
{
	struct rig r;

	set_up(&r);
	fake_lose(r.w, "*", -1);
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_NET);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.r->err.text, "may or may not have happened"));
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 unknown 0");
	tear_down(&r);
}

static void test_500_may_have_happened(void)
{
	struct rig r;

	set_up(&r);
	fake_answer(r.w, DELETE, 1, 500, "{\"message\":\"Delete ...\"}");
	fake_answer(r.w, LOOK, 1, 404, ABSENT);
	fake_answer(r.w, PARENT, 1, 200, "{}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_TRUE(r.r->gone);
	tear_down(&r);
}

static void test_refused(void)
{
	struct rig r;

	set_up(&r);
	fake_answer(r.w, DELETE, 1, 403, "{\"message\":\"insufficient scope\"}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_FORBIDDEN);
	CU_ASSERT_EQUAL(r.r->body_len, strlen("{\"message\":\"insufficient scope\"}"));
	CU_ASSERT_STRING_EQUAL(journal_text(&r),
			       "repos.delete_tag acme/app:v1 failed 403");
	tear_down(&r);
}

/* A sign-in POST works in read-only mode and leaves no trace. */
static void test_sign_in_is_not_noted(void)
{
	struct rig r;
	json_object *p = json_object_new_object();

	set_up(&r);
	fake_config(r.w)->read_only = true;
	json_object_object_add(p, "identifier", json_object_new_string("maria"));
	json_object_object_add(p, "secret", json_object_new_string("dckr_pat_secret"));
	fake_answer(r.w, "POST /v2/auth/token", 1, 200, "{\"access_token\":\"x\"}");
	start(&r, "auth.create_token", p);
	CU_ASSERT_EQUAL(r.r->err.status, ST_OK);
	CU_ASSERT_STRING_EQUAL(r.r->body, "{\"access_token\":\"x\"}");
	CU_ASSERT_TRUE(fake_send_at(r.w, 0)->flags & SEND_SECRET);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "");
	tear_down(&r);
}

static void test_params_hide_secrets(void)
{
	json_object *p = json_object_new_object();
	char *text;

	json_object_object_add(p, "identifier", json_object_new_string("maria"));
	json_object_object_add(p, "secret", json_object_new_string("dckr_pat_secret"));
	text = change_params(op_by_name("auth.create_token"), p);
	CU_ASSERT_STRING_EQUAL(text, "{\"identifier\":\"maria\",\"secret\":\"***\"}");
	free(text);
	json_object_put(p);
	p = tag_params();
	text = change_target(op_by_name("repos.delete_tag"), p);
	CU_ASSERT_STRING_EQUAL(text, "acme/app:v1");
	free(text);
	json_object_put(p);
}

/* What is made or added has no path of its own yet, and must be told apart all the
 * same: a job that goes on finds its items by these names. */
static void test_targets_name_what_is_made(void)
{
	static const struct {
		const char *op, *params, *want;
	} cases[] = {
		{ "repos.create", "{\"namespace\":\"acme\",\"repository\":\"app\"}",
		  "acme/app" },
		{ "teams.add_member",
		  "{\"org\":\"acme\",\"group_name\":\"sre\",\"member\":\"jdoe\"}",
		  "acme/sre/jdoe" },
		{ "teams.create", "{\"org\":\"acme\",\"group_name\":\"sre\"}",
		  "acme/sre" },
		{ "org.create", "{\"org\":\"newco\"}", "newco" },
		{ "org.invite", "{\"org\":\"acme\",\"invitee\":\"a@b.example\"}",
		  "acme/a@b.example" },
		{ "org.bulk_invite",
		  "{\"org\":\"acme\",\"invitees\":[\"jdoe\",\"otto\"]}", "acme" },
		{ "repos.assign_group",
		  "{\"namespace\":\"acme\",\"repository\":\"app\",\"group_id\":7,"
		  "\"permission\":\"read\"}",
		  "acme/app/7" },
		{ "webhooks.create",
		  "{\"namespace\":\"acme\",\"repository\":\"app\",\"name\":\"ci\","
		  "\"webhook_url\":\"https://h.example/secret\"}",
		  "acme/app/ci" },
		{ "auth.create_pat",
		  "{\"token_label\":\"laptop\",\"scopes\":[\"repo:read\"]}", "laptop" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = { 0 };
		json_object *p = NULL;
		char *text;

		if (json_parse(str_from(cases[i].params), &p, &err))
			abort();
		text = change_target(op_by_name(cases[i].op), p);
		CU_ASSERT_STRING_EQUAL(text, cases[i].want);
		if (strcmp(text, cases[i].want) != 0)
			printf("  %s: %s, wanted %s\n", cases[i].op, text,
			       cases[i].want);
		free(text);
		json_object_put(p);
	}
}

/* It waits for the sign-in, so that the journal can say who it was; without one nothing
 * is noted and nothing sent. */
static void test_sign_in_comes_first(void)
{
	struct rig r;
	struct credentials *c = credentials_fixed("maria", "dckr_pat_x", "test");

	set_up(&r);
	fake_free(r.w);
	r.w = fake_new(c, r.path);
	fake_answer(r.w, "POST /v2/auth/token", 1, 401,
		    "{\"message\":\"unauthorized\"}");
	delete_tag(&r);
	CU_ASSERT_EQUAL(r.r->err.status, ST_AUTH);
	CU_ASSERT_EQUAL(fake_sent(r.w), 1);
	CU_ASSERT_STRING_EQUAL(journal_text(&r), "");
	tear_down(&r);
	credentials_free(c);
}

CHECK_MAIN("change", test_noted_before_it_is_sent,
	   test_read_only_comes_before_the_journal, test_no_journal_no_change,
	   test_absent_is_done, test_absent_with_its_parent_is_an_error,
	   test_absent_only_to_the_deletion_is_not_gone,
	   test_404_that_says_nothing_of_the_tag, test_lost_and_gone,
	   test_lost_and_still_there, test_lost_and_not_to_be_found_out,
	   test_500_may_have_happened, test_refused, test_sign_in_is_not_noted,
	   test_params_hide_secrets, test_targets_name_what_is_made,
	   test_sign_in_comes_first)
