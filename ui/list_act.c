#include <stdio.h>
#include <stdlib.h>

#include "model/arena.h"
#include "model/kinds.h"
#include "model/member.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/errand.h"
#include "ui/list.h"

/*
 * "D" and what else is done to rows: the marked ones, or the current one, become a plan
 * of names, ids and digests.  From here on no row is looked at: what is confirmed is
 * what is sent (QUALITY S1).
 */
struct adding {
	const struct list *list;
	const struct action *act;
	struct plan *plan;
	struct action_context ctx;
};

static void add_tag(struct adding *to, const struct tag *t)
{
	const struct plan_thing thing = {
		.name = t->name.p,
		.digest = t->digest,
		.size = t->size,
		.pushed = t->pushed,
		.pulled = t->pulled,
		.platforms = text_str(t->platforms),
	};

	if (t->name.p)
		plan_add_tag(to->plan, to->ctx.protection, &thing);
}

/* Class 4 is done alone. */
static bool alone(struct adding *to, const void *row)
{
	return to->act->safety && table_marks(to->list->table) > 1 &&
	       to->act->safety(row, &to->ctx) == SAFETY_4;
}

/* What people know it by to which it is done. */
static struct str called(const struct kind *k, const struct action *act,
			 const void *row)
{
	const struct field *f = act->of ? kind_field(k, str_from(act->of)) : NULL;

	return f ? field_value(f, row, NULL, NULL, 0) : kind_name(k, row);
}

static void add_thing(struct adding *to, const void *row)
{
	const struct kind *k = to->list->kind;
	enum plan_exclusion e = alone(to, row)      ? EXCLUDE_ALONE
				: to->act->excludes ? to->act->excludes(row, &to->ctx)
						    : N_EXCLUSIONS;
	struct str name = called(k, to->act, row);
	char *text = xstrndup(name.len ? name.ptr : "", name.len);
	json_object *params = kind_action_params(k, to->act, row);

	if (!params && e == N_EXCLUSIONS)
		e = EXCLUDE_UNNAMED;
	if (e < N_EXCLUSIONS) {
		plan_exclude(to->plan, e, text);
	} else {
		json_object *was = kind_action_now(k, to->act, row);
		const struct plan_thing thing = {
			.name = text,
			.more = json_object_to_json_string_ext(params,
							       JSON_C_TO_STRING_PLAIN),
			.was = json_object_to_json_string_ext(was,
							      JSON_C_TO_STRING_PLAIN),
			.size = { -1 },
		};

		plan_add(to->plan, &thing);
		if (to->act->safety)
			plan_raise(to->plan, to->act->safety(row, &to->ctx));
		json_object_put(was);
	}
	json_object_put(params);
	free(text);
}

static void add(void *arg, const void *row, uint32_t id)
{
	struct adding *to = arg;

	(void)id;
	if (list_is_tags(to->list))
		add_tag(to, row);
	else
		add_thing(to, row);
}

struct protection list_protection(const struct list *l)
{
	return (struct protection){
		.immutable = l->rules,
		.protect = (const char *const *)app_config(l->view.app)->protect,
		.now = app_now(l->view.app),
	};
}

/* Of the rows that are here: when some are missing, there may be others. */
static size_t owners(const struct list *l)
{
	size_t n = 0, rows = table_loaded(l->table) + l->dropped;

	if (l->kind == &kind_team_members && l->complete)
		return table_loaded(l->table);
	if ((l->kind != &kind_members && l->kind != &kind_audit_members) ||
	    !l->complete)
		return SIZE_MAX;
	for (size_t id = 0; id < rows; id++) {
		const void *row = table_row_by_id(l->table, (uint32_t)id);

		n += l->kind == &kind_members ? members_is_owner(row)
					      : audit_members_is_owner(row);
	}
	return n;
}

static struct plan *empty_plan(const struct list *l, const struct action *act)
{
	const struct plan_words words = { act->title ? act->title : act->name,
					  act->done, l->kind->noun };
	const struct op *op = op_by_name(act->op);
	struct plan *p = plan_new(&words, app_now(l->view.app));
	char where[PLACE_MAX];

	snprintf(where, sizeof(where), "%s%s%s", l->place.ns,
		 l->place.repo[0] ? "/" : "", l->place.repo);
	plan_begin(p, op, place_params_of(&l->place, op), NULL,
		   where[0] ? where : "your account");
	return p;
}

struct plan *list_plan(struct list *l, const struct action *act)
{
	const struct protection protection = list_protection(l);
	const struct hub_status *s = app_status(l->view.app);
	struct adding to = {
		.list = l,
		.act = act,
		.plan = list_is_tags(l) ? plan_of_tags(l->place.ns, l->place.repo,
						       app_now(l->view.app))
					: empty_plan(l, act),
		.ctx = { .now = app_now(l->view.app),
			 .user = s->claims.username,
			 .token = s->claims.token,
			 .owners = owners(l),
			 .team = l->place.team,
			 .protection = &protection },
	};

	if (act->flags & ACTION_MANY)
		list_each_marked(l, add, &to);
	else
		add(&to, list_row(l), 0);
	return to.plan;
}

/* ---- tags that are gone leave the lists ------------------------------------ */

/* The confirmation was for this tag and this digest; so is the row that leaves. */
static void deleted(struct list *l, const char *tag, const struct digest *digest)
{
	struct arena names = { 0 };
	struct held h = list_hold(l);
	char key[1024];
	struct tag row = { .digest = *digest };
	size_t len;
	uint32_t id;

	row.name = arena_text(&names, str_from(tag));
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
	json_object *params;
	const char *tag;
	const struct digest *digest;
};

static void gone_from(struct view *v, void *arg)
{
	const struct gone *g = arg;
	const struct place *p = list_place(v);

	if (p && p->kind == &kind_tags && place_fits(p, g->params))
		deleted((struct list *)v, g->tag, g->digest);
}

void lists_deleted(struct app *a, json_object *params, const char *tag,
		   const struct digest *digest)
{
	struct gone g = { params, tag, digest };

	app_each_view(a, gone_from, &g);
}

struct stale {
	const struct kind *kind;
	json_object *params;
};

static void make_stale(struct view *v, void *arg)
{
	const struct stale *s = arg;
	const struct place *p = list_place(v);

	if (v->ops->changed)
		v->ops->changed(v, s->params);
	if (p && place_fits(p, s->params) &&
	    (p->kind == s->kind || list_estate((struct list *)v)))
		((struct list *)v)->stale = true;
}

void lists_stale(struct app *a, const struct kind *k, json_object *params)
{
	struct stale s = { k, params };

	app_each_view(a, make_stale, &s);
}

void lists_touched(struct app *a, const struct action *act, json_object *params)
{
	const char *s = act->touches;

	while (s && *s) {
		size_t n = strcspn(s, ",");
		const struct kind *k = kind_find((struct str){ s, n });

		if (k)
			lists_stale(a, k, params);
		s += n + (s[n] == ',');
	}
}

void lists_changed(struct app *a, const struct op *op, json_object *params)
{
	for (size_t i = 0; kinds[i]; i++)
		for (size_t k = 0; k < kinds[i]->n_actions; k++) {
			const struct action *act = &kinds[i]->actions[k];

			if (!act->op || op_by_name(act->op) != op)
				continue;
			lists_stale(a, kinds[i], params);
			lists_touched(a, act, params);
		}
}

/* ---- from the key to the question or the form ------------------------------ */

void plan_say_left_out(struct app *a, const struct plan *p)
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
	app_say(a, TONE_WARN, "nothing to %s: %s", p->words.verb, n ? why : "no names");
}

/* What must be known first.  A form that reads what is now needs nothing of the row but
 * its name. */
static const char *not_ready(const struct list *l, const struct action *act)
{
	bool fresh = act->flags & ACTION_FORM && table_marks(l->table) <= 1 &&
		     (act->reads || op_by_name(act->op)->reads);

	if ((l->behind || l->stale || list_estate_reads(l)) && !fresh)
		return "a refresh is on its way: again when it is done";
	if (list_is_tags(l) && l->rules_ticket)
		return "the immutable rules are being read: again in a moment";
	if (list_is_tags(l) && !l->rules_known)
		return "the immutable rules could not be read: read the list again";
	return NULL;
}

static void to_rows(struct list *l, const struct action *act, const char *first)
{
	struct app *a = l->view.app;
	struct plan *p = list_plan(l, act);

	if (!p->n) {
		plan_say_left_out(a, p);
		plan_free(p);
	} else if (act->flags & ACTION_FORM) {
		act_form_open(a,
			      &(struct act_ask){ l->kind, act, &l->place, p, first });
	} else {
		confirm_plan(a, l->kind, p, act->key);
	}
}

void list_act(struct list *l, const struct action *act, const char *first)
{
	struct app *a = l->view.app;
	const char *why = app_no_changes(a), *wait;

	if (act->page)
		errand_of_row(a, act, &l->place, list_row(l));
	else if (!act->op)
		app_say(a, TONE_INFO, "%s", act->help);
	else if (why)
		app_say(a, TONE_WARN, "%s %s", act->name, why);
	else if (act->flags & ACTION_LIST)
		act_form_open(
			a, &(struct act_ask){ l->kind, act, &l->place, NULL, first });
	else if (!list_row(l) && !table_marks(l->table))
		app_say(a, TONE_INFO, "no row to %s", act->name);
	else if (!(act->flags & ACTION_MANY) && table_marks(l->table) > 1)
		app_say(a, TONE_INFO, "%s: one at a time; U unmarks all", act->name);
	else if ((wait = not_ready(l, act)))
		app_say(a, TONE_INFO, "%s", wait);
	else
		to_rows(l, act, first);
}

void act_run(struct app *a, const struct action *act, const char *first)
{
	struct view *v = app_top(a);

	while (v && !list_place(v))
		v = v->below;
	if (v)
		list_act((struct list *)v, act, first);
}

void list_act_key(struct list *l, char key)
{
	const struct action *act = kind_action(l->kind, key);

	if (act)
		list_act(l, act, NULL);
	else
		app_say(l->view.app, TONE_INFO, "%c does nothing to %s", key,
			l->kind->name);
}
