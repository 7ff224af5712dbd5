#include "net/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/hub_error.h"
#include "model/xalloc.h"
#include "net/json_pick.h"
#include "net/session.h"
#include "net/thread.h"

enum { TOKEN_MAX = 64 * 1024 };

/* The address is the configured one ("https://auth.docker.io/token"); only its query
 * is ours. */
static const struct param token_params[] = {
	{ .name = "service",
	  .type = PARAM_STRING,
	  .in = IN_QUERY,
	  .required = true,
	  .help = "who the token is for" },
	{ .name = "scope",
	  .type = PARAM_STRING,
	  .in = IN_QUERY,
	  .required = true,
	  .help = "what it allows" },
};

static const struct op token_op = {
	.group = "registry",
	.action = "token",
	.method = HTTP_GET,
	.host = HOST_REGISTRY_AUTH,
	.path = "",
	.access = ACCESS_NONE,
	.envelope = ENV_OBJECT,
	.safety = SAFETY_READ,
	.flags = OP_IDEMPOTENT | OP_SECRET,
	.params = token_params,
	.n_params = COUNT(token_params),
	.help = "get a token of the registry",
};

struct registry {
	struct registry *next;
	struct worker *w;
	ticket ticket;
	const struct op *op;
	struct credential_read *read;
	struct exchange *sent;
	struct credential cred;
	bool withheld; /* there is a credential, but not for this registry */
	struct secret *token;
	char *path; /* of the HEAD, for the reply */
	int requests, ms;
};

/* ---- the end ----------------------------------------------------------- */

static void free_registry(struct registry *r)
{
	struct registry **at = &r->w->registries;

	while (*at != r)
		at = &(*at)->next;
	*at = r->next;
	credential_drop(r->read);
	worker_drop(r->w, r->sent);
	credential_done(&r->cred);
	secret_free(r->token);
	free(r->path);
	free(r);
}

static void end(struct registry *r, const struct error *err, const struct answer *a,
		char *take_body)
{
	struct reply *reply = reply_new(r->ticket, REPLY_DONE);

	if (a)
		reply_fill(r->w, reply, a, r->op, r->path ? r->path : "");
	reply->err = *err;
	reply->requests = r->requests;
	reply->ms = r->ms;
	reply->complete = err->status == ST_OK;
	reply->body = take_body;
	reply->body_len = take_body ? strlen(take_body) : 0;
	if (take_body)
		snprintf(reply->content_type, sizeof(reply->content_type),
			 "application/json");
	worker_post(r->w, reply);
	free_registry(r);
}

/* ---- what the registry said -------------------------------------------- */

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
	if (r->withheld)
		return "measured for this address: Docker's own login is not sent to "
		       "another registry";
	if (limit < 0 && remaining < 0)
		return "the registry shows no limit: paid accounts have none";
	return NULL;
}

static char *body(const struct registry *r, const struct answer *a)
{
	int64_t limit = -1, remaining = -1, window = -1;
	json_object *o = json_object_new_object();
	char *text;

	read_limit(a->pull_remaining, &remaining, &window);
	read_limit(a->pull_limit, &limit, &window);
	add_number(o, "limit", limit);
	add_number(o, "remaining", remaining);
	add_number(o, "window_seconds", window);
	add_text(o, "source", a->pull_source);
	add_text(o, "account", r->cred.user);
	add_text(o, "note", note(r, limit, remaining));
	text = xstrdup(json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN));
	json_object_put(o);
	return text;
}

static void count(struct registry *r, const struct answer *a)
{
	r->sent = NULL;
	r->requests += a->requests;
	r->ms += a->ms;
}

/* A used-up limit answers 429, and says so in the same headers. */
static void on_head(struct worker *w, void *arg, const struct answer *a)
{
	struct registry *r = arg;
	struct error ok = { 0 };

	(void)w;
	count(r, a);
	if (a->err.status == ST_OK || (a->http == 429 && *a->pull_limit))
		end(r, &ok, a, body(r, a));
	else
		end(r, &a->err, a, NULL);
}

static void send_head(struct registry *r)
{
	struct send s = { .priority = PRIO_USER,
			  .flags = SEND_NO_SESSION,
			  .ticket = r->ticket,
			  .bearer = r->token,
			  .done = on_head,
			  .arg = r };
	struct error err = { 0 };

	if (op_call(r->op, NULL, &s.call, &err) != ST_OK) {
		end(r, &err, NULL, NULL);
		return;
	}
	r->path = xstrdup(s.call->target);
	r->sent = worker_send(r->w, &s);
}

/* ---- the token --------------------------------------------------------- */

static void explain(const struct registry *r, const struct answer *a, struct error *err)
{
	*err = a->err;
	if (a->http != 401 || !r->cred.user)
		return;
	error_set(err, ST_AUTH, "the registry refused the sign-in of %s", r->cred.user);
	error_hint(err, "with a second factor, the registry takes personal access "
			"tokens only");
}

static void on_token(struct worker *w, void *arg, const struct answer *a)
{
	static const char *const token[] = { "token" };
	static const char *const access[] = { "access_token" };
	struct registry *r = arg;
	struct error err = { 0 };

	(void)w;
	count(r, a);
	if (a->err.status != ST_OK) {
		explain(r, a, &err);
		end(r, &err, a, NULL);
		return;
	}
	r->token = json_pick_secret(a->body, token, 1, TOKEN_MAX);
	if (!r->token)
		r->token = json_pick_secret(a->body, access, 1, TOKEN_MAX);
	if (r->token) {
		send_head(r);
		return;
	}
	error_set(&err, ST_PARSE,
		  "the registry's sign-in was answered without a token");
	end(r, &err, a, NULL);
}

static void ask_token(struct registry *r)
{
	struct send s = { .priority = PRIO_USER,
			  .flags = SEND_NO_SESSION | SEND_SECRET,
			  .ticket = r->ticket,
			  .basic_user = r->cred.user,
			  .basic_secret = r->cred.secret,
			  .done = on_token,
			  .arg = r };
	json_object *params = json_object_new_object();
	struct error err = { 0 };

	/* A wrong password counts towards a lock (CONTRACT 18.5). */
	if (r->cred.user)
		s.flags |= SEND_ONCE;
	json_object_object_add(params, "service",
			       json_object_new_string("registry.docker.io"));
	json_object_object_add(
		params, "scope",
		json_object_new_string("repository:ratelimitpreview/test:pull"));
	if (op_call(&token_op, params, &s.call, &err) == ST_OK)
		r->sent = worker_send(r->w, &s);
	json_object_put(params);
	if (!r->sent)
		end(r, &err, NULL, NULL);
}

/* Docker's login is for Docker's hosts (QUALITY C3). */
static bool is_dockers(const struct hub_config *cfg)
{
	return cfg->registry_auth_url &&
	       !strcmp(cfg->registry_auth_url, "https://auth.docker.io/token");
}

static void on_credential(void *arg, struct credential *take_cred,
			  const struct error *err)
{
	struct registry *r = arg;

	r->read = NULL;
	r->cred = *take_cred;
	if (err->status != ST_OK) {
		end(r, err, NULL, NULL);
		return;
	}
	r->withheld = r->cred.docker && !is_dockers(worker_config(r->w));
	if (r->withheld || r->cred.kind == CRED_IDENTITY || !r->cred.user)
		credential_done(&r->cred);
	ask_token(r);
}

void registry_start(struct worker *w, ticket t, const struct op *op)
{
	struct registry *r = xcalloc(1, sizeof(*r));

	*r = (struct registry){ .next = w->registries, .w = w, .ticket = t, .op = op };
	w->registries = r;
	r->read = credential_read(w, session_credentials(worker_session(w)),
				  on_credential, r);
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
	for (struct registry *r = w->registries, *after; r; r = after) {
		after = r->next;
		free_registry(r);
	}
}
