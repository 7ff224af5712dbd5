#include "tests/harness/shell.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Everything down to lead() runs after fork() in a process that may have had
 * threads: system calls only, no allocation, no stdio. */

enum { EVENTS_FD = 3, CONTROL_FD = 4, LAST_FD = 1024 };

static void ignore(int sig)
{
	struct sigaction sa = { .sa_handler = SIG_IGN };

	sigaction(sig, &sa, NULL);
}

static void default_signals(void)
{
	struct sigaction sa = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int sig = 1; sig < NSIG; sig++)
		sigaction(sig, &sa, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void tell(enum shell_what what, int value)
{
	struct shell_event ev = { .what = what, .value = value };

	(void)!write(EVENTS_FD, &ev, sizeof(ev));
}

/* The program: in a process group of its own, in front, as a shell would do. */
static void become(const char *const argv[], char *const envp[], const char *cwd)
{
	setpgid(0, 0);
	ignore(SIGTTOU);
	tcsetpgrp(STDIN_FILENO, getpid());
	default_signals();
	if (cwd && chdir(cwd) < 0)
		_exit(126);
	close(EVENTS_FD);
	close(CONTROL_FD);
	execve(argv[0], (char *const *)(size_t)argv, envp);
	_exit(127);
}

/* After a stop: 'f' brings the job to the front, 'w' waits for it again. */
static void obey(pid_t pid)
{
	char c;

	if (read(CONTROL_FD, &c, 1) != 1) {
		kill(-pid, SIGKILL);
		return;
	}
	if (c != 'f')
		return;
	tcsetpgrp(STDIN_FILENO, pid);
	kill(-pid, SIGCONT);
}

static void serve(const char *const argv[], char *const envp[], const char *cwd)
{
	pid_t pid = fork();
	int status;

	if (!pid)
		become(argv, envp, cwd);
	setpgid(pid, pid);
	close(SHELL_REPORT_FD);
	tell(SHELL_STARTED, pid);
	for (;;) {
		if (waitpid(pid, &status, WUNTRACED) != pid) {
			if (errno == EINTR)
				continue;
			_exit(125);
		}
		if (!WIFSTOPPED(status))
			break;
		tcsetpgrp(STDIN_FILENO, getpgrp());
		tell(SHELL_STOPPED, WSTOPSIG(status));
		obey(pid);
	}
	tell(SHELL_ENDED, status);
	_exit(0);
}

/* Moves the descriptors out of each other's way, then to where they belong. */
static void arrange(int tty, int report, int events, int control)
{
	int from[] = { tty, report, events, control };
	static const int to[] = { STDIN_FILENO, SHELL_REPORT_FD, EVENTS_FD,
				  CONTROL_FD };

	for (int i = 0; i < 4; i++)
		from[i] = fcntl(from[i], F_DUPFD, LAST_FD / 2);
	for (int i = 0; i < 4; i++)
		dup2(from[i], to[i]);
	dup2(STDIN_FILENO, STDOUT_FILENO);
	dup2(STDIN_FILENO, STDERR_FILENO);
	for (int fd = 3; fd < LAST_FD; fd++)
		if (fd != SHELL_REPORT_FD && fd != EVENTS_FD && fd != CONTROL_FD)
			close(fd);
}

static void lead(int tty, int report, int events, int control)
{
	static const int ours[] = { SIGTTOU, SIGTTIN, SIGTSTP, SIGINT,
				    SIGQUIT, SIGHUP,  SIGPIPE };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		ignore(ours[i]);
	arrange(tty, report, events, control);
	setsid();
	ioctl(STDIN_FILENO, TIOCSCTTY, 0);
}

bool shell_start(struct shell *sh, int tty, int report, const char *const argv[],
		 char *const envp[], const char *cwd)
{
	struct shell_event ev;
	int up[2], down[2];

	if (pipe2(up, O_CLOEXEC) < 0 || pipe2(down, O_CLOEXEC) < 0)
		return false;
	sh->leader = fork();
	if (!sh->leader) {
		lead(tty, report, up[1], down[0]);
		serve(argv, envp, cwd);
	}
	close(up[1]);
	close(down[0]);
	sh->events = up[0];
	sh->control = down[1];
	if (sh->leader < 0 || read(sh->events, &ev, sizeof(ev)) != sizeof(ev))
		return false;
	sh->pid = ev.value;
	fcntl(sh->events, F_SETFL, O_NONBLOCK);
	return true;
}

bool shell_event(struct shell *sh, struct shell_event *ret_ev)
{
	if (read(sh->events, ret_ev, sizeof(*ret_ev)) != sizeof(*ret_ev))
		return false;
	sh->stopped = ret_ev->what == SHELL_STOPPED;
	sh->ended = ret_ev->what == SHELL_ENDED;
	return true;
}

void shell_foreground(struct shell *sh)
{
	sh->stopped = false;
	(void)!write(sh->control, "f", 1);
}

void shell_signal(struct shell *sh, int sig)
{
	kill(sh->pid, sig);
	if (sh->stopped)
		(void)!write(sh->control, "w", 1);
	sh->stopped = false;
}

void shell_end(struct shell *sh)
{
	/* The shell is either waiting for the program or for us. */
	if (!sh->ended)
		kill(-sh->pid, SIGKILL);
	close(sh->control);
	waitpid(sh->leader, NULL, 0);
	close(sh->events);
}
