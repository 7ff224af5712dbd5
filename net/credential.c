#include "net/credential_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/docker_config.h"
#include "net/helper.h"
#include "net/token_file.h"
#include "net/worker.h"

struct credential_read {
	struct worker *w;
	const struct credentials *from;
	credential_fn *done;
	void *arg;
	struct helper *helper;
	struct watch *soon;
	struct credential cred;
	struct error err;
};

void credential_done(struct credential *c)
{
	free(c->user);
	secret_free(c->secret);
	*c = (struct credential){ 0 };
}

const char *credential_name(const struct credential *c)
{
	if (!c->user || !c->secret)
		return "none";
	if (str_starts(secret_str(c->secret), STR("dckr_oat_")))
		return "oat";
	return c->kind == CRED_TOKEN ? "pat" : "password";
}

enum credential_kind credential_kind_of(const struct secret *secret)
{
	return str_starts(secret_str(secret), STR("dckr_")) ? CRED_TOKEN
							    : CRED_PASSWORD;
}

/* ---- collecting, before any thread ------------------------------------- */

/* Copies the variable into secret memory and wipes every trace of it from the memory
 * that /proc shows.  NULL when it is not set, or empty. */
static struct secret *take_variable(const char *name)
{
	size_t n = strlen(name);
	struct secret *s = NULL;

	for (char **e = environ; e && *e; e++) {
		char *value = *e + n + 1;

		if (strncmp(*e, name, n) != 0 || (*e)[n] != '=')
			continue;
		if (!s && *value)
			s = secret_take(value, strlen(value));
		else
			explicit_bzero(value, strlen(value));
	}
	unsetenv(name);
	return s;
}

/* The first of two spellings that is set; the other is wiped all the same. */
static struct secret *take_either(const char *name, const char *alias,
				  const char **ret_name)
{
	struct secret *a = take_variable(name), *b = take_variable(alias);

	*ret_name = a ? name : alias;
	if (!a)
		return b;
	secret_free(b);
	return a;
}

static char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? xstrdup(value) : NULL;
}

static char **copy_words(char *const *words)
{
	size_t n = 0;
	char **copy;

	if (!words)
		return NULL;
	while (words[n])
		n++;
	copy = xcalloc(n + 1, sizeof(*copy));
	for (size_t i = 0; i < n; i++)
		copy[i] = xstrdup(words[i]);
	return copy;
}

/* Credentials of Docker are for Docker's own Hub (C3). */
static bool is_docker_hub(const char *url)
{
	static const char hub[] = "https://hub.docker.com";
	const char *rest = url + sizeof(hub) - 1;

	if (strncmp(url, hub, sizeof(hub) - 1) != 0)
		return false;
	if (!strncmp(rest, ":443", 4))
		rest += 4;
	return !*rest || !strcmp(rest, "/");
}

static char *docker_config_path(void)
{
	char *dir = variable("DOCKER_CONFIG"), *home = variable("HOME"), *path = NULL;

	if (dir)
		path = xasprintf("%s/config.json", dir);
	else if (home)
		path = xasprintf("%s/.docker/config.json", home);
	free(dir);
	free(home);
	return path;
}

static enum status check_token_file(const struct credentials *c, struct error *err)
{
	struct secret *s = NULL;
	enum status st = token_file_read(c->token_file, &s, err);

	secret_free(s);
	return st;
}

enum status credentials_collect(const char *url, struct credentials **ret,
				struct error *err)
{
	struct credentials *c = xcalloc(1, sizeof(*c));
	enum status st = ST_OK;

	c->secret = take_either("DOCKERHUB_TOKEN", "DOCKER_HUB_TOKEN", &c->secret_name);
	c->auth_config = take_variable("DOCKER_AUTH_CONFIG");
	c->scim = take_variable("DOCKERHUB_SCIM_TOKEN");
	unsetenv("SSLKEYLOGFILE");
	c->user = variable("DOCKERHUB_USERNAME");
	if (!c->user)
		c->user = variable("DOCKER_HUB_USER");
	c->token_file = variable("DOCKERHUB_TOKEN_FILE");
	if (is_docker_hub(url)) {
		c->docker_config = docker_config_path();
	} else {
		secret_free(c->auth_config);
		c->auth_config = NULL;
	}
	c->env = environ ? copy_words(environ) : xcalloc(1, sizeof(*c->env));
	if (c->user && strpbrk(c->user, "\r\n"))
		st = error_set(err, ST_LOCAL,
			       "DOCKERHUB_USERNAME: there is a line break in it");
	else if (c->secret)
		st = secret_check(c->secret, c->secret_name, err);
	else if (c->token_file)
		st = check_token_file(c, err);
	if (st == ST_OK && c->scim)
		st = secret_check(c->scim, "DOCKERHUB_SCIM_TOKEN", err);
	credentials_describe(c);
	if (st == ST_OK)
		*ret = c;
	else
		credentials_free(c);
	return st;
}

static char *copy_text(const char *s)
{
	return s && *s ? xstrdup(s) : NULL;
}

void credentials_add_context(struct credentials *c,
			     const struct credential_context *ctx)
{
	c->context = xstrdup(ctx->name);
	c->elsewhere = ctx->elsewhere;
	c->org = copy_text(ctx->org);
	c->context_file = copy_text(ctx->token_file);
	c->command = copy_words(ctx->command);
	c->refused = copy_text(ctx->refused);
	if (ctx->user && !ctx->elsewhere) {
		c->other_user = c->user && strcmp(c->user, ctx->user) != 0;
		if (!c->user)
			c->user = xstrdup(ctx->user);
	}
	credentials_describe(c);
}

struct credentials *credentials_fixed(const char *user, const char *secret,
				      const char *source)
{
	struct credentials *c = xcalloc(1, sizeof(*c));

	if (user) {
		char *copy = xstrdup(secret);

		c->user = xstrdup(user);
		c->secret = secret_take(copy, strlen(copy));
		free(copy);
	}
	snprintf(c->source, sizeof(c->source), "%s", source);
	return c;
}

struct credentials *credentials_typed(const char *user, struct secret *take_secret)
{
	struct credentials *c = xcalloc(1, sizeof(*c));

	c->user = xstrdup(user);
	c->secret = take_secret;
	snprintf(c->source, sizeof(c->source), "typed");
	return c;
}

const struct secret *credentials_scim(const struct credentials *c)
{
	return c ? c->scim : NULL;
}

bool credentials_outside(const struct credentials *c)
{
	return !c->secret && !c->auth_config;
}

void credentials_wipe(struct credentials *c)
{
	secret_free(c->secret);
	secret_free(c->auth_config);
	secret_free(c->scim);
	c->secret = c->auth_config = c->scim = NULL;
	credentials_describe(c);
}

static void free_words(char **words)
{
	for (size_t i = 0; words && words[i]; i++)
		free(words[i]);
	free(words);
}

/* Where a secret is, or may be read. */
static void drop_sources(struct credentials *c)
{
	secret_free(c->secret);
	secret_free(c->auth_config);
	secret_free(c->scim);
	free(c->token_file);
	free(c->docker_config);
	free(c->context_file);
	free_words(c->command);
	c->secret = c->auth_config = c->scim = NULL;
	c->token_file = c->docker_config = c->context_file = NULL;
	c->command = NULL;
}

void credentials_forget(struct credentials *c)
{
	drop_sources(c);
	credentials_describe(c);
}

void credentials_free(struct credentials *c)
{
	if (!c)
		return;
	drop_sources(c);
	free(c->user);
	free(c->context);
	free(c->org);
	free(c->refused);
	free_words(c->env);
	free(c);
}

const char *credentials_user(const struct credentials *c)
{
	return c->user;
}

const char *credentials_source(const struct credentials *c)
{
	return c->source;
}

/* ---- reading, on the net thread ---------------------------------------- */

static void found(struct credential_read *r, const char *user,
		  struct secret *take_secret, const char *source)
{
	r->cred.kind = credential_kind_of(take_secret);
	r->cred.user = user ? xstrdup(user) : NULL;
	r->cred.secret = take_secret;
	snprintf(r->cred.source, sizeof(r->cred.source), "%s", source);
}

static void end(struct credential_read *r)
{
	struct credential cred = r->cred;
	struct error err = r->err;
	credential_fn *done = r->done;
	void *arg = r->arg;

	free(r);
	done(arg, &cred, &err);
}

/* An organization's token signs in as the organization. */
static void found_context(struct credential_read *r, struct secret *take_secret)
{
	const struct credentials *c = r->from;
	bool oat = str_starts(secret_str(take_secret), STR("dckr_oat_"));
	char source[96];

	snprintf(source, sizeof(source), "context %.80s", c->context);
	found(r, oat && c->org && !c->user ? c->org : c->user, take_secret, source);
	if (secret_check(r->cred.secret, source, &r->err) != ST_OK)
		credential_done(&r->cred);
}

static void on_command(void *arg, struct helper_reply *reply)
{
	struct credential_read *r = arg;

	r->helper = NULL;
	r->err = reply->err;
	if (reply->secret)
		found_context(r, reply->secret);
	end(r);
}

static void look_in_context(struct credential_read *r)
{
	const struct credentials *c = r->from;
	struct secret *s = NULL;

	if (c->refused)
		error_set(&r->err, ST_LOCAL, "%s", c->refused);
	else if (c->command)
		r->helper = helper_command(r->w, c->command, c->env, on_command, r,
					   &r->err);
	else if (token_file_read(c->context_file, &s, &r->err) == ST_OK)
		found_context(r, s);
}

/* A user name in the environment is a choice: Docker's login of another account does
 * not count then. */
static void found_docker(struct credential_read *r, const char *user,
			 struct secret *take_secret, bool identity, const char *source)
{
	const char *wanted = r->from->user;

	if (!identity && wanted && strcmp(wanted, user) != 0) {
		secret_free(take_secret);
		return;
	}
	found(r, user, take_secret, source);
	r->cred.docker = true;
	if (identity || !strcmp(user, "<token>"))
		r->cred.kind = CRED_IDENTITY;
	if (secret_check(r->cred.secret, source, &r->err) != ST_OK)
		credential_done(&r->cred);
}

static void on_soon(struct worker *w, void *arg, bool timed_out)
{
	(void)w;
	(void)timed_out;
	end(arg);
}

static void on_helper(void *arg, struct helper_reply *reply)
{
	struct credential_read *r = arg;
	char source[96];

	r->helper = NULL;
	snprintf(source, sizeof(source), "%s", r->cred.source);
	r->err = reply->err;
	if (reply->user)
		found_docker(r, reply->user, reply->secret, false, source);
	free(reply->user);
	if (r->err.status != ST_OK && !r->err.hint[0])
		error_hint(&r->err, "or set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN");
	end(r);
}

static void ask_helper(struct credential_read *r, const char *name)
{
	snprintf(r->cred.source, sizeof(r->cred.source), "docker config, helper %.40s",
		 name);
	r->helper = helper_start(r->w, name, DOCKER_HUB_KEY, r->from->env, on_helper, r,
				 &r->err);
	if (!r->helper)
		error_hint(&r->err, "or set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN");
}

/* True when the search ends here. */
static bool look_in(struct credential_read *r, struct str json, bool auths_only,
		    const char *source)
{
	struct docker_login l;

	if (docker_config_find(json, DOCKER_HUB_KEY, auths_only, &l, &r->err) != ST_OK)
		return true;
	if (l.helper) {
		ask_helper(r, l.helper);
	} else if (l.user) {
		found_docker(r, l.user, l.secret, l.identity, source);
		l.secret = NULL;
	}
	auths_only = !l.helper && !l.user;
	docker_login_done(&l);
	return !auths_only;
}

static void look_in_docker(struct credential_read *r)
{
	const struct credentials *c = r->from;
	struct secret *file = NULL;

	if (c->auth_config &&
	    look_in(r, secret_str(c->auth_config), true, "DOCKER_AUTH_CONFIG"))
		return;
	if (!c->docker_config ||
	    secret_file_read(c->docker_config, &file, &r->err) != ST_OK || !file)
		return;
	look_in(r, secret_str(file), false, "docker config");
	secret_free(file);
}

static void look(struct credential_read *r)
{
	const struct credentials *c = r->from;
	struct secret *s = NULL;

	if (c->secret)
		found(r, c->user, secret_copy(c->secret), c->source);
	else if (!c->token_file && credentials_has_context(c))
		look_in_context(r);
	else if (!c->token_file)
		look_in_docker(r);
	else if (token_file_read(c->token_file, &s, &r->err) == ST_OK)
		found(r, c->user, s, "DOCKERHUB_TOKEN_FILE");
}

struct credential_read *credential_read(struct worker *w,
					const struct credentials *from,
					credential_fn *done, void *arg)
{
	struct credential_read *r = xcalloc(1, sizeof(*r));

	*r = (struct credential_read){ .w = w, .from = from, .done = done, .arg = arg };
	look(r);
	if (!r->helper)
		r->soon = worker_watch(w, -1, worker_clock(w), on_soon, r);
	return r;
}

void credential_drop(struct credential_read *r)
{
	if (!r)
		return;
	helper_drop(r->helper);
	worker_unwatch(r->w, r->soon);
	credential_done(&r->cred);
	free(r);
}
