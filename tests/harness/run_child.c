#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/leak.h"
#include "tests/harness/run.h"
#include "tests/harness/wait.h"

/* The runtime of a sanitizer must be the first library of all. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* Does not come back; the alarm is the deadline. */
static void run(const struct child *c, const struct env *e, main_fn *fn,
		const char *const argv[])
{
	int in = open("/dev/null", O_RDONLY | O_CLOEXEC), argc = 0, status;

	setsid();
	dup2(in, STDIN_FILENO);
	dup2(c->out, STDOUT_FILENO);
	dup2(c->err, STDERR_FILENO);
	close(c->out);
	close(c->err);
	environ = e->var;
	alarm((unsigned)(wait_limit_ms() / 1000));
	while (argv[argc])
		argc++;
	status = fn(argc, (char **)(size_t)argv);
	fflush(NULL);
	_exit(status); /* what the libraries tidy up costs as much as a small job */
}

void child_start(struct child *c, const struct env *e, main_fn *fn,
		 const char *const argv[])
{
	c->out = memfd_create("out", MFD_CLOEXEC);
	c->err = memfd_create("err", MFD_CLOEXEC);
	if (c->out < 0 || c->err < 0)
		abort();
	fflush(NULL);
	c->pid = fork();
	if (!c->pid)
		run(c, e, fn, argv);
	if (c->pid < 0)
		abort();
}

static char *slurp(int fd, size_t *ret_len)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *text = xcalloc(1, (size_t)size + 1);

	*ret_len = size ? (size_t)pread(fd, text, (size_t)size, 0) : 0;
	close(fd);
	return text;
}

struct run *child_wait(struct child *c)
{
	struct run *r = xcalloc(1, sizeof(*r));
	size_t ignored;
	int status = 0;

	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	r->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	r->out = slurp(c->out, &r->out_len);
	r->err = slurp(c->err, &ignored);
	leak_check("standard error", r->err, strlen(r->err));
	leak_check("standard output", r->out, r->out_len);
	return r;
}

struct run *run_child(const struct env *e, main_fn *fn, const char *const argv[])
{
	struct child c;

	child_start(&c, e, fn, argv);
	return child_wait(&c);
}

bool run_preloaded(char **argv, const char *libraries)
{
	char *copy = xstrdup(libraries), *rest = copy, *name, *list = xstrdup("");
	bool there = !SANITIZED;

	while ((name = strsep(&rest, " "))) {
		char *path = xasprintf("%s/%s", getenv("PRELOAD"), name);
		char *more = xasprintf("%s%s%s", list, *list ? ":" : "", path);

		there = there && !access(path, R_OK);
		free(list);
		free(path);
		list = more;
	}
	free(copy);
	if (there && !getenv("LD_PRELOAD")) {
		setenv("LD_PRELOAD", list, 1);
		execv("/proc/self/exe", argv);
		abort();
	}
	free(list);
	if (!there)
		puts("  nothing can be preloaded here");
	return there;
}
