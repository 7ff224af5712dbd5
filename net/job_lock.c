#include "net/job_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"

struct job_lock {
	int *fds;
	size_t n;
};

enum { HOLDER_MAX = 160 };

/* "acme/web-app" as one name of a file; operations check that nothing else is in it. */
static char *path_of(const char *dir, const char *name)
{
	char *path = xasprintf("%s/%s.lock", dir, name);

	for (char *c = path + strlen(dir) + 1; *c; c++)
		if (*c == '/')
			*c = '+';
	return path;
}

static enum status local(struct error *err, const char *path)
{
	return error_set(err, ST_LOCAL, "cannot lock the job: %s: %s", strerror(errno),
			 path);
}

static void read_holder(int fd, char *who, size_t size)
{
	ssize_t n = pread(fd, who, size - 1, 0);

	who[n > 0 ? n : 0] = '\0';
	who[strcspn(who, "\n")] = '\0';
}

static enum status held(int fd, const char *name, struct error *err)
{
	char who[HOLDER_MAX];

	read_holder(fd, who, sizeof(who));
	error_set(err, ST_GATE, "%.60s: another job is at work there (%s)", name,
		  who[0] ? who : "it did not say who");
	return error_hint(err, "hubdeck jobs shows it");
}

/* Who has it, for whoever wants it next. */
static void sign(int fd, const char *id)
{
	char host[64] = "", line[HOLDER_MAX];
	int n;

	gethostname(host, sizeof(host) - 1);
	n = snprintf(line, sizeof(line), "pid %ld on %.63s, %.63s\n", (long)getpid(),
		     host, id);
	if (ftruncate(fd, 0) || pwrite(fd, line, (size_t)n, 0) != n)
		return; /* the lock itself holds without it */
}

/* Open file descriptions own these locks: closing another one does not end them. */
static enum status take(struct job_lock *lock, const char *dir, const char *name,
			const char *id, struct error *err)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char *path = path_of(dir, name);
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	enum status st = ST_OK;

	if (fd < 0)
		st = local(err, path);
	else if (fcntl(fd, F_OFD_SETLK, &whole))
		st = errno == EACCES || errno == EAGAIN ? held(fd, name, err)
							: local(err, path);
	if (st == ST_OK) {
		sign(fd, id);
		lock->fds[lock->n++] = fd;
	} else if (fd >= 0) {
		close(fd);
	}
	free(path);
	return st;
}

/* With room for so many; NULL with *err. */
static struct job_lock *lock_new(const char *dir, size_t n, struct error *err)
{
	struct job_lock *lock;

	if (mkdir(dir, 0700) && errno != EEXIST) {
		(void)local(err, dir);
		return NULL;
	}
	lock = xcalloc(1, sizeof(*lock));
	lock->fds = xcalloc(n, sizeof(int));
	return lock;
}

enum status job_lock_take_one(const char *dir, const char *name, struct job_lock **ret,
			      struct error *err)
{
	struct job_lock *lock = lock_new(dir, 1, err);
	enum status st = lock ? take(lock, dir, name, name, err) : err->status;

	if (st == ST_OK)
		*ret = lock;
	else
		job_lock_release(lock);
	return st;
}

enum status job_lock_take(const char *dir, const struct plan *p, struct job_lock **ret,
			  struct error *err)
{
	struct job_lock *lock = lock_new(dir, p->n_parts + 1, err);
	enum status st;

	if (!lock)
		return err->status;
	st = take(lock, dir, p->id, p->id, err);
	for (size_t i = 0; i < p->n_parts && st == ST_OK; i++) {
		bool again = false;

		for (size_t k = 0; k < i && !again; k++)
			again = !strcmp(p->parts[k].where, p->parts[i].where);
		if (!again)
			st = take(lock, dir, p->parts[i].where, p->id, err);
	}
	if (st == ST_OK)
		*ret = lock;
	else
		job_lock_release(lock);
	return st;
}

void job_lock_release(struct job_lock *lock)
{
	if (!lock)
		return;
	for (size_t i = 0; i < lock->n; i++)
		close(lock->fds[i]);
	free(lock->fds);
	free(lock);
}

bool job_lock_held(const char *dir, const char *id, char *holder, size_t size)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char *path = path_of(dir, id);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool held =
		fd >= 0 && !fcntl(fd, F_OFD_GETLK, &whole) && whole.l_type != F_UNLCK;

	holder[0] = '\0';
	if (held)
		read_holder(fd, holder, size);
	if (fd >= 0)
		close(fd);
	free(path);
	return held;
}
