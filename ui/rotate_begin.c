#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/rotate_private.h"

/* The beginning of a rotation: a token is made, delivered and tried. */

/* ---- beginning ------------------------------------------------------------------ */

static bool is_taken(const struct rotating *v, const char *label)
{
	for (size_t i = 0; i < json_object_array_length(v->tokens); i++)
		if (!strcmp(rotate_label(v->r->org,
					 json_object_array_get_idx(v->tokens, i)),
			    label))
			return true;
	return false;
}

/* A label of its own: it is what a token is found by whose answer was lost. */
static enum status choose_label(struct rotating *v, struct error *err)
{
	const char *given = flag_value(v->o, "label");
	char *label = given ? xstrdup(given)
			    : rotation_label(v->r->old_label, rotating_now(v));

	for (int i = 2; is_taken(v, label) && !given && i < 100; i++) {
		free(label);
		label = rotation_label(v->r->old_label, rotating_now(v));
		v->r->new_label = xasprintf("%s-%d", label, i);
		free(label);
		label = v->r->new_label;
	}
	v->r->new_label = label;
	if (is_taken(v, label))
		return error_set(err, ST_USAGE, "there is a token %.60s already",
				 label);
	return ST_OK;
}

/* The first repository that is named in full. */
static char *what_to_read(json_object *token)
{
	json_object *resources = json_at(token, "/resources");
	size_t n = json_object_is_type(resources, json_type_array)
			   ? json_object_array_length(resources)
			   : 0;

	for (size_t i = 0; i < n; i++) {
		struct str path =
			json_str(json_object_array_get_idx(resources, i), "/path");

		if (path.len && memchr(path.ptr, '/', path.len) &&
		    !memchr(path.ptr, '*', path.len))
			return xstrndup(path.ptr, path.len);
	}
	return NULL;
}

static enum status begin_state(struct rotating *v, json_object *token,
			       struct error *err)
{
	struct hub_status status;
	struct origin origin;

	v->r = rotation_new(v->org, rotate_label(v->org, token));
	v->r->old_id = xstrdup(rotate_id(v->org, token));
	v->r->begun = rotating_now(v);
	v->r->read = what_to_read(token);
	hub_status(v->program->hub, &status);
	v->r->by = xstrdup(status.claims.username);
	if (rotation_exists(rotating_dir(v), v->r->name)) {
		error_set(err, ST_USAGE, "a rotation of %.80s is under way",
			  v->r->old_label);
		return error_hint(err, "hubdeck rotate --resume %.100s", v->r->name);
	}
	if (origin_base(v->o->config.url, &v->r->url, &origin, err) != ST_OK)
		return err->status;
	return choose_label(v, err);
}

/* Name and rights of the old one; its date cannot be taken over, it is over soon. */
static enum status make_params(const struct rotating *v, json_object *token,
			       json_object **ret, struct error *err)
{
	const char *rights = v->r->org ? "resources" : "scopes";
	json_object *params = json_object_new_object(), *had = NULL, *copy = NULL;
	char expires[40];

	*ret = params;
	if (v->r->org)
		json_put_text(params, "org", v->r->org);
	json_put_text(params, v->r->org ? "label" : "token_label", v->r->new_label);
	format_rfc3339(rotating_now(v) + v->life, expires, sizeof(expires));
	json_put_text(params, "expires_at", expires);
	json_object_object_get_ex(token, rights, &had);
	if (!json_object_is_type(had, json_type_array) ||
	    !json_object_array_length(had)) {
		error_set(err, ST_PARSE, "the Hub does not say the rights of %.60s",
			  v->r->old_label);
		return error_hint(err, "make the new one with hubdeck auth create_%s",
				  v->r->org ? "oat" : "pat");
	}
	json_must_take(json_object_deep_copy(had, &copy, NULL));
	json_object_object_add(params, rights, copy);
	return ST_OK;
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
		st = make_params(v, token, &params, err);
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

/* What was made, though its answer was lost: the label was free before. */
void rotate_find_made(struct rotating *v)
{
	for (size_t i = 0; !v->r->new_id && i < json_object_array_length(v->tokens);
	     i++) {
		json_object *t = json_object_array_get_idx(v->tokens, i);

		if (!strcmp(rotate_label(v->r->org, t), v->r->new_label))
			v->r->new_id = xstrdup(rotate_id(v->r->org, t));
	}
}

/* The secret of what was made and not delivered is gone for good: it goes, too, and
 * another is made. */
enum status rotate_make_again(struct rotating *v, struct error *err)
{
	json_object *old = NULL, *params = NULL;
	enum status st;

	if (delivery_prepare(v->o, &v->delivery, err) != ST_OK)
		return err->status;
	rotate_find_made(v);
	if (rotating_token(v, v->r->new_id) &&
	    rotate_delete(v->program, v->r, v->r->new_id, err) != ST_OK)
		return err->status;
	free(v->r->new_id);
	v->r->new_id = NULL;
	st = rotate_find(v->program, v->r->org, v->tokens, v->r->old_id, &old, err);
	if (st == ST_OK)
		st = make_params(v, old, &params, err);
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
