#include "ui/rotate_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "ui/cli.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/rotate_deliver.h"
#include "ui/rotate_hub.h"
#include "ui/rotate_words.h"
#include "ui/rotation_file.h"

enum { DAY = 86400, LIFE_DAYS = 365, QUIET_DAYS = 7 };

struct rotating {
	struct program *program;
	const struct options *o;
	const char *org;     /* --org; NULL: a personal token */
	json_object *tokens; /* all there are */
	struct rotation *r;
	struct delivery delivery;
	int64_t life, quiet; /* seconds */
};

static const char *state_dir(const struct rotating *v)
{
	return v->o->config.state_dir;
}

static int64_t now(const struct rotating *v)
{
	return hub_now(v->program->hub);
}

/* In the journal, what no request says: where it went, and that it works. */
static enum status journal(const struct rotating *v, const char *step, bool failed,
			   const char *note, struct error *err)
{
	struct hub *h = v->program->hub;
	char *operation = xasprintf("rotate.%s", step);
	char *target = xasprintf("%s%s%s", v->r->org ? v->r->org : "",
				 v->r->org ? "/" : "", v->r->new_label);
	ticket t = hub_note(h, &(struct local_step){ .operation = operation,
						     .target = target,
						     .note = note,
						     .failed = failed });
	struct reply *r = cli_wait(h, t, &v->o->config, NULL, NULL);

	if (!r || r->err.status != ST_OK)
		error_set(err, ST_LOCAL, "%s, but not noted: %.160s", step,
			  r ? r->err.text : "no answer");
	reply_free(r);
	free(operation);
	free(target);
	return err->status;
}

/* The step is done: that it is, is on the disk before the next one begins. */
static enum status keep(struct rotating *v, enum rotation_step step, const char *note,
			struct error *err)
{
	v->r->step = step;
	rotation_note(v->r, now(v), rotation_step_text(step), note);
	if (rotation_save(state_dir(v), v->r, err) != ST_OK)
		return err->status;
	if (step != ROTATION_DELIVERED && step != ROTATION_VERIFIED)
		return ST_OK;
	return journal(v, rotation_step_text(step), false, note, err);
}

/* ---- what is asked ----------------------------------------------------------------
 */

static enum status read_age(const struct options *o, const char *flag, int64_t preset,
			    int64_t *ret, struct error *err)
{
	const char *value = flag_value(o, flag);

	*ret = preset;
	if (!value || parse_age(str_from(value), ret))
		return ST_OK;
	error_set(err, ST_USAGE, "--%s: \"%.40s\" is no span of time", flag, value);
	return error_hint(err, "write 24h, 30d, 1y");
}

static enum status read_words(struct rotating *v, struct error *err)
{
	static const char *const later[] = { "disable", "undo", "delete" };
	const struct options *o = v->o;
	const char *resume = flag_value(o, "resume");
	size_t n = 0;

	v->org = flag_value(o, "org");
	if (flags_check(o, "rotate", err) != ST_OK ||
	    read_age(o, "expires", (int64_t)LIFE_DAYS * DAY, &v->life, err) != ST_OK ||
	    read_age(o, "quiet-for", (int64_t)QUIET_DAYS * DAY, &v->quiet, err) !=
		    ST_OK)
		return err->status;
	for (size_t i = 0; i < COUNT(later); i++)
		n += flag_value(o, later[i]) != NULL;
	if (resume ? o->n_words != 1 : o->n_words > 2)
		error_set(err, ST_USAGE, "rotate: which token?");
	else if (n > 1 || (n && !resume))
		error_set(err, ST_USAGE,
			  n > 1 ? "one step at a time"
				: "--disable, --undo and --delete go with --resume");
	if (err->status != ST_OK)
		return error_hint(err, "hubdeck rotate TOKEN --org ORG, or hubdeck "
				       "rotate --resume NAME");
	return ST_OK;
}

/* ---- beginning --------------------------------------------------------------------
 */

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
	char *label = given ? xstrdup(given) : rotation_label(v->r->old_label, now(v));

	for (int i = 2; is_taken(v, label) && !given && i < 100; i++) {
		free(label);
		label = rotation_label(v->r->old_label, now(v));
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
	v->r->begun = now(v);
	v->r->read = what_to_read(token);
	hub_status(v->program->hub, &status);
	v->r->by = xstrdup(status.claims.username);
	if (rotation_exists(state_dir(v), v->r->name)) {
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
	format_rfc3339(now(v) + v->life, expires, sizeof(expires));
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

/* The class of the call, or `least`. */
static enum status check_gate(const struct rotating *v, const struct op *op,
			      json_object *params, enum safety least, struct error *err)
{
	struct call *call = NULL;
	enum status st = op_call(op, params, &call, err);

	if (st == ST_OK)
		st = gate_check(&v->o->config, op,
				call->safety > least ? call->safety : least, params,
				err);
	call_free(call);
	return st;
}

/* ---- make, deliver, verify --------------------------------------------------------
 */

/* Not delivered, it is of no use to anybody, and counts against the quota. */
static enum status take_back(struct rotating *v, struct error *err)
{
	struct error why = *err, again = { 0 }, ignored = { 0 };

	(void)!journal(v, "delivered", true, why.text, &ignored);
	if (rotate_delete(v->program, v->r, v->r->new_id, &again) != ST_OK) {
		error_set(err, why.status,
			  "not delivered, and the new token is still "
			  "there: %.120s",
			  why.text);
		return error_hint(err, "hubdeck rotate --resume %.100s", v->r->name);
	}
	(void)!rotation_forget(state_dir(v), v->r->name, &again);
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
		return keep(v, ROTATION_VERIFIED, note, err);
	rotation_note(v->r, now(v), "not verified", why.text);
	(void)!journal(v, "verified", true, why.text, &ignored);
	(void)!rotation_save(state_dir(v), v->r, &ignored);
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
	if (keep(v, ROTATION_MAKING, v->r->new_label, err) != ST_OK) {
		json_object_put(take_params);
		return err->status;
	}
	st = rotate_create(v->program, v->r, take_params, &secret, err);
	if (st != ST_OK) {
		struct error ignored = { 0 };

		/* What the Hub said no to does not exist. */
		if (err->http >= 400 && err->http < 500)
			(void)!rotation_forget(state_dir(v), v->r->name, &ignored);
		else
			error_hint(err,
				   "hubdeck rotate --resume %.100s looks whether "
				   "it was made",
				   v->r->name);
		secret_free(secret);
		return st;
	}
	st = keep(v, ROTATION_MADE, v->r->new_label, err);
	if (st == ST_OK && delivery_give(&v->delivery, secret, err) != ST_OK)
		st = take_back(v, err);
	else if (st == ST_OK)
		st = keep(v, ROTATION_DELIVERED, v->delivery.words, err);
	if (st == ST_OK)
		st = verify(v, secret, err);
	secret_free(secret);
	return st;
}

static enum status begin(struct rotating *v, const char *word, struct error *err)
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
		 check_gate(v, create, params, SAFETY_READ, err) == ST_OK &&
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

/* ---- going on ---------------------------------------------------------------------
 */

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

static json_object *by_id(const struct rotating *v, const char *id)
{
	for (size_t i = 0; id && i < json_object_array_length(v->tokens); i++) {
		json_object *t = json_object_array_get_idx(v->tokens, i);

		if (!strcmp(rotate_id(v->r->org, t), id))
			return t;
	}
	return NULL;
}

/* What was made, though its answer was lost: the label was free before. */
static void find_made(struct rotating *v)
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
static enum status make_again(struct rotating *v, struct error *err)
{
	json_object *old = NULL, *params = NULL;
	enum status st;

	if (delivery_prepare(v->o, &v->delivery, err) != ST_OK)
		return err->status;
	find_made(v);
	if (by_id(v, v->r->new_id) &&
	    rotate_delete(v->program, v->r, v->r->new_id, err) != ST_OK)
		return err->status;
	free(v->r->new_id);
	v->r->new_id = NULL;
	st = rotate_find(v->program, v->r->org, v->tokens, v->r->old_id, &old, err);
	if (st == ST_OK)
		st = make_params(v, old, &params, err);
	if (st == ST_OK)
		st = check_gate(v, rotate_op(v->r->org, "create"), params, SAFETY_READ,
				err);
	if (st == ST_OK) {
		st = make(v, params, err);
		params = NULL;
	}
	json_object_put(params);
	json_object_put(old);
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

static enum status disable(struct rotating *v, struct error *err)
{
	if (v->r->step != ROTATION_DELIVERED && v->r->step != ROTATION_VERIFIED)
		return wrong_step(v, "nothing is to be disabled now", err);
	if (check_not_mine(v, v->r->old_id, err) != ST_OK ||
	    rotate_set_active(v->program, v->r, false, err) != ST_OK)
		return err->status;
	v->r->disabled = now(v);
	return keep(v, ROTATION_DISABLED, v->r->old_label, err);
}

/* Disabling is taken back; and what was made, is deleted. */
static enum status undo(struct rotating *v, struct error *err)
{
	json_object *params;
	enum status st;

	if (v->r->step == ROTATION_DISABLED) {
		if (rotate_set_active(v->program, v->r, true, err) != ST_OK)
			return err->status;
		v->r->disabled = 0;
		v->r->step = rotation_noted(v->r, ROTATION_VERIFIED)
				     ? ROTATION_VERIFIED
				     : ROTATION_DELIVERED;
		rotation_note(v->r, now(v), "enabled", v->r->old_label);
		return rotation_save(state_dir(v), v->r, err);
	}
	find_made(v);
	if (!v->r->new_id)
		return rotation_forget(state_dir(v), v->r->name, err);
	params = rotate_params(v->r->org, v->r->new_id);
	st = check_gate(v, rotate_op(v->r->org, "delete"), params, SAFETY_READ, err);
	json_object_put(params);
	if (st == ST_OK)
		st = check_not_mine(v, v->r->new_id, err);
	if (st == ST_OK)
		st = rotate_delete(v->program, v->r, v->r->new_id, err);
	if (st == ST_OK)
		st = rotation_forget(state_dir(v), v->r->name, err);
	return st;
}

/* It went quiet when it was last used, or disabled. */
static enum status check_quiet(const struct rotating *v, struct error *err)
{
	json_object *old = by_id(v, v->r->old_id);
	int64_t used = old ? rotate_used(v->r->org, old) : 0, since = v->r->disabled;
	char left[16];

	since = used > since ? used : since;
	if (now(v) - since >= v->quiet)
		return ST_OK;
	format_age(now(v), since + v->quiet, left, sizeof(left));
	error_set(err, ST_GATE, "%.60s has to be quiet for %s more", v->r->old_label,
		  left);
	return error_hint(err, "--quiet-for 0s deletes it now; it cannot be undone");
}

/* An organization token that was used within a day is class 4 (DESIGN 4). */
static bool used_lately(const struct rotating *v)
{
	json_object *old = by_id(v, v->r->old_id);

	return v->r->org && old && now(v) - rotate_used(v->r->org, old) < DAY;
}

static enum status delete_old(struct rotating *v, struct error *err)
{
	json_object *params;
	enum status st;

	if (v->r->step != ROTATION_DISABLED)
		return wrong_step(v, "--disable comes first", err);
	params = rotate_params(v->r->org, v->r->old_id);
	st = check_gate(v, rotate_op(v->r->org, "delete"), params,
			used_lately(v) ? SAFETY_4 : SAFETY_READ, err);
	json_object_put(params);
	if (st == ST_OK)
		st = check_not_mine(v, v->r->old_id, err);
	if (st == ST_OK)
		st = check_quiet(v, err);
	if (st == ST_OK)
		st = rotate_delete(v->program, v->r, v->r->old_id, err);
	if (st == ST_OK)
		st = rotation_forget(state_dir(v), v->r->name, err);
	if (st == ST_OK) {
		v->r->step = ROTATION_DELETED;
		rotation_note(v->r, now(v), rotation_step_text(v->r->step),
			      v->r->old_label);
	}
	return st;
}

static enum status go_on(struct rotating *v, const char *name, struct error *err)
{
	const struct options *o = v->o;
	enum status st = rotation_load(state_dir(v), name, &v->r, err);

	if (st == ST_OK)
		st = rotate_list(v->program, v->r->org, &v->tokens, err);
	if (st == ST_OK)
		st = check_same(v, err);
	if (st != ST_OK)
		return st;
	if (flag_value(o, "undo"))
		return undo(v, err);
	if (v->r->step < ROTATION_DELIVERED)
		return make_again(v, err);
	if (flag_value(o, "disable"))
		return disable(v, err);
	if (flag_value(o, "delete"))
		return delete_old(v, err);
	return ST_OK;
}

/* ---- the command ------------------------------------------------------------------
 */

static int list_all(struct rotating *v, struct error *err)
{
	json_object *rows = NULL;

	if (rotation_list(state_dir(v), &rows, err) != ST_OK ||
	    rotate_say_list(v->o, rows, err) != ST_OK) {
		json_object_put(rows);
		return cli_fail(v->o, err);
	}
	json_object_put(rows);
	return 0;
}

/* As the tokens are now: what is done is done, whether or not they can be read. */
static enum status say(struct rotating *v, struct error *err)
{
	struct error ignored = { 0 };
	json_object *anew = NULL;

	if (v->o->config.dry_run || !v->r)
		return ST_OK;
	if (rotate_list(v->program, v->r->org, &anew, &ignored) == ST_OK) {
		json_object_put(v->tokens);
		v->tokens = anew;
	}
	return rotate_say(v->o, v->r, by_id(v, v->r->old_id), by_id(v, v->r->new_id),
			  v->delivery.show, now(v), err);
}

int rotate_command(struct program *p, struct error *err)
{
	struct rotating v = { .program = p, .o = &p->options };
	const char *resume = flag_value(v.o, "resume");
	enum status st = read_words(&v, err);
	int code;

	if (st == ST_OK && !resume && v.o->n_words == 1)
		return list_all(&v, err);
	if (st == ST_OK && resume && v.o->config.dry_run)
		st = error_set(err, ST_USAGE, "--dry-run goes with a new rotation");
	if (st == ST_OK)
		st = face_open(p, FACE_SCRIPT, err);
	if (st == ST_OK)
		st = resume ? go_on(&v, resume, err) : begin(&v, v.o->words[1], err);
	if (st == ST_OK)
		st = say(&v, err);
	code = st == ST_OK ? 0 : cli_fail(v.o, err);
	delivery_done(&v.delivery);
	rotation_free(v.r);
	json_object_put(v.tokens);
	return code;
}

void rotate_help(void)
{
	puts("hubdeck rotate TOKEN --org ORG: a new organization token with the same "
	     "rights, by label or id\n"
	     "hubdeck rotate TOKEN: the same of a personal token\n"
	     "hubdeck rotate --resume NAME: where it stands, and the next step\n"
	     "hubdeck rotate: rotations under way\n"
	     "\n"
	     "The new token is made, delivered and tried; both work then.  Change "
	     "what uses it, see the\n"
	     "old one go quiet, --disable it, and --delete it later.  The secret is "
	     "wiped, and in no\n"
	     "log, journal or state.\n");
	flags_print("rotate");
}
