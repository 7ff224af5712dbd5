/* The prompt of the command line: nothing of a secret is shown (C17), and the echo
 * comes back whatever ends it. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

struct bench {
	struct hubsim *hub;
	struct screen *s;
};

static void open_bench(struct bench *b, const char *user)
{
	const char *argv[] = { getenv("HUBDECK"), "repos", "list",
			       "--namespace",     "acme",  NULL };
	const char *env[8] = { NULL };
	char name[64];
	size_t n = 0;

	b->hub = hubsim_start(NULL);
	if (!b->hub)
		abort();
	for (; hubsim_env(b->hub)[n]; n++)
		env[n] = hubsim_env(b->hub)[n];
	snprintf(name, sizeof(name), "DOCKERHUB_USERNAME=%s", user);
	env[n] = name;
	b->s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = env });
	CU_ASSERT_TRUE(screen_wait(b->s, "Password or token for"));
}

static void close_bench(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
}

static void expect_end(struct bench *b, int exit)
{
	struct termios t;
	int status;

	CU_ASSERT_TRUE(screen_wait_end(b->s));
	status = screen_status(b->s);
	CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == exit);
	t = screen_termios(b->s);
	CU_ASSERT_TRUE(t.c_lflag & ECHO);
	CU_ASSERT_TRUE(t.c_lflag & ICANON);
	CU_ASSERT_TRUE(t.c_lflag & ISIG);
}

static void test_a_password_is_not_shown(void)
{
	struct bench b;

	open_bench(&b, "maria");
	screen_send(b.s, "maria-passwordx\177\r");
	expect_end(&b, 0);
	CU_ASSERT_TRUE(screen_shows(b.s, "web-app"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "maria-p"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "POST *"), 1);
	close_bench(&b);
}

static void test_a_wrong_one_is_asked_again(void)
{
	struct bench b;

	open_bench(&b, "maria");
	screen_send(b.s, "wrong-password\r");
	CU_ASSERT_TRUE(screen_wait(b.s, "Incorrect authentication"));
	screen_send(b.s, "maria-password\r");
	expect_end(&b, 0);
	CU_ASSERT_FALSE(screen_wrote(b.s, "wrong-p"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "POST *"), 2);
	close_bench(&b);
}

static void test_a_code_is_not_shown(void)
{
	struct bench b;

	open_bench(&b, "otto");
	screen_send(b.s, "otto-password\r");
	CU_ASSERT_TRUE(screen_wait(b.s, "Code of the second factor"));
	screen_send(b.s, "123456\r");
	expect_end(&b, 0);
	CU_ASSERT_TRUE(screen_shows(b.s, "web-app"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "123456"));
	close_bench(&b);
}

static void test_nothing_typed_is_no_sign_in(void)
{
	static const char *const answers[] = { "\r", "\003", "\004" };

	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		struct bench b;

		open_bench(&b, "maria");
		screen_send(b.s, answers[i]);
		expect_end(&b, 77);
		CU_ASSERT_EQUAL(hubsim_count(b.hub, "POST *"), 0);
		close_bench(&b);
	}
}

static void test_signals_bring_the_echo_back(void)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct termios t;
		struct bench b;
		int status;

		open_bench(&b, "maria");
		screen_send(b.s, "half a pass");
		screen_signal(b.s, signals[i]);
		CU_ASSERT_TRUE(screen_wait_end(b.s));
		status = screen_status(b.s);
		CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
		t = screen_termios(b.s);
		CU_ASSERT_TRUE(t.c_lflag & ECHO);
		CU_ASSERT_TRUE(t.c_lflag & ICANON);
		CU_ASSERT_FALSE(screen_wrote(b.s, "half a"));
		close_bench(&b);
	}
}

CHECK_MAIN("prompt", test_a_password_is_not_shown, test_a_wrong_one_is_asked_again,
	   test_a_code_is_not_shown, test_nothing_typed_is_no_sign_in,
	   test_signals_bring_the_echo_back)
