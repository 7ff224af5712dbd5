#include "tests/harness/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/leak.h"
#include "tests/harness/wait.h"

struct stream {
	int fd;
	char *text;
	size_t len, cap;
};

struct pipes {
	int in[2], out[2], err[2];
};

static void open_pipes(struct pipes *p)
{
	if (pipe2(p->in, O_CLOEXEC) < 0 || pipe2(p->out, O_CLOEXEC) < 0 ||
	    pipe2(p->err, O_CLOEXEC) < 0)
		abort();
	fcntl(p->in[1], F_SETFL, O_NONBLOCK);
}

static pid_t start(const struct pipes *p, const char *const argv[], char *const envp[])
{
	pid_t pid = fork();

	if (pid)
		return pid;
	setsid(); /* no terminal to ask on */
	dup2(p->in[0], STDIN_FILENO);
	dup2(p->out[1], STDOUT_FILENO);
	dup2(p->err[1], STDERR_FILENO);
	signal(SIGPIPE, SIG_DFL);
	execve(argv[0], (char *const *)(size_t)argv, envp);
	_exit(127);
}

static void take(struct stream *s)
{
	ssize_t n;

	s->text = xgrow(s->text, &s->cap, s->len + 65536 + 1, 1);
	n = read(s->fd, s->text + s->len, 65536);
	if (n > 0)
		s->len += (size_t)n;
	s->text[s->len] = '\0';
	if (n > 0 || (n < 0 && errno == EINTR))
		return;
	close(s->fd);
	s->fd = -1;
}

/* Gives what the program will take; closes the pipe when all is given. */
static void give(struct stream *s)
{
	ssize_t n = write(s->fd, s->text, s->len);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0) {
		s->text += n;
		s->len -= (size_t)n;
	}
	if (n >= 0 && s->len)
		return;
	close(s->fd);
	s->fd = -1;
}

/* False when the deadline passed. */
static bool converse(struct stream *in, struct stream *out, struct stream *err)
{
	int64_t deadline = wait_deadline();

	while (out->fd >= 0 || err->fd >= 0) {
		struct pollfd p[] = { { .fd = in->fd, .events = POLLOUT },
				      { .fd = out->fd, .events = POLLIN },
				      { .fd = err->fd, .events = POLLIN } };

		if (!wait_left(deadline))
			return false;
		poll(p, 3, wait_left(deadline));
		if (p[0].revents)
			give(in);
		if (p[1].revents)
			take(out);
		if (p[2].revents)
			take(err);
	}
	return true;
}

static int reap(pid_t pid, bool in_time)
{
	int status = 0;

	if (!in_time)
		kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

struct run *run_program(const struct env *e, const char *input,
			const char *const argv[])
{
	struct run *r = xcalloc(1, sizeof(*r));
	char *copy = xstrdup(input ? input : "");
	struct stream in = { .text = copy, .len = strlen(copy) }, out = { 0 },
		      err = { 0 };
	struct pipes p;
	pid_t pid;

	signal(SIGPIPE, SIG_IGN);
	open_pipes(&p);
	pid = start(&p, argv, e->var);
	close(p.in[0]);
	close(p.out[1]);
	close(p.err[1]);
	in.fd = p.in[1];
	out.fd = p.out[0];
	err.fd = p.err[0];
	r->status = reap(pid, converse(&in, &out, &err));
	if (in.fd >= 0)
		close(in.fd);
	if (out.fd >= 0)
		close(out.fd);
	if (err.fd >= 0)
		close(err.fd);
	r->out = out.text ? out.text : xstrdup("");
	r->out_len = out.len;
	r->err = err.text ? err.text : xstrdup("");
	leak_check("standard error", r->err, strlen(r->err));
	leak_check_output(argv, r->out, r->out_len);
	free(copy);
	return r;
}

void run_free(struct run *r)
{
	free(r->out);
	free(r->err);
	free(r);
}
