#include "ui/actions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/local_table.h"

static const char *in_name(enum param_in in)
{
	static const char *const names[] = {
		[IN_PATH] = "path",          [IN_QUERY] = "query", [IN_BODY] = "body",
		[IN_BOTH] = "path and body", [IN_LOCAL] = "local",
	};

	return names[in];
}

static json_object *param_json(const struct param *p)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "name", json_object_new_string(p->name));
	json_object_object_add(o, "type",
			       json_object_new_string(param_type_name(p->type)));
	json_object_object_add(o, "in", json_object_new_string(in_name(p->in)));
	json_object_object_add(o, "required", json_object_new_boolean(p->required));
	if (p->values) {
		json_object *v = json_object_new_array();

		for (size_t i = 0; p->values[i]; i++)
			json_object_array_add(v, json_object_new_string(p->values[i]));
		json_object_object_add(o, "values", v);
	}
	if (p->min)
		json_object_object_add(o, "min", json_object_new_int64(p->min));
	if (p->max)
		json_object_object_add(o, "max", json_object_new_int64(p->max));
	if (p->type == PARAM_LIST && !p->values)
		json_object_object_add(
			o, "items", json_object_new_string(param_type_name(p->item)));
	json_object_object_add(o, "help", json_object_new_string(p->help));
	return o;
}

static const char *access_name(enum access access)
{
	static const char *const names[] = {
		[ACCESS_NONE] = "none",       [ACCESS_PUBLIC] = "public",
		[ACCESS_SESSION] = "session", [ACCESS_REGISTRY] = "registry",
		[ACCESS_SCIM] = "scim",
	};

	return names[access];
}

static void add_flag(json_object *o, const char *name, const struct op *op,
		     unsigned flag)
{
	json_object_object_add(o, name, json_object_new_boolean(op->flags & flag));
}

/* What the class of the row asks for; parameters may ask for more (UX 5.1). */
static const char *needs(const struct op *op)
{
	if (op->safety >= SAFETY_3)
		return "--allow-destructive --confirm";
	if (op->safety == SAFETY_2)
		return "--allow-destructive --yes";
	return op->flags & OP_GATED ? "--allow-destructive" : "";
}

static json_object *op_json(const struct op *op)
{
	json_object *o = json_object_new_object(), *params = json_object_new_array();

	json_object_object_add(o, "group", json_object_new_string(op->group));
	json_object_object_add(o, "action", json_object_new_string(op->action));
	json_object_object_add(
		o, "method",
		op->path ? json_object_new_string(method_name(op->method)) : NULL);
	json_object_object_add(o, "path",
			       op->path ? json_object_new_string(op->path) : NULL);
	json_object_object_add(o, "class",
			       op->safety == SAFETY_READ
				       ? json_object_new_string("read")
				       : json_object_new_int(op->safety));
	json_object_object_add(o, "access",
			       json_object_new_string(access_name(op->access)));
	json_object_object_add(o, "kind",
			       op->kind ? json_object_new_string(op->kind) : NULL);
	json_object_object_add(o, "needs", json_object_new_string(needs(op)));
	json_object_object_add(o, "gated", json_object_new_boolean(*needs(op) != '\0'));
	add_flag(o, "list", op, OP_LIST);
	add_flag(o, "idempotent", op, OP_IDEMPOTENT);
	add_flag(o, "secret", op, OP_SECRET);
	add_flag(o, "unpublished", op, OP_UNPUBLISHED);
	for (size_t i = 0; i < op->n_params; i++)
		json_object_array_add(params, param_json(&op->params[i]));
	json_object_object_add(o, "params", params);
	json_object_object_add(o, "help", json_object_new_string(op->help));
	return o;
}

/* ---- hubdeck actions --------------------------------------------------- */

static const struct local_column columns[] = {
	{ "group", 1, 0 },  { "action", 1, 0 },     { "help", 1, 0 },
	{ "class", 3, 0 },  { "needs", 3, 0 },      { "method", 4, 0 },
	{ "path", 4, 0 },   { "access", 4, 0 },     { "params", LOCAL_NOT_SHOWN, 0 },
	{ "kind", 0, 0 },   { "gated", 0, 0 },      { "list", 0, 0 },
	{ "secret", 0, 0 }, { "idempotent", 0, 0 }, { "unpublished", 0, 0 },
};

/* In a cell: "namespace repository [page] [page_size]". */
static json_object *param_names(const struct op *op)
{
	char *all = xstrdup("");
	json_object *names;

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		char *more = xasprintf(p->required ? "%s%s%s" : "%s%s[%s]", all,
				       i ? " " : "", p->name);

		free(all);
		all = more;
	}
	names = json_object_new_string(all);
	free(all);
	return names;
}

/* No operation of the Hub, but found where people look for it. */
static json_object *can_row(void)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "group", json_object_new_string("auth"));
	json_object_object_add(o, "action", json_object_new_string("can"));
	json_object_object_add(o, "class", json_object_new_string("read"));
	json_object_object_add(o, "needs", json_object_new_string(""));
	json_object_object_add(
		o, "help", json_object_new_string("say what this credential can do"));
	return o;
}

/* One row for each operation of the group, or of all; the caller owns them. */
static json_object *make_rows(const struct output *out, const char *group)
{
	bool people = out->format == OUT_TABLE;
	json_object *rows = json_object_new_array();
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		json_object *row;

		if (group && strcmp(op->group, group) != 0)
			continue;
		row = op_json(op);
		if (out->format != OUT_JSON && out->format != OUT_NDJSON)
			json_object_object_add(row, "params", param_names(op));
		json_object_array_add(rows, row);
	}
	if (people && group && !strcmp(group, "auth"))
		json_object_array_add(rows, can_row());
	return rows;
}

static int print(const struct options *o, struct output *out, const char *word)
{
	const struct op_group *group = word ? op_group_find(word) : NULL;
	struct error err = { 0 };
	json_object *rows;
	enum status st;

	if (word && !group)
		return actions_unknown(o, word, NULL);
	rows = make_rows(out, group ? group->name : NULL);
	st = local_table(out, columns, COUNT(columns), rows, &err);
	json_object_put(rows);
	return st ? cli_fail(o, &err) : 0;
}

int actions_run(const struct options *o, const char *group)
{
	struct output out;

	output_init(&out, &o->config, stdout, 0);
	return print(o, &out, group);
}

int actions_print_group(const struct options *o, const char *group)
{
	struct output out;

	output_init(&out, &o->config, stdout, 0);
	out.format = OUT_TABLE;
	return print(o, &out, group);
}

/* ---- hubdeck GROUP ACTION --help --------------------------------------- */

static void print_guards(const struct op *op)
{
	if (*needs(op))
		printf("  needs %s%s\n", needs(op),
		       op->safety >= SAFETY_3 ? " NAME" : "");
	for (size_t i = 0; i < op->n_params; i++) {
		const struct raise *r = op->params[i].raises;

		if (!r || op->safety >= SAFETY_3)
			continue;
		printf("  with %s", op->params[i].name);
		for (; r->value; r++)
			printf(" %s", r->value);
		puts(": needs --allow-destructive and --confirm NAME");
	}
	if (op->reads && !(op->flags & OP_LAST_USE))
		printf("  reads %s first\n", op->reads);
	if (op->flags & OP_UNPUBLISHED)
		puts("  not in Docker's specification: this Hub may not offer it");
}

void actions_print_op(const struct op *op)
{
	printf("hubdeck %s %s: %s\n", op->group, op->action, op->help);
	if (op->path)
		printf("  %s %s\n", method_name(op->method), op->path);
	print_guards(op);
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		char left[48];

		snprintf(left, sizeof(left), "--%s %s", p->name,
			 options_has(p->name) ? "" : param_type_name(p->type));
		for (char *c = left; *c; c++)
			*c = *c == '_' ? '-' : *c;
		printf("  %-26s %s%s", left, p->help, p->required ? " (required)" : "");
		for (size_t v = 0; p->values && p->values[v]; v++)
			printf("%s%s", v ? ", " : ": ", p->values[v]);
		putchar('\n');
	}
}

bool actions_is_group(const char *word)
{
	return op_group_find(word) != NULL;
}

int actions_unknown(const struct options *o, const char *group, const char *action)
{
	const char *near[3];
	size_t n = op_suggest(action ? group : NULL, action ? action : group, near,
			      COUNT(near));
	struct error err = { 0 };

	if (!action && actions_is_group(group))
		error_set(&err, ST_USAGE, "%s: which action?", group);
	else if (action)
		error_set(&err, ST_USAGE, "%s has no action \"%.60s\"", group, action);
	else
		error_set(&err, ST_USAGE, "no group \"%.60s\"", group);
	if (n && action)
		error_hint(&err, "did you mean %s %s%s%s?", group, near[0],
			   n > 1 ? " or " : "", n > 1 ? near[1] : "");
	else if (n && !actions_is_group(group))
		error_hint(&err, "did you mean %s?", near[0]);
	else
		error_hint(&err, "hubdeck actions%s%s lists them",
			   actions_is_group(group) ? " " : "",
			   actions_is_group(group) ? group : "");
	return cli_fail(o, &err);
}

void actions_print_usage(void)
{
	puts("hubdeck: administer Docker Hub from a terminal\n"
	     "\n"
	     "  hubdeck [OPTIONS] [PLACE]      the dashboard; PLACE: acme, acme/app, "
	     "acme/app:tags\n"
	     "  hubdeck demo                   the dashboard on a simulated Hub; needs "
	     "no account\n"
	     "  hubdeck GROUP ACTION [--PARAM VALUE]...   one operation\n"
	     "  hubdeck actions [GROUP]        all operations\n"
	     "  hubdeck batch FILE|-           one operation a line, in one session\n"
	     "  hubdeck clean NS/REPO RULE...  plan what of a repository may go; clean "
	     "--help has the rules\n"
	     "  hubdeck apply PLAN             carry a plan out; --resume ID, "
	     "--detach\n"
	     "  hubdeck jobs [stop ID]         what was begun; hubdeck report ID: what "
	     "came of it\n"
	     "  hubdeck members ORG --audit    who is in it, the riskiest first\n"
	     "  hubdeck access NS/REPO         who can do what to it, and why\n"
	     "  hubdeck mcp                    the operations for agents "
	     "(docs/MCP.md)\n"
	     "  hubdeck invite ORG --csv FILE  many people; invites ORG: who has not "
	     "answered\n"
	     "  hubdeck leaver ORG USER        what there is of somebody who leaves\n"
	     "  hubdeck rotate TOKEN --org ORG  a new token in place of an old one\n"
	     "  hubdeck doctor ORG             what is wrong in an organization\n"
	     "  hubdeck hooks ORG              the webhooks of all its repositories\n"
	     "  hubdeck tokens ORG             what is wrong with access tokens; "
	     "--expiring 30d for cron\n"
	     "  hubdeck snapshot ORG [FILE]    keep what it is now; --open FILE "
	     "answers "
	     "from it\n"
	     "  hubdeck --open FILE [PLACE]    the dashboard on a snapshot, without a "
	     "Hub\n"
	     "  hubdeck compare OLD NEW|live   what changed between two snapshots, or "
	     "since one\n"
	     "  hubdeck completion SHELL       for bash, zsh or fish\n"
	     "  hubdeck journal [prune]        what was changed from here\n"
	     "  hubdeck auth can               what this credential can do, pane by "
	     "pane\n"
	     "  hubdeck logout [erase]         where a credential is, and how to "
	     "forget it\n"
	     "  hubdeck info                   versions, paths, credential in use\n"
	     "  hubdeck --plain [PLACE]        the list of a place, as lines\n"
	     "  hubdeck -- NAME                a place, whatever it is called\n"
	     "\n"
	     "Options:");
	options_print();
	puts("\n"
	     "Sign-in: DOCKERHUB_USERNAME and DOCKERHUB_TOKEN (password or token), "
	     "DOCKERHUB_TOKEN_FILE,\n"
	     "or what `docker login` keeps.  The manual, hubdeck(1), has the rest.");
}
