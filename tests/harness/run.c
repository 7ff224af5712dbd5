#include "tests/harness/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/wait.h"

/* One end of the three pipes, and what came out of it so far. */
struct drain {
	int fd;
	char *text;
	size_t n, cap;
};

static void child(const struct env *e, int in, int out, int err,
		  const char *const argv[])
{
	/* execve() takes the array as it is and changes nothing. */
	union {
		const char *const *ro;
		char *const *rw;
	} args = { argv };

	setsid();
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	execve(argv[0], args.rw, e->var);
	_exit(127);
}

static bool drain(struct drain *d)
{
	ssize_t got;

	d->text = xgrow(d->text, &d->cap, d->n + 65536, 1);
	got = read(d->fd, d->text + d->n, 65535);
	if (got < 0 && errno == EINTR)
		return true;
	if (got > 0)
		d->n += (size_t)got;
	d->text[d->n] = '\0';
	if (got <= 0) {
		close(d->fd);
		d->fd = -1;
	}
	return got > 0;
}

static void feed(int fd, const char *input)
{
	size_t n = input ? strlen(input) : 0;

	/* Small enough for the pipe: nobody waits for a reader. */
	if (n && write(fd, input, n) != (ssize_t)n)
		abort();
	close(fd);
}

static void collect(pid_t pid, struct drain d[2])
{
	int64_t end = wait_deadline();

	while (d[0].fd >= 0 || d[1].fd >= 0) {
		struct pollfd p[2] = { { .fd = d[0].fd, .events = POLLIN },
				       { .fd = d[1].fd, .events = POLLIN } };
		int left = wait_left(end);

		if (left == 0 || poll(p, 2, left) == 0) {
			kill(-pid, SIGKILL);
			kill(pid, SIGKILL);
			end += 1000;
			continue;
		}
		for (int i = 0; i < 2; i++)
			if (p[i].revents)
				drain(&d[i]);
	}
}

struct run *run_program(const struct env *e, const char *input,
			const char *const argv[])
{
	struct run *r = xcalloc(1, sizeof(*r));
	struct drain d[2] = { { 0 } };
	int in[2], out[2], err[2], status = 0;
	pid_t pid;

	if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
		abort();
	pid = fork();
	if (!pid)
		child(e, in[0], out[1], err[1], argv);
	close(in[0]);
	close(out[1]);
	close(err[1]);
	feed(in[1], input);
	d[0].fd = out[0];
	d[1].fd = err[0];
	collect(pid, d);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	r->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	r->out = d[0].text;
	r->out_len = d[0].n;
	r->err = d[1].text;
	return r;
}

void run_free(struct run *r)
{
	free(r->out);
	free(r->err);
	free(r);
}
