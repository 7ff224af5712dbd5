#include "ui/program.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
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

/* ---- running ---------------------------------------------------------- */

/* 0 or an errno. */
static int start(char *const *argv, pid_t *ret_pid)
{
	char **env = program_environment();
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t at;
	sigset_t none, all;
	int rc;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&fa);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	posix_spawn_file_actions_addclosefrom_np(&fa, STDERR_FILENO + 1);
#endif
	posix_spawnattr_init(&at);
	posix_spawnattr_setsigmask(&at, &none);
	posix_spawnattr_setsigdefault(&at, &all);
	posix_spawnattr_setflags(&at, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	rc = posix_spawnp(ret_pid, argv[0], &fa, &at, argv, env);
	posix_spawn_file_actions_destroy(&fa);
	posix_spawnattr_destroy(&at);
	free(env);
	return rc;
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
