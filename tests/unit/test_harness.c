/*
 * The harness itself, on a guest that this program becomes when it is started
 * with --guest: a terminal program of sixty lines with the one hook.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/keys.h"
#include "tests/harness/leak.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"
#include "tests/harness/words.h"

/* ---- the guest ---- */

struct guest {
	uint64_t keys;
	bool waiting; /* for an answer that comes with SIGUSR1 */
	bool quit;
	struct termios saved;
	char last[32];
};

static int signal_pipe[2];

static void guest_on_signal(int sig)
{
	char c = (char)sig;

	(void)!write(signal_pipe[1], &c, 1);
}

static void guest_terminal(struct guest *g, bool on)
{
	struct termios t = g->saved;

	cfmakeraw(&t);
	tcsetattr(STDIN_FILENO, TCSANOW, on ? &t : &g->saved);
	printf(on ? "\033[?1049h\033[?2004h\033[?1h\033[?25l\033]0;guest\007"
		  : "\033[?1h\033[?25h\033[?2004l\033[?1049l");
	fflush(stdout);
}

static void guest_draw(const struct guest *g)
{
	struct winsize ws = { 0 };

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws);
	printf("\033[H\033[2Jkeys %" PRIu64 " last %s\r\n", g->keys, g->last);
	printf("\033[1;31mred\033[0m \033[7mreverse\033[0m \033[4munder\033[0m "
	       "\xe4\xb8\xad wide\r\n");
	printf("size %dx%d\r\n%s", ws.ws_row, ws.ws_col, g->waiting ? "loading" : "");
	fflush(stdout);
}

static void guest_report(const struct guest *g)
{
	uint64_t word = g->keys << 1 | g->waiting;

	(void)!write(atoi(getenv("HUBDECK_TEST_SYNC")), &word, sizeof(word));
}

static size_t guest_key(struct guest *g, const char *in, size_t len)
{
	size_t n = 1;
	const char *end;

	if (*in == '\033' && len > 2) {
		end = memmem(in, len, "\033[201~", 6);
		if (!memcmp(in, "\033[200~", len < 6 ? len : 6))
			n = end ? (size_t)(end - in) + 6 : len;
		else
			n = 3;
	}
	if (n == 3 && in[len > 3 ? 3 : 2] == 'R')
		return n;
	g->keys++;
	snprintf(g->last, sizeof(g->last), "%.*s", *in == '\033' ? (int)n - 1 : (int)n,
		 *in == '\033' ? in + 1 : in);
	return n;
}

static void guest_act(struct guest *g, char key)
{
	if (key == 'q')
		g->quit = true;
	if (key == 'w')
		g->waiting = true;
	if (key == '?')
		printf("\033[6n");
	if (key == 'X')
		raise(SIGSEGV);
	if (key == 'Z') {
		guest_terminal(g, false);
		kill(0, SIGTSTP);
		guest_terminal(g, true);
	}
}

static void guest_input(struct guest *g)
{
	char in[4096];
	ssize_t len = read(STDIN_FILENO, in, sizeof(in));

	if (len <= 0)
		g->quit = true;
	for (ssize_t at = 0; at < len;) {
		guest_act(g, in[at]);
		at += (ssize_t)guest_key(g, in + at, (size_t)(len - at));
	}
}

static void guest_signal(struct guest *g)
{
	char sig = 0;

	(void)!read(signal_pipe[0], &sig, 1);
	if (sig == SIGUSR1)
		g->waiting = false;
	if (sig == SIGHUP)
		g->quit = true;
}

static int guest(void)
{
	struct guest g = { .last = "none" };
	struct sigaction sa = { .sa_handler = guest_on_signal };
	struct pollfd p[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
			       { .events = POLLIN } };

	if (pipe(signal_pipe) < 0 || tcgetattr(STDIN_FILENO, &g.saved) < 0)
		return 1;
	p[1].fd = signal_pipe[0];
	sigaction(SIGWINCH, &sa, NULL);
	sigaction(SIGUSR1, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
	guest_terminal(&g, true);
	while (!g.quit) {
		guest_draw(&g);
		guest_report(&g);
		if (poll(p, 2, -1) < 0)
			continue;
		if (p[0].revents)
			guest_input(&g);
		if (p[1].revents)
			guest_signal(&g);
	}
	guest_terminal(&g, false);
	return 3;
}

/* ---- the tests ---- */

static struct screen *start_guest(void)
{
	static char self[4096];
	const char *const argv[] = { self, "--guest", NULL };
	struct screen *s;

	/* Not started as /proc/self/exe: below valgrind that is valgrind. */
	if (readlink("/proc/self/exe", self, sizeof(self) - 1) <= 0)
		abort();
	s = screen_start(6, 40, argv);
	CU_ASSERT_TRUE(screen_settle(s));
	return s;
}

static void test_settles_after_each_key(void)
{
	struct screen *s = start_guest();

	CU_ASSERT_TRUE(screen_shows(s, "keys 0 last none"));
	CU_ASSERT_TRUE(screen_type(s, "abc"));
	CU_ASSERT_TRUE(screen_shows(s, "keys 3 last c"));
	for (int i = 0; i < 50; i++)
		screen_type(s, "xy");
	CU_ASSERT_TRUE(screen_shows(s, "keys 103 last y"));
	screen_stop(s);
}

static void test_special_keys_follow_the_terminal_mode(void)
{
	struct screen *s = start_guest();

	CU_ASSERT_TRUE(screen_key(s, "Down"));
	CU_ASSERT_TRUE(screen_shows(s, "keys 1 last OB"));
	CU_ASSERT_TRUE(screen_key(s, "C-c"));
	CU_ASSERT_TRUE(screen_shows(s, "keys 2"));
	screen_stop(s);
}

static void test_bracketed_paste_is_one_key(void)
{
	struct screen *s = start_guest();

	CU_ASSERT_TRUE(screen_paste(s, "yes\n"));
	CU_ASSERT_TRUE(screen_shows(s, "keys 1 last [200~yes"));
	screen_stop(s);
}

static void test_waits_for_an_answer(void)
{
	struct screen *s = start_guest();

	screen_send(s, "w");
	CU_ASSERT_TRUE(screen_wait(s, "loading"));
	screen_signal(s, SIGUSR1);
	CU_ASSERT_TRUE(screen_settle(s));
	CU_ASSERT_FALSE(screen_shows(s, "loading"));
	screen_stop(s);
}

static void test_shows_attributes_and_wide_characters(void)
{
	struct screen *s = start_guest();
	struct screen_cell c = screen_cell(s, 1, 0);
	int row, col;

	CU_ASSERT_TRUE(c.bold);
	CU_ASSERT_EQUAL(c.fg.kind, COLOUR_INDEXED);
	CU_ASSERT_EQUAL(c.fg.index, 1);
	CU_ASSERT_TRUE(screen_cell(s, 1, 4).reverse);
	CU_ASSERT_TRUE(screen_row_reversed(s, 1));
	CU_ASSERT_FALSE(screen_row_reversed(s, 0));
	CU_ASSERT_EQUAL(screen_cell(s, 1, 12).underline, 1);
	CU_ASSERT_EQUAL(screen_cell(s, 1, 18).width, 2);
	CU_ASSERT_STRING_EQUAL(screen_cell(s, 1, 19).text, "");
	CU_ASSERT_TRUE(screen_find(s, "wide", &row, &col));
	CU_ASSERT_EQUAL(row, 1);
	CU_ASSERT_EQUAL(col, 21);
	screen_stop(s);
}

static void test_resize_reaches_the_program(void)
{
	struct screen *s = start_guest();

	screen_resize(s, 9, 33);
	CU_ASSERT_TRUE(screen_wait(s, "size 9x33"));
	screen_stop(s);
}

static void test_terminal_modes_are_seen(void)
{
	struct screen *s = start_guest();
	int status;

	CU_ASSERT_TRUE(screen_alternate(s));
	CU_ASSERT_FALSE(screen_cursor_visible(s));
	CU_ASSERT_STRING_EQUAL(screen_title(s), "guest");
	CU_ASSERT_FALSE(screen_termios(s).c_lflag & ICANON);
	screen_send(s, "q");
	CU_ASSERT_TRUE(screen_wait_end(s));
	CU_ASSERT_FALSE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_cursor_visible(s));
	CU_ASSERT_TRUE(screen_termios(s).c_lflag & ICANON);
	CU_ASSERT_TRUE(screen_wrote(s, "\033[?2004l"));
	status = screen_stop(s);
	CU_ASSERT_TRUE(WIFEXITED(status));
	CU_ASSERT_EQUAL(WEXITSTATUS(status), 3);
}

static void test_the_terminal_answers(void)
{
	struct screen *s = start_guest();

	screen_send(s, "?");
	CU_ASSERT_TRUE(screen_settle(s));
	screen_type(s, "x");
	CU_ASSERT_TRUE(screen_shows(s, "keys "));
	CU_ASSERT_TRUE(screen_wrote(s, "\033[6n"));
	screen_stop(s);
}

static void test_suspend_and_foreground(void)
{
	struct screen *s = start_guest();

	screen_send(s, "Z");
	CU_ASSERT_TRUE(screen_wait_stopped(s));
	CU_ASSERT_FALSE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_termios(s).c_lflag & ICANON);
	screen_foreground(s);
	CU_ASSERT_TRUE(screen_settle(s));
	CU_ASSERT_TRUE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_type(s, "n"));
	CU_ASSERT_TRUE(screen_shows(s, "keys 2 last n"));
	screen_stop(s);
}

static void test_killed_while_stopped(void)
{
	struct screen *s = start_guest();
	int status;

	screen_send(s, "Z");
	CU_ASSERT_TRUE(screen_wait_stopped(s));
	screen_signal(s, SIGKILL);
	CU_ASSERT_TRUE(screen_wait_end(s));
	status = screen_stop(s);
	CU_ASSERT_TRUE(WIFSIGNALED(status));
}

static void test_crash_is_reported(void)
{
	struct screen *s = start_guest();
	int status;

	screen_send(s, "X");
	CU_ASSERT_TRUE(screen_wait_end(s));
	status = screen_stop(s);
	CU_ASSERT_FALSE(WIFEXITED(status) && !WEXITSTATUS(status));
}

static void test_hangup_ends_it(void)
{
	struct screen *s = start_guest();

	screen_hangup(s);
	CU_ASSERT_TRUE(screen_wait_end(s));
	screen_stop(s);
}

static void test_a_held_terminal_takes_nothing(void)
{
	struct screen *s = start_guest();

	screen_hold(s, true);
	screen_send(s, "a");
	CU_ASSERT_TRUE(screen_settle(s));
	CU_ASSERT_FALSE(screen_shows(s, "keys 1"));
	screen_hold(s, false);
	CU_ASSERT_TRUE(screen_wait(s, "keys 1"));
	screen_stop(s);
}

static void test_idle_is_silence(void)
{
	struct screen *s = start_guest();

	CU_ASSERT_EQUAL(screen_listen(s, 50), 0);
	screen_forget(s);
	screen_type(s, "a");
	CU_ASSERT_TRUE(screen_wrote(s, "keys 1"));
	CU_ASSERT_FALSE(screen_wrote(s, "keys 0"));
	screen_stop(s);
}

static void test_counts_keys_as_a_program_does(void)
{
	CU_ASSERT_EQUAL(keys_count("abc", 3), 3);
	CU_ASSERT_EQUAL(keys_count("\033[A\033OBx", 7), 3);
	CU_ASSERT_EQUAL(keys_count("\033[1;5D", 6), 1);
	CU_ASSERT_EQUAL(keys_count("\033", 1), 1);
	CU_ASSERT_EQUAL(keys_count("\xc3\xa9\xe4\xb8\xad", 5), 2);
}

static void test_unescapes(void)
{
	char text[] = "a\\e[A\\r\\x03\\\\n\\q";

	CU_ASSERT_EQUAL(keys_unescape(text), 10);
	CU_ASSERT_STRING_EQUAL(text, "a\033[A\r\003\\n\\q");
}

static void test_splits_words_as_a_shell_does(void)
{
	size_t n;
	char **w = words_split("a 'b c' --x=\"d e\"  ''", &n);

	CU_ASSERT_EQUAL(n, 4);
	CU_ASSERT_STRING_EQUAL(w[1], "b c");
	CU_ASSERT_STRING_EQUAL(w[2], "--x=d e");
	CU_ASSERT_STRING_EQUAL(w[3], "");
	CU_ASSERT_PTR_NULL(w[4]);
	free(w);
}

static void test_the_environment_is_made_from_nothing(void)
{
	struct env e;
	char home[64];

	setenv("DOCKERHUB_TOKEN", "must not get through", 1);
	env_init(&e);
	CU_ASSERT_PTR_NULL(env_get(&e, "DOCKERHUB_TOKEN"));
	CU_ASSERT_STRING_EQUAL(env_get(&e, "HOME"), e.home);
	env_put(&e, "TERM=vt100");
	CU_ASSERT_STRING_EQUAL(env_get(&e, "TERM"), "vt100");
	env_put(&e, "TERM");
	CU_ASSERT_PTR_NULL(env_get(&e, "TERM"));
	snprintf(home, sizeof(home), "%s", e.home);
	CU_ASSERT_EQUAL(access(home, F_OK), 0);
	env_done(&e);
	CU_ASSERT_NOT_EQUAL(access(home, F_OK), 0);
	unsetenv("DOCKERHUB_TOKEN");
}

static void test_runs_a_program_without_a_terminal(void)
{
	static const char *const argv[] = { "/bin/sh", "-c", "cat; echo $X >&2; exit 7",
					    NULL };
	struct env e;
	struct run *r;

	env_init(&e);
	env_put(&e, "X=why");
	r = run_program(&e, "in\n", argv);
	CU_ASSERT_STRING_EQUAL(r->out, "in\n");
	CU_ASSERT_STRING_EQUAL(r->err, "why\n");
	CU_ASSERT_EQUAL(r->status, 7);
	env_done(&e);
	run_free(r);
}

/* A search that finds nothing is worth something only when it can find. */
static void test_a_leak_ends_the_test(void)
{
	static const char drawn[] = "password: maria-password";
	char dir[] = "/tmp/hubdeck-leak-XXXXXX", path[64];
	int status = 0, fd;
	pid_t pid;

	CU_ASSERT_PTR_NOT_NULL(leak_find(drawn, sizeof(drawn)));
	CU_ASSERT_PTR_NULL(leak_find(drawn, sizeof(drawn) - 2));
	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(dir));
	leak_check_files(dir);
	snprintf(path, sizeof(path), "%s/journal.db", dir);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	CU_ASSERT_EQUAL(write(fd, drawn, sizeof(drawn)), (ssize_t)sizeof(drawn));
	close(fd);
	pid = fork();
	if (!pid) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		close(STDOUT_FILENO);
		leak_check_files(dir);
		_exit(0);
	}
	CU_ASSERT_EQUAL(waitpid(pid, &status, 0), pid);
	CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	unlink(path);
	rmdir(dir);
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "--guest"))
		return guest();
	return CHECK_RUN("harness", argc, argv, test_settles_after_each_key,
			 test_special_keys_follow_the_terminal_mode,
			 test_bracketed_paste_is_one_key, test_waits_for_an_answer,
			 test_shows_attributes_and_wide_characters,
			 test_resize_reaches_the_program, test_terminal_modes_are_seen,
			 test_the_terminal_answers, test_suspend_and_foreground,
			 test_killed_while_stopped, test_crash_is_reported,
			 test_hangup_ends_it, test_a_held_terminal_takes_nothing,
			 test_idle_is_silence, test_counts_keys_as_a_program_does,
			 test_unescapes, test_splits_words_as_a_shell_does,
			 test_the_environment_is_made_from_nothing,
			 test_runs_a_program_without_a_terminal,
			 test_a_leak_ends_the_test);
}
