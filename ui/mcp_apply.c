#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/jobs.h"
#include "net/plan_file.h"
#include "ui/gate.h"
#include "ui/job_words.h"
#include "ui/mcp_private.h"
#include "ui/output.h"
#include "ui/plan_open.h"

/*
 * cleanup_apply: what `hubdeck apply PLAN` does, once a person has typed the name.
 * Whoever cannot be asked gets that command line, and nothing is changed.
 */
struct applying {
	struct plan *plan; /* until it runs: then it is the net thread's */
	char id[sizeof(((struct plan *)0)->id)];
	ticket job;     /* 0: it does not run yet */
	uint8_t *final; /* of each of n items */
	size_t n, done;
};

void mcp_apply_done(struct mcp *m, struct mcp_call *c)
{
	struct applying *w = c->work;

	hub_cancel(m->hub, w->job);
	plan_free(w->plan);
	free(w->final);
	free(w);
	c->work = NULL;
}

/* ---- may it be done? ------------------------------------------------------------- */

static enum status check_kind(const struct plan *p, struct error *err)
{
	bool cleans = p->n > 0;

	for (size_t i = 0; cleans && i < p->n; i++)
		cleans = plan_is_tag(p, &p->items[i]) ||
			 plan_is_manifest(p, &p->items[i]);
	if (cleans)
		return ST_OK;
	error_set(err, ST_USAGE, "%.60s deletes neither tags nor manifests", p->id);
	return error_hint(err, "hubdeck apply carries other plans out");
}

/* Their place is that of their parameters, whatever a file says (net/plan_file.h). */
static enum status check_places(const struct mcp *m, const struct mcp_call *c,
				const struct plan *p, struct error *err)
{
	for (size_t i = 0; i < p->n_parts; i++)
		if (mcp_gate_allowed(m, c->op, p->parts[i].where, err))
			return err->status;
	return ST_OK;
}

static enum status check_state(const struct mcp *m, const struct plan *p,
			       struct error *err)
{
	const char *journal = m->program->journal;

	if (!journal)
		return error_set(err, ST_LOCAL,
				 "there is no journal to note changes in");
	return plan_not_begun(m->config.state_dir, journal, p, err);
}

static enum status check(struct mcp *m, struct mcp_call *c, struct error *err)
{
	struct applying *w = c->work;
	const char *name = json_object_get_string(json_at(c->params, "/plan"));
	struct config config = m->config;

	if (plan_open(m->config.state_dir, name, &w->plan, err) ||
	    check_kind(w->plan, err) || check_state(m, w->plan, err) ||
	    check_places(m, c, w->plan, err))
		return err->status;
	w->n = w->plan->n;
	memcpy(w->id, w->plan->id, sizeof(w->id));
	c->name = plan_in_one_place(w->plan) ? plan_where(w->plan) : xstrdup(w->id);
	/* Whether the name is typed is seen later: that it would open the gate, now. */
	config.confirm = c->name;
	if (gate_plan(&config, w->plan, err))
		return err->status;
	return mcp_gate_room(m, w->n, err);
}

/* ---- a person -------------------------------------------------------------------- */

static void put_names(FILE *to, const struct plan *p)
{
	enum { EXAMPLES = 5 };

	for (size_t i = 0; i < p->n && i < EXAMPLES; i++)
		fprintf(to, "%s%s", i ? ", " : "", p->items[i].name);
	if (p->n > EXAMPLES)
		fprintf(to, " and %zu more", p->n - EXAMPLES);
}

/* Of all there was when it was planned. */
static void put_stay(FILE *to, const struct plan *p)
{
	int64_t total = json_int(p->counts, "/total");
	char noun[32];

	if (total >= (int64_t)p->n)
		fprintf(to, "; of %lld %s %lld stay", (long long)total,
			plan_nouns(&p->words, (size_t)total, noun, sizeof(noun)),
			(long long)total - (long long)p->n);
	if (p->incomplete)
		fputs("; not all tags were known when it was planned", to);
}

static void put_day(FILE *to, const char *what, const char *name, struct stamp at)
{
	char day[40];

	format_rfc3339(at.sec, day, sizeof(day));
	fprintf(to, "%s%s %.10s", what, name, day);
}

/* Which are in use is what a person can tell by. */
static void put_age(FILE *to, const struct plan *p)
{
	const struct plan_item *oldest = NULL, *newest = NULL, *pulled = NULL;
	size_t never = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct plan_item *it = &p->items[i];

		if (it->pushed.sec && (!oldest || it->pushed.sec < oldest->pushed.sec))
			oldest = it;
		if (it->pushed.sec && (!newest || it->pushed.sec > newest->pushed.sec))
			newest = it;
		if (it->pulled.sec && (!pulled || it->pulled.sec > pulled->pulled.sec))
			pulled = it;
		never += !it->pulled.sec;
	}
	if (oldest)
		put_day(to, ".  Pushed, by the plan: the oldest ", oldest->name,
			oldest->pushed);
	if (newest && newest != oldest)
		put_day(to, ", the newest ", newest->name, newest->pushed);
	fprintf(to, ".  Never pulled: %zu", never);
	if (pulled)
		put_day(to, "; the last pull: ", pulled->name, pulled->pulled);
}

/* Names, counts and times of the plan: its rule is an agent's words. */
static char *describe(const struct plan *p)
{
	char noun[32], *where = plan_where(p), *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);

	if (!to)
		abort();
	fprintf(to, "delete %zu %s of %s: ", p->n,
		plan_nouns(&p->words, p->n, noun, sizeof(noun)), where);
	put_names(to, p);
	put_stay(to, p);
	put_age(to, p);
	/* Those of the list come to it. */
	fprintf(to, ".  Takes about %zu requests", plan_requests(p));
	if (fclose(to))
		xalloc_die();
	free(where);
	return text;
}

static char *command_line(const struct mcp_call *c)
{
	char *line = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&line, &n);

	if (!to)
		abort();
	fputs("hubdeck apply ", to);
	mcp_put_word(to, json_object_get_string(json_at(c->params, "/plan")));
	fputs(" --allow-destructive --confirm ", to);
	mcp_put_word(to, c->name);
	if (fclose(to))
		xalloc_die();
	return line;
}

static json_object *left_to_a_person(const struct mcp_call *c)
{
	const struct applying *w = c->work;
	json_object *o = json_object_new_object();
	char *what = describe(w->plan), *line = command_line(c);
	char *summary = xasprintf("nothing was changed, this needs a person: %s", what);

	json_put_text(o, "plan", w->id);
	json_put_text(o, "summary", summary);
	json_object_object_add(o, "delete", json_object_new_int64((int64_t)w->n));
	json_object_object_add(o, "counts", json_object_get(w->plan->counts));
	json_object_object_add(o, "complete",
			       json_object_new_boolean(!w->plan->incomplete));
	json_object_object_add(o, "changed", json_object_new_boolean(false));
	json_put_text(o, "command", line);
	free(summary);
	free(line);
	free(what);
	return o;
}

void mcp_apply_begin(struct mcp *m, struct mcp_call *c)
{
	struct error err = { 0 };
	char *what, *text;

	c->work = xcalloc(1, sizeof(struct applying));
	if (check(m, c, &err)) {
		mcp_call_fail(m, c, &err);
	} else if (m->asks) {
		what = describe(((struct applying *)c->work)->plan);
		text = xasprintf("%s.  This cannot be taken back.  Type the name to "
				 "confirm: %s",
				 what, c->name);
		mcp_call_ask(m, c, text);
		free(text);
		free(what);
	} else {
		mcp_record_end(m, c, "skipped", 0, "left to a person");
		mcp_call_finish(m, c, mcp_answer(left_to_a_person(c), false));
	}
}

/* ---- the job --------------------------------------------------------------------- */

/* Meanwhile another call may have begun it, or used up what was left. */
void mcp_apply_confirmed(struct mcp *m, struct mcp_call *c)
{
	struct applying *w = c->work;
	struct error err = { 0 };

	if (check_state(m, w->plan, &err) || mcp_gate_room(m, w->n, &err) ||
	    plan_file_store(m->config.state_dir, w->plan, &err)) {
		mcp_call_fail(m, c, &err);
		return;
	}
	m->bounds.changes += (unsigned)w->n;
	w->final = xcalloc(w->n, sizeof(*w->final));
	w->job = hub_run(m->hub, w->plan);
	w->plan = NULL;
}

bool mcp_apply_stop(struct mcp *m, struct mcp_call *c)
{
	struct applying *w = c->work;

	if (!w->job)
		return false;
	hub_cancel(m->hub, w->job);
	return true;
}

static void take_item(struct mcp *m, struct mcp_call *c, const struct item_result *r)
{
	struct applying *w = c->work;
	bool final = r->state != ITEM_PLANNED && r->state != ITEM_SENT;

	if (r->item >= w->n || !final || w->final[r->item])
		return;
	w->final[r->item] = 1;
	mcp_call_progress(m, c, (double)++w->done, (double)w->n);
}

/* What did not go as planned first, when not all of it fits. */
static void order_items(json_object *report, const struct plan *p)
{
	json_object *all = json_at(report, "/items"), *out = json_object_new_array();

	for (int odd = 1; odd >= 0; odd--)
		for (size_t i = 0; i < p->n; i++)
			if ((p->items[i].state != ITEM_DONE) == odd)
				json_object_array_add(
					out, json_object_get(json_object_array_get_idx(
						     all, i)));
	json_object_object_add(report, "items", out);
}

static json_object *report_of(const struct plan *p, const struct job_summary *job,
			      const struct error *why)
{
	enum { IN_ORDER = 500 };
	json_object *report = job_report(p, job);
	bool any = plan_count(p, ITEM_DONE) > 0;

	if (p->n > IN_ORDER)
		order_items(report, p);
	mcp_answer_cut(report, "items");
	json_object_object_add(report, "changed", json_object_new_boolean(any));
	if (why->status)
		json_object_object_add(report, "error", output_error_object(why));
	return report;
}

/* From the journal, not from memory (QUALITY B16). */
static void end(struct mcp *m, struct mcp_call *c, const struct error *why)
{
	struct applying *w = c->work;
	struct job_summary job = { 0 };
	struct plan *p = NULL;
	struct error err = { 0 };
	bool stopped = why->status != ST_OK, failed;

	w->job = 0;
	if (jobs_find(m->config.state_dir, m->program->journal, w->id, &p, &job,
		      &err)) {
		/* It never began, and why is told. */
		mcp_call_fail(m, c, stopped ? why : &err);
		return;
	}
	failed = plan_count(p, ITEM_DONE) + plan_count(p, ITEM_GONE) < p->n;
	mcp_record_end(m, c, failed ? "failed" : "done", why->http, why->text);
	mcp_call_finish(m, c, mcp_answer(report_of(p, &job, why), stopped));
	plan_free(p);
}

bool mcp_apply_take(struct mcp *m, struct mcp_call *c, struct reply *r)
{
	struct applying *w = c->work;

	if (!r->ticket || r->ticket != w->job)
		return false;
	if (r->type == REPLY_ITEM)
		take_item(m, c, &r->result);
	else if (r->type == REPLY_DONE)
		end(m, c, &r->err);
	return true;
}
