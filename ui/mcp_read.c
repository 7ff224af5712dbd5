#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"

/*
 * What a client asks for with tools/call and resources/read, up to the gate.  Whatever
 * fails on the way is in the journal, too.
 */

/* ---- the parameters -------------------------------------------------------------- */

static enum status read_params(json_object *given, json_object **ret, struct error *err)
{
	*ret = NULL;
	if (json_object_is_type(given, json_type_string)) {
		struct error why = { 0 };

		if (json_parse_input(json_str(given, ""), ret, &why))
			return error_set(err, ST_USAGE, "params_json: %.200s",
					 why.text);
	} else if (given) {
		json_must_take(json_object_deep_copy(given, ret, NULL));
	}
	if (!given)
		*ret = json_object_new_object();
	if (json_object_is_type(*ret, json_type_object))
		return ST_OK;
	json_object_put(*ret);
	*ret = NULL;
	return error_set(err, ST_USAGE, "params_json: a JSON object is expected");
}

static enum status find_action(const struct op_group *g, json_object *args,
			       const struct op **ret, struct error *err)
{
	struct str action = json_str(args, "/action");
	char *name = xstrndup(action.ptr ? action.ptr : "", action.len);
	const char *near[1];

	*ret = op_find(g->name, name);
	if (!*name) {
		error_set(err, ST_USAGE, "action is missing");
	} else if (!*ret) {
		error_set(err, ST_USAGE, "%s has no action \"%.60s\"", g->name, name);
		if (op_suggest(g->name, name, near, 1))
			error_hint(err, "did you mean %s?", near[0]);
	}
	free(name);
	return err->status;
}

static enum status check_names(json_object *args, struct error *err)
{
	json_object_object_foreach(args, key, value)
	{
		(void)value;
		if (strcmp(key, "action") != 0 && strcmp(key, "params_json") != 0 &&
		    strcmp(key, "cursor") != 0)
			return error_set(err, ST_USAGE,
					 "there is no argument \"%.60s\"", key);
	}
	return ST_OK;
}

/* One pattern, which may hold commas, is a list of one. */
static json_object *as_list(json_object *text)
{
	struct error ignored = { 0 };
	json_object *list = NULL;

	if (json_parse(json_str(text, ""), &list, &ignored) == ST_OK &&
	    json_object_is_type(list, json_type_array))
		return list;
	json_object_put(list);
	list = json_object_new_array();
	json_object_array_add(list, json_object_get(text));
	return list;
}

static void make_lists(const struct op *op, json_object *params)
{
	for (size_t i = 0; i < op->n_params; i++) {
		json_object *v = NULL;

		if (op->params[i].type == PARAM_LIST &&
		    json_object_object_get_ex(params, op->params[i].name, &v) &&
		    json_object_is_type(v, json_type_string))
			json_object_object_add(params, op->params[i].name, as_list(v));
	}
}

/* What the arguments of either kind of tool come down to. */
static enum status read_call(struct mcp_call *c, const struct op_group *group,
			     const struct op *op, json_object *args, struct error *err)
{
	json_object *cursor = json_at(args, "/cursor");

	c->op = op;
	c->higher = op ? mcp_higher_of(op) : NULL;
	if (group) {
		if (find_action(group, args, &c->op, err) || check_names(args, err) ||
		    read_params(json_at(args, "/params_json"), &c->params, err))
			return err->status;
	} else if (args) {
		json_must_take(json_object_deep_copy(args, &c->params, NULL));
	} else {
		c->params = json_object_new_object();
	}
	if (c->higher) {
		make_lists(c->higher->op, c->params);
		return ST_OK;
	}
	if (!group)
		json_object_object_del(c->params, "cursor");
	if (cursor && !json_object_is_type(cursor, json_type_string))
		return error_set(err, ST_USAGE, "cursor is a text");
	return mcp_cursor_read(cursor ? json_object_get_string(cursor) : NULL, c, err);
}

/* A number, or its text; -1: there is none that can be one. */
static int64_t number_of(json_object *params, const char *name)
{
	json_object *v = NULL;
	int64_t n = -1;

	if (!json_object_object_get_ex(params, name, &v) || !v ||
	    !parse_int(str_from(json_object_get_string(v)), &n))
		return -1;
	return n;
}

static void put_number(json_object *params, const char *name, int64_t n)
{
	json_object_object_add(params, name, json_object_new_int64(n));
}

/* Where it begins is a page, and rows of it that are left out. */
static void set_index(struct mcp_call *c, int64_t start, bool by_cursor)
{
	if (!by_cursor && start > 0 && start < INT32_MAX) {
		c->page = (int)((start - 1) / c->page_size) + 1;
		c->skip = (size_t)((start - 1) % c->page_size);
	} else if (!by_cursor) {
		return;
	}
	put_number(c->params, "start_index", ((int64_t)c->page - 1) * c->page_size + 1);
}

/* The page that is wanted, unless the parameters say themselves, in any spelling. */
static void set_page(struct mcp_call *c, bool by_cursor)
{
	json_object *given = op_public(c->op, c->params);
	bool indexed = c->op->flags & OP_INDEXED;
	const char *size_name = indexed ? "count" : "page_size";
	int64_t page = number_of(given, "page"), size = number_of(given, size_name);
	int64_t start = number_of(given, "start_index");
	bool says_page = json_object_object_get_ex(given, "page", NULL);
	bool says_size = json_object_object_get_ex(given, size_name, NULL);

	json_object_put(given);
	if (!(c->op->flags & OP_LIST) || !op_param(c->op, size_name))
		return;
	if (!by_cursor && page > 0 && page < INT32_MAX)
		c->page = (int)page;
	if (!by_cursor && size > 0 && size <= 100)
		c->page_size = (int)size;
	if (by_cursor || !says_size)
		put_number(c->params, size_name, c->page_size);
	if (op_param(c->op, "page") && (by_cursor || !says_page))
		put_number(c->params, "page", c->page);
	if (indexed)
		set_index(c, start, by_cursor);
}

/* ---- the record ---------------------------------------------------------------- */

/* As much of a name as can be one of ours. */
static void copy_name(char *to, size_t size, struct str name)
{
	size_t n = 0;

	for (; name.ptr && n < name.len && n + 1 < size; n++)
		to[n] = (char)(name.ptr[n] > ' ' && name.ptr[n] <= '~' ? name.ptr[n]
								       : '?');
	to[n] = '\0';
}

/* "repos.get"; of what is none, what was asked for. */
static void record(struct mcp *m, struct mcp_call *c, const struct op_group *group,
		   struct str name)
{
	char given[64], target[128];

	copy_name(given, sizeof(given), name);
	if (c->op)
		snprintf(target, sizeof(target), "%s.%s", c->op->group, c->op->action);
	else
		snprintf(target, sizeof(target), "%s%s%s", group ? group->name : "",
			 group ? "." : "", given);
	mcp_record(m, c, target,
		   c->op ? op_public(c->op, c->params) : json_object_new_object());
}

/* ---- tools/call ---------------------------------------------------------------- */

/* An error of the protocol, not of a tool. */
static void no_such_call(struct mcp *m, struct mcp_call *c, const char *why)
{
	mcp_record_end(m, c, "failed", 0, why);
	mcp_call_error(m, c, RPC_PARAMS, why);
	mcp_call_drop(m, c);
}

static void call(struct mcp *m, struct mcp_call *c, const struct op_group *group,
		 const struct op *op, json_object *args)
{
	struct error err = { 0 };
	enum status st = read_call(c, group, op, args, &err);

	if (!st && !c->higher)
		set_page(c, json_at(args, "/cursor"));
	record(m, c, group, json_str(args, "/action"));
	if (st)
		mcp_call_fail(m, c, &err);
	else
		mcp_turn_go_on(m);
}

static void take_call(struct mcp *m, json_object *id, json_object *params)
{
	struct str name = json_str(params, "/name");
	json_object *args = json_at(params, "/arguments");
	json_object *progress = json_at(params, "/_meta/progressToken");
	struct mcp_call *c = mcp_call_new(m, id);
	char *own = xstrndup(name.ptr ? name.ptr : "", name.len);
	const struct op_group *group = NULL;
	const struct op *op = NULL;
	bool known = mcp_tools_find(&m->tools, own, &group, &op);

	free(own);
	if (progress)
		json_must_take(json_object_deep_copy(progress, &c->progress, NULL));
	if (known && (!args || json_object_is_type(args, json_type_object))) {
		call(m, c, group, op, args);
		return;
	}
	record(m, c, NULL, name);
	no_such_call(m, c, known ? "arguments is an object" : "there is no such tool");
}

void mcp_call_tool(struct mcp *m, json_object *id, json_object *params)
{
	struct error err = { 0 };

	if (mcp_turn_room(m, &err))
		mcp_result(m, id, mcp_answer_error(&err));
	else
		take_call(m, id, params);
}

void mcp_call_resource(struct mcp *m, json_object *id, const char *uri,
		       const struct op *op, json_object *take_params)
{
	struct error err = { 0 };
	struct mcp_call *c;

	if (mcp_turn_room(m, &err)) {
		mcp_error_about(m, id, RPC_BUSY, err.text, uri);
		json_object_put(take_params);
		return;
	}
	c = mcp_call_new(m, id);
	c->op = op;
	c->params = take_params;
	json_must_take(json_object_deep_copy(take_params, &c->listed, NULL));
	c->uri = xstrdup(uri);
	(void)!mcp_cursor_read(NULL, c, &err);
	set_page(c, false);
	record(m, c, NULL, (struct str){ NULL, 0 });
	mcp_turn_go_on(m);
}
