#include "ui/detach.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"

/* What the job says follows what earlier ones said. */
static int open_log(const char *path, long *ret_end, struct error *err)
{
	char *dir = xstrndup(path, (size_t)(strrchr(path, '/') - path));
	int fd;

	if (mkdir(dir, 0700) && errno != EEXIST) {
		error_set(err, ST_LOCAL, "%s: %s", dir, strerror(errno));
		free(dir);
		return -1;
	}
	free(dir);
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
	else
		*ret_end = (long)lseek(fd, 0, SEEK_END);
	return fd;
}

/* Signals of the terminal that is left behind do not concern it. */
static bool become_its_own(int log)
{
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
	bool good = nothing >= 0 && setsid() != -1 &&
		    dup2(nothing, STDIN_FILENO) >= 0 && dup2(log, STDOUT_FILENO) >= 0 &&
		    dup2(log, STDERR_FILENO) >= 0;

	if (nothing >= 0)
		close(nothing);
	close(log);
	return good;
}

enum status detach(const char *log, struct detached *ret, struct error *err)
{
	int ends[2], fd = open_log(log, &ret->from, err);

	if (fd < 0)
		return err->status;
	fflush(NULL);
	if (pipe2(ends, O_CLOEXEC)) {
		close(fd);
		return error_set(err, ST_LOCAL, "cannot detach: %s", strerror(errno));
	}
	ret->pid = fork();
	if (ret->pid < 0) {
		error_set(err, ST_LOCAL, "cannot detach: %s", strerror(errno));
		close(ends[0]);
		close(ends[1]);
		close(fd);
		return err->status;
	}
	ret->fd = ends[ret->pid ? 0 : 1];
	close(ends[ret->pid ? 1 : 0]);
	if (ret->pid)
		close(fd);
	else if (!become_its_own(fd))
		return error_set(err, ST_LOCAL, "cannot detach: %s", strerror(errno));
	return ST_OK;
}

void detached_runs(struct detached *d)
{
	if (d->fd < 0)
		return;
	/* Whoever asked may be gone; the job is not. */
	signal(SIGPIPE, SIG_IGN);
	(void)!write(d->fd, "r", 1);
	close(d->fd);
	d->fd = -1;
}

static void copy_log(const char *path, long from)
{
	FILE *f = fopen(path, "re");
	int c;

	if (!f)
		return;
	if (!fseek(f, from, SEEK_SET))
		while ((c = getc(f)) != EOF)
			putc(c, stderr);
	fclose(f);
}

int detached_wait(struct detached *d, const char *log)
{
	ssize_t n;
	char word;
	int status = 0;

	do
		n = read(d->fd, &word, 1);
	while (n < 0 && errno == EINTR);
	close(d->fd);
	d->fd = -1;
	if (n == 1)
		return -1;
	while (waitpid(d->pid, &status, 0) < 0 && errno == EINTR)
		;
	copy_log(log, d->from);
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}
