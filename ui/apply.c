#include "ui/apply.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/jobs.h"
#include "net/plan_file.h"
#include "ui/ask.h"
#include "ui/cli.h"
#include "ui/detach.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/jobs_cli.h"
#include "ui/plan_open.h"
#include "ui/progress.h"

enum { EXIT_PARTLY = 3, LAST_WAIT_MS = 10000 };

/* ---- which plan --------------------------------------------------------------- */

static enum status check_words(const struct options *o, struct error *err)
{
	const char *resume = flag_value(o, "resume");

	if (flags_check(o, "apply", err))
		return err->status;
	if (resume ? o->n_words == 1 : o->n_words == 2)
		return ST_OK;
	error_set(err, ST_USAGE, "apply: which plan?");
	return error_hint(err, "hubdeck apply PLAN, or hubdeck apply --resume ID");
}

static enum status prepare(struct program *p, struct plan **ret, struct error *err)
{
	const struct options *o = &p->options;
	const char *resume = flag_value(o, "resume");
	enum status st = check_words(o, err);

	if (st == ST_OK)
		st = plan_open(o->config.state_dir, resume ? resume : o->words[1], ret,
			       err);
	if (st != ST_OK)
		return st;
	if (!resume)
		return plan_not_begun(o->config.state_dir, p->journal, *ret, err);
	(*ret)->again = flag_value(o, "retry-failed");
	return plan_file_resume(*ret, p->journal, err);
}

/* ---- running ------------------------------------------------------------------ */

static volatile sig_atomic_t asked_to_stop;

static void on_signal(int sig)
{
	(void)sig;
	asked_to_stop = 1;
}

/* A job of its own has no terminal that could hang up. */
static void watch_signals(bool detached)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction act = { .sa_handler = on_signal };

	for (size_t i = 0; i < COUNT(signals); i++)
		sigaction(signals[i], &act, NULL);
	if (detached)
		signal(SIGHUP, SIG_IGN);
}

struct run {
	struct hub *hub;
	const struct config *config;
	ticket job;
	struct progress *progress;
	struct detached *detached; /* NULL: it is not */
	int64_t stop_at;           /* progress_clock(); 0: nobody asked to stop */
	struct error err;
	bool over;
};

static void take(struct run *r, struct reply *reply)
{
	if (reply->ticket != r->job)
		return;
	progress_take(r->progress, reply);
	if (r->detached &&
	    (reply->type == REPLY_JOB ||
	     (reply->type == REPLY_ITEM && reply->result.state != ITEM_SKIPPED)))
		detached_runs(r->detached);
	if (reply->type == REPLY_DONE) {
		r->err = reply->err;
		r->over = true;
	}
}

/* Signals are noticed between two waits: they cut a wait short. */
static void check_stop(struct run *r)
{
	if (!asked_to_stop || r->stop_at)
		return;
	r->stop_at = progress_clock() + LAST_WAIT_MS;
	progress_say(r->progress, "stopping after what is under way ...");
	hub_cancel(r->hub, r->job);
}

static void run_loop(struct run *r)
{
	struct pollfd p = { .fd = hub_fd(r->hub), .events = POLLIN };

	while (!r->over) {
		struct hub_status status;
		struct reply *reply;

		check_stop(r);
		if (r->stop_at && progress_clock() >= r->stop_at)
			break;
		poll(&p, 1, progress_wait(r->progress, r->stop_at));
		while ((reply = hub_take(r->hub))) {
			take(r, reply);
			reply_free(reply);
		}
		hub_status(r->hub, &status);
		if (status.ask != HUB_ASK_NONE && r->config->no_input)
			hub_answer(r->hub, NULL, NULL);
		else if (status.ask != HUB_ASK_NONE)
			ask_sign_in(r->hub, &status);
		/* It waits; nobody has to wait with it. */
		if (r->detached && (status.net == HUB_NET_OFFLINE || status.held_until))
			detached_runs(r->detached);
		progress_status(r->progress, &status);
	}
}

/* What is not answered in time is noted as unknown while the hub stops. */
static void run_out(struct run *r)
{
	struct reply *reply;

	hub_stop(r->hub);
	while ((reply = hub_take(r->hub))) {
		take(r, reply);
		reply_free(reply);
	}
}

static int exit_code(const struct plan *plan, const struct error *err)
{
	size_t left = plan_count(plan, ITEM_PLANNED) + plan_count(plan, ITEM_UNKNOWN) +
		      plan_count(plan, ITEM_FAILED);

	if (err->status != ST_OK && err->status != ST_CANCEL)
		return error_exit(err);
	return left ? EXIT_PARTLY : 0;
}

/* Who tells what came of it; `tell` NULL: report_print(). */
struct telling {
	apply_tell_fn *tell;
	void *arg;
};
static const struct telling plainly;

/* There is nothing to report: the journal has never heard of it. */
static int say_unbegun(const struct options *o, const char *id, const struct error *why)
{
	struct error told = *why;

	if (why->status == ST_CANCEL)
		error_set(&told, ST_CANCEL,
			  "%.60s was stopped before it began: nothing was changed", id);
	if (!*told.hint)
		error_hint(&told, "%shubdeck apply --resume %.60s begins it",
			   why->status == ST_CANCEL ? "" : "nothing was changed; ", id);
	return cli_fail(o, &told);
}

/* From the journal, not from memory (QUALITY B16). */
static int report(const struct program *p, const char *id, const struct error *why,
		  const struct telling *telling)
{
	const struct options *o = &p->options;
	struct job_summary job = { 0 };
	struct plan *plan = NULL;
	struct error err = { 0 };
	int code;

	if (jobs_find(o->config.state_dir, p->journal, id, &plan, &job, &err) != ST_OK)
		return why->status == ST_OK     ? cli_fail(o, &err)
		       : err.status == ST_USAGE ? say_unbegun(o, id, why)
						: cli_fail(o, why);
	if (telling->tell)
		telling->tell(telling->arg, plan, &job);
	else
		report_print(o, plan, &job);
	if (why->status != ST_OK && why->status != ST_CANCEL)
		cli_fail(o, why);
	code = exit_code(plan, why);
	plan_free(plan);
	return code;
}

static int carry_out(struct program *p, struct plan *take_plan, struct detached *own,
		     const struct telling *telling)
{
	struct run r = { .config = &p->options.config, .detached = own };
	struct error err = { 0 };
	char id[sizeof(take_plan->id)];

	memcpy(id, take_plan->id, sizeof(id));
	if (!p->hub && face_open(p, FACE_JOB, &err) != ST_OK) {
		plan_free(take_plan);
		return cli_fail(&p->options, &err);
	}
	watch_signals(own);
	r.hub = p->hub;
	r.progress = progress_new(&p->options.config, take_plan);
	r.job = hub_run(p->hub, take_plan);
	run_loop(&r);
	if (!r.over)
		run_out(&r);
	progress_free(r.progress);
	return report(p, id, &r.err, telling);
}

/* Nobody is there to be asked for anything. */
static int carry_out_apart(struct program *p, struct plan *take_plan)
{
	struct options *o = &p->options;
	char *log = xasprintf("%s/jobs/%s.log", o->config.state_dir, take_plan->id);
	struct detached d = { 0 };
	struct error err = { 0 };
	int code;

	if (detach(log, &d, &err) != ST_OK) {
		plan_free(take_plan);
		code = cli_fail(o, &err);
	} else if (!d.pid) {
		o->config.no_input = true;
		code = carry_out(p, take_plan, &d, &plainly);
	} else {
		code = detached_wait(&d, log);
		if (code < 0 && !o->config.quiet)
			printf("%s runs on its own, as process %ld\n"
			       "  hubdeck jobs            shows how far it is\n"
			       "  hubdeck jobs stop %s  ends it\n"
			       "  its words are in %s\n",
			       take_plan->id, (long)d.pid, take_plan->id, log);
		plan_free(take_plan);
		code = code < 0 ? 0 : code;
	}
	free(log);
	return code;
}

static enum status store(struct program *p, struct plan *plan, struct error *err)
{
	return plan_file_store(p->options.config.state_dir, plan, err);
}

static int begin(struct program *p, struct plan *take_plan)
{
	struct error err = { 0 };

	if (store(p, take_plan, &err) != ST_OK) {
		plan_free(take_plan);
		return cli_fail(&p->options, &err);
	}
	return flag_value(&p->options, "detach")
		       ? carry_out_apart(p, take_plan)
		       : carry_out(p, take_plan, NULL, &plainly);
}

int apply_plan(struct program *p, struct plan *take_plan, apply_tell_fn *tell,
	       void *arg)
{
	const struct telling telling = { tell, arg };
	struct error err = { 0 };

	if (!p->journal)
		error_set(&err, ST_LOCAL, "there is no journal to note changes in");
	else
		(void)!store(p, take_plan, &err);
	if (err.status == ST_OK)
		return carry_out(p, take_plan, NULL, &telling);
	plan_free(take_plan);
	return cli_fail(&p->options, &err);
}

static bool is_over(const struct plan *plan)
{
	return !plan_count(plan, ITEM_PLANNED) && !plan_count(plan, ITEM_UNKNOWN);
}

int apply_run(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	struct plan *plan = NULL;

	p->journal = config_journal_path(&o->config, err);
	if (!p->journal || prepare(p, &plan, err) != ST_OK ||
	    gate_plan(&o->config, plan, err) != ST_OK) {
		plan_free(plan);
		return cli_fail(o, err);
	}
	if (o->config.dry_run) {
		int code = gate_dry_plan(o, plan);

		plan_free(plan);
		return code;
	}
	if (is_over(plan)) {
		char id[sizeof(plan->id)];

		memcpy(id, plan->id, sizeof(id));
		plan_free(plan);
		return report(p, id, err, &plainly);
	}
	return begin(p, plan);
}
