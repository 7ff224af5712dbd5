#include "model/kinds.h"
#include "model/plan.h"
#include "ui/app.h"
#include "ui/app_state.h"
#include "ui/lock.h"
#include "ui/views.h"

/*
 * The views there are: the stack, whose top has the keys; one place that was left last;
 * those that go on unseen.  A view that is killed is freed when none of its code runs.
 */

struct view *app_top(const struct app *a)
{
	return a->top;
}

struct view *app_base(const struct app *a)
{
	struct view *v = a->top;

	while (v && v->ops->overlay && v->below)
		v = v->below;
	return v;
}

bool app_shows(const struct app *a, const struct view *v)
{
	return app_base(a) == v;
}

const struct place *app_place(const struct app *a)
{
	for (const struct view *v = a->top; v; v = v->below)
		if (list_place(v))
			return list_place(v);
	return NULL;
}

void app_push(struct app *a, struct view *take_view)
{
	take_view->app = a;
	take_view->below = a->top;
	a->top = take_view;
	app_dirty(a);
}

static void kill_view(struct app *a, struct view *v)
{
	if (a->asking == v)
		a->asking = NULL;
	v->below = a->dead;
	a->dead = v;
}

void app_bury(struct app *a)
{
	while (a->dead) {
		struct view *v = a->dead;

		a->dead = v->below;
		v->ops->free(v);
	}
}

static bool on_stack(const struct app *a, const struct view *v)
{
	const struct view *i = a->top;

	while (i && i != v)
		i = i->below;
	return i && v;
}

/* Takes one view out, wherever it is. */
static struct view *unlink_view(struct app *a, struct view *v)
{
	struct view **at = &a->top;

	while (*at != v)
		at = &(*at)->below;
	*at = v->below;
	v->below = NULL;
	return v;
}

/* Those whose work is done are not kept for a second look. */
static void forget_hidden(struct app *a)
{
	for (struct view **at = &a->hidden; *at;) {
		struct view *v = *at;

		if (v->ops->busy && v->ops->busy(v)) {
			at = &v->below;
			continue;
		}
		*at = v->below;
		kill_view(a, v);
	}
}

void app_hide(struct app *a, struct view *v)
{
	if (!on_stack(a, v))
		return;
	forget_hidden(a);
	unlink_view(a, v);
	v->below = a->hidden;
	a->hidden = v;
	app_dirty(a);
}

bool app_unhide(struct app *a, view_is_fn *is, const void *arg)
{
	for (struct view **at = &a->hidden; *at; at = &(*at)->below) {
		struct view *v = *at;

		if (!is(v, arg))
			continue;
		*at = v->below;
		app_push(a, v);
		return true;
	}
	return false;
}

void app_each_hidden(struct app *a, view_fn *fn, void *arg)
{
	for (struct view *v = a->hidden; v; v = v->below)
		fn(v, arg);
}

void app_each_view(struct app *a, view_fn *fn, void *arg)
{
	for (struct view *v = a->top; v; v = v->below)
		fn(v, arg);
	if (a->kept)
		fn(a->kept, arg);
}

/* One of those that were left running is over. */
static void drop_hidden(struct app *a, const struct view *v)
{
	for (struct view **at = &a->hidden; *at; at = &(*at)->below)
		if (*at == v) {
			struct view *gone = *at;

			*at = gone->below;
			kill_view(a, gone);
			return;
		}
}

void app_pop(struct app *a, struct view *v)
{
	if (!on_stack(a, v)) {
		drop_hidden(a, v);
		return;
	}
	while (a->top != v)
		kill_view(a, unlink_view(a, a->top));
	kill_view(a, unlink_view(a, v));
	app_dirty(a);
}

static void kill_all(struct app *a)
{
	while (a->top)
		kill_view(a, unlink_view(a, a->top));
	if (a->kept)
		kill_view(a, a->kept);
	a->kept = NULL;
	while (a->hidden) {
		struct view *v = a->hidden;

		a->hidden = v->below;
		kill_view(a, v);
	}
}

void app_free_views(struct app *a)
{
	kill_all(a);
	app_bury(a);
}

/* ---- what would be lost --------------------------------------------------- */

static bool holds(const struct view *v, char *buf, size_t size)
{
	return v->ops->unsent && v->ops->unsent(v, buf, size);
}

bool app_holds(struct app *a, enum app_leaving what)
{
	char text[LINE_MAX];

	for (struct view *v = a->top; v; v = v->below) {
		if (what == LEAVING_PLACE && list_place(v))
			break;
		if (!v->told && holds(v, text, sizeof(text))) {
			v->told = true;
			app_say(a, TONE_WARN, "%s, once more leaves", text);
			return true;
		}
		if (what == LEAVING_TOP)
			break;
	}
	return false;
}

/* ---- places --------------------------------------------------------------- */

static void close_layers(struct app *a)
{
	while (a->top && !list_place(a->top))
		if (!a->top->ops->leave || !a->top->ops->leave(a->top))
			kill_view(a, unlink_view(a, a->top));
}

static void keep(struct app *a, struct view *v)
{
	if (a->kept)
		kill_view(a, a->kept);
	a->kept = v;
}

/* The list of this place, when it is remembered. */
static struct view *recall(struct app *a, const struct place *p)
{
	struct view *v = a->kept;

	if (a->top && list_place(a->top) && place_same(list_place(a->top), p))
		return unlink_view(a, a->top);
	if (v && place_same(list_place(v), p)) {
		a->kept = NULL;
		return v;
	}
	for (v = a->top; v; v = v->below)
		if (list_place(v) && place_same(list_place(v), p))
			return unlink_view(a, v);
	return NULL;
}

/* Old places are forgotten: each holds its rows.  What is not sent yet stays. */
static void forget_oldest(struct app *a)
{
	struct view *v = a->top;
	char ignored[LINE_MAX];
	int n = 1;

	for (; v && v->below; v = v->below)
		if (++n > PLACES_MAX && !holds(v->below, ignored, sizeof(ignored))) {
			kill_view(a, unlink_view(a, v->below));
			return;
		}
}

void app_goto(struct app *a, const struct place *p)
{
	struct view *v;
	struct place to = *p; /* `p` may be part of a view that goes away */

	close_layers(a);
	v = to.name[0] ? NULL : recall(a, &to);
	if (v && to.looks)
		list_look(v, &to);
	app_push(a, v ? v : list_new(a, &to));
	forget_oldest(a);
}

void app_goto_within(struct app *a, const struct place *p, struct str names,
		     const char *of)
{
	app_goto(a, p);
	list_only(a->top, names, of);
}

void app_return(struct app *a, const struct place *p)
{
	struct place to = *p;
	struct view *v = recall(a, &to);

	/* A remembered list has its own row to stand on. */
	if (v) {
		app_push(a, v);
		to.name[0] = '\0';
	}
	app_goto(a, &to);
}

void app_restart_if_empty(struct app *a)
{
	if (!a->top)
		app_push(a, list_new(a, &a->opt.start));
	lock_hold(a);
}

/* The first place opened has none below: then the place it is in. */
static bool go_up(struct app *a)
{
	struct place up;

	if (!place_up(list_place(a->top), &up))
		return false;
	keep(a, unlink_view(a, a->top));
	app_push(a, list_new(a, &up));
	return true;
}

void app_back(struct app *a)
{
	if (app_close_layer(a))
		return;
	if (!a->top->below) {
		if (!go_up(a))
			app_say(a, TONE_INFO, "this is the top; %s quits",
				command_key(CMD_QUIT));
		return;
	}
	keep(a, unlink_view(a, a->top));
	app_dirty(a);
}

void app_last_place(struct app *a)
{
	struct view *v = a->kept;

	if (app_holds(a, LEAVING_PLACE))
		return;
	close_layers(a);
	a->kept = NULL;
	if (v)
		app_push(a, v);
	else if (a->top && a->top->below)
		app_back(a);
	else
		app_say(a, TONE_INFO, "there was no place before this one");
}

/* Views end when none of their code runs; what they read goes with them. */
void app_forget(struct app *a)
{
	static const struct place top = { .kind = &kind_namespaces };

	kill_all(a);
	plan_free(a->undo);
	a->undo = NULL;
	a->n_errors = 0;
	app_forget_learned(a);
	palette_forget();
	app_push(a, list_new(a, &top));
}
