/*
 * LD_PRELOAD: one call of the program fails, once (QUALITY T8, T9, J11).
 *
 *     HUBDECK_FAULT=CALL:N[:ERRNO]   the Nth CALL; N 0: none
 *     HUBDECK_FAULT_REPORT=FILE      how many there were, at the end
 *
 * CALL is `alloc` for malloc(), calloc() and realloc(), or one of those below.  Counted
 * from the first setlocale(), which is where main() begins: what the loader and the
 * constructors of libraries do is not ours.  Neither is what json-c does not look at:
 * its printer leaves out what it has no room for, its parser crashes before 0.17.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <json-c/json.h>
#include <locale.h>
#include <poll.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

static char call[16];
static size_t call_len;
static long at;
static int with = ENOMEM;
static atomic_bool started;
static _Thread_local bool exempt;
static atomic_long seen;

static const struct {
	const char *name;
	int number;
} errors[] = {
	{ "EIO", EIO },       { "EINTR", EINTR },
	{ "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM },
	{ "ENOSPC", ENOSPC }, { "EMFILE", EMFILE },
	{ "EACCES", EACCES }, { "ECONNREFUSED", ECONNREFUSED },
};

__attribute__((constructor)) static void read_wish(void)
{
	const char *wish = getenv("HUBDECK_FAULT");
	char *end;

	if (!wish)
		return;
	call_len = strcspn(wish, ":");
	if (call_len >= sizeof(call) || !wish[call_len])
		abort();
	memcpy(call, wish, call_len);
	at = strtol(wish + call_len + 1, &end, 10);
	for (size_t i = 0; *end && i < sizeof(errors) / sizeof(*errors); i++)
		if (!strcmp(end + 1, errors[i].name))
			with = errors[i].number;
}

__attribute__((destructor)) static void report(void)
{
	const char *path = getenv("HUBDECK_FAULT_REPORT");
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;

	if (fd >= 0) {
		dprintf(fd, "%ld\n", atomic_load(&seen));
		close(fd);
	}
}

/* No call of the library in here: it may be within one. */
static int fails(const char *name, size_t len)
{
	if (!atomic_load(&started) || exempt || len != call_len ||
	    memcmp(name, call, len) != 0)
		return 0;
	if (atomic_fetch_add(&seen, 1) + 1 != at)
		return 0;
	errno = with;
	return 1;
}

#define FAILS(name) fails(name, sizeof(name) - 1)

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

char *setlocale(int category, const char *locale)
{
	NEXT(setlocale);
	atomic_store(&started, 1);
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
	return FAILS("open") ? -1 : real(path, flags, mode);
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

ssize_t write(int fd, const void *buf, size_t n)
{
	NEXT(write);
	return FAILS("write") ? -1 : real(fd, buf, n);
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t offset)
{
	NEXT(pwrite64);
	return FAILS("write") ? -1 : real(fd, buf, n, offset);
}

int fdatasync(int fd)
{
	NEXT(fdatasync);
	return FAILS("sync") ? -1 : real(fd);
}

int fsync(int fd)
{
	NEXT(fsync);
	return FAILS("sync") ? -1 : real(fd);
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
	return FAILS("send") ? -1 : real(fd, buf, n, flags);
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
