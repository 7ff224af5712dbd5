/* Keys become commands, and commands find who carries them out. */
#include <stdio.h>
#include <string.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/app_state.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lock.h"
#include "ui/run.h"
#include "ui/set.h"
#include "ui/term.h"
#include "ui/views.h"

enum { TWICE_MS = 1000 };

/* The panes by number (UX 2.2). */
static const char *const panes[] = {
	"repos",   "tags",     "images", "teams", "members",
	"invites", "webhooks", "tokens", "audit",
};

const char *app_pane(size_t n)
{
	return n < COUNT(panes) ? panes[n] : NULL;
}

/* Tokens are the organization's; one's own where there is none. */
const struct kind *app_pane_kind(const struct app *a, const char *name)
{
	const struct place *here = app_place(a);

	if (strcmp(name, "tokens") != 0)
		return kind_find(str_from(name));
	if (!here || !here->ns[0] || !strcmp(here->ns, a->status.claims.username))
		return a->status.claims.source == SOURCE_OAT ? &kind_oats : &kind_pats;
	return &kind_oats;
}

static const char nothing_here[] = "does nothing here";
static const char needs_sign_in[] = "needs a sign-in";

static const char *kind_refuses(const struct kind *k, const struct binding *b)
{
	if (command_act(b) && !kind_action(k, command_act(b)))
		return "does nothing to these rows";
	if ((b->where & WHERE_ACTS) && !k->n_actions)
		return "does nothing here: these are only looked at";
	if ((b->where & WHERE_MARKS) && !kind_markable(k))
		return "does nothing here: nothing is done to many of these";
	return NULL;
}

const struct action *app_action(const struct app *a, const struct binding *b)
{
	const struct place *p = command_act(b) ? app_place(a) : NULL;

	return p ? kind_action(p->kind, command_act(b)) : NULL;
}

const char *app_no_changes(const struct app *a)
{
	if (a->opt.read_only)
		return "is off: read-only";
	if (a->status.net == HUB_NET_OFFLINE)
		return "is off while the Hub cannot be reached";
	return a->status.anonymous ? needs_sign_in : NULL;
}

/* Whatever waits for the Hub says that R tries now. */
static bool tries_now(const struct app *a, enum command c)
{
	return c == CMD_REFRESH && a->status.net == HUB_NET_OFFLINE;
}

const char *app_refuses(const struct app *a, const struct binding *b)
{
	const struct view *top = a->top;
	const struct place *p = list_place(top);
	unsigned where = tries_now(a, b->command) ? WHERE_ALL : b->where;

	if (!(where & top->ops->where & WHERE_ALL))
		return nothing_here;
	if ((b->where & WHERE_WRITE) && app_no_changes(a))
		return app_no_changes(a);
	return p ? kind_refuses(p->kind, b) : NULL;
}

bool app_close_layer(struct app *a)
{
	if (list_place(a->top) || !a->top->below)
		return false;
	if (!app_holds(a, LEAVING_TOP))
		app_pop(a, a->top);
	return true;
}

static void go_to_pane(struct app *a, const char *name)
{
	const struct place *here = app_place(a);
	const struct kind *kind = app_pane_kind(a, name);
	struct place to;

	if (here && kind && place_pane(here, kind, &to)) {
		if (!app_holds(a, LEAVING_PLACE))
			app_return(a, &to);
		return;
	}
	app_say(a, TONE_INFO, "%s: choose %s first (Enter opens a row)", name,
		here && here->repo[0] ? "a tag"
		: here && here->ns[0] ? "a repository"
				      : "a namespace");
}

/* In the order of model/kinds.h; one's own tokens belong to no namespace. */
static void step_pane(struct app *a, bool forward)
{
	const struct place *here = app_place(a);
	size_t n = 0, at = 0;
	struct place to;

	if (!here)
		return;
	for (; kinds[n]; n++)
		if (kinds[n] == here->kind)
			at = n;
	for (size_t i = 1; i < n; i++) {
		const struct kind *next = kinds[(forward ? at + i : at + n - i) % n];

		if (next == &kind_pats && here->ns[0])
			continue;
		if (place_pane(here, next, &to)) {
			app_return(a, &to);
			return;
		}
	}
}

/* The same things seen another way, where there is one. */
static void switch_view(struct app *a)
{
	const struct place *here = app_place(a);
	const char *twin = here ? here->kind->twin : NULL;
	struct place to;

	if (twin && place_pane(here, kind_find(str_from(twin)), &to))
		app_return(a, &to);
	else
		app_say(a, TONE_INFO, "this pane has one view");
}

static void cancel(struct app *a)
{
	if (a->top->ops->command && a->top->ops->command(a->top, CMD_STOP))
		return;
	app_say(a, TONE_INFO, "nothing is loading; %s quits, Ctrl-C again quits, too",
		command_key(CMD_QUIT));
}

static void warn_of_work(struct app *a)
{
	a->quit_warned = a->acted;
	if (!a->jobs)
		app_say(a, TONE_WARN,
			"a change is being sent: q again quits without its answer, "
			":jobs "
			"shows it");
	else
		app_say(a, TONE_WARN,
			"a job is running: q again ends it after the present item, "
			":jobs "
			"shows it");
}

static void quit_or_back(struct app *a)
{
	if (app_close_layer(a))
		return;
	if (a->top->below)
		app_back(a);
	else if ((a->jobs || a->sending) && a->quit_warned + 1 != a->acted)
		warn_of_work(a);
	else
		app_quit(a);
}

/* Signed in: as somebody else.  Else the Hub's side knows what is missing, and asks. */
static void sign_in(struct app *a)
{
	if (a->opt.snapshot) {
		app_say(a, TONE_INFO, "this is a snapshot: nobody signs in to it");
		return;
	}
	if (a->status.signed_in || a->status.ask != HUB_ASK_NONE) {
		app_push(a, sign_in_new(a));
		return;
	}
	hub_sign_in(a->opt.hub);
	app_say(a, TONE_INFO, "signing in ...");
}

static void sign_out(struct app *a)
{
	if (a->jobs || a->sending) {
		app_say(a, TONE_WARN, "%s (:jobs)",
			a->jobs ? "a job is running: stop it first"
				: "a change is being sent: wait for its answer");
		return;
	}
	if (app_holds(a, LEAVING_ALL))
		return;
	hub_sign_out(a->opt.hub);
	app_forget(a);
	app_say(a, TONE_INFO, "signed out; nothing of the session is kept");
}

static bool is_no_job(const struct view *v, const void *arg)
{
	(void)arg;
	return !run_id(v);
}

/* What was left running and is in no list of jobs, because it is one change; else that
 * list. */
static void show_jobs(struct app *a)
{
	static const struct place jobs = { .kind = &kind_jobs };

	if (!app_unhide(a, is_no_job, NULL) && !app_holds(a, LEAVING_PLACE))
		app_goto(a, &jobs);
}

static void switch_mouse(struct app *a)
{
	struct error ignored = { 0 };
	bool on = !a->set.mouse;

	(void)!set_put(a, "mouse", on ? "yes" : "no", &ignored);
	app_say(a, TONE_INFO, "%s",
		on ? "mouse on: a click chooses a row, another opens it; Shift selects "
		     "text"
		   : "mouse off");
}

static void suspend(struct app *a)
{
	term_suspend();
	lock_if_idle(a);
	app_dirty(a);
}

/* What no view took. */
static void carry_out(struct app *a, enum command c)
{
	if (c == CMD_BACK)
		app_back(a);
	else if (c == CMD_LAST_PLACE)
		app_last_place(a);
	else if (c == CMD_QUIT)
		quit_or_back(a);
	else if (c == CMD_PALETTE || c == CMD_MORE)
		app_push(a, palette_new(a, ""));
	else if (c == CMD_HELP)
		app_push(a, help_new(a));
	else if (c == CMD_CREDENTIAL)
		go_to_pane(a, kind_credential.name);
	else if (c == CMD_REQUESTS)
		app_push(a, requests_new(a));
	else if (c == CMD_ERRORS)
		app_push(a, errors_new(a));
	else if (c == CMD_SIGN_IN)
		sign_in(a);
	else if (c == CMD_SIGN_OUT)
		sign_out(a);
	else if (c == CMD_JOBS)
		show_jobs(a);
	else if (c == CMD_LOCK)
		lock_screen(a, false);
	else if (c == CMD_MOUSE)
		switch_mouse(a);
	else if (c == CMD_UNDO)
		undo_last(a);
	else if (c == CMD_VIEW)
		switch_view(a);
	else if (c == CMD_NEXT_PANE || c == CMD_PREV_PANE)
		step_pane(a, c == CMD_NEXT_PANE);
	else if (c >= CMD_PANE_1 && c <= CMD_PANE_9)
		go_to_pane(a, app_pane((size_t)(c - CMD_PANE_1)));
	else if (tries_now(a, c))
		hub_probe(a->opt.hub);
	else if (c == CMD_CANCEL)
		cancel(a);
	else if (c == CMD_STOP)
		app_say(a, TONE_INFO, "nothing is loading");
	else if (c == CMD_REDRAW)
		draw_redraw();
	else if (c == CMD_SUSPEND)
		suspend(a);
}

static void refuse(struct app *a, const struct binding *b, const char *why)
{
	const char *name = b->name ? b->name : b->help;

	if (why == nothing_here)
		app_say(a, TONE_INFO, "%s %s; %s shows the keys", name, why,
			command_key(CMD_HELP));
	else if (why == needs_sign_in)
		app_say(a, TONE_INFO, "%s %s: %s", name, why, command_key(CMD_SIGN_IN));
	else
		app_say(a, TONE_INFO, "%s %s", name, why);
}

/* Leads away, or to where one can be led away. */
static bool leads_away(enum command c)
{
	static const enum command away[] = { CMD_BACK,       CMD_QUIT,
					     CMD_LAST_PLACE, CMD_VIEW,
					     CMD_PALETTE,    CMD_JOBS,
					     CMD_SIGN_OUT,   CMD_CREDENTIAL };

	for (size_t i = 0; i < COUNT(away); i++)
		if (away[i] == c)
			return true;
	return false;
}

void app_command(struct app *a, enum command c)
{
	const struct binding *b = command_binding(c);
	const char *why = b ? app_refuses(a, b) : NULL;

	app_dirty(a);
	if (!b)
		return;
	if (why) {
		refuse(a, b, why);
		return;
	}
	/* What was told of it need not be true any more. */
	if (!leads_away(c))
		a->top->told = false;
	if (a->top->ops->command && a->top->ops->command(a->top, c))
		return;
	carry_out(a, c);
}

/* Does the key only move the cursor?  Then counters may wait. */
static bool moves(enum command c)
{
	return c >= CMD_DOWN && c <= CMD_PAGE_UP;
}

/* Ctrl-C twice within a second ends the program whatever is open. */
static bool cancelled_twice(struct app *a)
{
	int64_t now = app_clock();
	bool twice = a->cancelled_ms && now - a->cancelled_ms <= TWICE_MS;

	a->cancelled_ms = now;
	return twice;
}

static void unknown_key(struct app *a, uint32_t key)
{
	char name[16];

	if (key != K_LOST && key != K_PASTE && (a->top->ops->where & WHERE_ALL))
		app_say(a, TONE_INFO, "%s does nothing here; %s shows the keys",
			key_name(key, name, sizeof(name)), command_key(CMD_HELP));
}

/* True when it was for everybody: it works in prompts and dialogs, too. */
static bool everywhere(struct app *a, enum command c)
{
	if (c == CMD_CANCEL && cancelled_twice(a)) {
		app_quit(a);
		return true;
	}
	if (c == CMD_SUSPEND || c == CMD_REDRAW) {
		carry_out(a, c);
		return true;
	}
	/* Nothing is done blindly. */
	if (app_too_small()) {
		if (c == CMD_QUIT)
			app_quit(a);
		return true;
	}
	return false;
}

/* In dialogs and prompts the mouse is nothing: what is asked there is typed. */
static void act_on_mouse(struct app *a)
{
	struct mouse m = keys_mouse(a->keys);
	struct view *top = a->top;
	enum command c = m.what == MOUSE_WHEEL_UP ? CMD_UP : CMD_DOWN;

	if (!(top->ops->where & WHERE_ALL))
		return;
	if (top->ops->mouse)
		top->ops->mouse(top, &m);
	else if (m.what != MOUSE_CLICK)
		for (int i = 0; i < WHEEL_ROWS; i++)
			app_command(a, c);
}

void app_key(struct app *a, uint32_t key)
{
	enum command c = command_for_key(key);
	struct view *top = a->top;
	bool told = top->told;

	if (key == K_LOST)
		return;
	a->said[0] = a->notice[0] = '\0';
	app_dirty(a);
	a->paint.hold = false;
	if (everywhere(a, c))
		return;
	if (key == K_MOUSE) {
		act_on_mouse(a);
		return;
	}
	if (top->ops->key && top->ops->key(top, key) == KEY_USED) {
		top->told = top->told && !told; /* unless by this key */
		return;
	}
	if (c == CMD_NONE || !(top->ops->where & WHERE_ALL)) {
		unknown_key(a, key);
		return;
	}
	app_command(a, c);
	if (moves(c) && a->top == top)
		a->paint.hold = true;
}
