#include "ui/list.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/keys.h"
#include "ui/set.h"
#include "ui/settings.h"

static enum key_result list_key(struct view *v, uint32_t key)
{
	struct list *l = (struct list *)v;

	switch (l->mode) {
	case MODE_FILTER:
		return list_filter_key(l, key);
	case MODE_SORT:
		return list_sort_key(l, key);
	case MODE_EXPORT:
		return list_export_key(l, key);
	case MODE_ROWS:
		break;
	}
	return KEY_PASS;
}

void list_open_row(struct list *l)
{
	const void *row = list_row(l);
	struct place there;

	if (!row)
		return;
	if (place_enter(&l->place, row, &there))
		app_goto(l->view.app, &there);
	else
		app_command(l->view.app, CMD_DETAILS);
}

/* One thing at a time: the range, then the filter, then the place itself. */
static bool back(struct list *l)
{
	if (l->range)
		l->range = false;
	else if (l->filter.len)
		list_filter_clear(l);
	else
		return false;
	return true;
}

static void refresh(struct list *l)
{
	if (app_status(l->view.app)->net == HUB_NET_OFFLINE)
		hub_probe(app_hub(l->view.app));
	list_refresh(l);
}

/* "z" when nothing is loading. */
static bool stop_refresh(struct list *l)
{
	struct error ignored = { 0 };

	if (!app_settings(l->view.app)->refresh ||
	    set_put(l->view.app, "refresh", "off", &ignored))
		return false;
	app_say(l->view.app, TONE_INFO,
		"lists are no longer read by themselves; :set refresh 60s");
	return true;
}

static bool list_command(struct view *v, enum command c)
{
	struct list *l = (struct list *)v;
	bool used = true;

	if (list_pane_command(l, c))
		return true;
	if (c == CMD_OPEN)
		list_open_row(l);
	else if (c == CMD_BACK)
		used = back(l);
	else if (c == CMD_FILTER)
		list_filter_open(l);
	else if (c == CMD_REFRESH)
		refresh(l);
	else if (c == CMD_STOP)
		used = list_stop(l) || stop_refresh(l);
	else if (c == CMD_WIDE)
		l->wide = !l->wide;
	else if (c == CMD_DETAIL_PANE)
		l->no_pane = !l->no_pane;
	else if (command_act(command_binding(c)))
		list_act_key(l, command_act(command_binding(c)));
	else if (c == CMD_ACTIONS)
		app_push(v->app, act_menu_new(v->app, l->kind));
	else
		used = list_move_command(l, c) || list_marks_command(l, c) ||
		       list_sort_command(l, c) || list_actions_command(l, c);
	return used;
}

static int64_t list_data_at(struct view *v)
{
	return ((struct list *)v)->rows_at;
}

/* While a person is asked for a password the list waits for that, not for the Hub. */
static bool list_busy(struct view *v)
{
	const struct list *l = (const struct list *)v;

	if (app_status(v->app)->ask != HUB_ASK_NONE)
		return false;
	return l->load.state == LOAD_WAITING || l->rules_ticket || list_images_busy(l);
}

/* Rows that were changed from here, that somebody else was shown, or that nobody was:
 * read again, once the list is not covered by anything that was made of them. */
static bool outdated(const struct list *l)
{
	const struct hub_status *s = app_status(l->view.app);
	char now[IDENTITY_MAX];

	if (app_top(l->view.app) != &l->view ||
	    (l->load.state != LOAD_COMPLETE && l->load.state != LOAD_FAILED))
		return false;
	if (l->stale)
		return true;
	if (!s->signed_in)
		return false;
	app_identity(s, now, sizeof(now));
	return strcmp(now, l->identity) != 0;
}

/* -1 is never. */
static int64_t earlier(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static int64_t list_deadline(struct view *v)
{
	const struct list *l = (const struct list *)v;

	return l->preparing || outdated(l)
		       ? 0
		       : earlier(list_images_deadline(l), list_auto_deadline(l));
}

static void list_tick(struct view *v, int64_t now_ms)
{
	struct list *l = (struct list *)v;

	if (l->preparing) {
		l->preparing = table_filter_prepare(l->table);
		return;
	}
	if (l->stale && outdated(l))
		list_refresh_changed(l);
	else if (outdated(l))
		list_refresh(l);
	else if (!list_auto_tick(l, now_ms))
		list_images_tick(l, now_ms);
	app_dirty(v->app);
}

static void list_free(struct view *v)
{
	struct list *l = (struct list *)v;

	hub_cancel(app_hub(v->app), l->load.ticket);
	hub_cancel(app_hub(v->app), l->rules_ticket);
	list_images_done(l);
	table_free(l->behind);
	table_free(l->table);
	rules_free(l->rules);
	free(l);
}

static const struct view_ops list_ops = {
	.name = "list",
	.where = WHERE_LIST | WHERE_WRITE | WHERE_MARKS | WHERE_ACTS,
	.draw = list_draw,
	.key = list_key,
	.command = list_command,
	.mouse = list_mouse,
	.reply = list_reply,
	.heading = list_heading,
	.summary = list_summary,
	.legend = list_legend,
	.deadline = list_deadline,
	.tick = list_tick,
	.busy = list_busy,
	.data_at = list_data_at,
	.free = list_free,
};

struct view *list_new(struct app *a, const struct place *p)
{
	struct list *l = xcalloc(1, sizeof(*l));
	const struct kind *k = p->kind;

	l->view.ops = &list_ops;
	l->view.app = a;
	l->place = *p;
	l->kind = k;
	l->op = op_find(k->group, k->action);
	l->table = table_new(k);
	l->total = l->load.total = -1;
	l->marked_bytes = -1;
	columns_sort(list_config(l), l->table);
	list_load(l);
	return &l->view;
}

static const struct list *as_list(const struct view *v)
{
	return v && v->ops == &list_ops ? (const struct list *)v : NULL;
}

const struct place *list_place(const struct view *v)
{
	const struct list *l = as_list(v);

	return l ? &l->place : NULL;
}

struct table *list_table(const struct view *v)
{
	const struct list *l = as_list(v);

	return l ? l->table : NULL;
}
