/*
 * How jobs end that somebody or something stops: two programs at once, another account,
 * a disk that fails, signals (QUALITY B4, B5, B12-B15).
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"
#include "tests/harness/job_rig.h"
#include "tests/unit/hubsim_client.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

enum {
	TAGS = 5,
	PARTLY = 3,
	GATE = 4,
	BEGUN = 64,
	LOCAL = 74,
	UNBEGUN = 75,
	STEPS_MAX = 400,
};

static struct job_rig rig;

static void set_up(void)
{
	if (rig.repository == RIG_JOBS) {
		rig_close(&rig);
		rig_open(&rig, hubdeck_main);
	}
	rig_next(&rig);
	rig_push(&rig, "keep-0", 100, NULL);
	for (int i = 0; i < TAGS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_push(&rig, name, 50 + i, NULL);
	}
	CU_ASSERT_TRUE_FATAL(rig_plan(&rig));
}

static void check(bool over)
{
	rig_settle(&rig);
	rig_check(&rig, over);
	CU_ASSERT_EQUAL(rig.bad, 0);
	rig.bad = 0;
}

static int apply(bool resume, const char *fault, const char *in_err)
{
	struct run *run = rig_apply(&rig, resume, fault, NULL);
	int status = run->status;

	if (in_err && !strstr(run->err, in_err))
		printf("  exit %d: %s\n", status, run->err);
	CU_ASSERT_TRUE(!in_err || strstr(run->err, in_err) != NULL);
	run_free(run);
	return status;
}

static void finish(void)
{
	CU_ASSERT_EQUAL(apply(true, NULL, NULL), 0);
	check(true);
	CU_ASSERT_EQUAL(rig_count(&rig, "done") + rig_count(&rig, "gone"), TAGS);
}

/* A new minute with so many requests left. */
static void limit(int remaining)
{
	char *body = xasprintf("{\"account\":\"maria\",\"remaining\":%d}", remaining);
	struct answer a = post(rig.hub, "/_hubsim/limit", body);

	answer_free(&a);
	free(body);
}

/* ---- two of them --------------------------------------------------------------- */

static void test_the_second_is_told_who_is_at_work(void)
{
	struct child first;
	size_t before = hubsim_count(rig.hub, "DELETE *");
	struct run *run;

	set_up();
	rig_fault(&rig, "DELETE */tags/* stall n=1");
	rig_apply_start(&rig, &first, false);
	CU_ASSERT_TRUE(hubsim_wait(rig.hub, "DELETE *", before + 1));
	CU_ASSERT_EQUAL(apply(true, NULL, "another job is at work there (pid "), GATE);
	run = rig_run(&rig, "jobs --json");
	CU_ASSERT_PTR_NOT_NULL(strstr(run->out, "running"));
	run_free(run);
	CU_ASSERT_EQUAL(hubsim_count(rig.hub, "DELETE *"), before + 1);
	run = child_wait(&first);
	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	check(true);
	CU_ASSERT_EQUAL(apply(false, NULL, "was begun before"), 64);
}

/* A program that stands still there, while another does it all.  False: it had the
 * job already. */
static bool stands_still_at(long step)
{
	char *fault = xasprintf("HUBDECK_FAULT=step:%ld:STOP", step);
	struct child slow;
	struct run *run;
	siginfo_t what = { 0 };
	int status;

	set_up();
	rig_forget_journal(&rig); /* one that holds SQLite's locks proves nothing */
	env_put(&rig.env, fault);
	rig_apply_start(&rig, &slow, true);
	env_put(&rig.env, "HUBDECK_FAULT");
	CU_ASSERT_EQUAL(
		waitid(P_PID, (id_t)slow.pid, &what, WSTOPPED | WEXITED | WNOWAIT), 0);
	CU_ASSERT_EQUAL(what.si_code, CLD_STOPPED);
	status = apply(true, NULL, NULL);
	CU_ASSERT_TRUE(status == 0 || status == GATE);
	kill(slow.pid, SIGCONT);
	run = child_wait(&slow);
	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	check(true);
	CU_ASSERT_EQUAL(rig_count(&rig, "done"), TAGS);
	free(fault);
	return status == 0;
}

/* It has read how far the job is, and then another one finishes it. */
static void test_what_another_did_meanwhile_is_not_done_again(void)
{
	long step = 1;

	while (step < STEPS_MAX && stands_still_at(step))
		step++;
	CU_ASSERT_TRUE(step > 5 && step < STEPS_MAX);
}

static void test_many_at_once(void)
{
	struct child all[4];
	int good = 0;

	set_up();
	for (size_t i = 0; i < COUNT(all); i++)
		rig_apply_start(&rig, &all[i], i > 0);
	for (size_t i = 0; i < COUNT(all); i++) {
		struct run *run = child_wait(&all[i]);

		/* The first does not go on with what another has begun by then. */
		CU_ASSERT_TRUE(run->status == 0 || run->status == GATE ||
			       (i == 0 && run->status == BEGUN &&
				strstr(run->err, "was begun before")));
		good += run->status == 0;
		run_free(run);
	}
	CU_ASSERT_TRUE(good > 0);
	check(true);
	CU_ASSERT_EQUAL(rig_count(&rig, "done"), TAGS);
}

static void test_another_account_is_refused(void)
{
	set_up();
	CU_ASSERT_EQUAL(apply(false, "step:90:TERM", NULL), PARTLY);
	env_put(&rig.env, "DOCKERHUB_USERNAME=jdoe");
	env_put(&rig.env, "DOCKERHUB_TOKEN=jdoe-password");
	CU_ASSERT_EQUAL(apply(true, NULL, "made by maria, and this is jdoe"), GATE);
	env_put(&rig.env, "DOCKERHUB_USERNAME=maria");
	env_put(&rig.env, "DOCKERHUB_TOKEN=maria-password");
	check(false);
	finish();
}

/* ---- the disk -------------------------------------------------------------------- */

/* `hidden`: it makes no difference at all. */
static void starve(const char *call, const char *error, long every, bool hidden)
{
	int told = 0, status = -1;
	long n = 1;

	for (; n < STEPS_MAX; n += every) {
		char *fault = xasprintf("%s:%ld:%s", call, n, error);
		struct run *run;

		set_up();
		run = rig_apply(&rig, false, fault, NULL);
		status = run->status;
		told += status == LOCAL;
		if (status && (status != LOCAL || hidden || !*run->err))
			printf("  %s: exit %d %s\n", fault, status, run->err);
		CU_ASSERT_TRUE(!status || (status == LOCAL && !hidden && *run->err));
		run_free(run);
		check(!status);
		if (status)
			finish();
		free(fault);
		/* Behind the last of them. */
		if (!status && !hidden && told)
			break;
		if (hidden && n > 60)
			break;
	}
	CU_ASSERT_TRUE(hidden || told > 0);
}

/* Linux says it once, and then all is well again: the job ends there and then. */
static void test_a_sync_that_fails_ends_the_job(void)
{
	starve("sync", "EIO", 2, false);
}

static void test_a_disk_that_fails_ends_the_job(void)
{
	starve("disk", "ENOSPC", 9, false);
	starve("disk", "EDQUOT", 17, false);
	starve("disk", "EROFS", 17, false);
	starve("disk", "EIO", 17, false);
}

static void test_a_write_cut_short_is_gone_on_with(void)
{
	starve("disk", "EINTR", 13, true);
	starve("disk", "SHORT", 13, true);
}

/* ---- signals ----------------------------------------------------------------------
 */

static void interrupt(const char *name, int sig)
{
	int partly = 0, status = -1;

	for (long n = 1; n < STEPS_MAX && status; n += 11) {
		char *fault = xasprintf("step:%ld:%s", n, name);

		set_up();
		status = apply(false, fault, NULL);
		/* It comes before there is anything to stop, or to report, or it is
		 * heeded. */
		CU_ASSERT_TRUE(!status || status == PARTLY || status == UNBEGUN ||
			       status == 128 + sig);
		check(false);
		if (status == PARTLY) {
			CU_ASSERT_EQUAL(rig_count(&rig, "open"), 0);
			CU_ASSERT_EQUAL(rig_count(&rig, "unknown"), 0);
			rig_check_report(&rig);
			partly++;
		}
		if (status)
			finish();
		free(fault);
	}
	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_TRUE(partly > 2);
}

static void test_what_is_under_way_is_finished(void)
{
	interrupt("TERM", SIGTERM);
	interrupt("HUP", SIGHUP);
	interrupt("INT", SIGINT);
}

/* ---- waits ------------------------------------------------------------------------
 */

/* Pushed again while the deletion waits: for the limit, or for a new sign-in. */
static void test_what_had_to_wait_is_looked_at_again(void)
{
	static const char *const waits[] = { "429:1", "429:60", "401" };

	for (size_t i = 0; i < COUNT(waits); i++) {
		char *fault = xasprintf("DELETE */tags/old-3 %s n=1", waits[i]);

		set_up();
		rig_fault(&rig, fault);
		rig_fault(&rig, "DELETE */tags/old-3 after-push:%REPO%:old-3 n=1");
		CU_ASSERT_EQUAL(apply(false, NULL, NULL), 0);
		check(true);
		CU_ASSERT_EQUAL(rig_count(&rig, "drifted"), 1);
		CU_ASSERT_EQUAL(rig_count(&rig, "done"), TAGS - 1);
		free(fault);
	}
}

/* The minute is over between the look and the deletion. */
static void test_a_look_does_not_last_a_minute(void)
{
	set_up();
	/* A sixth of 6,000 is kept for others: three requests are left. */
	limit(1003);
	rig_fault(&rig, "GET */tags/* after-push:%REPO%:old-3 skip=1 n=1");
	CU_ASSERT_EQUAL(apply(false, NULL, NULL), 0);
	check(true);
	CU_ASSERT_EQUAL(rig_count(&rig, "drifted"), 1);
	CU_ASSERT_EQUAL(rig_count(&rig, "done"), TAGS - 1);
}

/* The Hub that never takes the sign-in for this one. */
static void test_a_second_401_ends_the_job(void)
{
	size_t before;

	set_up();
	before = hubsim_count(rig.hub, "DELETE *");
	rig_fault(&rig, "DELETE */tags/* 401");
	CU_ASSERT_EQUAL(apply(false, NULL, NULL), 77);
	CU_ASSERT_EQUAL(hubsim_count(rig.hub, "DELETE *"), before + 2);
	rig_clear_faults(&rig);
	check(false);
}

/* ---- order -------------------------------------------------------------------------
 */

static void test_the_order_of_the_plan_is_that_of_sending(void)
{
	size_t at = 0;
	char *log, *line, *end;

	set_up();
	CU_ASSERT_EQUAL(apply(false, NULL, NULL), 0);
	log = hubsim_log(rig.hub);
	for (line = log + rig.log_from; (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		if (!strstr(line, "\"DELETE\""))
			continue;
		CU_ASSERT_TRUE_FATAL(at < rig.n);
		CU_ASSERT_PTR_NOT_NULL(strstr(line, rig.tags[at].name));
		at++;
	}
	CU_ASSERT_EQUAL(at, TAGS);
	free(log);
	check(true);
}

int main(int argc, char **argv)
{
	int code;

	if (!run_preloaded(argv, "faults.so clock.so")) {
		puts("0 passed, 0 failed");
		return EXIT_SUCCESS;
	}
	rig_open(&rig, hubdeck_main);
	code = CHECK_RUN(
		"job_ends", argc, argv, test_the_second_is_told_who_is_at_work,
		test_what_another_did_meanwhile_is_not_done_again, test_many_at_once,
		test_another_account_is_refused, test_a_sync_that_fails_ends_the_job,
		test_a_disk_that_fails_ends_the_job,
		test_a_write_cut_short_is_gone_on_with,
		test_what_is_under_way_is_finished,
		test_what_had_to_wait_is_looked_at_again,
		test_a_look_does_not_last_a_minute, test_a_second_401_ends_the_job,
		test_the_order_of_the_plan_is_that_of_sending);
	rig_close(&rig);
	return code;
}
