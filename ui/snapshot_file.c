#include "ui/snapshot_file.h"

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

enum { FILE_MIB_MAX = 1024 };

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

enum status snapshot_path(const char *state_dir, const char *org, int64_t now,
			  char **ret, struct error *err)
{
	char time[40], *dir, *to = time;

	if (!state_dir)
		return error_set(err, ST_LOCAL,
				 "no place for snapshots: neither XDG_STATE_HOME nor "
				 "HOME is set");
	dir = xasprintf("%s/snapshots", state_dir);
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
