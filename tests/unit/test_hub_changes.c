/* Sign-in, changes and plans through the real thread, against the simulated Hub. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/tag.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/wait.h"

#define ACME "{\"namespace\":\"acme\"}"
#define APP  "{\"namespace\":\"acme\",\"repository\":\"web-app\"}"

struct rig {
	struct env env;
	char path[128];
	struct hubsim *sim;
	struct fetch_hub f;
	struct fetched got;
};

static void set_up(struct rig *r, const char *const args[], const char *user,
		   const char *secret)
{
	*r = (struct rig){ 0 };
	env_init(&r->env);
	snprintf(r->path, sizeof(r->path), "%s/journal.db", r->env.home);
	r->sim = hubsim_start(args);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r->sim);
	fetch_init(&r->f, hubsim_url(r->sim), user, secret);
	r->f.config.journal_path = r->path;
}

static void tear_down(struct rig *r)
{
	fetch_close(&r->f);
	hubsim_stop(r->sim);
	env_done(&r->env);
}

/* One operation; its error stays in r->got.done. */
static const struct reply *ask(struct rig *r, const char *op, const char *params)
{
	fetched_done(&r->got);
	fetch_wait(&r->f, fetch_submit(&r->f, op, params, WANT_BODY, false), &r->got);
	return r->got.done;
}

static void signs_in(const char *user, const char *secret, enum session_source source,
		     const char *route)
{
	struct hub_status s;
	struct rig r;

	set_up(&r, NULL, user, secret);
	fetch_open(&r.f);
	CU_ASSERT_EQUAL(ask(&r, "repos.list", ACME)->err.status, ST_OK);
	hub_status(r.f.hub, &s);
	CU_ASSERT_TRUE(s.signed_in);
	CU_ASSERT_STRING_EQUAL(s.claims.username, user);
	CU_ASSERT_EQUAL(s.claims.source, source);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, route), 1);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "POST *"), 1);
	fetched_done(&r.got);
	tear_down(&r);
}

static void test_every_kind_of_sign_in(void)
{
	signs_in("maria", "dckr_pat_maria_rwd", SOURCE_PAT, "POST /v2/auth/token");
	signs_in("maria", "maria-password", SOURCE_PASSWORD, "POST /v2/users/login");
	signs_in("acme", "dckr_oat_acme_all", SOURCE_OAT, "POST /v2/auth/token");
}

static void test_wrong_password_once(void)
{
	struct rig r;

	set_up(&r, NULL, "maria", "not-her-password");
	fetch_open(&r.f);
	for (int i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(ask(&r, "repos.list", ACME)->err.status, ST_AUTH);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "POST *"), 1);
	fetched_done(&r.got);
	tear_down(&r);
}

static void test_second_factor(void)
{
	struct hub_status s;
	struct rig r;
	ticket t;

	set_up(&r, NULL, "otto", "otto-password");
	r.f.config.interactive = true;
	fetch_open(&r.f);
	t = fetch_submit(&r.f, "repos.list", ACME, WANT_BODY, false);
	fetch_wait(&r.f, t, &r.got);
	CU_ASSERT_PTR_NULL_FATAL(r.got.done);
	hub_status(r.f.hub, &s);
	CU_ASSERT_EQUAL(s.ask, HUB_ASK_CODE);
	hub_answer(r.f.hub, NULL, (char[]){ "123456" });
	do {
		fetch_wait(&r.f, t, &r.got);
	} while (!r.got.done);
	CU_ASSERT_EQUAL(r.got.done->err.status, ST_OK);
	fetched_done(&r.got);
	tear_down(&r);
}

/* C19: many pages meet 401 at once. */
static void test_one_renewal_for_all(void)
{
	static const char *const args[] = {
		"--tags",       "2500", "--repos", "1",
		"--rate-limit", "0",    "--fail",  "GET *page=[2-9]* 401 n=7",
		NULL,
	};
	struct rig r;

	set_up(&r, args, "maria", "dckr_pat_maria_rwd");
	fetch_open(&r.f);
	fetch_all(&r.f, "repos.list_tags",
		  "{\"namespace\":\"acme\",\"repository\":\"bulk-0001\"}", WANT_ROWS,
		  &r.got);
	CU_ASSERT_EQUAL(r.got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(r.got.rows, 2500);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "POST /v2/auth/token"), 2);
	fetched_done(&r.got);
	tear_down(&r);
}

static void test_sign_in_is_renewed(void)
{
	static const char *const args[] = { "--token-life", "1", "--rate-limit", "0",
					    NULL };
	int64_t until = wait_deadline();
	struct rig r;

	set_up(&r, args, "maria", "dckr_pat_maria_rwd");
	fetch_open(&r.f);
	while (hubsim_count(r.sim, "POST /v2/auth/token") < 3 && wait_left(until)) {
		CU_ASSERT_EQUAL(ask(&r, "repos.get", APP)->err.status, ST_OK);
	}
	CU_ASSERT_TRUE(hubsim_count(r.sim, "POST /v2/auth/token") >= 3);
	fetched_done(&r.got);
	tear_down(&r);
}

/* ---- changes ------------------------------------------------------------ */

/* The first `n` tags of acme/web-app as a plan. */
static struct plan *make_plan(struct rig *r, size_t n)
{
	/* Far enough in the future that no tag is a recent one. */
	static const struct protection none = { .now = 4102444800 };
	struct plan *p = plan_of_tags("acme", "web-app", 1709294400);
	ticket t = fetch_submit(&r->f, "repos.list_tags", APP, WANT_ROWS, false);
	struct reply *reply;
	bool done = false;

	while (!done && (reply = hub_wait(r->f.hub, t))) {
		for (size_t i = 0; reply->page && i < reply->page->n_rows && p->n < n;
		     i++) {
			const struct tag *tag = page_row(reply->page, i);

			plan_add_tag(p, &none,
				     &(struct plan_thing){ .name = tag->name.p,
							   .digest = tag->digest,
							   .size = tag->size,
							   .pushed = tag->pushed,
							   .pulled = tag->pulled });
		}
		done = reply->type == REPLY_DONE;
		reply_free(reply);
	}
	CU_ASSERT_EQUAL_FATAL(p->n, n);
	return p;
}

struct outcome {
	enum plan_state state[8];
	struct error err;
	char id[64];
};

static void run_plan(struct rig *r, struct plan *take_plan, struct outcome *ret)
{
	struct reply *reply;
	bool done = false;
	ticket t;

	*ret = (struct outcome){ 0 };
	snprintf(ret->id, sizeof(ret->id), "%s", take_plan->id);
	t = hub_run(r->f.hub, take_plan);
	while (!done && (reply = hub_wait(r->f.hub, t))) {
		if (reply->type == REPLY_ITEM && reply->result.item < 8)
			ret->state[reply->result.item] = reply->result.state;
		done = reply->type == REPLY_DONE;
		if (done)
			ret->err = reply->err;
		reply_free(reply);
	}
}

struct tally {
	const char *state;
	size_t n;
};

static bool tally_row(void *arg, const struct journal_row *row)
{
	struct tally *t = arg;

	CU_ASSERT_FALSE(row->damaged);
	CU_ASSERT_STRING_EQUAL(row->who, "maria");
	CU_ASSERT_STRING_EQUAL(row->credential, "pat");
	t->n += !strcmp(row->state, t->state);
	return true;
}

/* How many rows of the job ended so; read beside the running hub. */
static size_t words(struct rig *r, const char *job, const char *state)
{
	struct tally t = { .state = state };
	struct journal *j = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(journal_open(r->path, &j, &err), ST_OK);
	CU_ASSERT_EQUAL(journal_read(j, job, tally_row, &t, &err), ST_OK);
	journal_close(j);
	return t.n;
}

static void test_one_tag(void)
{
	struct plan *p;
	char params[200];
	struct rig r;

	set_up(&r, NULL, "maria", "dckr_pat_maria_rwd");
	fetch_open(&r.f);
	p = make_plan(&r, 1);
	snprintf(params, sizeof(params),
		 "{\"namespace\":\"acme\",\"repository\":\"web-app\",\"tag\":\"%s\"}",
		 p->items[0].name);
	CU_ASSERT_EQUAL(ask(&r, "repos.get_tag", params)->http, 200);
	CU_ASSERT_EQUAL(ask(&r, "repos.delete_tag", params)->err.status, ST_OK);
	CU_ASSERT_FALSE(r.got.done->gone);
	CU_ASSERT_EQUAL(ask(&r, "repos.get_tag", params)->http, 404);
	CU_ASSERT_EQUAL(ask(&r, "repos.delete_tag", params)->err.status, ST_OK);
	CU_ASSERT_TRUE(r.got.done->gone);
	CU_ASSERT_EQUAL(words(&r, NULL, "done"), 1);
	CU_ASSERT_EQUAL(words(&r, NULL, "gone"), 1);
	fetched_done(&r.got);
	plan_free(p);
	tear_down(&r);
}

static void test_a_scope_too_small(void)
{
	struct plan *p;
	struct outcome o;
	struct rig r;

	set_up(&r, NULL, "maria", "dckr_pat_maria_ro");
	fetch_open(&r.f);
	p = make_plan(&r, 7);
	run_plan(&r, p, &o);
	CU_ASSERT_EQUAL(o.err.status, ST_GATE);
	CU_ASSERT_EQUAL(o.state[4], ITEM_FAILED);
	CU_ASSERT_EQUAL(o.state[5], ITEM_SKIPPED);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 5);
	CU_ASSERT_EQUAL(words(&r, o.id, "failed"), 5);
	tear_down(&r);
}

/* The first DELETE is carried out, and its answer does not arrive. */
static void test_lost_answers(void)
{
	static const char *const args[] = { "--fail", "DELETE * after-reset n=1",
					    NULL };
	struct plan *p;
	struct outcome o;
	struct rig r;

	set_up(&r, args, "maria", "dckr_pat_maria_rwd");
	fetch_open(&r.f);
	p = make_plan(&r, 2);
	run_plan(&r, p, &o);
	CU_ASSERT_EQUAL(o.err.status, ST_OK);
	CU_ASSERT_EQUAL(o.state[0], ITEM_GONE);
	CU_ASSERT_EQUAL(o.state[1], ITEM_DONE);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 2);
	CU_ASSERT_EQUAL(words(&r, o.id, "gone"), 1);
	CU_ASSERT_EQUAL(words(&r, o.id, "done"), 1);
	tear_down(&r);
}

/* The program ends while the Hub is silent: the deletion is noted as unknown. */
static void test_closed_in_the_middle(void)
{
	static const char *const args[] = { "--fail", "DELETE * stall n=1", NULL };
	struct plan *p;
	struct rig r;

	set_up(&r, args, "maria", "dckr_pat_maria_rwd");
	r.f.config.timeouts.last_change_ms = 50;
	fetch_open(&r.f);
	p = make_plan(&r, 3);
	hub_run(r.f.hub, p);
	CU_ASSERT_TRUE(hubsim_wait(r.sim, "DELETE *", 1));
	hub_close(r.f.hub);
	r.f.hub = NULL;
	CU_ASSERT_EQUAL(words(&r, NULL, "unknown"), 1);
	CU_ASSERT_EQUAL(words(&r, NULL, "done"), 0);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 1);
	tear_down(&r);
}

/* A cause that is over by the next change is over. */
static void test_journal_is_tried_again(void)
{
	static const char one[] = "{\"namespace\":\"acme\",\"repository\":\"web-app\","
				  "\"tag\":\"pr-4997-c488\"}";
	const struct reply *got;
	struct rig r;

	set_up(&r, NULL, "maria", "maria-password");
	fetch_open(&r.f);
	CU_ASSERT_EQUAL_FATAL(chmod(r.env.home, 0777), 0);
	got = ask(&r, "repos.delete_tag", one);
	CU_ASSERT_EQUAL(got->err.status, ST_LOCAL);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 0);
	CU_ASSERT_EQUAL_FATAL(chmod(r.env.home, 0700), 0);
	got = ask(&r, "repos.delete_tag", one);
	CU_ASSERT_EQUAL(got->err.status, ST_OK);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 1);
	fetched_done(&r.got);
	tear_down(&r);
}

static void test_read_only(void)
{
	struct plan *p;
	struct outcome o;
	struct rig r;

	set_up(&r, NULL, "maria", "dckr_pat_maria_rwd");
	r.f.config.read_only = true;
	fetch_open(&r.f);
	p = make_plan(&r, 2);
	run_plan(&r, p, &o);
	CU_ASSERT_EQUAL(o.err.status, ST_GATE);
	CU_ASSERT_EQUAL(hubsim_count(r.sim, "DELETE *"), 0);
	CU_ASSERT_EQUAL(access(r.path, F_OK), -1);
	tear_down(&r);
}

static void test_pull_limit(void)
{
	struct rig r;

	set_up(&r, NULL, "maria", "dckr_pat_maria_rwd");
	fetch_open(&r.f);
	CU_ASSERT_EQUAL(ask(&r, "admin.pull_limit", "{}")->err.status, ST_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(r.got.done->body);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.got.done->body, "\"window_seconds\":21600"));
	CU_ASSERT_PTR_NOT_NULL(strstr(r.got.done->body, "\"account\":\"maria\""));
	fetched_done(&r.got);
	tear_down(&r);
}

CHECK_MAIN("hub_changes", test_every_kind_of_sign_in, test_wrong_password_once,
	   test_second_factor, test_one_renewal_for_all, test_sign_in_is_renewed,
	   test_one_tag, test_a_scope_too_small, test_lost_answers,
	   test_closed_in_the_middle, test_journal_is_tried_again, test_read_only,
	   test_pull_limit)
