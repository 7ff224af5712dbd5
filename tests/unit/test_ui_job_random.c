/*
 * Jobs that are disturbed in every way at once, at random: answers that fail, get lost
 * or lie; tags that others push and remove; sessions that end; programs that are
 * killed, told to stop, or find the disk full or the clock put right.  Then they are
 * resumed until they are over, and what the simulated Hub saw must be what the journal
 * says (QUALITY B1-B16, DESIGN idea 5).  Some delete tags, some whole digests with
 * their tags, some manifests without a tag.
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

static enum rig_mode which_mode(void)
{
	static const enum rig_mode modes[] = {
		RIG_TAGS, RIG_TAGS, RIG_BY_DIGEST, RIG_BY_DIGEST, RIG_UNTAGGED,
	};

	return modes[below(COUNT(modes))];
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
	/* Their images stay behind. */
	for (unsigned i = 0; i < n && r->mode == RIG_UNTAGGED; i++) {
		snprintf(name, sizeof(name), "old-%u", i);
		rig_remove(r, name);
	}
}

/* Of those that are planned. */
static const char *any(const struct job_rig *r)
{
	return r->tags[below((unsigned)r->n)].name;
}

/* Somebody pushes what is planned again, or gives a tag of its own to the image. */
static char *any_push(const struct job_rig *r)
{
	static unsigned number;

	return r->mode == RIG_UNTAGGED || (r->mode == RIG_BY_DIGEST && one_in(2))
		       ? xasprintf("new-%u=%s", number++, any(r))
		       : xstrdup(any(r));
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

static const char *any_request(const struct job_rig *r)
{
	static const char *const for_tags[] = {
		"DELETE */tags/*",
		"DELETE */tags/*",
		"DELETE */tags/*",
		"GET */tags/*",
	};
	static const char *const for_digests[] = {
		"DELETE */manifests",   "DELETE */manifests", "DELETE */manifests",
		"DELETE */manifests",   "DELETE */tags/*",    "GET */tags/*",
		"DELETE */manifests/*", "HEAD */manifests/*", "HEAD */manifests/*",
		"GET */manifests?*",    "GET */token?*",
	};
	static const char *const for_all[] = {
		"GET */repositories/bulk-*",
		"GET */tags?page=*",
		"POST */auth/token",
		"* *",
	};

	if (one_in(3))
		return for_all[below(COUNT(for_all))];
	return r->mode == RIG_TAGS ? for_tags[below(COUNT(for_tags))]
				   : for_digests[below(COUNT(for_digests))];
}

static void add_fault(struct job_rig *r, const char *fault)
{
	if (getenv("JOB_LOUD"))
		printf("  %s\n", fault);
	rig_fault(r, fault);
}

static void spoil(struct job_rig *r)
{
	const char *request = any_request(r);
	const char *answer = answers[below(COUNT(answers))];
	bool is_long;
	char fault[160];

	/* Promised, and perhaps not kept. */
	if (strstr(request, "DELETE */manifests") && one_in(6))
		answer = one_in(2) ? "202" : "after-202";
	/* A session nobody was told of is not this test's; a Hub that denies what is
	 * there is believed. */
	if (((strstr(request, "POST") || strstr(request, "token")) &&
	     strstr(answer, "after-")) ||
	    (strncmp(answer, "404", 3) == 0 && request[0] == 'H') ||
	    (strcmp(answer, "404") == 0 && request[0] != 'D'))
		return;
	/* Each costs minutes. */
	is_long = strstr(answer, "bare") || strstr(answer, "abuse");
	snprintf(fault, sizeof(fault), "%s %s n=%u skip=%u", request, answer,
		 is_long ? 1 : 1 + below(one_in(4) ? 8 : 3), below((unsigned)r->n + 2));
	add_fault(r, fault);
}

/* Where the Hub deletes no digests. */
static void take_route_away(struct job_rig *r)
{
	static const char *const ways[] = { "405", "404:route", "403" };
	char fault[80];

	snprintf(fault, sizeof(fault), "DELETE */repositories/*/manifests %s",
		 ways[below(COUNT(ways))]);
	add_fault(r, fault);
}

/*
 * Somebody else, at a moment that the job can know of: at its own look, when it has
 * deleted, or while a deletion waits.  Between a look and the deletion there is nothing
 * that HTTP could do.
 */
static void push_at(struct job_rig *r)
{
	static const char *const looks[] = {
		"GET */repositories/bulk-????",
		"GET */repositories/bulk-????",
		"GET */tags?page=*",
		"GET */manifests?*",
		"DELETE */manifests after",
		"HEAD */manifests/*",
	};
	/* In a large plan nothing else of the repository is a look at all of it. */
	bool large = r->n > PLAN_LOOK_MAX;
	char *push = any_push(r), *fault;
	const char *at = looks[below(r->mode == RIG_TAGS ? 3 : COUNT(looks))];
	const char *after = strstr(at, " after");

	fault = xasprintf("%.*s %spush:%%REPO%%:%s n=1 skip=%u",
			  after ? (int)(after - at) : (int)strlen(at), at,
			  after ? "after-" : "", push,
			  large && strstr(at, "????") ? 0 : below(4));
	add_fault(r, fault);
	free(fault);
	free(push);
}

/* What is not done at once, and may not be as it was when it is. */
static void push_at_wait(struct job_rig *r)
{
	static const char *const waits[] = { "429:1", "429:epoch:2", "401" };
	bool whole = r->mode == RIG_BY_DIGEST && !one_in(3);
	char *push = whole ? any_push(r) : xstrdup(any(r));
	char *request = whole ? xstrdup("DELETE */manifests")
			      : xasprintf("DELETE */tags/%s", push);
	char *fault = xasprintf("%s %s n=1", request, waits[below(COUNT(waits))]);

	add_fault(r, fault);
	free(fault);
	fault = xasprintf("%s push:%%REPO%%:%s n=1", request, push);
	add_fault(r, fault);
	free(fault);
	free(request);
	free(push);
}

static void meddle_with_tag(struct job_rig *r)
{
	static const char *const forms[] = {
		"GET */tags/%s push:%%REPO%%:%s n=1",
		"DELETE */tags/%s after-push:%%REPO%%:%s n=1",
		"GET */tags/%s remove:%%REPO%%:%s n=1",
		"DELETE */tags/%s remove:%%REPO%%:%s n=1",
	};
	const char *tag = any(r);
	char fault[200];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(fault, sizeof(fault), forms[below(COUNT(forms))], tag, tag);
#pragma GCC diagnostic pop
	add_fault(r, fault);
	if (one_in(2)) {
		snprintf(fault, sizeof(fault), "DELETE */tags/%s after-%s n=1", tag,
			 one_in(2) ? "reset" : "500");
		add_fault(r, fault);
	}
}

static void meddle(struct job_rig *r)
{
	bool listed = r->mode == RIG_BY_DIGEST || r->n > PLAN_LOOK_MAX;
	char fault[80];

	if (one_in(4)) {
		snprintf(fault, sizeof(fault), "* */repositories/* expire n=1 skip=%u",
			 below(2 * (unsigned)r->n));
		add_fault(r, fault);
	} else if (r->mode == RIG_UNTAGGED || (listed && one_in(2))) {
		push_at(r);
	} else {
		meddle_with_tag(r);
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

/* Who reads the list judges by age once more: by a clock that is a year slow things are
 * young, and stay. */
static char *put_clock(const struct job_rig *r)
{
	static const long steps[] = { 3600,   -3600,         90,          -90, 86400,
				      -86400, -400 * 86400L, 400 * 86400L };
	bool judges = r->n > PLAN_LOOK_MAX || r->mode != RIG_TAGS;
	unsigned n = judges ? COUNT(steps) - 2 : COUNT(steps);

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
	while (one_in(3)) {
		char *push = any_push(r), *same = strchr(push, '=');

		if (same)
			*same++ = '\0';
		rig_push(r, push, 0, same);
		free(push);
	}
	while (r->mode != RIG_UNTAGGED && one_in(5))
		rig_remove(r, any(r));
}

static void disturbed_round(struct job_rig *r, bool resume)
{
	char *fault = disturb(r), *step = put_clock(r);
	struct run *run;

	/* First, so that no other fault is there in place of the wait. */
	while (r->mode != RIG_UNTAGGED && one_in(4))
		push_at_wait(r);
	while (one_in(2))
		meddle(r);
	if (r->mode != RIG_TAGS && one_in(5))
		take_route_away(r);
	while (!one_in(3))
		spoil(r);
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
	r->mode = which_mode();
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
