/*
 * One call fails, the Nth allocation or the Nth of the system's (QUALITY J11, T8, T9).
 * Whatever it is, the program does its work, or says in one line what it cannot do, or
 * says that there is no memory; it never crashes and never hangs, and the terminal is
 * as it was.
 *
 * FAULTS_EVERY=1 (make soak) tries every N; else some.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"
#include "tests/unit/hubsim_client.h"

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

enum { ARGS_MAX = 16, ABORTED = 128 + SIGABRT };

struct bench {
	struct hubsim *hub;
	struct env env;
	char *library, *report;
};

static void open_bench(struct bench *b)
{
	static const char *const args[] = { "--rate-limit", "0", "--control", NULL };

	*b = (struct bench){ .hub = hubsim_start(args) };
	if (!b->hub)
		abort();
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=maria");
	env_put(&b->env, "DOCKERHUB_TOKEN=maria-password");
	b->library = xasprintf("LD_PRELOAD=%s/faults.so", getenv("PRELOAD"));
	b->report = xasprintf("HUBDECK_FAULT_REPORT=%s/count", b->env.home);
	env_put(&b->env, b->library);
	env_put(&b->env, b->report);
}

static void close_bench(struct bench *b)
{
	hubsim_stop(b->hub);
	env_done(&b->env);
	free(b->library);
	free(b->report);
}

static bool may_preload(void)
{
	char *path = xasprintf("%s/faults.so", getenv("PRELOAD"));
	bool may = !access(path, R_OK) && !SANITIZED;

	if (!may)
		printf("  nothing is made to fail here\n");
	free(path);
	return may;
}

/* ---- commands ------------------------------------------------------------- */

struct command {
	const char *argv[ARGS_MAX];
	const char *before; /* "PATH BODY" of hubsim's control; NULL */
};

static const struct command reads = {
	{ "repos", "list", "--namespace", "acme", "--json" }, NULL
};
static const struct command changes = {
	{ "repos", "delete-tag", "--namespace", "acme", "--repository", "web-app",
	  "--tag", "gone-soon", "--allow-destructive", "--json" },
	"/_hubsim/push {\"repository\":\"acme/web-app\",\"tag\":\"gone-soon\"}"
};

static struct run *run(struct bench *b, const struct command *c, const char *fault)
{
	const char *argv[ARGS_MAX + 1] = { getenv("HUBDECK") };
	char *assign = xasprintf("HUBDECK_FAULT=%s", fault);
	struct run *r;

	for (size_t i = 0; i + 1 < ARGS_MAX && c->argv[i]; i++)
		argv[i + 1] = c->argv[i];
	if (c->before) {
		size_t n = strcspn(c->before, " ");
		char *path = xstrndup(c->before, n);
		struct answer a = post(b->hub, path, c->before + n + 1);

		answer_free(&a);
		free(path);
	}
	env_put(&b->env, assign);
	r = run_program(&b->env, NULL, argv);
	free(assign);
	return r;
}

/* How many there were in the last run. */
static long counted(const struct bench *b)
{
	FILE *f = fopen(strchr(b->report, '=') + 1, "re");
	char line[32] = "";

	if (f && !fgets(line, sizeof(line), f))
		line[0] = '\0';
	if (f)
		fclose(f);
	return strtol(line, NULL, 10);
}

static bool is_told(const struct run *r)
{
	static const int codes[] = { 64, 65, 69, 74, 75, 77 };

	if (r->status == ABORTED)
		return strstr(r->err, "out of memory") ||
		       strstr(r->err, "does not start");
	for (size_t i = 0; i < COUNT(codes); i++)
		if (r->status == codes[i])
			return *r->err;
	return false;
}

/* `hidden`: it must make no difference at all. */
static void try_one(struct bench *b, const struct command *c, const char *fault,
		    const struct run *good, bool hidden)
{
	struct run *r = run(b, c, fault);
	bool same = r->status == 0 && !strcmp(r->out, good->out);

	/* The answer was lost, and looked up. */
	if (c->before && !r->status && strstr(r->out, "\"already_gone\":true"))
		same = true;

	if (!same && (hidden || !is_told(r)))
		printf("  %s: exit %d\n  %.300s\n  %.300s", fault, r->status, r->out,
		       r->err);
	CU_ASSERT_TRUE(same || (!hidden && is_told(r)));
	run_free(r);
}

/* ---- allocations ---------------------------------------------------------- */

/* Every one, or some, more of them where the program itself is at work: most of the
 * first two thirds are libcrypto getting ready. */
static long step_at(long n, long all)
{
	const char *every = getenv("FAULTS_EVERY");
	long step = n < all * 2 / 3 ? all / 16 : all / 45;

	if (every && *every)
		return strtol(every, NULL, 10) > 0 ? strtol(every, NULL, 10) : 1;
	return step > 0 ? step : 1;
}

static void try_allocations(const struct command *c)
{
	struct bench b;
	struct run *good;
	long all;

	open_bench(&b);
	good = run(&b, c, "alloc:0");
	all = counted(&b);
	CU_ASSERT_EQUAL(good->status, 0);
	CU_ASSERT_TRUE(all > 500);
	for (long n = 1; n <= all; n += step_at(n, all)) {
		char *fault = xasprintf("alloc:%ld", n);

		try_one(&b, c, fault, good, false);
		free(fault);
	}
	run_free(good);
	close_bench(&b);
}

static void test_allocations_of_a_command(void)
{
	if (may_preload())
		try_allocations(&reads);
}

static void test_allocations_of_a_change(void)
{
	if (may_preload())
		try_allocations(&changes);
}

/* ---- calls of the system --------------------------------------------------- */

static const struct {
	const char *call, *error;
	bool hidden;
} calls[] = {
	{ "open", "EMFILE", false },   { "open", "EACCES", false },
	{ "read", "EIO", false },      { "read", "EINTR", true },
	{ "write", "EIO", false },     { "write", "ENOSPC", false },
	{ "write", "EINTR", true },    { "sync", "EIO", false },
	{ "poll", "ENOMEM", false },   { "poll", "EINTR", true },
	{ "socket", "EMFILE", false }, { "connect", "ECONNREFUSED", false },
	{ "send", "EIO", false },      { "recv", "EIO", false },
	{ "pipe", "EMFILE", false },
};

static void try_calls(const struct command *c)
{
	struct bench b;

	open_bench(&b);
	for (size_t i = 0; i < COUNT(calls); i++) {
		char *fault = xasprintf("%s:0", calls[i].call);
		struct run *good = run(&b, c, fault);
		long all = counted(&b);

		CU_ASSERT_EQUAL(good->status, 0);
		free(fault);
		/* The first ones, and then fewer and fewer. */
		for (long n = 1; n <= all; n += n < 3 ? 1 : n) {
			fault = xasprintf("%s:%ld:%s", calls[i].call, n,
					  calls[i].error);
			try_one(&b, c, fault, good, calls[i].hidden);
			free(fault);
		}
		run_free(good);
	}
	close_bench(&b);
}

static void test_calls_of_a_command(void)
{
	if (may_preload())
		try_calls(&reads);
}

static void test_calls_of_a_change(void)
{
	if (may_preload())
		try_calls(&changes);
}

/* ---- the dashboard --------------------------------------------------------- */

static void check_end(struct screen *s, const char *fault)
{
	struct termios t = screen_termios(s);
	int status = screen_status(s);
	bool good = WIFEXITED(status) ||
		    (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT &&
		     (screen_shows(s, "out of memory") ||
		      screen_shows(s, "libcurl does not start")));

	if (!good || screen_alternate(s) || !screen_cursor_visible(s) ||
	    !(t.c_lflag & ICANON))
		printf("  %s: status %x\n", fault, (unsigned)status);
	CU_ASSERT_TRUE(good);
	CU_ASSERT_FALSE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_cursor_visible(s));
	CU_ASSERT_TRUE(t.c_lflag & ICANON);
	CU_ASSERT_TRUE(t.c_lflag & ECHO);
}

/* Opens a list and quits, whatever is on the screen. */
static void run_dashboard(struct bench *b, const char *fault)
{
	const char *argv[] = { getenv("HUBDECK"), "acme", NULL };
	char *assign = xasprintf("HUBDECK_FAULT=%s", fault);
	struct screen *s;

	env_put(&b->env, assign);
	s = screen_open(
		&(struct screen_opts){ .rows = 24,
				       .cols = 80,
				       .argv = argv,
				       .env = (const char *const *)b->env.var });
	if (screen_settle(s))
		screen_send(s, "\003\003");
	CU_ASSERT_TRUE(screen_wait_end(s));
	check_end(s, fault);
	screen_stop(s);
	free(assign);
}

static void test_the_terminal_is_given_back(void)
{
	static const char *const faults[] = { "open:3:EMFILE",  "read:2:EIO",
					      "read:9:EINTR",   "write:3:EINTR",
					      "poll:2:EINTR",   "poll:3:ENOMEM",
					      "socket:1:EMFILE" };
	struct bench b;
	long all;

	if (!may_preload())
		return;
	open_bench(&b);
	run_dashboard(&b, "alloc:0");
	all = counted(&b);
	CU_ASSERT_TRUE(all > 500);
	for (long n = all / 30; n <= all; n += 3 * step_at(n, all)) {
		char *fault = xasprintf("alloc:%ld", n);

		run_dashboard(&b, fault);
		free(fault);
	}
	for (size_t i = 0; i < COUNT(faults); i++)
		run_dashboard(&b, faults[i]);
	close_bench(&b);
}

CHECK_MAIN("faults", test_allocations_of_a_command, test_allocations_of_a_change,
	   test_calls_of_a_command, test_calls_of_a_change,
	   test_the_terminal_is_given_back)
