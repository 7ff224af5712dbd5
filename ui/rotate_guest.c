#include "ui/rotate_guest.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/rotation_token.h"
#include "model/xalloc.h"
#include "ui/face.h"

struct rotate_guest {
	struct credentials *credentials;
	struct hub *hub;
	const char *op;
	ticket ticket;
};

void rotate_judge(const struct hub_status *s, const char *op, char note[160],
		  struct error *err)
{
	snprintf(note, 160, "%s; %s: %.90s",
		 s->signed_in ? "signed in" : "not signed in", op,
		 err->status == ST_OK ? "yes" : err->text);
	/* A right it was not given: the Hub says so, or that there is no such thing. */
	if (s->signed_in && (err->http == 403 || err->http == 404))
		*err = (struct error){ 0 };
	if (!s->signed_in && err->status == ST_OK)
		error_set(err, ST_AUTH, "the new token does not sign in");
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
	g->op = rotate_reading(r, &req.params);
	req.op = op_by_name(g->op);
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

bool rotate_guest_over(struct rotate_guest *g, char note[160], struct error *err)
{
	struct hub_status status;
	struct reply *r;

	while ((r = hub_take(g->hub))) {
		bool over = r->ticket == g->ticket && r->type == REPLY_DONE;

		if (over)
			*err = r->err;
		reply_free(r);
		if (!over)
			continue;
		hub_status(g->hub, &status);
		rotate_judge(&status, g->op, note, err);
		return true;
	}
	return false;
}
