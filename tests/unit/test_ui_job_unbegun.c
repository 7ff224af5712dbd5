/*
 * Jobs that never begin: what is said of them, and that nothing is lost by it (QUALITY
 * B5, B15).
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/job_rig.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

enum { TAGS = 3, LATER = 75, LOCAL = 74 };

static void set_up(struct job_rig *r)
{
	rig_open(r, hubdeck_main);
	rig_next(r);
	for (int i = 0; i < TAGS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "old-%d", i);
		rig_push(r, name, 50 + i, NULL);
	}
	CU_ASSERT_TRUE_FATAL(rig_plan(r));
}

static void has(const char *text, const char *words)
{
	if (!strstr(text, words))
		printf("  no \"%s\" in: %s\n", words, text);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, words));
}

/* What it was told to do next is what works. */
static void finish(struct job_rig *r)
{
	struct run *run = rig_apply(r, true, NULL, NULL);

	CU_ASSERT_EQUAL(run->status, 0);
	run_free(run);
	rig_settle(r);
	rig_check(r, true);
	CU_ASSERT_EQUAL(rig_count(r, "done"), TAGS);
	CU_ASSERT_EQUAL(r->bad, 0);
	rig_close(r);
}

static void test_stopped_before_the_sign_in(void)
{
	struct job_rig r;
	struct child c;
	struct run *run;
	char *next;
	size_t before;

	set_up(&r);
	next = xasprintf("hubdeck apply --resume %s begins it", r.id);
	before = hubsim_count(r.hub, "POST *");
	rig_fault(&r, "POST * stall n=1");
	rig_apply_start(&r, &c, false);
	CU_ASSERT_TRUE(hubsim_wait(r.hub, "POST *", before + 1));
	kill(c.pid, SIGTERM);
	run = child_wait(&c);
	CU_ASSERT_EQUAL(run->status, LATER);
	has(run->err, "was stopped before it began: nothing was changed");
	has(run->err, next);
	run_free(run);
	free(next);
	finish(&r);
}

/* A program that stands still while it opens the journal: who waits is told. */
static void test_the_journal_is_kept_locked(void)
{
	struct job_rig r;
	struct run *run;
	char *dir;
	int fd;

	set_up(&r);
	dir = xasprintf("%s/.local/state/hubdeck", r.env.home);
	fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	CU_ASSERT_EQUAL_FATAL(flock(fd, LOCK_EX), 0);
	run = rig_apply(&r, false, NULL, NULL);
	CU_ASSERT_EQUAL(run->status, LOCAL);
	has(run->err, "journal: another program has kept it locked for 10 s: ");
	has(run->err, "let that program go on, or end it: fuser -v ");
	has(run->err, dir);
	run_free(run);
	CU_ASSERT_EQUAL(hubsim_count(r.hub, "DELETE *"), 0);
	close(fd);
	free(dir);
	finish(&r);
}

int main(int argc, char **argv)
{
	if (!run_preloaded(argv, "faults.so clock.so")) {
		puts("0 passed, 0 failed");
		return EXIT_SUCCESS;
	}
	return CHECK_RUN("job_unbegun", argc, argv, test_stopped_before_the_sign_in,
			 test_the_journal_is_kept_locked);
}
