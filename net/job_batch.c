#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/job_private.h"
#include "net/manifest_gone.h"

/*
 * Many digests by one request (CONTRACT 7): manifests without a tag, or, where the plan
 * says so, all tags of a digest with their image.  The status of each digest is read;
 * the 200 is for the call.  What was accepted, or had no clear answer, is looked for in
 * the registry.  Where the Hub does not delete by digest, tags go alone, and manifests
 * by the registry.
 */
enum { UNCLEAR_MAX = 3 };

struct batch {
	struct job *job;
	char *digests[PLAN_BATCH]; /* owned */
	size_t n;
	bool with_tags;
	const char *operation;
	struct gone_ask *gone;
	size_t looked[PLAN_BATCH]; /* which of them are looked for */
	size_t n_looked;
};

static bool is_manifest(const struct job *j, size_t at)
{
	return plan_is_manifest(j->plan, &j->plan->items[at]);
}

bool job_batches(const struct job *j, size_t at)
{
	return is_manifest(j, at) || (j->plan->by_digest && !j->one_by_one &&
				      j->fresh.seen && j->fresh.seen[at] == SEEN_WHOLE);
}

static void free_batch(struct batch *b)
{
	b->job->batch = NULL;
	gone_drop(b->gone);
	for (size_t i = 0; i < b->n; i++)
		free(b->digests[i]);
	free(b);
}

void job_batch_stop(struct job *j)
{
	if (j->batch)
		free_batch(j->batch);
}

/* ---- what each digest came to --------------------------------------------------- */

static struct step *step_of(const struct batch *b, size_t digest)
{
	struct step *s = b->job->steps;

	while (s && s->digest != digest)
		s = s->next;
	return s;
}

/* All its items. */
static void settle(struct batch *b, size_t digest, enum plan_state state,
		   const char *note)
{
	struct step *s;

	while ((s = step_of(b, digest)))
		step_settle(s, state, note);
}

/* The job goes on when the batch is over, not before. */
static void over(struct batch *b)
{
	struct job *j = b->job;

	free_batch(b);
	job_more(j);
}

/* ---- looked for ------------------------------------------------------------------ */

static void on_gone(void *arg, const struct gone_found *found)
{
	struct batch *b = arg;
	struct job *j = b->job;
	bool unclear = false;

	b->gone = NULL;
	j->requests += found->requests;
	j->ms += found->ms;
	for (size_t i = 0; i < b->n_looked; i++) {
		enum gone g = found->found[i];

		unclear |= g == GONE_UNKNOWN;
		if (g == GONE_YES)
			settle(b, b->looked[i], ITEM_DONE, "");
		else
			settle(b, b->looked[i], ITEM_UNKNOWN,
			       g == GONE_NOT_YET
				       ? "accepted, but still there"
				       : "sent, and the registry does not say "
					 "whether it is gone");
	}
	j->unclear = unclear ? j->unclear + 1 : 0;
	if (j->unclear >= UNCLEAR_MAX)
		job_halt(j, ST_GATE, "stopped: 3 in a row had no clear answer");
	over(b);
}

static void look_for(struct batch *b, size_t digest)
{
	b->looked[b->n_looked++] = digest;
}

static void look(struct batch *b)
{
	struct job *j = b->job;
	const struct step *s = step_of(b, b->looked[0]);
	const char *digests[PLAN_BATCH];

	for (size_t i = 0; i < b->n_looked; i++)
		digests[i] = b->digests[b->looked[i]];
	b->gone = gone_start(j->w, j->ticket, plan_part(j->plan, step_item(s))->where,
			     digests, b->n_looked, on_gone, b);
}

/* ---- answered -------------------------------------------------------------------- */

static bool has(struct str text, const char *word)
{
	return str_has(text, str_from(word));
}

/* "success"; "failed" with Hub's words; or it is done later (CONTRACT 7). */
static void read_row(struct batch *b, size_t digest, json_object *row)
{
	struct str status = json_str(row, "/status");
	struct str words = json_str(row, "/message");
	char note[160];

	snprintf(note, sizeof(note), "%.*s", STR_ARG(words.len ? words : status));
	if (str_eq(status, STR("success")))
		settle(b, digest, ITEM_DONE, "");
	else if (has(status, "pending") || has(status, "accepted") ||
		 has(status, "progress") || !status.len)
		look_for(b, digest);
	else if (has(words, "manifest unknown") || has(words, "not found"))
		settle(b, digest, ITEM_GONE, "");
	else
		settle(b, digest, ITEM_FAILED, note);
}

static json_object *row_of(json_object *rows, const char *digest)
{
	size_t n = rows ? json_object_array_length(rows) : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (str_eq(json_str(row, "/digest"), str_from(digest)))
			return row;
	}
	return NULL;
}

static void read_rows(struct batch *b, struct str text)
{
	struct job *j = b->job;
	struct error ignored = { 0 };
	json_object *body = NULL, *rows = NULL;
	size_t failed = plan_count(j->plan, ITEM_FAILED), taken = j->in_hand;

	if (json_parse(text, &body, &ignored) == ST_OK)
		rows = envelope_rows(ENV_STATUS, body);
	for (size_t i = 0; i < b->n; i++)
		read_row(b, i, row_of(rows, b->digests[i]));
	json_object_put(rows);
	json_object_put(body);
	failed = plan_count(j->plan, ITEM_FAILED) - failed;
	j->refusals = failed && failed == taken ? j->refusals + 1 : 0;
	if (j->refusals >= REFUSALS_MAX)
		job_halt(j, ST_GATE, "stopped: the Hub refused 5 in a row");
}

/* For another way, or after another look. */
static void put_back(struct batch *b, const char *why)
{
	while (b->job->steps)
		step_put_back(b->job->steps, why);
}

static void all(struct batch *b, enum plan_state state, const char *note)
{
	for (size_t i = 0; i < b->n; i++)
		settle(b, i, state, note);
}

static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct batch *b = arg;
	struct job *j = b->job;

	(void)w;
	j->requests += a->requests;
	j->ms += a->ms;
	j->limits = a->limits;
	for (struct step *s = j->steps; s; s = s->next)
		step_item(s)->http = a->http;
	if (a->uncertain && a->err.status == ST_CANCEL) {
		job_halt(j, ST_CANCEL, "stopped: the program ends");
		all(b, ITEM_UNKNOWN, "sent, and not awaited");
	} else if (a->stale) {
		/* Due already: the dates are looked at before the next batch.  When
		 * that is never in time, tags go alone. */
		j->one_by_one = ++j->stale >= STALE_MAX;
		put_back(b, "it had to wait: to be looked at again");
	} else if (a->uncertain || a->http >= 500 || a->http == 202) {
		for (size_t i = 0; i < b->n; i++)
			look_for(b, i);
	} else if (a->http >= 200 && a->http < 300) {
		j->stale = 0;
		read_rows(b, a->body);
	} else if (a->http == 403 || a->http == 404 || a->http == 405) {
		j->one_by_one = true;
		put_back(b, a->err.text);
	} else {
		if (job_is_over(a->err.status) || !a->http)
			job_halt(j, a->err.status, a->err.text);
		all(b, a->http ? ITEM_FAILED : ITEM_SKIPPED, a->err.text);
	}
	if (b->n_looked)
		look(b);
	else
		over(b);
}

/* ---- sent --------------------------------------------------------------------------
 */

static void send(struct batch *b, const struct plan_part *part)
{
	struct job *j = b->job;
	json_object *params = NULL, *digests = json_object_new_array();
	struct send send = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = on_answer, .arg = b
	};
	struct error err = { 0 };

	/* What takes tags along is not sent after a wait without another look.  To
	 * write the intents may have taken its time, too. */
	if (b->with_tags)
		send.good_until = j->fresh.looked + LOOK_MS;
	for (size_t i = 0; i < b->n; i++)
		json_object_array_add(digests, json_object_new_string(b->digests[i]));
	json_object_deep_copy(part->params, &params, NULL);
	json_object_object_add(params, "digests", digests);
	if (b->with_tags)
		json_object_object_add(params, "delete_references",
				       json_object_new_boolean(true));
	if (op_call(op_by_name(b->operation), params, &send.call, &err) == ST_OK) {
		worker_send(j->w, &send);
	} else {
		job_halt(j, err.status, err.text);
		all(b, ITEM_FAILED, err.text);
		over(b);
	}
	json_object_put(params);
}

/* False: its intent could not be written, and the job is over. */
static bool take(struct batch *b, size_t at)
{
	struct job *j = b->job;
	struct plan_item *it = &j->plan->items[at];
	int64_t row = it->row;
	struct step *s;

	if (!row && job_intend(j, it, b->operation, &row) != ST_OK)
		return false;
	s = step_new(j, at, row);
	s->digest = b->n;
	it->state = ITEM_SENT;
	return true;
}

/* All its items; the first one is at or before the others. */
static bool take_digest(struct batch *b, size_t at)
{
	const struct fresh *f = &b->job->fresh;
	const struct plan_item *items = b->job->plan->items;
	char text[DIGEST_TEXT + 1];
	size_t i = 0;
	bool good = true;

	if (is_manifest(b->job, at)) {
		good = take(b, at);
		b->digests[b->n] = xstrdup(items[at].name);
	} else {
		for (size_t n = f->n_order; i < n;) {
			size_t half = i + (n - i) / 2;

			if (memcmp(items[f->order[half]].digest.sha256,
				   items[at].digest.sha256,
				   sizeof(items[at].digest.sha256)) < 0)
				i = half + 1;
			else
				n = half;
		}
		for (; good && i < f->n_order &&
		       digest_same(&items[f->order[i]].digest, &items[at].digest);
		     i++)
			if (items[f->order[i]].state == ITEM_PLANNED)
				good = take(b, f->order[i]);
		digest_text(&items[at].digest, text, sizeof(text));
		b->digests[b->n] = xstrdup(text);
	}
	b->n++;
	return good;
}

/* ---- by the registry ----------------------------------------------------------------
 */

static void by_registry(struct job *j, size_t at)
{
	struct step *s = step_new(j, at, 0);
	json_object *params = json_object_new_object();

	json_object_object_add(
		params, "repo",
		json_object_new_string(plan_part(j->plan, step_item(s))->where));
	json_object_object_add(params, "digest",
			       json_object_new_string(step_item(s)->name));
	change_step_as(s, op_by_name("registry.delete_manifest"), params);
}

bool job_batch_begin(struct job *j)
{
	const struct plan_part *part = plan_part(j->plan, &j->plan->items[j->at]);
	uint32_t index = j->plan->items[j->at].part;
	struct batch *b;
	size_t next = j->at;
	bool good = true;

	if (j->in_hand)
		return false;
	if (is_manifest(j, j->at) && j->one_by_one) {
		(void)job_list_begun(j, j->at);
		by_registry(j, j->at++);
		return true;
	}
	b = xcalloc(1, sizeof(*b));
	*b = (struct batch){ .job = j,
			     .operation = "images.delete_manifests",
			     .with_tags = !is_manifest(j, j->at) };
	j->batch = b;
	for (size_t i = j->at; good && i < j->plan->n && b->n < PLAN_BATCH; i++) {
		const struct plan_item *it = &j->plan->items[i];

		if (it->part != index || !job_batches(j, i))
			break;
		if (it->state == ITEM_PLANNED ||
		    (it->state == ITEM_UNKNOWN && !b->with_tags))
			good = take_digest(b, i);
		/* What is unknown afterwards is not sent again. */
		if (!b->with_tags || i == j->at)
			next = i + 1;
	}
	j->at = next;
	if (!good) {
		all(b, ITEM_SKIPPED, "not sent");
		free_batch(b);
		return false;
	}
	for (size_t i = 0; i < b->n; i++)
		(void)job_list_begun(j, j->at - 1);
	if (b->with_tags)
		job_list_due(j);
	send(b, part);
	return true;
}
