#include "ui/act_form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/confirm.h"

/* ---- what is now ----------------------------------------------------------- */

size_t act_count(const struct act_form *t)
{
	return t->plan ? t->plan->n : 0;
}

void act_read(struct act_form *t, enum act_state state)
{
	const struct request req = {
		.op = t->get,
		.params = op_params_for(t->op, t->get, t->form.draft.given),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};

	t->state = state;
	t->ticket = hub_submit(app_hub(t->form.view.app), &req);
	app_dirty(t->form.view.app);
}

static bool take_now(struct act_form *t, const struct reply *r, struct error *err)
{
	json_object *now = NULL;
	bool moved = false;

	*err = r->err;
	if (err->status == ST_OK &&
	    json_parse((struct str){ r->body ? r->body : "", r->body_len }, &now,
		       err) == ST_OK) {
		moved = draft_read(&t->form.draft, now);
		form_follow(&t->form);
	}
	json_object_put(now);
	return moved;
}

static void was_read(struct act_form *t, const struct reply *r)
{
	(void)take_now(t, r, &t->failed);
	t->state = t->failed.status ? ACT_UNREAD : ACT_OPEN;
	if (t->failed.status == ST_FORBIDDEN && t->kind->forbidden)
		error_hint(&t->failed, "%s", t->kind->forbidden);
	if (t->failed.status)
		app_say_error(t->form.view.app, &t->failed);
}

static void was_checked(struct act_form *t, const struct reply *r)
{
	struct error err;
	bool moved = take_now(t, r, &err);

	t->state = ACT_OPEN;
	if (err.status != ST_OK) {
		form_note(&t->form, STYLE_BAD, "nothing was sent: %s", err.text);
		app_say_error(t->form.view.app, &err);
	} else if (moved) {
		form_note(&t->form, STYLE_WARN,
			  "it was changed meanwhile: see what it was, then send again");
		app_say(t->form.view.app, TONE_WARN,
			"nothing was sent: somebody else changed it since it was read");
	} else {
		act_send(t);
	}
}

/* It was sent, and nobody said what came of it: what the Hub has now does. */
static void was_looked_up(struct act_form *t, const struct reply *r)
{
	struct error err;

	(void)take_now(t, r, &err);
	t->state = ACT_OPEN;
	if (err.status != ST_OK)
		form_note(&t->form, STYLE_BAD,
			  "it may or may not have happened, and could not be looked "
			  "up: %s",
			  err.text);
	else if (draft_changes(&t->form.draft))
		form_note(&t->form, STYLE_WARN,
			  "there was no clear answer, and the Hub has not got it: send "
			  "again, or leave");
	else
		form_note(&t->form, STYLE_WARN,
			  "there was no clear answer, but the Hub has it now as it is "
			  "typed here");
}

/* ---- as a form ------------------------------------------------------------- */

static struct act_form *of(struct form *f)
{
	return (struct act_form *)f;
}

static const char *waits(struct form *f)
{
	static const char *const texts[] = {
		[ACT_READING] = "Reading what is now ...",
		[ACT_CHECKING] = "Looking whether it still is so ...",
		[ACT_SENDING] = "Sending ...",
		[ACT_LOOKING] = "No clear answer: looking what became of it ...",
		[ACT_UNREAD] = NULL,
		[ACT_OPEN] = NULL,
	};

	return texts[of(f)->state];
}

static const struct error *failed(struct form *f)
{
	return of(f)->state == ACT_UNREAD ? &of(f)->failed : NULL;
}

static void again(struct form *f)
{
	act_read(of(f), ACT_READING);
}

/* What is sent cannot be taken back: it goes on without looking.  An answer with a
 * secret is waited for: it is told once. */
static bool leave(struct form *f)
{
	struct act_form *t = of(f);
	struct app *a = f->view.app;
	bool looking = t->state == ACT_LOOKING;

	if (t->state == ACT_CHECKING || t->state == ACT_LOOKING) {
		hub_cancel(app_hub(a), t->ticket);
		t->ticket = 0;
		t->state = ACT_OPEN;
		form_note(f, STYLE_PLAIN, "%s",
			  looking ? "it may or may not have happened" : "not sent");
		return true;
	}
	if (t->state != ACT_SENDING)
		return false;
	if (t->op->flags & OP_SECRET) {
		app_say(a, TONE_WARN, "wait: the answer holds the token, once");
		return true;
	}
	t->left = true;
	app_say(a, TONE_INFO, "still being sent; :jobs shows it");
	app_hide(a, &f->view);
	return true;
}

static bool reply(struct form *f, struct reply *r)
{
	struct act_form *t = of(f);

	if (t->extra && t->extra->reply && t->extra->reply(t, r))
		return true;
	if (!r->ticket || r->ticket != t->ticket)
		return false;
	if (r->type != REPLY_DONE)
		return true;
	t->ticket = 0;
	app_dirty(f->view.app);
	if (t->state == ACT_READING)
		was_read(t, r);
	else if (t->state == ACT_CHECKING)
		was_checked(t, r);
	else if (t->state == ACT_LOOKING)
		was_looked_up(t, r);
	else if (t->state == ACT_SENDING)
		act_answer(t, r);
	return true;
}

static bool busy(const struct form *f)
{
	const struct act_form *t = (const struct act_form *)f;

	return t->extra && t->extra->busy && t->extra->busy(t);
}

static json_object *source_params(struct form *f, const struct op *op)
{
	return place_params_of(&of(f)->place, op);
}

static void done(struct form *f)
{
	struct act_form *t = of(f);

	if (t->extra)
		t->extra->free(t);
	if (t->state != ACT_SENDING)
		hub_cancel(app_hub(f->view.app), t->ticket);
	else if (t->ticket)
		app_sending(f->view.app, -1);
	plan_free(t->plan);
	free(t);
}

static const struct act_extra *extra_of(const struct op *op)
{
	static const struct act_extra *const all[] = { &act_rules, &act_rehearsal,
						       &act_grant, &act_regrant };

	for (size_t i = 0; i < COUNT(all); i++)
		if (op_by_name(all[i]->op) == op)
			return all[i];
	return NULL;
}

static void below(struct form *f, size_t i, struct painter *p)
{
	struct act_form *t = of(f);

	if (t->extra)
		t->extra->below(t, i, p);
}

static void ask_hub(struct form *f)
{
	struct act_form *t = of(f);

	if (t->extra && t->extra->ask)
		t->extra->ask(t);
}

static const char *ask_hint(const struct form *f)
{
	const struct act_form *t = (const struct act_form *)f;

	return t->extra ? t->extra->hint : NULL;
}

static const struct form_ops act_ops = {
	.name = "action",
	.send = "[ Send ]",
	.verb = "send",
	.submit = act_submit,
	.ask = ask_hub,
	.ask_hint = ask_hint,
	.below = below,
	.busy = busy,
	.waits = waits,
	.failed = failed,
	.again = again,
	.leave = leave,
	.reply = reply,
	.source_params = source_params,
	.done = done,
};

/* ---- opening --------------------------------------------------------------- */

/* "Edit team: web", "Change role: 3 members", "New team in acme". */
static char *title_of(const struct act_form *t)
{
	char head[64], noun[64];
	size_t n = act_count(t);

	snprintf(head, sizeof(head), "%s",
		 t->act->title ? t->act->title : t->act->name);
	head[0] = (char)toupper((unsigned char)head[0]);
	if (n > 1)
		return xasprintf("%s: %zu %s", head, n,
				 plan_nouns(&t->plan->words, n, noun, sizeof(noun)));
	if (n)
		return xasprintf("%s: %s", head, t->plan->items[0].name);
	return t->place.ns[0] ? xasprintf("%s in %s%s%s", head, t->place.ns,
					  t->place.repo[0] ? "/" : "", t->place.repo)
			      : xstrdup(head);
}

/* Of many the first stands for all: its own parameters are not asked for, either. */
static json_object *given_by(const struct act_form *t)
{
	json_object *given, *fixed;
	char *text;

	if (act_count(t))
		return plan_params(t->plan, &t->plan->items[0]);
	given = place_params_of(&t->place, t->op);
	text = xasprintf("{%s}", t->act->fixed ? t->act->fixed : "");
	fixed = json_tokener_parse(text);
	json_object_object_foreach(fixed, key, value)
		json_object_object_add(given, key, json_object_get(value));
	json_object_put(fixed);
	free(text);
	return given;
}

/* What the row says, until the Hub has said it afresh. */
static void fill_from_row(struct act_form *t)
{
	json_object *was = NULL;
	struct error ignored = { 0 };

	if (act_count(t) != 1 || !t->plan->items[0].was || t->get ||
	    json_parse(str_from(t->plan->items[0].was), &was, &ignored) != ST_OK)
		return;
	json_object_object_foreach(was, key, value)
		draft_read_text(&t->form.draft, key, json_object_get_string(value));
	json_object_put(was);
}

static const struct op *reader(const struct act_form *t)
{
	const char *name = t->act->reads ? t->act->reads : t->op->reads;

	return name && act_count(t) <= 1 ? op_by_name(name) : NULL;
}

void act_form_open(struct app *a, const struct act_ask *ask)
{
	struct act_form *t = xcalloc(1, sizeof(*t));
	struct draft *d = &t->form.draft;

	t->kind = ask->kind;
	t->act = ask->act;
	t->op = op_by_name(ask->act->op);
	t->place = *ask->place;
	t->plan = ask->plan;
	t->get = reader(t);
	t->state = ACT_OPEN;
	app_identity(app_status(a), t->identity, sizeof(t->identity));
	draft_init(d, t->op, t->act->asks, given_by(t), app_now(a));
	fill_from_row(t);
	if (ask->first && *ask->first && d->n)
		draft_set(d, 0, ask->first);
	form_init(&t->form, a, &act_ops, title_of(t));
	t->extra = extra_of(t->op);
	if (t->extra)
		t->extra->open(t);
	if (t->get)
		act_read(t, ACT_READING);
	app_push(a, &t->form.view);
}
