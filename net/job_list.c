#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/job_private.h"
#include "net/thread.h"

/*
 * Whether what is planned still is as it was, for a large plan: the repository's
 * dates, then the list of all its tags, then now and then the dates again.  They move
 * with every push and with no deletion (CONTRACT 6, HF#1750); when they have, the list
 * is read again.  A push between the two readings moves the dates the second one finds.
 * They are looked at when the list was read, and after every wait, too: for the limit,
 * for a person, for a sign-in.
 */
enum { FAILURES_MAX = 8, FIRST_PAUSE_MS = 1000, MOVES_MAX = 3 };

static void read_dates(struct job *j);

static uint32_t next_part(const struct job *j)
{
	return j->plan->items[j->at].part;
}

static bool of_manifests(const struct job *j, uint32_t part)
{
	return j->plan->parts[part].op == op_by_name("images.delete_manifests");
}

/* Is the list read before it?  One look tells whether a tag is as it was, but not
 * whether something needs an image. */
static bool is_listed(const struct job *j, size_t at)
{
	const struct plan_item *it = &j->plan->items[at];

	return plan_is_manifest(j->plan, it) ||
	       (plan_is_tag(j->plan, it) &&
		(j->plan->n > LOOK_MAX || j->plan->by_digest));
}

/* Not the job's own: that one is cancelled by the user, and answered. */
static ticket list_ticket(const struct job *j)
{
	return j->ticket | (ticket)1 << 63;
}

static void forget_lists(struct fresh *f)
{
	tag_list_done(&f->tags);
	tag_list_done(&f->manifests);
	f->tags = f->manifests = (struct tag_list){ 0 };
	f->second = false;
}

void job_list_done(struct job *j)
{
	struct fresh *f = &j->fresh;

	worker_unwatch(j->w, f->pause);
	worker_drop(j->w, f->x);
	if (f->busy)
		listing_cancel(j->w, list_ticket(j));
	forget_lists(f);
	rules_free(f->immutable);
	free(f->seen);
	free(f->order);
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
	forget_lists(f);
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

static void listed(struct job *j)
{
	struct fresh *f = &j->fresh;
	struct error err = { 0 };

	if (!f->seen)
		f->seen = xcalloc(j->plan->n, 1);
	tag_list_order(&f->tags);
	tag_list_order(&f->manifests);
	if (job_judge(j, &err) != ST_OK)
		job_halt(j, ST_GATE, err.text);
	forget_lists(f);
	f->known = true;
	f->busy = false;
	f->used = false;
	/* Reading it took its time.  A manifest with a tag is kept by the Hub. */
	f->due = !of_manifests(j, f->part);
	f->failures = 0;
	f->begun = 0;
	job_more(j);
}

static void read_list(struct job *j);

/* What names it, of the parameters of its items; the caller owns it. */
static json_object *repository(const struct job *j)
{
	static const char *const names[] = { "namespace", "repository" };
	json_object *all = j->plan->parts[j->fresh.part].params, *v = NULL;
	json_object *params = json_object_new_object();

	for (size_t i = 0; i < COUNT(names); i++)
		if (json_object_object_get_ex(all, names[i], &v))
			json_object_object_add(params, names[i], json_object_get(v));
	return params;
}

/* Images are kept by tags that are not known, too. */
static bool is_whole(const struct fresh *f, const struct reply *r)
{
	const struct tag_list *l = f->second ? &f->manifests : &f->tags;

	return r->complete && (!f->tags.with_images ||
			       (!l->unread && (f->second || tag_list_complete(l))));
}

static void on_list(struct worker *w, void *arg, struct reply *take_reply)
{
	struct job *j = arg;
	struct fresh *f = &j->fresh;
	struct reply *r = take_reply;
	struct error incomplete = { 0 };

	(void)w;
	if (r->type == REPLY_PAGE) {
		if (r->page)
			tag_list_take(f->second ? &f->manifests : &f->tags, r->page);
		r->page = NULL;
		job_say(j, JOB_LISTING, r->pages_done, r->pages_total);
		reply_free(r);
		return;
	}
	count(j, r->requests, r->ms, &r->limits);
	error_set(&incomplete, ST_PARSE, "the list is not complete");
	if (r->err.status != ST_OK) {
		failed(j, &r->err);
	} else if (!is_whole(f, r)) {
		failed(j, &incomplete);
	} else if (of_manifests(j, f->part) && !f->second) {
		f->second = true;
		read_list(j);
	} else {
		listed(j);
	}
	reply_free(r);
}

static void read_list(struct job *j)
{
	struct fresh *f = &j->fresh;
	struct request req = {
		.op = op_by_name(f->second ? "images.list_manifests"
					   : "repos.list_tags"),
		.want = WANT_ROWS,
		.kind = f->second ? &kind_manifests_as_tags
			: of_manifests(j, f->part) || j->plan->by_digest
				? &kind_tags_with_images
				: NULL,
		.priority = PRIO_JOB,
		.all = true,
	};

	req.params = repository(j);
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

/* The list that is known holds. */
static void rest_on(struct job *j)
{
	struct fresh *f = &j->fresh;

	f->busy = f->due = false;
	f->failures = 0;
	f->begun = 0;
	job_more(j);
}

/* It moves faster than it can be read: each tag is looked at, as in a small plan. */
static void give_up_lists(struct job *j)
{
	struct fresh *f = &j->fresh;

	f->restless = true;
	memset(f->seen, SEEN_NOT, j->plan->n);
	rest_on(j);
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
	f->looked = worker_clock(j->w);
	if (f->due && f->known && !strcmp(updated, f->updated) &&
	    !strcmp(modified, f->modified)) {
		rest_on(j);
		return;
	}
	f->moved = f->used ? 0 : f->moved + f->known;
	if (f->moved >= MOVES_MAX && !of_manifests(j, f->part)) {
		give_up_lists(j);
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
	json_object *params = repository(j);
	struct error err = { 0 };
	struct send send = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = on_dates, .arg = j
	};

	if (op_call(op_by_name("repos.get"), params, &send.call, &err) == ST_OK) {
		j->fresh.busy = true;
		j->fresh.x = worker_send(j->w, &send);
	} else {
		failed(j, &err);
	}
	json_object_put(params);
}

/* ---- what job.c asks -------------------------------------------------------- */

bool job_list_first(struct job *j)
{
	struct fresh *f = &j->fresh;

	if (f->busy || f->pause)
		return true;
	if (!is_listed(j, j->at))
		return false;
	if (f->known && f->part == next_part(j) && (!f->due || f->restless))
		return false;
	if (j->in_hand)
		return true;
	if (f->part != next_part(j) && job_list_last(j))
		return true;
	if (f->part != next_part(j)) {
		f->known = f->due = f->counted = f->restless = false;
		f->moved = 0;
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

	if (!is_listed(j, at))
		return true;
	f->used = true;
	if (++f->begun >= WATCH_EVERY)
		f->due = true;
	/* The list says which digests go as a whole; a tag that goes alone is looked at
	 * as in any plan of that size. */
	return !f->seen[at] || j->plan->n <= LOOK_MAX;
}

void job_list_due(struct job *j)
{
	j->fresh.due = true;
}
