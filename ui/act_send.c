/* From the answers of a form to the Hub, and back: the question, the sending, what the
 * Hub says of which field. */
#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/hub_error.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/act_form.h"
#include "ui/confirm.h"
#include "ui/views.h"

enum { SHOWN = 60 };

/* ---- the question ---------------------------------------------------------- */

/* The bytes that will be sent, so that look-alikes cannot hide (QUALITY S2). */
static void escaped(const struct draft *d, size_t i, const char *text, char *buf,
		    size_t size)
{
	char shown[DRAFT_SHOWN_MAX];

	draft_show(d->fields[i].param, text, d->now, shown, sizeof(shown));
	show_escaped(str_from(shown), buf, size, NULL);
}

static const char *label_of(const struct act_form *t, size_t i, const char *text)
{
	const struct form_field *w = &t->form.fields[i];

	return w->widget == &widget_pick ? form_source_label(&w->source, text) : text;
}

static void say_field(struct act_form *t, struct lines *l, size_t i)
{
	const struct draft *d = &t->form.draft;
	const struct draft_field *f = &d->fields[i];
	char label[64], now[600], was[600], line[1300];

	escaped(d, i, label_of(t, i, f->text), now, sizeof(now));
	if (f->was) {
		escaped(d, i, label_of(t, i, f->was), was, sizeof(was));
		snprintf(line, sizeof(line), "%s: %s -> %s",
			 form_label(&t->form, i, label, sizeof(label)), was, now);
	} else {
		snprintf(line, sizeof(line), "%s: %s",
			 form_label(&t->form, i, label, sizeof(label)), now);
	}
	lines_wrap(l, NULL, str_from(line), SHOWN);
}

static void say_changes(struct act_form *t, struct lines *l)
{
	const struct draft *d = &t->form.draft;

	if (t->place.ns[0])
		lines_add(l, STYLE_PLAIN, NULL, "in %s%s%s", t->place.ns,
			  t->place.repo[0] ? "/" : "", t->place.repo);
	for (size_t i = 0; i < d->n; i++)
		if (draft_changed(d, i))
			say_field(t, l, i);
	if (t->extra && t->extra->told)
		t->extra->told(t, l);
	lines_add(l, STYLE_PLAIN, NULL,
		  t->get ? "2 requests; written to the journal first."
			 : "1 request, written to the journal first.");
}

static void go(struct act_form *t)
{
	if (t->get)
		act_read(t, ACT_CHECKING);
	else
		act_send(t);
}

static void confirmed(struct app *a, void *take_arg)
{
	(void)a;
	go(take_arg);
}

/* How many are named in a list that counts (invitees); else one. */
static size_t number_of(const struct act_form *t, json_object *params)
{
	for (size_t i = 0; i < t->op->n_params; i++) {
		const struct param *p = &t->op->params[i];
		json_object *v;

		if (p->counted && json_object_object_get_ex(params, p->name, &v))
			return json_object_array_length(v);
	}
	return 1;
}

static void ask(struct act_form *t, json_object *params)
{
	struct app *a = t->form.view.app;
	struct question q = {
		.title = xasprintf("%s?", t->form.title),
		.words = { "send", "sent", NULL },
		.key = t->act->key,
		.safety = t->safety,
		.number = number_of(t, params),
		.name = confirm_word(t->op, params,
				     t->plan ? t->plan->items[0].name : NULL),
		.yes = confirmed,
		.arg = t,
	};

	say_changes(t, &q.text);
	app_push(a, confirm_new(a, &q));
}

/* ---- from F9 on ------------------------------------------------------------ */

/* What the whole of it is wrong about, beside the field that it names. */
static void say_usage(struct act_form *t, const struct error *err)
{
	struct draft *d = &t->form.draft;
	size_t n = strcspn(err->text, ":");

	form_note(&t->form, STYLE_BAD, "%s%s%s", err->text, err->hint[0] ? "; " : "",
		  err->hint);
	for (size_t i = 0; i < d->n; i++)
		if (str_eq(str_from(d->fields[i].param->name),
			   (struct str){ err->text, n }))
			form_focus(&t->form, i);
}

static void submit_one(struct act_form *t)
{
	json_object *params = draft_params(&t->form.draft);
	struct call *call = NULL;
	struct error err = { 0 };

	if (op_call(t->op, params, &call, &err) != ST_OK) {
		say_usage(t, &err);
		json_object_put(params);
		return;
	}
	t->safety = call->safety;
	if (t->plan && t->act->safety && t->plan->safety > t->safety)
		t->safety = t->plan->safety;
	call_free(call);
	if (t->safety > SAFETY_0)
		ask(t, params);
	else
		go(t);
	op_wipe(t->op, params);
	json_object_put(params);
}

/* The same for all of them: a plan of its own. */
static void submit_many(struct act_form *t)
{
	struct app *a = t->form.view.app;
	json_object *all = draft_params(&t->form.draft);
	json_object *answers = json_object_new_object();
	const struct kind *kind = t->kind;
	char key = t->act->key;
	json_object *said = json_object_new_object();
	struct plan *p;

	for (size_t i = 0; i < t->form.draft.n; i++) {
		const struct draft_field *f = &t->form.draft.fields[i];
		const char *name = f->param->name, *label = label_of(t, i, f->text);
		json_object *v;

		if (json_object_object_get_ex(all, name, &v))
			json_object_object_add(answers, name, json_object_get(v));
		if (label != f->text)
			json_put_text(said, name, label);
	}
	p = plan_with(t->plan, answers, app_now(a));
	json_object_put(p->said);
	p->said = said;
	json_object_put(answers);
	json_object_put(all);
	if (!p->n) {
		plan_say_left_out(a, p);
		plan_free(p);
		return;
	}
	app_pop(a, &t->form.view);
	confirm_plan(a, kind, p, key);
}

static bool has_was(const struct draft *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->fields[i].was)
			return true;
	return false;
}

void act_submit(struct form *f)
{
	struct act_form *t = (struct act_form *)f;
	const char *why = app_no_changes(f->view.app);
	char now[IDENTITY_MAX];

	app_identity(app_status(f->view.app), now, sizeof(now));
	/* Opened before anybody was signed in: there was nothing to mistake. */
	if (!*t->identity)
		snprintf(t->identity, sizeof(t->identity), "%s", now);
	if (why)
		form_note(f, STYLE_WARN, "not sent: %s %s", t->act->name, why);
	else if (strcmp(now, t->identity) != 0)
		form_note(f, STYLE_WARN,
			  "not sent: the sign-in is another than when "
			  "this was opened");
	else if (has_was(&f->draft) && !draft_changes(&f->draft))
		form_note(f, STYLE_PLAIN, "nothing is changed: nothing was sent");
	else if (act_count(t) > 1)
		submit_many(t);
	else
		submit_one(t);
}

void act_send(struct act_form *t)
{
	const struct request req = {
		.op = t->op,
		.params = draft_params(&t->form.draft),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};

	t->state = ACT_SENDING;
	app_sending(t->form.view.app, +1);
	t->ticket = hub_submit(app_hub(t->form.view.app), &req);
	app_dirty(t->form.view.app);
}

/* ---- the answer ------------------------------------------------------------ */

static void blame(void *arg, struct str name, const char *text)
{
	struct act_form *t = arg;

	(void)draft_blame(&t->form.draft, name, text);
}

static size_t first_said(const struct draft *d)
{
	size_t i = 0;

	while (i < d->n && !d->fields[i].said)
		i++;
	return i;
}

static void look_up(struct act_form *t)
{
	lists_stale(t->form.view.app, t->kind, t->form.draft.given);
	if (t->get)
		act_read(t, ACT_LOOKING);
}

static void refused(struct act_form *t, const struct reply *r)
{
	struct app *a = t->form.view.app;
	size_t at;

	t->state = ACT_OPEN;
	if (r->body)
		hub_error_fields(r->http, (struct str){ r->body, r->body_len }, blame,
				 t);
	at = first_said(&t->form.draft);
	if (at < t->form.draft.n)
		form_focus(&t->form, at);
	form_note(&t->form, STYLE_BAD, "%s", r->err.text);
	app_say_error(a, &r->err);
	/* It may have happened all the same. */
	if (r->requests && (r->http == 0 || r->http >= 500))
		look_up(t);
}

static void make_stale(struct act_form *t)
{
	struct app *a = t->form.view.app;

	lists_stale(a, t->kind, t->form.draft.given);
	lists_touched(a, t->act, t->form.draft.given);
}

/* What takes it back: the same operation with what was there before. */
static void keep_undo(struct act_form *t)
{
	const struct plan_words words = { "undo", "undone", t->kind->noun };
	const struct draft *d = &t->form.draft;
	struct app *a = t->form.view.app;
	struct plan_thing thing = { .name = "", .size = { -1 } };
	json_object *before = NULL;
	struct plan *p = plan_new(&words, app_now(a));

	json_object_deep_copy(d->given, &before, NULL);
	for (size_t i = 0; i < d->n; i++)
		if (draft_changed(d, i))
			json_object_object_add(before, d->fields[i].param->name,
					       draft_before(d, i));
	plan_begin(p, t->op, before, NULL,
		   t->place.ns[0] ? t->place.ns : "your account");
	thing.name = act_count(t) ? t->plan->items[0].name : t->kind->noun;
	plan_add(p, &thing);
	undo_keep(a, t->kind, p);
}

static bool can_be_undone(const struct act_form *t)
{
	return t->safety <= SAFETY_0 && t->op->method == HTTP_PATCH &&
	       has_was(&t->form.draft);
}

/* "team tools created", "web changed". */
static void say_done(struct act_form *t)
{
	const struct draft *d = &t->form.draft;
	struct app *a = t->form.view.app;
	char what[DRAFT_SHOWN_MAX] = "";

	if (act_count(t)) {
		app_say(a, TONE_GOOD, "%s %s", t->plan->items[0].name, t->act->done);
		return;
	}
	if (d->n && d->fields[0].param->required)
		draft_show(d->fields[0].param, d->fields[0].text, d->now, what,
			   sizeof(what));
	app_say(a, TONE_GOOD, "%s%s%s %s", t->kind->noun, *what ? " " : "", what,
		t->act->done);
}

/* One 2xx for all of them says nothing of any (CONTRACT 18.27).  False: there is no
 * more to say. */
static bool say_each(struct act_form *t, const struct reply *r)
{
	struct app *a = t->form.view.app;
	json_object *body = NULL, *rows = NULL;
	struct error err = { 0 };
	size_t n = 0, good = 0;

	if (t->op->envelope == ENV_INVITEES && r->body &&
	    json_parse((struct str){ r->body, r->body_len }, &body, &err) == ST_OK)
		rows = envelope_rows(t->op->envelope, body);
	json_object_put(body);
	n = rows ? json_object_array_length(rows) : 0;
	for (size_t i = 0; i < n; i++)
		good += str_eq(json_str(json_object_array_get_idx(rows, i), "/status"),
			       STR("invited"));
	if (n) {
		app_say(a, good < n ? TONE_WARN : TONE_GOOD, "%zu of %zu invited", good,
			n);
		app_pop(a, &t->form.view);
		app_push(a, act_report_new(a, rows, good));
	}
	json_object_put(rows);
	return n;
}

/* The only time that the Hub says it. */
static void show_token(struct act_form *t, const struct reply *r)
{
	struct app *a = t->form.view.app;
	struct view *page =
		token_page_new(a, t->form.draft.fields[0].text,
			       (struct str){ r->body ? r->body : "", r->body_len });

	if (page)
		app_push(a, page);
	else
		app_say(a, TONE_BAD, "the token was made, but the Hub did not say it");
}

void act_answer(struct act_form *t, struct reply *r)
{
	struct app *a = t->form.view.app;

	app_sending(a, -1);
	if (r->err.status != ST_OK) {
		refused(t, r);
		return;
	}
	make_stale(t);
	if (can_be_undone(t))
		keep_undo(t);
	if (say_each(t, r))
		return;
	say_done(t);
	app_pop(a, &t->form.view);
	if (t->op->flags & OP_SECRET)
		show_token(t, r);
}
