#include "net/own_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status local(const char *what, const char *path, struct error *err)
{
	return error_set(err, ST_LOCAL, "%s: %s: %s", what, strerror(errno), path);
}

static enum status check(int fd, const char *what, const char *path, int mib_max,
			 struct error *err)
{
	struct stat st;

	if (fstat(fd, &st))
		return local(what, path, err);
	if (!S_ISREG(st.st_mode))
		return error_set(err, ST_LOCAL, "%s: not a regular file: %s", what,
				 path);
	if (st.st_uid != geteuid())
		return error_set(err, ST_LOCAL, "%s: belongs to somebody else: %s",
				 what, path);
	if (st.st_mode & 022) {
		error_set(err, ST_LOCAL, "%s: others can write it: %s", what, path);
		return error_hint(err, "chmod go-w %s, when you know what is in it",
				  path);
	}
	if (st.st_size > (off_t)mib_max << 20)
		return error_set(err, ST_LOCAL, "%s: larger than %d MiB: %s", what,
				 mib_max, path);
	return ST_OK;
}

FILE *own_file_open(const char *what, const char *path, int mib_max, struct error *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	FILE *f = NULL;

	if (fd < 0 && errno == ELOOP) {
		error_set(err, ST_LOCAL, "%s: a symbolic link: %s", what, path);
		return NULL;
	}
	if (fd < 0) {
		(void)local(what, path, err);
		return NULL;
	}
	if (check(fd, what, path, mib_max, err) == ST_OK) {
		f = fdopen(fd, "r");
		if (!f)
			(void)local(what, path, err);
	}
	if (!f)
		close(fd);
	return f;
}
