#include "ui/rotation_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/input.h"
#include "ui/new_file.h"

#define SUFFIX ".json"

static char *path_of(const char *state_dir, const char *name)
{
	return xasprintf("%s/rotations/%s" SUFFIX, state_dir, name);
}

static enum status local(struct error *err, const char *path)
{
	return error_set(err, ST_LOCAL, "%s: %s", path, strerror(errno));
}

static enum status check_dir(const char *state_dir, struct error *err)
{
	if (state_dir)
		return ST_OK;
	error_set(err, ST_LOCAL,
		  "no rotations: neither XDG_STATE_HOME nor HOME is set");
	return ST_LOCAL;
}

static enum status make_dir(const char *state_dir, struct error *err)
{
	char *dir = xasprintf("%s/rotations", state_dir);
	enum status st = ST_OK;

	if ((mkdir(state_dir, 0700) && errno != EEXIST) ||
	    (mkdir(dir, 0700) && errno != EEXIST))
		st = local(err, dir);
	free(dir);
	return st;
}

static enum status write_text(const char *path, json_object *o, struct error *err)
{
	FILE *f = new_file_open(path, err);

	if (!f)
		return err->status;
	fprintf(f, "%s\n", json_object_to_json_string_ext(o, JSON_C_TO_STRING_PRETTY));
	if (fflush(f) || fsync(fileno(f)))
		(void)local(err, path);
	return new_file_close(f, path, err) == ST_OK ? err->status : ST_LOCAL;
}

enum status rotation_save(const char *state_dir, const struct rotation *r,
			  struct error *err)
{
	json_object *o;
	char *path, *part;

	if (check_dir(state_dir, err) != ST_OK || make_dir(state_dir, err) != ST_OK)
		return err->status;
	path = path_of(state_dir, r->name);
	part = xasprintf("%s.%ld", path, (long)getpid());
	o = rotation_json(r);
	unlink(part);
	if (write_text(part, o, err) == ST_OK && rename(part, path))
		(void)local(err, path);
	if (err->status != ST_OK)
		unlink(part);
	json_object_put(o);
	free(part);
	free(path);
	return err->status;
}

bool rotation_exists(const char *state_dir, const char *name)
{
	char *path = state_dir ? path_of(state_dir, name) : NULL;
	bool there = path && !access(path, F_OK);

	free(path);
	return there;
}

enum status rotation_load(const char *state_dir, const char *name,
			  struct rotation **ret, struct error *err)
{
	struct str text = { 0 };
	char *path;
	enum status st = check_dir(state_dir, err);

	if (st != ST_OK)
		return st;
	if (strchr(name, '/') || !rotation_exists(state_dir, name)) {
		error_set(err, ST_USAGE, "no rotation of %.80s was begun here", name);
		return error_hint(err, "hubdeck rotate lists those under way");
	}
	path = path_of(state_dir, name);
	st = input_read(path, &text, err);
	if (st == ST_OK)
		st = rotation_parse(text, ret, err);
	input_free(&text);
	free(path);
	return st;
}

enum status rotation_forget(const char *state_dir, const char *name, struct error *err)
{
	char *path = path_of(state_dir, name);
	enum status st = unlink(path) && errno != ENOENT ? local(err, path) : ST_OK;

	free(path);
	return st;
}

enum status rotation_lock(const char *state_dir, const char *name,
			  struct job_lock **ret, struct error *err)
{
	char *dir, holder[160];

	if (check_dir(state_dir, err) != ST_OK || make_dir(state_dir, err) != ST_OK)
		return err->status;
	dir = xasprintf("%s/rotations", state_dir);
	if (job_lock_take_one(dir, name, ret, err) == ST_GATE) {
		job_lock_held(dir, name, holder, sizeof(holder));
		*err = (struct error){ 0 };
		error_set(err, ST_GATE, "%.60s: another hubdeck is at work on it (%s)",
			  name, holder);
	}
	free(dir);
	return err->status;
}

/* It is told all the same: two tokens may be there because of it. */
static json_object *unreadable(const char *name, const struct error *why)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "name", name);
	json_put_text(row, "step", ROTATION_UNREADABLE);
	json_put_text(row, "why", why->text);
	return row;
}

static void add(json_object *rows, const char *state_dir, const char *file)
{
	size_t n = strlen(file), suffix = sizeof(SUFFIX) - 1;
	struct rotation *r = NULL;
	struct error why = { 0 };
	char *name;

	if (n <= suffix || strcmp(file + n - suffix, SUFFIX) != 0)
		return;
	name = xstrndup(file, n - suffix);
	if (rotation_load(state_dir, name, &r, &why) == ST_OK)
		json_object_array_add(rows, rotation_json(r));
	else
		json_object_array_add(rows, unreadable(name, &why));
	rotation_free(r);
	free(name);
}

enum status rotation_list(const char *state_dir, json_object **ret_rows,
			  struct error *err)
{
	struct dirent **names = NULL;
	char *dir;
	int n;

	if (check_dir(state_dir, err) != ST_OK)
		return err->status;
	*ret_rows = json_object_new_array();
	dir = xasprintf("%s/rotations", state_dir);
	n = scandir(dir, &names, NULL, alphasort);
	free(dir);
	for (int i = 0; i < n; i++) {
		add(*ret_rows, state_dir, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return ST_OK;
}
