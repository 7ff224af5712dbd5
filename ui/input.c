#include "ui/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"

enum status input_read_fd(int fd, const char *name, struct str *ret, struct error *err)
{
	char *buf = xmalloc(INPUT_MAX);
	size_t n = 0;
	ssize_t got;

	while (n < INPUT_MAX && (got = read(fd, buf + n, INPUT_MAX - n)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			error_set(err, ST_LOCAL, "%s: %s", name, strerror(errno));
			break;
		}
		n += (size_t)got;
	}
	if (n == INPUT_MAX)
		error_set(err, ST_USAGE, "%s: more than 1 MiB", name);
	if (err->status) {
		input_free(&(struct str){ buf, n });
		return err->status;
	}
	*ret = (struct str){ buf, n };
	return ST_OK;
}

enum status input_read(const char *path, struct str *ret, struct error *err)
{
	enum status st;
	int fd;

	if (!strcmp(path, "-"))
		return input_read_fd(STDIN_FILENO, "standard input", ret, err);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return error_set(err, ST_USAGE, "%s: %s", path, strerror(errno));
	st = input_read_fd(fd, path, ret, err);
	close(fd);
	return st;
}

enum status input_read_file(const char *path, struct str *ret, struct error *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return error_set(err, ST_USAGE, "%s: %s", path, strerror(errno));
	if (!fstat(fd, &st) && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
		(void)!input_read_fd(fd, path, ret, err);
	else
		error_set(err, ST_USAGE, "%s: not a file", path);
	close(fd);
	return err->status;
}

void input_free(struct str *text)
{
	char *own = (char *)(uintptr_t)text->ptr;

	if (own)
		explicit_bzero(own, text->len);
	free(own);
	*text = (struct str){ 0 };
}
