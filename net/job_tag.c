#include "model/format.h"
#include "model/json.h"
#include "net/change.h"
#include "net/job_private.h"

/*
 * One tag, its intent being in the journal:
 *
 *   look -> delete -> (outcome)
 *    ^  |404     |
 *    |  `-> parent            the repository must answer
 *    |           |
 *    `-----------'  404: is it gone?  no clear answer: look before another try
 */
enum { PAUSE_MS = 500 };

static void send_op(struct step *s, const char *operation, int64_t good_until,
		    answer_fn *done)
{
	struct job *j = s->job;
	const struct op *op = op_by_name(operation);
	json_object *params = plan_params(j->plan, step_item(s));
	struct error err = { 0 };
	struct send send = {
		.priority = PRIO_JOB,
		.good_until = good_until,
		.ticket = j->ticket,
		.done = done,
		.arg = s,
	};

	if (!op_param(op, "tag"))
		json_object_object_del(params, "tag");
	if (op_call(op, params, &send.call, &err) == ST_OK)
		worker_send(j->w, &send);
	json_object_put(params);
	if (!send.call) {
		job_halt(j, err.status, err.text);
		step_settle(s, ITEM_FAILED, err.text);
	}
}

/* By this run or an earlier one; what came of it may not be known. */
static bool was_sent(const struct step *s)
{
	return s->tries || s->lost;
}

static void settle_absent(struct step *s)
{
	step_settle(s, ITEM_GONE, s->lost ? "the answer was lost; it is gone" : "");
}

static void on_parent(struct worker *w, void *arg, const struct answer *a)
{
	struct step *s = arg;
	int http = step_item(s)->http;

	(void)w;
	step_count(s, a);
	if (a->http == 200) {
		step_item(s)->http = http;
		s->job->parent_seen = true;
		s->job->parent_part = step_item(s)->part;
		settle_absent(s);
		return;
	}
	job_halt(s->job, ST_GATE,
		 "stopped: the repository itself does not answer any more");
	step_settle(s, was_sent(s) ? ITEM_UNKNOWN : ITEM_FAILED, a->err.text);
}

/* Five in a row are looked at again: a block looks like 404, too. */
static void absent(struct step *s)
{
	struct job *j = s->job;

	j->refusals = 0;
	if (++j->absent >= ABSENT_MAX) {
		j->absent = 0;
		j->parent_seen = false;
	}
	if (j->parent_seen && j->parent_part == step_item(s)->part)
		settle_absent(s);
	else
		send_op(s, "repos.get", 0, on_parent);
}

/* ---- the deletion ------------------------------------------------------ */

static void look(struct step *s);

static void on_pause(struct worker *w, void *arg, bool timed_out)
{
	struct step *s = arg;

	(void)w;
	(void)timed_out;
	s->timer = NULL;
	look(s);
}

/* It may have happened: look before anything is sent again (QUALITY B7). */
static void unclear(struct step *s, const struct answer *a)
{
	step_item(s)->state = ITEM_UNKNOWN;
	s->lost |= a->uncertain || a->http;
	if (a->err.status == ST_CANCEL) {
		job_halt(s->job, ST_CANCEL, "stopped: the program ends");
		step_settle(s, ITEM_UNKNOWN, "sent, and not awaited");
		return;
	}
	s->timer = worker_watch(
		s->job->w, -1,
		worker_clock(s->job->w) +
			((int64_t)PAUSE_MS << (s->tries < 6 ? s->tries : 6)),
		on_pause, s);
}

/* It rests on the list: then one look at the dates is enough for all that waited. */
static void put_back(struct step *s)
{
	struct job *j = s->job;

	j->stale += !j->fresh.due;
	job_list_due(j);
	step_put_back(s, "it had to wait: to be looked at again");
}

/* Nothing was done, and the tag may have changed while it waited. */
static bool look_again(struct step *s, const struct answer *a)
{
	if (!a->stale || (a->http == 401 && s->renewed))
		return false;
	if (!a->http && !s->looked) {
		put_back(s);
		return true;
	}
	/* The others may have changed, too. */
	job_list_due(s->job);
	s->renewed |= a->http == 401;
	s->stale += !a->http;
	s->tries--;
	look(s);
	return true;
}

static void on_delete(struct worker *w, void *arg, const struct answer *a)
{
	struct step *s = arg;

	(void)w;
	step_count(s, a);
	if (look_again(s, a))
		return;
	s->said = a->http;
	s->denied = change_says_absent(a);
	if (a->http != 403 && !s->denied)
		s->job->refusals = 0;
	if (!s->denied)
		s->job->absent = 0;
	/* Never sent: that is no try. */
	if (!a->http && !a->uncertain && a->err.status == ST_NET)
		s->tries--;
	if (a->uncertain || a->http >= 500 || a->err.status == ST_NET) {
		unclear(s, a);
	} else if (a->http >= 200 && a->http < 300) {
		s->job->stale = 0;
		step_settle(s, ITEM_DONE, "");
	} else if (s->denied) {
		look(s);
	} else if (a->http == 403) {
		step_refused(s, a->err.text);
	} else if (job_is_over(a->err.status) || !a->http || a->http == 404) {
		job_halt(s->job, a->err.status, a->err.text);
		step_settle(s, a->http ? ITEM_FAILED : ITEM_SKIPPED, a->err.text);
	} else {
		step_settle(s, ITEM_FAILED, a->err.text);
	}
}

/* It rests on its own look or, in a large job, on the list and on the dates that are
 * watched.  The limit may be too small for two requests. */
static void send_deletion(struct step *s)
{
	bool lasts = (s->looked ? s->stale : s->job->stale) >= STALE_MAX;

	s->tries++;
	step_item(s)->state = ITEM_SENT;
	send_op(s, "repos.delete_tag",
		lasts ? INT64_MAX : worker_clock(s->job->w) + LOOK_MS, on_delete);
}

/* ---- the look before --------------------------------------------------- */

/* A tag without a digest (CONTRACT 18.18) is known by the time it was pushed. */
static bool same_image(const struct plan_item *it, json_object *tag)
{
	struct digest now = digest_parse(json_str(tag, "/digest"));
	int64_t pushed = 0;

	if (it->digest.known || now.known)
		return digest_same(&it->digest, &now);
	parse_rfc3339(json_str(tag, "/tag_last_pushed"), &pushed);
	return pushed == it->pushed.sec;
}

static void looked(struct step *s, const struct answer *a)
{
	json_object *tag = NULL;
	struct error err = { 0 };
	bool same;

	if (json_parse(a->body, &tag, &err) != ST_OK) {
		job_halt(s->job, ST_PARSE, err.text);
		step_settle(s, was_sent(s) ? ITEM_UNKNOWN : ITEM_FAILED, err.text);
		return;
	}
	same = same_image(step_item(s), tag);
	json_object_put(tag);
	if (!same) {
		step_settle(s, ITEM_DRIFTED,
			    "pushed again: the digest is not the planned one");
	} else if (s->denied) {
		step_item(s)->http = s->said;
		step_refused(s, "the Hub says there is no such tag, but it is there");
	} else if (s->tries >= TRIES_MAX) {
		step_item(s)->http = s->said;
		job_halt(s->job, ST_GATE, "stopped: the Hub failed 3 times on one tag");
		step_settle(s, ITEM_FAILED,
			    "no clear answer in 3 tries; it is still there");
	} else {
		send_deletion(s);
	}
}

/* Nothing was sent for this tag, or what was sent stays unknown. */
static void cannot_look(struct step *s, const struct answer *a)
{
	job_halt(s->job, a->err.status, a->err.text);
	step_settle(s, was_sent(s) ? ITEM_UNKNOWN : ITEM_SKIPPED, a->err.text);
}

static void on_look(struct worker *w, void *arg, const struct answer *a)
{
	struct step *s = arg;

	(void)w;
	step_count(s, a);
	if (!change_says_absent(a))
		s->job->absent = 0;
	if (a->http == 200 && a->err.status == ST_OK)
		looked(s, a);
	else if (change_says_absent(a))
		absent(s);
	else if (a->http == 403 && !was_sent(s))
		step_refused(s, a->err.text);
	else
		cannot_look(s, a);
}

static void look(struct step *s)
{
	s->looked = true;
	send_op(s, "repos.get_tag", 0, on_look);
}

void tag_step(struct step *s, bool look_first)
{
	if (look_first)
		look(s);
	else
		send_deletion(s);
}

/* It is in a pause: it was sent, and nobody knows what came of it. */
void tag_step_stop(struct step *s)
{
	step_settle(s, ITEM_UNKNOWN, "sent, and not looked up");
}
