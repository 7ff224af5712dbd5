#include "ui/rotate_guest.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/rotation_token.h"
#include "model/xalloc.h"
#include "ui/face.h"

struct rotate_guest {
	struct credentials *credentials;
	struct hub *hub;
	const struct rotation *r; /* borrowed */
	bool pulling;             /* the second trial */
	ticket ticket;
};

static bool has_no_right(const struct error *err)
{
	return err->http == 401 || err->http == 403 || err->http == 404;
}

bool rotate_judge(const struct hub_status *s, const struct rotation *r, char note[160],
		  struct error *err)
{
	bool listed = err->status == ST_OK;

	if (!s->signed_in && err->status == ST_OK)
		error_set(err, ST_AUTH, "the new token does not sign in");
	if (!s->signed_in || (err->status != ST_OK && !has_no_right(err))) {
		snprintf(note, 160, "%s; %.120s",
			 s->signed_in ? "signed in" : "not signed in", err->text);
		return true;
	}
	if (r->read)
		snprintf(note, 160, "signed in; can list the tags of %.90s: %s",
			 r->read, listed ? "yes" : "no");
	else
		snprintf(note, 160, "signed in; can list repositories: %s",
			 listed ? "yes" : "no");
	/* A right it was not given: the Hub says so, or that there is no such thing. */
	*err = (struct error){ 0 };
	return listed || !r->read;
}

void rotate_judge_pull(const struct rotation *r, char note[160], struct error *err)
{
	if (err->status == ST_OK || has_no_right(err))
		snprintf(note, 160, "signed in; may pull from %.90s: %s", r->read,
			 err->status == ST_OK ? "yes" : "no");
	else
		snprintf(note, 160, "signed in; the registry did not say: %.90s",
			 err->text);
	*err = (struct error){ 0 };
}

enum status rotate_guest_new(const struct config *c, const struct rotation *r,
			     const struct secret *secret, struct rotate_guest **ret,
			     struct error *err)
{
	struct rotate_guest *g = xcalloc(1, sizeof(*g));
	struct hub_config cfg = face_config(c);
	struct request req = { .want = WANT_BODY, .priority = PRIO_USER };

	g->credentials = credentials_fixed(r->org ? r->org : r->by,
					   secret_str(secret).ptr, "the new token");
	cfg.credentials = g->credentials;
	cfg.read_only = true;
	if (hub_open(&cfg, &g->hub, err) != ST_OK) {
		rotate_guest_free(g);
		return err->status;
	}
	g->r = r;
	req.op = op_by_name(rotate_reading(r, &req.params));
	g->ticket = hub_submit(g->hub, &req);
	*ret = g;
	return ST_OK;
}

void rotate_guest_free(struct rotate_guest *g)
{
	if (!g)
		return;
	hub_close(g->hub);
	credentials_free(g->credentials);
	free(g);
}

int rotate_guest_fd(const struct rotate_guest *g)
{
	return hub_fd(g->hub);
}

static void ask_registry(struct rotate_guest *g)
{
	struct request req = { .want = WANT_BODY, .priority = PRIO_USER };

	req.op = op_by_name(rotate_pulling(g->r, &req.params));
	g->pulling = true;
	g->ticket = hub_submit(g->hub, &req);
}

/* *err is that of the answer; false: another is asked for. */
static bool judge(struct rotate_guest *g, char note[160], struct error *err)
{
	struct hub_status status;

	if (g->pulling) {
		rotate_judge_pull(g->r, note, err);
		return true;
	}
	hub_status(g->hub, &status);
	if (rotate_judge(&status, g->r, note, err))
		return true;
	ask_registry(g);
	return false;
}

bool rotate_guest_over(struct rotate_guest *g, char note[160], struct error *err)
{
	struct reply *r;

	while ((r = hub_take(g->hub))) {
		bool over = r->ticket == g->ticket && r->type == REPLY_DONE;

		if (over)
			*err = r->err;
		reply_free(r);
		if (over && judge(g, note, err))
			return true;
	}
	return false;
}
