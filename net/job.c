#include "net/job_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/change_note.h"
#include "net/journal.h"
#include "net/plan_file.h"
#include "net/session.h"
#include "net/thread.h"

/* ---- replies ----------------------------------------------------------- */

static struct reply *make_reply(const struct job *j, enum reply_type type)
{
	struct reply *r = reply_new(j->ticket, type);

	r->requests = j->requests;
	r->ms = j->ms;
	r->limits = j->limits;
	r->phase = j->phase;
	return r;
}

static void post_item(struct job *j, size_t i)
{
	const struct plan_item *it = &j->plan->items[i];
	struct reply *r = make_reply(j, REPLY_ITEM);

	r->result =
		(struct item_result){ .item = i, .state = it->state, .http = it->http };
	snprintf(r->result.note, sizeof(r->result.note), "%s",
		 it->note ? it->note : "");
	r->http = it->http;
	worker_post(j->w, r);
}

void job_say(struct job *j, enum job_phase phase, int done, int total)
{
	struct reply *r;

	j->phase = phase;
	r = make_reply(j, REPLY_JOB);
	r->pages_done = done;
	r->pages_total = total;
	worker_post(j->w, r);
}

/* ---- the run as a whole, in the journal --------------------------------- */

static enum status note_run(struct job *j, struct error *err)
{
	struct journal *journal = worker_journal(j->w);
	struct session *s = worker_session(j->w);
	char *where = plan_where(j->plan);
	char params[64];
	enum status st;

	snprintf(params, sizeof(params), "{\"items\":%zu}", j->plan->n);
	st = !journal ? (*err = *worker_journal_error(j->w), err->status)
		      : journal_intent(journal,
				       &(struct journal_intent){
					       .at = worker_now(j->w),
					       .job = j->plan->id,
					       .who = session_user(s),
					       .credential = session_credential(s),
					       .url = worker_config(j->w)->url,
					       .operation = JOURNAL_RUN,
					       .target = where,
					       .digest = "",
					       .params = params,
				       },
				       &j->record, err);
	j->journal = st == ST_OK ? journal : NULL;
	free(where);
	return st;
}

/* What the report cannot read from the items. */
static void note_run_end(struct job *j)
{
	struct error ignored = { 0 };
	char note[ERROR_TEXT_MAX];

	if (!j->record || !j->journal)
		return;
	snprintf(note, sizeof(note), "requests=%d limited=%u storage=%lld/%lld%s%.120s",
		 j->requests, worker_limited(j->w) - j->limited,
		 (long long)j->storage_before, (long long)j->storage_after,
		 j->why.status == ST_OK ? "" : "; ", j->why.text);
	(void)!journal_outcome(j->journal, j->record, worker_now(j->w),
			       j->why.status == ST_OK ? "done" : "skipped", 0,
			       j->limits.remaining, note, &ignored);
}

/* ---- the end ------------------------------------------------------------ */

static void free_job(struct job *j)
{
	struct job **at = &j->w->jobs;

	while (*at != j)
		at = &(*at)->next;
	*at = j->next;
	job_list_done(j);
	job_lock_release(j->lock);
	worker_unwatch(j->w, j->timer);
	plan_free(j->plan);
	free(j);
}

static void finish(struct job *j)
{
	struct reply *r;

	note_run_end(j);
	/* Who is told that it is over finds it so. */
	job_lock_release(j->lock);
	j->lock = NULL;
	r = make_reply(j, REPLY_DONE);
	r->err = j->why;
	r->complete = j->why.status == ST_OK;
	worker_post(j->w, r);
	free_job(j);
}

static void set_note(struct plan_item *it, const char *note)
{
	free(it->note);
	it->note = *note ? xasprintf("%.159s", note) : NULL;
}

/* What nothing was begun with, or what must be looked at again. */
static bool is_open(const struct plan_item *it)
{
	return it->state == ITEM_PLANNED || it->state == ITEM_UNKNOWN;
}

static void skip_rest(struct job *j)
{
	for (; j->at < j->plan->n; j->at++) {
		struct plan_item *it = &j->plan->items[j->at];

		if (it->state != ITEM_PLANNED)
			continue;
		it->state = ITEM_SKIPPED;
		set_note(it, j->why.text);
		post_item(j, j->at);
	}
	finish(j);
}

/* ---- one item ---------------------------------------------------------- */

struct plan_item *step_item(const struct step *s)
{
	return &s->job->plan->items[s->at];
}

/* What is not in its target: with which role somebody is invited.  Of images that is
 * nothing. */
static char *item_params(const struct plan *p, const struct plan_item *it)
{
	json_object *params;
	char *text;

	if (plan_is_tag(p, it) || plan_is_manifest(p, it))
		return xstrdup("{}");
	params = plan_params(p, it);
	text = change_params(plan_part(p, it)->op, params);
	json_object_put(params);
	return text;
}

enum status job_intend(struct job *j, const struct plan_item *it, const char *operation,
		       int64_t *ret_row)
{
	struct journal *journal = worker_journal(j->w);
	struct session *session = worker_session(j->w);
	char digest[DIGEST_TEXT + 1];
	char *target, *params;
	enum status st;

	if (!journal) {
		j->why = *worker_journal_error(j->w);
		return j->why.status;
	}
	j->journal = journal;
	digest_text(&it->digest, digest, sizeof(digest));
	target = change_item_target(j->plan, it);
	params = item_params(j->plan, it);
	st = journal_intent(journal,
			    &(struct journal_intent){
				    .at = worker_now(j->w),
				    .job = j->plan->id,
				    .who = session_user(session),
				    .credential = session_credential(session),
				    .url = worker_config(j->w)->url,
				    .operation = operation,
				    .target = target,
				    .digest = digest,
				    .params = params,
			    },
			    ret_row, &j->why);
	free(target);
	free(params);
	return st;
}

/* As what it is planned. */
static enum status intend(struct job *j, const struct plan_item *it, int64_t *ret_row)
{
	return job_intend(j, it,
			  plan_is_manifest(j->plan, it) ? "images.delete_manifests"
							: "repos.delete_tag",
			  ret_row);
}

void step_count(struct step *s, const struct answer *a)
{
	struct job *j = s->job;

	j->requests += a->requests;
	j->ms += a->ms;
	j->limits = a->limits;
	step_item(s)->http = a->http;
}

void job_halt(struct job *j, enum status status, const char *text)
{
	if (j->why.status == ST_OK)
		error_set(&j->why, status, "%s", text);
}

bool job_is_over(enum status st)
{
	return st == ST_AUTH || st == ST_LIMITED || st == ST_CANCEL || st == ST_GATE ||
	       st == ST_ASK;
}

void step_end(struct step *s, enum plan_state state, const char *note)
{
	struct job *j = s->job;
	struct step **at = &j->steps;

	while (*at != s)
		at = &(*at)->next;
	*at = s->next;
	j->in_hand--;
	step_item(s)->state = state;
	set_note(step_item(s), note);
	post_item(j, s->at);
	worker_unwatch(j->w, s->timer);
	free(s);
	job_more(j);
}

static void outcome(struct job *j, int64_t row, enum plan_state state, int http,
		    const char *note)
{
	struct error err = { 0 };

	if (journal_outcome(j->journal, row, worker_now(j->w), journal_word(state),
			    http, j->limits.remaining, note, &err) != ST_OK)
		job_halt(j, ST_LOCAL, err.text);
}

void step_settle(struct step *s, enum plan_state state, const char *note)
{
	char kept[160];

	/* `note` may be the text that an error is about to replace. */
	snprintf(kept, sizeof(kept), "%s", note);
	outcome(s->job, s->row, state, step_item(s)->http, kept);
	step_end(s, state, kept);
}

void step_put_back(struct step *s, const char *why)
{
	struct job *j = s->job;
	struct plan_item *it = step_item(s);
	bool pumping = j->pumping;
	size_t at = s->at;

	outcome(j, s->row, ITEM_SKIPPED, it->http, why);
	it->row = 0;
	/* Nothing else is begun before it is back. */
	j->pumping = true;
	step_end(s, ITEM_PLANNED, "");
	j->pumping = pumping;
	j->at = at < j->at ? at : j->at;
	job_more(j);
}

void step_refused(struct step *s, const char *why)
{
	if (++s->job->refusals >= REFUSALS_MAX)
		job_halt(s->job, ST_GATE, "stopped: the Hub refused 5 in a row");
	step_settle(s, ITEM_FAILED, why);
}

/* The journal has it, too: the report is made of that. */
void job_drop(struct job *j, size_t at, enum plan_state state, const char *note)
{
	struct plan_item *it = &j->plan->items[at];
	int64_t row = it->row;

	if (!row && intend(j, it, &row) != ST_OK)
		return;
	outcome(j, row, state, 0, note);
	it->state = state;
	set_note(it, note);
	post_item(j, at);
}

/* ---- from one item to the next ----------------------------------------- */

static void on_session(struct worker *w, void *arg)
{
	struct job *j = arg;

	(void)w;
	j->awaiting = false;
	job_list_due(j);
	job_more(j);
}

/* What a plan says of itself must be so (QUALITY B13). */
static void check_account(struct job *j)
{
	const struct plan *p = j->plan;
	const char *user = session_user(worker_session(j->w));

	if (p->by && strcmp(p->by, user) != 0) {
		error_set(&j->why, ST_GATE,
			  "the plan was made by %.60s, and this is %.60s", p->by,
			  *user ? user : "nobody");
		error_hint(&j->why, "sign in as %.60s, or make the plan again", p->by);
	}
}

static bool is_noted(const struct job *j)
{
	return j->record || !j->plan->saved;
}

/* It is found again, and gone on with, from its beginning: also when it is paused or
 * stopped before anything else was done. */
static void note_begun(struct job *j)
{
	check_account(j);
	if (!is_noted(j) && j->why.status == ST_OK)
		(void)!note_run(j, &j->why);
}

/* The journal says who did it, so the sign-in comes first. */
static bool signed_in(struct job *j)
{
	struct session *s = worker_session(j->w);

	switch (session_ready(s, &j->why)) {
	case SESSION_SIGNING_IN:
		j->awaiting = true;
		session_await(s, on_session, j);
		return false;
	case SESSION_FAILED:
		return true;
	case SESSION_READY:
		break;
	}
	note_begun(j);
	return true;
}

/* With nobody signed in it did not begin. */
static void stop(struct job *j)
{
	if (j->why.status == ST_OK && session_is_open(worker_session(j->w)))
		note_begun(j);
	job_halt(j, ST_CANCEL, "stopped by the user");
}

struct step *step_new(struct job *j, size_t at, int64_t row)
{
	struct step *s = xcalloc(1, sizeof(*s));
	struct plan_item *it = &j->plan->items[at];

	*s = (struct step){ .next = j->steps, .job = j, .at = at, .row = row };
	/* An earlier run sent it, and was never told what came of it. */
	s->lost = it->state == ITEM_UNKNOWN;
	it->http = 0;
	j->steps = s;
	j->in_hand++;
	return s;
}

static void begin(struct job *j)
{
	struct plan_item *it = &j->plan->items[j->at];
	bool tag = plan_is_tag(j->plan, it), look;
	int64_t row = it->row;
	struct step *s;

	if (tag && !row && intend(j, it, &row) != ST_OK)
		return;
	s = step_new(j, j->at++, row);
	look = (tag && job_list_begun(j, s->at)) || s->lost;
	if (tag)
		tag_step(s, look);
	else
		change_step(s);
}

/* A request for many is under way: nothing goes beside it. */
static bool is_sharing(const struct job *j)
{
	return j->batch || j->invites;
}

/* Takes one more in hand; false: not now. */
static bool take_next(struct job *j)
{
	while (j->at < j->plan->n && !is_open(&j->plan->items[j->at]))
		j->at++;
	if (j->at == j->plan->n || j->in_hand >= j->width || is_sharing(j) ||
	    (j->paused && is_noted(j)))
		return false;
	if (!signed_in(j))
		return false;
	if (j->why.status != ST_OK || j->paused)
		return false;
	if (job_list_first(j))
		return false;
	if (j->phase != JOB_SENDING)
		job_say(j, JOB_SENDING, 0, 0);
	if (job_batches(j, j->at))
		return job_batch_begin(j);
	if (job_invites(j, j->at))
		return job_invites_begin(j);
	begin(j);
	return true;
}

static bool is_waiting(const struct job *j)
{
	return j->in_hand || j->fresh.busy || j->fresh.pause;
}

/* A step that ends at once comes back here: then the loop that began it goes on. */
void job_more(struct job *j)
{
	if (j->pumping || is_sharing(j))
		return;
	j->pumping = true;
	do {
		if (j->cancelled)
			stop(j);
	} while (j->why.status == ST_OK && take_next(j));
	j->pumping = false;
	/* A list that was being read has ended meanwhile. */
	if (j->paused && j->phase != JOB_PAUSED && !is_waiting(j))
		job_say(j, JOB_PAUSED, 0, 0);
	if (j->why.status == ST_OK ? j->at < j->plan->n || is_waiting(j) : j->in_hand)
		return;
	if (j->why.status != ST_OK)
		skip_rest(j);
	else if (!job_list_last(j))
		finish(j);
}

/* ---- beginning and control ----------------------------------------------- */

/* The jobs' directory is beside the journal. */
static void lock(struct job *j)
{
	const char *path = worker_config(j->w)->journal_path;
	const char *slash = path ? strrchr(path, '/') : NULL;
	char *dir;

	if (!j->plan->saved || !slash)
		return;
	dir = xasprintf("%.*s/jobs", (int)(slash - path), path);
	(void)!job_lock_take(dir, j->plan, &j->lock, &j->why);
	free(dir);
}

/* What another program did after this one had read the plan and before it got the
 * lock: that is not done again (QUALITY B11). */
static void catch_up(struct job *j)
{
	struct plan *p = j->plan;
	uint8_t *was;

	if (!j->lock)
		return;
	was = xcalloc(p->n + 1, 1);
	for (size_t i = 0; i < p->n; i++)
		was[i] = (uint8_t)p->items[i].state;
	if (plan_file_resume(p, worker_config(j->w)->journal_path, &j->why) == ST_OK)
		for (size_t i = 0; i < p->n; i++)
			if (p->items[i].state != (enum plan_state)was[i])
				post_item(j, i);
	free(was);
}

static void check_url(struct job *j)
{
	const char *url = worker_config(j->w)->url;

	if (j->plan->url && strcmp(j->plan->url, url) != 0)
		error_set(&j->why, ST_GATE, "the plan is for %.80s, and this is %.80s",
			  j->plan->url, url);
}

static void on_start(struct worker *w, void *arg, bool timed_out)
{
	struct job *j = arg;

	(void)timed_out;
	j->timer = NULL;
	if (worker_config(w)->read_only) {
		error_set(&j->why, ST_GATE, "read-only: nothing was changed");
		error_hint(&j->why, "start without --read-only to change things");
	} else {
		check_url(j);
		if (j->why.status == ST_OK)
			lock(j);
		catch_up(j);
	}
	job_more(j);
}

static bool of_manifests(const struct plan *p)
{
	return p->n && plan_is_manifest(p, &p->items[0]);
}

void job_start(struct worker *w, ticket t, struct plan *take_plan)
{
	struct job *j = xcalloc(1, sizeof(*j));

	*j = (struct job){ .next = w->jobs, .w = w, .ticket = t, .plan = take_plan };
	w->jobs = j;
	/* Of manifests an index goes before its images. */
	j->width = take_plan->n > PLAN_MAX_SMALL && !of_manifests(take_plan) ? WIDTH_MAX
									     : 1;
	j->limits.remaining = -1;
	j->storage_before = j->storage_after = -1;
	j->limited = worker_limited(w);
	j->timer = worker_watch(w, -1, worker_clock(w), on_start, j);
}

static struct job *find(struct worker *w, ticket t)
{
	struct job *j = w->jobs;

	while (j && j->ticket != t)
		j = j->next;
	return j;
}

void job_cancel(struct worker *w, ticket t)
{
	struct job *j = find(w, t);

	if (!j || j->cancelled)
		return;
	j->cancelled = true;
	/* What has been sent is awaited; reading is not. */
	if (!j->timer && !j->awaiting && !j->in_hand)
		job_more(j);
}

void job_pause(struct worker *w, ticket t, bool paused)
{
	struct job *j = find(w, t);

	if (!j || j->paused == paused)
		return;
	j->paused = paused;
	/* It says so once it has begun: then it is found where jobs are listed. */
	if (j->timer)
		return;
	job_list_due(j);
	job_say(j, paused ? JOB_PAUSED : JOB_SENDING, 0, 0);
	if (!j->awaiting)
		job_more(j);
}

/* What is in hand now is in a pause: it was sent, and nobody knows what came of it. */
void job_free_all(struct worker *w)
{
	struct job *next;

	for (struct job *j = w->jobs; j; j = next) {
		next = j->next;
		job_batch_stop(j);
		job_invites_stop(j);
		job_halt(j, ST_CANCEL, "stopped: the program ends");
		/* It ends here, not with its last step. */
		j->pumping = true;
		while (j->steps)
			tag_step_stop(j->steps);
		skip_rest(j);
	}
}
