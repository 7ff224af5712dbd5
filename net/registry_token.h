#ifndef NET_REGISTRY_TOKEN_H
#define NET_REGISTRY_TOKEN_H

#include "net/worker.h"

/*
 * A bearer of the registry for one scope (CONTRACT 2.2): the session's credential is
 * read and traded at auth.docker.io.  One that comes from Docker's configuration goes
 * to Docker's own hosts only; then, and without a credential, it is an anonymous one.
 * Net thread.
 */
struct token_ask;

struct registry_token {
	struct secret *secret;  /* NULL when there is an error */
	char *user;             /* whose it is; NULL: anonymous */
	const char *credential; /* for the journal: "password", "pat", "oat", "none" */
	bool withheld;          /* there is a credential, but not for this registry */
	int requests, ms;
};
void registry_token_done(struct registry_token *t);

/* Called once, never from within token_ask_start(), unless token_ask_drop() comes
 * first.  Takes what is in *take_token.  `a` is the refusal's answer, or NULL. */
typedef void token_fn(void *arg, struct registry_token *take_token,
		      const struct error *err, const struct answer *a);

/* What a token must allow for this operation; the caller frees.  One without a
 * repository measures the pull limit. */
char *registry_scope(const struct op *op, json_object *params);

/* `scope` is "repository:acme/web-app:pull". */
struct token_ask *token_ask_start(struct worker *w, ticket t, const char *scope,
				  token_fn *done, void *arg);
void token_ask_drop(struct token_ask *q); /* NULL is fine */

#endif
