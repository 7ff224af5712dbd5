/* What comes of an invite_list: the plan, what became of it, rows and counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/invite_list.h"
#include "model/json.h"
#include "model/xalloc.h"

size_t invite_list_count(const struct invite_list *l, enum invite_verdict v)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].verdict == v;
	return n;
}

static bool is_resent(const struct invite_line *l)
{
	return l->verdict == INVITE_PENDING && l->resend;
}

bool invite_is_sent(const struct invite_line *l)
{
	return l->verdict == INVITE_OK || is_resent(l);
}

size_t invite_list_resends(const struct invite_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_resent(&l->v[i]);
	return n;
}

/* ---- the plan ------------------------------------------------------------------- */

static bool in_group(const struct invite_line *l, const struct invite_line *first)
{
	return l->verdict == INVITE_OK && !strcmp(l->role, first->role) &&
	       !strcmp(l->team, first->team);
}

static bool is_first(const struct invite_list *l, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (in_group(&l->v[i], &l->v[at]))
			return false;
	return l->v[at].verdict == INVITE_OK;
}

/* Everybody of one role and team goes by one request. */
static void add_group(struct plan *p, const struct invite_list *l, size_t first,
		      const char *org)
{
	plan_begin(p, op_by_name("org.invite"), invite_params(&l->v[first], org),
		   "invitee", org);
	for (size_t k = first; k < l->n; k++)
		if (in_group(&l->v[k], &l->v[first]))
			plan_add(p, &(struct plan_thing){ .name = l->v[k].said.invitee,
							  .size = { -1 } });
}

static void add_resends(struct plan *p, const struct invite_list *l, const char *org)
{
	plan_begin(p, op_by_name("org.resend_invite"), json_object_new_object(), NULL,
		   org);
	for (size_t i = 0; i < l->n; i++)
		if (is_resent(&l->v[i]))
			plan_add_by(p, l->v[i].said.invitee, "invite_id",
				    l->v[i].invite);
}

struct plan *invite_list_plan(const struct invite_list *l, const char *org, int64_t now)
{
	static const struct plan_words invite = { "invite", "invited", "invitee" };
	static const struct plan_words resend = { "resend", "sent again",
						  "invitation" };
	static const struct plan_words both = { "send", "sent", "invitation" };
	size_t again = invite_list_resends(l);
	struct plan *p = plan_new(!again                            ? &invite
				  : invite_list_count(l, INVITE_OK) ? &both
								    : &resend,
				  now);

	for (size_t i = 0; i < l->n; i++)
		if (is_first(l, i))
			add_group(p, l, i, org);
	if (again)
		add_resends(p, l, org);
	return p;
}

/* ---- what became of it ----------------------------------------------------------- */

/* In the words of what was done with this one: a plan may do both. */
static const char *result_of(const struct plan *p, const struct plan_item *it)
{
	if (it->state == ITEM_DONE)
		return plan_is_invite(p, it) ? "invited" : "sent again";
	if (it->state == ITEM_DRIFTED)
		return "left alone";
	/* The job is over. */
	return plan_state_text(&p->words,
			       it->state == ITEM_PLANNED ? ITEM_SKIPPED : it->state);
}

static bool is_about(const struct plan *p, const struct plan_item *it,
		     const struct invite_line *l)
{
	return (l->verdict == INVITE_OK) == plan_is_invite(p, it) &&
	       invite_is_sent(l) && !strcasecmp(l->said.invitee, it->name);
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* True when it is another. */
static bool set(char **to, const char *text)
{
	if (same_text(*to, text))
		return false;
	free(*to);
	*to = text ? xstrdup(text) : NULL;
	return true;
}

bool invite_list_result(struct invite_list *l, const struct plan *plan)
{
	bool changed = false;

	l->sent = true;
	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; k < l->n; k++) {
			const struct plan_item *it = &plan->items[i];

			if (!is_about(plan, it, &l->v[k]))
				continue;
			changed |= set(&l->v[k].result, result_of(plan, it));
			changed |= set(&l->v[k].note, it->note);
			l->v[k].good = it->state == ITEM_DONE;
		}
	return changed;
}

size_t invite_list_left(const struct invite_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].result && !l->v[i].good;
	return n;
}

/* ---- for people and programs ------------------------------------------------------
 */

static void put_text(json_object *row, const char *name, const char *text)
{
	json_put_text(row, name, text ? text : "");
}

/* An edited line says what stands in the file, which is as it was. */
static void put_why(json_object *row, const struct invite_line *l)
{
	const struct invite_said *f = &l->file;
	char *text;

	if (!f->invitee) {
		put_text(row, "why", l->why);
		return;
	}
	text = xasprintf("%s%sedited, in the file: %s%s%s%s%s", l->why ? l->why : "",
			 l->why ? "; " : "", f->invitee, *f->role ? ", role " : "",
			 f->role, *f->team ? ", team " : "", f->team);
	put_text(row, "why", text);
	free(text);
}

json_object *invite_list_rows(const struct invite_list *l)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < l->n; i++) {
		const struct invite_line *own = &l->v[i];
		json_object *row = json_object_new_object();

		json_object_object_add(row, "line", json_object_new_int64(own->line));
		put_text(row, "invitee", own->said.invitee);
		put_text(row, "role", own->role);
		put_text(row, "team", own->team);
		put_text(row, "action",
			 own->verdict == INVITE_OK ? "invite"
			 : is_resent(own)          ? "resend"
						   : "skip");
		put_why(row, own);
		put_text(row, "result", own->result);
		put_text(row, "note", own->note);
		json_object_array_add(rows, row);
	}
	return rows;
}

static void put_count(json_object *o, const char *name, size_t n)
{
	json_object_object_add(o, name, json_object_new_int64((int64_t)n));
}

json_object *invite_list_counts(const struct invite_list *l)
{
	json_object *o = json_object_new_object();

	put_count(o, "lines", l->n);
	put_count(o, "invite", invite_list_count(l, INVITE_OK));
	put_count(o, "resend", invite_list_resends(l));
	put_count(o, "members", invite_list_count(l, INVITE_MEMBER));
	put_count(o, "pending", invite_list_count(l, INVITE_PENDING));
	put_count(o, "duplicate", invite_list_count(l, INVITE_DUPLICATE));
	put_count(o, "invalid", invite_list_count(l, INVITE_INVALID));
	put_count(o, "refused", invite_list_count(l, INVITE_REFUSED));
	return o;
}
