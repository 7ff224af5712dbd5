#include <fcntl.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/leak.h"
#include "tests/harness/run.h"

/* Standard input, output and error while a program has them. */
struct swap {
	int kept[3], used[3];
};

static void swap_in(struct swap *s, const char *input)
{
	fflush(NULL);
	for (int i = 0; i < 3; i++) {
		s->kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 3);
		s->used[i] = memfd_create("run", MFD_CLOEXEC);
		if (s->kept[i] < 0 || s->used[i] < 0)
			abort();
	}
	if (input && write(s->used[0], input, strlen(input)) < 0)
		abort();
	lseek(s->used[0], 0, SEEK_SET);
	for (int i = 0; i < 3; i++)
		dup2(s->used[i], i);
	__fpurge(stdin);
	clearerr(stdin);
}

static void swap_out(struct swap *s)
{
	fflush(NULL);
	for (int i = 0; i < 3; i++) {
		dup2(s->kept[i], i);
		close(s->kept[i]);
	}
	__fpurge(stdin);
	clearerr(stdin);
}

static char *slurp(int fd, size_t *ret_len)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *text = xcalloc(1, (size_t)size + 1);

	*ret_len = size ? (size_t)pread(fd, text, (size_t)size, 0) : 0;
	return text;
}

/* A copy: what is secret is wiped where it stands. */
static char **copy_env(const struct env *e)
{
	char **copy = xcalloc(e->n + 1, sizeof(*copy));

	for (size_t i = 0; i < e->n; i++)
		copy[i] = xstrdup(e->var[i]);
	return copy;
}

/* What the program unsets must still be freed. */
static int call(const struct env *e, main_fn *fn, char **argv)
{
	char **ours = environ, **given = copy_env(e);
	char **own = xcalloc(e->n + 1, sizeof(*own));
	int argc = 0, status;

	while (argv[argc])
		argc++;
	memcpy(own, given, (e->n + 1) * sizeof(*own));
	environ = own;
	status = fn(argc, argv);
	environ = ours;
	for (size_t i = 0; i < e->n; i++)
		free(given[i]);
	free(given);
	free(own);
	return status;
}

struct run *run_here(const struct env *e, main_fn *fn, const char *input,
		     const char *const argv[])
{
	struct run *r = xcalloc(1, sizeof(*r));
	struct swap s;
	size_t ignored;

	swap_in(&s, input);
	r->status = call(e, fn, (char **)(size_t)argv);
	swap_out(&s);
	r->out = slurp(s.used[1], &r->out_len);
	r->err = slurp(s.used[2], &ignored);
	for (int i = 0; i < 3; i++)
		close(s.used[i]);
	leak_check("standard error", r->err, strlen(r->err));
	leak_check_output(argv, r->out, r->out_len);
	return r;
}
