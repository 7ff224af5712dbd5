#include "ui/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "model/show.h"
#include "model/xalloc.h"
#include "ui/locale.h"

enum { LINE_MAX_BYTES = 1024, CTRL_C = 3, CTRL_D = 4, RUBOUT = 127 };

/* What would end the program while the echo is off: it ends it afterwards. */
static const int ends[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
static volatile sig_atomic_t noted;

static void note(int sig)
{
	noted = sig;
}

struct held {
	struct sigaction before[COUNT(ends)];
	sigset_t mask;
};

/* Blocked but while a key is waited for: none slips in before that. */
static void hold_signals(struct held *h)
{
	struct sigaction ours = { .sa_handler = note };
	sigset_t set;

	noted = 0;
	sigemptyset(&set);
	for (size_t i = 0; i < COUNT(ends); i++)
		sigaddset(&set, ends[i]);
	sigprocmask(SIG_BLOCK, &set, &h->mask);
	for (size_t i = 0; i < COUNT(ends); i++)
		sigaction(ends[i], &ours, &h->before[i]);
}

static void let_signals(const struct held *h)
{
	for (size_t i = 0; i < COUNT(ends); i++)
		sigaction(ends[i], &h->before[i], NULL);
	sigprocmask(SIG_SETMASK, &h->mask, NULL);
	if (noted)
		raise(noted);
}

/* False when a signal ends the program. */
static bool wait_key(int tty, const struct held *h)
{
	struct pollfd p = { .fd = tty, .events = POLLIN };

	while (h && !noted && ppoll(&p, 1, NULL, &h->mask) < 0 && errno == EINTR)
		continue;
	return !h || !noted;
}

/* Echo off, byte by byte; Ctrl-C arrives as a byte, so that the echo always comes back.
 */
static bool echo_off(int tty, struct termios *saved)
{
	struct termios t;

	if (tcgetattr(tty, saved) < 0)
		return false;
	t = *saved;
	t.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ISIG | ICANON);
	return !tcsetattr(tty, TCSAFLUSH, &t);
}

/* One line into `buf`; false at the end of input, for Ctrl-C and when it is too long.
 */
static bool read_line(int tty, const struct held *h, char *buf, size_t size)
{
	size_t n = 0;
	char c;

	while (n + 1 < size && wait_key(tty, h)) {
		ssize_t got = read(tty, &c, 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || c == CTRL_C || (c == CTRL_D && !n))
			break;
		if (c == RUBOUT || c == '\b') {
			n -= n > 0;
			continue;
		}
		if (c == '\n' || c == '\r') {
			buf[n] = '\0';
			return true;
		}
		buf[n++] = c;
	}
	explicit_bzero(buf, size);
	return false;
}

static void say(int tty, const char *text)
{
	(void)!write(tty, text, strlen(text));
}

static void say_safely(int tty, const char *text)
{
	char *line = show_line(str_from(text), locale_charset(false));

	say(tty, line);
	free(line);
}

/* What is wrong so far, on a line of its own. */
static void say_why(int tty, const struct error *why)
{
	if (!why->status)
		return;
	say_safely(tty, why->text);
	say(tty, "\n");
}

static bool ask_hidden(int tty, const struct error *why, const char *prompt,
		       const char *user, char *buf, size_t size)
{
	struct termios saved;
	struct held h;
	bool ok = false;

	hold_signals(&h);
	/* Before it is asked: who types at once is not shown either. */
	if (echo_off(tty, &saved)) {
		say_why(tty, why);
		say(tty, prompt);
		say_safely(tty, user);
		say(tty, ": ");
		ok = read_line(tty, &h, buf, size);
		tcsetattr(tty, TCSAFLUSH, &saved);
		say(tty, "\n");
	}
	let_signals(&h);
	return ok && *buf;
}

/* The name is echoed by the terminal as it is typed. */
static bool ask_name(int tty, char *buf, size_t size)
{
	say(tty, "Docker ID or organization: ");
	return read_line(tty, NULL, buf, size) && *buf;
}

static int open_tty(void)
{
	return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

bool ask_possible(void)
{
	int tty = open_tty();

	if (tty < 0)
		return false;
	close(tty);
	return true;
}

bool ask_sign_in(struct hub *h, const struct hub_status *status)
{
	int tty = open_tty();
	char user[128] = "", text[LINE_MAX_BYTES] = "";
	bool ok = tty >= 0;
	struct error why = status->ask_error;

	if (ok && !status->ask_user[0]) {
		say_why(tty, &why);
		why.status = ST_OK;
		ok = ask_name(tty, user, sizeof(user));
	}
	if (ok)
		ok = ask_hidden(tty, &why,
				status->ask == HUB_ASK_CODE
					? "Code of the second factor for "
					: "Password or token for ",
				*user ? user : status->ask_user, text, sizeof(text));
	hub_answer(h, *user ? user : NULL, ok ? text : NULL);
	explicit_bzero(text, sizeof(text));
	if (tty >= 0)
		close(tty);
	return ok;
}
