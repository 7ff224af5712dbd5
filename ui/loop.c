/*
 * The loop: all input, then replies, then one frame, then sleep.  Nothing wakes it when
 * nothing moves (UX 1.9).
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/app_state.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lock.h"
#include "ui/program.h"
#include "ui/rotations_page.h"
#include "ui/schedule.h"
#include "ui/term.h"
#include "ui/views.h"

enum {
	ESC_MS = 25,
	FRAME_MS = 100,         /* between frames that only the network asked for */
	FRAME_SLOW_MS = 500,    /* the same where a byte is dear */
	FRAME_CALM_MS = 1000,   /* and where movement is not wanted */
	COUNTER_MS = 100,       /* after the last key */
	COUNTER_SLOW_MS = 1000, /* the same where a byte is dear */
	REPLIES_MS = 2,         /* a turn; less when a key waits */
	LARGE = 1 << 20,
	INPUT_MAX = 64 << 10, /* a turn; a file on the keyboard must not starve us */
};

int64_t app_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool app_waits(const struct app *a)
{
	const struct hub_status *s = &a->status;

	return app_wait_until(a) > app_now(a) && (s->queued || s->in_flight);
}

bool app_slow(const struct app *a)
{
	return a->set.slow || fence_slow(&a->paint.fence);
}

bool app_hurried(const struct app *a)
{
	return app_slow(a) && a->paint.hold;
}

void app_unfinished(struct app *a)
{
	a->paint.unfinished = true;
}

/* ---- painting ------------------------------------------------------------- */

static void draw_views(struct view *v, const struct view *base, struct rect r)
{
	if (v != base)
		draw_views(v->below, base, r);
	v->ops->draw(v, r);
}

static void draw_too_small(void)
{
	draw_print(0, 0, draw_cols(), STYLE_BAD, "hubdeck needs %dx%d, this is %dx%d.",
		   MIN_COLS, MIN_ROWS, draw_cols(), draw_rows());
	draw_print(1, 0, draw_cols(), STYLE_PLAIN,
		   "Make it bigger, or q and: hubdeck --plain");
}

static void draw_dashboard(struct app *a)
{
	draw_views(a->top, app_base(a), chrome_draw_foot(a));
	chrome_draw_head(a);
}

static void ask_fence(struct app *a, int64_t now)
{
	struct fence *f = &a->paint.fence;

	if (!term_sent() || !fence_wanted(f, now))
		return;
	if (term_fence())
		fence_sent(f, term_sent(), now);
}

static int64_t frame_ms(const struct app *a)
{
	if (a->set.calm)
		return FRAME_CALM_MS;
	return app_slow(a) ? FRAME_SLOW_MS : FRAME_MS;
}

static void paint(struct app *a, int64_t now)
{
	struct painting *p = &a->paint;

	p->unfinished = false;
	draw_clear();
	if (app_too_small())
		draw_too_small();
	else
		draw_dashboard(a);
	draw_flush();
	ask_fence(a, now);
	if (p->soon)
		p->soon_at = now + frame_ms(a);
	p->soon = false;
	p->now = p->unfinished;
}

/* Counters that were held back are due. */
static bool release_counters(struct painting *p, int64_t now)
{
	if (!p->hold || now < p->hold_until)
		return false;
	p->hold = false;
	return true;
}

static void paint_if_due(struct app *a)
{
	struct painting *p = &a->paint;
	int64_t now = app_clock();

	if (term_pending() || fence_holds(&p->fence, now))
		return;
	if (release_counters(p, now) || p->now || (p->soon && now >= p->soon_at))
		paint(a, now);
}

/* ---- waiting -------------------------------------------------------------- */

static int64_t earlier(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static int64_t view_deadline(struct view *v, int64_t at)
{
	for (; v; v = v->below)
		if (v->ops->deadline)
			at = earlier(at, v->ops->deadline(v));
	return at;
}

/* Monotonic milliseconds; -1: nothing is to be done by itself. */
static int64_t next_deadline(const struct app *a, int64_t esc_at, int64_t second_at)
{
	const struct painting *p = &a->paint;
	int64_t at = keys_pending(a->keys) ? esc_at : -1;

	at = view_deadline(a->hidden, view_deadline(a->top, at));
	at = earlier(at, lock_deadline(a));
	if (second_at >= 0)
		at = earlier(at, second_at);
	/* Else poll() tells when the terminal takes something again. */
	if (term_pending())
		return at;
	at = earlier(at, fence_deadline(&p->fence));
	if (p->fence.mode == FENCE_ON && p->fence.out)
		return at;
	if (p->soon)
		at = earlier(at, p->soon_at);
	if (p->hold)
		at = earlier(at, p->hold_until);
	return at;
}

static int timeout(int64_t at)
{
	int64_t ms = at - app_clock();

	if (at < 0)
		return -1;
	return ms < 0 ? 0 : ms > 3600000 ? 3600000 : (int)ms;
}

static bool busy(const struct app *a)
{
	const struct painting *p = &a->paint;

	if (p->now || p->soon || p->hold || keys_pending(a->keys))
		return true;
	for (struct view *v = a->top; v; v = v->below) {
		if (v->ops->busy && v->ops->busy(v))
			return true;
		/* What lies below waits for more than an answer. */
		if (lock_is_on(a) && v == app_base(a))
			break;
	}
	return false;
}

/*
 * Tells a test, each time before the loop sleeps, how many keys have been acted on and
 * whether something is still awaited.  What is drawn is complete.
 */
static void report(const struct app *a)
{
	uint64_t r = a->acted << 1 | busy(a);

	if (a->sync_fd >= 0)
		(void)!write(a->sync_fd, &r, sizeof(r));
}

/* ---- input ---------------------------------------------------------------- */

/* Keys that come when it should be locked already are not for what is below: the
 * machine was asleep. */
static void act_on_keys(struct app *a)
{
	uint32_t key;

	a->burst = 0;
	if (lock_if_idle(a))
		app_drop_keys(a);

	while (!a->quit && (key = keys_next(a->keys))) {
		if (key == K_FENCE) {
			fence_answered(&a->paint.fence, app_clock());
			continue;
		}
		a->acted++;
		a->burst++;
		app_key(a, key);
		app_restart_if_empty(a);
	}
	lock_active(a);
}

static size_t read_keys(struct app *a)
{
	char buf[4096];
	size_t n, all = 0;

	while (all < INPUT_MAX && (n = term_read(buf, sizeof(buf)))) {
		keys_feed(a->keys, buf, n);
		all += n;
	}
	/* It may be a password. */
	explicit_bzero(buf, sizeof(buf));
	return all;
}

void app_drop_keys(struct app *a)
{
	uint32_t key;

	while (read_keys(a))
		while ((key = keys_next(a->keys)))
			if (key == K_FENCE)
				fence_answered(&a->paint.fence, app_clock());
			else
				a->acted++;
	while ((key = keys_next(a->keys)))
		a->acted += key != K_FENCE;
}

static void on_signal(struct app *a, int sig)
{
	if (sig == SIGCHLD) {
		program_reap();
		return;
	}
	if (sig == SIGWINCH) {
		/* What did not fit for a moment is gone, even when it fits again. */
		term_resize();
		term_repaint();
	} else if (sig == SIGCONT) {
		term_repaint(); /* someone may have used the terminal meanwhile */
	} else if (sig == SIGTSTP) {
		app_command(a, CMD_SUSPEND);
	} else {
		a->quit = true;
	}
	a->paint.now = true;
}

/* ---- replies -------------------------------------------------------------- */

static bool offer(struct view *v, struct reply *r)
{
	for (; v; v = v->below)
		if (v->ops->reply && v->ops->reply(v, r))
			return true;
	return false;
}

/* The sign-in asks by itself, once for each question. */
static void see_status(struct app *a)
{
	struct hub_status old = a->status;
	const struct hub_status *s = &a->status;

	hub_status(a->opt.hub, &a->status);
	a->paint.soon = true;
	lock_see(a);
	if (s->programs != old.programs)
		term_repaint();
	app_sample(a);
	if (s->ask == HUB_ASK_NONE || a->asking)
		return;
	if (old.ask == s->ask && old.ask_error.status == s->ask_error.status)
		return;
	app_push(a, sign_in_new(a));
	a->asking = a->top;
}

static bool key_waits(void)
{
	struct pollfd p = { .fd = term_input_fd(), .events = POLLIN };

	return poll(&p, 1, 0) > 0;
}

/* A calm line, for whoever had to leave (UX 6 (ii)). */
static bool take_look(struct app *a, const struct reply *r)
{
	size_t due;

	if (!a->look || r->ticket != a->look)
		return false;
	a->look = 0;
	if (r->count)
		snprintf(a->notice, sizeof(a->notice), "%zu job%s did not end: :jobs",
			 r->count, r->count == 1 ? "" : "s");
	else if ((due = rotations_due(a)))
		snprintf(a->notice, sizeof(a->notice),
			 "%zu rotated token%s can be deleted: :rotations", due,
			 due == 1 ? "" : "s");
	app_dirty(a);
	return true;
}

/* True when there may be more. */
static bool take_replies(struct app *a)
{
	int64_t until = app_clock() + REPLIES_MS;
	bool more = false;
	struct reply *r;

	a->in_reply = true;
	/* Before them: a reply may be of a sign-in or a logout that we do not know of.
	 */
	see_status(a);
	while (!more && (r = hub_take(a->opt.hub))) {
		if (!take_look(a, r) && !offer(a->top, r) && !offer(a->kept, r))
			offer(a->hidden, r);
		reply_free(r);
		more = key_waits() || app_clock() >= until;
	}
	see_status(a);
	a->in_reply = false;
	return more;
}

static void tick(struct view *v)
{
	int64_t now = app_clock();

	for (struct view *below; v; v = below) {
		int64_t at = v->ops->deadline ? v->ops->deadline(v) : -1;

		below = v->below;
		if (at >= 0 && at <= now && v->ops->tick)
			v->ops->tick(v, now);
	}
}

static void tick_views(struct app *a)
{
	tick(a->top);
	tick(a->hidden);
}

/* ---- the loop ------------------------------------------------------------- */

/* What one turn leaves for the next. */
struct turn {
	int64_t esc_at;    /* when a lone Esc is one */
	int64_t second_at; /* when the countdown changes; -1: none */
	bool more;         /* replies were left in the queue */
};

/* Keys were acted on: counters follow when they pause. */
static void hold_counters(struct app *a, int64_t now)
{
	a->paint.hold_until = now + (app_slow(a) ? COUNTER_SLOW_MS : COUNTER_MS);
}

static void handle_input(struct app *a, struct turn *t, bool readable)
{
	int64_t now;

	if (readable && read_keys(a)) {
		now = app_clock();
		t->esc_at = now + ESC_MS;
		act_on_keys(a);
		hold_counters(a, now);
		return;
	}
	now = app_clock();
	if (keys_pending(a->keys) && now >= t->esc_at) {
		keys_flush(a->keys);
		act_on_keys(a);
		hold_counters(a, now);
	}
}

/* Is a number of seconds shown? */
static bool counts(const struct app *a)
{
	return app_waits(a) || a->status.retry.at > app_now(a);
}

static void count_down(struct app *a, struct turn *t)
{
	int64_t now = app_clock();
	bool due = t->second_at >= 0 && now >= t->second_at;

	/* The wall clock may have been put right meanwhile. */
	if (due)
		hub_status(a->opt.hub, &a->status);
	if (!counts(a) || a->set.calm) {
		t->second_at = -1;
		return;
	}
	if (t->second_at >= 0 && !due)
		return;
	if (due)
		a->paint.now = true;
	t->second_at = now + 1000;
}

static int view_fd(struct view *v)
{
	return v->ops->fd ? v->ops->fd(v) : -1;
}

static struct view *with_fd(struct view *v)
{
	while (v && view_fd(v) < 0)
		v = v->below;
	return v;
}

/* The topmost that has a descriptor of its own, then those that were left; NULL. */
static struct view *view_with_fd(const struct app *a)
{
	struct view *v = with_fd(a->top);

	return v ? v : with_fd(a->hidden);
}

/* It may be gone by now, or wait for another. */
static void tell_view(const struct app *a, int fd)
{
	struct view *v = view_with_fd(a);

	if (v && view_fd(v) == fd)
		v->ops->ready(v);
}

static void turn(struct app *a, struct turn *t)
{
	struct view *own = view_with_fd(a);
	struct pollfd p[] = {
		{ .fd = term_input_fd(), .events = POLLIN },
		{ .fd = term_signal_fd(), .events = POLLIN },
		{ .fd = hub_fd(a->opt.hub), .events = POLLIN },
		{ .fd = own ? view_fd(own) : -1, .events = POLLIN },
	};
	int ms, sig;

	if (term_pending())
		p[0].events |= POLLOUT;
	ms = t->more ? 0 : timeout(next_deadline(a, t->esc_at, t->second_at));
	if (ms)
		report(a);
	if (poll(p, COUNT(p), ms) < 0 && errno != EINTR)
		xalloc_die(); /* ENOMEM: all the others are mistakes */
	while ((sig = term_signal()))
		on_signal(a, sig);
	if (p[0].revents & POLLOUT)
		term_pump();
	handle_input(a, t, p[0].revents & (POLLIN | POLLHUP | POLLERR));
	if (t->more || (p[2].revents & POLLIN))
		t->more = take_replies(a);
	if (p[3].revents & POLLIN)
		tell_view(a, p[3].fd);
	lock_if_idle(a);
	tick_views(a);
	count_down(a, t);
}

/* So that the shell does not get what the terminal still has to answer. */
static void await_fence(struct app *a)
{
	int ms;

	while ((ms = fence_last_wait(&a->paint.fence, app_clock())) > 0) {
		struct pollfd p = { .fd = term_input_fd(), .events = POLLIN };

		if (poll(&p, 1, ms) <= 0 || !read_keys(a))
			return;
		app_drop_keys(a);
	}
}

int app_sync_fd(const struct hub *hub)
{
	const char *s = hub_is_local(hub) ? getenv("HUBDECK_TEST_SYNC") : NULL;
	int64_t fd;

	if (!s || !parse_int(str_from(s), &fd) || fd < 3 || fd > 1 << 20 ||
	    fcntl((int)fd, F_GETFD) < 0)
		return -1;
	return (int)fd;
}

/* Once, behind the first frame, which does not wait for it. */
static void look_for_jobs(struct app *a)
{
	if (a->looked || a->paint.now)
		return;
	a->looked = true;
	a->look = hub_count_jobs(a->opt.hub);
}

void app_loop(struct app *a)
{
	struct turn t = { .second_at = -1 };

	schedule_promptly();
	/* What a sort or a filter needs for a moment is given back afterwards. */
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, LARGE);
	a->sync_fd = app_sync_fd(a->opt.hub);
	a->paint.now = true;
	while (!a->quit && !term_lost()) {
		app_bury(a);
		app_switch_now(a);
		app_restart_if_empty(a);
		paint_if_due(a);
		look_for_jobs(a);
		turn(a, &t);
	}
	if (!term_lost())
		await_fence(a);
}
