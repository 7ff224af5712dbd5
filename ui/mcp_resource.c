#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"

/*
 * What a client reads by its address: lists of the Hub, which are operations like those
 * of tools, and the journal.  An answer holds as much as that of a tool; "more" says
 * where the rest is: the tool with its cursor, or the next address.
 */
enum { JOURNAL_ROWS = 200 };

#define SCHEME         "hub://"
#define JOURNAL_URI    SCHEME "journal"
#define JOURNAL_BEFORE JOURNAL_URI "/before/"

static const struct list_template {
	const char *uri, *name, *help;
	const char *op;
} lists[] = {
	{ SCHEME "{namespace}/repos", "repositories", "the repositories of a namespace",
	  "repos.list" },
	{ SCHEME "{namespace}/{repository}/tags", "tags", "the tags of a repository",
	  "repos.list_tags" },
};

/* ---- what there is --------------------------------------------------------------- */

static json_object *text(const char *s)
{
	return json_object_new_string(s);
}

static json_object *described(const char *key, const char *uri, const char *name,
			      const char *help)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, key, text(uri));
	json_object_object_add(o, "name", text(name));
	json_object_object_add(o, "description", text(help));
	json_object_object_add(o, "mimeType", text("application/json"));
	return o;
}

json_object *mcp_resources(void)
{
	json_object *all = json_object_new_array();

	json_object_array_add(all, described("uri", JOURNAL_URI, "journal",
					     "the newest changes made from this "
					     "machine, and calls"));
	return all;
}

static bool is_on(const struct mcp *m, const struct list_template *t)
{
	return mcp_tools_has(&m->tools, op_by_name(t->op)->group);
}

json_object *mcp_templates(const struct mcp *m)
{
	json_object *all = json_object_new_array();

	for (size_t i = 0; i < COUNT(lists); i++)
		if (is_on(m, &lists[i]))
			json_object_array_add(all,
					      described("uriTemplate", lists[i].uri,
							lists[i].name, lists[i].help));
	json_object_array_add(all, described("uriTemplate", JOURNAL_BEFORE "{id}",
					     "older rows",
					     "the journal before a row of it"));
	return all;
}

/* ---- what is answered ------------------------------------------------------------ */

json_object *mcp_resource_result(const char *uri, json_object *take_value)
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	json_object *one = json_object_new_object();

	json_put_text(one, "uri", uri);
	json_object_object_add(one, "mimeType", text("application/json"));
	json_object_object_add(
		one, "text",
		text(json_object_to_json_string_ext(
			take_value,
			JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE)));
	json_object_array_add(list, one);
	json_object_object_add(o, "contents", list);
	json_object_put(take_value);
	return o;
}

/* The same list, where it goes on, in the mode that is offered. */
static json_object *next_call(const struct mcp *m, const struct mcp_call *c,
			      json_object *cursor)
{
	json_object *o = json_object_new_object(), *args = json_object_new_object();
	bool condensed = m->tools.mode & MCP_CONDENSED;
	char *name = xasprintf(condensed ? "hub_%s" : "hub_%s_%s", c->op->group,
			       c->op->action);

	if (condensed) {
		json_object_object_add(args, "action", text(c->op->action));
		json_object_object_add(args, "params_json", json_object_get(c->listed));
	} else {
		json_object_object_foreach(c->listed, key, value)
		{
			json_object_object_add(args, key, json_object_get(value));
		}
	}
	json_object_object_add(args, "cursor", json_object_get(cursor));
	json_object_object_add(o, "tool", text(name));
	json_object_object_add(o, "arguments", args);
	free(name);
	return o;
}

void mcp_resource_more(const struct mcp *m, const struct mcp_call *c,
		       json_object *envelope)
{
	json_object *cursor = json_at(envelope, "/next_cursor");

	json_object_object_add(envelope, "more",
			       cursor ? next_call(m, c, cursor) : NULL);
}

/* ---- the journal ----------------------------------------------------------------- */

struct journal_part {
	json_object *rows;
	size_t bytes;
	int64_t last; /* the row that was added last */
	bool more;
};

static bool take_row(void *arg, const struct journal_row *row)
{
	struct journal_part *p = arg;
	json_object *o;

	p->more = json_object_array_length(p->rows) == JOURNAL_ROWS ||
		  p->bytes >= MCP_ANSWER_MAX;
	if (p->more)
		return false;
	o = journal_row_json(row);
	p->bytes += strlen(json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN));
	p->last = row->id;
	json_object_array_add(p->rows, o);
	return true;
}

static json_object *journal_answer(struct journal_part *p)
{
	json_object *o = json_object_new_object(), *more = NULL;

	if (p->more) {
		char *uri = xasprintf(JOURNAL_BEFORE "%lld", (long long)p->last);

		more = json_object_new_object();
		json_object_object_add(more, "resource", text(uri));
		free(uri);
	}
	json_object_object_add(o, "rows", json_object_get(p->rows));
	json_object_object_add(o, "more", more);
	return o;
}

static void read_journal(struct mcp *m, json_object *id, const char *uri,
			 int64_t before)
{
	const struct journal_filter filter = { .limit = JOURNAL_ROWS + 1,
					       .before = before };
	struct journal_part part = { .rows = json_object_new_array() };
	struct journal *j = NULL;
	struct error err = { 0 };

	if (m->program->journal &&
	    journal_open_read(m->program->journal, &j, &err) == ST_OK && j)
		(void)!journal_find(j, &filter, take_row, &part, &err);
	journal_close(j);
	if (err.status)
		mcp_error_about(m, id, RPC_INTERNAL, err.text, uri);
	else
		mcp_result(m, id, mcp_resource_result(uri, journal_answer(&part)));
	json_object_put(part.rows);
}

/* False: it is none of the journal. */
static bool is_journal(const char *uri, int64_t *ret_before)
{
	size_t n = strlen(JOURNAL_BEFORE);

	*ret_before = 0;
	if (!strcmp(uri, JOURNAL_URI))
		return true;
	return !strncmp(uri, JOURNAL_BEFORE, n) &&
	       parse_int(str_from(uri + n), ret_before) && *ret_before > 0;
}

/* ---- lists ----------------------------------------------------------------------- */

static json_object *params_of(struct str ns, struct str repo)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "namespace",
			       json_object_new_string_len(ns.ptr, (int)ns.len));
	if (repo.len)
		json_object_object_add(
			params, "repository",
			json_object_new_string_len(repo.ptr, (int)repo.len));
	return params;
}

/* hub://NS/repos and hub://NS/REPO/tags; NULL: neither. */
static const struct list_template *find_list(const char *uri, json_object **ret_params)
{
	const char *ns = uri + strlen(SCHEME), *slash, *last;
	struct str space, repo;

	if (strncmp(uri, SCHEME, strlen(SCHEME)) != 0 || !(slash = strchr(ns, '/')) ||
	    slash == ns)
		return NULL;
	space = (struct str){ ns, (size_t)(slash - ns) };
	if (!strcmp(slash, "/repos")) {
		*ret_params = params_of(space, (struct str){ NULL, 0 });
		return &lists[0];
	}
	last = strchr(slash + 1, '/');
	if (!last || last == slash + 1 || strcmp(last, "/tags") != 0)
		return NULL;
	repo = (struct str){ slash + 1, (size_t)(last - slash - 1) };
	*ret_params = params_of(space, repo);
	return &lists[1];
}

static void read_list(struct mcp *m, json_object *id, const char *uri)
{
	json_object *params = NULL;
	const struct list_template *t = find_list(uri, &params);
	const char *why = !t ? "there is no such resource"
			  : !is_on(m, t)
				  ? "there is no such resource: its group is left "
				    "out"
				  : NULL;

	if (!why) {
		mcp_call_resource(m, id, uri, op_by_name(t->op), params);
		return;
	}
	mcp_error_about(m, id, RPC_NOT_FOUND, why, uri);
	json_object_put(params);
}

void mcp_read_resource(struct mcp *m, json_object *id, json_object *params)
{
	struct str s = json_str(params, "/uri");
	char *uri = xstrndup(s.ptr ? s.ptr : "", s.len);
	int64_t before;

	if (!*uri)
		mcp_error(m, id, RPC_PARAMS, "uri is missing");
	else if (is_journal(uri, &before))
		read_journal(m, id, uri, before);
	else
		read_list(m, id, uri);
	free(uri);
}
