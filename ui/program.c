#include "ui/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/str.h"
#include "model/xalloc.h"
#include "ui/term.h"

/* ---- environment ------------------------------------------------------ */

/* DOCKERHUB_TOKEN and its like are wiped at start (net/credential.c); these are other
 * programs' secrets, and where ours are. */
static bool secret_name(struct str name)
{
	static const char *const words[] = { "TOKEN",  "PASSWORD",   "PASSWD",
					     "SECRET", "CREDENTIAL", "API_KEY",
					     "APIKEY", "AUTH_CONFIG" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_has(name, str_from(words[i])))
			return true;
	return false;
}

/* https://user:password@proxy */
static bool has_password(struct str name, const char *value)
{
	return name.len > 6 && !strncasecmp(name.ptr + name.len - 6, "_proxy", 6) &&
	       strchr(value, '@');
}

static bool harmless(const char *variable)
{
	const char *eq = strchr(variable, '=');
	struct str name = { variable, eq ? (size_t)(eq - variable) : 0 };

	return eq && !secret_name(name) && !has_password(name, eq + 1);
}

char **program_environment(void)
{
	size_t n = 0, kept = 0;
	char **env;

	while (environ && environ[n])
		n++;
	env = xcalloc(n + 1, sizeof(*env));
	for (size_t i = 0; i < n; i++)
		if (harmless(environ[i]))
			env[kept++] = environ[i];
	return env;
}

/* ---- finding ---------------------------------------------------------- */

static bool is_program(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISREG(st.st_mode) && !access(path, X_OK);
}

/* As posix_spawnp() will look for it. */
static bool is_in_path(const char *name)
{
	const char *dirs = getenv("PATH");
	bool found = false;

	for (const char *at = dirs ? dirs : "/bin:/usr/bin"; !found && *at;) {
		size_t n = strcspn(at, ":");
		char *path = xasprintf("%.*s/%s", n ? (int)n : 1, n ? at : ".", name);

		found = is_program(path);
		free(path);
		at += n + (at[n] == ':');
	}
	return found;
}

enum status program_find(const char *name, struct error *err)
{
	if (strchr(name, '/') ? is_program(name) : is_in_path(name))
		return ST_OK;
	return error_set(err, ST_USAGE, "there is no program %.80s", name);
}

/* ---- running ---------------------------------------------------------- */

/* What both ways of running have in common: no descriptor, mask or handler of ours. */
struct launch {
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	char **env;
};

static void launch_init(struct launch *l, short flags)
{
	sigset_t none, all;

	sigemptyset(&none);
	sigfillset(&all);
	l->env = program_environment();
	posix_spawn_file_actions_init(&l->files);
	posix_spawnattr_init(&l->attr);
	posix_spawnattr_setsigmask(&l->attr, &none);
	posix_spawnattr_setsigdefault(&l->attr, &all);
	posix_spawnattr_setflags(&l->attr, (short)(POSIX_SPAWN_SETSIGMASK |
						   POSIX_SPAWN_SETSIGDEF | flags));
}

/* 0 or an errno. */
static int launch_go(struct launch *l, char *const *argv, pid_t *ret_pid)
{
	int rc;

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	posix_spawn_file_actions_addclosefrom_np(&l->files, STDERR_FILENO + 1);
#endif
	rc = posix_spawnp(ret_pid, argv[0], &l->files, &l->attr, argv, l->env);
	posix_spawn_file_actions_destroy(&l->files);
	posix_spawnattr_destroy(&l->attr);
	free(l->env);
	return rc;
}

static int start(char *const *argv, pid_t *ret_pid)
{
	struct launch l;

	launch_init(&l, 0);
	return launch_go(&l, argv, ret_pid);
}

/* What it is now: WNOWAIT leaves it to be asked again. */
static bool look(pid_t pid, siginfo_t *ret, int options)
{
	int rc;

	do {
		ret->si_pid = 0;
		rc = waitid(P_PID, (id_t)pid, ret,
			    WEXITED | WSTOPPED | WNOWAIT | options);
	} while (rc < 0 && errno == EINTR);
	return rc == 0 && ret->si_pid == pid;
}

static bool is_stopped(const siginfo_t *info)
{
	return info->si_code == CLD_STOPPED || info->si_code == CLD_TRAPPED;
}

/*
 * Most editors stop the whole job, us included, and are running again when we are; one
 * that stopped only itself would leave the user without a shell.
 */
static void stop_with_it(pid_t pid)
{
	siginfo_t now;

	if (!look(pid, &now, WNOHANG) || !is_stopped(&now))
		return;
	raise(SIGSTOP);
	kill(pid, SIGCONT);
}

static int await(pid_t pid)
{
	siginfo_t info;
	int status = 0;

	while (look(pid, &info, 0) && is_stopped(&info))
		stop_with_it(pid);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

/* ---- feeding ---------------------------------------------------------- */

enum { FED_MAX = 8, NAME_MAX_ = 64, LAST_CALL_MS = 2000 };

static struct {
	pid_t pid; /* 0: free */
	char name[NAME_MAX_];
	program_ended_fn *ended; /* NULL: nobody asks */
	void *arg;
} fed[FED_MAX];

/* The reading end, with all of the text in the pipe; -1. */
static int full_pipe(struct str text)
{
	int ends[2];
	bool ok;

	if (pipe2(ends, O_CLOEXEC))
		return -1;
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	ok = !text.len || write(ends[1], text.ptr, text.len) == (ssize_t)text.len;
	close(ends[1]);
	if (ok)
		return ends[0];
	close(ends[0]);
	return -1;
}

/* `apart`: in a session of its own, and not heard. */
static int start_fed(char *const *argv, int in, bool apart, pid_t *ret_pid)
{
	struct launch l;

	launch_init(&l, apart ? POSIX_SPAWN_SETSID : 0);
	posix_spawn_file_actions_adddup2(&l.files, in, STDIN_FILENO);
	posix_spawn_file_actions_addopen(&l.files, STDOUT_FILENO, "/dev/null", O_WRONLY,
					 0);
	if (apart)
		posix_spawn_file_actions_adddup2(&l.files, STDOUT_FILENO,
						 STDERR_FILENO);
	return launch_go(&l, argv, ret_pid);
}

enum status program_feed(char *const *argv, struct str text, program_ended_fn *ended,
			 void *arg, struct error *err)
{
	size_t i = 0;
	int in, rc;

	while (i < FED_MAX && fed[i].pid)
		i++;
	if (i == FED_MAX)
		return error_set(err, ST_USAGE, "%.80s: %d of them are still running",
				 argv[0], FED_MAX);
	in = full_pipe(text);
	if (in < 0)
		return error_set(err, ST_LOCAL, "%.80s: too much for a pipe", argv[0]);
	rc = start_fed(argv, in, true, &fed[i].pid);
	close(in);
	if (rc) {
		fed[i].pid = 0;
		return error_set(err, ST_USAGE, "cannot run %.80s: %s", argv[0],
				 strerror(rc));
	}
	snprintf(fed[i].name, sizeof(fed[i].name), "%s", argv[0]);
	fed[i].ended = ended;
	fed[i].arg = arg;
	return ST_OK;
}

void program_forget(const void *arg)
{
	for (size_t i = 0; i < FED_MAX; i++) {
		if (!fed[i].pid || fed[i].arg != arg)
			continue;
		fed[i].ended = NULL;
		kill(-fed[i].pid, SIGKILL);
	}
}

void program_reap(void)
{
	for (size_t i = 0; i < FED_MAX; i++) {
		program_ended_fn *ended = fed[i].ended;
		int status;

		if (!fed[i].pid || waitpid(fed[i].pid, &status, WNOHANG) <= 0)
			continue;
		fed[i].pid = 0;
		if (ended)
			ended(fed[i].arg, fed[i].name, status);
	}
}

/* ---- told, and waited for ------------------------------------------------------- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* SIGCHLD, or the time is over; it is blocked. */
static void sleep_until(int64_t at_ms)
{
	int64_t left = at_ms - now_ms();
	struct timespec t = { .tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000 };
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	if (left > 0)
		(void)!sigtimedwait(&child, NULL, &t);
}

/* False: it is not over. */
static bool await_until(pid_t pid, int64_t at_ms, int *ret_status)
{
	siginfo_t info;

	while (now_ms() < at_ms) {
		if (!look(pid, &info, WNOHANG))
			sleep_until(at_ms);
		else if (is_stopped(&info))
			stop_with_it(pid);
		else
			return waitpid(pid, ret_status, 0) == pid;
	}
	return false;
}

/* It is asked to end, and then made to. */
static void end(pid_t pid)
{
	int ignored;

	kill(pid, SIGTERM);
	if (await_until(pid, now_ms() + LAST_CALL_MS, &ignored))
		return;
	kill(pid, SIGKILL);
	while (waitpid(pid, &ignored, 0) < 0 && errno == EINTR)
		continue;
}

enum status program_tell(char *const *argv, struct str text, int64_t seconds,
			 int *ret_status, struct error *err)
{
	pid_t pid = -1;
	int in = full_pipe(text), rc;
	sigset_t child, old;

	if (in < 0)
		return error_set(err, ST_LOCAL, "%.80s: too much for a pipe", argv[0]);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &old);
	rc = start_fed(argv, in, false, &pid);
	close(in);
	if (rc) {
		error_set(err, ST_USAGE, "cannot run %.80s: %s", argv[0], strerror(rc));
	} else if (!await_until(pid, now_ms() + seconds * 1000, ret_status)) {
		end(pid);
		error_set(err, ST_LOCAL, "%.80s: not over after %lld s, and ended",
			  argv[0], (long long)seconds);
	}
	sigprocmask(SIG_SETMASK, &old, NULL);
	return err->status;
}

/* ---- the terminal lent ------------------------------------------------ */

enum status program_run(char *const *argv, int *ret_status, bool *ret_missing,
			struct error *err)
{
	pid_t pid = -1;
	int rc;

	*ret_missing = false;
	term_lend();
	rc = start(argv, &pid);
	if (!rc)
		*ret_status = await(pid);
	term_take_back();
	if (!rc)
		return ST_OK;
	*ret_missing = rc == ENOENT;
	return error_set(err, ST_USAGE, "cannot run %.80s: %s", argv[0], strerror(rc));
}
