/* Whose hands give the terminal back when something fatal happens. */
#include "ui/signals.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

static int told; /* where a rescue says who it was */
static pthread_t drawer;

static void say_who(void)
{
	(void)!write(told, pthread_equal(pthread_self(), drawer) ? "d" : "o", 1);
}

static void *out_of_memory(void *arg)
{
	(void)arg;
	abort();
}

static void end_in(bool another)
{
	static const struct rlimit no_core;
	pthread_t t;

	setrlimit(RLIMIT_CORE, &no_core);
	drawer = pthread_self();
	if (signals_open(say_who) || !another)
		abort();
	pthread_create(&t, NULL, out_of_memory, NULL);
	/* As one that draws would: it must not come to it after the rescue. */
	pthread_join(t, NULL);
	(void)!write(told, "x", 1);
	_exit(0);
}

/* What was said, up to the end, and that it ended as it would have without us. */
static void check_end(bool another, const char *expected)
{
	char said[8] = "";
	int ends[2], status = 0;
	size_t n = 0;
	pid_t pid;

	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	pid = fork();
	if (!pid) {
		told = ends[1];
		end_in(another);
	}
	close(ends[1]);
	while (n < sizeof(said) - 1 && read(ends[0], said + n, 1) == 1)
		n++;
	close(ends[0]);
	CU_ASSERT_EQUAL(waitpid(pid, &status, 0), pid);
	CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	CU_ASSERT_STRING_EQUAL(said, expected);
}

static void test_the_one_that_draws(void)
{
	check_end(false, "d");
}

static void test_another_thread(void)
{
	check_end(true, "d");
}

CHECK_MAIN("signals", test_the_one_that_draws, test_another_thread)
