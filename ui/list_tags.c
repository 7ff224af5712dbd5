#include "model/json.h"
#include "model/kinds.h"
#include "ui/list.h"

/*
 * What only tags have: the FLAGS column, and the repository's immutable rules it and
 * the guard on deletes need.  The rules come with the repository itself (CONTRACT 5.1,
 * immutable_tags_settings), one request in the background when the pane opens.
 */
enum { REPO_BODY_MAX = 1024 * 1024 };

bool list_is_tags(const struct list *l)
{
	return l->kind == &kind_tags;
}

void list_rules_load(struct list *l)
{
	const struct request req = {
		.op = op_by_name("repos.get"),
		.params = place_params(&l->place),
		.want = WANT_BODY,
		.priority = PRIO_BACKGROUND,
	};

	hub_cancel(app_hub(l->view.app), l->rules_ticket);
	l->rules_ticket = hub_submit(app_hub(l->view.app), &req);
}

void list_context(struct list *l, struct table *t)
{
	const struct row_context ctx = {
		.now = app_now(l->view.app),
		.rules = l->rules,
	};

	if (l->kind->flags)
		table_context(t, &ctx);
}

static void adopt(struct list *l, json_object *repo)
{
	struct rules *old = l->rules;

	l->rules = rules_of_repo(repo);
	l->rules_known = repo != NULL;
	l->marked_bytes = -1; /* and what of it would be left out */
	list_context(l, l->table);
	if (l->behind)
		list_context(l, l->behind);
	rules_free(old);
}

bool list_rules_reply(struct list *l, struct reply *r)
{
	json_object *repo = NULL;
	struct error err = { 0 };

	if (!r->ticket || r->ticket != l->rules_ticket)
		return false;
	if (r->body && r->body_len <= REPO_BODY_MAX &&
	    json_parse((struct str){ r->body, r->body_len }, &repo, &err) == ST_OK) {
		adopt(l, repo);
		json_object_put(repo);
		app_dirty(l->view.app);
	}
	if (r->type == REPLY_DONE)
		l->rules_ticket = 0;
	return true;
}
