#include "ui/actions.h"

#include <stdio.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/output.h"

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
	add_flag(o, "gated", op, OP_GATED);
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

static void print_action(const char *group, const char *action, const char *help,
			 bool gated)
{
	char name[48];

	snprintf(name, sizeof(name), "%s %s", group, action);
	printf("%-28s %s%s\n", name, help, gated ? " [--allow-destructive]" : "");
}

static void print_table(const char *group)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		if (!group || !strcmp(op->group, group))
			print_action(op->group, op->action, op->help,
				     op->flags & OP_GATED);
	}
	/* No operation of the Hub, but found where people look for it. */
	if (group && !strcmp(group, "auth"))
		print_action(group, "can", "say what this credential can do", false);
}

int actions_run(const struct options *o, const char *group)
{
	struct output out;

	if (group && !strncmp(group, "hub_", 4))
		group += 4;
	if (group && !actions_is_group(group))
		return actions_unknown(o, group, NULL);
	output_init(&out, &o->config, stdout, 0);
	if (out.format == OUT_TABLE) {
		print_table(group);
		return 0;
	}
	json_object *all = json_object_new_array();
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++)
		if (!group || !strcmp(op->group, group))
			json_object_array_add(all, op_json(op));
	puts(json_object_to_json_string_ext(
		all, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(all);
	return 0;
}

/* UX 5.1: what the class of the row asks for; parameters may ask for more. */
static void print_guards(const struct op *op)
{
	if (op->safety >= SAFETY_3)
		puts("  needs --allow-destructive and --confirm NAME");
	else if (op->safety == SAFETY_2)
		puts("  needs --allow-destructive and --yes");
	else if (op->flags & OP_GATED)
		puts("  needs --allow-destructive");
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
			 param_type_name(p->type));
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

int actions_unknown_word(const struct options *o, const char *word)
{
	const char *near[2];
	size_t n = op_suggest(NULL, word, near, COUNT(near));
	struct error err = { 0 };

	error_set(&err, ST_USAGE, "\"%.60s\" is neither a command nor a group", word);
	if (n)
		error_hint(&err, "did you mean %s%s%s?", near[0], n > 1 ? " or " : "",
			   n > 1 ? near[1] : "");
	else
		error_hint(&err, "hubdeck --help");
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
	     "  hubdeck completion SHELL       for bash, zsh or fish\n"
	     "  hubdeck journal [prune]        what was changed from here\n"
	     "  hubdeck auth can               what this credential can do, pane by "
	     "pane\n"
	     "  hubdeck info                   versions, paths, credential in use\n"
	     "  hubdeck -- NAME                a place, whatever it is called\n"
	     "\n"
	     "Options:");
	options_print();
	puts("\n"
	     "Sign-in: DOCKERHUB_USERNAME and DOCKERHUB_TOKEN (password or token), "
	     "DOCKERHUB_TOKEN_FILE,\n"
	     "or what `docker login` keeps.  The manual, hubdeck(1), has the rest.");
}
