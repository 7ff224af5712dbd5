#include "ui/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

FILE *new_file_open(const char *path, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	FILE *to = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (fd < 0 && errno == EEXIST) {
		error_set(err, ST_LOCAL, "%s exists already", path);
		error_hint(err, "choose another name; nothing is overwritten");
	} else if (!to) {
		error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
	}
	return to;
}

bool put_all(int fd, struct str s)
{
	while (s.len) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = (struct str){ s.ptr + n, s.len - (size_t)n };
	}
	return true;
}

const char *new_file_typed(const char *typed, char *buf, size_t size)
{
	const char *home = getenv("HOME");

	if (strncmp(typed, "~/", 2) != 0 || !home)
		return typed;
	snprintf(buf, size, "%s/%s", home, typed + 2);
	return buf;
}

enum status new_file_close(FILE *take_file, const char *path, struct error *err)
{
	bool failed = ferror(take_file) != 0;

	failed = fclose(take_file) || failed;
	if (!failed)
		return ST_OK;
	error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
	unlink(path);
	return err->status;
}
