#include <stdio.h>

#include "model/kinds.h"
#include "ui/list.h"

/*
 * The images of a repository: Enter shows the tags that use one; "+" adds the manifests
 * that no tag leads to, which the Hub lists elsewhere, when it still does.
 */

static void open_details(struct list *l)
{
	app_command(l->view.app, CMD_DETAILS);
}

void list_joined_open(struct list *l, const void *row)
{
	const struct field *f = kind_field(l->kind, STR("tags"));
	struct str tags = field_value(f, row, NULL, NULL, 0);
	char digest[96];
	struct place there;

	if (!tags.len || !place_pane(&l->place, &kind_tags, &there)) {
		open_details(l);
		return;
	}
	list_digest(l, row, digest, sizeof(digest));
	app_goto_within(l->view.app, &there, tags, digest);
}

/* ---- manifests without a tag --------------------------------------------- */

void list_joined_ask(struct list *l)
{
	struct untagged *u = &l->untagged;
	const struct request req = {
		.op = op_by_name("images.list_manifests"),
		.params = place_params(&l->place),
		.want = WANT_ROWS,
		.priority = PRIO_USER,
		.kind = &kind_images,
		.all = true,
	};

	*u = (struct untagged){ .state = UNTAGGED_WAITING };
	u->ticket = hub_submit(app_hub(l->view.app), &req);
}

static void take_page(struct list *l, struct reply *r)
{
	struct held h = list_hold(l);
	size_t before = table_loaded(l->table);

	l->dropped += table_append(l->table, r->page);
	r->page = NULL;
	l->untagged.rows += table_loaded(l->table) - before;
	list_restore(l, h);
}

static void finish(struct list *l, const struct reply *r)
{
	struct untagged *u = &l->untagged;

	u->ticket = 0;
	u->state = r->err.status == ST_OK ? UNTAGGED_KNOWN : UNTAGGED_UNKNOWN;
	if (r->err.status != ST_OK)
		app_say_error(l->view.app, &r->err);
	else
		app_say(l->view.app, TONE_INFO,
			"%zu manifest%s without a tag (%d request%s)", u->rows,
			u->rows == 1 ? "" : "s", r->requests,
			r->requests == 1 ? "" : "s");
}

bool list_joined_reply(struct list *l, struct reply *r)
{
	if (!r->ticket || r->ticket != l->untagged.ticket)
		return false;
	l->untagged.requests = r->requests;
	if (r->page)
		take_page(l, r);
	if (r->type == REPLY_DONE)
		finish(l, r);
	app_dirty(l->view.app);
	return true;
}

bool list_joined_stop(struct list *l)
{
	if (!l->untagged.ticket)
		return false;
	hub_cancel(app_hub(l->view.app), l->untagged.ticket);
	l->untagged.ticket = 0;
	l->untagged.state = UNTAGGED_UNKNOWN;
	app_say(l->view.app, TONE_INFO, "stopped: %zu manifests without a tag are here",
		l->untagged.rows);
	return true;
}

const char *list_joined_legend(struct list *l)
{
	const struct untagged *u = &l->untagged;

	switch (u->state) {
	case UNTAGGED_UNKNOWN:
		return "manifests without a tag are not here: + reads them";
	case UNTAGGED_WAITING:
		snprintf(l->legend, sizeof(l->legend),
			 "manifests without a tag: %zu so far, %d requests   z stops",
			 u->rows, u->requests);
		break;
	case UNTAGGED_KNOWN:
		snprintf(l->legend, sizeof(l->legend),
			 "manifests without a tag: %zu, marked \"untagged\"", u->rows);
		break;
	}
	return l->legend;
}
