#include "ui/list.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/keys.h"
#include "ui/list_audit.h"
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
	if (l->kind == &kind_contexts)
		app_switch(l->view.app, kind_name(l->kind, row));
	else if (l->kind == &kind_limits &&
		 str_eq(kind_name(l->kind, row), STR("pulls")))
		list_limits_ask(l, true);
	else if (l->kind == &kind_images)
		list_joined_open(l, row);
	else if (l->kind == &kind_jobs)
		list_jobs_open(l, row);
	else if (l->kind == &kind_snapshots)
		list_snapshots_open(l, row);
	else if (l->kind == &kind_audit_members)
		list_audit_open(l, row);
	else if (l->kind == &kind_doctor)
		list_doctor_open(l, row);
	else if (l->kind == &kind_hooks)
		list_hooks_open(l, row);
	else if (l->kind == &kind_tag_images)
		list_image_page(l);
	else if (l->kind == &kind_reach ||
		 (l->kind == &kind_ways && list_ways_user(l, row)))
		list_access(l);
	else if (place_enter(&l->place, row, &there))
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
	else if (l->only)
		list_only(&l->view, (struct str){ NULL, 0 }, "");
	else
		return false;
	return true;
}

static void refresh(struct list *l)
{
	if (app_status(l->view.app)->net == HUB_NET_OFFLINE &&
	    !app_snapshot(l->view.app))
		hub_probe(app_hub(l->view.app));
	if (l->kind == &kind_limits)
		list_limits_ask(l, false);
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

/* Does the Hub take words that narrow the list? */
static bool takes_words(const struct list *l)
{
	for (size_t i = 0; i < l->op->n_params; i++)
		if (place_word_name(l->op, i))
			return true;
	return false;
}

/* The palette with this address, to go on typing. */
static void ask(struct list *l)
{
	char text[PLACE_MAX + 2];

	if (!takes_words(l)) {
		app_say(l->view.app, TONE_INFO,
			"the Hub gives this list as a whole; / filters it here");
		return;
	}
	place_format(&l->place, text, sizeof(text) - 1);
	snprintf(text + strlen(text), 2, " ");
	app_push(l->view.app, palette_new(l->view.app, text));
}

static bool list_command(struct view *v, enum command c)
{
	struct list *l = (struct list *)v;
	bool used = true;

	if (c != CMD_ADD)
		l->armed = CMD_NONE;
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
	else if (c == CMD_EVENTS)
		list_events(l);
	else if (c == CMD_ACCESS)
		list_access(l);
	else if (c == CMD_TEAM)
		list_team(l);
	else if (c == CMD_MATRIX)
		list_matrix(l);
	else if (c == CMD_VIEW)
		used = list_access_next(l);
	else if (c == CMD_WEBHOOKS)
		list_webhooks(l);
	else if (c == CMD_README)
		list_readme(l);
	else if (c == CMD_IMAGE)
		list_image_page(l);
	else if (c == CMD_COMPARE)
		list_snapshots_go(l);
	else if (c == CMD_SNAPSHOT)
		list_snapshots_make(l);
	else if (c == CMD_ASK)
		ask(l);
	else if (c == CMD_ADD)
		list_more(l);
	else if (c == CMD_CLEAN)
		list_clean(l);
	else if (command_act(command_binding(c)))
		list_act_key(l, command_act(command_binding(c)));
	else if (c == CMD_ACTIONS)
		app_push(v->app, act_menu_new(v->app, l->kind));
	else
		used = list_move_command(l, c) || list_marks_command(l, c) ||
		       list_sort_command(l, c) || list_actions_command(l, c);
	list_log_follow(l, c);
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
	return l->load.state == LOAD_WAITING || l->rules_ticket || l->export.ticket ||
	       l->limit_ticket || l->untagged.ticket || l->late || list_images_busy(l);
}

/* Not those of this machine, nor of a bearer of their own. */
static bool of_session(const struct list *l)
{
	return l->op->access != ACCESS_NONE && l->op->access != ACCESS_SCIM;
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
	if (!of_session(l) || !s->signed_in)
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

	return l->preparing || outdated(l) || list_limits_changed(l) || list_late_due(l)
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
	else if (list_limits_changed(l))
		list_limits_fill(l);
	else if (list_late_due(l))
		list_late_fill(l);
	else if (!list_auto_tick(l, now_ms))
		list_images_tick(l, now_ms);
	app_dirty(v->app);
}

static const struct estate *estate_of(const struct view *v)
{
	const struct list *l = (const struct list *)v;

	return l->estate.shown.org ? &l->estate.shown : NULL;
}

static void list_free(struct view *v)
{
	struct list *l = (struct list *)v;

	hub_cancel(app_hub(v->app), l->load.ticket);
	hub_cancel(app_hub(v->app), l->rules_ticket);
	hub_cancel(app_hub(v->app), l->limit_ticket);
	hub_cancel(app_hub(v->app), l->untagged.ticket);
	list_export_stop(l);
	list_late_stop(l);
	list_estate_done(l);
	list_images_done(l);
	table_free(l->behind);
	table_free(l->table);
	rules_free(l->rules);
	names_free(l->only);
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
	.estate = estate_of,
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
	l->op = op_of_kind(k);
	l->table = table_new(k);
	l->total = l->load.total = -1;
	l->marked_bytes = -1;
	columns_sort(list_config(l), l->table);
	list_look(&l->view, p);
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

bool list_offers(const struct view *v, enum command c)
{
	const struct list *l = as_list(v);

	if (l && c == CMD_ASK)
		return takes_words(l);
	if (l && c == CMD_VIEW)
		return l->kind->twin || l->kind == &kind_ways || l->kind == &kind_reach;
	if (l && c == CMD_COMPARE)
		return l->kind == &kind_members || l->kind == &kind_audit_members;
	if (l && c == CMD_ADD)
		return l->kind == &kind_images || l->kind->n_late;
	return !l || list_leads(l, c);
}

struct table *list_table(const struct view *v)
{
	const struct list *l = as_list(v);

	return l ? l->table : NULL;
}

void list_look(struct view *v, const struct place *p)
{
	struct list *l = (struct list *)v;
	bool other_way = p->sort[0] == '-';
	const struct field *by = kind_field(l->kind, str_from(p->sort + other_way));

	if (by)
		table_sort(l->table, by, (by->flags & FIELD_DESC ? 1 : 0) != other_way);
	if (!p->looks)
		return;
	prompt_set(&l->filter, p->filter);
	list_filter_apply(l);
}

void list_only(struct view *v, struct str names, const char *of)
{
	struct list *l = (struct list *)v;
	struct names *old = l->only;

	l->only = names.len ? names_new(names, ',') : NULL;
	snprintf(l->only_of, sizeof(l->only_of), "%s", of);
	list_filter_apply(l);
	names_free(old);
}
