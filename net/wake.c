#include "net/wake.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { TRIES = 3 };

/* A pipe and not an eventfd: the same on every Unix. */
int wake_open(struct wake *w)
{
	int fd[2];

	if (pipe2(fd, O_CLOEXEC | O_NONBLOCK) < 0)
		return -1;
	w->rd = fd[0];
	w->wr = fd[1];
	return 0;
}

void wake_close(struct wake *w)
{
	close(w->rd);
	close(w->wr);
	w->rd = w->wr = -1;
}

/* A full pipe is as good as one byte in it; a wake-up that is lost is waited for for
 * ever.  Also called by handlers of signals. */
void wake_raise(const struct wake *w)
{
	int before = errno;

	for (int tries = 0; tries < TRIES; tries++)
		if (write(w->wr, "", 1) == 1 || errno == EAGAIN)
			break;
	errno = before;
}

void wake_clear(const struct wake *w)
{
	char buf[256];

	while (read(w->rd, buf, sizeof(buf)) == (ssize_t)sizeof(buf))
		;
}
