#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "net/plan_file.h"
#include "ui/gate.h"
#include "ui/mcp_private.h"

/* ---- what may be touched --------------------------------------------------------- */

/* "acme" lets acme/app and acme/app:v1 through, "acme/app" not acme/app2. */
static bool is_below(const char *name, const char *entry)
{
	size_t n = strlen(entry);

	return !strncmp(name, entry, n) && (!name[n] || strchr("/:@", name[n]));
}

enum status mcp_gate_allowed(const struct mcp *m, const struct op *op, const char *name,
			     struct error *err)
{
	const struct mcp_bounds *b = &m->bounds;

	for (size_t i = 0; i < b->n_allow; i++)
		if (is_below(name, b->allow[i]))
			return ST_OK;
	if (!b->n_allow)
		return ST_OK;
	error_set(err, ST_GATE, "%s %s of %.100s is outside of what --allow names",
		  op->group, op->action, *name ? name : "the account");
	return error_hint(err, "whoever started the server can add --allow %.100s",
			  *name ? name : "NS");
}

/* A bulk call is as many changes as it has items. */
static unsigned count_changes(const struct op *op, json_object *params)
{
	for (size_t i = 0; i < op->n_params; i++) {
		json_object *v = NULL;

		if (op->params[i].type == PARAM_LIST && op->params[i].counted &&
		    json_object_object_get_ex(params, op->params[i].name, &v) &&
		    json_object_is_type(v, json_type_array) &&
		    json_object_array_length(v))
			return (unsigned)json_object_array_length(v);
	}
	return 1;
}

enum status mcp_gate_room(const struct mcp *m, size_t n, struct error *err)
{
	const struct mcp_bounds *b = &m->bounds;

	if (n <= b->max - b->changes)
		return ST_OK;
	error_set(err, ST_GATE, "%zu changes more than the %u of a session", n, b->max);
	return error_hint(err,
			  "%u were made; whoever starts the server can say "
			  "--max-changes",
			  b->changes);
}

enum status mcp_gate_count(struct mcp *m, const struct op *op, json_object *params,
			   struct error *err)
{
	unsigned n = count_changes(op, params);

	if (mcp_gate_room(m, n, err))
		return err->status;
	m->bounds.changes += n;
	return ST_OK;
}

enum status mcp_gate_open(struct mcp *m, const struct op *op, json_object *params,
			  enum safety *ret, struct error *err)
{
	struct call *call = NULL;

	if (op_call(op, params, &call, err))
		return err->status;
	*ret = call->safety;
	call_free(call);
	return gate_check(&m->config, op, *ret < SAFETY_3 ? *ret : SAFETY_2, params,
			  err);
}

enum mcp_verdict mcp_gate(struct mcp *m, const struct op *op, json_object *params,
			  char **ret_name, struct error *err)
{
	enum safety safety = SAFETY_4;
	char *name;

	*ret_name = NULL;
	if (mcp_gate_open(m, op, params, &safety, err))
		return MCP_REFUSED;
	if (safety == SAFETY_READ || op->flags & OP_SIGN_IN)
		return MCP_GO;
	name = op_full_name(op, params);
	if (mcp_gate_allowed(m, op, name, err)) {
		free(name);
		return MCP_REFUSED;
	}
	/* It may be in use, and then it is class 4: only the command line looks. */
	if (safety < SAFETY_3 && !(op->flags & OP_LAST_USE)) {
		free(name);
		return MCP_GO;
	}
	*ret_name = name;
	return MCP_PERSON;
}

/* ---- what a person is left with ------------------------------------------------ */

/* Of a shell, as it is. */
void mcp_put_word(FILE *to, const char *s)
{
	bool plain = *s != '\0';

	for (const char *p = s; *p; p++)
		plain = plain &&
			strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU"
			       "VWXYZ0123456789_-./:@%+,",
			       *p);
	if (plain) {
		fputs(s, to);
		return;
	}
	fputc('\'', to);
	for (; *s; s++)
		if (*s == '\'')
			fputs("'\\''", to);
		else
			fputc(*s, to);
	fputc('\'', to);
}

static void put_param(FILE *to, const char *key, json_object *value)
{
	fputs(" --", to);
	for (; *key; key++)
		fputc(*key == '_' ? '-' : *key, to);
	fputc(' ', to);
	mcp_put_word(to, json_object_get_string(value));
}

/* What no job does is one command (whole repositories, teams, organizations). */
static char *command_of(const struct op *op, json_object *params, const char *name)
{
	json_object *shown = op_public(op, params);
	char *line = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&line, &n);

	if (!to)
		abort();
	fprintf(to, "hubdeck %s %s", op->group, op->action);
	json_object_object_foreach(shown, key, value) put_param(to, key, value);
	fputs(" --allow-destructive --confirm ", to);
	mcp_put_word(to, name);
	if (fclose(to))
		xalloc_die();
	json_object_put(shown);
	return line;
}

static struct plan *plan_of(struct mcp *m, const struct op *op, json_object *params,
			    const char *name)
{
	static const struct plan_words change = { "change", "changed", "item" };
	struct plan *p = plan_new(&change, hub_now(m->hub));
	struct plan_thing thing = { .name = name, .size = { -1 } };
	json_object *copy = NULL;

	json_must_take(json_object_deep_copy(params, &copy, NULL));
	plan_begin(p, op, copy, NULL, name);
	plan_add(p, &thing);
	return p;
}

/* NULL: nothing of that kind is a job. */
static char *apply_line(struct mcp *m, const struct op *op, json_object *params,
			const char *name, char **ret_id)
{
	struct plan *p = plan_of(m, op, params, name), *read = NULL;
	struct hub_status status;
	struct error ignored = { 0 };
	struct origin origin;
	char *path = NULL, *line = NULL;

	hub_status(m->hub, &status);
	if (status.signed_in)
		p->by = xstrdup(status.claims.username);
	(void)!origin_base(m->config.url, &p->url, &origin, &ignored);
	/* What could not be read back is none. */
	if (plan_file_save(m->config.state_dir, p, NULL, &path, &ignored) == ST_OK &&
	    plan_file_load(path, &read, &ignored) == ST_OK && read->n) {
		*ret_id = xstrdup(p->id);
		line = xasprintf("hubdeck apply %s --allow-destructive --confirm %s",
				 p->id, name);
	} else if (path) {
		remove(path);
	}
	free(path);
	plan_free(read);
	plan_free(p);
	return line;
}

json_object *mcp_gate_plan(struct mcp *m, const struct op *op, json_object *params,
			   const char *name)
{
	json_object *o = json_object_new_object();
	bool looks = op->flags & OP_LAST_USE; /* which a job does not */
	char *id = NULL, *summary;
	char *line = looks ? NULL : apply_line(m, op, params, name, &id);

	summary = xasprintf("nothing was changed: \"%s\" of %s needs a person",
			    op->help, name);
	if (!line)
		line = command_of(op, params, name);
	json_object_object_add(o, "plan", id ? json_object_new_string(id) : NULL);
	json_put_text(o, "summary", summary);
	json_object_object_add(o, "operation", json_object_new_string(op->action));
	json_object_object_add(o, "group", json_object_new_string(op->group));
	json_object_object_add(o, "params", op_public(op, params));
	json_object_object_add(o, "changed", json_object_new_boolean(false));
	json_put_text(o, "command", line);
	free(summary);
	free(line);
	free(id);
	return o;
}
