#include "net/erase.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "net/credential_private.h"
#include "net/docker_config.h"
#include "net/helper.h"
#include "net/thread.h"
#include "net/token_file.h"

struct erase {
	struct worker *w;
	struct reply *reply;
	struct helper *helper;
};

/* *ret_name is NULL when none is set for the Hub; the caller frees. */
static enum status find_helper(const struct credentials *c, char **ret_name,
			       struct error *err)
{
	struct docker_login l = { 0 };
	struct secret *file = NULL;
	enum status st = ST_OK;

	*ret_name = NULL;
	if (c->docker_config)
		st = secret_file_read(c->docker_config, &file, err);
	if (st == ST_OK && file)
		st = docker_config_find(secret_str(file), DOCKER_HUB_KEY, false, &l,
					err);
	if (st == ST_OK && l.helper)
		*ret_name = xstrdup(l.helper);
	docker_login_done(&l);
	secret_free(file);
	return st;
}

static void on_erased(void *arg, struct helper_reply *said)
{
	struct erase *e = arg;

	e->w->erasing = NULL;
	e->reply->err = said->err;
	e->reply->gone = said->err.status == ST_OK && !said->erased;
	worker_post(e->w, e->reply);
	free(e);
}

static enum status start(struct erase *e, struct error *err)
{
	const struct credentials *c = worker_config(e->w)->credentials;
	char *name = NULL;

	if (find_helper(c, &name, err) != ST_OK)
		return err->status;
	if (!name) {
		error_set(err, ST_LOCAL,
			  "no credential helper keeps a login of Docker Hub");
		return error_hint(err, "hubdeck logout says where a credential is");
	}
	e->helper = helper_erase(e->w, name, DOCKER_HUB_KEY, c->env, on_erased, e, err);
	e->reply->body = name;
	e->reply->body_len = strlen(name);
	return err->status;
}

void erase_start(struct worker *w, ticket t)
{
	struct erase *e = xcalloc(1, sizeof(*e));

	*e = (struct erase){ .w = w, .reply = reply_new(t, REPLY_DONE) };
	if (w->erasing)
		error_set(&e->reply->err, ST_LOCAL, "a helper is asked already");
	else
		(void)!start(e, &e->reply->err);
	if (e->helper) {
		w->erasing = e;
		return;
	}
	worker_post(w, e->reply);
	free(e);
}

void erase_free(struct worker *w)
{
	struct erase *e = w->erasing;

	if (!e)
		return;
	helper_drop(e->helper);
	reply_free(e->reply);
	free(e);
	w->erasing = NULL;
}
