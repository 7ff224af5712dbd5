#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "net/origin.h"
#include "ui/flags.h"
#include "ui/rotate_private.h"

/* What follows, a step at a time: the old token is disabled, and deleted. */

static enum status check_same(struct rotating *v, struct error *err)
{
	struct origin origin;
	struct hub_status status;
	char *url = NULL;
	enum status st = origin_base(v->o->config.url, &url, &origin, err);

	hub_status(v->program->hub, &status);
	if (st == ST_OK && strcmp(url, v->r->url) != 0)
		st = error_set(err, ST_GATE, "it was begun at %.80s, and this is %.80s",
			       v->r->url, url);
	else if (st == ST_OK && v->r->by && strcmp(v->r->by, status.claims.username))
		st = error_set(err, ST_GATE, "it was begun by %.60s, and this is %.60s",
			       v->r->by, status.claims.username);
	free(url);
	return st;
}

/* Whoever cuts the branch they sit on is stopped (UX 5.3). */
static enum status check_not_mine(const struct rotating *v, const char *id,
				  struct error *err)
{
	struct hub_status status;

	hub_status(v->program->hub, &status);
	if (!*status.claims.token || strcmp(status.claims.token, id) != 0)
		return ST_OK;
	error_set(err, ST_GATE, "this session is signed in with that token");
	return error_hint(err, "sign in with another credential");
}

static enum status wrong_step(const struct rotating *v, const char *wanted,
			      struct error *err)
{
	return error_set(err, ST_USAGE, "the rotation of %.60s is %s: %s",
			 v->r->old_label, rotation_step_text(v->r->step), wanted);
}

/* The step is on the disk, and in the journal. */
static enum status save(struct rotating *v, const char *step, const char *note,
			struct error *err)
{
	if (rotation_save(rotating_dir(v), v->r, err) != ST_OK)
		return err->status;
	return rotating_journal(v, step, false, note, err);
}

static enum status disable(struct rotating *v, struct error *err)
{
	if (v->r->step != ROTATION_DELIVERED && v->r->step != ROTATION_VERIFIED)
		return wrong_step(v, "nothing is to be disabled now", err);
	if (check_not_mine(v, v->r->old_id, err) != ST_OK ||
	    rotation_may_end_old(rotating_token(v, v->r->new_id), err) != ST_OK ||
	    rotate_set_active(v->program, v->r, false, err) != ST_OK)
		return err->status;
	rotation_disabled(v->r, rotating_now(v), v->r->old_label);
	return save(v, "disabled", "", err);
}

/* Nothing is left to do. */
static enum status end(struct rotating *v, enum rotation_step step, const char *note,
		       struct error *err)
{
	if (rotation_forget(rotating_dir(v), v->r->name, err) != ST_OK)
		return err->status;
	v->r->step = step;
	rotation_note(v->r, rotating_now(v), rotation_step_text(step), note);
	return rotating_journal(v, rotation_step_text(step), false, "", err);
}

/* The new one goes, if it was made. */
static enum status delete_new(struct rotating *v, struct error *err)
{
	json_object *params = rotate_params(v->r->org, v->r->new_id);
	enum status st = rotating_gate(v, rotate_op(v->r->org, "delete"), params,
				       SAFETY_READ, err);

	json_object_put(params);
	if (st == ST_OK)
		st = check_not_mine(v, v->r->new_id, err);
	if (st == ST_OK)
		st = rotate_delete(v->program, v->r, v->r->new_id, err);
	return st;
}

/* Disabling is taken back; and what was made, is deleted. */
static enum status undo(struct rotating *v, struct error *err)
{
	if (rotation_may_undo(v->r, rotating_token(v, v->r->old_id), err) != ST_OK)
		return err->status;
	if (v->r->step == ROTATION_DISABLED) {
		if (rotate_set_active(v->program, v->r, true, err) != ST_OK)
			return err->status;
		rotation_enabled(v->r, rotating_now(v), v->r->old_label);
		return save(v, "enabled", "", err);
	}
	rotate_find_made(v->r, v->tokens);
	if (v->r->new_id && delete_new(v, err) != ST_OK)
		return err->status;
	return end(v, ROTATION_UNDONE, v->r->new_label, err);
}

static enum status check_quiet(const struct rotating *v, struct error *err)
{
	json_object *old = rotating_token(v, v->r->old_id);
	int64_t now = rotating_now(v),
		wait = rotate_quiet_left(v->r, old, now, v->quiet);
	char left[16];

	if (wait <= 0)
		return ST_OK;
	format_left(wait, left, sizeof(left));
	error_set(err, ST_GATE, "%.60s has to be quiet for %s more", v->r->old_label,
		  left);
	return error_hint(err, "--quiet-for 0s deletes it now; it cannot be undone");
}

static enum status delete_old(struct rotating *v, struct error *err)
{
	json_object *old = rotating_token(v, v->r->old_id), *params;
	enum status st;

	if (!old) /* somebody else did */
		return end(v, ROTATION_DELETED, "found so", err);
	if (v->r->step != ROTATION_DISABLED)
		return wrong_step(v, "--disable comes first", err);
	params = rotate_params(v->r->org, v->r->old_id);
	st = rotating_gate(v, rotate_op(v->r->org, "delete"), params,
			   rotate_used_lately(v->r, old, rotating_now(v)) ? SAFETY_4
									  : SAFETY_READ,
			   err);
	json_object_put(params);
	if (st == ST_OK)
		st = check_not_mine(v, v->r->old_id, err);
	if (st == ST_OK)
		st = rotation_may_end_old(rotating_token(v, v->r->new_id), err);
	if (st == ST_OK)
		st = check_quiet(v, err);
	if (st == ST_OK)
		st = rotate_delete(v->program, v->r, v->r->old_id, err);
	if (st == ST_OK)
		st = end(v, ROTATION_DELETED, v->r->old_label, err);
	return st;
}

/* As whoever had it before left it. */
static enum status lock_and_load(struct rotating *v, const char *name,
				 struct error *err)
{
	if (rotation_load(rotating_dir(v), name, &v->r, err) != ST_OK ||
	    rotation_lock(rotating_dir(v), v->r->name, &v->lock, err) != ST_OK)
		return err->status;
	rotation_free(v->r);
	v->r = NULL;
	return rotation_load(rotating_dir(v), name, &v->r, err);
}

enum status rotate_go_on(struct rotating *v, const char *name, struct error *err)
{
	const struct options *o = v->o;
	enum status st = lock_and_load(v, name, err);

	if (st == ST_OK)
		st = rotate_list(v->program, v->r->org, &v->tokens, err);
	if (st == ST_OK)
		st = check_same(v, err);
	if (st == ST_OK && rotation_see(v->r, v->tokens, rotating_now(v)))
		st = save(v, v->r->disabled ? "disabled" : "enabled", "found so", err);
	if (st != ST_OK)
		return st;
	if (flag_value(o, "undo"))
		return undo(v, err);
	if (v->r->step < ROTATION_DELIVERED)
		return rotate_make_again(v, err);
	if (flag_value(o, "disable"))
		return disable(v, err);
	if (flag_value(o, "delete"))
		return delete_old(v, err);
	return ST_OK;
}
