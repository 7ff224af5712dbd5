#include "net/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/registry_token.h"
#include "net/thread.h"

/*
 * What is read from the registry: a token for the repository first, then the request;
 * for the configuration of an image, the manifests that lead to it before.
 */
enum { STEPS_MAX = 3 }; /* index, manifest, configuration */

struct registry {
	struct registry *next;
	struct worker *w;
	ticket ticket;
	const struct op *op;
	json_object *params;
	struct token_ask *asking;
	struct exchange *sent;
	struct registry_token token;
	char *path; /* of the last request, for the reply */
	int steps;
	int requests, ms;
};

/* ---- the end ----------------------------------------------------------- */

static void release(struct registry *r)
{
	token_ask_drop(r->asking);
	worker_drop(r->w, r->sent);
	registry_token_done(&r->token);
	json_object_put(r->params);
	free(r->path);
	free(r);
}

static void free_registry(struct registry *r)
{
	struct registry **at = &r->w->registries;

	while (*at != r)
		at = &(*at)->next;
	*at = r->next;
	release(r);
}

static void end(struct registry *r, const struct error *err, const struct answer *a,
		char *take_body, size_t len)
{
	struct reply *reply = reply_new(r->ticket, REPLY_DONE);

	if (a)
		reply_fill(r->w, reply, a, r->op, r->path ? r->path : "");
	reply->err = *err;
	reply->requests = r->requests;
	reply->ms = r->ms;
	reply->complete = err->status == ST_OK;
	reply->body = take_body;
	reply->body_len = len;
	if (take_body)
		snprintf(reply->content_type, sizeof(reply->content_type),
			 "application/json");
	worker_post(r->w, reply);
	free_registry(r);
}

static void end_with(struct registry *r, const struct answer *a, json_object *take_obj)
{
	struct error ok = { 0 };
	char *text = xstrdup(
		json_object_to_json_string_ext(take_obj, JSON_C_TO_STRING_PLAIN));

	json_object_put(take_obj);
	end(r, &ok, a, text, strlen(text));
}

/* ---- the pull limit ---------------------------------------------------- */

/* "100;w=21600"; either number may be missing (CONTRACT 2.2). */
static void read_limit(const char *header, int64_t *ret_n, int64_t *ret_window)
{
	const char *semi = strchr(header, ';');
	size_t len = semi ? (size_t)(semi - header) : strlen(header);
	int64_t n;

	if (parse_int((struct str){ header, len }, &n) && n >= 0)
		*ret_n = n;
	if (semi && !strncmp(semi, ";w=", 3) && parse_int(str_from(semi + 3), &n) &&
	    n > 0)
		*ret_window = n;
}

static void add_number(json_object *o, const char *name, int64_t n)
{
	json_object_object_add(o, name, n < 0 ? NULL : json_object_new_int64(n));
}

static void add_text(json_object *o, const char *name, const char *s)
{
	json_object_object_add(o, name, s && *s ? json_object_new_string(s) : NULL);
}

static const char *note(const struct registry *r, int64_t limit, int64_t remaining)
{
	if (r->token.withheld)
		return "measured for this address: Docker's own login is not sent to "
		       "another registry";
	if (limit < 0 && remaining < 0)
		return "the registry shows no limit: paid accounts have none";
	return NULL;
}

static json_object *limit_object(const struct registry *r, const struct answer *a)
{
	int64_t limit = -1, remaining = -1, window = -1;
	json_object *o = json_object_new_object();

	read_limit(a->pull_remaining, &remaining, &window);
	read_limit(a->pull_limit, &limit, &window);
	add_number(o, "limit", limit);
	add_number(o, "remaining", remaining);
	add_number(o, "window_seconds", window);
	add_text(o, "source", a->pull_source);
	add_text(o, "account", r->token.user);
	add_text(o, "note", note(r, limit, remaining));
	return o;
}

/* The pull limit is the one operation here that names no repository. */
static bool is_limit(const struct op *op)
{
	return !op->n_params;
}

/* ---- the configuration of an image ------------------------------------- */

/* Attestations are no images: their platform is unknown/unknown (CONTRACT 6). */
static json_object *choose(json_object *manifests, struct str platform)
{
	for (size_t i = 0; i < json_object_array_length(manifests); i++) {
		json_object *m = json_object_array_get_idx(manifests, i);
		struct str os = json_str(m, "/platform/os");
		struct str arch = json_str(m, "/platform/architecture");
		char *name = xasprintf("%.*s/%.*s", STR_ARG(os), STR_ARG(arch));
		bool fits = platform.len ? str_eq(str_from(name), platform)
					 : !str_eq(os, STR("unknown"));

		free(name);
		if (fits)
			return m;
	}
	return NULL;
}

/* Where the manifest leads: another manifest (*ret_blob false) or the blob. */
static enum status next_step(const struct registry *r, json_object *manifest,
			     struct str *ret_digest, bool *ret_blob, struct error *err)
{
	json_object *list = json_at(manifest, "/manifests");
	struct str platform = json_str(r->params, "/platform");

	*ret_blob = !json_object_is_type(list, json_type_array);
	*ret_digest = *ret_blob ? json_str(manifest, "/config/digest")
				: json_str(choose(list, platform), "/digest");
	if (ret_digest->len)
		return ST_OK;
	if (!*ret_blob && platform.len)
		return error_set(err, ST_BAD, "there is no image for %.*s",
				 STR_ARG(platform));
	return error_set(err, ST_PARSE, "the manifest names no configuration");
}

static void send_call(struct registry *r, struct call *take_call);

static void follow(struct registry *r, const struct answer *a)
{
	json_object *manifest = NULL;
	struct error err = { 0 };
	struct call *call = NULL;
	struct str digest;
	bool blob;

	if (json_parse(a->body, &manifest, &err) == ST_OK &&
	    next_step(r, manifest, &digest, &blob, &err) == ST_OK) {
		json_object_object_add(
			r->params, "reference",
			json_object_new_string_len(digest.ptr, (int)digest.len));
		if (blob)
			r->steps = STEPS_MAX;
		if (blob)
			(void)!op_then_call(r->op, r->params, NULL, &call, &err);
		else
			(void)!op_call(r->op, r->params, &call, &err);
	}
	json_object_put(manifest);
	if (call)
		send_call(r, call);
	else
		end(r, &err, a, NULL, 0);
}

/* ---- asking ------------------------------------------------------------ */

static json_object *found(const struct answer *a)
{
	json_object *o = json_object_new_object();

	add_text(o, "digest", a->digest);
	add_text(o, "media_type", a->content_type);
	return o;
}

/* A used-up pull limit answers 429, and says so in the same headers. */
static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct registry *r = arg;
	char *body = NULL;

	(void)w;
	r->sent = NULL;
	r->requests += a->requests;
	r->ms += a->ms;
	if (is_limit(r->op) &&
	    (a->err.status == ST_OK || (a->http == 429 && *a->pull_limit))) {
		end_with(r, a, limit_object(r, a));
	} else if (a->err.status == ST_OK && r->op->method == HTTP_HEAD) {
		end_with(r, a, found(a));
	} else if (a->err.status == ST_OK && r->op->then && r->steps < STEPS_MAX) {
		follow(r, a);
	} else {
		if (a->body.len)
			body = xstrndup(a->body.ptr, a->body.len);
		end(r, &a->err, a, body, a->body.len);
	}
}

static void send_call(struct registry *r, struct call *take_call)
{
	struct send s = { .call = take_call,
			  .priority = PRIO_USER,
			  .flags = SEND_NO_SESSION,
			  .ticket = r->ticket,
			  .bearer = r->token.secret,
			  .done = on_answer,
			  .arg = r };

	r->steps++;
	free(r->path);
	r->path = xstrdup(take_call->target);
	r->sent = worker_send(r->w, &s);
}

static void on_token(void *arg, struct registry_token *take_token,
		     const struct error *err, const struct answer *a)
{
	struct registry *r = arg;
	struct error bad = { 0 };
	struct call *call = NULL;

	r->asking = NULL;
	r->token = *take_token;
	r->requests += r->token.requests;
	r->ms += r->token.ms;
	if (err->status != ST_OK)
		end(r, err, a, NULL, 0);
	else if (op_call(r->op, r->params, &call, &bad) != ST_OK)
		end(r, &bad, NULL, NULL, 0);
	else
		send_call(r, call);
}

void registry_start(struct worker *w, ticket t, const struct op *op,
		    json_object *take_params)
{
	struct registry *r = xcalloc(1, sizeof(*r));
	struct error err = { 0 };
	struct call *call = NULL;
	char *scope;

	*r = (struct registry){ .next = w->registries,
				.w = w,
				.ticket = t,
				.op = op,
				.params = take_params };
	w->registries = r;
	if (op_call(op, take_params, &call, &err) != ST_OK) {
		end(r, &err, NULL, NULL, 0);
		return;
	}
	call_free(call);
	scope = registry_scope(op, take_params);
	r->asking = token_ask_start(w, t, scope, on_token, r);
	free(scope);
}

void registry_cancel(struct worker *w, ticket t)
{
	for (struct registry *r = w->registries; r; r = r->next)
		if (r->ticket == t) {
			free_registry(r);
			return;
		}
}

void registry_free_all(struct worker *w)
{
	struct registry *r;

	while ((r = w->registries)) {
		w->registries = r->next;
		release(r);
	}
}
