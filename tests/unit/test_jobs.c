/* What the journal and the locks tell of jobs: how each stands, each once. */
#include "net/jobs.h"

#include "model/xalloc.h"
#include "net/job_lock.h"
#include "net/journal.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fetch.h"

enum { MANY = 300, BEGAN = 1800000000 };

#define NO_OUTCOME NULL
#define NOTE       "requests=3 limited=1 storage=10/4"

struct rig {
	struct env env;
	char *journal, *jobs;
	struct journal *j;
	int64_t clock;
	size_t n;
	struct job_summary all[MANY + 1];
};

static void set_up(struct rig *r)
{
	struct error err = { 0 };

	*r = (struct rig){ .clock = BEGAN };
	env_init(&r->env);
	r->journal = xasprintf("%s/journal.db", r->env.home);
	r->jobs = xasprintf("%s/jobs", r->env.home);
	CU_ASSERT_EQUAL_FATAL(journal_open(r->journal, &r->j, &err), ST_OK);
}

static void tear_down(struct rig *r)
{
	journal_close(r->j);
	free(r->journal);
	free(r->jobs);
	env_done(&r->env);
}

static void note(struct rig *r, const char *job, const char *operation,
		 const char *target, const char *params, const char *state,
		 const char *text)
{
	struct journal_intent in = {
		.at = r->clock++,
		.job = job,
		.who = "maria",
		.credential = "pat",
		.url = "https://hub.docker.com",
		.operation = operation,
		.target = target,
		.digest = "",
		.params = params,
	};
	struct error err = { 0 };
	int64_t id;

	CU_ASSERT_EQUAL_FATAL(journal_intent(r->j, &in, &id, &err), ST_OK);
	if (state)
		CU_ASSERT_EQUAL_FATAL(
			journal_outcome(r->j, id, r->clock++, state, 0, -1, text, &err),
			ST_OK);
}

/* A run of two items, and how it ended. */
static void note_run(struct rig *r, const char *job, const char *state)
{
	note(r, job, JOURNAL_RUN, "acme/app", "{\"items\":2}", state, NOTE);
}

static void note_item(struct rig *r, const char *job, const char *name,
		      const char *state)
{
	char *target = xasprintf("acme/app:%s", name);

	note(r, job, "repos.delete_tag", target, "{}", state, "");
	free(target);
}

static void note_job(struct rig *r, const char *job, const char *end, const char *one,
		     const char *two)
{
	note_run(r, job, end);
	note_item(r, job, "one", one);
	note_item(r, job, "two", two);
}

/* Another description of the file than the one that looks. */
static struct job_lock *take(struct rig *r)
{
	struct plan p = { .id = "a" };
	struct job_lock *lock = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(job_lock_take(r->jobs, &p, &lock, &err), ST_OK);
	return lock;
}

static void take_summary(void *arg, const struct job_summary *job)
{
	struct rig *r = arg;

	if (r->n < COUNT(r->all))
		r->all[r->n] = *job;
	r->n++;
}

static void list(struct rig *r)
{
	struct error err = { 0 };

	r->n = 0;
	CU_ASSERT_EQUAL_FATAL(jobs_list(r->env.home, r->journal, take_summary, r, &err),
			      ST_OK);
}

static enum job_state only(struct rig *r)
{
	list(r);
	CU_ASSERT_EQUAL_FATAL(r->n, 1);
	return r->all[0].state;
}

/* ---- how a job stands ---------------------------------------------------------- */

static void test_how_it_ended(void)
{
	static const struct {
		const char *end, *one, *two;
		enum job_state state;
	} cases[] = {
		{ "done", "done", "gone", JOB_FINISHED },
		{ "done", "drifted", "failed", JOB_FINISHED },
		{ "done", "done", "unknown", JOB_UNFINISHED },
		{ "skipped", "done", "skipped", JOB_UNFINISHED },
		{ NO_OUTCOME, "done", "done", JOB_FINISHED }, /* killed at its end */
		{ NO_OUTCOME, "done", NO_OUTCOME, JOB_UNFINISHED },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rig r;

		set_up(&r);
		note_job(&r, "a", cases[i].end, cases[i].one, cases[i].two);
		CU_ASSERT_EQUAL(only(&r), cases[i].state);
		job_lock_release(take(&r)); /* a file that nobody holds */
		CU_ASSERT_EQUAL(only(&r), cases[i].state);
		tear_down(&r);
	}
}

/* Its end is recorded: but what the Hub refused, or nobody knows of, is tried again,
 * and that run is noted only once it is signed in. */
static void test_who_holds_the_lock_runs_it(void)
{
	static const struct {
		const char *end, *one, *two;
	} cases[] = {
		{ NO_OUTCOME, "done", "done" },   { NO_OUTCOME, "done", NO_OUTCOME },
		{ "skipped", "done", "skipped" }, { "done", "done", "failed" },
		{ "done", "done", "unknown" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rig r;
		struct job_lock *lock;

		set_up(&r);
		note_job(&r, "a", cases[i].end, cases[i].one, cases[i].two);
		lock = take(&r);
		CU_ASSERT_EQUAL(only(&r), JOB_RUNNING);
		CU_ASSERT_EQUAL(strncmp(r.all[0].holder, "pid ", 4), 0);
		job_lock_release(lock);
		tear_down(&r);
	}
}

/* Nothing is left to try: whose lock it is says nothing more. */
static void test_a_job_that_is_over_is_not_looked_at(void)
{
	struct rig r;
	struct job_lock *lock;

	set_up(&r);
	note_job(&r, "a", "done", "done", "drifted");
	lock = take(&r);
	CU_ASSERT_EQUAL(only(&r), JOB_FINISHED);
	CU_ASSERT_STRING_EQUAL(r.all[0].holder, "");
	job_lock_release(lock);
	tear_down(&r);
}

/* ---- many of them --------------------------------------------------------------- */

/* The second runs come after all the first ones. */
static void test_each_is_told_once_the_newest_first(void)
{
	struct rig r;
	char job[16];

	set_up(&r);
	for (int run = 0; run < 2; run++)
		for (int i = 0; i < MANY; i++) {
			snprintf(job, sizeof(job), "job-%d", i);
			note_run(&r, job, run ? "done" : "skipped");
			note_item(&r, job, run ? "two" : "one", "done");
		}
	list(&r);
	CU_ASSERT_EQUAL(r.n, MANY);
	for (int i = 0; i < MANY; i++) {
		const struct job_summary *s = &r.all[i];

		snprintf(job, sizeof(job), "job-%d", MANY - 1 - i);
		CU_ASSERT_STRING_EQUAL(s->id, job);
		CU_ASSERT_EQUAL(s->runs, 2);
		CU_ASSERT_EQUAL(s->counts[ITEM_DONE], 2);
		CU_ASSERT_EQUAL(s->requests, 6);
		CU_ASSERT_EQUAL(s->limited, 2);
		CU_ASSERT_EQUAL(s->storage_before, 10);
		CU_ASSERT_EQUAL(s->storage_after, 4);
		CU_ASSERT_EQUAL(s->state, JOB_FINISHED);
		CU_ASSERT_TRUE(s->began < s->ended);
	}
	tear_down(&r);
}

/* ---- as the screen asks -----------------------------------------------------------
 */

static size_t counted(const char *journal)
{
	struct fetch_hub f;
	struct reply *r;
	size_t n = SIZE_MAX;

	/* Nobody is asked for anything. */
	fetch_init(&f, "http://127.0.0.1:1", NULL, NULL);
	f.config.journal_path = journal;
	fetch_open(&f);
	r = hub_wait(f.hub, hub_count_jobs(f.hub));
	CU_ASSERT_TRUE(r && r->type == REPLY_DONE);
	if (r && r->err.status == ST_OK)
		n = r->count;
	reply_free(r);
	fetch_close(&f);
	return n;
}

/* More than are read in one turn of the net thread. */
static void test_those_that_did_not_end_are_counted(void)
{
	struct rig r;
	struct job_lock *lock;
	char job[16];

	set_up(&r);
	for (int i = 0; i < MANY; i++) {
		snprintf(job, sizeof(job), "job-%d", i);
		note_job(&r, job, "done", "done", i % 3 ? "done" : "unknown");
	}
	note_job(&r, "a", NO_OUTCOME, "done", NO_OUTCOME);
	CU_ASSERT_EQUAL(counted(r.journal), MANY / 3 + 1);
	lock = take(&r);
	CU_ASSERT_EQUAL(counted(r.journal), MANY / 3);
	job_lock_release(lock);
	tear_down(&r);
}

static void test_where_nothing_is_recorded_none_is_counted(void)
{
	struct rig r;
	char *path;
	FILE *f;

	set_up(&r);
	CU_ASSERT_EQUAL(counted(r.journal), 0);
	path = xasprintf("%s/nowhere/journal.db", r.env.home);
	CU_ASSERT_EQUAL(counted(path), 0);
	free(path);
	CU_ASSERT_EQUAL(counted(NULL), 0);
	path = xasprintf("%s/odd.db", r.env.home);
	f = fopen(path, "we");
	CU_ASSERT_TRUE_FATAL(f &&
			     fputs("no journal, and longer than its header is "
				   "read: ................................",
				   f) >= 0 &&
			     !fclose(f));
	CU_ASSERT_EQUAL(counted(path), SIZE_MAX);
	free(path);
	tear_down(&r);
}

static void test_without_a_journal_there_are_none(void)
{
	struct rig r;

	set_up(&r);
	journal_close(r.j);
	r.j = NULL;
	free(r.journal);
	r.journal = xasprintf("%s/nowhere/journal.db", r.env.home);
	list(&r);
	CU_ASSERT_EQUAL(r.n, 0);
	tear_down(&r);
}

CHECK_MAIN("jobs", test_how_it_ended, test_who_holds_the_lock_runs_it,
	   test_a_job_that_is_over_is_not_looked_at,
	   test_each_is_told_once_the_newest_first,
	   test_those_that_did_not_end_are_counted,
	   test_where_nothing_is_recorded_none_is_counted,
	   test_without_a_journal_there_are_none)
