#include "ui/batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/cli.h"

enum { BATCH_LINE_MAX = 1 << 20 };

struct batch {
	const struct options *o;
	struct hub *hub;
	size_t line;
	int code; /* of the first line that failed */
};

static void hint_nearest(const char *group, const char *action, struct error *err)
{
	const char *near[1];

	if (*action && op_suggest(group, action, near, 1))
		error_hint(err, "did you mean %s.%s?", group, near[0]);
	else if (*group && op_suggest(NULL, group, near, 1))
		error_hint(err, "did you mean %s?", near[0]);
	else
		error_hint(err, "{\"op\":\"repos.list\",\"params\":{...}}; hubdeck "
				"actions lists them");
}

static const struct op *named(json_object *entry, struct error *err)
{
	struct str op = json_str(entry, "/op"), group = json_str(entry, "/group"),
		   action = json_str(entry, "/action");
	const char *dot = op.ptr ? memchr(op.ptr, '.', op.len) : NULL;
	const struct op *found;
	char *g, *a;

	if (dot) {
		group = (struct str){ op.ptr, (size_t)(dot - op.ptr) };
		action = (struct str){ dot + 1, op.len - group.len - 1 };
	}
	g = xasprintf("%.*s", STR_ARG(group));
	a = xasprintf("%.*s", STR_ARG(action));
	found = op_find(g, a);
	if (!found) {
		error_set(err, ST_USAGE, "no operation \"%.60s%s%.60s\"", g,
			  *a ? " " : "", a);
		hint_nearest(g, a, err);
	}
	free(g);
	free(a);
	return found;
}

static json_object *params_of(json_object *entry, struct error *err)
{
	json_object *params = json_at(entry, "/params");

	if (!params)
		return json_object_new_object();
	if (json_object_is_type(params, json_type_object))
		return json_object_get(params);
	error_set(err, ST_USAGE, "\"params\" is an object");
	return NULL;
}

static int fail(const struct batch *b, const struct error *err)
{
	struct error told = *err;

	error_set(&told, err->status, "line %zu: %.220s", b->line, err->text);
	return cli_fail(b->o, &told);
}

static int run_entry(struct batch *b, json_object *entry)
{
	struct options own = *b->o;
	struct error err = { 0 };
	const struct op *op = named(entry, &err);
	json_object *params = op ? params_of(entry, &err) : NULL;
	struct str confirm = json_str(entry, "/confirm");
	char *name = confirm.len ? xstrndup(confirm.ptr, confirm.len) : NULL;
	bool over = true;
	int code = 0;

	if (name)
		own.config.confirm = name;
	if (!params || cli_check(&own.config, op, params, &over, &err))
		code = fail(b, &err);
	if (over)
		json_object_put(params);
	else
		code = cli_send(&own, op, params, b->hub);
	free(name);
	return code;
}

static int run_line(struct batch *b, struct str line)
{
	json_object *entry = NULL;
	struct error err = { 0 };
	int code;

	while (line.len && strchr(" \t\r\n", line.ptr[line.len - 1]))
		line.len--;
	if (!line.len || *line.ptr == '#')
		return 0;
	if (line.len > BATCH_LINE_MAX)
		error_set(&err, ST_USAGE, "longer than 1 MiB");
	else
		(void)!json_parse_input(line, &entry, &err);
	if (err.status)
		return fail(b, &err);
	code = run_entry(b, entry);
	json_object_put(entry);
	return code;
}

int batch_run(const struct options *o, const char *path, struct hub *h)
{
	struct batch b = { .o = o, .hub = h };
	struct error err = { 0 };
	FILE *f = strcmp(path, "-") != 0 ? fopen(path, "re") : stdin;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (!f) {
		error_set(&err, ST_USAGE, "%s: %s", path, strerror(errno));
		return cli_fail(o, &err);
	}
	while ((n = getline(&line, &cap, f)) > 0) {
		int code;

		b.line++;
		code = run_line(&b, (struct str){ line, (size_t)n });
		if (code && !b.code)
			b.code = code;
		explicit_bzero(line, (size_t)n);
	}
	if (ferror(f)) {
		error_set(&err, ST_LOCAL, "%s: %s", path, strerror(errno));
		b.code = cli_fail(o, &err);
	}
	free(line);
	if (f != stdin)
		fclose(f);
	return b.code;
}
