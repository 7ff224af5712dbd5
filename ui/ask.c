#include "ui/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "model/show.h"
#include "ui/locale.h"

enum { LINE_MAX_BYTES = 1024, CTRL_C = 3, CTRL_D = 4, RUBOUT = 127 };

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
static bool read_line(int tty, char *buf, size_t size)
{
	size_t n = 0;
	char c;

	while (n + 1 < size) {
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

static bool ask_hidden(int tty, const char *prompt, const char *user, char *buf,
		       size_t size)
{
	struct termios saved;
	bool ok;

	say(tty, prompt);
	say_safely(tty, user);
	say(tty, ": ");
	if (!echo_off(tty, &saved))
		return false;
	ok = read_line(tty, buf, size);
	tcsetattr(tty, TCSAFLUSH, &saved);
	say(tty, "\n");
	return ok && *buf;
}

/* The name is echoed by the terminal as it is typed. */
static bool ask_name(int tty, char *buf, size_t size)
{
	say(tty, "Docker ID or organization: ");
	return read_line(tty, buf, size) && *buf;
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

	if (ok && status->ask_error.status) {
		say_safely(tty, status->ask_error.text);
		say(tty, "\n");
	}
	if (ok && !status->ask_user[0]) {
		ok = ask_name(tty, user, sizeof(user));
	}
	if (ok)
		ok = ask_hidden(tty,
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
