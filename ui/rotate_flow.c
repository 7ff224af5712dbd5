#include "ui/rotate_flow.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "net/origin.h"
#include "ui/config.h"
#include "ui/program.h"
#include "ui/rotate_flow_private.h"
#include "ui/rotation_file.h"

enum { NOT_ASKED = -1 };

const char *flow_dir(const struct rotate_flow *f)
{
	return app_config(f->app)->state_dir;
}

void flow_say_error(struct rotate_flow *f, const struct error *err)
{
	app_say_error(f->app, err);
	app_dirty(f->app);
}

void flow_forget_secret(struct rotate_flow *f)
{
	secret_free(f->secret);
	f->secret = NULL;
}

/* ---- reading -----------------------------------------------------------------------
 */

static void read_lists(struct rotate_flow *f)
{
	f->lists = true;
	f->gather = gather_new(app_hub(f->app));
	gather_ask(f->gather, f->org ? "auth.list_oats" : "auth.list_pats",
		   rotate_list_params(f->org));
	if (f->org)
		gather_ask(f->gather, "org.list", json_object_new_object());
}

static ssize_t ask_token(struct rotate_flow *f, const char *id)
{
	if (!rotate_by_id(f->org, f->tokens, id))
		return NOT_ASKED;
	return (ssize_t)gather_ask(f->gather, f->org ? "auth.get_oat" : "auth.get_pat",
				   rotate_params(f->org, id));
}

static void read_tokens(struct rotate_flow *f, const char *old_id)
{
	f->lists = false;
	f->gather = gather_new(app_hub(f->app));
	f->old_at = ask_token(f, old_id);
	f->fresh_at = f->r && f->r->new_id ? ask_token(f, f->r->new_id) : NOT_ASKED;
}

void flow_rest(struct rotate_flow *f)
{
	f->doing = FLOW_NOTHING;
	job_lock_release(f->lock);
	f->lock = NULL;
}

/* As it is on disk: another hubdeck may have gone on with it, or ended it. */
static void load_again(struct rotate_flow *f, struct error *err)
{
	struct rotation *anew = NULL;

	if (!f->r || f->r->step > ROTATION_DISABLED)
		return;
	if (rotation_exists(flow_dir(f), f->r->name)) {
		if (rotation_load(flow_dir(f), f->r->name, &anew, err) != ST_OK)
			return;
		rotation_free(f->r);
		f->r = anew;
		f->begun = true;
	} else if (f->begun) {
		f->begun = false;
		rotation_restart(f->r);
	}
}

static enum status check_kept(const struct rotate_flow *f, struct error *err)
{
	struct rotation *now = NULL;
	bool there = rotation_exists(flow_dir(f), f->r->name), same = there == f->begun;

	if (there && rotation_load(flow_dir(f), f->r->name, &now, err) == ST_OK)
		same = same && rotation_same(f->r, now);
	rotation_free(now);
	if (err->status != ST_OK || same)
		return err->status;
	return error_set(err, ST_GATE,
			 "another hubdeck went on with it: nothing was changed");
}

bool flow_is_same(struct rotate_flow *f)
{
	struct error err = { 0 };

	if (check_kept(f, &err) == ST_OK)
		return true;
	flow_say_error(f, &err);
	return false;
}

/* What the Hub says of the old one goes to the disk.  Not while another has it, who
 * sees the same: what one of them writes the other must not undo. */
static void see(struct rotate_flow *f)
{
	struct job_lock *lock = NULL;
	struct error later = { 0 };

	if (rotation_lock(flow_dir(f), f->r->name, &lock, &later) != ST_OK)
		return;
	if (check_kept(f, &later) == ST_OK &&
	    rotation_see(f->r, f->tokens, app_now(f->app)))
		flow_save(f, f->r->disabled ? "disabled" : "enabled", "found so");
	job_lock_release(lock);
}

void flow_read(struct rotate_flow *f)
{
	if (f->doing != FLOW_NOTHING)
		return;
	flow_rest(f);
	f->failed = (struct error){ 0 };
	load_again(f, &f->failed);
	f->doing = FLOW_READ;
	read_lists(f);
}

void flow_poll(struct rotate_flow *f)
{
	if (!f->r || !f->tokens) {
		flow_read(f);
		return;
	}
	if (f->doing != FLOW_NOTHING)
		return;
	f->doing = FLOW_READ;
	f->failed = (struct error){ 0 };
	read_tokens(f, f->r->old_id);
}

static void end_reading(struct rotate_flow *f)
{
	flow_step *then = f->then;

	gather_free(f->gather);
	f->gather = NULL;
	f->doing = FLOW_NOTHING;
	f->then = NULL;
	if (f->failed.status == ST_CANCEL)
		app_dirty(f->app);
	else if (f->failed.status != ST_OK)
		flow_say_error(f, &f->failed);
	else if (then)
		then(f);
}

bool flow_stop(struct rotate_flow *f)
{
	if (f->doing != FLOW_READ)
		return false;
	error_set(&f->failed, ST_CANCEL, "stopped: R reads again");
	end_reading(f);
	return true;
}

/* Begun by somebody else, or at another Hub, it is theirs. */
static enum status check_same(struct rotate_flow *f, struct error *err)
{
	const char *user = app_status(f->app)->claims.username;

	if (strcmp(f->r->url, f->url) != 0)
		return error_set(err, ST_GATE,
				 "it was begun at %.80s, and this is %.80s", f->r->url,
				 f->url);
	if (f->r->by && strcmp(f->r->by, user) != 0)
		return error_set(err, ST_GATE,
				 "it was begun by %.60s, and this is %.60s", f->r->by,
				 user);
	return ST_OK;
}

static bool is_of(const struct rotation *r, const char *org)
{
	return r->org && org ? !strcmp(r->org, org) : !r->org && !org;
}

/* That of a label, if it was begun: two labels may be one name, and another token may
 * be called the same.  `id` NULL: not known. */
static enum status load(struct rotate_flow *f, const char *label, const char *id,
			struct error *err)
{
	char *name = rotation_name(f->org, label);
	bool other = false;

	if (rotation_exists(flow_dir(f), name) &&
	    rotation_load(flow_dir(f), name, &f->r, err) == ST_OK)
		other = !is_of(f->r, f->org) || strcmp(f->r->old_label, label) != 0 ||
			(id && strcmp(f->r->old_id, id) != 0);
	if (other) {
		rotation_free(f->r);
		f->r = NULL;
	}
	if (other && id) {
		error_set(err, ST_USAGE,
			  "a rotation of another token is under way as %.100s", name);
		error_hint(err, ":rotations has it: end it first");
	}
	free(name);
	return err->status;
}

/* By the name of its state, which says whose it is; NULL: there is none. */
static struct rotation *named(struct rotate_flow *f, struct error *err)
{
	struct rotation *r = NULL;

	if (!strchr(f->word, '/') && rotation_exists(flow_dir(f), f->word))
		(void)!rotation_load(flow_dir(f), f->word, &r, err);
	return r;
}

/* What is known of it before anything is asked. */
static enum status load_begun(struct rotate_flow *f, struct error *err)
{
	if (load(f, f->word, NULL, err) == ST_OK && !f->r)
		f->r = named(f, err);
	if (f->r && !is_of(f->r, f->org)) {
		rotation_free(f->r);
		f->r = NULL;
	}
	f->begun = f->r != NULL;
	return err->status;
}

/* No token here is called so, but a rotation elsewhere is. */
static bool is_elsewhere(struct rotate_flow *f)
{
	struct error none = { 0 }, ignored = { 0 };
	const char *id = NULL;

	if (f->r || rotate_pick(f->org, f->tokens, f->word, &id, &none) == ST_OK)
		return false;
	f->r = named(f, &ignored);
	if (!f->r)
		return false;
	f->begun = true;
	free(f->org);
	f->org = f->r->org ? xstrdup(f->r->org) : NULL;
	return true;
}

/* Which one it is: of a rotation that was begun, or by its label or id. */
static enum status find(struct rotate_flow *f, const char **ret_id, struct error *err)
{
	if (!f->r) {
		if (rotate_pick(f->org, f->tokens, f->word, ret_id, err) != ST_OK)
			return err->status;
		(void)load(
			f,
			rotate_label(f->org, rotate_by_id(f->org, f->tokens, *ret_id)),
			*ret_id, err);
		f->begun = f->r != NULL;
	}
	if (!f->r || err->status != ST_OK)
		return err->status;
	*ret_id = f->r->old_id;
	if (!f->begun || check_same(f, err) != ST_OK)
		return err->status;
	if (f->r->step < ROTATION_DELIVERED)
		rotate_find_made(f->r, f->tokens);
	see(f);
	return ST_OK;
}

static void end_lists(struct rotate_flow *f)
{
	struct gathered *got = gather_get(f->gather, 0);
	const char *id = NULL;

	if (got->err.status != ST_OK)
		f->failed = got->err;
	else if (!got->complete || !got->body)
		error_set(&f->failed, ST_PARSE, "not every page of the tokens came");
	if (f->failed.status != ST_OK) {
		end_reading(f);
		return;
	}
	json_object_put(f->tokens);
	f->tokens = got->body;
	got->body = NULL;
	f->unclear = false;
	if (is_elsewhere(f)) {
		gather_free(f->gather);
		read_lists(f);
		return;
	}
	if (f->org) {
		free(f->plan);
		f->plan = rotate_plan_of(gather_get(f->gather, 1)->body, f->org);
	}
	if (find(f, &id, &f->failed) != ST_OK) {
		end_reading(f);
		return;
	}
	gather_free(f->gather);
	read_tokens(f, id);
}

static void take_token(struct rotate_flow *f, ssize_t at, json_object **to)
{
	struct gathered *got =
		at == NOT_ASKED ? NULL : gather_get(f->gather, (size_t)at);

	json_object_put(*to);
	*to = got ? got->body : NULL;
	if (!got)
		return;
	got->body = NULL;
	if (got->err.status != ST_OK && got->http != 404)
		f->failed = got->err;
}

/* Begun now, it is of whoever is signed in. */
static void sign(struct rotate_flow *f)
{
	free(f->r->url);
	free(f->r->by);
	f->r->url = xstrdup(f->url);
	f->r->by = xstrdup(app_status(f->app)->claims.username);
}

static void end_tokens(struct rotate_flow *f)
{
	take_token(f, f->old_at, &f->old);
	take_token(f, f->fresh_at, &f->fresh);
	f->read_at = app_now(f->app);
	if (!f->r && f->old)
		(void)!rotation_begin(f->org, f->old, f->tokens, NULL, app_now(f->app),
				      &f->r, &f->failed);
	if (f->r && !f->begun)
		sign(f);
	end_reading(f);
}

static bool take_reading(struct rotate_flow *f, const struct reply *r)
{
	if (!f->gather || !gather_take(f->gather, r))
		return false;
	if (f->lists && !gather_left(f->gather))
		end_lists(f);
	if (f->gather && !f->lists && !gather_left(f->gather))
		end_tokens(f);
	return true;
}

bool flow_reply(struct rotate_flow *f, const struct reply *r)
{
	if (take_reading(f, r))
		return true;
	if (f->note && r->ticket == f->note) {
		if (r->err.status != ST_OK)
			flow_say_error(f, &r->err);
		return true;
	}
	if (!f->ticket || r->ticket != f->ticket)
		return false;
	if (r->type == REPLY_DONE)
		flow_take_change(f, r);
	return true;
}

/* ---- the flow ----------------------------------------------------------------------
 */

struct flow_state flow_state(const struct rotate_flow *f)
{
	return (struct flow_state){
		.doing = f->doing,
		.org = f->org,
		.r = f->r,
		.begun = f->begun,
		.unclear = f->unclear,
		.known = f->tokens != NULL,
		.old = f->old,
		.fresh = f->fresh,
		.used = f->tokens ? json_object_array_length(f->tokens) : 0,
		.quota = f->org ? token_quota(f->plan) : 0,
		.delivery = &f->delivery,
		.deliverable = f->deliverable,
		.failed = &f->failed,
		.read_at = f->read_at,
		.life = (int64_t)LIFE_DAYS * FLOW_DAY,
		.quiet = (int64_t)ROTATION_QUIET_DAYS * FLOW_DAY,
	};
}

struct rotate_flow *flow_new(struct app *a, const char *org, const char *word)
{
	struct rotate_flow *f = xcalloc(1, sizeof(*f));
	struct origin origin;

	f->app = a;
	f->org = org ? xstrdup(org) : NULL;
	f->word = xstrdup(word);
	if (origin_base(app_config(a)->url, &f->url, &origin, &f->failed) == ST_OK &&
	    load_begun(f, &f->failed) == ST_OK)
		flow_read(f);
	return f;
}

void flow_free(struct rotate_flow *f)
{
	program_forget(f);
	gather_free(f->gather);
	if (f->ticket)
		app_sending(f->app, -1);
	rotate_guest_free(f->guest);
	flow_forget_secret(f);
	job_lock_release(f->lock);
	delivery_done(&f->delivery);
	rotation_free(f->r);
	json_object_put(f->tokens);
	json_object_put(f->old);
	json_object_put(f->fresh);
	free(f->plan);
	free(f->url);
	free(f->org);
	free(f->word);
	free(f);
}
