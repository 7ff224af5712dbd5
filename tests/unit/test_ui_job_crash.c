/*
 * Killed before every call of the system that others may notice: a write, a sync, a
 * name that comes or goes, bytes that are sent (QUALITY B1, B11).  Then resumed, and
 * the same must hold as ever.
 *
 * CRASH_EVERY=1 (make soak) tries each of them; else some.  POWER_CUTS=10000: so often
 * the power fails, and of what was not synced only a part is on the disk (B17);
 * POWER_FIRST is the first seed.
 */
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/plan_file.h"
#include "tests/check.h"
#include "tests/harness/job_rig.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

enum {
	TAGS = 5,
	RESUMES_MAX = 4,
	STEPS_MAX = 1000,
	STEPS = 170,
	CUTS = 50,
	KILLED = 128 + SIGKILL
};

static long every(void)
{
	const char *s = getenv("CRASH_EVERY");
	long n = s ? strtol(s, NULL, 10) : 0;

	return n > 0 ? n : 5;
}

/* A repository and its plan.  By digest two of the tags are one image. */
static void prepare(struct job_rig *r, enum rig_mode mode)
{
	rig_next(r);
	r->mode = mode;
	rig_push(r, "keep-0", 100, NULL);
	for (int i = 0; i < TAGS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_push(r, name, 50 + i,
			 mode == RIG_BY_DIGEST && i == 1 ? "old-0" : NULL);
	}
	for (int i = 0; i < TAGS && mode == RIG_UNTAGGED; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_remove(r, name);
	}
	CU_ASSERT_TRUE_FATAL(rig_plan(r));
	CU_ASSERT_EQUAL(r->n, TAGS);
}

static void resume(struct job_rig *r)
{
	int status = -1;

	for (int i = 0; i < RESUMES_MAX && status; i++) {
		struct run *run = rig_apply(r, true, NULL, NULL);

		status = run->status;
		if (status)
			printf("  resumed: exit %d %s\n", status, run->err);
		run_free(run);
	}
	CU_ASSERT_EQUAL(status, 0);
}

/* False when it came to its end first. */
static bool crash(struct job_rig *r, enum rig_mode mode, long n)
{
	char *fault = xasprintf("step:%ld:KILL", n);
	struct run *run;
	int status;

	prepare(r, mode);
	rig_forget_journal(r); /* it is made, too */
	run = rig_apply(r, false, fault, NULL);
	status = run->status;
	run_free(run);
	rig_settle(r);
	rig_check(r, false);
	resume(r);
	rig_settle(r);
	rig_check(r, true);
	CU_ASSERT_EQUAL(rig_count(r, "done") + rig_count(r, "gone"), TAGS);
	if (r->bad)
		printf("  %s\n", fault);
	CU_ASSERT_EQUAL(r->bad, 0);
	r->bad = 0;
	free(fault);
	return status != 0;
}

static void kill_anywhere(enum rig_mode mode)
{
	struct job_rig r;
	long n = 1, jobs = 0;
	bool killed = true;

	rig_open(&r, hubdeck_main);
	for (; killed && n < STEPS_MAX; n += every()) {
		if (++jobs % RIG_JOBS == 0) {
			rig_close(&r);
			rig_open(&r, hubdeck_main);
		}
		killed = crash(&r, mode, n);
	}
	/* There were some, and then there were no more. */
	CU_ASSERT_TRUE(n > 50 && n < STEPS_MAX);
	printf("  %ld steps, %ld jobs\n", n, jobs);
	rig_close(&r);
}

static void test_killed_anywhere(void)
{
	kill_anywhere(RIG_TAGS);
}

static void test_killed_anywhere_by_digest(void)
{
	kill_anywhere(RIG_BY_DIGEST);
}

static void test_killed_anywhere_without_tags(void)
{
	kill_anywhere(RIG_UNTAGGED);
}

/* ---- the power fails ---------------------------------------------------------- */

/* What was in memory alone. */
static void forget_memory(const struct job_rig *r)
{
	char *path = xasprintf("%s/.local/state/hubdeck/journal.db-shm", r->env.home);

	unlink(path);
	free(path);
}

static void cut_power(struct job_rig *r, long n, unsigned long seed)
{
	char *power = xasprintf("HUBDECK_POWER=%ld:%lu", n, seed);

	prepare(r, seed % 4 ? RIG_TAGS : RIG_BY_DIGEST);
	if (seed % 3 == 0)
		rig_forget_journal(r);
	env_put(&r->env, power);
	run_free(rig_apply(r, false, NULL, NULL));
	env_put(&r->env, "HUBDECK_POWER");
	forget_memory(r);
	rig_settle(r);
	rig_check(r, false);
	resume(r);
	rig_settle(r);
	rig_check(r, true);
	if (r->bad)
		printf("  %s\n", power);
	CU_ASSERT_EQUAL(r->bad, 0);
	r->bad = 0;
	free(power);
}

static long number(const char *name, long otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtol(s, NULL, 10) : otherwise;
}

/* Somewhere in a job, or with the first ones in a journal that is only being made. */
static void test_the_power_fails(void)
{
	long first = number("POWER_FIRST", 0), cuts = number("POWER_CUTS", CUTS);
	struct job_rig r;

	for (long i = 0; i < cuts; i++) {
		unsigned long seed = (unsigned long)(first + i);

		if (i % RIG_JOBS == 0)
			rig_open(&r, hubdeck_main);
		cut_power(&r, (long)(1 + (seed * 37 + seed / 100) % STEPS), seed);
		if (i % RIG_JOBS == RIG_JOBS - 1 || i + 1 == cuts)
			rig_close(&r);
	}
}

/* ---- the plan ------------------------------------------------------------------- */

/* Each file is a whole plan, or none; how many are. */
static size_t whole_plans(const struct job_rig *r)
{
	char *pattern = xasprintf("%s/.local/state/hubdeck/plans/*", r->env.home);
	glob_t found = { 0 };
	size_t n = 0;

	(void)!glob(pattern, 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct error err = { 0 };
		struct plan *p = NULL;

		if (plan_file_load(found.gl_pathv[i], &p, &err) == ST_OK) {
			CU_ASSERT_EQUAL(p->n, TAGS);
			n++;
		}
		plan_free(p);
	}
	globfree(&found);
	free(pattern);
	return n;
}

static void test_killed_while_planning(void)
{
	struct job_rig r;
	bool killed = true;
	long n = 1;

	rig_open(&r, hubdeck_main);
	rig_next(&r);
	for (int i = 0; i < TAGS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_push(&r, name, 50 + i, NULL);
	}
	for (; killed && n < STEPS_MAX; n++) {
		char *fault = xasprintf("HUBDECK_FAULT=step:%ld:KILL", n);
		struct run *run;

		env_put(&r.env, fault);
		run = rig_run(&r, "clean acme/bulk-0001 --match ^old- --older-than 30d "
				  "--include-never-pulled --json");
		killed = run->status == KILLED;
		CU_ASSERT_TRUE(killed || !run->status);
		env_put(&r.env, "HUBDECK_FAULT");
		run_free(run);
		CU_ASSERT_TRUE(whole_plans(&r) > 0 || killed);
		free(fault);
	}
	CU_ASSERT_TRUE(n > 3 && n < STEPS_MAX);
	rig_close(&r);
}

int main(int argc, char **argv)
{
	if (!run_preloaded(argv, "faults.so power.so clock.so")) {
		puts("0 passed, 0 failed");
		return EXIT_SUCCESS;
	}
	return CHECK_RUN("job_crash", argc, argv, test_killed_anywhere,
			 test_killed_anywhere_by_digest,
			 test_killed_anywhere_without_tags, test_the_power_fails,
			 test_killed_while_planning);
}
