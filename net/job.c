#include "net/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/journal.h"
#include "net/session.h"
#include "net/thread.h"

/*
 * One item at a time:
 *
 *   next -> (intent) -> look -> delete -> (outcome) -> next
 *                        ^  |404     |
 *                        |  `-> parent            the repository must answer
 *                        |           |
 *                        `-----------'  404: is it gone?  no clear answer: look
 *                                       before another try
 */
enum { REFUSALS_MAX = 5, ABSENT_MAX = 5, TRIES_MAX = 3, PAUSE_MS = 500 };

struct job {
	struct job *next;
	struct worker *w;
	ticket ticket;
	struct watch *timer; /* the start, or the pause before another look */
	struct plan *plan;
	size_t at; /* index of the item in hand */
	bool in_hand, cancelled;

	struct journal *journal; /* once the first intent is in it */

	/* the item in hand */
	int64_t row; /* of the journal */
	int tries;   /* DELETEs sent */
	int said;    /* status of the last one's answer */
	bool lost;   /* one of them had no clear answer */
	bool denied; /* the last one was answered as if there were no such tag */

	/* guards */
	int refusals, absent; /* in a row */
	bool parent_seen;     /* the repository answered since `absent` was 0 */

	/* for the replies */
	int requests, ms;
	struct limits limits;
	struct error why; /* why it stops before its end */
};

static struct plan_item *item(struct job *j)
{
	return &j->plan->items[j->at];
}

static void count(struct job *j, const struct answer *a)
{
	j->requests += a->requests;
	j->ms += a->ms;
	j->limits = a->limits;
	item(j)->http = a->http;
}

/* ---- replies ----------------------------------------------------------- */

static struct reply *make_reply(const struct job *j, enum reply_type type)
{
	struct reply *r = reply_new(j->ticket, type);

	r->requests = j->requests;
	r->ms = j->ms;
	r->limits = j->limits;
	return r;
}

static void post_item(struct job *j, size_t i)
{
	struct reply *r = make_reply(j, REPLY_ITEM);

	r->item = i;
	r->result = j->plan->items[i];
	r->result.tag = NULL;
	r->http = r->result.http;
	worker_post(j->w, r);
}

static void free_job(struct job *j)
{
	struct job **at = &j->w->jobs;

	while (*at != j)
		at = &(*at)->next;
	*at = j->next;
	worker_unwatch(j->w, j->timer);
	plan_free(j->plan);
	free(j);
}

static void finish(struct job *j)
{
	struct reply *r = make_reply(j, REPLY_DONE);

	r->err = j->why;
	r->complete = j->why.status == ST_OK;
	worker_post(j->w, r);
	free_job(j);
}

static void skip_rest(struct job *j)
{
	for (; j->at < j->plan->n; j->at++) {
		item(j)->state = ITEM_SKIPPED;
		snprintf(item(j)->note, sizeof(item(j)->note), "%.150s", j->why.text);
		post_item(j, j->at);
	}
	finish(j);
}

/* ---- the journal ------------------------------------------------------- */

static const char *digest_text(const struct digest *d, char *buf, size_t size)
{
	size_t n = (size_t)snprintf(buf, size, "sha256:");

	if (!d->known)
		return "";
	for (size_t i = 0; i < sizeof(d->sha256); i++)
		n += (size_t)snprintf(buf + n, size - n, "%02x", d->sha256[i]);
	return buf;
}

static enum status note_intent(struct job *j)
{
	struct journal *journal = worker_journal(j->w);
	struct session *s = worker_session(j->w);
	char digest[80];
	char *target;
	enum status st;

	if (!journal) {
		j->why = *worker_journal_error(j->w);
		return j->why.status;
	}
	j->journal = journal;
	target = xasprintf("%s/%s:%s", j->plan->ns, j->plan->repo, item(j)->tag);
	st = journal_intent(
		journal,
		&(struct journal_intent){
			.at = worker_now(j->w),
			.job = j->plan->id,
			.who = session_user(s),
			.credential = session_credential(s),
			.url = worker_config(j->w)->url,
			.operation = "repos.delete_tag",
			.target = target,
			.digest = digest_text(&item(j)->digest, digest, sizeof(digest)),
			.params = "{}",
		},
		&j->row, &j->why);
	free(target);
	return st;
}

static const char *state_word(enum plan_state s)
{
	switch (s) {
	case ITEM_DONE:
		return "done";
	case ITEM_GONE:
		return "gone";
	case ITEM_DRIFTED:
		return "drifted";
	case ITEM_FAILED:
		return "failed";
	case ITEM_PLANNED:
	case ITEM_SKIPPED:
		return "skipped";
	case ITEM_SENT:
	case ITEM_UNKNOWN:
		break;
	}
	return "unknown";
}

/* ---- from one item to the next ----------------------------------------- */

static void next(struct job *j);

static void halt(struct job *j, enum status status, const char *text)
{
	if (j->why.status == ST_OK)
		error_set(&j->why, status, "%s", text);
}

/* The item in hand is over.  An outcome that cannot be written ends the job: what
 * follows could not be written either. */
static void settle(struct job *j, enum plan_state state, const char *note)
{
	struct plan_item *it = item(j);
	struct error err = { 0 };

	j->in_hand = false;
	it->state = state;
	snprintf(it->note, sizeof(it->note), "%.159s", note);
	if (journal_outcome(j->journal, j->row, worker_now(j->w), state_word(state),
			    it->http, j->limits.remaining, it->note, &err) != ST_OK)
		halt(j, ST_LOCAL, err.text);
	post_item(j, j->at);
	j->at++;
	next(j);
}

static void send_op(struct job *j, const char *operation, answer_fn *done)
{
	const struct op *op = op_by_name(operation);
	json_object *params = json_object_new_object();
	struct error err = { 0 };
	struct send s = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = done, .arg = j
	};

	json_object_object_add(params, "namespace",
			       json_object_new_string(j->plan->ns));
	json_object_object_add(params, "repository",
			       json_object_new_string(j->plan->repo));
	if (op_param(op, "tag"))
		json_object_object_add(params, "tag",
				       json_object_new_string(item(j)->tag));
	if (op_call(op, params, &s.call, &err) == ST_OK)
		worker_send(j->w, &s);
	json_object_put(params);
	if (!s.call) {
		halt(j, err.status, err.text);
		settle(j, ITEM_FAILED, err.text);
	}
}

static void settle_absent(struct job *j)
{
	settle(j, ITEM_GONE, j->lost ? "the answer was lost; it is gone" : "");
}

static void on_parent(struct worker *w, void *arg, const struct answer *a)
{
	struct job *j = arg;
	int http = item(j)->http;

	(void)w;
	count(j, a);
	if (a->http == 200) {
		item(j)->http = http;
		j->parent_seen = true;
		settle_absent(j);
		return;
	}
	halt(j, ST_GATE, "stopped: the repository itself does not answer any more");
	settle(j, j->tries ? ITEM_UNKNOWN : ITEM_FAILED, a->err.text);
}

/* Five in a row are looked at again: a block looks like 404, too. */
static void absent(struct job *j)
{
	j->refusals = 0;
	if (++j->absent >= ABSENT_MAX) {
		j->absent = 0;
		j->parent_seen = false;
	}
	if (j->parent_seen)
		settle_absent(j);
	else
		send_op(j, "repos.get", on_parent);
}

/* ---- the deletion ------------------------------------------------------ */

static void look(struct job *j);

static void refused(struct job *j, const char *why)
{
	if (++j->refusals >= REFUSALS_MAX)
		halt(j, ST_GATE, "stopped: the Hub refused 5 deletions in a row");
	settle(j, ITEM_FAILED, why);
}

static void on_pause(struct worker *w, void *arg, bool timed_out)
{
	struct job *j = arg;

	(void)w;
	(void)timed_out;
	j->timer = NULL;
	look(j);
}

/* It may have happened: look before anything is sent again (QUALITY B7). */
static void unclear(struct job *j, const struct answer *a)
{
	item(j)->state = ITEM_UNKNOWN;
	j->lost = true;
	if (a->err.status == ST_CANCEL) {
		halt(j, ST_CANCEL, "stopped: the program ends");
		settle(j, ITEM_UNKNOWN, "sent, and not awaited");
		return;
	}
	snprintf(item(j)->note, sizeof(item(j)->note), "%.150s", a->err.text);
	j->timer = worker_watch(j->w, -1,
				worker_clock(j->w) + ((int64_t)PAUSE_MS << j->tries),
				on_pause, j);
}

/* What stops the job whatever item it was: the sign-in, the limit, the end. */
static bool is_over(enum status st)
{
	return st == ST_AUTH || st == ST_LIMITED || st == ST_CANCEL || st == ST_GATE ||
	       st == ST_ASK;
}

static void on_delete(struct worker *w, void *arg, const struct answer *a)
{
	struct job *j = arg;

	(void)w;
	count(j, a);
	j->said = a->http;
	j->denied = change_says_absent(a);
	if (a->http != 403 && !j->denied)
		j->refusals = 0;
	if (!j->denied)
		j->absent = 0;
	if (a->uncertain || a->http >= 500 || a->err.status == ST_NET) {
		unclear(j, a);
	} else if (a->http >= 200 && a->http < 300) {
		settle(j, ITEM_DONE, "");
	} else if (j->denied) {
		look(j);
	} else if (a->http == 403) {
		refused(j, a->err.text);
	} else if (is_over(a->err.status) || !a->http || a->http == 404) {
		halt(j, a->err.status, a->err.text);
		settle(j, a->http ? ITEM_FAILED : ITEM_SKIPPED, a->err.text);
	} else {
		settle(j, ITEM_FAILED, a->err.text);
	}
}

/* ---- the look before --------------------------------------------------- */

static int nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct digest parse_digest(struct str s)
{
	struct digest d = { .known = s.len == 71 && str_starts(s, STR("sha256:")) };

	for (size_t i = 0; d.known && i < sizeof(d.sha256); i++) {
		int hi = nibble(s.ptr[7 + 2 * i]), lo = nibble(s.ptr[8 + 2 * i]);

		d.known = hi >= 0 && lo >= 0;
		d.sha256[i] = (uint8_t)(hi * 16 + lo);
	}
	return d;
}

/* A tag without a digest (CONTRACT 18.18) is known by the time it was pushed. */
static bool same_image(const struct plan_item *it, json_object *tag)
{
	struct digest now = parse_digest(json_str(tag, "/digest"));
	int64_t pushed = 0;

	if (it->digest.known || now.known)
		return it->digest.known && now.known &&
		       !memcmp(it->digest.sha256, now.sha256, sizeof(now.sha256));
	parse_rfc3339(json_str(tag, "/tag_last_pushed"), &pushed);
	return pushed == it->pushed.sec;
}

static void looked(struct job *j, const struct answer *a)
{
	json_object *tag = NULL;
	struct error err = { 0 };
	bool same;

	if (json_parse(a->body, &tag, &err) != ST_OK) {
		halt(j, ST_PARSE, err.text);
		settle(j, j->tries ? ITEM_UNKNOWN : ITEM_FAILED, err.text);
		return;
	}
	same = same_image(item(j), tag);
	json_object_put(tag);
	if (!same) {
		settle(j, ITEM_DRIFTED,
		       "pushed again: the digest is not the planned one");
	} else if (j->denied) {
		item(j)->http = j->said;
		refused(j, "the Hub says there is no such tag, but it is there");
	} else if (j->tries >= TRIES_MAX) {
		item(j)->http = j->said;
		halt(j, ST_GATE, "stopped: the Hub failed 3 times on one tag");
		settle(j, ITEM_FAILED, "no clear answer in 3 tries; it is still there");
	} else {
		j->tries++;
		item(j)->state = ITEM_SENT;
		send_op(j, "repos.delete_tag", on_delete);
	}
}

/* Nothing was sent for this tag, or what was sent stays unknown. */
static void cannot_look(struct job *j, const struct answer *a)
{
	halt(j, a->err.status, a->err.text);
	settle(j, j->tries ? ITEM_UNKNOWN : ITEM_SKIPPED, a->err.text);
}

static void on_look(struct worker *w, void *arg, const struct answer *a)
{
	struct job *j = arg;

	(void)w;
	count(j, a);
	if (!change_says_absent(a))
		j->absent = 0;
	if (a->http == 200 && a->err.status == ST_OK)
		looked(j, a);
	else if (change_says_absent(a))
		absent(j);
	else if (a->http == 403 && !j->tries)
		refused(j, a->err.text);
	else
		cannot_look(j, a);
}

static void look(struct job *j)
{
	send_op(j, "repos.get_tag", on_look);
}

/* ---- beginning --------------------------------------------------------- */

static void on_session(struct worker *w, void *arg)
{
	(void)w;
	next(arg);
}

/* The journal says who did it, so the sign-in comes first. */
static bool signed_in(struct job *j)
{
	struct session *s = worker_session(j->w);

	switch (session_ready(s, &j->why)) {
	case SESSION_SIGNING_IN:
		session_await(s, on_session, j);
		return false;
	case SESSION_FAILED:
		skip_rest(j);
		return false;
	case SESSION_READY:
		break;
	}
	return true;
}

static void next(struct job *j)
{
	if (j->cancelled)
		halt(j, ST_CANCEL, "stopped by the user");
	if (j->why.status != ST_OK) {
		skip_rest(j);
	} else if (j->at == j->plan->n) {
		finish(j);
	} else if (signed_in(j)) {
		if (note_intent(j) != ST_OK) {
			skip_rest(j);
			return;
		}
		j->in_hand = true;
		j->tries = j->said = 0;
		j->lost = j->denied = false;
		item(j)->http = 0;
		look(j);
	}
}

static void on_start(struct worker *w, void *arg, bool timed_out)
{
	struct job *j = arg;

	(void)w;
	(void)timed_out;
	j->timer = NULL;
	next(j);
}

void job_start(struct worker *w, ticket t, struct plan *take_plan)
{
	struct job *j = xcalloc(1, sizeof(*j));

	*j = (struct job){ .next = w->jobs, .w = w, .ticket = t, .plan = take_plan };
	w->jobs = j;
	j->limits.remaining = -1;
	if (worker_config(w)->read_only) {
		error_set(&j->why, ST_GATE, "read-only: nothing was deleted");
		error_hint(&j->why, "start without --read-only to change things");
	}
	j->timer = worker_watch(w, -1, worker_clock(w), on_start, j);
}

void job_cancel(struct worker *w, ticket t)
{
	for (struct job *j = w->jobs; j; j = j->next)
		if (j->ticket == t)
			j->cancelled = true;
}

/* What is in hand now is in a pause: it was sent, and nobody knows what came of it. */
void job_free_all(struct worker *w)
{
	for (struct job *j = w->jobs, *after; j; j = after) {
		after = j->next;
		halt(j, ST_CANCEL, "stopped: the program ends");
		if (j->in_hand)
			settle(j, ITEM_UNKNOWN, "sent, and not looked up");
		else
			skip_rest(j);
	}
}
