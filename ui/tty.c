#include "ui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "model/xalloc.h"

enum {
	/* A blocked terminal gets no new frames, so this is met by clipboards only. */
	QUEUE_MAX = 4 << 20,
};

static struct {
	int fd;
	bool open, lost;
	struct termios found;
	char *queue;
	size_t at, len, cap;
} tty = { .fd = -1 };

static int open_again(void)
{
	char name[64];
	int fd = -1;

	if (!ttyname_r(STDOUT_FILENO, name, sizeof(name)))
		fd = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	/* Someone else's terminal (su): shared then, and left blocking. */
	if (fd < 0)
		fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	return fd;
}

enum status tty_too_few_files(struct error *err)
{
	error_set(err, ST_LOCAL, "too few files may be open for a screen");
	return error_hint(err, "allow more: ulimit -n 64");
}

enum status tty_open(struct error *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		error_set(err, ST_USAGE, "standard %s is not a terminal",
			  isatty(STDIN_FILENO) ? "output" : "input");
		return error_hint(err, "run one operation instead, such as: hubdeck "
				       "repos list --namespace NAME");
	}
	tty.fd = open_again();
	if (tty.fd < 0 || tcgetattr(tty.fd, &tty.found) < 0) {
		int e = errno;

		tty_close();
		if (e == EMFILE)
			return tty_too_few_files(err);
		return error_set(err, ST_LOCAL, "cannot open the terminal: %s",
				 strerror(e));
	}
	tty.lost = false;
	tty.open = true;
	return ST_OK;
}

void tty_close(void)
{
	if (tty.fd >= 0)
		close(tty.fd);
	tty.fd = -1;
	tty.open = false;
	free(tty.queue);
	tty.queue = NULL;
	tty.at = tty.len = tty.cap = 0;
}

int tty_fd(void)
{
	return tty.fd;
}

bool tty_lost(void)
{
	return tty.lost;
}

void tty_hung_up(void)
{
	tty.lost = true;
	tty.at = tty.len = 0;
}

void tty_raw_mode(void)
{
	struct termios t = tty.found;

	cfmakeraw(&t);
	t.c_cc[VMIN] = 1;
	t.c_cc[VTIME] = 0;
	tcsetattr(tty.fd, TCSADRAIN, &t);
}

void tty_found_mode(void)
{
	if (tty.open)
		tcsetattr(tty.fd, TCSANOW, &tty.found);
}

bool tty_size(int *ret_rows, int *ret_cols)
{
	struct winsize ws;

	if (ioctl(tty.fd, TIOCGWINSZ, &ws) || !ws.ws_row || !ws.ws_col)
		return false;
	*ret_rows = ws.ws_row;
	*ret_cols = ws.ws_col;
	return true;
}

size_t tty_read(char *buf, size_t size)
{
	ssize_t n;

	if (tty.lost)
		return 0;
	do
		n = read(tty.fd, buf, size);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		return (size_t)n;
	if (n == 0 || errno != EAGAIN)
		tty_hung_up();
	return 0;
}

void tty_pump(void)
{
	while (tty.at < tty.len && !tty.lost) {
		ssize_t n = write(tty.fd, tty.queue + tty.at, tty.len - tty.at);

		if (n > 0)
			tty.at += (size_t)n;
		else if (n < 0 && errno == EAGAIN)
			return;
		else if (n < 0 && errno != EINTR)
			tty_hung_up();
	}
	tty.at = tty.len = 0;
}

void tty_write(const char *bytes, size_t n)
{
	if (tty.lost || !tty.open || n > QUEUE_MAX - tty.len)
		return;
	tty.queue = xgrow(tty.queue, &tty.cap, tty.len + n, 1);
	memcpy(tty.queue + tty.len, bytes, n);
	tty.len += n;
	tty_pump();
}

bool tty_pending(void)
{
	return tty.at < tty.len;
}

static bool writable(int ms)
{
	struct pollfd p = { .fd = tty.fd, .events = POLLOUT };

	return poll(&p, 1, ms) == 1 && (p.revents & POLLOUT);
}

void tty_write_last(const char *bytes, size_t n, int ms)
{
	if (!tty.open)
		return;
	tty.at = tty.len = 0;
	while (n && writable(ms)) {
		ssize_t done = write(tty.fd, bytes, n);

		if (done < 0 && errno != EAGAIN && errno != EINTR)
			return;
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
}

void tty_drain(int ms)
{
	while (tty_pending() && writable(ms))
		tty_pump();
}
