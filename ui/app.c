#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/kinds.h"
#include "model/plan.h"
#include "model/xalloc.h"
#include "ui/app_state.h"
#include "ui/config.h"
#include "ui/context.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lock.h"
#include "ui/run.h"
#include "ui/set.h"
#include "ui/term.h"
#include "ui/views.h"

/* A job that did not get to its end (DESIGN 5.1). */
enum { EXIT_PARTLY = 3 };

/* ---- what views ask ------------------------------------------------------- */

struct hub *app_hub(const struct app *a)
{
	return a->opt.hub;
}

const struct config *app_config(const struct app *a)
{
	return a->opt.config;
}

const struct settings *app_settings(const struct app *a)
{
	return &a->set;
}

bool app_read_only(const struct app *a)
{
	return a->opt.read_only;
}

int64_t app_now(const struct app *a)
{
	return hub_now(a->opt.hub);
}

int64_t app_ms(const struct app *a)
{
	(void)a;
	return app_clock();
}

const struct hub_status *app_status(const struct app *a)
{
	return &a->status;
}

int64_t app_wait_until(const struct app *a)
{
	const struct hub_status *s = &a->status;

	/* The last request of a minute was spent before the Hub had to say so. */
	if (s->net != HUB_NET_OFFLINE && s->retry_at > s->limits.wait_until)
		return s->retry_at;
	return s->limits.wait_until;
}

const char *app_pasted(const struct app *a, size_t *ret_len)
{
	return keys_paste(a->keys, ret_len);
}

void app_sending(struct app *a, int change)
{
	a->sending += change;
}

bool app_typed_ahead(const struct app *a)
{
	return keys_waiting(a->keys);
}

bool app_in_burst(const struct app *a)
{
	return a->burst > 1 || keys_waiting(a->keys);
}

void app_identity(const struct hub_status *s, char *buf, size_t size)
{
	if (s->signed_in)
		snprintf(buf, size, "%s %d %s", s->claims.username,
			 (int)s->claims.source, s->claims.scope);
	else
		buf[0] = '\0';
}

void app_dirty(struct app *a)
{
	if (a->in_reply)
		a->paint.soon = true;
	else
		a->paint.now = true;
}

void app_quit(struct app *a)
{
	a->quit = true;
}

void app_jobs(struct app *a, int change)
{
	a->jobs += change;
	if (change < 0 && a->set.bell)
		term_raw("\a", 1);
	app_dirty(a);
}

static struct role *find_role(const struct app *a, const char *user, struct str ns)
{
	for (size_t i = 0; i < a->n_roles; i++) {
		const struct role *r = &a->roles[i];

		if (str_eq(str_from(r->ns), ns) && !strcmp(r->user, user))
			return (struct role *)(uintptr_t)r;
	}
	return NULL;
}

void app_learn_role(struct app *a, const char *user, struct str ns, struct str role)
{
	struct role *r = find_role(a, user, ns);

	if (!r && a->n_roles < ROLES_MAX)
		r = &a->roles[a->n_roles++];
	if (!r)
		return;
	snprintf(r->user, sizeof(r->user), "%s", user);
	snprintf(r->ns, sizeof(r->ns), "%.*s", STR_ARG(ns));
	snprintf(r->role, sizeof(r->role), "%.*s", STR_ARG(role));
	for (char *c = r->role; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
}

const char *app_role(const struct app *a, const char *ns)
{
	const struct hub_status *s = &a->status;
	const struct role *r =
		s->signed_in ? find_role(a, s->claims.username, str_from(ns)) : NULL;

	return r ? r->role : "";
}

bool app_too_small(void)
{
	return draw_rows() < MIN_ROWS || draw_cols() < MIN_COLS;
}

/* ---- what is said --------------------------------------------------------- */

void app_say(struct app *a, enum tone tone, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(a->said, sizeof(a->said), fmt, ap);
	va_end(ap);
	a->tone = tone;
	a->link = false;
	app_dirty(a);
}

void app_say_link(struct app *a, const char *address)
{
	app_say(a, TONE_INFO, "%s", address);
	a->link = true;
}

void app_say_error(struct app *a, const struct error *err)
{
	if (a->n_errors == ERRORS_MAX) {
		memmove(a->errors, a->errors + 1,
			sizeof(a->errors) - sizeof(*a->errors));
		a->n_errors--;
	}
	a->errors[a->n_errors++] = (struct app_error){ app_now(a), *err };
	app_say(a, TONE_BAD, "%s%s%s", err->text, err->hint[0] ? "; " : "", err->hint);
}

size_t app_errors(const struct app *a)
{
	return a->n_errors;
}

const struct app_error *app_error(const struct app *a, size_t i)
{
	return &a->errors[i];
}

/* ---- the stack ------------------------------------------------------------ */

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

/* Old places are forgotten: each holds its rows. */
static void forget_oldest(struct app *a)
{
	struct view *v = a->top;
	int n = 1;

	for (; v && v->below; v = v->below)
		if (++n > PLACES_MAX) {
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

/* ---- another context ------------------------------------------------------ */

void app_switch(struct app *a, struct str context)
{
	if (a->jobs)
		app_say(a, TONE_WARN,
			"a job is running: a context is left when it has ended, "
			":jobs shows it");
	else if (!a->opt.contexts)
		app_say(a, TONE_INFO, "the demo has no contexts");
	else
		snprintf(a->context, sizeof(a->context), "%.*s", STR_ARG(context));
}

static void forget_all(struct app *a)
{
	app_free_views(a);
	a->asking = NULL;
	app_forget_learned(a);
}

void app_switch_now(struct app *a)
{
	struct app_options next = a->opt;
	struct error err = { 0 };
	char name[sizeof(a->context)];

	memcpy(name, a->context, sizeof(name));
	a->context[0] = '\0';
	if (!name[0])
		return;
	if (a->opt.contexts->open(a->opt.contexts->arg, name, &next, &err) != ST_OK) {
		app_say_error(a, &err);
		return;
	}
	forget_all(a);
	a->opt = next;
	command_use_keys(&next.config->keymap); /* its texts are others */
	a->opt.contexts->close_old(a->opt.contexts->arg);
	hub_status(a->opt.hub, &a->status);
	app_restart_if_empty(a);
	app_say(a, TONE_INFO, "context %s%s", name,
		context_has_secret(next.config->context)
			? ""
			: ": no secret of its own, so Docker's login or a password");
}

/* ---- running -------------------------------------------------------------- */

static bool end_job(struct view *v, struct reply *r, bool *ret_partly)
{
	for (; v; v = v->below)
		if (run_end(v, r, ret_partly))
			return true;
	return false;
}

/* A deletion is under way: the screen goes at once, and what became of it is said
 * below.
 */
static int end_jobs(struct app *a)
{
	bool partly = false;
	struct reply *r;

	term_close();
	hub_stop(a->opt.hub);
	while ((r = hub_take(a->opt.hub))) {
		if (!end_job(a->top, r, &partly) && !end_job(a->kept, r, &partly))
			end_job(a->hidden, r, &partly);
		reply_free(r);
	}
	return partly ? EXIT_PARTLY : 0;
}

/* Its answer is awaited for a moment; the journal has it, or that there was none. */
static void end_sending(struct app *a)
{
	term_close();
	hub_stop(a->opt.hub);
	fputs("hubdeck: a change was on its way; hubdeck journal says what became of "
	      "it\n",
	      stderr);
}

int app_run(const struct app_options *opt)
{
	int code = 0;
	struct app *a = xcalloc(1, sizeof(*a));

	a->opt = *opt;
	a->keys = keys_new();
	term_define_keys(a->keys);
	command_use_keys(&opt->config->keymap);
	set_start(a);
	lock_active(a);
	hub_status(opt->hub, &a->status);
	app_restart_if_empty(a);
	app_loop(a);
	if (a->jobs)
		code = end_jobs(a);
	else if (a->sending)
		end_sending(a);
	app_free_views(a);
	plan_free(a->undo);
	keys_free(a->keys);
	json_object_put(a->memory);
	free(a);
	return code;
}
