/*
 * Jobs that are disturbed in every way at once, at random: answers that fail, get lost
 * or lie; tags that others push and remove; sessions that end; programs that are
 * killed, told to stop, or find the disk full or the clock put right.  Then they are
 * resumed until they are over, and what the simulated Hub saw must be what the journal
 * says (QUALITY B1-B16, DESIGN idea 5).
 *
 *     JOB_RUNS=N   so many of them (200; make soak: 1,000)
 *     JOB_SEED=N   the first one's; each run says its own when it fails
 */
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/plan.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/job_rig.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

enum { RUNS = 200, RESUMES_MAX = 12, ROUNDS_MAX = 3 };

static uint64_t state;

/* splitmix64 */
static uint64_t next(void)
{
	uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static unsigned below(unsigned n)
{
	return (unsigned)(next() % n);
}

static bool one_in(unsigned n)
{
	return !below(n);
}

/* ---- the repository -------------------------------------------------------- */

static unsigned how_many(void)
{
	unsigned dice = below(100);

	if (dice < 75)
		return 1 + below(20); /* one after the other */
	if (dice < 96)
		return 21 + below(40); /* four at once */
	return 101 + below(20);        /* the list is read instead */
}

static void fill(struct job_rig *r, unsigned n)
{
	char name[32], other[32];

	for (unsigned i = 0; i < 1 + below(4); i++) {
		snprintf(name, sizeof(name), "keep-%u", i);
		rig_push(r, name, (long)below(400), NULL);
	}
	for (unsigned i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "old-%u", i);
		snprintf(other, sizeof(other), "old-%u", i ? below(i) : 0);
		rig_push(r, name, 40 + (long)below(400), i && one_in(8) ? other : NULL);
	}
	if (one_in(4))
		rig_push(r, "old-but-new", 0, NULL);
}

/* ---- what goes wrong at the Hub ---------------------------------------------- */

static const char *const answers[] = {
	"500",         "after-500",     "502",
	"after-502",   "503",           "after-503",
	"503",         "reset",         "after-reset",
	"close",       "after-close",   "429:1",
	"429:epoch:2", "429:date:3",    "429:bare",
	"401",         "403",           "400",
	"html:500",    "html:200",      "after-html:200",
	"garbage",     "after-garbage", "abuse404",
	"404:route",   "redirect:/v2/", "after-stall",
	"stall",       "delay:60",      "after-truncate",
	"404",         "408",           "after-504",
	"after-reset", "after-close",
};

static const char *const requests[] = {
	"DELETE */tags/*",           "DELETE */tags/*",
	"DELETE */tags/*",           "GET */tags/*",
	"GET */repositories/bulk-*", "GET */tags?page=*",
	"POST */auth/token",         "* *",
};

static void spoil(struct job_rig *r)
{
	const char *request = requests[below(COUNT(requests))];
	const char *answer = answers[below(COUNT(answers))];
	char fault[160];

	/* A session nobody was told of is not this test's; a Hub that denies what is
	 * there is believed. */
	if ((strstr(request, "POST") && strstr(answer, "after-")) ||
	    (strcmp(answer, "404") == 0 && request[0] != 'D'))
		return;
	snprintf(fault, sizeof(fault), "%s %s n=%u skip=%u", request, answer,
		 strstr(answer, "bare") ? 1 : 1 + below(one_in(4) ? 8 : 3),
		 below((unsigned)r->n + 2));
	if (getenv("JOB_LOUD"))
		printf("  %s\n", fault);
	rig_fault(r, fault);
}

/* Somebody else, at a moment that the job can know of: at its own look, or when it has
 * deleted.  Between a look and the deletion there is nothing that HTTP could do. */
static void meddle(struct job_rig *r)
{
	static const char *const forms[] = {
		"GET */tags/%s push:%%REPO%%:%s n=1",
		"DELETE */tags/%s after-push:%%REPO%%:%s n=1",
		"GET */tags/%s remove:%%REPO%%:%s n=1",
		"DELETE */tags/%s remove:%%REPO%%:%s n=1",
	};
	const char *tag = r->tags[below((unsigned)r->n)].name;
	char fault[200];

	if (one_in(4)) {
		snprintf(fault, sizeof(fault), "* */repositories/* expire n=1 skip=%u",
			 below(2 * (unsigned)r->n));
		rig_fault(r, fault);
		return;
	}
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(fault, sizeof(fault), forms[below(COUNT(forms))], tag, tag);
#pragma GCC diagnostic pop
	if (getenv("JOB_LOUD"))
		printf("  %s\n", fault);
	rig_fault(r, fault);
	if (one_in(2)) {
		snprintf(fault, sizeof(fault), "DELETE */tags/%s after-%s n=1", tag,
			 one_in(2) ? "reset" : "500");
		rig_fault(r, fault);
	}
}

/* ---- what goes wrong with the program ------------------------------------------ */

/* As of tests/preload/faults.c; NULL: nothing does. */
static char *disturb(const struct job_rig *r)
{
	static const char *const ends[] = {
		"KILL", "KILL", "KILL", "TERM", "HUP", "INT"
	};
	static const char *const disks[] = { "ENOSPC", "EDQUOT", "EIO", "EROFS" };
	unsigned steps = 40 + 14 * (unsigned)r->n;

	switch (below(8)) {
	case 0:
		return NULL;
	case 1:
		return xasprintf("disk:%u%s:%s", 1 + below(steps / 2),
				 one_in(2) ? "+" : "", disks[below(COUNT(disks))]);
	case 2:
		return xasprintf("sync:%u%s:EIO", 1 + below(steps / 4),
				 one_in(2) ? "+" : "");
	case 3:
		return xasprintf("disk:%u+:SHORT,step:%u:KILL", 1 + below(steps / 2),
				 1 + below(steps));
	default:
		return xasprintf("step:%u:%s", 1 + below(steps),
				 ends[below(COUNT(ends))]);
	}
}

/* In a large plan tags are judged by their age once more: by a clock that is a year
 * slow they are young, and stay. */
static char *put_clock(const struct job_rig *r)
{
	static const long steps[] = { 3600,   -3600,         90,          -90, 86400,
				      -86400, -400 * 86400L, 400 * 86400L };
	unsigned n = r->n > PLAN_LOOK_MAX ? COUNT(steps) - 2 : COUNT(steps);

	return one_in(4) ? xasprintf("%u:%ld", 1 + below(60), steps[below(n)]) : NULL;
}

static bool is_expected(int status)
{
	static const int codes[] = { 0,  1,  3,   4,   64,  65,  69, 74,
				     75, 77, 129, 130, 134, 137, 143 };

	for (size_t i = 0; i < COUNT(codes); i++)
		if (status == codes[i])
			return true;
	return false;
}

/* Tags come and go while nobody is at work. */
static void between(struct job_rig *r)
{
	while (one_in(3))
		rig_push(r, r->tags[below((unsigned)r->n)].name, 0, NULL);
	while (one_in(5))
		rig_remove(r, r->tags[below((unsigned)r->n)].name);
}

static void disturbed_round(struct job_rig *r, bool resume)
{
	char *fault = disturb(r), *step = put_clock(r);
	struct run *run;

	while (!one_in(3))
		spoil(r);
	while (one_in(2))
		meddle(r);
	run = rig_apply(r, resume, fault, step);
	if (!is_expected(run->status)) {
		printf("  exit %d: %s\n", run->status, run->err);
		r->bad++;
	}
	rig_settle(r);
	rig_check(r, false);
	if (getenv("JOB_LOUD"))
		printf("  %s, clock %s: exit %d %s\n", fault ? fault : "-",
		       step ? step : "-", run->status, run->err);
	run_free(run);
	free(fault);
	free(step);
	rig_clear_faults(r);
}

/* ---- and then it goes well --------------------------------------------------------
 */

/* What is over is not done again. */
static void check_over(struct job_rig *r)
{
	size_t asked = hubsim_count(r->hub, "*");

	run_free(rig_apply(r, true, NULL, NULL));
	if (hubsim_count(r->hub, "*") != asked) {
		printf("  a job that is over sends something\n");
		r->bad++;
	}
}

static void finish(struct job_rig *r)
{
	int status = -1;

	for (int i = 0; i < RESUMES_MAX; i++) {
		struct run *run = rig_apply(r, true, NULL, NULL);

		status = run->status;
		if (getenv("JOB_LOUD"))
			printf("  resumed: exit %d %s\n", status, run->err);
		run_free(run);
		if (!status ||
		    (status == 3 && !rig_count(r, "unknown") && !rig_count(r, "open") &&
		     !rig_count(r, "skipped") && !rig_count(r, "")))
			break;
	}
	if (status != 0 && status != 3) {
		printf("  resumed %d times, and it ends with %d\n", RESUMES_MAX,
		       status);
		r->bad++;
	}
	rig_check(r, true);
	if (one_in(4))
		rig_check_report(r);
	if (one_in(4))
		check_over(r);
}

static void one_job(struct job_rig *r)
{
	unsigned rounds = 1 + below(ROUNDS_MAX);

	rig_next(r);
	fill(r, how_many());
	if (!rig_plan(r)) {
		r->bad++;
		return;
	}
	while (r->n > 1 && one_in(4))
		rig_cut(r, below((unsigned)r->n));
	for (unsigned i = 0; i < rounds; i++) {
		disturbed_round(r, i > 0);
		between(r);
	}
	finish(r);
}

static uint64_t number(const char *name, uint64_t otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtoull(s, NULL, 10) : otherwise;
}

/* Every other one of them; how many had something wrong. */
static unsigned run_half(uint64_t seed, uint64_t runs, uint64_t half)
{
	struct job_rig r;
	unsigned bad = 0, jobs = 0;

	for (uint64_t i = half; i < runs; i += 2) {
		if (!jobs)
			rig_open(&r, hubdeck_main);
		state = seed + i;
		r.bad = 0;
		one_job(&r);
		if (r.bad)
			printf("  JOB_SEED=%llu JOB_RUNS=1 does it again\n",
			       (unsigned long long)(seed + i));
		bad += r.bad > 0;
		if (++jobs == RIG_JOBS || i + 2 >= runs) {
			rig_close(&r);
			jobs = 0;
		}
	}
	return bad;
}

static void test_whatever_happens(void)
{
	uint64_t runs = number("JOB_RUNS", RUNS), seed = number("JOB_SEED", 1);
	int status = -1;
	pid_t other;

	printf("  JOB_SEED=%llu JOB_RUNS=%llu\n", (unsigned long long)seed,
	       (unsigned long long)runs);
	fflush(NULL);
	other = fork();
	if (!other)
		_exit(run_half(seed, runs, 1) > 0);
	CU_ASSERT_EQUAL(run_half(seed, runs, 0), 0);
	CU_ASSERT_EQUAL(waitpid(other, &status, 0), other);
	CU_ASSERT_EQUAL(status, 0);
}

int main(int argc, char **argv)
{
	if (!run_preloaded(argv, "faults.so clock.so")) {
		puts("0 passed, 0 failed");
		return EXIT_SUCCESS;
	}
	return CHECK_RUN("job_random", argc, argv, test_whatever_happens);
}
