#include "ui/lock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/xalloc.h"
#include "ui/app_state.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/views.h"

enum { WIDTH = 62, CTRL_L = 'L' & 0x1f, CTRL_Z = 'Z' & 0x1f };

struct lock {
	struct view view;
	bool idle;      /* by itself, not by hand */
	bool opening;   /* Enter was pressed, and there is no answer yet */
	bool quit_said; /* q would end a job: once more does */
	struct lines text;
};

/* ---- the view --------------------------------------------------------- */

static void say(struct lock *l, enum style style, const char *text)
{
	size_t from = l->text.n;

	lines_wrap(&l->text, NULL, str_from(text), WIDTH - 6);
	for (; from < l->text.n; from++)
		l->text.v[from].style = style;
}

static void say_next(struct lock *l)
{
	const struct app *a = l->view.app;
	const struct error *why = &a->status.lock_error;

	if (why->status != ST_OK)
		say(l, STYLE_BAD, why->text);
	if (why->hint[0])
		say(l, STYLE_PLAIN, why->hint);
	if (l->quit_said)
		say(l, STYLE_WARN, "q again ends the job that waits.");
	say(l, STYLE_PLAIN, "");
	say(l, STYLE_KEY,
	    l->opening ? "signing in ..." : "Enter signs in again   q quits");
}

static void fill(struct lock *l)
{
	const struct app *a = l->view.app;

	lines_clear(&l->text);
	say(l, STYLE_TITLE, l->idle ? "Locked: no key for a while." : "Locked.");
	say(l, STYLE_PLAIN, "The session has ended, and its secrets are gone.");
	if (a->jobs)
		say(l, STYLE_PLAIN, "A job waits, and goes on when you are back.");
	if (a->opt.demo)
		say(l, STYLE_DIM, "The password of the demo is maria-password.");
	say_next(l);
}

static void lock_draw(struct view *v, struct rect r)
{
	struct lock *l = (struct lock *)v;
	int height, width = r.cols < WIDTH ? r.cols : WIDTH, y, x;

	fill(l);
	height = (int)l->text.n + 2;
	if (height > r.rows)
		height = r.rows;
	y = r.y + (r.rows - height) / 2;
	x = r.x + (r.cols - width) / 2;
	draw_box(y, x, height, width);
	lines_draw(&l->text, (struct rect){ y + 1, x + 2, height - 2, width - 4 });
	draw_cursor(y + height - 2, x + 3, true);
}

static void try_to_quit(struct lock *l)
{
	struct app *a = l->view.app;

	if (a->jobs && !l->quit_said)
		l->quit_said = true;
	else
		app_quit(a);
}

static enum key_result lock_key(struct view *v, uint32_t key)
{
	struct lock *l = (struct lock *)v;

	if (key == CTRL_L || key == CTRL_Z)
		return KEY_PASS;
	if (key == K_ENTER && !l->opening) {
		l->opening = true;
		hub_unlock(app_hub(v->app));
	} else if (key == 'q' || key == K_F10) {
		try_to_quit(l);
	}
	app_dirty(v->app);
	return KEY_USED;
}

static bool lock_busy(struct view *v)
{
	return ((struct lock *)v)->opening;
}

static void lock_free(struct view *v)
{
	lines_done(&((struct lock *)v)->text);
	free(v);
}

static const struct view_ops lock_ops = {
	.name = "lock",
	.draw = lock_draw,
	.key = lock_key,
	.busy = lock_busy,
	.free = lock_free,
};

static struct lock *find(const struct app *a)
{
	for (struct view *v = a->top; v; v = v->below)
		if (v->ops == &lock_ops)
			return (struct lock *)v;
	return NULL;
}

static void open_view(struct app *a)
{
	struct lock *l = xcalloc(1, sizeof(*l));

	l->view.ops = &lock_ops;
	l->idle = a->lock_by_itself;
	app_push(a, &l->view);
}

/* ---- locking and unlocking -------------------------------------------- */

/* What was half typed there is a secret, and nobody asks for it any more. */
static void close_sign_in(struct app *a)
{
	struct view *v = a->top;

	while (v && !sign_in_is(v))
		v = v->below;
	if (v)
		app_pop(a, v);
}

bool lock_is_on(const struct app *a)
{
	return a->lock != 0;
}

void lock_screen(struct app *a, bool idle)
{
	if (a->lock)
		return;
	/* Nobody is signed in who could come back. */
	if (a->opt.snapshot) {
		app_quit(a);
		return;
	}
	close_sign_in(a);
	a->said[0] = '\0';
	a->lock_by_itself = idle;
	a->lock = hub_lock(a->opt.hub);
	open_view(a);
}

static void unlock(struct app *a)
{
	struct lock *l = find(a);

	a->lock = 0;
	lock_active(a);
	if (l)
		app_pop(a, &l->view);
	app_say(a, TONE_INFO, "signed in again");
}

void lock_see(struct app *a)
{
	const struct hub_status *s = &a->status;
	struct lock *l = find(a);

	if (!a->lock)
		return;
	if (s->unlocked == a->lock) {
		unlock(a);
		return;
	}
	if (l && (s->ask != HUB_ASK_NONE || s->lock_error.status != ST_OK))
		l->opening = false;
}

void lock_hold(struct app *a)
{
	struct lock *l = find(a);

	if (!a->lock)
		return;
	if (!l) {
		open_view(a);
		return;
	}
	/* Above it there is the sign-in, or nothing. */
	for (struct view **at = &a->top, *v; (v = *at) != &l->view;) {
		if (sign_in_is(v)) {
			at = &v->below;
			continue;
		}
		*at = v->below;
		v->below = l->view.below;
		l->view.below = v;
	}
}

/* ---- the idle timer --------------------------------------------------- */

static int64_t clock_ms(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t now_ms(void)
{
#ifdef CLOCK_BOOTTIME
	return clock_ms(CLOCK_BOOTTIME);
#else
	return clock_ms(CLOCK_MONOTONIC);
#endif
}

/* Until it is time; INT64_MAX: never. */
static int64_t left_ms(const struct app *a)
{
	if (!a->set.idle_lock || a->lock)
		return INT64_MAX;
	return a->active_ms + (int64_t)a->set.idle_lock * 1000 - now_ms();
}

void lock_active(struct app *a)
{
	a->active_ms = now_ms();
}

int64_t lock_deadline(const struct app *a)
{
	int64_t left = left_ms(a);

	return left == INT64_MAX ? -1 : app_clock() + left;
}

bool lock_if_idle(struct app *a)
{
	if (left_ms(a) > 0)
		return false;
	lock_screen(a, true);
	return true;
}
