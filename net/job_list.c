#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/clean_plan.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/job_private.h"
#include "net/thread.h"

/*
 * Whether the tags still are what was planned, for a large plan: the repository's
 * dates, then the list of all its tags, then now and then the dates again.  They move
 * with every push and with no deletion (CONTRACT 6, HF#1750); when they have, the list
 * is read again.  A push between the two readings moves the dates the second one finds.
 */
enum { FAILURES_MAX = 8, FIRST_PAUSE_MS = 1000 };

static void read_dates(struct job *j);

static uint32_t next_part(const struct job *j)
{
	return j->plan->items[j->at].part;
}

static bool is_large(const struct job *j, size_t at)
{
	return j->plan->n > LOOK_MAX && plan_is_tag(j->plan, &j->plan->items[at]);
}

/* Not the job's own: that one is cancelled by the user, and answered. */
static ticket list_ticket(const struct job *j)
{
	return j->ticket | (ticket)1 << 63;
}

static void forget_tags(struct fresh *f)
{
	tag_list_done(&f->tags);
	f->tags = (struct tag_list){ 0 };
}

void job_list_done(struct job *j)
{
	struct fresh *f = &j->fresh;

	worker_unwatch(j->w, f->pause);
	worker_drop(j->w, f->x);
	if (f->busy)
		listing_cancel(j->w, list_ticket(j));
	forget_tags(f);
	rules_free(f->immutable);
	free(f->seen);
	*f = (struct fresh){ 0 };
}

static void count(struct job *j, int requests, int ms, const struct limits *limits)
{
	j->requests += requests;
	j->ms += ms;
	j->limits = *limits;
}

/* ---- failures -------------------------------------------------------------- */

static void on_pause(struct worker *w, void *arg, bool timed_out)
{
	struct job *j = arg;

	(void)w;
	(void)timed_out;
	j->fresh.pause = NULL;
	job_more(j);
}

/* Reading may be repeated: a passing failure does not end a job of hours. */
static void failed(struct job *j, const struct error *err)
{
	struct fresh *f = &j->fresh;
	bool passing = err->status == ST_NET || err->status == ST_HTTP ||
		       err->status == ST_PARSE;

	f->busy = false;
	forget_tags(f);
	/* That number is nice to have. */
	if (f->leaving) {
		f->leaving = f->known = false;
		job_more(j);
		return;
	}
	if (!passing || err->http == 404 || ++f->failures >= FAILURES_MAX) {
		char text[ERROR_TEXT_MAX];

		snprintf(text, sizeof(text),
			 "stopped: the tags cannot be read again: %.120s", err->text);
		job_halt(j, job_is_over(err->status) || passing ? err->status : ST_GATE,
			 text);
		job_more(j);
		return;
	}
	f->pause = worker_watch(
		j->w, -1, worker_clock(j->w) + ((int64_t)FIRST_PAUSE_MS << f->failures),
		on_pause, j);
}

/* ---- the list --------------------------------------------------------------- */

/* Why the tag is not what was planned; NULL: it is. */
static const char *drift(const struct plan_item *it, const struct tag *t)
{
	if ((it->digest.known || t->digest.known) &&
	    !digest_same(&it->digest, &t->digest))
		return "pushed again: the digest is not the planned one";
	if (t->pushed.sec > it->pushed.sec)
		return "pushed since it was planned";
	if (t->pulled.sec > it->pulled.sec)
		return "pulled since it was planned";
	return NULL;
}

/* What the tags are compared with. */
struct judged {
	struct protection guard;
	const struct clean_result *by_rule; /* NULL: the plan was made by hand */
};

/* Why it is to stay now: by the rule the plan was made of, or by what protects tags of
 * plans that were made by hand.  NULL: it may go. */
static const char *kept(const struct judged *judged, const struct tag *t, size_t place)
{
	enum plan_exclusion e;

	if (judged->by_rule) {
		enum clean_verdict v =
			(enum clean_verdict)judged->by_rule->verdict[place];

		return v == CLEAN_DELETE ? NULL : clean_verdict_text(v);
	}
	e = plan_protects(&judged->guard, t->name.p, t->pushed, t->pulled);
	return e == N_EXCLUSIONS ? NULL : plan_exclusion_text(e);
}

static void compare(struct job *j, size_t at, const struct judged *judged)
{
	struct fresh *f = &j->fresh;
	const struct plan_item *it = &j->plan->items[at];
	size_t place = tag_list_find(&f->tags, str_from(it->name));
	const char *why, *stays;
	char note[160];

	if (place == (size_t)-1)
		return; /* it is looked at alone */
	why = drift(it, f->tags.at[place]);
	stays = kept(judged, f->tags.at[place], place);
	snprintf(note, sizeof(note), "to be kept now: %s", stays ? stays : "");
	if (why || stays)
		job_drop(j, at, ITEM_DRIFTED, why ? why : note);
	else
		f->seen[at] = 1;
}

static void compare_all(struct job *j, const struct judged *judged)
{
	for (size_t i = j->at; i < j->plan->n && j->why.status == ST_OK; i++) {
		const struct plan_item *it = &j->plan->items[i];

		if (it->part == j->fresh.part && it->state == ITEM_PLANNED)
			compare(j, i, judged);
	}
}

/* A rule that cannot be read is a plan that cannot be judged. */
static enum status judge(struct job *j, struct error *err)
{
	struct fresh *f = &j->fresh;
	struct judged judged = { .guard = { .immutable = f->immutable,
					    .now = worker_now(j->w) } };
	struct clean_rule *rule = NULL;
	struct clean_result res = { 0 };

	if (!j->plan->rule) {
		compare_all(j, &judged);
		return ST_OK;
	}
	if (clean_plan_rule(j->plan, j->plan->parts[f->part].where, &rule, err) !=
	    ST_OK)
		return err->status;
	clean_judge(rule, &f->tags, &judged.guard, 0, &res);
	judged.by_rule = &res;
	compare_all(j, &judged);
	clean_result_done(&res);
	clean_rule_free(rule);
	return ST_OK;
}

static void listed(struct job *j)
{
	struct fresh *f = &j->fresh;
	struct error err = { 0 };

	if (!f->seen)
		f->seen = xcalloc(j->plan->n, 1);
	tag_list_order(&f->tags);
	if (judge(j, &err) != ST_OK)
		job_halt(j, ST_GATE, err.text);
	forget_tags(f);
	f->known = true;
	f->busy = f->due = false;
	f->failures = 0;
	f->begun = 0;
	job_more(j);
}

static void on_list(struct worker *w, void *arg, struct reply *take_reply)
{
	struct job *j = arg;
	struct reply *r = take_reply;
	struct error incomplete = { 0 };

	(void)w;
	if (r->type == REPLY_PAGE) {
		if (r->page)
			tag_list_take(&j->fresh.tags, r->page);
		r->page = NULL;
		job_say(j, JOB_LISTING, r->pages_done, r->pages_total);
	} else {
		count(j, r->requests, r->ms, &r->limits);
		error_set(&incomplete, ST_PARSE, "the list is not complete");
		if (r->err.status != ST_OK)
			failed(j, &r->err);
		else if (!r->complete)
			failed(j, &incomplete);
		else
			listed(j);
	}
	reply_free(r);
}

static void read_list(struct job *j)
{
	json_object *params = NULL;
	struct request req = {
		.op = op_by_name("repos.list_tags"),
		.want = WANT_ROWS,
		.priority = PRIO_JOB,
		.all = true,
	};

	json_object_deep_copy(j->plan->parts[j->fresh.part].params, &params, NULL);
	req.params = params;
	listing_read(j->w, list_ticket(j), &req, on_list, j);
}

/* ---- the dates -------------------------------------------------------------- */

static void copy_date(json_object *repo, const char *pointer, char *buf, size_t size)
{
	struct str s = json_str(repo, pointer);

	snprintf(buf, size, "%.*s", s.ptr ? (int)s.len : 0, s.ptr ? s.ptr : "");
}

static void add_storage(int64_t *sum, json_object *repo)
{
	int64_t n = json_int(repo, "/storage_size");

	if (n >= 0)
		*sum = (*sum < 0 ? 0 : *sum) + n;
}

static void left(struct job *j, json_object *repo)
{
	struct fresh *f = &j->fresh;

	add_storage(&j->storage_after, repo);
	f->busy = f->leaving = f->known = false;
	job_more(j);
}

static void looked_at(struct job *j, json_object *repo)
{
	struct fresh *f = &j->fresh;
	char updated[40], modified[40];

	if (f->leaving) {
		left(j, repo);
		return;
	}
	copy_date(repo, "/last_updated", updated, sizeof(updated));
	copy_date(repo, "/last_modified", modified, sizeof(modified));
	if (f->due && f->known && !strcmp(updated, f->updated) &&
	    !strcmp(modified, f->modified)) {
		f->busy = f->due = false;
		f->failures = 0;
		f->begun = 0;
		job_more(j);
		return;
	}
	rules_free(f->immutable);
	f->immutable = rules_of_repo(repo);
	if (!f->counted)
		add_storage(&j->storage_before, repo);
	f->counted = true;
	snprintf(f->updated, sizeof(f->updated), "%s", updated);
	snprintf(f->modified, sizeof(f->modified), "%s", modified);
	f->known = false;
	job_say(j, JOB_LISTING, 0, 0);
	read_list(j);
}

static void on_dates(struct worker *w, void *arg, const struct answer *a)
{
	struct job *j = arg;
	struct error err = a->err;
	json_object *repo = NULL;

	(void)w;
	j->fresh.x = NULL;
	count(j, a->requests, a->ms, &a->limits);
	if (err.status == ST_OK && json_parse(a->body, &repo, &err) == ST_OK)
		looked_at(j, repo);
	else
		failed(j, &err);
	json_object_put(repo);
}

static void read_dates(struct job *j)
{
	const struct plan_part *part = &j->plan->parts[j->fresh.part];
	struct error err = { 0 };
	struct send send = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = on_dates, .arg = j
	};

	if (op_call(op_by_name("repos.get"), part->params, &send.call, &err) != ST_OK) {
		failed(j, &err);
		return;
	}
	j->fresh.busy = true;
	j->fresh.x = worker_send(j->w, &send);
}

/* ---- what job.c asks -------------------------------------------------------- */

bool job_list_first(struct job *j)
{
	struct fresh *f = &j->fresh;

	if (f->busy || f->pause)
		return true;
	if (!is_large(j, j->at))
		return false;
	if (f->known && f->part == next_part(j) && !f->due)
		return false;
	if (j->in_hand)
		return true;
	if (f->part != next_part(j) && job_list_last(j))
		return true;
	if (f->part != next_part(j)) {
		f->known = f->due = f->counted = false;
		f->part = next_part(j);
	}
	read_dates(j);
	return true;
}

bool job_list_last(struct job *j)
{
	struct fresh *f = &j->fresh;

	if (!f->known || f->leaving)
		return f->busy;
	f->leaving = true;
	read_dates(j);
	return true;
}

bool job_list_begun(struct job *j, size_t at)
{
	struct fresh *f = &j->fresh;

	if (!is_large(j, at))
		return true;
	if (++f->begun >= WATCH_EVERY)
		f->due = true;
	return !f->seen[at];
}
