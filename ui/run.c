#include "ui/run.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "net/plan_file.h"
#include "ui/act.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/keys.h"
#include "ui/plan_sign.h"
#include "ui/run_private.h"
#include "ui/views.h"

static const enum plan_state reported[] = {
	ITEM_DONE,    ITEM_GONE,    ITEM_DRIFTED, ITEM_FAILED,
	ITEM_UNKNOWN, ITEM_SKIPPED, ITEM_PLANNED, ITEM_SENT,
};

size_t run_failures(const struct run *r)
{
	return r->counts[ITEM_FAILED] + r->counts[ITEM_UNKNOWN];
}

size_t run_left(const struct run *r)
{
	return r->counts[ITEM_PLANNED] + r->counts[ITEM_SKIPPED];
}

static void say_progress(struct run *r)
{
	if (r->page)
		run_page_say(r);
	else
		run_box_say(r);
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
	/* What had to wait is put back, and is no result. */
	if (result->state != ITEM_PLANNED)
		r->last[r->n_last++ % RUN_LAST] =
			(struct run_last){ result->item, app_now(r->view.app) };
	if (r->tags && (item->state == ITEM_DONE || item->state == ITEM_GONE))
		lists_deleted(r->view.app, plan_part(r->plan, item)->params, item->name,
			      &item->digest);
}

/* Whose rows the operation is done to. */
static bool is_of(const struct kind *k, const struct op *op)
{
	for (size_t i = 0; i < k->n_actions; i++)
		if (k->actions[i].op && op_by_name(k->actions[i].op) == op)
			return true;
	return false;
}

/* Their rows say something else now: they are read again.  Tags have left already. */
static void refresh_lists(struct run *r)
{
	for (size_t i = 0; i < r->plan->n_parts && !r->tags; i++) {
		const struct plan_part *part = &r->plan->parts[i];

		lists_stale(r->view.app, r->kind, part->params);
		lists_changed(r->view.app, part->op, part->params);
	}
}

static void say_one(const struct run *r)
{
	const struct plan_item *item = &r->plan->items[0];
	bool good = item->state == ITEM_DONE || item->state == ITEM_GONE;

	app_say(r->view.app, good ? TONE_GOOD : TONE_WARN, "%s %s%s%s", item->name,
		plan_state_text(&r->words, item->state), item->note ? ": " : "",
		item->note ? item->note : "");
}

static void recount(struct run *r)
{
	memset(r->counts, 0, sizeof(r->counts));
	r->finished = 0;
	for (size_t i = 0; i < r->plan->n; i++) {
		r->counts[r->plan->items[i].state]++;
		r->finished += is_final(r->plan->items[i].state);
	}
}

/* What the journal knows of a job that can be resumed (QUALITY B16); one that never
 * began is not in it. */
static enum status read_report(struct run *r, const char *id, struct error *err)
{
	const struct config *c = app_config(r->view.app);
	char *journal = config_journal_path(c, err);
	struct plan *plan = NULL;
	enum status st =
		journal ? jobs_find(c->state_dir, journal, id, &plan, &r->job_said, err)
			: err->status;

	free(journal);
	if (st != ST_OK || !plan)
		return st;
	plan_free(r->plan);
	r->plan = plan;
	r->reported = true;
	recount(r);
	return ST_OK;
}

/* What is not there any more was removed already; nothing else is ever so. */
static bool removes(const struct run *r)
{
	return r->plan->parts[0].op->method == HTTP_DELETE;
}

static void tell_over(const struct run *r)
{
	if (r->then.over)
		r->then.over(r->view.app, r->then.arg, r->plan);
}

static void drop_then(const struct run_then *then)
{
	if (then->drop)
		then->drop(then->arg);
}

static void finish(struct run *r, const struct error *err)
{
	struct app *a = r->view.app;
	struct error ignored = { 0 };
	size_t done, gone;

	r->over = true;
	if (r->kept && r->n_last)
		(void)!read_report(r, r->plan->id, &ignored);
	done = r->counts[ITEM_DONE];
	gone = r->counts[ITEM_GONE];
	if (done == r->plan->n && r->undo) {
		undo_keep(a, r->kind, r->undo);
		r->undo = NULL;
	}
	r->stopped = *err;
	r->text.top = 0;
	app_jobs(a, -1);
	refresh_lists(r);
	lists_jobs_changed(a);
	if (err->status == ST_CANCEL)
		app_say(a, TONE_INFO, "%s: stopped, %zu %s, %zu left%s", r->where, done,
			r->words.done, run_left(r),
			r->reported ? "; :jobs has it" : "");
	else if (err->status != ST_OK)
		app_say_error(a, err);
	else if (r->plan->n == 1 && r->quiet)
		say_one(r);
	else if (done == r->plan->n && !removes(r))
		app_say(a, TONE_GOOD, "%s: %zu %s", r->where, done, r->words.done);
	else if (done + gone == r->plan->n)
		app_say(a, TONE_GOOD, "%s: %zu %s, %zu already gone", r->where, done,
			r->words.done, gone);
	else
		app_say(a, TONE_WARN, "%s: %zu of %zu %s; %s says why", r->where, done,
			r->plan->n, r->words.done,
			app_top(a) == &r->view ? "the report" : ":jobs");
	tell_over(r);
}

static void take_phase(struct run *r, const struct reply *reply)
{
	r->phase = reply->phase;
	r->pages_done = reply->pages_done;
	r->pages_total = reply->pages_total;
}

static bool run_reply(struct view *v, struct reply *reply)
{
	struct run *r = (struct run *)v;

	if (!reply->ticket || reply->ticket != r->job)
		return false;
	if (reply->type == REPLY_ITEM)
		take_item(r, &reply->result);
	else if (reply->type == REPLY_JOB)
		take_phase(r, reply);
	else if (reply->type == REPLY_DONE)
		finish(r, &reply->err);
	if (!r->page || r->over)
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

static void pause_or_go_on(struct run *r)
{
	if (r->stopping)
		return;
	r->paused = !r->paused;
	hub_pause(app_hub(r->view.app), r->job, r->paused);
}

/* Those in `again` are tried, those in `leave` are not, and nothing else is touched. */
static struct plan *reopened(const struct run *r, unsigned again, unsigned leave)
{
	struct plan *p = plan_copy(r->plan, NULL);

	p->again = again & 1U << ITEM_FAILED;
	for (size_t i = 0; i < p->n; i++) {
		enum plan_state *state = &p->items[i].state;

		if (leave & 1U << *state)
			*state = ITEM_SKIPPED;
		else if (again & 1U << *state && *state != ITEM_UNKNOWN)
			*state = ITEM_PLANNED;
	}
	return p;
}

/* A plan in a file stays the same job; any other becomes a new one. */
static void ask_again(struct run *r, unsigned again, unsigned leave)
{
	struct app *a = r->view.app;
	const struct kind *kind = r->kind;
	const struct run_then then = r->then;
	const char *off = app_no_changes(a);
	struct plan *p;

	if (off) {
		app_say(a, TONE_WARN, "trying again %s", off);
		return;
	}
	p = r->kept ? reopened(r, again, leave)
		    : plan_of_states(r->plan, again, app_now(a));
	r->then = (struct run_then){ 0 };
	app_pop(a, &r->view);
	confirm_plan_then(a, kind, p, again == RUN_FAILURES ? 'r' : 'c', &then);
}

static void retry(struct run *r)
{
	ask_again(r, RUN_FAILURES, 1U << ITEM_PLANNED);
}

/* What was refused stays so: the rest. */
static void go_on(struct run *r)
{
	ask_again(r, 1U << ITEM_PLANNED | 1U << ITEM_SKIPPED | 1U << ITEM_UNKNOWN, 0);
}

bool run_elsewhere(const struct run *r)
{
	return r->reported && r->job_said.state == JOB_RUNNING;
}

static void stop_elsewhere(struct run *r)
{
	struct app *a = r->view.app;
	struct error err = { 0 };

	if (jobs_stop(app_config(a)->state_dir, r->plan->id, &err) != ST_OK)
		app_say_error(a, &err);
	else
		app_say(a, TONE_GOOD, "asked to stop; it finishes what is under way");
}

/* True when it was one of the keys of a job. */
static bool job_key(struct run *r, uint32_t key)
{
	if (!r->over && key == 'x')
		stop(r);
	else if (!r->over && key == 'z')
		pause_or_go_on(r);
	else if (!r->over && (key == K_ESC || key == 'q'))
		leave(r);
	else if (run_elsewhere(r) && key == 'x')
		stop_elsewhere(r);
	else if (r->over && !run_elsewhere(r) && key == 'r' && run_failures(r))
		retry(r);
	else if (r->over && !run_elsewhere(r) && key == 'c' && r->kept &&
		 run_left(r) + run_failures(r))
		go_on(r);
	else if (r->over && (key == K_ESC || key == K_ENTER || key == 'q'))
		app_pop(r->view.app, &r->view);
	else
		return false;
	return true;
}

static enum key_result box_key(struct view *v, uint32_t key)
{
	struct run *r = (struct run *)v;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (!job_key(r, key) && command_for_key(key) != CMD_FILTER)
		lines_command(&r->text, command_for_key(key));
	return KEY_USED;
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct run *r = (struct run *)v;

	app_dirty(v->app);
	if (lines_key(&r->text, v->app, key) == KEY_USED)
		return KEY_USED;
	return job_key(r, key) ? KEY_USED : KEY_PASS;
}

static bool page_command(struct view *v, enum command c)
{
	struct run *r = (struct run *)v;

	return r->over && lines_command(&r->text, c);
}

/* Leaving the screen does not stop it. */
static bool run_leave(struct view *v)
{
	struct run *r = (struct run *)v;

	if (!r->over)
		app_hide(v->app, v);
	return !r->over;
}

static bool run_busy(struct view *v)
{
	const struct run *r = (const struct run *)v;

	return !r->over && r->phase != JOB_PAUSED;
}

static void run_free(struct view *v)
{
	struct run *r = (struct run *)v;

	if (!r->over) {
		hub_cancel(app_hub(v->app), r->job);
		app_jobs(v->app, -1);
	}
	drop_then(&r->then);
	plan_free(r->plan);
	plan_free(r->undo);
	free(r->where);
	lines_done(&r->text);
	free(r);
}

static const struct view_ops box_ops = {
	.name = "run",
	.overlay = true,
	.draw = run_box_draw,
	.key = box_key,
	.reply = run_reply,
	.leave = run_leave,
	.busy = run_busy,
	.free = run_free,
};

static const struct view_ops page_ops = {
	.name = "job",
	.where = WHERE_TEXT,
	.draw = run_page_draw,
	.key = page_key,
	.command = page_command,
	.reply = run_reply,
	.heading = run_page_heading,
	.keys = run_page_keys,
	.leave = run_leave,
	.busy = run_busy,
	.free = run_free,
};

static const struct run *as_run(const struct view *v)
{
	return v->ops == &box_ops || v->ops == &page_ops ? (const struct run *)v : NULL;
}

/* ---- the beginning ---------------------------------------------------------- */

/* What can be left half done is kept, with whose it is and for which Hub: it can be
 * resumed, and two cannot be at work in one repository (QUALITY B11 to B13). */
static bool is_kept(const struct plan *p)
{
	return p->job || p->saved ||
	       ((p->n > 1 || p->rule) &&
		(plan_is_tag(p, &p->items[0]) || plan_is_manifest(p, &p->items[0])));
}

static enum status keep(struct app *a, struct plan *p, struct error *err)
{
	if (plan_sign(p, app_config(a), app_status(a), err) != ST_OK)
		return err->status;
	return plan_file_store(app_config(a)->state_dir, p, err);
}

static struct run *new_run(struct app *a, const struct kind *k, bool page)
{
	struct run *r = xcalloc(1, sizeof(*r));

	r->view.ops = page ? &page_ops : &box_ops;
	r->view.app = a;
	r->page = page;
	r->kind = k;
	r->began_ms = app_ms(a);
	r->began_at = app_now(a);
	return r;
}

void run_plan(struct app *a, const struct kind *k, struct plan *take_plan)
{
	run_plan_then(a, k, take_plan, &(struct run_then){ 0 });
}

void run_plan_then(struct app *a, const struct kind *k, struct plan *take_plan,
		   const struct run_then *take_then)
{
	bool kept = is_kept(take_plan);
	struct error err = { 0 };
	struct run *r;

	if (kept && keep(a, take_plan, &err) != ST_OK) {
		app_say_error(a, &err);
		plan_free(take_plan);
		drop_then(take_then);
		return;
	}
	r = new_run(a, k, kept && (take_plan->n > PLAN_MAX_SMALL || take_plan->rule));
	r->kept = kept;
	r->then = *take_then;
	r->words = take_plan->words;
	r->where = plan_where(take_plan);
	r->tags = plan_is_tag(take_plan, &take_plan->items[0]);
	r->quiet = plan_safety(take_plan) <= SAFETY_0;
	/* A copy: the net thread has the plan, and json-c counts without a lock. */
	r->plan = plan_copy(take_plan, NULL);
	recount(r);
	r->begun_with = r->finished;
	r->undo = r->quiet ? plan_inverse(take_plan, app_now(a)) : NULL;
	r->job = hub_run(app_hub(a), take_plan);
	app_jobs(a, +1);
	say_progress(r);
	app_push(a, &r->view);
	lists_jobs_changed(a);
	if (r->quiet)
		app_hide(a, &r->view);
	if (r->then.begun)
		r->then.begun(a, r->then.arg);
}

/* ---- jobs of before, and elsewhere ------------------------------------------- */

const char *run_id(const struct view *v)
{
	const struct run *r = as_run(v);

	return r && r->kept ? r->plan->id : NULL;
}

bool run_is_on(const struct view *v, const char *id)
{
	const struct run *r = as_run(v);

	return r && !r->over && r->kept && !strcmp(r->plan->id, id);
}

/* Of the lists that show what it is done to. */
static const struct kind *kind_of(const struct plan *p)
{
	for (size_t i = 0; p->n_parts && kinds[i]; i++)
		if (is_of(kinds[i], p->parts[0].op))
			return kinds[i];
	return &kind_tags;
}

void run_report(struct app *a, const char *id)
{
	run_report_then(a, id, &(struct run_then){ 0 });
}

void run_report_then(struct app *a, const char *id, const struct run_then *take_then)
{
	struct run *r = new_run(a, &kind_tags, true);
	struct error err = { 0 };

	r->over = r->kept = true;
	if (read_report(r, id, &err) != ST_OK) {
		app_say_error(a, &err);
		drop_then(take_then);
		free(r);
		return;
	}
	r->then = *take_then;
	r->words = r->plan->words;
	r->where = plan_where(r->plan);
	r->tags = r->plan->n && plan_is_tag(r->plan, &r->plan->items[0]);
	r->kind = kind_of(r->plan);
	say_progress(r);
	app_push(a, &r->view);
	tell_over(r);
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

	if (!as_run(v) || !run_reply(v, reply))
		return false;
	if (!r->over)
		return true;
	say_end(r);
	if (r->counts[ITEM_DONE] + r->counts[ITEM_GONE] < r->plan->n)
		*ret_partly = true;
	return true;
}
