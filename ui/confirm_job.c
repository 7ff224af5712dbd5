#include <stdio.h>

#include "model/show.h"
#include "model/xalloc.h"
#include "ui/confirm.h"

/* A confirmed plan on its way.  What is said to be deleted is what the Hub answered
 * with a 2xx; a row leaves the list only then, or when it was gone already. */

#define DELETING_NEEDS                                                                 \
	"Deleting needs: a password, a personal token with Read, Write & Delete, or "  \
	"an organization token with scope-tag-admin; and the right to it."

enum { REPORT_WIDTH = 56 }; /* fits the box of 60 columns */

size_t confirm_count(const struct confirm *c, enum plan_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->items[i].state == state;
	return n;
}

static const enum plan_state reported[] = {
	ITEM_DONE,    ITEM_GONE,    ITEM_DRIFTED, ITEM_FAILED,
	ITEM_UNKNOWN, ITEM_SKIPPED, ITEM_PLANNED, ITEM_SENT,
};

static enum style style_of(enum plan_state state)
{
	if (state == ITEM_DONE || state == ITEM_GONE)
		return STYLE_GOOD;
	if (state == ITEM_FAILED || state == ITEM_UNKNOWN)
		return STYLE_BAD;
	return state == ITEM_DRIFTED ? STYLE_WARN : STYLE_PLAIN;
}

static void say_counts(struct confirm *c)
{
	for (size_t i = 0; i < COUNT(reported); i++) {
		size_t n = confirm_count(c, reported[i]);

		if (n)
			lines_add(&c->text, style_of(reported[i]), NULL, "%-14s %zu",
				  plan_state_text(reported[i]), n);
	}
}

static void say_item(struct confirm *c, const struct plan_item *item)
{
	char name[600], http[16] = "";

	show_escaped(str_from(item->tag), name, sizeof(name), NULL);
	if (item->http)
		snprintf(http, sizeof(http), "%d", item->http);
	lines_add(&c->text, style_of(item->state), NULL, "  %-14s %3s  %s  %s",
		  plan_state_text(item->state), http, name, item->note);
}

static bool refused_by_hub(const struct confirm *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (c->items[i].state == ITEM_FAILED && c->items[i].http == 403)
			return true;
	}
	return false;
}

void confirm_progress(struct confirm *c)
{
	lines_clear(&c->text);
	lines_add(&c->text, STYLE_PLAIN, NULL, "in %s", c->where);
	say_counts(c);
	if (c->stopped.status != ST_OK)
		lines_add(&c->text, STYLE_BAD, NULL, "stopped: %s", c->stopped.text);
	if (refused_by_hub(c))
		lines_wrap(&c->text, NULL, str_from(DELETING_NEEDS), REPORT_WIDTH);
	if (c->stopped.hint[0])
		lines_add(&c->text, STYLE_PLAIN, NULL, "%s", c->stopped.hint);
	for (size_t i = 0; i < c->n; i++) {
		if (c->items[i].state != ITEM_PLANNED)
			say_item(c, &c->items[i]);
	}
}

void confirm_start(struct confirm *c)
{
	c->phase = CONFIRM_RUNNING;
	c->job = hub_delete(app_hub(c->view.app), c->plan);
	c->plan = NULL;
	app_jobs(c->view.app, +1);
	confirm_progress(c);
}

void confirm_stop(struct confirm *c)
{
	if (c->stopping)
		return;
	c->stopping = true;
	hub_cancel(app_hub(c->view.app), c->job);
}

static bool is_final(enum plan_state s)
{
	return s != ITEM_PLANNED && s != ITEM_SENT;
}

static void take_item(struct confirm *c, const struct reply *r)
{
	struct plan_item *item;

	if (r->item >= c->n)
		return;
	item = &c->items[r->item];
	c->finished += is_final(r->result.state) && !is_final(item->state);
	item->state = r->result.state;
	item->http = r->result.http;
	snprintf(item->note, sizeof(item->note), "%s", r->result.note);
	if (item->state == ITEM_DONE || item->state == ITEM_GONE)
		lists_deleted(c->view.app, c->ns, c->repo, item);
}

static void finish(struct confirm *c, const struct reply *r)
{
	size_t done = confirm_count(c, ITEM_DONE), gone = confirm_count(c, ITEM_GONE);

	c->phase = CONFIRM_REPORT;
	c->stopped = r->err;
	c->text.top = 0;
	app_jobs(c->view.app, -1);
	if (r->err.status != ST_OK)
		app_say_error(c->view.app, &r->err);
	else if (done + gone == c->n)
		app_say(c->view.app, TONE_GOOD, "%s: %zu deleted, %zu already gone",
			c->where, done, gone);
	else
		app_say(c->view.app, TONE_WARN, "%s: %zu of %zu deleted; %s says why",
			c->where, done, c->n,
			app_top(c->view.app) == &c->view ? "the report" : ":jobs");
}

bool confirm_reply(struct view *v, struct reply *r)
{
	struct confirm *c = (struct confirm *)v;

	if (!r->ticket || r->ticket != c->job)
		return false;
	if (r->type == REPLY_ITEM)
		take_item(c, r);
	else if (r->type == REPLY_DONE)
		finish(c, r);
	confirm_progress(c);
	app_dirty(v->app);
	return true;
}

static void say_end(const struct confirm *c)
{
	char where[600];
	const char *comma = "";

	show_escaped(str_from(c->where), where, sizeof(where), NULL);
	fprintf(stderr, "hubdeck: %s:", where);
	for (size_t i = 0; i < COUNT(reported); i++) {
		size_t n = confirm_count(c, reported[i]);

		if (n)
			fprintf(stderr, "%s %zu %s", comma, n,
				reported[i] == ITEM_PLANNED
					? plan_state_text(ITEM_SKIPPED)
					: plan_state_text(reported[i]));
		comma = n ? "," : comma;
	}
	fputs("; hubdeck journal has the details\n", stderr);
}

bool confirm_end(struct view *v, struct reply *r, bool *ret_partly)
{
	struct confirm *c = (struct confirm *)v;

	if (v->ops->reply != confirm_reply || !confirm_reply(v, r))
		return false;
	if (c->phase != CONFIRM_REPORT)
		return true;
	say_end(c);
	if (confirm_count(c, ITEM_DONE) + confirm_count(c, ITEM_GONE) < c->n)
		*ret_partly = true;
	return true;
}
