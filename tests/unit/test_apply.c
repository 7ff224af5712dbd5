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

static void plan(struct rig *r, const char *rule)
{
	char *words = xasprintf("clean acme/web-app %s --older-than 90d --json", rule);
	struct run *run = cli(&r->w, words);
	json_object *o;

	o = parsed(run->out);
	r->planned = json_int(o, "/delete");
	snprintf(r->id, sizeof(r->id), "%.*s", STR_ARG(json_str(o, "/id")));
	CU_ASSERT_EQUAL(run->status, 0);
	CU_ASSERT_TRUE(r->planned > 0);
	json_object_put(o);
	run_free(run);
	free(words);
}

static void set_up(struct rig *r, const char *rule, const char *const *hub_args)
{
	*r = (struct rig){ 0 };
	world_open(&r->w, "maria", "maria-password", hub_args);
	plan(r, rule);
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

	set_up(&r, "--match pr-42*",
	       (const char *const[]){ "--rate-limit", "0", NULL });
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

	set_up(&r, "--match pr-42*", fault);
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

	set_up(&r, "--match pr-42*",
	       (const char *const[]){ "--rate-limit", "0", NULL });
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

	set_up(&r, "--match pr-*", (const char *const[]){ "--rate-limit", "60", NULL });
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

	set_up(&r, "--match pr-42*", NULL);
	env_put(&r.w.env, "DOCKERHUB_TOKEN=wrong");
	expect_about(&r, "apply %s --detach " GO, 77, "password");
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE *"), 0);
	tear_down(&r);
}

/* ---- by digest ------------------------------------------------------------ */

#define MANIFESTS  "/v2/namespaces/acme/repositories/web-app/manifests"
#define REPOSITORY "/v2/namespaces/acme/repositories/web-app"
#define FREE       "--rate-limit", "0"

/* Tags are gone, and their images are left without one. */
static void set_up_untagged(struct rig *r, const char *const *hub_args)
{
	set_up(r, "--match pr-4[0-3]*", hub_args);
	expect_about(r, "apply %s " GO, 0, NULL);
	plan(r, "--untagged");
	CU_ASSERT_TRUE(r->planned > 25);
}

static size_t batches(const struct rig *r)
{
	return ((size_t)r->planned + 24) / 25;
}

static void expect_none_left(struct rig *r)
{
	struct run *run = cli(&r->w, "clean acme/web-app --untagged --older-than 90d "
				     "--json");
	json_object *o = parsed(run->out);

	CU_ASSERT_EQUAL(json_int(o, "/delete"), 0);
	json_object_put(o);
	run_free(run);
}

static void test_images_go_many_at_a_time(void)
{
	struct rig r;

	set_up_untagged(&r, (const char *const[]){ FREE, NULL });
	expect_about(&r, "apply %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), batches(&r));
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	CU_ASSERT_TRUE(told(&r, "/storage_before") > told(&r, "/storage_after"));
	expect_none_left(&r);
	tear_down(&r);
}

/* The Hub does as it is told, and the line breaks: nothing is sent twice. */
static void test_a_lost_answer_is_looked_for_in_the_registry(void)
{
	struct rig r;

	set_up_untagged(&r, (const char *const[]){
				    FREE, "--fail",
				    "DELETE " MANIFESTS " after-reset n=1", NULL });
	expect_about(&r, "apply %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), batches(&r));
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "HEAD /v2/acme/web-app/manifests/*"), 25);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	expect_none_left(&r);
	tear_down(&r);
}

/* A 500 without a deed: what is still there afterwards is unknown, and the next run
 * reads the list before it sends anything. */
static void test_what_is_still_there_is_unknown(void)
{
	struct rig r;

	set_up_untagged(&r,
			(const char *const[]){ FREE, "--clock-scale", "0", "--fail",
					       "DELETE " MANIFESTS " 500 n=1", NULL });
	expect_about(&r, "apply %s " GO, 3, NULL);
	CU_ASSERT_EQUAL(told(&r, "/unknown"), 25);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned - 25);
	expect_about(&r, "apply --resume %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), batches(&r) + 1);
	tear_down(&r);
}

static void test_the_registry_takes_what_the_hub_does_not(void)
{
	struct rig r;

	set_up_untagged(&r, (const char *const[]){ FREE, "--fail",
						   "DELETE " MANIFESTS " 404:route",
						   NULL });
	expect_about(&r, "apply %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), 1);
	CU_ASSERT_EQUAL(
		hubsim_count(r.w.hub, "DELETE /v2/acme/web-app/manifests/sha256:*"),
		(size_t)r.planned);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	/* Of an index the images are left, and found by the next plan. */
	tear_down(&r);
}

/* A tag of the digest that stays keeps its image; what goes whole goes at once. */
static void test_whole_digests_go_with_their_tags(void)
{
	struct rig r;
	size_t single, at_once;

	set_up(&r, "--match pr-4[0-3]* --by-digest",
	       (const char *const[]){ FREE, NULL });
	expect_about(&r, "apply %s " GO, 0, NULL);
	single = hubsim_count(r.w.hub, "DELETE */tags/*");
	at_once = hubsim_count(r.w.hub, "DELETE " MANIFESTS);
	CU_ASSERT_TRUE(at_once > 0 && at_once + single < (size_t)r.planned / 5);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	plan(&r, "--match *");
	CU_ASSERT_TRUE(r.planned > 0);
	tear_down(&r);
}

static void test_tags_go_alone_where_digests_do_not(void)
{
	struct rig r;

	set_up(&r, "--match pr-42* --by-digest",
	       (const char *const[]){ FREE, "--fail", "DELETE " MANIFESTS " 404:route",
				      NULL });
	expect_about(&r, "apply %s " GO, 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), 1);
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE */tags/pr-42*"),
			(size_t)r.planned);
	/* Each after a look of its own, as always in a plan of that size. */
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "GET */tags/pr-42*"), (size_t)r.planned);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	tear_down(&r);
}

/* How often the repository's dates were looked at, by a job with this fault. */
static size_t looks(const char *fault, size_t batches)
{
	struct rig r;
	size_t before, n;

	set_up(&r, "--match pr-42* --by-digest",
	       (const char *const[]){ FREE, "--fail", fault, NULL });
	before = hubsim_count(r.w.hub, "GET " REPOSITORY);
	expect_about(&r, "apply %s " GO, 0, NULL);
	n = hubsim_count(r.w.hub, "GET " REPOSITORY) - before;
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE " MANIFESTS), batches);
	CU_ASSERT_EQUAL(told(&r, "/done"), r.planned);
	tear_down(&r);
	return n;
}

/* Somebody may tag the digest meanwhile, and that tag would go, too. */
static void test_a_batch_that_had_to_wait_is_looked_at_again(void)
{
	size_t without = looks("GET /nothing 500", 1);

	CU_ASSERT_TRUE(without >= 3);
	CU_ASSERT_EQUAL(looks("DELETE " MANIFESTS " 429:1 n=1", 2), without + 1);
	CU_ASSERT_EQUAL(looks("DELETE " MANIFESTS " 401 n=1", 2), without + 1);
}

/* A line taken out of the plan is a tag that stays, and with it its image. */
static void test_a_digest_of_a_tag_that_stays_is_not_deleted(void)
{
	struct rig r;
	char *line;
	struct run *run;

	set_up(&r, "--match pr-42* --by-digest", (const char *const[]){ FREE, NULL });
	line = xasprintf("cd $HOME/.local/state/hubdeck/plans && grep -v pr-4277-ce2d "
			 "%s.jsonl > cut.jsonl && "
			 "$HUBDECK apply cut.jsonl " GO,
			 r.id);
	run = cli_shell(&r.w, line);
	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	free(line);
	run = cli(&r.w, "repos get-tag --namespace acme --repository web-app --tag "
			"pr-4277-ce2d --no-input");
	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	/* The other tag of its digest. */
	CU_ASSERT_EQUAL(hubsim_count(r.w.hub, "DELETE */tags/pr-4274-4bf3"), 1);
	tear_down(&r);
}

CHECK_MAIN("apply", test_images_go_many_at_a_time,
	   test_a_lost_answer_is_looked_for_in_the_registry,
	   test_what_is_still_there_is_unknown,
	   test_the_registry_takes_what_the_hub_does_not,
	   test_whole_digests_go_with_their_tags,
	   test_tags_go_alone_where_digests_do_not,
	   test_a_batch_that_had_to_wait_is_looked_at_again,
	   test_a_digest_of_a_tag_that_stays_is_not_deleted,
	   test_a_plan_is_carried_out_once,
	   test_what_was_refused_is_tried_once_more_when_asked_to,
	   test_what_is_no_job_is_said, test_a_detached_job_goes_to_its_end,
	   test_a_detached_job_is_shown_and_stopped,
	   test_a_job_that_cannot_begin_is_told_at_once)
