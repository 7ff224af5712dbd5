#include "net/manifest_gone.h"

#include <stdlib.h>

#include "model/xalloc.h"
#include "net/registry_token.h"

enum { FIRST_PAUSE_MS = 500, LOOKS = 4 };

struct gone_ask {
	struct worker *w;
	ticket ticket;
	char *repo;
	char **digests;
	enum gone *found;
	size_t n, at;
	int looks; /* at all of them */
	struct token_ask *asking;
	struct registry_token token;
	struct exchange *sent;
	struct watch *pause;
	struct gone_found told;
	gone_fn *done;
	void *arg;
};

void gone_drop(struct gone_ask *g)
{
	if (!g)
		return;
	token_ask_drop(g->asking);
	worker_drop(g->w, g->sent);
	worker_unwatch(g->w, g->pause);
	registry_token_done(&g->token);
	for (size_t i = 0; i < g->n; i++)
		free(g->digests[i]);
	free(g->digests);
	free(g->found);
	free(g->repo);
	free(g);
}

static void end(struct gone_ask *g)
{
	g->told.found = g->found;
	g->done(g->arg, &g->told);
	gone_drop(g);
}

static void look(struct gone_ask *g);

static void on_pause(struct worker *w, void *arg, bool timed_out)
{
	struct gone_ask *g = arg;

	(void)w;
	(void)timed_out;
	g->pause = NULL;
	look(g);
}

/* Only what is there may still go. */
static void next_round(struct gone_ask *g)
{
	bool any = false;

	for (size_t i = 0; i < g->n; i++)
		any |= g->found[i] == GONE_NOT_YET;
	if (!any || ++g->looks >= LOOKS) {
		end(g);
		return;
	}
	g->at = 0;
	g->pause = worker_watch(g->w, -1,
				worker_clock(g->w) +
					((int64_t)FIRST_PAUSE_MS << (g->looks - 1)),
				on_pause, g);
}

/* There is no body to tell it from the page of a block, but its type. */
static bool says_absent(const struct answer *a)
{
	return a->http == 404 && !strncmp(a->content_type, "application/json",
					  strlen("application/json"));
}

static void on_look(struct worker *w, void *arg, const struct answer *a)
{
	struct gone_ask *g = arg;

	(void)w;
	g->sent = NULL;
	g->told.requests += a->requests;
	g->told.ms += a->ms;
	g->told.limits = a->limits;
	g->found[g->at++] = says_absent(a)   ? GONE_YES
			    : a->http == 200 ? GONE_NOT_YET
					     : GONE_UNKNOWN;
	if (a->err.status == ST_CANCEL)
		end(g);
	else
		look(g);
}

static void look(struct gone_ask *g)
{
	struct send send = { .priority = PRIO_JOB,
			     .flags = SEND_NO_SESSION,
			     .ticket = g->ticket,
			     .bearer = g->token.secret,
			     .done = on_look,
			     .arg = g };
	json_object *params;
	struct error ignored = { 0 };

	while (g->at < g->n && g->found[g->at] == GONE_YES)
		g->at++;
	if (g->at == g->n) {
		next_round(g);
		return;
	}
	params = json_object_new_object();
	json_object_object_add(params, "repo", json_object_new_string(g->repo));
	json_object_object_add(params, "reference",
			       json_object_new_string(g->digests[g->at]));
	if (op_call(op_by_name("registry.check_manifest"), params, &send.call,
		    &ignored) == ST_OK)
		g->sent = worker_send(g->w, &send);
	json_object_put(params);
	if (!g->sent)
		end(g);
}

static void on_token(void *arg, struct registry_token *take_token,
		     const struct error *err, const struct answer *a)
{
	struct gone_ask *g = arg;

	(void)a;
	g->asking = NULL;
	g->token = *take_token;
	g->told.requests += take_token->requests;
	g->told.ms += take_token->ms;
	if (err->status == ST_OK)
		look(g);
	else
		end(g);
}

struct gone_ask *gone_start(struct worker *w, ticket t, const char *repo,
			    const char *const *digests, size_t n, gone_fn *done,
			    void *arg)
{
	struct gone_ask *g = xcalloc(1, sizeof(*g));
	char *scope = xasprintf("repository:%s:pull", repo);

	*g = (struct gone_ask){ .w = w,
				.ticket = t,
				.repo = xstrdup(repo),
				.digests = xcalloc(n, sizeof(char *)),
				.found = xcalloc(n, sizeof(enum gone)),
				.n = n,
				.told = { .limits = { .remaining = -1 } },
				.done = done,
				.arg = arg };
	for (size_t i = 0; i < n; i++)
		g->digests[i] = xstrdup(digests[i]);
	g->asking = token_ask_start(w, t, scope, on_token, g);
	free(scope);
	return g;
}
