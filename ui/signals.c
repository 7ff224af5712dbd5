#include "ui/signals.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/wake.h"

enum { RESCUE_MS = 1000 };

static const int noted[] = { SIGHUP,  SIGTERM, SIGINT, SIGWINCH,
			     SIGCONT, SIGTSTP, SIGCHLD };
static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT };

static struct wake wake;
static volatile sig_atomic_t pending[NSIG];
static struct sigaction before[NSIG];
static void (*rescue)(void);
static bool open_;
static pid_t owner; /* the thread that draws */
static atomic_bool asked, rescued;

/* A stack overflow leaves no room for its own handler. */
static char stack[1 << 16];

static void on_signal(int sig)
{
	pending[sig] = 1;
	wake_raise(&wake);
}

/* Who draws does it, for what it draws next would undo it; it draws no more then. */
static void ask_owner(int sig)
{
	asked = true;
	if (!tgkill(getpid(), owner, sig))
		for (int ms = 0; ms < RESCUE_MS && !rescued; ms++)
			poll(NULL, 0, 1);
}

/* Blocked while it runs; the second one comes when it returns. */
static void on_fatal(int sig)
{
	bool here = gettid() == owner;

	if (!here)
		ask_owner(sig);
	if (!rescued)
		rescue();
	rescued = true;
	/* Whose fault it was ends the process: the core and the sanitizers name it. */
	while (here && asked)
		pause();
	sigaction(sig, &before[sig], NULL);
	raise(sig);
}

static void catch_signal(int sig, void (*fn)(int), int flags)
{
	struct sigaction sa = { .sa_handler = fn, .sa_flags = flags };

	sigfillset(&sa.sa_mask);
	sigaction(sig, &sa, &before[sig]);
}

int signals_open(void (*rescue_fn)(void))
{
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof(stack) };

	if (wake_open(&wake) < 0)
		return -1;
	rescue = rescue_fn;
	owner = gettid();
	asked = rescued = false;
	sigaltstack(&ss, NULL);
	for (size_t i = 0; i < COUNT(noted); i++)
		catch_signal(noted[i], on_signal, SA_RESTART | SA_NOCLDSTOP);
	for (size_t i = 0; i < COUNT(fatal); i++)
		catch_signal(fatal[i], on_fatal, SA_ONSTACK);
	catch_signal(SIGPIPE, SIG_IGN, 0);
	open_ = true;
	return 0;
}

void signals_close(void)
{
	if (!open_)
		return;
	open_ = false;
	for (size_t i = 0; i < COUNT(fatal); i++)
		sigaction(fatal[i], &before[fatal[i]], NULL);
	for (size_t i = 0; i < COUNT(noted); i++)
		sigaction(noted[i], &before[noted[i]], NULL);
	sigaction(SIGPIPE, &before[SIGPIPE], NULL);
	wake_close(&wake);
}

int signals_fd(void)
{
	return wake.rd;
}

int signals_next(void)
{
	wake_clear(&wake);
	for (int i = 1; i < NSIG; i++)
		if (pending[i]) {
			pending[i] = 0;
			return i;
		}
	return 0;
}

static const int lent[] = { SIGINT, SIGQUIT, SIGTSTP };
static struct sigaction kept[COUNT(lent)];

void signals_lend(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction stop = { .sa_handler = SIG_DFL };

	for (size_t i = 0; i < COUNT(lent); i++)
		sigaction(lent[i], lent[i] == SIGTSTP ? &stop : &ignore, &kept[i]);
}

void signals_take_back(void)
{
	for (size_t i = 0; i < COUNT(lent); i++)
		sigaction(lent[i], &kept[i], NULL);
}

void signals_stop_here(void)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, ours;

	sigaction(SIGTSTP, &stop, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	pending[SIGTSTP] = 0;
	pending[SIGCONT] = 0;
}
