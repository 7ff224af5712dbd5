#include "ui/batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/output.h"

enum { BATCH_LINE_MAX = 1 << 20 };

struct batch {
	const struct options *o;
	struct hub *hub;
	FILE *from;
	char *line; /* BATCH_LINE_MAX bytes; wiped after use: it may hold a secret */
	size_t number;
	int code; /* of the first line that failed */
};

/* ---- one line ---------------------------------------------------------- */

/* A member nobody reads could be a guard that is spelled wrong. */
static enum status check_members(json_object *entry, struct error *err)
{
	static const char *const texts[] = { "op", "group", "action", "confirm" };

	if (!json_object_is_type(entry, json_type_object)) {
		error_set(err, ST_USAGE, "not an object");
		return error_hint(err, "{\"op\":\"repos.list\",\"params\":{...}}");
	}
	json_object_object_foreach(entry, key, value)
	{
		bool text = false;

		for (size_t i = 0; i < COUNT(texts); i++)
			text = text || !strcmp(key, texts[i]);
		if (text && !json_object_is_type(value, json_type_string))
			return error_set(err, ST_USAGE, "\"%s\" is a text", key);
		if (text || !strcmp(key, "params"))
			continue;
		error_set(err, ST_USAGE, "\"%.60s\" is nothing a line has", key);
		return error_hint(err, "it has \"op\" (or \"group\" and \"action\"), "
				       "\"params\" and \"confirm\"");
	}
	return ST_OK;
}

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
	} else if (op.len) {
		group = op;
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

static int run_entry(struct batch *b, const struct options *o, json_object *entry)
{
	struct options own = *o;
	struct error err = { 0 };
	const struct op *op = check_members(entry, &err) ? NULL : named(entry, &err);
	json_object *params = op ? params_of(entry, &err) : NULL;
	struct str confirm = json_str(entry, "/confirm");
	char *name = confirm.len ? xstrndup(confirm.ptr, confirm.len) : NULL;
	bool over = true;
	int code = 0;

	if (name)
		own.config.confirm = name;
	/* Of the lines, those that list. */
	own.config.all = own.config.all && op && cli_lists(op);
	if (!params || cli_check(&own.config, op, params, &over, &err))
		code = cli_fail(&own, &err);
	if (over)
		json_object_put(params);
	else
		code = cli_send(&own, op, params, b->hub);
	free(name);
	return code;
}

static int run_line(struct batch *b, struct str line, bool too_long)
{
	struct options own = *b->o;
	json_object *entry = NULL;
	struct error err = { 0 };
	int code;

	own.line = b->number;
	while (line.len && strchr(" \t\r\n", line.ptr[line.len - 1]))
		line.len--;
	if (!line.len || *line.ptr == '#')
		return 0;
	if (too_long)
		error_set(&err, ST_USAGE, "longer than 1 MiB");
	else
		(void)!json_parse_input(line, &entry, &err);
	if (err.status)
		return cli_fail(&own, &err);
	code = run_entry(b, &own, entry);
	json_object_put(entry);
	return code;
}

/* ---- all of them ------------------------------------------------------- */

/* Of a line that is too long the rest is passed over.  False at the end. */
static bool next_line(struct batch *b, size_t *ret_len, bool *ret_too_long)
{
	size_t n = 0;
	int c;

	*ret_too_long = false;
	while ((c = getc(b->from)) != EOF && c != '\n')
		if (n < BATCH_LINE_MAX)
			b->line[n++] = (char)c;
		else
			*ret_too_long = true;
	b->number++;
	*ret_len = n;
	return c != EOF || n;
}

/* Without somebody to tell, nothing is done any more. */
static bool output_lost(const struct batch *b, int *code)
{
	struct options own = *b->o;
	struct error err = { 0 };

	if (output_flush_file(stdout, &err) == ST_OK)
		return false;
	own.line = b->number;
	error_hint(&err, "the lines behind it are not run");
	if (!*code)
		*code = cli_fail(&own, &err);
	return true;
}

static void run_all(struct batch *b)
{
	bool too_long, lost = false;
	size_t n;

	while (!lost && next_line(b, &n, &too_long)) {
		int code = run_line(b, (struct str){ b->line, n }, too_long);

		explicit_bzero(b->line, n);
		lost = output_lost(b, &code);
		if (code && !b->code)
			b->code = code;
	}
}

int batch_run(const struct options *o, const char *path, struct hub *h)
{
	struct batch b = { .o = o, .hub = h, .from = stdin };
	struct error err = { 0 };

	if (strcmp(path, "-") != 0)
		b.from = fopen(path, "re");
	if (!b.from) {
		error_set(&err, ST_USAGE, "%s: %s", path, strerror(errno));
		return cli_fail(o, &err);
	}
	b.line = xmalloc(BATCH_LINE_MAX);
	run_all(&b);
	if (ferror(b.from)) {
		error_set(&err, ST_LOCAL, "%s: %s",
			  b.from == stdin ? "standard input" : path, strerror(errno));
		b.code = cli_fail(o, &err);
	}
	free(b.line);
	if (b.from != stdin)
		fclose(b.from);
	return b.code;
}

void batch_help(void)
{
	puts("hubdeck batch FILE|-: one operation a line, in one session\n"
	     "  {\"op\": \"repos.get\", \"params\": {\"namespace\": \"acme\", ...}, "
	     "\"confirm\": \"acme/app\"}\n"
	     "\n"
	     "\"group\" and \"action\" may stand for \"op\".  Empty lines and those "
	     "that "
	     "begin with # are\n"
	     "passed over.  A line that fails does not stop the others; the exit "
	     "status "
	     "is that of\n"
	     "the first one that failed.");
}
