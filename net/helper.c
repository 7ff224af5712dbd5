#include "net/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/json_pick.h"

enum {
	LIMIT_MS = 30000,
	POLL_MS = 20, /* where the kernel cannot wake us when a process ends */
	OUT_MAX = 64 * 1024,
	ERR_MAX = 4 * 1024,
	USER_MAX = 255,
	SECRET_MAX = 16 * 1024,
};

/* One pipe we read.  What does not fit is read and dropped: a helper that says too much
 * must not hang on a full pipe. */
struct pipe_end {
	struct helper *h;
	int fd; /* -1: at its end */
	struct watch *watch;
	char *buf;
	size_t n, max;
	bool too_much;
};

enum errand {
	GET,     /* answers with a user and a secret, in JSON */
	ERASE,   /* answers nothing */
	COMMAND, /* of the user: prints a secret and nothing else */
};

struct helper {
	struct worker *w;
	helper_fn *done;
	void *arg;
	char name[80]; /* "docker-credential-pass" */
	enum errand errand;
	pid_t pid;
	int pidfd; /* -1: the kernel has none */
	struct watch *exit_watch;
	int64_t deadline;
	struct pipe_end out, err;
};

bool helper_name_ok(const char *name)
{
	size_t n = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				"0123456789_-");

	return n > 0 && n <= 40 && !name[n];
}

/* ---- starting ---------------------------------------------------------- */

/* Standard input is written before the program runs: it fits into the pipe, and nothing
 * can break while we hold the reading end. */
static bool fill_input(int in[2], const char *server)
{
	size_t n = strlen(server);

	if (pipe2(in, O_CLOEXEC))
		return false;
	if (write(in[1], server, n) != (ssize_t)n) {
		close(in[0]);
		close(in[1]);
		return false;
	}
	close(in[1]);
	return true;
}

static void spawn_setup(posix_spawn_file_actions_t *fa, posix_spawnattr_t *at, int in,
			int out, int err)
{
	sigset_t none, all;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(fa);
	posix_spawn_file_actions_adddup2(fa, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(fa, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(fa, err, STDERR_FILENO);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	posix_spawn_file_actions_addclosefrom_np(fa, STDERR_FILENO + 1);
#endif
	posix_spawnattr_init(at);
	posix_spawnattr_setsigmask(at, &none);
	posix_spawnattr_setsigdefault(at, &all);
	posix_spawnattr_setflags(at, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK |
					     POSIX_SPAWN_SETSIGDEF);
}

/* 0 or an errno.  A session of its own has no controlling terminal: /dev/tty is not
 * there for the helper. */
static int spawn(struct helper *h, char *const *argv, char *const *env, int in, int out,
		 int err)
{
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t at;
	int rc;

	spawn_setup(&fa, &at, in, out, err);
	rc = posix_spawnp(&h->pid, argv[0], &fa, &at, argv, env);
	posix_spawn_file_actions_destroy(&fa);
	posix_spawnattr_destroy(&at);
	return rc;
}

static void close_pair(int p[2])
{
	close(p[0]);
	close(p[1]);
}

/* The reading ends stay with us. */
static int launch(struct helper *h, char *const *argv, const char *server,
		  char *const *env)
{
	int in[2], out[2], err[2], rc;

	if (!fill_input(in, server))
		return errno;
	if (pipe2(out, O_CLOEXEC)) {
		rc = errno;
		close(in[0]);
		return rc;
	}
	if (pipe2(err, O_CLOEXEC)) {
		rc = errno;
		close(in[0]);
		close_pair(out);
		return rc;
	}
	rc = spawn(h, argv, env, in[0], out[1], err[1]);
	close(in[0]);
	close(out[1]);
	close(err[1]);
	h->out.fd = out[0];
	h->err.fd = err[0];
	return rc;
}

/* ---- ending ------------------------------------------------------------ */

static void pipe_done(struct pipe_end *p)
{
	worker_unwatch(p->h->w, p->watch);
	if (p->fd >= 0)
		close(p->fd);
	if (p->buf) {
		explicit_bzero(p->buf, p->max);
		free(p->buf);
	}
}

static void count_program(struct hub_status *s, void *arg)
{
	(void)arg;
	s->programs++;
}

static void helper_free(struct helper *h)
{
	worker_status(h->w, count_program, NULL);
	worker_unwatch(h->w, h->exit_watch);
	pipe_done(&h->out);
	pipe_done(&h->err);
	if (h->pidfd >= 0)
		close(h->pidfd);
	free(h);
}

/* Only before it is reaped: until then nobody else can have its number. */
static void kill_group(struct helper *h)
{
	kill(-h->pid, SIGKILL);
	kill(h->pid, SIGKILL);
	while (waitpid(h->pid, NULL, 0) < 0 && errno == EINTR)
		;
}

void helper_drop(struct helper *h)
{
	if (!h)
		return;
	kill_group(h);
	helper_free(h);
}

static void finish(struct helper *h, struct helper_reply *reply)
{
	helper_fn *done = h->done;
	void *arg = h->arg;

	helper_free(h);
	done(arg, reply);
}

static struct str trimmed(const struct pipe_end *p)
{
	struct str s = { p->buf, p->n };

	while (s.len && strchr(" \t\r\n", s.ptr[s.len - 1]) && s.ptr[s.len - 1])
		s.len--;
	while (s.len && strchr(" \t\r\n", *s.ptr) && *s.ptr) {
		s.ptr++;
		s.len--;
	}
	return s;
}

/* Bytes of a strange program for one line of text; the sanitizer shows them. */
static int line_len(struct str s)
{
	const char *nl = s.len ? memchr(s.ptr, '\n', s.len) : NULL;
	size_t n = nl ? (size_t)(nl - s.ptr) : s.len;

	return n > 160 ? 160 : (int)n;
}

/* What a command printed may be the secret, whatever its exit status. */
static void say_failed(struct helper *h, int status, struct error *err)
{
	struct str said = { NULL, 0 };

	if (h->errand != COMMAND)
		said = trimmed(&h->out);
	if (!said.len)
		said = trimmed(&h->err);
	if (said.len)
		error_set(err, ST_LOCAL, "%s: %.*s", h->name, line_len(said), said.ptr);
	else if (WIFSIGNALED(status))
		error_set(err, ST_LOCAL, "%s was ended by signal %d", h->name,
			  WTERMSIG(status));
	else
		error_set(err, ST_LOCAL, "%s failed with status %d", h->name,
			  WEXITSTATUS(status));
}

static void read_reply(struct helper *h, struct helper_reply *r)
{
	static const char *const user[] = { "Username" }, *const secret[] = {
		"Secret"
	};
	struct str body = { h->out.buf, h->out.n };
	struct error ignored = { 0 };

	if (h->out.too_much || json_check(body, NULL, &ignored) != ST_OK) {
		error_set(&r->err, ST_LOCAL, "%s answered something that is not JSON",
			  h->name);
		return;
	}
	r->user = json_pick_text(body, user, 1, USER_MAX);
	r->secret = json_pick_secret(body, secret, 1, SECRET_MAX);
	if (r->user && r->secret)
		return;
	free(r->user);
	secret_free(r->secret);
	*r = (struct helper_reply){ 0 };
	error_set(&r->err, ST_LOCAL, "%s answered without Username and Secret",
		  h->name);
}

/* The first line, without its end. */
static void read_line(struct helper *h, struct helper_reply *r)
{
	const char *end = memchr(h->out.buf, '\n', h->out.n);
	size_t n = end ? (size_t)(end - h->out.buf) : h->out.n;

	if (n && h->out.buf[n - 1] == '\r')
		n--;
	if (!n || n > SECRET_MAX) {
		error_set(&r->err, ST_LOCAL,
			  n ? "%s printed more than a secret" : "%s printed no secret",
			  h->name);
		return;
	}
	r->secret = secret_take(h->out.buf, n);
}

static void ended(struct helper *h, int status)
{
	static const struct str none = {
		"credentials not found in native keychain",
		sizeof("credentials not found in native keychain") - 1
	};
	struct helper_reply r = { 0 };

	if (!WIFEXITED(status) || WEXITSTATUS(status)) {
		if (h->errand == COMMAND || !str_eq(trimmed(&h->out), none))
			say_failed(h, status, &r.err);
	} else if (h->errand == COMMAND) {
		read_line(h, &r);
	} else if (h->errand == GET) {
		read_reply(h, &r);
	} else {
		r.erased = true;
	}
	finish(h, &r);
}

/* ---- while it runs ----------------------------------------------------- */

static void on_pipe(struct worker *w, void *arg, bool timed_out);

static void arm_pipe(struct pipe_end *p)
{
	p->watch = worker_watch(p->h->w, p->fd, p->h->deadline, on_pipe, p);
}

static void keep(struct pipe_end *p, const char *bytes, size_t n)
{
	size_t room = p->max - p->n;

	if (n > room) {
		p->too_much = true;
		n = room;
	}
	memcpy(p->buf + p->n, bytes, n);
	p->n += n;
}

/* Reads what is there; false at the end of the pipe. */
static bool drain(struct pipe_end *p)
{
	char chunk[4096];
	ssize_t n = 0;

	while (p->fd >= 0 && ((n = read(p->fd, chunk, sizeof(chunk))) > 0 ||
			      (n < 0 && errno == EINTR)))
		if (n > 0)
			keep(p, chunk, (size_t)n);
	explicit_bzero(chunk, sizeof(chunk));
	return p->fd >= 0 && n < 0 && errno == EAGAIN;
}

static void on_pipe(struct worker *w, void *arg, bool timed_out)
{
	struct pipe_end *p = arg;

	(void)w;
	p->watch = NULL;
	if (timed_out)
		return; /* the watch for the end has the same deadline */
	if (drain(p)) {
		arm_pipe(p);
	} else {
		close(p->fd);
		p->fd = -1;
	}
}

static void give_up(struct helper *h)
{
	struct helper_reply r = { 0 };

	kill_group(h);
	error_set(&r.err, ST_LOCAL, "%s did not answer within %d s", h->name,
		  LIMIT_MS / 1000);
	error_hint(&r.err, "does it wait for a passphrase? try it in a shell");
	finish(h, &r);
}

static void on_exit_watch(struct worker *w, void *arg, bool timed_out);

static void arm_exit(struct helper *h)
{
	int64_t soon = worker_clock(h->w) + POLL_MS;
	int64_t until = h->pidfd >= 0 || soon > h->deadline ? h->deadline : soon;

	h->exit_watch = worker_watch(h->w, h->pidfd, until, on_exit_watch, h);
}

static void on_exit_watch(struct worker *w, void *arg, bool timed_out)
{
	struct helper *h = arg;
	int status = 0;
	pid_t rc = waitpid(h->pid, &status, WNOHANG);

	(void)timed_out;
	h->exit_watch = NULL;
	if (rc == h->pid || (rc < 0 && errno == ECHILD)) {
		drain(&h->out);
		drain(&h->err);
		ended(h, status);
	} else if (worker_clock(w) >= h->deadline) {
		give_up(h);
	} else {
		arm_exit(h);
	}
}

static int open_pidfd(pid_t pid)
{
#ifdef SYS_pidfd_open
	int fd = (int)syscall(SYS_pidfd_open, pid, 0);

	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
#else
	(void)pid;
	return -1;
#endif
}

static void pipe_start(struct pipe_end *p, struct helper *h, size_t max)
{
	p->h = h;
	p->max = max;
	p->buf = xcalloc(1, max);
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	arm_pipe(p);
}

static enum status refuse(const char *name, const char *server, struct error *err)
{
	if (!helper_name_ok(name))
		return error_set(err, ST_LOCAL,
				 "Docker's config.json names a credential helper that "
				 "is no program's name");
	if (strpbrk(server, "\r\n") || strlen(server) > 512)
		return error_set(err, ST_LOCAL, "no helper is asked for such a server");
	return ST_OK;
}

/* Starts what `take` describes; frees it when that fails. */
static struct helper *start(struct helper *take, char *const *argv, const char *server,
			    char *const *env, struct error *err)
{
	struct helper *h = take;
	int rc;

	h->pidfd = h->out.fd = h->err.fd = -1;
	h->out.h = h->err.h = h;
	h->deadline = worker_clock(h->w) + LIMIT_MS;
	rc = launch(h, argv, server, env);
	if (rc) {
		error_set(err, ST_LOCAL, "cannot run %s: %s", h->name, strerror(rc));
		helper_free(h);
		return NULL;
	}
	h->pidfd = open_pidfd(h->pid);
	pipe_start(&h->out, h, OUT_MAX);
	pipe_start(&h->err, h, ERR_MAX);
	arm_exit(h);
	return h;
}

static struct helper *run(struct helper what, const char *name, const char *verb,
			  const char *server, char *const *env, struct error *err)
{
	struct helper *h;
	char word[8];

	if (refuse(name, server, err) != ST_OK)
		return NULL;
	h = xcalloc(1, sizeof(*h));
	*h = what;
	snprintf(h->name, sizeof(h->name), "docker-credential-%s", name);
	snprintf(word, sizeof(word), "%s", verb);
	return start(h, (char *const[]){ h->name, word, NULL }, server, env, err);
}

struct helper *helper_start(struct worker *w, const char *name, const char *server,
			    char *const *env, helper_fn *done, void *arg,
			    struct error *err)
{
	struct helper get = { .w = w, .done = done, .arg = arg, .errand = GET };

	return run(get, name, "get", server, env, err);
}

struct helper *helper_erase(struct worker *w, const char *name, const char *server,
			    char *const *env, helper_fn *done, void *arg,
			    struct error *err)
{
	struct helper erase = { .w = w, .done = done, .arg = arg, .errand = ERASE };

	return run(erase, name, "erase", server, env, err);
}

struct helper *helper_command(struct worker *w, char *const *argv, char *const *env,
			      helper_fn *done, void *arg, struct error *err)
{
	struct helper *h = xcalloc(1, sizeof(*h));

	*h = (struct helper){ .w = w, .done = done, .arg = arg, .errand = COMMAND };
	snprintf(h->name, sizeof(h->name), "secret-command %.60s", argv[0]);
	return start(h, argv, "", env, err);
}
