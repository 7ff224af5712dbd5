#include <stdio.h>

#include "model/arena.h"
#include "model/kinds.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/list.h"

/*
 * "D": the marked tags, or the current one, become a plan of names and digests.  From
 * here on no row is looked at: what is confirmed is what is deleted (QUALITY S1).
 */
struct adding {
	struct plan *plan;
	struct protection protection;
};

static void add(void *arg, const void *row, uint32_t id)
{
	struct adding *to = arg;
	const struct tag *t = row;

	(void)id;
	if (t->name.p)
		plan_add(to->plan, &to->protection, t->name.p, t->digest, t->size,
			 t->pushed, t->pulled);
}

struct protection list_protection(const struct list *l)
{
	return (struct protection){
		.immutable = l->rules,
		.protect = (const char *const *)app_config(l->view.app)->protect,
		.now = app_now(l->view.app),
	};
}

static struct plan *make_plan(struct list *l)
{
	struct adding to = {
		.plan = plan_new(l->place.ns, l->place.repo, app_now(l->view.app)),
		.protection = list_protection(l),
	};

	list_each_marked(l, add, &to);
	return to.plan;
}

/* The confirmation was for this tag and this digest; so is the row that leaves. */
static void deleted(struct list *l, const struct plan_item *item)
{
	struct arena names = { 0 };
	struct held h = list_hold(l);
	char key[1024];
	struct tag row = { .digest = item->digest };
	size_t len;
	uint32_t id;

	row.name = arena_text(&names, str_from(item->tag));
	len = kind_key(l->kind, &row, key, sizeof(key));
	arena_done(&names);
	if (!table_lookup(l->table, (struct str){ key, len }, &id))
		return;
	table_drop(l->table, id);
	l->dropped++;
	if (l->total > 0)
		l->total--;
	l->marked_bytes = -1;
	if (h.any && h.id == id)
		h.any = false;
	list_restore(l, h);
}

struct gone {
	const char *ns, *repo;
	const struct plan_item *item;
};

static void gone_from(struct view *v, void *arg)
{
	const struct gone *g = arg;
	const struct place *p = list_place(v);

	if (p && p->kind == &kind_tags && !strcmp(p->ns, g->ns) &&
	    !strcmp(p->repo, g->repo))
		deleted((struct list *)v, g->item);
}

void lists_deleted(struct app *a, const char *ns, const char *repo,
		   const struct plan_item *item)
{
	struct gone g = { ns, repo, item };

	app_each_view(a, gone_from, &g);
}

static void say_all_left_out(struct list *l, const struct plan *p)
{
	char why[256] = "";
	size_t n = 0;

	for (size_t i = 0; i < N_EXCLUSIONS && n < sizeof(why); i++) {
		int more;

		if (!p->excluded[i])
			continue;
		more = snprintf(why + n, sizeof(why) - n, "%s%zu %s (%s)",
				n ? ", " : "", p->excluded[i],
				plan_exclusion_text((enum plan_exclusion)i),
				p->excluded_example[i]);
		n += more > 0 ? (size_t)more : 0;
	}
	app_say(l->view.app, TONE_WARN, "all protected: %s", n ? why : "no names");
}

static void confirm(struct list *l, struct plan *take_plan)
{
	struct app *a = l->view.app;

	if (take_plan->n && take_plan->n <= PLAN_MAX_SMALL) {
		app_push(a, confirm_new(a, take_plan));
		return;
	}
	if (!take_plan->n)
		say_all_left_out(l, take_plan);
	else
		app_say(a, TONE_WARN,
			"%zu tags: at most %d at once are deleted here; U unmarks all",
			take_plan->n, PLAN_MAX_SMALL);
	plan_free(take_plan);
}

void list_delete(struct list *l)
{
	struct app *a = l->view.app;

	if (app_read_only(a))
		app_say(a, TONE_WARN,
			"read-only: nothing can be deleted (--read-only, the "
			"configuration or HUBDECK_READ_ONLY)");
	else if (!list_is_tags(l))
		app_say(a, TONE_INFO, "%s are not deleted here", l->kind->name);
	else if (!list_row(l) && !table_marks(l->table))
		app_say(a, TONE_INFO, "no row to delete");
	else if (l->behind)
		app_say(a, TONE_INFO,
			"a refresh is on its way: D again when it is done");
	else if (l->rules_ticket)
		app_say(a, TONE_INFO,
			"the immutable rules are being read: D again in a moment");
	else if (!l->rules_known)
		app_say(a, TONE_WARN,
			"the immutable rules could not be read: R reads them again");
	else
		confirm(l, make_plan(l));
}
