#include "ui/context.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/argv.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "ui/ini_file.h"

static void set(char **to, const char *value)
{
	free(*to);
	*to = xstrdup(value);
}

/* "~/" is the home directory; secrets are files of the user more often than not. */
static void set_path(char **to, const char *value)
{
	const char *home = getenv("HOME");

	free(*to);
	*to = home && !strncmp(value, "~/", 2) ? xasprintf("%s/%s", home, value + 2)
					       : xstrdup(value);
}

/* ---- the list of them ------------------------------------------------- */

const struct context *context_find(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->n_contexts; i++)
		if (!strcmp(c->contexts[i]->name, name))
			return c->contexts[i];
	return NULL;
}

bool context_has_secret(const struct context *x)
{
	return x->command || x->token_file;
}

struct context *context_make(struct config *c, const char *name)
{
	for (size_t i = 0; i < c->n_contexts; i++)
		if (!strcmp(c->contexts[i]->name, name))
			return c->contexts[i];
	c->contexts = xrealloc(c->contexts, c->n_contexts + 1, sizeof(*c->contexts));
	c->contexts[c->n_contexts] = xcalloc(1, sizeof(**c->contexts));
	c->contexts[c->n_contexts]->name = xstrdup(name);
	return c->contexts[c->n_contexts++];
}

static void context_free(struct context *x)
{
	free(x->name);
	free(x->url);
	free(x->org);
	free(x->user);
	free(x->ca_file);
	free(x->registry_url);
	free(x->registry_auth_url);
	free(x->token_file);
	argv_free(x->command);
	free(x->command_file);
	free(x);
}

void context_free_all(struct config *c)
{
	for (size_t i = 0; i < c->n_contexts; i++)
		context_free(c->contexts[i]);
	free(c->contexts);
	c->contexts = NULL;
	c->n_contexts = 0;
}

/* ---- one setting ------------------------------------------------------ */

static enum status set_command(struct context *x, const char *path, const char *value,
			       struct error *err)
{
	char **words = NULL;

	/* An indented line goes on with the setting before, as a value of its own. */
	if (x->command_file && !strcmp(x->command_file, path))
		return error_set(err, ST_USAGE, "one command, on one line");
	if (argv_split(value, &words, err) != ST_OK)
		return err->status;
	argv_free(x->command);
	x->command = words;
	set(&x->command_file, path);
	return ST_OK;
}

static enum status set_read_only(struct context *x, const char *value,
				 struct error *err)
{
	bool on = false;

	if (!ini_flag(value, &on))
		return error_set(err, ST_USAGE, "true or false");
	x->read_only = x->read_only || on;
	return ST_OK;
}

enum status context_set(struct context *x, const char *path, const char *key,
			const char *value, struct error *err)
{
	if (!strcmp(key, "url"))
		set(&x->url, value);
	else if (!strcmp(key, "org"))
		set(&x->org, value);
	else if (!strcmp(key, "user"))
		set(&x->user, value);
	else if (!strcmp(key, "cacert"))
		set_path(&x->ca_file, value);
	else if (!strcmp(key, "registry-url"))
		set(&x->registry_url, value);
	else if (!strcmp(key, "registry-auth-url"))
		set(&x->registry_auth_url, value);
	else if (!strcmp(key, "token-file"))
		set_path(&x->token_file, value);
	else if (!strcmp(key, "secret-command"))
		return set_command(x, path, value, err);
	else if (!strcmp(key, "read-only"))
		return set_read_only(x, value, err);
	else
		return error_set(err, ST_USAGE,
				 "no such setting of a context (url, org, user, "
				 "secret-command, token-file, read-only, cacert, "
				 "registry-url, registry-auth-url)");
	return ST_OK;
}

/* ---- choosing --------------------------------------------------------- */

static enum status unknown(const struct config *c, const char *name, struct error *err)
{
	char names[160] = "";

	for (size_t i = 0; i < c->n_contexts; i++) {
		size_t n = strlen(names);

		snprintf(names + n, sizeof(names) - n, "%s%.40s", n ? ", " : "",
			 c->contexts[i]->name);
	}
	error_set(err, ST_USAGE, "no context \"%.60s\"", name);
	if (!c->n_contexts)
		return error_hint(err, "a configuration file makes one: [context "
				       "NAME]");
	return error_hint(err, "there are %s", names);
}

static void over(char **to, const char *value)
{
	if (value)
		set(to, value);
}

enum status context_choose(struct config *c, const char *name, struct error *err)
{
	const struct context *x;

	if (!*name)
		return ST_OK;
	x = context_find(c, name);
	if (!x)
		return unknown(c, name, err);
	c->context = x;
	over(&c->url, x->url);
	over(&c->ca_file, x->ca_file);
	over(&c->registry_url, x->registry_url);
	over(&c->registry_auth_url, x->registry_auth_url);
	c->read_only = c->read_only || x->read_only;
	set(&c->context_url, c->url);
	return ST_OK;
}

/* ---- its secret ------------------------------------------------------- */

/* NULL: may be run.  The caller frees. */
static char *refusal(const char *file)
{
	char *why = config_distrust(file), *text;

	if (!why)
		return NULL;
	text = xasprintf("secret-command is not run: %s", why);
	free(why);
	return text;
}

static bool same_address(const char *a, const char *b)
{
	struct origin origin[2];
	struct error ignored = { 0 };
	char *url[2] = { NULL, NULL };
	bool same = origin_base(a, &url[0], &origin[0], &ignored) == ST_OK &&
		    origin_base(b, &url[1], &origin[1], &ignored) == ST_OK &&
		    origin_same(&origin[0], &origin[1]);

	free(url[0]);
	free(url[1]);
	return same;
}

void context_credentials(const struct config *c, struct credentials *credentials)
{
	const struct context *x = c->context;
	struct credential_context ctx;
	char *why;

	if (!x)
		return;
	why = x->command ? refusal(x->command_file) : NULL;
	ctx = (struct credential_context){
		.name = x->name,
		.user = x->user,
		.org = x->org,
		.token_file = x->token_file,
		.command = x->command,
		.refused = why,
		.elsewhere = !same_address(c->url, c->context_url),
	};
	credentials_add_context(credentials, &ctx);
	free(why);
}
