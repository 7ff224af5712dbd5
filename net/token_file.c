#include "net/token_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TOKEN_MAX = 16 * 1024, FILE_MAX = 1024 * 1024 };

static bool ours(const struct stat *st)
{
	return st->st_uid == geteuid() || st->st_uid == 0;
}

/* A link is followed when it is ours or root's: nobody else could have planted it. */
static int open_trusted(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;

	if (fd >= 0 || errno != ELOOP)
		return fd;
	if (lstat(path, &st) || !ours(&st)) {
		errno = ELOOP;
		return -1;
	}
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/* Reads all of it; NULL with errno when that fails, EFBIG above `max`. */
static struct secret *slurp(int fd, size_t max)
{
	char *bytes;
	struct secret *s = secret_room(max + 1, &bytes);
	size_t n = 0;
	ssize_t got;

	while (n <= max && (got = read(fd, bytes + n, max + 1 - n)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			secret_free(s);
			return NULL;
		}
		n += (size_t)got;
	}
	if (n > max) {
		secret_free(s);
		errno = EFBIG;
		return NULL;
	}
	secret_trim(s, n);
	return s;
}

static enum status check_mode(int fd, const char *path, struct error *err)
{
	struct stat st;

	if (fstat(fd, &st))
		return error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return error_set(err, ST_LOCAL, "%s: not a regular file", path);
	if (!ours(&st))
		return error_set(err, ST_LOCAL, "%s: belongs to somebody else", path);
	if (st.st_mode & 077) {
		error_set(err, ST_LOCAL, "%s: others can read or write it (mode %03o)",
			  path, (unsigned)st.st_mode & 0777);
		return error_hint(err, "chmod 600 %s", path);
	}
	return ST_OK;
}

enum status secret_check(const struct secret *s, const char *name, struct error *err)
{
	struct str t = secret_str(s);

	if (memchr(t.ptr, '\r', t.len) || memchr(t.ptr, '\n', t.len) ||
	    memchr(t.ptr, '\0', t.len))
		return error_set(err, ST_LOCAL, "%s: there is a line break in it",
				 name);
	return ST_OK;
}

static void trim_newline(struct secret *s)
{
	struct str t = secret_str(s);

	if (t.len && t.ptr[t.len - 1] == '\n')
		t.len--;
	if (t.len && t.ptr[t.len - 1] == '\r')
		t.len--;
	secret_trim(s, t.len);
}

static enum status read_token(int fd, const char *path, struct secret **ret,
			      struct error *err)
{
	enum status st = check_mode(fd, path, err);
	struct secret *s;

	if (st != ST_OK)
		return st;
	s = slurp(fd, TOKEN_MAX);
	if (!s)
		return error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
	trim_newline(s);
	st = secret_str(s).len ? secret_check(s, path, err)
			       : error_set(err, ST_LOCAL, "%s: empty", path);
	if (st == ST_OK)
		*ret = s;
	else
		secret_free(s);
	return st;
}

enum status token_file_read(const char *path, struct secret **ret, struct error *err)
{
	int fd = open_trusted(path);
	enum status st;

	if (fd < 0)
		return error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
	st = read_token(fd, path, ret, err);
	close(fd);
	return st;
}

enum status secret_file_read(const char *path, struct secret **ret, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int error = errno;

	*ret = NULL;
	if (fd < 0 && (error == ENOENT || error == ENOTDIR))
		return ST_OK;
	if (fd >= 0) {
		*ret = slurp(fd, FILE_MAX);
		error = errno;
		close(fd);
	}
	return *ret ? ST_OK : error_set(err, ST_LOCAL, "%s: %s", path, strerror(error));
}
