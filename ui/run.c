#include "ui/run.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/show.h"
#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/confirm.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/views.h"

#define DELETING_NEEDS                                                                 \
	"Deleting needs: a password, a personal token with Read, Write & Delete, or "  \
	"an organization token with scope-tag-admin; and the right to it."

enum { REPORT_WIDTH = 56 /* fits the box of 60 columns */, WIDTH = 74 };

struct run {
	struct view view;
	struct plan_words words;
	char *where;
	struct plan *plan; /* a copy: what became of its items */
	size_t finished, counts[N_PLAN_STATES];
	const struct kind *kind; /* of the lists that show them */
	struct plan *undo;       /* when it can be taken back; NULL */
	ticket job;
	bool over, stopping, tags, quiet;
	struct error stopped; /* why the job ended early; ST_OK: it did not */
	struct lines text;
};

static const enum plan_state reported[] = {
	ITEM_DONE,    ITEM_GONE,    ITEM_DRIFTED, ITEM_FAILED,
	ITEM_UNKNOWN, ITEM_SKIPPED, ITEM_PLANNED, ITEM_SENT,
};

static enum style style_of(enum plan_state state)
{
	if (state == ITEM_DONE || state == ITEM_GONE)
		return STYLE_GOOD;
	if (state == ITEM_FAILED || state == ITEM_UNKNOWN)
		return STYLE_BAD;
	return state == ITEM_DRIFTED ? STYLE_WARN : STYLE_PLAIN;
}

/* ---- the lines ------------------------------------------------------------- */

static void say_counts(struct run *r)
{
	for (size_t i = 0; i < COUNT(reported); i++) {
		size_t n = r->counts[reported[i]];

		if (n)
			lines_add(&r->text, style_of(reported[i]), NULL, "%-14s %zu",
				  plan_state_text(&r->words, reported[i]), n);
	}
}

static void say_item(struct run *r, const struct plan_item *item)
{
	char name[600], http[16] = "";

	show_escaped(str_from(item->name), name, sizeof(name), NULL);
	if (item->http)
		snprintf(http, sizeof(http), "%d", item->http);
	lines_add(&r->text, style_of(item->state), NULL, "  %-14s %3s  %s  %s",
		  plan_state_text(&r->words, item->state), http, name,
		  item->note ? item->note : "");
}

static bool refused_by_hub(const struct run *r)
{
	for (size_t i = 0; r->tags && i < r->plan->n; i++) {
		if (r->plan->items[i].state == ITEM_FAILED &&
		    r->plan->items[i].http == 403)
			return true;
	}
	return false;
}

static void say_progress(struct run *r)
{
	lines_clear(&r->text);
	lines_add(&r->text, STYLE_PLAIN, NULL, "in %s", r->where);
	say_counts(r);
	if (r->stopped.status != ST_OK)
		lines_add(&r->text, STYLE_BAD, NULL, "stopped: %s", r->stopped.text);
	if (refused_by_hub(r))
		lines_wrap(&r->text, NULL, str_from(DELETING_NEEDS), REPORT_WIDTH);
	if (r->stopped.hint[0])
		lines_add(&r->text, STYLE_PLAIN, NULL, "%s", r->stopped.hint);
	for (size_t i = 0; i < r->plan->n; i++) {
		if (r->plan->items[i].state != ITEM_PLANNED)
			say_item(r, &r->plan->items[i]);
	}
}

/* ---- what the hub says ------------------------------------------------------ */

static bool is_final(enum plan_state s)
{
	return s != ITEM_PLANNED && s != ITEM_SENT;
}

static void take_item(struct run *r, const struct item_result *result)
{
	struct plan_item *item;

	if (result->item >= r->plan->n)
		return;
	item = &r->plan->items[result->item];
	r->finished += is_final(result->state) && !is_final(item->state);
	r->counts[item->state]--;
	r->counts[result->state]++;
	item->state = result->state;
	item->http = result->http;
	free(item->note);
	item->note = result->note[0] ? xstrdup(result->note) : NULL;
	if (r->tags && (item->state == ITEM_DONE || item->state == ITEM_GONE))
		lists_deleted(r->view.app, plan_part(r->plan, item)->params, item->name,
			      &item->digest);
}

/* Their rows say something else now: they are read again.  Tags have left already. */
static void refresh_lists(struct run *r)
{
	for (size_t i = 0; i < r->plan->n_parts && !r->tags; i++)
		lists_stale(r->view.app, r->kind, r->plan->parts[i].params);
}

static void say_one(const struct run *r)
{
	const struct plan_item *item = &r->plan->items[0];
	bool good = item->state == ITEM_DONE || item->state == ITEM_GONE;

	app_say(r->view.app, good ? TONE_GOOD : TONE_WARN, "%s %s%s%s", item->name,
		plan_state_text(&r->words, item->state), item->note ? ": " : "",
		item->note ? item->note : "");
}

static void finish(struct run *r, const struct error *err)
{
	struct app *a = r->view.app;
	size_t done = r->counts[ITEM_DONE], gone = r->counts[ITEM_GONE];

	r->over = true;
	if (done == r->plan->n && r->undo) {
		undo_keep(a, r->kind, r->undo);
		r->undo = NULL;
	}
	r->stopped = *err;
	r->text.top = 0;
	app_jobs(a, -1);
	refresh_lists(r);
	if (err->status != ST_OK)
		app_say_error(a, err);
	else if (r->plan->n == 1 && r->quiet)
		say_one(r);
	else if (done + gone == r->plan->n)
		app_say(a, TONE_GOOD, "%s: %zu %s, %zu already gone", r->where, done,
			r->words.done, gone);
	else
		app_say(a, TONE_WARN, "%s: %zu of %zu %s; %s says why", r->where, done,
			r->plan->n, r->words.done,
			app_top(a) == &r->view ? "the report" : ":jobs");
}

static bool run_reply(struct view *v, struct reply *reply)
{
	struct run *r = (struct run *)v;

	if (!reply->ticket || reply->ticket != r->job)
		return false;
	if (reply->type == REPLY_ITEM)
		take_item(r, &reply->result);
	else if (reply->type == REPLY_DONE)
		finish(r, &reply->err);
	say_progress(r);
	app_dirty(v->app);
	return true;
}

/* ---- keys ------------------------------------------------------------------- */

static void stop(struct run *r)
{
	if (r->stopping)
		return;
	r->stopping = true;
	hub_cancel(app_hub(r->view.app), r->job);
}

static void leave(struct run *r)
{
	app_say(r->view.app, TONE_INFO, "still at work in %s; :jobs shows it",
		r->where);
	app_hide(r->view.app, &r->view);
}

/* Those that the Hub refused, and those nobody can account for; asked again. */
enum { FAILURES = 1U << ITEM_FAILED | 1U << ITEM_UNKNOWN };

static size_t failures(const struct run *r)
{
	return r->counts[ITEM_FAILED] + r->counts[ITEM_UNKNOWN];
}

static void retry(struct run *r)
{
	struct app *a = r->view.app;
	const struct kind *kind = r->kind;
	struct plan *p = plan_of_states(r->plan, FAILURES, app_now(a));

	app_pop(a, &r->view);
	confirm_plan(a, kind, p, 'r');
}

static enum key_result run_key(struct view *v, uint32_t key)
{
	struct run *r = (struct run *)v;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (!r->over && key == 'x')
		stop(r);
	else if (!r->over && (key == K_ESC || key == 'q'))
		leave(r);
	else if (r->over && key == 'r' && failures(r))
		retry(r);
	else if (r->over && (key == K_ESC || key == K_ENTER || key == 'q'))
		app_pop(v->app, v);
	else if (command_for_key(key) != CMD_FILTER)
		lines_command(&r->text, command_for_key(key));
	return KEY_USED;
}

/* ---- drawing ---------------------------------------------------------------- */

static void draw_title(const struct run *r, int y, int x, int width)
{
	if (r->over)
		draw_print(y, x, width, STYLE_TITLE, " Report: %zu of %zu %s ",
			   r->counts[ITEM_DONE], r->plan->n, r->words.done);
	else
		draw_print(y, x, width, STYLE_TITLE, " At work: %zu of %zu, %zu %s ",
			   r->finished, r->plan->n, r->counts[ITEM_DONE],
			   r->words.done);
}

static void draw_keys(const struct run *r, int y, int x, int width)
{
	if (r->over && failures(r))
		draw_print(
			y, x, width, STYLE_KEY,
			"Esc closes   r tries the %zu that failed again   j k scroll",
			failures(r));
	else
		draw_print(y, x, width, STYLE_KEY, "%s",
			   r->over ? "Esc closes   j k scroll"
			   : r->stopping
				   ? "stopping after this one ..."
				   : "x stops after this one   Esc goes on without "
				     "looking");
}

static void run_draw(struct view *v, struct rect at)
{
	struct run *r = (struct run *)v;
	int width = at.cols < WIDTH ? at.cols : WIDTH, height = (int)r->text.n + 4;
	int y, x = at.x + (at.cols - width) / 2;

	if (height > at.rows) {
		at.y = 2;
		at.rows = draw_rows() - 2;
	}
	if (height > at.rows)
		height = at.rows;
	y = at.y + (at.rows - height) / 2;
	draw_box(y, x, height, width);
	draw_title(r, y, x + 2, width - 4);
	lines_draw(&r->text, (struct rect){ y + 1, x + 1, height - 3, width - 2 });
	draw_keys(r, y + height - 2, x + 2, width - 4);
	draw_cursor(y + height - 2, x + 2, true);
}

static bool run_busy(struct view *v)
{
	return !((const struct run *)v)->over;
}

static void run_free(struct view *v)
{
	struct run *r = (struct run *)v;

	if (!r->over) {
		hub_cancel(app_hub(v->app), r->job);
		app_jobs(v->app, -1);
	}
	plan_free(r->plan);
	plan_free(r->undo);
	free(r->where);
	lines_done(&r->text);
	free(r);
}

static const struct view_ops run_ops = {
	.name = "run",
	.overlay = true,
	.draw = run_draw,
	.key = run_key,
	.reply = run_reply,
	.busy = run_busy,
	.free = run_free,
};

/* ---- the beginning ---------------------------------------------------------- */

void run_plan(struct app *a, const struct kind *k, struct plan *take_plan)
{
	struct run *r = xcalloc(1, sizeof(*r));

	r->view.ops = &run_ops;
	r->view.app = a;
	r->kind = k;
	r->words = take_plan->words;
	r->where = plan_where(take_plan);
	r->tags = plan_is_tag(take_plan, &take_plan->items[0]);
	r->quiet = plan_safety(take_plan) <= SAFETY_0;
	/* A copy: the net thread has the plan, and json-c counts without a lock. */
	r->plan = plan_of_states(take_plan, ~0U, app_now(a));
	r->counts[ITEM_PLANNED] = r->plan->n;
	r->undo = r->quiet ? plan_inverse(take_plan, app_now(a)) : NULL;
	r->job = hub_run(app_hub(a), take_plan);
	app_jobs(a, +1);
	say_progress(r);
	app_push(a, &r->view);
	if (r->quiet)
		app_hide(a, &r->view);
}

/* ---- the end of the dashboard ----------------------------------------------- */

static void say_end(const struct run *r)
{
	char where[600];
	const char *comma = "";

	show_escaped(str_from(r->where), where, sizeof(where), NULL);
	fprintf(stderr, "hubdeck: %s:", where);
	for (size_t i = 0; i < COUNT(reported); i++) {
		enum plan_state state = reported[i];
		size_t n = r->counts[state];

		if (!n)
			continue;
		fprintf(stderr, "%s %zu %s", comma, n,
			plan_state_text(&r->words,
					state == ITEM_PLANNED ? ITEM_SKIPPED : state));
		comma = ",";
	}
	fputs("; hubdeck journal has the details\n", stderr);
}

bool run_end(struct view *v, struct reply *reply, bool *ret_partly)
{
	struct run *r = (struct run *)v;

	if (v->ops->reply != run_reply || !run_reply(v, reply))
		return false;
	if (!r->over)
		return true;
	say_end(r);
	if (r->counts[ITEM_DONE] + r->counts[ITEM_GONE] < r->plan->n)
		*ret_partly = true;
	return true;
}
