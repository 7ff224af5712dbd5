/*
 * LD_PRELOAD: one call of the program fails (QUALITY T8, T9, J11, B1, B4, B5).
 *
 *     HUBDECK_FAULT=CALL:N[+][:WHAT],...   the Nth CALL, with + each one from it on;
 *                                          N 0: none
 *     HUBDECK_FAULT_REPORT=FILE            how many there were, at the end
 *
 * CALL is one of those below; `alloc` is malloc(), calloc() and realloc(), `disk` a
 * write to a regular file, `step` whatever others may notice: a write anywhere, a sync,
 * a name that comes or goes, bytes sent.  WHAT is an errno, SHORT for a write of one
 * byte only, or a signal, KILL TERM HUP INT or STOP, that comes before the call.
 * Counted from the first setlocale(), which is where main() begins: what the loader and
 * the constructors of libraries do is not ours.  Neither is what json-c does not look
 * at: its printer leaves out what it has no room for, its parser crashes before 0.17.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <json-c/json.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

struct wish {
	char call[16];
	size_t len;
	long at;
	bool on; /* and all that follow */
	int with, signal;
	bool shorter;
	atomic_long seen;
};

enum { WISHES = 4 };
static struct wish wishes[WISHES];
static int n_wishes;
static atomic_bool started;
static _Thread_local bool exempt;

static const struct {
	const char *name;
	int number;
} errors[] = {
	{ "EIO", EIO },       { "EINTR", EINTR },
	{ "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM },
	{ "ENOSPC", ENOSPC }, { "EMFILE", EMFILE },
	{ "EACCES", EACCES }, { "ECONNREFUSED", ECONNREFUSED },
	{ "EDQUOT", EDQUOT }, { "EROFS", EROFS },
};

static const struct {
	const char *name;
	int number;
} signals[] = { { "KILL", SIGKILL },
		{ "TERM", SIGTERM },
		{ "HUP", SIGHUP },
		{ "INT", SIGINT },
		{ "STOP", SIGSTOP } };

static bool is_word(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && !memcmp(s, word, n);
}

static void read_what(struct wish *w, const char *what, size_t n)
{
	w->shorter = is_word(what, n, "SHORT");
	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++)
		if (is_word(what, n, errors[i].name))
			w->with = errors[i].number;
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (is_word(what, n, signals[i].name))
			w->signal = signals[i].number;
}

static void read_wish(struct wish *w, const char *text, size_t n)
{
	char *end;

	w->len = strcspn(text, ":");
	if (w->len >= sizeof(w->call) || w->len >= n)
		abort();
	memcpy(w->call, text, w->len);
	w->at = strtol(text + w->len + 1, &end, 10);
	w->on = *end == '+';
	end += w->on;
	w->with = ENOMEM;
	if (*end == ':')
		read_what(w, end + 1, n - (size_t)(end + 1 - text));
}

static void read_wishes(void)
{
	const char *text = getenv("HUBDECK_FAULT");
	size_t n;

	for (; text && *text && n_wishes < WISHES; text += n + (text[n] == ',')) {
		n = strcspn(text, ",");
		read_wish(&wishes[n_wishes++], text, n);
	}
}

__attribute__((destructor)) static void report(void)
{
	const char *path = getenv("HUBDECK_FAULT_REPORT");
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;

	if (fd >= 0) {
		dprintf(fd, "%ld\n", atomic_load(&wishes[0].seen));
		close(fd);
	}
}

enum strike { MISS, FAIL, SHORTEN };

/* No call of the library in here: it may be within one. */
static enum strike strike(struct wish *w)
{
	long n = atomic_fetch_add(&w->seen, 1) + 1;

	if (!w->at || n < w->at || (n > w->at && !w->on))
		return MISS;
	if (w->signal) {
		kill(getpid(), w->signal);
		return MISS;
	}
	if (w->shorter)
		return SHORTEN;
	errno = w->with;
	return FAIL;
}

static enum strike struck(const char *name, size_t len)
{
	enum strike s = MISS;

	if (!atomic_load(&started) || exempt)
		return MISS;
	for (int i = 0; i < n_wishes && !s; i++)
		if (wishes[i].len == len && !memcmp(wishes[i].call, name, len))
			s = strike(&wishes[i]);
	return s;
}

static int fails(const char *name, size_t len)
{
	return struck(name, len) == FAIL;
}

#define FAILS(name)  fails(name, sizeof(name) - 1)
#define STRUCK(name) struck(name, sizeof(name) - 1)

static void *next(const char *name)
{
	void *fn = dlsym(RTLD_NEXT, name);

	if (!fn)
		abort();
	return fn;
}

/* ISO C has no cast from an object pointer to a function; dlsym() needs one. */
#define NEXT(fn)                                                                       \
	static __typeof__(fn) *real;                                                   \
	if (!real)                                                                     \
	*(void **)(&real) = next(#fn)

/* A process that was forked from one with this library begins here, too. */
char *setlocale(int category, const char *locale)
{
	NEXT(setlocale);
	if (!atomic_load(&started)) {
		read_wishes();
		atomic_store(&started, 1);
	}
	return real(category, locale);
}

void *malloc(size_t size)
{
	return FAILS("alloc") ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return FAILS("alloc") ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
	return FAILS("alloc") ? NULL : __libc_realloc(p, size);
}

#if JSON_C_VERSION_NUM < (17 << 8)
json_object *json_tokener_parse_ex(json_tokener *tok, const char *text, int n)
{
	json_object *obj;

	NEXT(json_tokener_parse_ex);
	exempt = true;
	obj = real(tok, text, n);
	exempt = false;
	return obj;
}
#endif

const char *json_object_to_json_string_ext(json_object *obj, int flags)
{
	const char *text;

	NEXT(json_object_to_json_string_ext);
	exempt = true;
	text = real(obj, flags);
	exempt = false;
	return text;
}

static int do_open(const char *path, int flags, mode_t mode)
{
	NEXT(open);
	if ((flags & O_CREAT && FAILS("step")) || FAILS("open"))
		return -1;
	return real(path, flags, mode);
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

ssize_t read(int fd, void *buf, size_t n)
{
	NEXT(read);
	return FAILS("read") ? -1 : real(fd, buf, n);
}

/* A write of `n` bytes to `fd`: false when it fails, with fewer bytes when short. */
static bool may_write(int fd, size_t *n)
{
	enum strike s = STRUCK("step");
	struct stat st;

	if (!s)
		s = STRUCK("write");
	if (!s && n_wishes && !fstat(fd, &st) && S_ISREG(st.st_mode))
		s = STRUCK("disk");
	if (s == SHORTEN && *n > 1)
		*n = 1;
	return s != FAIL;
}

ssize_t write(int fd, const void *buf, size_t n)
{
	NEXT(write);
	return may_write(fd, &n) ? real(fd, buf, n) : -1;
}

ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset)
{
	NEXT(pwrite);
	return may_write(fd, &n) ? real(fd, buf, n, offset) : -1;
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t offset)
{
	NEXT(pwrite64);
	return may_write(fd, &n) ? real(fd, buf, n, offset) : -1;
}

int fdatasync(int fd)
{
	NEXT(fdatasync);
	return FAILS("step") || FAILS("sync") ? -1 : real(fd);
}

int fsync(int fd)
{
	NEXT(fsync);
	return FAILS("step") || FAILS("sync") ? -1 : real(fd);
}

int ftruncate(int fd, off_t size)
{
	NEXT(ftruncate);
	return FAILS("step") ? -1 : real(fd, size);
}

int ftruncate64(int fd, off64_t size)
{
	NEXT(ftruncate64);
	return FAILS("step") ? -1 : real(fd, size);
}

int rename(const char *from, const char *to)
{
	NEXT(rename);
	return FAILS("step") ? -1 : real(from, to);
}

int unlink(const char *path)
{
	NEXT(unlink);
	return FAILS("step") ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode)
{
	NEXT(mkdir);
	return FAILS("step") ? -1 : real(path, mode);
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	NEXT(poll);
	return FAILS("poll") ? -1 : real(fds, n, timeout);
}

int socket(int domain, int type, int protocol)
{
	NEXT(socket);
	return FAILS("socket") ? -1 : real(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *to, socklen_t n)
{
	NEXT(connect);
	return FAILS("connect") ? -1 : real(fd, to, n);
}

ssize_t send(int fd, const void *buf, size_t n, int flags)
{
	NEXT(send);
	return FAILS("step") || FAILS("send") ? -1 : real(fd, buf, n, flags);
}

ssize_t recv(int fd, void *buf, size_t n, int flags)
{
	NEXT(recv);
	return FAILS("recv") ? -1 : real(fd, buf, n, flags);
}

int pipe2(int fds[2], int flags)
{
	NEXT(pipe2);
	return FAILS("pipe") ? -1 : real(fds, flags);
}
