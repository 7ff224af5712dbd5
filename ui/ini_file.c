#include "ui/ini_file.h"

#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* A pipe that nobody fills, or a device without an end, must not hold us up. */
enum { LINES_MAX = 10000 };

struct reading {
	FILE *f;
	int lines; /* read so far */
	bool cut;  /* the last was longer than inih takes */
	ini_pair_fn *fn;
	void *arg;
	struct error fault; /* of the first bad line; inih says which it was */
};

static int on_pair(void *arg, const char *section, const char *key, const char *value)
{
	struct reading *r = arg;
	struct error err = { 0 };

	if (!r->fn(r->arg, section, key, value, r->lines, &err))
		return 1;
	if (!r->fault.status)
		r->fault = err;
	return 0;
}

/* inih would take the rest of a long line for another one. */
static char *next_line(char *buf, int size, void *arg)
{
	struct reading *r = arg;
	size_t n;

	if (r->lines == LINES_MAX || r->cut || !fgets(buf, size, r->f))
		return NULL;
	r->lines++;
	n = strlen(buf);
	r->cut = n + 1 == (size_t)size && buf[n - 1] != '\n';
	return buf;
}

static FILE *open_source(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "r");

	if (fd >= 0 && !f)
		close(fd);
	return f;
}

/* inih gives the reader and the handler two arguments; they are the same here. */
static enum status parse(struct reading *r, const char *path, struct error *err)
{
	int line = ini_parse_stream(next_line, r, on_pair, r);

	if (r->lines == LINES_MAX)
		return error_set(err, ST_USAGE, "%s: more than %d lines", path,
				 LINES_MAX);
	if (r->cut && (!line || line == r->lines))
		return error_set(err, ST_USAGE, "%.100s:%d: the line is too long", path,
				 r->lines);
	if (!line)
		return ST_OK;
	error_set(err, ST_USAGE, "%.100s:%d: %s", path, line,
		  r->fault.status ? r->fault.text
				  : "not a setting (write: name = value)");
	return error_hint(err, "%s", r->fault.hint);
}

enum status ini_file_read(const char *path, bool must, ini_pair_fn *fn, void *arg,
			  struct error *err)
{
	struct reading r = { .f = open_source(path), .fn = fn, .arg = arg };
	enum status st;

	if (!r.f && (must || errno != ENOENT))
		return error_set(err, ST_USAGE, "%s: %s", path, strerror(errno));
	if (!r.f)
		return ST_OK;
	st = parse(&r, path, err);
	fclose(r.f);
	return st;
}

bool ini_flag(const char *value, bool *ret)
{
	*ret = !strcmp(value, "1") || !strcasecmp(value, "true") ||
	       !strcasecmp(value, "yes") || !strcasecmp(value, "on");
	return *ret || !strcmp(value, "0") || !strcasecmp(value, "false") ||
	       !strcasecmp(value, "no") || !strcasecmp(value, "off");
}
