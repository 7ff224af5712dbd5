#include "net/registry_token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/json_pick.h"
#include "net/session.h"

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

struct token_ask {
	struct worker *w;
	ticket ticket;
	char *scope;
	struct credential_read *read;
	struct exchange *sent;
	struct credential cred;
	struct registry_token token;
	token_fn *done;
	void *arg;
};

void registry_token_done(struct registry_token *t)
{
	secret_free(t->secret);
	free(t->user);
	*t = (struct registry_token){ 0 };
}

void token_ask_drop(struct token_ask *q)
{
	if (!q)
		return;
	credential_drop(q->read);
	worker_drop(q->w, q->sent);
	credential_done(&q->cred);
	registry_token_done(&q->token);
	free(q->scope);
	free(q);
}

static void end(struct token_ask *q, const struct error *err, const struct answer *a)
{
	token_fn *done = q->done;
	void *arg = q->arg;
	struct registry_token token = q->token;
	struct error why = *err;

	token.credential = credential_name(&q->cred);
	if (q->cred.user)
		token.user = xstrdup(q->cred.user);
	q->token = (struct registry_token){ 0 };
	token_ask_drop(q);
	done(arg, &token, &why, a);
}

static void explain(const struct token_ask *q, const struct answer *a,
		    struct error *err)
{
	*err = a->err;
	if (a->http != 401 || !q->cred.user)
		return;
	error_set(err, ST_AUTH, "the registry refused the sign-in of %s", q->cred.user);
	error_hint(err, "with a second factor, the registry takes personal access "
			"tokens only");
}

static void on_token(struct worker *w, void *arg, const struct answer *a)
{
	static const char *const token[] = { "token" };
	static const char *const access[] = { "access_token" };
	struct token_ask *q = arg;
	struct error err = { 0 };

	(void)w;
	q->sent = NULL;
	q->token.requests += a->requests;
	q->token.ms += a->ms;
	if (a->err.status != ST_OK) {
		explain(q, a, &err);
		end(q, &err, a);
		return;
	}
	q->token.secret = json_pick_secret(a->body, token, 1, TOKEN_MAX);
	if (!q->token.secret)
		q->token.secret = json_pick_secret(a->body, access, 1, TOKEN_MAX);
	if (!q->token.secret)
		error_set(&err, ST_PARSE,
			  "the registry's sign-in was answered without a token");
	end(q, &err, a);
}

static void ask(struct token_ask *q)
{
	struct send s = { .priority = PRIO_USER,
			  .flags = SEND_NO_SESSION | SEND_SECRET,
			  .ticket = q->ticket,
			  .basic_user = q->cred.user,
			  .basic_secret = q->cred.secret,
			  .done = on_token,
			  .arg = q };
	json_object *params = json_object_new_object();
	struct error err = { 0 };

	/* A wrong password counts towards a lock (CONTRACT 18.5). */
	if (q->cred.user)
		s.flags |= SEND_ONCE;
	json_object_object_add(params, "service",
			       json_object_new_string("registry.docker.io"));
	json_object_object_add(params, "scope", json_object_new_string(q->scope));
	if (op_call(&token_op, params, &s.call, &err) == ST_OK)
		q->sent = worker_send(q->w, &s);
	json_object_put(params);
	if (!q->sent)
		end(q, &err, NULL);
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
	struct token_ask *q = arg;

	q->read = NULL;
	q->cred = *take_cred;
	if (err->status != ST_OK) {
		end(q, err, NULL);
		return;
	}
	q->token.withheld = q->cred.docker && !is_dockers(worker_config(q->w));
	if (q->token.withheld || q->cred.kind == CRED_IDENTITY || !q->cred.user)
		credential_done(&q->cred);
	ask(q);
}

struct token_ask *token_ask_start(struct worker *w, ticket t, const char *scope,
				  token_fn *done, void *arg)
{
	struct token_ask *q = xcalloc(1, sizeof(*q));

	*q = (struct token_ask){
		.w = w, .ticket = t, .scope = xstrdup(scope), .done = done, .arg = arg
	};
	q->read = credential_read(w, session_credentials(worker_session(w)),
				  on_credential, q);
	return q;
}

char *registry_scope(const struct op *op, json_object *params)
{
	char *name, *scope;

	if (!op->n_params)
		return xstrdup("repository:ratelimitpreview/test:pull");
	name = op_full_name(op, params);
	scope = xasprintf("repository:%s:%s", name,
			  op->method == HTTP_DELETE ? "pull,push,delete" : "pull");
	free(name);
	return scope;
}
