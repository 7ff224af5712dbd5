#include "ui/rotate_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/file_prompt.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/net_words.h"
#include "ui/rotate_flow.h"
#include "ui/rotate_log.h"
#include "ui/rotate_steps.h"

enum { LABEL_WIDTH = 15, WIDTH_MAX = 110, POLL_MS = 60 * 1000, TEXT_MAX = 400 };

enum asking { ASK_NOTHING, ASK_COMMAND, ASK_FILE };

struct rotate_page {
	struct view view;
	char *org, *word; /* org NULL: personal */
	struct rotate_flow *flow;
	struct lines text;
	bool left;       /* it goes on unseen */
	int64_t poll_at; /* app_ms(); -1: not yet */
	enum asking asking;
	struct file_prompt typed;
	char keys[160];
};

static struct app *app_of(const struct rotate_page *p)
{
	return p->view.app;
}

static bool is_watching(const struct flow_state *s)
{
	return s->doing == FLOW_NOTHING && s->begun && s->fresh &&
	       s->r->step >= ROTATION_DELIVERED && s->r->step < ROTATION_DELETED;
}

/* ---- the questions -----------------------------------------------------------------
 */

typedef void step_fn(struct rotate_flow *f);

struct asked {
	struct rotate_page *page; /* it lies below the question */
	step_fn *step;
};

static void confirmed(struct app *a, void *take_arg)
{
	struct asked *asked = take_arg;

	(void)a;
	asked->step(asked->page->flow);
	free(asked);
}

static void drop(void *take_arg)
{
	free(take_arg);
}

static void ask(struct rotate_page *p, struct question *q, step_fn *step)
{
	struct asked *asked = xcalloc(1, sizeof(*asked));

	*asked = (struct asked){ p, step };
	q->yes = confirmed;
	q->drop = drop;
	q->arg = asked;
	app_push(app_of(p), confirm_new(app_of(p), q));
}

/* The bytes of the label, so that look-alikes cannot hide (QUALITY S2). */
static char *title(const char *what, const char *label)
{
	char shown[200];

	show_escaped(str_from(label), shown, sizeof(shown), NULL);
	return xasprintf("%s %s?", what, shown);
}

static void ask_create(struct rotate_page *p, const struct flow_state *s)
{
	enum safety safety = SAFETY_1;
	json_object *params = NULL;
	struct error err = { 0 };
	struct question q = { .words = { "create", "created", "token" }, .key = 'r' };

	if (!s->deliverable) {
		app_say(app_of(p), TONE_INFO,
			"where does the new token go?  c command, f file, y clipboard, "
			"s shown once");
		return;
	}
	if (flow_making(p->flow, &safety, &params, &err) != ST_OK) {
		app_say_error(app_of(p), &err);
		json_object_put(params);
		return;
	}
	q.safety = safety > SAFETY_1 ? safety : SAFETY_1;
	q.number = 1;
	q.name = xstrdup(s->r->old_label);
	q.title = title("Create", s->r->new_label);
	rotate_say_making(&q.text, s, params);
	json_object_put(params);
	ask(p, &q, flow_create);
}

static void ask_disable(struct rotate_page *p, const struct flow_state *s)
{
	struct question q = { .words = { "disable", "disabled", "token" },
			      .key = 'r',
			      .safety = SAFETY_1 };

	q.title = title("Disable", s->r->old_label);
	rotate_say_uses(&q.text, s, app_now(app_of(p)));
	if (!rotation_noted(s->r, ROTATION_VERIFIED))
		lines_add(&q.text, STYLE_WARN, NULL,
			  "Nothing was seen to work with the new one.");
	lines_add(&q.text, STYLE_PLAIN, NULL,
		  "What still uses it stops working; b switches it on again.");
	ask(p, &q, flow_disable);
}

static void ask_delete(struct rotate_page *p, const struct flow_state *s)
{
	int64_t now = app_now(app_of(p)),
		left = rotate_quiet_left(s->r, s->old, now, s->quiet);
	struct question q = { .words = { "delete", "deleted", "token" },
			      .key = 'r',
			      .safety = SAFETY_1 };
	char age[16];

	if (left > 0) {
		format_left(left, age, sizeof(age));
		app_say(app_of(p), TONE_INFO, "%s has to be quiet for %s more",
			s->r->old_label, age);
		return;
	}
	if (rotate_used_lately(s->r, s->old, now))
		q.safety = SAFETY_4;
	q.name = xstrdup(s->r->old_label);
	q.title = title("Delete", s->r->old_label);
	rotate_say_uses(&q.text, s, now);
	lines_add(&q.text, STYLE_BAD, NULL, "Cannot be undone.");
	ask(p, &q, flow_delete);
}

static void ask_undo(struct rotate_page *p, const struct flow_state *s)
{
	struct question q = { .words = { "delete", "deleted", "token" },
			      .key = 'b',
			      .safety = SAFETY_1 };

	if (s->r->step == ROTATION_DISABLED) {
		flow_enable(p->flow);
		return;
	}
	if (flow_is_mine(p->flow, s->r->new_id)) {
		app_say(app_of(p), TONE_WARN,
			"this session is signed in with that token");
		return;
	}
	q.title = title("Delete the new token", s->r->new_label);
	rotate_say_uses(&q.text, s, app_now(app_of(p)));
	lines_add(&q.text, STYLE_PLAIN, NULL,
		  "The old one stays as it is.  Whoever got the new one is shut out.");
	ask(p, &q, flow_undo);
}

/* ---- keys --------------------------------------------------------------------------
 */

/* Another step while one is under way is nobody's. */
static bool is_off(struct rotate_page *p, const struct flow_state *s)
{
	const char *off = app_no_changes(app_of(p));
	const char *user = app_status(app_of(p))->claims.username;

	if (!off && s->begun && s->r->by && strcmp(s->r->by, user) != 0) {
		app_say(app_of(p), TONE_WARN, "it was begun by %s, and this is %s",
			s->r->by, user);
		return true;
	}
	if (off)
		app_say(app_of(p), TONE_WARN, "rotating %s", off);
	else if (s->doing != FLOW_NOTHING)
		app_say(app_of(p), TONE_INFO, "one moment: %s",
			rotate_doing_text(s->doing));
	return off || s->doing != FLOW_NOTHING;
}

static void next(struct rotate_page *p)
{
	const struct flow_state s = flow_state(p->flow);

	if (!s.r || is_off(p, &s))
		return;
	if (s.r->step < ROTATION_DELIVERED)
		ask_create(p, &s);
	else if (s.r->step > ROTATION_DISABLED)
		app_say(app_of(p), TONE_INFO, "it is over: the old token is deleted");
	else if (flow_old_is_gone(p->flow))
		flow_delete(p->flow);
	else if (flow_is_mine(p->flow, s.r->old_id))
		app_say(app_of(p), TONE_WARN,
			"this session is signed in with the old token: L signs in with "
			"another");
	else if (s.r->step == ROTATION_DISABLED)
		ask_delete(p, &s);
	else
		ask_disable(p, &s);
}

static void undo(struct rotate_page *p)
{
	const struct flow_state s = flow_state(p->flow);
	struct error err = { 0 };

	if (!s.r || is_off(p, &s))
		return;
	if (!s.begun)
		app_say(app_of(p), TONE_INFO, "nothing was done yet");
	else if (flow_may_undo(p->flow, &err) != ST_OK)
		app_say_error(app_of(p), &err);
	else
		ask_undo(p, &s);
}

static void open_log(struct rotate_page *p, const struct flow_state *s)
{
	if (s->r)
		rotate_log_open(app_of(p), s->org ? s->org : "", s->r->name,
				s->r->begun);
}

static bool may_choose(const struct flow_state *s)
{
	return s->doing == FLOW_NOTHING && s->r && s->r->step < ROTATION_DELIVERED;
}

static void open_prompt(struct rotate_page *p, enum asking asking, const char *text)
{
	p->asking = asking;
	file_prompt_open_path(&p->typed, text);
}

static void open_file(struct rotate_page *p, const struct flow_state *s)
{
	char name[PROMPT_MAX];

	snprintf(name, sizeof(name), "~/%.100s.token", s->r->new_label);
	for (char *c = name + 2; *c; c++)
		*c = *c == '/' || *c == ' ' ? '-' : *c;
	open_prompt(p, ASK_FILE, name);
}

static void typed(struct rotate_page *p)
{
	struct error *err = &p->typed.failed;
	char buf[1024];

	if (p->asking == ASK_COMMAND)
		(void)!flow_to_command(p->flow, p->typed.name.text, err);
	else
		(void)!flow_to_file(p->flow,
				    file_prompt_path(&p->typed, buf, sizeof(buf)), err);
	if (err->status != ST_OK)
		app_say_error(app_of(p), err);
	else
		p->asking = ASK_NOTHING;
}

static enum key_result typing(struct rotate_page *p, uint32_t key)
{
	enum file_answer answer = file_prompt_key(&p->typed, app_of(p), key);

	if (answer == FILE_NAMED)
		typed(p);
	else if (answer == FILE_LEFT)
		p->asking = ASK_NOTHING;
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
}

/* True when it was one of the ways. */
static bool choose(struct rotate_page *p, const struct flow_state *s, uint32_t key)
{
	if (!may_choose(s))
		return false;
	if (key == 'c')
		open_prompt(p, ASK_COMMAND, "");
	else if (key == 'f')
		open_file(p, s);
	else if (key == 'y')
		flow_to_clipboard(p->flow);
	else if (key == 's')
		flow_to_screen(p->flow);
	else
		return false;
	return true;
}

/* A secret is on its way. */
static bool holds(const struct flow_state *s)
{
	return s->doing == FLOW_CREATE || s->doing == FLOW_DELIVER ||
	       s->doing == FLOW_VERIFY || s->doing == FLOW_TAKE_BACK;
}

/* It goes on all the same: what was made is delivered, or deleted. */
static bool page_leave(struct view *v)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	if (!holds(&s))
		return false;
	app_say(v->app, TONE_INFO, "%s; it goes on: :rotate %s",
		rotate_doing_text(s.doing), s.r->name);
	p->left = true;
	app_hide(v->app, v);
	return true;
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	app_dirty(v->app);
	if (p->asking != ASK_NOTHING)
		return typing(p, key);
	if (lines_key(&p->text, v->app, key) == KEY_USED || choose(p, &s, key))
		return KEY_USED;
	if (key == K_ENTER)
		next(p);
	else if (key == 'b')
		undo(p);
	else if (key == 'R' && s.doing == FLOW_NOTHING)
		flow_read(p->flow);
	else if (key == 'l')
		open_log(p, &s);
	else if ((key != K_ESC && key != 'q') || !page_leave(v))
		return KEY_PASS;
	return KEY_USED;
}

static bool page_command(struct view *v, enum command c)
{
	struct rotate_page *p = (struct rotate_page *)v;

	if (c == CMD_STOP && flow_stop(p->flow))
		return true;
	return lines_command(&p->text, c);
}

static const char *page_keys(struct view *v)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	if (p->asking != ASK_NOTHING)
		return "Enter takes it   Esc cancels";
	if (s.doing == FLOW_READ)
		return "z stop   Esc back   : cmd  ? help";
	if (!s.r)
		return "R read again   L sign in   Esc back";
	if (s.doing != FLOW_NOTHING)
		return "at work ...   ? help";
	if (s.r->step < ROTATION_DELIVERED)
		return s.begun ? "c f y s where to  Enter make again  b undo  l log  "
				 "Esc leave"
			       : "Enter create  c command  f file  y clipboard  s show "
				 " "
				 "Esc back";
	if (s.r->step == ROTATION_DELETED)
		return "l log   Esc back   ? help";
	snprintf(p->keys, sizeof(p->keys),
		 "Enter %s  b %s  l log  R refresh  Esc leave (saved)",
		 s.r->step == ROTATION_DISABLED ? "delete old" : "disable old",
		 s.r->step == ROTATION_DISABLED ? "switch it on" : "undo");
	return p->keys;
}

/* ---- time --------------------------------------------------------------------------
 */

/* Nothing wakes a page that is not shown. */
static int64_t page_deadline(struct view *v)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);
	int64_t at = flow_deadline(p->flow);

	if (at >= 0 || !is_watching(&s) || !app_shows(v->app, v))
		return at;
	if (p->poll_at < 0)
		p->poll_at = app_ms(v->app) + POLL_MS;
	return p->poll_at;
}

static void page_tick(struct view *v, int64_t now_ms)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	app_dirty(v->app);
	flow_tick(p->flow, now_ms);
	if (!is_watching(&s) || p->poll_at < 0 || now_ms < p->poll_at)
		return;
	p->poll_at = now_ms + POLL_MS;
	flow_poll(p->flow);
}

/* ---- the view ----------------------------------------------------------------------
 */

/* What went wrong was said by the flow. */
static void say_end(struct rotate_page *p, bool held)
{
	const struct flow_state s = flow_state(p->flow);

	if (held && !holds(&s) && s.begun && s.r->step >= ROTATION_DELIVERED && p->left)
		app_say(app_of(p), TONE_INFO, "%s was delivered: :rotate %s goes on",
			s.r->new_label, s.r->name);
}

static bool page_reply(struct view *v, struct reply *r)
{
	struct rotate_page *p = (struct rotate_page *)v;

	if (!flow_reply(p->flow, r))
		return false;
	app_dirty(v->app);
	return true;
}

static int page_fd(struct view *v)
{
	return flow_fd(((struct rotate_page *)v)->flow);
}

static void page_ready(struct view *v)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	flow_ready(p->flow);
	say_end(p, holds(&s));
}

static void page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);

	snprintf(left, nl, "%s > rotate %s", s.org ? s.org : "your tokens",
		 s.r ? s.r->old_label : p->word);
	snprintf(right, nr, "%s",
		 s.doing == FLOW_READ && s.r     ? "LOOKING"
		 : s.doing == FLOW_READ          ? "READING"
		 : s.doing != FLOW_NOTHING       ? "AT WORK"
		 : !s.r                          ? "NOT READ"
		 : s.r->step == ROTATION_DELETED ? "OVER"
		 : s.begun                       ? "WAITING FOR YOU"
						 : "NOT BEGUN");
}

/* A change is not stopped by z. */
static void say_wait(struct rotate_page *p, const struct flow_state *s, int width)
{
	struct net_words net;

	if (s->doing == FLOW_NOTHING)
		return;
	net_words(app_of(p), s->read_at, &net);
	if (s->doing != FLOW_READ && net.n)
		net.n = 1;
	net_words_add(&net, &p->text, "Waiting", width);
}

static void page_draw(struct view *v, struct rect r)
{
	struct rotate_page *p = (struct rotate_page *)v;
	const struct flow_state s = flow_state(p->flow);
	int width = r.cols - 2 < WIDTH_MAX ? r.cols - 2 : WIDTH_MAX;

	lines_clear(&p->text);
	p->text.label_width = LABEL_WIDTH;
	say_wait(p, &s, width - LABEL_WIDTH);
	rotate_say_page(&p->text, &s, app_now(v->app), width - LABEL_WIDTH);
	lines_draw(&p->text, r);
	if (p->asking != ASK_NOTHING)
		file_prompt_draw(&p->typed, v->app,
				 p->asking == ASK_COMMAND
					 ? "command that reads the token (no shell): "
					 : "new file (0600): ");
}

static bool page_busy(struct view *v)
{
	return flow_state(((struct rotate_page *)v)->flow).doing != FLOW_NOTHING &&
	       app_status(v->app)->ask == HUB_ASK_NONE;
}

static int64_t page_data_at(struct view *v)
{
	return flow_state(((struct rotate_page *)v)->flow).read_at;
}

static void rotate_page_free(struct view *v)
{
	struct rotate_page *p = (struct rotate_page *)v;

	flow_free(p->flow);
	lines_done(&p->text);
	free(p->org);
	free(p->word);
	free(p);
}

static const struct view_ops page_ops = {
	.name = "rotate",
	.where = WHERE_TEXT,
	.draw = page_draw,
	.key = page_key,
	.command = page_command,
	.reply = page_reply,
	.fd = page_fd,
	.ready = page_ready,
	.heading = page_heading,
	.keys = page_keys,
	.leave = page_leave,
	.deadline = page_deadline,
	.tick = page_tick,
	.busy = page_busy,
	.data_at = page_data_at,
	.free = rotate_page_free,
};

static struct view *rotate_page_new(struct app *a, const char *org, const char *word)
{
	struct rotate_page *p = xcalloc(1, sizeof(*p));

	p->view.ops = &page_ops;
	p->view.app = a;
	p->org = *org ? xstrdup(org) : NULL;
	p->word = xstrdup(word);
	p->poll_at = -1;
	p->flow = flow_new(a, p->org, word);
	return &p->view;
}

struct wanted {
	const char *org, *word;
};

static bool is_wanted(const struct view *v, const void *arg)
{
	const struct wanted *w = arg;
	struct flow_state s;

	if (v->ops != &page_ops)
		return false;
	s = flow_state(((const struct rotate_page *)v)->flow);
	return s.r &&
	       (!strcmp(w->word, s.r->name) ||
		(!strcmp(w->org, s.org ? s.org : "") &&
		 (!strcmp(w->word, s.r->old_label) || !strcmp(w->word, s.r->old_id))));
}

static void look_again(struct view *v, void *arg)
{
	struct rotate_page *p = (struct rotate_page *)v;

	(void)arg;
	if (v->ops != &page_ops || !app_shows(v->app, v))
		return;
	p->left = false;
	flow_read(p->flow);
}

void rotate_page_open(struct app *a, const char *org, const char *word)
{
	const struct wanted w = { org, word };

	if (app_unhide(a, is_wanted, &w))
		app_each_view(a, look_again, NULL);
	else
		app_push(a, rotate_page_new(a, org, word));
}
