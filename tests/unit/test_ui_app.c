/*
 * The dashboard as a process in a terminal: how it ends, stops, waits and reads.  The
 * real binary, a Hub of its own, a pseudo-terminal.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"
#include "tests/harness/wait.h"

struct bench {
	struct hubsim *hub;
	struct screen *s;
	const char *env[16];
};

static const char *const usual[] = { "--tags", "300", "--rate-limit", "0", NULL };

static void put_env(struct bench *b, const char *const extra[])
{
	const char *const *hub = hubsim_env(b->hub);
	size_t n = 0;

	for (; hub[n]; n++)
		b->env[n] = hub[n];
	b->env[n++] = "DOCKERHUB_USERNAME=maria";
	b->env[n++] = "DOCKERHUB_TOKEN=maria-password";
	for (size_t i = 0; extra && extra[i]; i++)
		b->env[n++] = extra[i];
	b->env[n] = NULL;
}

/* The tags of the repository with many. */
static struct bench start(const char *const extra[])
{
	struct bench b = { .hub = hubsim_start(usual) };
	const char *argv[] = { getenv("HUBDECK"), "acme/bulk-0001:tags", NULL };

	if (!b.hub || !argv[0])
		abort();
	put_env(&b, extra);
	b.s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b.env });
	if (!b.s || !screen_wait(b.s, "/300]") || !screen_settle(b.s))
		abort();
	return b;
}

static int stop(struct bench *b)
{
	int status = screen_stop(b->s);

	hubsim_stop(b->hub);
	return status;
}

static void check_restored(struct screen *s, const struct termios *before)
{
	struct termios after = screen_termios(s);

	CU_ASSERT_FALSE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_cursor_visible(s));
	CU_ASSERT_TRUE(screen_wrote(s, "\033[?2004l"));
	CU_ASSERT_TRUE(after.c_lflag & ICANON);
	CU_ASSERT_TRUE(after.c_lflag & ECHO);
	CU_ASSERT_TRUE(after.c_iflag & ICRNL);
	CU_ASSERT_TRUE(after.c_oflag & OPOST);
	CU_ASSERT_FALSE(before->c_lflag & ICANON);
}

/* Sanitizers would end a crash their own way. */
static const char *const hands_off[] = {
	"ASAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_abort=0",
	"TSAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_abort=0",
	"UBSAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_abort=0", NULL
};

static void check_signal_restores(int sig, bool fatal)
{
	struct bench b = start(hands_off);
	struct termios during = screen_termios(b.s);
	int status;

	CU_ASSERT_TRUE(screen_alternate(b.s));
	screen_signal(b.s, sig);
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	check_restored(b.s, &during);
	status = screen_status(b.s);
	if (fatal)
		CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == sig);
	if (!fatal)
		CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	stop(&b);
}

static void test_signals_end_it_in_order(void)
{
	check_signal_restores(SIGTERM, false);
	check_signal_restores(SIGINT, false);
	check_signal_restores(SIGHUP, false);
}

static void test_crashes_restore_the_terminal(void)
{
	check_signal_restores(SIGSEGV, true);
	check_signal_restores(SIGABRT, true);
	check_signal_restores(SIGBUS, true);
	check_signal_restores(SIGQUIT, true);
}

/* The thread that is not the first; 0 when there is none. */
static pid_t other_thread(pid_t pid)
{
	char path[64];
	const struct dirent *e;
	pid_t found = 0;
	DIR *d;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	d = opendir(path);
	while (d && (e = readdir(d)))
		if (e->d_name[0] != '.' && strtol(e->d_name, NULL, 10) != pid)
			found = (pid_t)strtol(e->d_name, NULL, 10);
	if (d)
		closedir(d);
	return found;
}

/* Its signals are blocked, but for those of its own mistakes. */
static void test_a_crash_of_the_net_thread_restores_the_terminal(void)
{
	struct bench b = start(hands_off);
	struct termios during = screen_termios(b.s);
	pid_t pid = screen_pid(b.s), tid = other_thread(pid);
	int status;

	CU_ASSERT_NOT_EQUAL_FATAL(tid, 0);
	CU_ASSERT_EQUAL(syscall(SYS_tgkill, pid, tid, SIGSEGV), 0);
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	check_restored(b.s, &during);
	status = screen_status(b.s);
	CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
	stop(&b);
}

static void test_q_quits(void)
{
	struct bench b = start(NULL);
	struct termios during = screen_termios(b.s);

	screen_send(b.s, "q");
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	check_restored(b.s, &during);
	CU_ASSERT_TRUE(WIFEXITED(screen_status(b.s)));
	stop(&b);
}

static void test_ctrl_c_twice_quits(void)
{
	struct bench b = start(NULL);

	screen_press(b.s, "/"); /* also inside a prompt */
	screen_send(b.s, "\003\003");
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	CU_ASSERT_FALSE(screen_alternate(b.s));
	stop(&b);
}

static void test_suspend_and_resume(void)
{
	struct bench b = start(NULL);

	screen_press(b.s, "C-z");
	CU_ASSERT_TRUE(screen_wait_stopped(b.s));
	CU_ASSERT_FALSE(screen_alternate(b.s));
	CU_ASSERT_TRUE(screen_termios(b.s).c_lflag & ICANON);
	screen_resize(b.s, 30, 100);
	screen_foreground(b.s);
	CU_ASSERT_TRUE(screen_key(b.s, "j"));
	CU_ASSERT_TRUE(screen_alternate(b.s));
	CU_ASSERT_FALSE(screen_termios(b.s).c_lflag & ICANON);
	CU_ASSERT_TRUE(screen_shows(b.s, "/300]"));
	char *last = screen_row(b.s, 29);

	CU_ASSERT_PTR_NOT_NULL(strstr(last, "help"));
	free(last);
	stop(&b);
}

static void test_idle_does_not_wake(void)
{
	struct bench b = start(NULL);
	uint64_t before = screen_reports(b.s);

	CU_ASSERT_EQUAL(screen_listen(b.s, 5000), 0);
	CU_ASSERT_EQUAL(screen_reports(b.s), before);
	stop(&b);
}

static void test_500_keys_at_once(void)
{
	struct bench b = start(NULL);
	char keys[501];
	size_t len;

	memset(keys, 'j', 250);
	memset(keys + 250, 'k', 249);
	keys[499] = 'j';
	keys[500] = '\0';
	screen_forget(b.s);
	CU_ASSERT_TRUE(screen_type(b.s, keys)); /* settles when 500 were used */
	screen_bytes(b.s, &len);
	CU_ASSERT_TRUE(len < 1500);
	CU_ASSERT_TRUE(screen_key(b.s, "G"));
	CU_ASSERT_TRUE(screen_shows(b.s, "-300/300]"));
	stop(&b);
}

static void test_moving_costs_few_bytes(void)
{
	struct bench b = start(NULL);
	size_t len;

	screen_forget(b.s);
	for (int i = 0; i < 10; i++)
		screen_send(b.s, "j");
	CU_ASSERT_TRUE(screen_settle(b.s));
	screen_bytes(b.s, &len);
	CU_ASSERT_TRUE(len <= 10 * 70);
	stop(&b);
}

static long resident_kib(pid_t pid)
{
	char name[64];
	long pages = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%d/statm", (int)pid);
	f = fopen(name, "re");
	if (!f || fscanf(f, "%*s %ld", &pages) != 1)
		pages = -1;
	if (f)
		fclose(f);
	return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* However long it takes nothing, no backlog of frames is kept for it (QUALITY T5). */
static void test_blocked_terminal_costs_no_memory(void)
{
	struct bench b = start(NULL);
	uint64_t before;
	long was;

	screen_hold(b.s, true);
	for (int i = 0; i < 100; i++)
		screen_send(b.s, "\014G\014g");
	before = screen_reports(b.s);
	was = resident_kib(screen_pid(b.s));
	for (int i = 0; i < 1000; i++)
		screen_send(b.s, "\014G\014g");
	screen_hold(b.s, false);
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_reports(b.s) > before);
	/* A sanitizer keeps what was freed. */
	if (!getenv("SLOW_TESTS"))
		CU_ASSERT_TRUE(resident_kib(screen_pid(b.s)) - was < 1024);
	CU_ASSERT_TRUE(was > 0);
	stop(&b);
}

/* The terminal takes nothing for a while; what was typed then is not lost. */
static void test_blocked_terminal(void)
{
	struct bench b = start(NULL);
	size_t len;

	screen_hold(b.s, true);
	for (int i = 0; i < 100; i++)
		screen_send(b.s, "\014"); /* whole frames: more than a pty holds */
	screen_send(b.s, "G");
	screen_forget(b.s);
	screen_hold(b.s, false);
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_shows(b.s, "-300/300]"));
	screen_bytes(b.s, &len);
	CU_ASSERT_TRUE(len < 40000);
	stop(&b);
}

static void test_paste_is_no_command(void)
{
	struct bench b = start(NULL);

	CU_ASSERT_TRUE(screen_paste(b.s, "q\nD\ny\nq"));
	CU_ASSERT_FALSE(screen_ended(b.s));
	CU_ASSERT_TRUE(screen_shows(b.s, "[1-"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, "DELETE *"), 0);
	stop(&b);
}

static void test_lost_terminal_ends_it(void)
{
	struct bench b = start(NULL);

	screen_hangup(b.s);
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	stop(&b);
}

static void test_too_small_and_back(void)
{
	struct bench b = start(NULL);

	CU_ASSERT_TRUE(screen_key(b.s, "j"));
	screen_resize(b.s, 10, 40);
	CU_ASSERT_TRUE(screen_wait(b.s, "hubdeck needs 60x15, this is 40x10"));
	CU_ASSERT_TRUE(screen_type(b.s, "D")); /* nothing is done blindly */
	screen_resize(b.s, 1, 1);
	screen_resize(b.s, 2, 3);
	screen_resize(b.s, 24, 80);
	CU_ASSERT_TRUE(screen_wait(b.s, "/300]"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	char *row = screen_row(b.s, 4);

	CU_ASSERT_EQUAL(row[0], '>');
	free(row);
	stop(&b);
}

static void test_unusable_terminals(void)
{
	static const char *const terms[] = { "TERM=", "TERM=no-such-terminal" };

	for (size_t i = 0; i < 2; i++) {
		struct bench b = { .hub = hubsim_start(usual) };
		const char *argv[] = { getenv("HUBDECK"), "acme", NULL };

		put_env(&b, (const char *const[]){ terms[i], NULL });
		b.s = screen_open(&(struct screen_opts){
			.rows = 24, .cols = 80, .argv = argv, .env = b.env });
		CU_ASSERT_TRUE(screen_wait_end(b.s));
		CU_ASSERT_TRUE(screen_shows(b.s, "TERM"));
		CU_ASSERT_TRUE(screen_shows(b.s, "export"));
		CU_ASSERT_TRUE(WIFEXITED(screen_status(b.s)) &&
			       WEXITSTATUS(screen_status(b.s)) == 64);
		stop(&b);
	}
}

/* One that cannot place its cursor gets lines (tests/screens/plain*.t). */
static void test_a_dumb_terminal_gets_lines(void)
{
	struct bench b = { .hub = hubsim_start(usual) };
	const char *argv[] = { getenv("HUBDECK"), "acme", NULL }, *bytes;
	size_t n;

	put_env(&b, (const char *const[]){ "TERM=dumb", NULL });
	b.s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b.env });
	CU_ASSERT_TRUE(screen_wait(b.s, "acme:repos>"));
	bytes = screen_bytes(b.s, &n);
	CU_ASSERT_PTR_NULL(memchr(bytes, '\033', n));
	screen_send(b.s, "q\r");
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	CU_ASSERT_EQUAL(screen_status(b.s), 0);
	stop(&b);
}

/* The terminal is not to blame for that. */
static void test_too_few_descriptors(void)
{
	const char *const argv[] = { "/bin/sh", "-c",
				     "ulimit -n 8; exec \"$HUBDECK\" acme", NULL };
	struct bench b = { .hub = hubsim_start(usual) };
	char program[512];

	snprintf(program, sizeof(program), "HUBDECK=%s", getenv("HUBDECK"));
	put_env(&b, (const char *const[]){ program, NULL });
	b.s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = b.env });
	CU_ASSERT_TRUE(screen_wait_end(b.s));
	CU_ASSERT_TRUE(screen_shows(b.s, "too few files may be open"));
	CU_ASSERT_FALSE(screen_shows(b.s, "TERM"));
	CU_ASSERT_EQUAL(screen_status(b.s), 74 << 8);
	stop(&b);
}

static void test_other_terminals(void)
{
	static const char *const terms[] = { "TERM=vt100", "TERM=linux", "TERM=screen",
					     "TERM=xterm-mono" };

	for (size_t i = 0; i < 4; i++) {
		struct bench b = start((const char *const[]){ terms[i], NULL });

		CU_ASSERT_TRUE(screen_type(b.s, "jjG"));
		CU_ASSERT_TRUE(screen_shows(b.s, "-300/300]"));
		screen_send(b.s, "q");
		CU_ASSERT_TRUE(screen_wait_end(b.s));
		CU_ASSERT_TRUE(screen_termios(b.s).c_lflag & ICANON);
		stop(&b);
	}
}

static void test_no_colour_and_ascii(void)
{
	struct bench b = start((const char *const[]){ "NO_COLOR=1", "LC_ALL=C", NULL });
	const char *bytes;
	size_t len;

	CU_ASSERT_FALSE(screen_wrote(b.s, "\033[31m"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "\033[32m"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "\033[35m"));
	CU_ASSERT_FALSE(screen_wrote(b.s, "\033[36m"));
	CU_ASSERT_TRUE(screen_shows(b.s, "--------"));
	bytes = screen_bytes(b.s, &len);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			CU_FAIL("a byte beyond ASCII in a locale that has none");
	stop(&b);
}

/* ---- programs that draw --------------------------------------------------- */

static void put_file(const char *dir, const char *name, mode_t mode, const char *text)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "we");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
}

/* Signs in with a secret-command that knows the terminal, as gpg's pinentry does. */
static char *screen_after(const struct hubsim *hub, const char *draws)
{
	static const char *const argv[] = { "/bin/sh", "-c",
					    "GPG_TTY=$(tty) exec \"$PROGRAM\" acme",
					    NULL };
	const char *env[12] = { NULL };
	char config[512], script[512], program[256], file[128], go[64];
	char dir[] = "/tmp/test-draws-XXXXXX", *text;
	struct screen *s;
	size_t n = 0;

	if (!mkdtemp(dir))
		abort();
	snprintf(script, sizeof(script),
		 "#!/bin/sh\ncat %s/go\n%s\necho maria-password\n", dir, draws);
	snprintf(go, sizeof(go), "%s/go", dir);
	CU_ASSERT_EQUAL(mkfifo(go, 0600), 0);
	put_file(dir, "pass", 0700, script);
	snprintf(config, sizeof(config),
		 "context = it\n[context it]\nurl = %s\nuser = maria\n"
		 "secret-command = %s/pass\n",
		 hubsim_url(hub), dir);
	put_file(dir, "config", 0600, config);
	for (; hubsim_env(hub)[n]; n++)
		env[n] = hubsim_env(hub)[n];
	snprintf(file, sizeof(file), "HUBDECK_CONFIG=%s/config", dir);
	snprintf(program, sizeof(program), "PROGRAM=%s", getenv("HUBDECK"));
	env[n++] = file;
	env[n] = program;
	s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = env });
	/* Not before our screen is up. */
	CU_ASSERT_TRUE(screen_wait(s, "Loading repos"));
	close(open(go, O_WRONLY | O_CLOEXEC));
	CU_ASSERT_TRUE(screen_wait(s, "web-app"));
	CU_ASSERT_TRUE(screen_settle(s));
	text = screen_text(s);
	screen_stop(s);
	for (const char *const *name =
		     (const char *const[]){ "pass", "config", "go", NULL };
	     *name; name++) {
		snprintf(file, sizeof(file), "%s/%s", dir, *name);
		CU_ASSERT_EQUAL(unlink(file), 0);
	}
	rmdir(dir);
	return text;
}

/* C8: it has no terminal of its own, but it may know ours. */
static void test_what_a_helper_draws_is_painted_over(void)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };
	struct hubsim *hub = hubsim_start(args);
	char *clean, *after;

	if (!hub)
		abort();
	clean = screen_after(hub, ":");
	after = screen_after(hub, "(: </dev/tty) 2>/dev/null && exit 9\n"
				  "printf '\\033[2J\\033[14;9HPassphrase:\\033[7m' "
				  ">\"$GPG_TTY\" || exit 8");
	CU_ASSERT_STRING_EQUAL(after, clean);
	free(clean);
	free(after);
	hubsim_stop(hub);
}

/* A terminal that was narrow for a moment has lost what did not fit, even when it is as
 * wide as before by the time the program looks. */
static void test_a_resize_there_and_back_repaints(void)
{
	struct bench b = start(NULL);

	for (int i = 0; i < 20; i++) {
		screen_resize(b.s, 24, 6);
		screen_resize(b.s, 24, 80);
		CU_ASSERT_TRUE(screen_wait(b.s, "/300]"));
	}
	stop(&b);
}

CHECK_MAIN("app", test_a_resize_there_and_back_repaints, test_signals_end_it_in_order,
	   test_crashes_restore_the_terminal,
	   test_a_crash_of_the_net_thread_restores_the_terminal, test_q_quits,
	   test_ctrl_c_twice_quits, test_what_a_helper_draws_is_painted_over,
	   test_suspend_and_resume, test_idle_does_not_wake, test_500_keys_at_once,
	   test_moving_costs_few_bytes, test_blocked_terminal,
	   test_blocked_terminal_costs_no_memory, test_paste_is_no_command,
	   test_lost_terminal_ends_it, test_too_small_and_back, test_unusable_terminals,
	   test_a_dumb_terminal_gets_lines, test_too_few_descriptors,
	   test_other_terminals, test_no_colour_and_ascii)
