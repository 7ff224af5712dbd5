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

/* "acme" lets acme/app through, "acme/app" not acme/app2. */
static bool is_below(const char *place, const char *entry)
{
	size_t n = strlen(entry);

	return !strncmp(place, entry, n) && (!place[n] || place[n] == '/');
}

/*
 * NS or NS/REPO that a change is made in; "" when nothing that is sent says so.  A team
 * may be called as a repository is, a label as anything, and what only a look
 * afterwards needs is an agent's word.  The caller frees.
 */
static char *place_of(const struct op *op, json_object *params)
{
	static const char *const tops[] = { "namespace", "org", "repo" };
	json_object *p = op_public(op, params);
	struct str top = { "", 0 }, repo = json_str(p, "/repository");
	char *place;

	for (size_t i = 0; i < COUNT(tops); i++) {
		const struct param *q = op_param(op, tops[i]);
		json_object *v = NULL;

		if (!top.len && q && q->in != IN_LOCAL &&
		    json_object_object_get_ex(p, q->name, &v))
			top = str_from(json_object_get_string(v));
	}
	place = xasprintf("%.*s%s%.*s", STR_ARG(top), repo.len ? "/" : "",
			  STR_ARG(repo));
	json_object_put(p);
	return place;
}

enum status mcp_gate_allowed(const struct mcp *m, const struct op *op,
			     const char *place, struct error *err)
{
	const struct mcp_bounds *b = &m->bounds;

	for (size_t i = 0; i < b->n_allow; i++)
		if (is_below(place, b->allow[i]))
			return ST_OK;
	if (!b->n_allow)
		return ST_OK;
	error_set(err, ST_GATE, "%s %s of %.100s is outside of what --allow names",
		  op->group, op->action, *place ? place : "no namespace");
	if (!*place)
		return error_hint(err, "only a server started without --allow does it");
	return error_hint(err, "whoever started the server can add --allow %.100s",
			  place);
}

/* A bulk call is as many changes as it has items, however they are spelled. */
static size_t count_changes(const struct op *op, json_object *params)
{
	json_object *p = op_public(op, params);
	size_t n = 1;

	for (size_t i = 0; i < op->n_params; i++) {
		json_object *v = NULL;

		if (op->params[i].counted &&
		    json_object_object_get_ex(p, op->params[i].name, &v) &&
		    json_object_is_type(v, json_type_array) &&
		    json_object_array_length(v) > n)
			n = json_object_array_length(v);
	}
	json_object_put(p);
	return n;
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
	size_t n = count_changes(op, params);

	if (op_rehearses(op, params))
		return ST_OK;
	if (mcp_gate_room(m, n, err))
		return err->status;
	m->bounds.changes += (unsigned)n;
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
	char *place;

	*ret_name = NULL;
	if (mcp_gate_open(m, op, params, &safety, err))
		return MCP_REFUSED;
	if (safety == SAFETY_READ || op->flags & OP_SIGN_IN)
		return MCP_GO;
	place = place_of(op, params);
	(void)!mcp_gate_allowed(m, op, place, err);
	free(place);
	if (err->status)
		return MCP_REFUSED;
	/* It may be in use, and then it is class 4: only the command line looks. */
	if (safety < SAFETY_3 && !(op->flags & OP_LAST_USE))
		return MCP_GO;
	*ret_name = op_full_name(op, params);
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

static char *apply_words(const char *id, const char *name)
{
	char *line = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&line, &n);

	if (!to)
		abort();
	fprintf(to, "hubdeck apply %s --allow-destructive --confirm ", id);
	mcp_put_word(to, name);
	if (fclose(to))
		xalloc_die();
	return line;
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
		line = apply_words(p->id, name);
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
	json_object *o = json_object_new_object(), *shown = op_public(op, params);
	json_object *own = NULL;
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
	/* The call's are wiped, perhaps before this is said. */
	json_must_take(json_object_deep_copy(shown, &own, NULL));
	json_object_put(shown);
	json_object_object_add(o, "params", own);
	json_object_object_add(o, "changed", json_object_new_boolean(false));
	json_put_text(o, "command", line);
	free(summary);
	free(line);
	free(id);
	return o;
}
