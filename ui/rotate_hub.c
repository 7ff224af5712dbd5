#include "ui/rotate_hub.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/json_pick.h"
#include "ui/cli.h"
#include "ui/gather.h"
#include "ui/rotate_guest.h"
#include "ui/rotate_log.h"

enum { TOKEN_MAX = 1024, ID_MAX = 100 };

/* ---- reading -------------------------------------------------------------------- */

static enum status read_one(struct program *p, const char *op, json_object *take_params,
			    json_object **ret, struct error *err)
{
	struct gather *g = gather_new(p->hub);
	struct gathered *got;
	enum status st;

	gather_ask(g, op, take_params);
	st = gather_wait(g, &p->options.config, err);
	got = gather_get(g, 0);
	if (st == ST_OK && got->err.status != ST_OK)
		*err = got->err;
	else if (st == ST_OK && (!got->complete || !got->body))
		error_set(err, ST_PARSE, "not every page of the tokens came");
	if (err->status == ST_OK) {
		*ret = got->body;
		got->body = NULL;
	}
	gather_free(g);
	return err->status;
}

enum status rotate_list(struct program *p, const char *org, json_object **ret,
			struct error *err)
{
	return read_one(p, org ? "auth.list_oats" : "auth.list_pats",
			rotate_list_params(org), ret, err);
}

enum status rotate_find(struct program *p, const char *org, json_object *tokens,
			const char *word, json_object **ret, struct error *err)
{
	const char *id = NULL;

	if (rotate_pick(org, tokens, word, &id, err) != ST_OK)
		return err->status;
	return read_one(p, org ? "auth.get_oat" : "auth.get_pat",
			rotate_params(org, id), ret, err);
}

char *rotate_plan(struct program *p, const char *org)
{
	json_object *rows = NULL;
	struct error ignored = { 0 };
	char *plan = NULL;

	if (!org ||
	    read_one(p, "org.list", json_object_new_object(), &rows, &ignored) != ST_OK)
		return NULL;
	plan = rotate_plan_of(rows, org);
	json_object_put(rows);
	return plan;
}

/* ---- changing ------------------------------------------------------------------- */

/* The reply is the caller's, also when the Hub refused; NULL with *err. */
static struct reply *send(struct program *p, const struct rotation *r,
			  const struct op *op, json_object *take_params,
			  struct error *err)
{
	struct request req = rotate_request(r, op, take_params);
	struct reply *reply = cli_wait(p->hub, hub_submit(p->hub, &req),
				       &p->options.config, NULL, NULL);

	if (!reply)
		error_set(err, ST_LOCAL, "cannot wait for the answer");
	else if (reply->err.status != ST_OK)
		*err = reply->err;
	return reply;
}

enum status rotate_create(struct program *p, struct rotation *r,
			  json_object *take_params, struct secret **ret,
			  struct error *err)
{
	static const char *const token[] = { "token" };
	const char *const id[] = { r->org ? "id" : "uuid" };
	struct reply *reply = send(p, r, rotate_op(r->org, "create"), take_params, err);
	struct str body = { reply ? reply->body : NULL, reply ? reply->body_len : 0 };

	if (err->status == ST_OK) {
		free(r->new_id);
		r->new_id = json_pick_text(body, id, 1, ID_MAX);
		*ret = json_pick_secret(body, token, 1, TOKEN_MAX);
		if (!*ret || !r->new_id)
			error_set(err, ST_PARSE,
				  "the Hub's answer holds no token, or not its id");
	}
	reply_free(reply);
	rotate_explain(r, err);
	return err->status;
}

enum status rotate_set_active(struct program *p, const struct rotation *r, bool active,
			      struct error *err)
{
	json_object *params = rotate_params(r->org, r->old_id);

	json_object_object_add(params, "is_active", json_object_new_boolean(active));
	reply_free(send(p, r, rotate_op(r->org, "update"), params, err));
	return err->status;
}

enum status rotate_delete(struct program *p, const struct rotation *r, const char *id,
			  struct error *err)
{
	reply_free(send(p, r, rotate_op(r->org, "delete"), rotate_params(r->org, id),
			err));
	return err->status;
}

/* ---- trying the new one --------------------------------------------------------- */

static enum status try_it(struct program *session, const struct rotation *r,
			  char note[160], struct error *err)
{
	json_object *params;
	const char *op = rotate_reading(r, &params);
	struct hub_status status;

	reply_free(send(session, r, op_by_name(op), params, err));
	hub_status(session->hub, &status);
	if (rotate_judge(&status, r, note, err))
		return err->status;
	op = rotate_pulling(r, &params);
	reply_free(send(session, r, op_by_name(op), params, err));
	rotate_judge_pull(r, note, err);
	return err->status;
}

enum status rotate_verify(struct program *p, const struct rotation *r,
			  const struct secret *secret, char note[160],
			  struct error *err)
{
	struct program session = { .options = p->options, .journal = p->journal };
	enum status st;

	session.options.config.read_only = true;
	session.options.config.no_input = true;
	session.credentials = credentials_fixed(
		r->org ? r->org : r->by, secret_str(secret).ptr, "the new token");
	st = face_open(&session, FACE_SCRIPT, err);
	if (st == ST_OK)
		st = try_it(&session, r, note, err);
	hub_close(session.hub);
	credentials_free(session.credentials);
	return st;
}
