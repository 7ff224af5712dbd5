#include <stdlib.h>

#include "model/xalloc.h"
#include "net/origin.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/rotate_private.h"

/* The beginning of a rotation: a token is made, delivered and tried. */

/* ---- beginning ------------------------------------------------------------------ */

static enum status begin_state(struct rotating *v, json_object *token,
			       struct error *err)
{
	struct hub_status status;
	struct origin origin;

	if (rotation_begin(v->org, token, v->tokens, flag_value(v->o, "label"),
			   rotating_now(v), &v->r, err) != ST_OK)
		return err->status;
	hub_status(v->program->hub, &status);
	v->r->by = xstrdup(status.claims.username);
	if (!v->o->config.dry_run &&
	    rotation_lock(rotating_dir(v), v->r->name, &v->lock, err) != ST_OK)
		return err->status;
	if (rotation_exists(rotating_dir(v), v->r->name)) {
		error_set(err, ST_USAGE, "a rotation of %.80s is under way",
			  v->r->old_label);
		return error_hint(err, "hubdeck rotate --resume %.100s", v->r->name);
	}
	return origin_base(v->o->config.url, &v->r->url, &origin, err);
}

/* So many of them there may be; where that is not known the Hub says no. */
static enum status check_quota(struct rotating *v, struct error *err)
{
	char *plan = rotate_plan(v->program, v->org);

	(void)!token_quota_check(plan, json_object_array_length(v->tokens), err);
	free(plan);
	return err->status;
}

/* ---- make, deliver, verify ------------------------------------------------------ */

/* Not delivered, it is of no use to anybody, and counts against the quota. */
static enum status take_back(struct rotating *v, struct error *err)
{
	struct error why = *err, again = { 0 }, ignored = { 0 };

	(void)!rotating_journal(v, "delivered", true, why.text, &ignored);
	if (rotate_delete(v->program, v->r, v->r->new_id, &again) != ST_OK) {
		error_set(err, why.status,
			  "not delivered, and the new token is still "
			  "there: %.120s",
			  why.text);
		return error_hint(err, "hubdeck rotate --resume %.100s", v->r->name);
	}
	(void)!rotation_forget(rotating_dir(v), v->r->name, &again);
	error_set(err, why.status,
		  "not delivered, and the new token is deleted: %.150s", why.text);
	return error_hint(err, "the old one was not touched: try again");
}

static enum status verify(struct rotating *v, const struct secret *secret,
			  struct error *err)
{
	struct error why = { 0 }, ignored = { 0 };
	char note[160] = "";

	if (rotate_verify(v->program, v->r, secret, note, &why) == ST_OK)
		return rotating_keep(v, ROTATION_VERIFIED, note, err);
	rotation_note(v->r, rotating_now(v), "not verified", why.text);
	(void)!rotating_journal(v, "verified", true, why.text, &ignored);
	(void)!rotation_save(rotating_dir(v), v->r, &ignored);
	*err = why;
	error_set(err, why.status, "delivered, and not verified: %.180s", why.text);
	return error_hint(err, "both tokens are there; try the new one before you "
			       "go on");
}

/* Takes the parameters. */
static enum status make(struct rotating *v, json_object *take_params, struct error *err)
{
	struct secret *secret = NULL;
	enum status st;

	/* Were its answer lost, it is found by its label. */
	if (rotating_keep(v, ROTATION_MAKING, v->r->new_label, err) != ST_OK) {
		json_object_put(take_params);
		return err->status;
	}
	st = rotate_create(v->program, v->r, take_params, &secret, err);
	if (st != ST_OK) {
		struct error ignored = { 0 };

		/* What the Hub said no to does not exist. */
		if (err->http >= 400 && err->http < 500)
			(void)!rotation_forget(rotating_dir(v), v->r->name, &ignored);
		else
			error_hint(err,
				   "hubdeck rotate --resume %.100s looks whether "
				   "it was made",
				   v->r->name);
		secret_free(secret);
		return st;
	}
	st = rotating_keep(v, ROTATION_MADE, v->r->new_label, err);
	if (st == ST_OK && delivery_give(&v->delivery, secret, err) != ST_OK)
		st = take_back(v, err);
	else if (st == ST_OK)
		st = rotating_keep(v, ROTATION_DELIVERED, v->delivery.words, err);
	if (st == ST_OK)
		st = verify(v, secret, err);
	secret_free(secret);
	return st;
}

enum status rotate_begin(struct rotating *v, const char *word, struct error *err)
{
	json_object *token = NULL, *params = NULL;
	const struct op *create = rotate_op(v->org, "create");
	enum status st = rotate_list(v->program, v->org, &v->tokens, err);

	if (st == ST_OK)
		st = rotate_find(v->program, v->org, v->tokens, word, &token, err);
	if (st == ST_OK)
		st = begin_state(v, token, err);
	if (st == ST_OK)
		st = check_quota(v, err);
	if (st == ST_OK)
		st = rotate_make_params(v->r, token, rotating_now(v) + v->life, &params,
					err);
	if (st == ST_OK && v->o->config.dry_run)
		st = gate_dry_run(&v->o->config, create, params, err);
	else if (st == ST_OK &&
		 rotating_gate(v, create, params, SAFETY_READ, err) == ST_OK &&
		 delivery_prepare(v->o, &v->delivery, err) == ST_OK) {
		st = make(v, params, err);
		params = NULL;
	} else {
		st = err->status;
	}
	json_object_put(params);
	json_object_put(token);
	return st;
}

/* The secret of what was made and not delivered is gone for good: it goes, too, and
 * another is made. */
enum status rotate_make_again(struct rotating *v, struct error *err)
{
	json_object *old = NULL, *params = NULL;
	enum status st;

	if (delivery_prepare(v->o, &v->delivery, err) != ST_OK)
		return err->status;
	rotate_find_made(v->r, v->tokens);
	if (rotating_token(v, v->r->new_id) &&
	    rotate_delete(v->program, v->r, v->r->new_id, err) != ST_OK)
		return err->status;
	free(v->r->new_id);
	v->r->new_id = NULL;
	st = rotate_find(v->program, v->r->org, v->tokens, v->r->old_id, &old, err);
	if (st == ST_OK)
		st = rotate_make_params(v->r, old, rotating_now(v) + v->life, &params,
					err);
	if (st == ST_OK)
		st = rotating_gate(v, rotate_op(v->r->org, "create"), params,
				   SAFETY_READ, err);
	if (st == ST_OK) {
		st = make(v, params, err);
		params = NULL;
	}
	json_object_put(params);
	json_object_put(old);
	return st;
}
