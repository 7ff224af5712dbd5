/* The wall clock jumps, as NTP or a laptop's sleep make it: nothing that is timed minds
 * (QUALITY T11). */
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

/* The runtime of a sanitizer must be the first library of all. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define HOUR INT64_C(3600)

struct bench {
	struct hubsim *hub;
	struct env env;
	_Atomic int64_t *wrong_by; /* mapped by the program, too */
	struct screen *s;
};

static bool may_preload(void)
{
	char *path = xasprintf("%s/clock.so", getenv("PRELOAD"));
	bool may = !access(path, R_OK) && !SANITIZED;

	if (!may)
		printf("  no clock is put wrong here\n");
	free(path);
	return may;
}

static void *map_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	void *p;

	if (fd < 0 || ftruncate(fd, sizeof(int64_t)))
		abort();
	p = mmap(NULL, sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		abort();
	return p;
}

static void open_bench(struct bench *b, const char *const *args)
{
	char *path, *line;

	*b = (struct bench){ .hub = hubsim_start(args) };
	if (!b->hub)
		abort();
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=maria");
	env_put(&b->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&b->env, "HUBDECK_TEST_NOW");
	path = xasprintf("%s/clock", b->env.home);
	b->wrong_by = map_file(path);
	line = xasprintf("HUBDECK_CLOCK=%s", path);
	env_put(&b->env, line);
	free(line);
	line = xasprintf("LD_PRELOAD=%s/clock.so", getenv("PRELOAD"));
	env_put(&b->env, line);
	free(line);
	free(path);
}

static void start(struct bench *b, const char *const *argv)
{
	b->s = screen_open(
		&(struct screen_opts){ .rows = 24,
				       .cols = 80,
				       .argv = argv,
				       .env = (const char *const *)b->env.var });
	if (!b->s)
		abort();
}

static void close_bench(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
	munmap((void *)(uintptr_t)b->wrong_by, sizeof(int64_t));
	env_done(&b->env);
}

static const int64_t jumps[] = { HOUR, -HOUR, 24 * HOUR, -400 * 24 * HOUR };

/* Idle before and after: no request, no storm of frames; keys do what they do. */
static void test_the_dashboard_does_not_mind(void)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };
	const char *argv[] = { getenv("HUBDECK"), "acme", NULL };
	struct bench b;

	if (!may_preload())
		return;
	open_bench(&b, args);
	start(&b, argv);
	CU_ASSERT_TRUE(screen_wait(b.s, "web-app"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	for (size_t i = 0; i < COUNT(jumps); i++) {
		size_t asked = hubsim_count(b.hub, "*");
		uint64_t slept = screen_reports(b.s);

		atomic_store(b.wrong_by, jumps[i]);
		CU_ASSERT_TRUE(screen_key(b.s, "j"));
		CU_ASSERT_TRUE(screen_key(b.s, "k"));
		CU_ASSERT_EQUAL(hubsim_count(b.hub, "*"), asked);
		CU_ASSERT_TRUE(screen_reports(b.s) - slept < 10);
		/* The session lasts as long as it does. */
		CU_ASSERT_TRUE(screen_key(b.s, "R"));
		CU_ASSERT_TRUE(screen_wait(b.s, "web-app"));
		CU_ASSERT_TRUE(screen_settle(b.s));
	}
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "POST *"), 1);
	screen_send(b.s, "q");
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	close_bench(&b);
}

/* One second was asked for, and one second it is. */
static void check_wait(int64_t jump)
{
	static const char *const args[] = { "--rate-limit", "0", "--fail",
					    "GET * 429:1 n=1", NULL };
	const char *argv[] = { getenv("HUBDECK"), "repos", "list",
			       "--namespace",     "acme",  NULL };
	struct bench b;

	open_bench(&b, args);
	start(&b, argv);
	CU_ASSERT_TRUE(hubsim_wait(b.hub, "GET *", 1));
	atomic_store(b.wrong_by, jump);
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	CU_ASSERT_TRUE(screen_shows(b.s, "web-app"));
	CU_ASSERT_TRUE(WIFEXITED(screen_status(b.s)) &&
		       !WEXITSTATUS(screen_status(b.s)));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "GET *"), 2);
	close_bench(&b);
}

static void test_a_wait_is_as_long_as_it_was_to_be(void)
{
	if (!may_preload())
		return;
	check_wait(-HOUR);
	check_wait(HOUR);
}

CHECK_MAIN("clock", test_the_dashboard_does_not_mind,
	   test_a_wait_is_as_long_as_it_was_to_be)
