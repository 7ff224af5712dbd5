/*
 * Invitations: the Hub says beforehand, of each of them, what would become of it (F8,
 * its own dry_run), and afterwards what did.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/act_form.h"

enum { SHOWN = 8 };

struct rehearsal {
	ticket ticket;
	json_object *rows; /* what the Hub said; NULL: nothing yet */
	char *text;        /* of whom */
	struct error err;
};

static struct rehearsal *of(const struct act_form *t)
{
	return t->more;
}

static const char *invitees(const struct act_form *t)
{
	const struct draft *d = &t->form.draft;
	size_t i = draft_find(d, op_param(t->op, "invitees"));

	return i < d->n ? d->fields[i].text : "";
}

static void rehearsal_open(struct act_form *t)
{
	t->more = xcalloc(1, sizeof(struct rehearsal));
}

static void forget(struct rehearsal *r)
{
	json_object_put(r->rows);
	free(r->text);
	r->rows = NULL;
	r->text = NULL;
	r->err = (struct error){ 0 };
}

static void rehearsal_ask(struct act_form *t)
{
	struct rehearsal *r = of(t);
	size_t bad = draft_first_bad(&t->form.draft);
	struct request req = { .op = t->op, .want = WANT_BODY, .priority = PRIO_USER };

	if (bad < t->form.draft.n) {
		form_focus(&t->form, bad);
		form_note(&t->form, STYLE_BAD, "first this");
		return;
	}
	hub_cancel(app_hub(t->form.view.app), r->ticket);
	forget(r);
	req.params = draft_params(&t->form.draft);
	json_object_object_add(req.params, "dry_run", json_object_new_boolean(true));
	r->text = xstrdup(invitees(t));
	r->ticket = hub_submit(app_hub(t->form.view.app), &req);
}

static bool rehearsal_reply(struct act_form *t, struct reply *reply)
{
	struct rehearsal *r = of(t);
	json_object *body = NULL;

	if (!reply->ticket || reply->ticket != r->ticket || reply->type != REPLY_DONE)
		return false;
	r->ticket = 0;
	r->err = reply->err;
	if (r->err.status == ST_OK &&
	    json_parse((struct str){ reply->body ? reply->body : "", reply->body_len },
		       &body, &r->err) == ST_OK)
		r->rows = envelope_rows(t->op->envelope, body);
	json_object_put(body);
	app_dirty(t->form.view.app);
	return true;
}

/* One line each: who, and the Hub's word. */
static void draw_invitees(json_object *rows, struct painter *p)
{
	size_t n = json_object_array_length(rows);

	for (size_t i = 0; i < n && i < SHOWN; i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str who = json_str(row, "/invitee"),
			   what = json_str(row, "/status");
		bool good = str_eq(what, STR("invited"));

		painter_say(p, good ? STYLE_GOOD : STYLE_WARN, "%.*s: %s%.*s",
			    STR_ARG(who), good ? "would be " : "", STR_ARG(what));
	}
	if (n > SHOWN)
		painter_say(p, STYLE_DIM, "and %zu more", n - SHOWN);
}

static void rehearsal_below(struct act_form *t, size_t i, struct painter *p)
{
	const struct rehearsal *r = of(t);

	if (strcmp(t->form.draft.fields[i].param->name, "invitees") != 0)
		return;
	if (r->ticket)
		painter_say(p, STYLE_DIM, "the Hub is asked what would happen ...");
	else if (r->err.status)
		painter_say(p, STYLE_BAD, "%s", r->err.text);
	else if (r->rows && r->text && !strcmp(r->text, invitees(t)))
		draw_invitees(r->rows, p);
}

static bool rehearsal_busy(const struct act_form *t)
{
	return of(t)->ticket != 0;
}

static void rehearsal_done(struct act_form *t)
{
	struct rehearsal *r = of(t);

	hub_cancel(app_hub(t->form.view.app), r->ticket);
	forget(r);
	free(r);
}

const struct act_extra act_rehearsal = {
	.op = "org.bulk_invite",
	.hint = "F8 try it",
	.open = rehearsal_open,
	.below = rehearsal_below,
	.ask = rehearsal_ask,
	.reply = rehearsal_reply,
	.busy = rehearsal_busy,
	.free = rehearsal_done,
};
