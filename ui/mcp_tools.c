#include "ui/mcp_tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_higher.h"

enum { NAME_MAX_ = 64 };

/* ---- which of them --------------------------------------------------------------- */

static enum status turn_off(struct mcp_tools *t, struct str name, struct error *err)
{
	const struct mcp_higher *h;

	for (size_t i = 0; op_groups[i]; i++)
		if (str_eq(name, str_from(op_groups[i]->name))) {
			t->without |= 1U << i;
			return ST_OK;
		}
	for (size_t i = 0; (h = mcp_higher_at(i)); i++)
		if (str_eq(name, str_from(h->op->action))) {
			t->without_higher |= 1U << i;
			return ST_OK;
		}
	error_set(err, ST_USAGE, "--without: there is no group or tool \"%.*s\"",
		  name.len > 40 ? 40 : (int)name.len, name.ptr);
	return error_hint(err, "hubdeck actions lists the groups, hubdeck mcp --help "
			       "the other tools");
}

/* "REPOSTOOL=false", as existing agents have it configured. */
static void read_environment(struct mcp_tools *t)
{
	for (size_t i = 0; op_groups[i]; i++) {
		char name[NAME_MAX_];
		const char *value;

		snprintf(name, sizeof(name), "%sTOOL", op_groups[i]->name);
		for (char *p = name; *p; p++)
			if (*p >= 'a' && *p <= 'z')
				*p = (char)(*p - 'a' + 'A');
		value = getenv(name);
		if (value && (!strcasecmp(value, "false") || !strcmp(value, "0")))
			t->without |= 1U << i;
	}
}

enum status mcp_tools_choose(struct mcp_tools *t, const char *mode, const char *without,
			     struct error *err)
{
	*t = (struct mcp_tools){ .mode = MCP_CONDENSED };
	if (mode && !strcmp(mode, "verbose"))
		t->mode = MCP_VERBOSE;
	else if (mode && !strcmp(mode, "both"))
		t->mode = MCP_BOTH;
	else if (mode && strcmp(mode, "condensed") != 0)
		return error_set(err, ST_USAGE,
				 "--tools is condensed, verbose or both, not \"%.40s\"",
				 mode);
	while (without && *without) {
		size_t n = strcspn(without, ",");

		if (n && turn_off(t, (struct str){ without, n }, err))
			return err->status;
		without += n + (without[n] == ',');
	}
	read_environment(t);
	return ST_OK;
}

static bool is_on(const struct mcp_tools *t, size_t group)
{
	return !(t->without & 1U << group);
}

/* In both modes. */
static bool higher_is_on(const struct mcp_tools *t, size_t i)
{
	const struct op *op = mcp_higher_at(i)->op;

	for (size_t k = 0; op_groups[k]; k++)
		if (!strcmp(op_groups[k]->name, op->group) && !is_on(t, k))
			return false;
	return !(t->without_higher & 1U << i);
}

bool mcp_tools_has(const struct mcp_tools *t, const char *name)
{
	for (size_t i = 0; op_groups[i]; i++)
		if (!strcmp(op_groups[i]->name, name))
			return is_on(t, i);
	for (size_t i = 0; mcp_higher_at(i); i++)
		if (!strcmp(mcp_higher_at(i)->op->action, name))
			return higher_is_on(t, i);
	return false;
}

void mcp_tool_name(const struct op *op, char *buf, size_t size)
{
	snprintf(buf, size, "hub_%s_%s", op->group, op->action);
}

bool mcp_tools_find(const struct mcp_tools *t, const char *name,
		    const struct op_group **ret_group, const struct op **ret_op)
{
	*ret_group = NULL;
	*ret_op = NULL;
	for (size_t i = 0; op_groups[i]; i++) {
		const struct op_group *g = op_groups[i];
		char own[NAME_MAX_];

		if (!is_on(t, i))
			continue;
		snprintf(own, sizeof(own), "hub_%s", g->name);
		if (t->mode & MCP_CONDENSED && !strcmp(own, name))
			*ret_group = g;
		for (size_t k = 0; k < g->n && t->mode & MCP_VERBOSE; k++) {
			mcp_tool_name(&g->ops[k], own, sizeof(own));
			if (!strcmp(own, name))
				*ret_op = &g->ops[k];
		}
	}
	for (size_t i = 0; mcp_higher_at(i); i++)
		if (!strcmp(mcp_higher_at(i)->op->action, name) && higher_is_on(t, i))
			*ret_op = mcp_higher_at(i)->op;
	return *ret_group || *ret_op;
}

/* ---- schemas ------------------------------------------------------------------- */

static json_object *text(const char *s)
{
	return json_object_new_string(s);
}

static const char *type_of(enum param_type t)
{
	return t == PARAM_INT || t == PARAM_NUMBER ? "integer"
	       : t == PARAM_BOOL                   ? "boolean"
	       : t == PARAM_LIST                   ? "array"
						   : "string";
}

static void add_values(json_object *to, const char *const *values)
{
	json_object *list;

	if (!values)
		return;
	list = json_object_new_array();
	for (size_t i = 0; values[i]; i++)
		json_object_array_add(list, text(values[i]));
	json_object_object_add(to, "enum", list);
}

static void add_range(json_object *to, const struct param *p)
{
	static const char *const words[][2] = { { "minimum", "maximum" },
						{ "minItems", "maxItems" },
						{ "minLength", "maxLength" } };
	const char *const *w = words[p->type == PARAM_INT    ? 0
				     : p->type == PARAM_LIST ? 1
							     : 2];

	if (!p->min && !p->max)
		return;
	json_object_object_add(to, w[0], json_object_new_int64(p->min));
	if (p->max)
		json_object_object_add(to, w[1], json_object_new_int64(p->max));
}

static json_object *schema_of(const struct param *p)
{
	json_object *o = json_object_new_object();

	/* A list or an object of its own, and its text, too. */
	if (p->type != PARAM_JSON)
		json_object_object_add(o, "type", text(type_of(p->type)));
	json_object_object_add(o, "description", text(p->help ? p->help : p->name));
	if (p->type == PARAM_LIST) {
		json_object *items = json_object_new_object();

		json_object_object_add(items, "type", text(type_of(p->item)));
		add_values(items, p->values);
		json_object_object_add(o, "items", items);
	} else {
		add_values(o, p->type == PARAM_ENUM ? p->values : NULL);
	}
	if (p->type == PARAM_INT || p->type == PARAM_LIST || p->type == PARAM_STRING)
		add_range(o, p);
	return o;
}

static json_object *object_schema(json_object *take_properties,
				  json_object *take_required)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "type", text("object"));
	json_object_object_add(o, "properties", take_properties);
	json_object_object_add(o, "required", take_required);
	json_object_object_add(o, "additionalProperties",
			       json_object_new_boolean(false));
	return o;
}

static void add_property(json_object *properties, const char *name, const char *type,
			 const char *help)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "type", text(type));
	json_object_object_add(o, "description", text(help));
	json_object_object_add(properties, name, o);
}

static void add_cursor(json_object *properties)
{
	add_property(properties, "cursor", "string",
		     "next_cursor of the answer before, for what comes after it");
}

static bool lists(const struct op *op)
{
	return op->flags & OP_LIST || envelope_lists(op->envelope);
}

static json_object *verbose_schema(const struct op *op)
{
	json_object *properties = json_object_new_object();
	json_object *required = json_object_new_array();

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		json_object_object_add(properties, p->name, schema_of(p));
		if (p->required)
			json_object_array_add(required, text(p->name));
	}
	if (lists(op))
		add_cursor(properties);
	return object_schema(properties, required);
}

static json_object *condensed_schema(const struct op_group *g)
{
	json_object *properties = json_object_new_object();
	json_object *required = json_object_new_array();
	json_object *action = json_object_new_object();
	json_object *names = json_object_new_array();
	json_object *params = json_object_new_object();
	json_object *either = json_object_new_array();

	for (size_t i = 0; i < g->n; i++)
		json_object_array_add(names, text(g->ops[i].action));
	json_object_object_add(action, "type", text("string"));
	json_object_object_add(action, "enum", names);
	json_object_object_add(action, "description", text("what is done"));
	json_object_object_add(properties, "action", action);
	json_object_array_add(either, text("string"));
	json_object_array_add(either, text("object"));
	json_object_object_add(params, "type", either);
	json_object_object_add(params, "description",
			       text("the action's parameters: a JSON object, or one in "
				    "a string"));
	json_object_object_add(properties, "params_json", params);
	add_cursor(properties);
	json_object_array_add(required, text("action"));
	return object_schema(properties, required);
}

/* ---- hints --------------------------------------------------------------------- */

static bool is_read(const struct op *op)
{
	return op->safety == SAFETY_READ || op->flags & OP_SIGN_IN;
}

static bool is_destructive(const struct op *op)
{
	return !is_read(op) && (op->flags & OP_GATED || op->safety >= SAFETY_2);
}

static json_object *annotations(const char *title, bool reads, bool destroys,
				bool idempotent)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "title", text(title));
	json_object_object_add(o, "readOnlyHint", json_object_new_boolean(reads));
	json_object_object_add(o, "destructiveHint", json_object_new_boolean(destroys));
	json_object_object_add(o, "idempotentHint",
			       json_object_new_boolean(idempotent));
	json_object_object_add(o, "openWorldHint", json_object_new_boolean(true));
	return o;
}

/* ---- tools --------------------------------------------------------------------- */

static json_object *tool(const char *name, const char *help, json_object *take_schema,
			 json_object *take_hints)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "name", text(name));
	json_object_object_add(o, "description", text(help));
	json_object_object_add(o, "inputSchema", take_schema);
	json_object_object_add(o, "annotations", take_hints);
	return o;
}

static json_object *verbose_tool(const struct op *op)
{
	char name[NAME_MAX_];
	bool reads = is_read(op);

	if (mcp_higher_of(op))
		snprintf(name, sizeof(name), "%s", op->action);
	else
		mcp_tool_name(op, name, sizeof(name));
	return tool(name, op->help, verbose_schema(op),
		    annotations(op->help, reads, is_destructive(op),
				reads || op->flags & OP_IDEMPOTENT));
}

/* "list: list repositories (namespace*, name, ordering)", a line an action. */
static char *describe(const struct op_group *g)
{
	char *all = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&all, &n);

	if (!to)
		abort();
	fprintf(to, "%s.  Actions, with their parameters (* required):", g->help);
	for (size_t i = 0; i < g->n; i++) {
		const struct op *op = &g->ops[i];

		fprintf(to, "\n%s: %s", op->action, op->help);
		for (size_t k = 0; k < op->n_params; k++)
			fprintf(to, "%s%s%s", k ? ", " : " (", op->params[k].name,
				op->params[k].required ? "*" : "");
		fputs(op->n_params ? ")" : "", to);
	}
	if (fclose(to))
		xalloc_die();
	return all;
}

static json_object *condensed_tool(const struct op_group *g)
{
	bool reads = true, destroys = false, idempotent = true;
	char name[NAME_MAX_], *help = describe(g);
	json_object *o;

	for (size_t i = 0; i < g->n; i++) {
		reads = reads && is_read(&g->ops[i]);
		destroys = destroys || is_destructive(&g->ops[i]);
		idempotent = idempotent &&
			     (is_read(&g->ops[i]) || g->ops[i].flags & OP_IDEMPOTENT);
	}
	snprintf(name, sizeof(name), "hub_%s", g->name);
	o = tool(name, help, condensed_schema(g),
		 annotations(g->help, reads, destroys, idempotent));
	free(help);
	return o;
}

json_object *mcp_tools_list(const struct mcp_tools *t)
{
	json_object *all = json_object_new_array();

	for (size_t i = 0; mcp_higher_at(i); i++)
		if (higher_is_on(t, i))
			json_object_array_add(all, verbose_tool(mcp_higher_at(i)->op));
	for (size_t i = 0; op_groups[i]; i++)
		if (is_on(t, i) && t->mode & MCP_CONDENSED)
			json_object_array_add(all, condensed_tool(op_groups[i]));
	for (size_t i = 0; op_groups[i]; i++)
		for (size_t k = 0;
		     k < op_groups[i]->n && is_on(t, i) && t->mode & MCP_VERBOSE; k++)
			json_object_array_add(all, verbose_tool(&op_groups[i]->ops[k]));
	return all;
}
