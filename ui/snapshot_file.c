#include "ui/snapshot_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/estate_text.h"
#include "model/format.h"
#include "model/xalloc.h"
#include "net/own_file.h"
#include "ui/new_file.h"

enum { FILE_MIB_MAX = 1024, HEAD_MAX = 1 << 20 };

static bool put_line(void *arg, struct str line)
{
	return fwrite(line.ptr, 1, line.len, arg) == line.len;
}

enum status snapshot_save(const char *path, const struct estate *e, int requests,
			  struct error *err)
{
	FILE *f = new_file_open(path, err);

	if (!f)
		return err->status;
	/* What went wrong is asked of the stream, when it is closed. */
	if (estate_text_write(e, requests, put_line, f) && !fflush(f))
		(void)!fsync(fileno(f));
	return new_file_close(f, path, err);
}

static char *directory(const char *state_dir)
{
	return xasprintf("%s/snapshots", state_dir);
}

enum status snapshot_path(const char *state_dir, const char *org, int64_t now,
			  char **ret, struct error *err)
{
	char time[40], *dir, *to = time;

	if (!state_dir)
		return error_set(err, ST_LOCAL,
				 "no place for snapshots: neither XDG_STATE_HOME nor "
				 "HOME is set");
	dir = directory(state_dir);
	if (mkdir(dir, 0700) && errno != EEXIST) {
		error_set(err, ST_LOCAL, "snapshot: %s: %s", strerror(errno), dir);
		free(dir);
		return err->status;
	}
	format_rfc3339(now, time, sizeof(time));
	for (const char *from = time; *from; from++)
		if (*from != ':')
			*to++ = *from;
	*to = '\0';
	*ret = xasprintf("%s/%s-%s.jsonl", dir, org, time);
	free(dir);
	return ST_OK;
}

static enum status read_lines(FILE *f, struct estate_reader *r, struct error *err)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	enum status st = ST_OK;

	while (st == ST_OK && (len = getline(&line, &size, f)) > 0)
		st = len > ESTATE_LINE_MAX
			     ? error_set(err, ST_USAGE, "a line is too long")
			     : estate_reader_line(r, (struct str){ line, (size_t)len },
						  err);
	free(line);
	if (st == ST_OK && ferror(f))
		st = error_set(err, ST_LOCAL, "%s", strerror(errno));
	return st;
}

enum status snapshot_load(const char *path, struct estate *ret, int *ret_requests,
			  struct error *err)
{
	FILE *f = own_file_open("snapshot", path, FILE_MIB_MAX, err);
	struct estate_reader *r;
	struct error why = { 0 };
	enum status st;

	if (!f)
		return err->status;
	r = estate_reader_new();
	st = read_lines(f, r, &why);
	if (st == ST_OK)
		st = estate_reader_end(r, ret, ret_requests, &why);
	fclose(f);
	estate_reader_free(r);
	if (st == ST_OK)
		return ST_OK;
	error_set(err, st, "snapshot: %.120s: %.120s", path, why.text);
	return error_hint(err, "%s", why.hint);
}

/* ---- all of them --------------------------------------------------------------- */

/* What it says of itself, when it is one. */
static void head_of(const char *path, const char *name, snapshot_fn *fn, void *arg)
{
	struct error ignored = { 0 };
	FILE *f = own_file_open("snapshot", path, FILE_MIB_MAX, &ignored);
	struct estate_reader *r;
	struct stat s;
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	if (!f)
		return;
	r = estate_reader_new();
	len = getline(&line, &size, f);
	if (len > 0 && len <= HEAD_MAX && !fstat(fileno(f), &s) &&
	    estate_reader_line(r, (struct str){ line, (size_t)len }, &ignored) == ST_OK)
		fn(arg, name, estate_reader_head(r), s.st_size);
	estate_reader_free(r);
	free(line);
	fclose(f);
}

void snapshot_each(const char *state_dir, snapshot_fn *fn, void *arg)
{
	char *dir = state_dir ? directory(state_dir) : NULL;
	DIR *d = dir ? opendir(dir) : NULL;
	const struct dirent *entry;

	while (d && (entry = readdir(d))) {
		char *path;

		if (entry->d_name[0] == '.')
			continue;
		path = xasprintf("%s/%s", dir, entry->d_name);
		head_of(path, entry->d_name, fn, arg);
		free(path);
	}
	if (d)
		closedir(d);
	free(dir);
}

char *snapshot_find(const char *state_dir, const char *name)
{
	if (strchr(name, '/') || !state_dir)
		return xstrdup(name);
	return xasprintf("%s/snapshots/%s", state_dir, name);
}

struct newest {
	const char *org, *url;
	int64_t before, time, bytes;
	char *name;
};

static void look(void *arg, const char *name, const struct estate *head, int64_t bytes)
{
	struct newest *n = arg;

	if (strcmp(head->org, n->org) != 0 || !estate_of_hub(head, n->url) ||
	    head->now >= n->before || (n->name && head->now <= n->time))
		return;
	free(n->name);
	n->name = xstrdup(name);
	n->time = head->now;
	n->bytes = bytes;
}

char *snapshot_newest(const char *state_dir, const char *org, const char *url,
		      int64_t before, int64_t *ret_bytes)
{
	struct newest n = { .org = org, .url = url, .before = before };
	char *path = NULL;

	snapshot_each(state_dir, look, &n);
	if (n.name) {
		path = snapshot_find(state_dir, n.name);
		*ret_bytes = n.bytes;
	}
	free(n.name);
	return path;
}
