/* What a rotation in the dashboard changes: the new token is made, delivered and tried,
 * the old one is disabled and deleted; and what is kept of it. */
#include <stdlib.h>

#include "model/xalloc.h"
#include "net/json_pick.h"
#include "ui/act.h"
#include "ui/clipboard.h"
#include "ui/config.h"
#include "ui/lock.h"
#include "ui/program.h"
#include "ui/rotate_flow_private.h"
#include "ui/rotate_log.h"
#include "ui/rotation_file.h"

enum { TOKEN_MAX = 1024, ID_MAX = 100 };

/* ---- what is kept ------------------------------------------------------------------
 */

/* In the journal, what no request says. */
void flow_note(struct rotate_flow *f, const char *step, bool failed, const char *text)
{
	char *operation = xasprintf("rotate.%s", step);
	char *target = rotation_target(f->r, step);
	char *job = rotation_job(f->r->name, f->r->begun);

	f->note =
		hub_note(app_hub(f->app), &(struct local_step){ .operation = operation,
								.target = target,
								.note = text,
								.job = job,
								.failed = failed });
	free(operation);
	free(target);
	free(job);
}

/* The step is done: that it is, is on the disk before the next one begins. */
static enum status keep(struct rotate_flow *f, enum rotation_step step,
			const char *text)
{
	struct error err = { 0 };

	f->r->step = step;
	rotation_note(f->r, app_now(f->app), rotation_step_text(step), text);
	if (rotation_save(flow_dir(f), f->r, &err) != ST_OK) {
		flow_say_error(f, &err);
		return err.status;
	}
	f->begun = true;
	if (step == ROTATION_DELIVERED || step == ROTATION_VERIFIED)
		flow_note(f, rotation_step_text(step), false, text);
	return ST_OK;
}

void flow_save(struct rotate_flow *f, const char *step, const char *text)
{
	struct error err = { 0 };

	if (rotation_save(flow_dir(f), f->r, &err) != ST_OK)
		flow_say_error(f, &err);
	flow_note(f, step, false, text);
}

/* Nothing of it is left but the old token: it may begin again. */
static void forget(struct rotate_flow *f)
{
	struct error err = { 0 };

	if (rotation_forget(flow_dir(f), f->r->name, &err) != ST_OK)
		flow_say_error(f, &err);
	f->begun = false;
	rotation_restart(f->r);
	json_object_put(f->fresh);
	f->fresh = NULL;
	flow_forget_secret(f);
}

static void undone(struct rotate_flow *f)
{
	flow_note(f, rotation_step_text(ROTATION_UNDONE), false, "");
	forget(f);
}

/* ---- where it goes -----------------------------------------------------------------
 */

enum status flow_to_command(struct rotate_flow *f, const char *command,
			    struct error *err)
{
	delivery_done(&f->delivery);
	f->deliverable = delivery_to_command(&f->delivery, command, err) == ST_OK;
	return err->status;
}

enum status flow_to_file(struct rotate_flow *f, const char *path, struct error *err)
{
	delivery_done(&f->delivery);
	f->deliverable = delivery_to_file(&f->delivery, path, err) == ST_OK;
	return err->status;
}

void flow_to_clipboard(struct rotate_flow *f)
{
	delivery_done(&f->delivery);
	f->delivery = (struct delivery){ .copy = true, .words = "to the clipboard" };
	f->deliverable = true;
}

void flow_to_screen(struct rotate_flow *f)
{
	delivery_done(&f->delivery);
	f->delivery = (struct delivery){ .show = true, .words = "shown once" };
	f->deliverable = true;
}

/* ---- changing ----------------------------------------------------------------------
 */

static void change(struct rotate_flow *f, enum flow_doing doing, const char *verb,
		   json_object *take_params)
{
	struct request req = rotate_request(f->r, rotate_op(f->org, verb), take_params);

	f->doing = doing;
	f->ticket = hub_submit(app_hub(f->app), &req);
	app_sending(f->app, +1);
}

static void delete_new(struct rotate_flow *f, enum flow_doing doing)
{
	change(f, doing, "delete", rotate_params(f->org, f->r->new_id));
}

enum status flow_making(const struct rotate_flow *f, enum safety *ret_safety,
			json_object **ret_params, struct error *err)
{
	struct call *call = NULL;

	if (f->unclear)
		return error_set(err, ST_GATE,
				 "whether it was made is not known: R looks");
	if (!f->old)
		return error_set(err, ST_BAD, "the old token is not there any more");
	if (token_quota_check(f->plan, json_object_array_length(f->tokens), err) ==
		    ST_OK &&
	    rotate_make_params(f->r, f->old,
			       app_now(f->app) + (int64_t)LIFE_DAYS * FLOW_DAY,
			       ret_params, err) == ST_OK &&
	    op_call(rotate_op(f->org, "create"), *ret_params, &call, err) == ST_OK)
		*ret_safety = call->safety;
	call_free(call);
	return err->status;
}

static void make(struct rotate_flow *f)
{
	enum safety ignored;
	json_object *params = NULL;
	struct error err = { 0 };

	if (flow_making(f, &ignored, &params, &err) != ST_OK)
		flow_say_error(f, &err);
	/* Were its answer lost, it is found by its label. */
	if (err.status != ST_OK || keep(f, ROTATION_MAKING, f->r->new_label) != ST_OK) {
		json_object_put(params);
		flow_rest(f);
		return;
	}
	change(f, FLOW_CREATE, "create", params);
}

/* Until flow_rest() nobody else goes on with it; nor do we, when somebody did. */
static bool begin(struct rotate_flow *f)
{
	struct error err = { 0 };

	if (rotation_lock(flow_dir(f), f->r->name, &f->lock, &err) != ST_OK)
		flow_say_error(f, &err);
	else if (!flow_is_same(f))
		flow_read(f);
	else
		return true;
	return false;
}

void flow_create(struct rotate_flow *f)
{
	if (!begin(f))
		return;
	/* The secret of what was made and not delivered is gone for good. */
	if (f->begun && f->r->new_id)
		delete_new(f, FLOW_AGAIN);
	else
		make(f);
}

static void set_active(struct rotate_flow *f, enum flow_doing doing, bool active)
{
	json_object *params = rotate_params(f->org, f->r->old_id);

	json_object_object_add(params, "is_active", json_object_new_boolean(active));
	change(f, doing, "update", params);
}

/* Where the new one is gone, nothing would work any more. */
static bool may_end_old(struct rotate_flow *f)
{
	struct error err = { 0 };

	if (rotation_may_end_old(f->fresh, &err) == ST_OK)
		return true;
	flow_say_error(f, &err);
	return false;
}

static void disable(struct rotate_flow *f)
{
	/* As it is now: it may be off already, or begun anew by another. */
	if (f->r->step != ROTATION_DELIVERED && f->r->step != ROTATION_VERIFIED)
		return;
	if (may_end_old(f) && begin(f))
		set_active(f, FLOW_DISABLE, false);
}

void flow_disable(struct rotate_flow *f)
{
	f->then = disable;
	flow_read(f);
}

void flow_enable(struct rotate_flow *f)
{
	if (begin(f))
		set_active(f, FLOW_ENABLE, true);
}

enum status flow_may_undo(const struct rotate_flow *f, struct error *err)
{
	if (f->unclear)
		return error_set(err, ST_GATE,
				 "whether it was made is not known: R looks");
	return flow_old_is_gone(f) ? rotation_may_undo(f->r, NULL, err) : ST_OK;
}

static void undo(struct rotate_flow *f)
{
	struct error err = { 0 };

	if (!f->begun) /* another did */
		return;
	if (flow_may_undo(f, &err) != ST_OK) {
		flow_say_error(f, &err);
	} else if (begin(f)) {
		if (f->r->new_id) {
			delete_new(f, FLOW_UNDO);
		} else {
			undone(f);
			flow_rest(f);
		}
	}
}

void flow_undo(struct rotate_flow *f)
{
	f->then = undo;
	flow_read(f);
}

bool flow_old_is_gone(const struct rotate_flow *f)
{
	return f->r && f->tokens && !rotate_by_id(f->org, f->tokens, f->r->old_id);
}

bool flow_is_mine(const struct rotate_flow *f, const char *id)
{
	const char *mine = app_status(f->app)->claims.token;

	return id && *mine && !strcmp(mine, id);
}

/* ---- delivered, and tried ----------------------------------------------------------
 */

static void end_verify(struct rotate_flow *f, const char *text, const struct error *err)
{
	struct error ignored = { 0 };

	rotate_guest_free(f->guest);
	f->guest = NULL;
	flow_rest(f);
	flow_forget_secret(f);
	if (err->status == ST_OK) {
		(void)!keep(f, ROTATION_VERIFIED, text);
	} else {
		rotation_note(f->r, app_now(f->app), "not verified", err->text);
		flow_note(f, "verified", true, err->text);
		(void)!rotation_save(flow_dir(f), f->r, &ignored);
		flow_say_error(f, err);
	}
	flow_read(f);
}

static void verify(struct rotate_flow *f)
{
	struct error err = { 0 };

	f->doing = FLOW_VERIFY;
	if (rotate_guest_new(app_config(f->app), f->r, f->secret, &f->guest, &err) !=
	    ST_OK)
		end_verify(f, "", &err);
}

int flow_fd(const struct rotate_flow *f)
{
	return f->guest ? rotate_guest_fd(f->guest) : -1;
}

void flow_ready(struct rotate_flow *f)
{
	struct error err = { 0 };
	char text[160] = "";

	if (f->guest && rotate_guest_over(f->guest, text, &err))
		end_verify(f, text, &err);
	app_dirty(f->app);
}

/* Not delivered, it is of no use to anybody, and counts against the quota. */
static void take_back(struct rotate_flow *f, const struct error *why)
{
	struct error said = { 0 };

	flow_note(f, "delivered", true, why->text);
	error_set(&said, why->status, "not delivered: %.200s", why->text);
	flow_say_error(f, &said);
	flow_forget_secret(f);
	delete_new(f, FLOW_TAKE_BACK);
}

static void delivered(struct rotate_flow *f)
{
	const char *words = f->delivery.words;

	if (keep(f, ROTATION_DELIVERED, words) != ST_OK) {
		flow_rest(f);
		flow_forget_secret(f);
	} else if (lock_is_on(f->app)) { /* nothing is sent then, and nothing kept */
		flow_rest(f);
		flow_forget_secret(f);
		flow_read(f);
	} else {
		verify(f);
	}
	delivery_done(&f->delivery);
	f->deliverable = false;
}

static void on_command(void *arg, const char *name, int status)
{
	struct rotate_flow *f = arg;
	struct error err = { 0 };

	(void)name;
	if (f->doing != FLOW_DELIVER)
		return;
	if (delivery_ended(&f->delivery, status, &err) == ST_OK)
		delivered(f);
	else
		take_back(f, &err);
	app_dirty(f->app);
}

int64_t flow_deadline(const struct rotate_flow *f)
{
	return f->doing == FLOW_DELIVER ? f->deliver_until : -1;
}

void flow_tick(struct rotate_flow *f, int64_t now_ms)
{
	struct error err = { 0 };

	if (f->doing != FLOW_DELIVER || now_ms < f->deliver_until)
		return;
	program_forget(f);
	error_set(&err, ST_LOCAL, "%.80s: not over after %lld s, and ended",
		  f->delivery.command[0], (long long)f->delivery.seconds);
	take_back(f, &err);
}

static void deliver(struct rotate_flow *f)
{
	struct delivery *d = &f->delivery;
	struct error err = { 0 };

	f->doing = FLOW_DELIVER;
	f->deliver_until = app_ms(f->app) + d->seconds * 1000;
	if (d->command) {
		if (program_feed(d->command, secret_str(f->secret), on_command, f,
				 &err) != ST_OK)
			take_back(f, &err);
		return;
	}
	if (d->copy)
		(void)clipboard_copy(secret_str(f->secret));
	else if (d->show)
		app_push(f->app, token_page_of(f->app, f->r->new_label,
					       secret_copy(f->secret)));
	else if (delivery_give(d, f->secret, &err) != ST_OK) {
		take_back(f, &err);
		return;
	}
	delivered(f);
}

/* ---- answers -----------------------------------------------------------------------
 */

/* What the tokens are now is looked at before anything else is done. */
static void look(struct rotate_flow *f)
{
	flow_forget_secret(f);
	f->unclear = true;
	flow_read(f);
}

static void created(struct rotate_flow *f, const struct reply *r)
{
	static const char *const token[] = { "token" };
	const char *const id[] = { f->org ? "id" : "uuid" };
	struct str body = { r->body, r->body_len };
	struct error err = { 0 };

	f->doing = FLOW_NOTHING;
	free(f->r->new_id);
	f->r->new_id = json_pick_text(body, id, 1, ID_MAX);
	f->secret = json_pick_secret(body, token, 1, TOKEN_MAX);
	if (!f->secret || !f->r->new_id) {
		error_set(&err, ST_PARSE,
			  "the Hub's answer holds no token, or not its id");
		flow_say_error(f, &err);
	} else if (keep(f, ROTATION_MADE, f->r->new_label) == ST_OK) {
		deliver(f);
		return;
	}
	look(f);
}

static void done(struct rotate_flow *f, enum flow_doing what)
{
	struct error err = { 0 };

	if (what == FLOW_DISABLE) {
		rotation_disabled(f->r, app_now(f->app), f->r->old_label);
		flow_save(f, "disabled", "");
	} else if (what == FLOW_ENABLE) {
		rotation_enabled(f->r, app_now(f->app), f->r->old_label);
		flow_save(f, "enabled", "");
	} else if (what == FLOW_DELETE) {
		if (rotation_forget(flow_dir(f), f->r->name, &err) != ST_OK)
			flow_say_error(f, &err);
		f->r->step = ROTATION_DELETED;
		rotation_note(f->r, app_now(f->app),
			      rotation_step_text(ROTATION_DELETED), f->r->old_label);
		flow_note(f, rotation_step_text(ROTATION_DELETED), false, "");
	} else if (what == FLOW_UNDO) {
		undone(f);
	} else {
		forget(f);
	}
}

static void delete_old(struct rotate_flow *f)
{
	if (!begin(f))
		return;
	if (flow_old_is_gone(f)) {
		done(f, FLOW_DELETE);
		flow_rest(f);
	} else if (f->r->step == ROTATION_DISABLED && may_end_old(f)) {
		change(f, FLOW_DELETE, "delete", rotate_params(f->org, f->r->old_id));
	} else {
		flow_rest(f);
	}
}

void flow_delete(struct rotate_flow *f)
{
	f->then = delete_old;
	flow_read(f);
}

/* What the Hub said no to was not made; whatever else is the case now is looked at. */
static void failed(struct rotate_flow *f, enum flow_doing what, const struct reply *r)
{
	struct error err = r->err;

	if (what == FLOW_CREATE)
		rotate_explain(f->r, &err);
	flow_say_error(f, &err);
	if (what == FLOW_CREATE && r->http >= 400 && r->http < 500) {
		forget(f);
		flow_rest(f);
	} else {
		look(f);
	}
}

void flow_take_change(struct rotate_flow *f, const struct reply *r)
{
	enum flow_doing what = f->doing;

	f->ticket = 0;
	f->doing = FLOW_NOTHING;
	app_sending(f->app, -1);
	if (r->err.status != ST_OK) {
		failed(f, what, r);
	} else if (what == FLOW_CREATE) {
		created(f, r);
	} else {
		done(f, what);
		if (what == FLOW_AGAIN)
			make(f);
		else
			flow_read(f);
	}
}
