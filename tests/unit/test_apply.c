/* `hubdeck apply`, `jobs` and `report` against the simulated Hub. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define GO "--allow-destructive --yes --confirm acme/web-app --no-input"

/* A world, and the plan of some tags in it. */
struct rig {
	struct world w;
	char id[64];
	int64_t planned;
};

static void set_up(struct rig *r, const char *match, const char *const *hub_args)
{
	char *words = xasprintf("clean acme/web-app --match %s --older-than 90d --json",
				match);
	struct run *run;
	json_object *o;

	*r = (struct rig){ 0 };
	world_open(&r->w, "maria", "maria-password", hub_args);
	run = cli(&r->w, words);
	o = parsed(run->out);
	r->planned = json_int(o, "/delete");
	snprintf(r->id, sizeof(r->id), "%.*s", STR_ARG(json_str(o, "/id")));
	CU_ASSERT_EQUAL(run->status, 0);
	CU_ASSERT_TRUE(r->planned > 0);
	json_object_put(o);
	run_free(run);
	free(words);
}

static void tear_down(struct rig *r)
{
	world_close(&r->w);
}

/* "apply %s --x" with the id for %s. */
static char *about(const struct rig *r, const char *form)
{
	const char *at = strstr(form, "%s");

	return xasprintf("%.*s%s%s", (int)(at - form), form, r->id, at + 2);
}

static struct run *run_about(struct rig *r, const char *form)
{
	char *words = about(r, form);
	struct run *run = cli(&r->w, words);

	free(words);
	return run;
}

static void expect_about(struct rig *r, const char *form, int status,
			 const char *in_err)
{
	char *words = about(r, form);

	expect_exit(&r->w, words, status, in_err);
	free(words);
}

/* What report --json says of the job at this pointer. */
static int64_t told(struct rig *r, const char *pointer)
{
	struct run *run = run_about(r, "report %s --json");
	json_object *o = parsed(run->out);
	int64_t n = json_int(o, pointer);

	json_object_put(o);
	run_free(run);
	return n;
}

/* Until nobody has the job any more. */
static void await_end(struct rig *r)
{
	char *path =
		xasprintf("%s/.local/state/hubdeck/jobs/%s.lock", r->w.env.home, r->id);
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open(path, O_RDWR | O_CLOEXEC);

	CU_ASSERT_TRUE(fd >= 0 && !fcntl(fd, F_OFD_SETLKW, &whole));
	if (fd >= 0)
		close(fd);
	free(path);
}

/* ---- in the foreground ---------------------------------------------------- */

static void test_a_plan_is_carried_out_once(void)
{
	struct rig r;

	set_up(&r, "pr-42*", (const char *const[]){ "--rate-limit", "0", NULL });
	expect_about(&r, "apply %s --no-input", 4, "allow-destructive");
	expect_about(&r, "apply %s --dry-run --allow-destructive", 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), 0);
	expect_about(&r, "apply %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), (size_t)r.planned);
	expect_about(&r, "apply %s " GO, 64, "was begun before");
	expect_about(&r, "apply --resume %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), (size_t)r.planned);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	CU_ASSERT_EQUAL(told(&r, "/left"), 0);
	tear_down(&r);
}

static void test_what_was_refused_is_tried_once_more_when_asked_to(void)
{
	static const char *const fault[] = {
		"--rate-limit", "0", "--fail", "DELETE */tags/* 403 n=1", NULL,
	};
	struct rig r;
	size_t sent;

	set_up(&r, "pr-42*", fault);
	expect_about(&r, "apply %s " GO, 3, NULL);
	CU_ASSERT_EQUAL(told(&r, "/failed"), 1);
	sent = hubsim_count(r.w.hub, "DELETE *");
	expect_about(&r, "apply --resume %s " GO, 3, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), sent);
	expect_about(&r, "apply --resume %s --retry-failed " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), sent + 1);
	CU_ASSERT_EQUAL(told(&r, "/failed"), 0);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	tear_down(&r);
}

static void test_what_is_no_job_is_said(void)
{
	struct world w;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "apply", 64, "which plan");
	expect_exit(&w, "apply --resume clean-20200101-000000-0000", 64, NULL);
	expect_exit(&w, "apply /nowhere/plan.jsonl", 74, "/nowhere/plan.jsonl");
	expect_exit(&w, "report nothing", 64, "hubdeck jobs");
	expect_exit(&w, "jobs stop nothing", 64, "is not running");
	expect_exit(&w, "jobs begin x", 64, "jobs stop ID");
	expect_exit(&w, "apply x --detached", 64, "detach");
	expect_exit(&w, "jobs", 0, NULL);
	world_close(&w);
}

/* ---- detached ------------------------------------------------------------- */

static void test_a_detached_job_goes_to_its_end(void)
{
	struct rig r;
	struct run *run;
	char *log, *text = xcalloc(1, 1 << 16);
	FILE *f;

	set_up(&r, "pr-42*", (const char *const[]){ "--rate-limit", "0", NULL });
	run = run_about(&r, "apply %s --detach " GO);
	CU_ASSERT_EQUAL(run->status, 0);
	CU_ASSERT_TRUE(strstr(run->out, "hubdeck jobs stop") != NULL);
	run_free(run);
	await_end(&r);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), (size_t)r.planned);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	log = xasprintf("%s/.local/state/hubdeck/jobs/%s.log", r.w.env.home, r.id);
	f = fopen(log, "re");
	CU_ASSERT_TRUE(f && fread(text, 1, (1 << 16) - 1, f) > 0);
	CU_ASSERT_TRUE(strstr(text, r.id) != NULL);
	if (f)
		fclose(f);
	free(text);
	free(log);
	tear_down(&r);
}

/* It waits for the next minute when it is told to end. */
static void test_a_detached_job_is_shown_and_stopped(void)
{
	struct rig r;
	struct run *run;
	size_t sent;

	set_up(&r, "pr-*", (const char *const[]){ "--rate-limit", "60", NULL });
	run = run_about(&r, "apply %s --detach " GO);
	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	run = cli(&r.w, "jobs --columns job,state --csv");
	CU_ASSERT_TRUE(strstr(run->out, ",running") != NULL);
	run_free(run);
	expect_about(&r, "apply --resume %s " GO, 4, "pid ");
	expect_about(&r, "jobs stop %s", 0, NULL);
	await_end(&r);
	sent = hubsim_count(r.w.hub, "DELETE *");
	CU_ASSERT_TRUE(sent < (size_t)r.planned);
	CU_ASSERT_EQUAL(told(&r, "/done"), (int64_t)sent);
	CU_ASSERT_EQUAL(told(&r, "/left"), r.planned - (int64_t)sent);
	expect_about(&r, "jobs stop %s", 64, "is not running");
	tear_down(&r);
}

static void test_a_job_that_cannot_begin_is_told_at_once(void)
{
	struct rig r;

	set_up(&r, "pr-42*", NULL);
	env_put(&r.w.env, "DOCKERHUB_TOKEN=wrong");
	expect_about(&r, "apply %s --detach " GO, 77, "password");
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), 0);
	tear_down(&r);
}

CHECK_MAIN("apply", test_a_plan_is_carried_out_once,
	   test_what_was_refused_is_tried_once_more_when_asked_to,
	   test_what_is_no_job_is_said, test_a_detached_job_goes_to_its_end,
	   test_a_detached_job_is_shown_and_stopped,
	   test_a_job_that_cannot_begin_is_told_at_once)
