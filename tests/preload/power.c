/*
 * LD_PRELOAD: the power fails (QUALITY B17), as SQLite's own tests have it.
 *
 *     HUBDECK_POWER=N:SEED   before the Nth write, sync or send
 *
 * What was written since a file's last sync is kept apart; when the power fails, only
 * some of it, chosen by SEED, in any order and perhaps not to its end, has reached the
 * disk.  A name that was made since its directory's last sync may be gone.  Counted
 * from the first setlocale(), which is where main() begins.  What stdio writes is not
 * seen here: it is synced before it is named.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

/* One write, or with `new` NULL a change of the file's size to `at`. */
struct change {
	struct change *before;
	off_t at, old_size;
	size_t n, n_old;
	unsigned char *new, *old;
};

struct file {
	struct file *next;
	dev_t dev;
	ino_t ino;
	int fd; /* never closed: that would end SQLite's locks */
	struct change *last;
	size_t n;
};

struct name {
	struct name *next;
	dev_t dev; /* of its directory */
	ino_t ino;
	char path[PATH_MAX];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *files;
static struct name *names;
static atomic_bool started;
static long at, seen;
static uint64_t random_state;

/* ISO C has no cast from an object pointer to a function; dlsym() needs one. */
#define NEXT(fn)                                                                       \
	static __typeof__(fn) *real;                                                   \
	if (!real)                                                                     \
	*(void **)(&real) = dlsym(RTLD_NEXT, #fn)

static uint64_t next_random(void)
{
	uint64_t z = (random_state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

char *setlocale(int category, const char *locale)
{
	const char *wish = getenv("HUBDECK_POWER");
	char *end;

	NEXT(setlocale);
	if (!atomic_load(&started) && wish) {
		at = strtol(wish, &end, 10);
		random_state = *end == ':' ? strtoull(end + 1, NULL, 10) : 0;
		atomic_store(&started, true);
	}
	return real(category, locale);
}

/* ---- when the power fails ---------------------------------------------------- */

static ssize_t put(int fd, const void *buf, size_t n, off_t offset)
{
	NEXT(pwrite64);
	return real(fd, buf, n, offset);
}

static int resize(int fd, off_t size)
{
	NEXT(ftruncate64);
	return real(fd, size);
}

/* Newest first. */
static void undo(const struct file *f)
{
	for (const struct change *c = f->last; c; c = c->before) {
		if (c->n_old)
			(void)!put(f->fd, c->old, c->n_old, c->at);
		(void)!resize(f->fd, c->old_size);
		/* What was cut off comes back behind that. */
		if (!c->new && c->n_old)
			(void)!put(f->fd, c->old, c->n_old, c->at);
	}
}

static void redo(const struct file *f, const struct change *c)
{
	size_t n = c->n;

	if (!c->new) {
		(void)!resize(f->fd, c->at);
		return;
	}
	if (next_random() % 4 == 0)
		n = next_random() % (c->n / SECTOR + 1) * SECTOR;
	(void)!put(f->fd, c->new, n, c->at);
}

static void forget_some(const struct file *f)
{
	struct change **all = must(calloc(f->n + 1, sizeof(struct change *)));
	size_t n = 0;

	undo(f);
	for (struct change *c = f->last; c; c = c->before)
		all[n++] = c;
	for (size_t i = n; i-- > 0;) {
		size_t k = next_random() % (i + 1);
		struct change *c = all[k];

		all[k] = all[i];
		all[i] = c;
		if (next_random() % 2)
			redo(f, c);
	}
}

/* Called with the lock; does not come back when it is time. */
static void tick(void)
{
	if (++seen != at)
		return;
	for (const struct file *f = files; f; f = f->next)
		forget_some(f);
	for (const struct name *m = names; m; m = m->next)
		if (next_random() % 2)
			unlink(m->path);
	kill(getpid(), SIGKILL);
}

static void begin(void)
{
	pthread_mutex_lock(&lock);
	tick();
}

static void end(void)
{
	pthread_mutex_unlock(&lock);
}

/* ---- what is not on the disk yet --------------------------------------------------
 */

static struct file *file_of(int fd, struct stat *st)
{
	struct file *f = files;

	if (fstat(fd, st) || !S_ISREG(st->st_mode))
		return NULL;
	while (f && (f->dev != st->st_dev || f->ino != st->st_ino))
		f = f->next;
	if (f)
		return f;
	f = must(calloc(1, sizeof(*f)));
	*f = (struct file){ .next = files,
			    .dev = st->st_dev,
			    .ino = st->st_ino,
			    .fd = fcntl(fd, F_DUPFD_CLOEXEC, 100) };
	return files = f;
}

static struct change *add(struct file *f, const struct stat *st, off_t from, size_t n)
{
	struct change *c = must(calloc(1, sizeof(*c)));
	ssize_t old;

	*c = (struct change){ .before = f->last, .at = from, .old_size = st->st_size };
	if (from < st->st_size) {
		c->old = must(malloc(n + 1));
		old = pread(f->fd, c->old, n, from);
		c->n_old = old > 0 ? (size_t)old : 0;
	}
	f->last = c;
	f->n++;
	return c;
}

static void note_write(int fd, const void *buf, size_t n, off_t from)
{
	struct stat st;
	struct file *f = file_of(fd, &st);
	struct change *c;

	if (!f)
		return;
	c = add(f, &st, from, n);
	c->n = n;
	c->new = must(malloc(n + 1));
	memcpy(c->new, buf, n);
}

static void note_size(int fd, off_t size)
{
	struct stat st;
	struct file *f = file_of(fd, &st);

	if (f)
		add(f, &st, size, size < st.st_size ? (size_t)(st.st_size - size) : 0);
}

static void forget_changes(struct file *f)
{
	while (f->last) {
		struct change *c = f->last;

		f->last = c->before;
		free(c->new);
		free(c->old);
		free(c);
	}
	f->n = 0;
}

static void forget_names(const struct stat *dir)
{
	for (struct name **m = &names; *m;) {
		struct name *old = *m;

		if (old->dev != dir->st_dev || old->ino != dir->st_ino) {
			m = &old->next;
			continue;
		}
		*m = old->next;
		free(old);
	}
}

static void synced(int fd)
{
	struct stat st;
	struct file *f = file_of(fd, &st);

	if (f)
		forget_changes(f);
	else if (!fstat(fd, &st) && S_ISDIR(st.st_mode))
		forget_names(&st);
}

static void note_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	char dir[PATH_MAX];
	struct name *m;
	struct stat st;

	if (!slash || slash == path || (size_t)(slash - path) >= sizeof(dir))
		return;
	memcpy(dir, path, (size_t)(slash - path));
	dir[slash - path] = '\0';
	if (stat(dir, &st))
		return;
	m = must(calloc(1, sizeof(*m)));
	*m = (struct name){ .next = names, .dev = st.st_dev, .ino = st.st_ino };
	snprintf(m->path, sizeof(m->path), "%s", path);
	names = m;
}

/* ---- calls --------------------------------------------------------------------------
 */

static int do_open(const char *path, int flags, mode_t mode)
{
	bool makes = flags & O_CREAT && atomic_load(&started) && access(path, F_OK);
	int fd;

	NEXT(open64);
	fd = real(path, flags, mode);
	if (fd >= 0 && makes) {
		pthread_mutex_lock(&lock);
		note_name(path);
		end();
	}
	return fd;
}

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if (flags & (O_CREAT | O_TMPFILE)) {
		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	return do_open(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if (flags & (O_CREAT | O_TMPFILE)) {
		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	return do_open(path, flags, mode);
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t offset)
{
	NEXT(pwrite64);
	if (atomic_load(&started)) {
		begin();
		note_write(fd, buf, n, offset);
		end();
	}
	return real(fd, buf, n, offset);
}

ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset)
{
	return pwrite64(fd, buf, n, offset);
}

ssize_t write(int fd, const void *buf, size_t n)
{
	NEXT(write);
	if (atomic_load(&started)) {
		begin();
		note_write(fd, buf, n, lseek(fd, 0, SEEK_CUR));
		end();
	}
	return real(fd, buf, n);
}

int ftruncate64(int fd, off64_t size)
{
	NEXT(ftruncate64);
	if (atomic_load(&started)) {
		begin();
		note_size(fd, size);
		end();
	}
	return real(fd, size);
}

int ftruncate(int fd, off_t size)
{
	return ftruncate64(fd, size);
}

int fdatasync(int fd)
{
	int rc;

	NEXT(fdatasync);
	if (!atomic_load(&started))
		return real(fd);
	begin();
	rc = real(fd);
	if (!rc)
		synced(fd);
	end();
	return rc;
}

int fsync(int fd)
{
	int rc;

	NEXT(fsync);
	if (!atomic_load(&started))
		return real(fd);
	begin();
	rc = real(fd);
	if (!rc)
		synced(fd);
	end();
	return rc;
}

ssize_t send(int fd, const void *buf, size_t n, int flags)
{
	NEXT(send);
	if (atomic_load(&started)) {
		begin();
		end();
	}
	return real(fd, buf, n, flags);
}
