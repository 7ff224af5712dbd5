#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change_note.h"
#include "net/job_private.h"

/*
 * Many invitations by one request (CONTRACT 11).  The 202 is for the call: the status
 * of each invitee is read.  After a lost answer, also one of an earlier run, the open
 * invitations are read, and only who is not among them is sent again, once.
 */
enum {
	SENDS_MAX = 2,
	UNCLEAR_MAX = 3,
	PAUSE_MS = 1000, /* what was cut off may still be at work in the Hub */
};

struct invites {
	struct job *job;
	struct step *steps[PLAN_INVITES]; /* NULL: settled */
	size_t n;
	json_object *shared; /* what all have: org, role, team */
	int sends;
	struct watch *pause;
	struct exchange *reading;
};

static void free_invites(struct invites *b)
{
	b->job->invites = NULL;
	worker_unwatch(b->job->w, b->pause);
	worker_drop(b->job->w, b->reading);
	json_object_put(b->shared);
	free(b);
}

void job_invites_stop(struct job *j)
{
	if (j->invites)
		free_invites(j->invites);
}

/* The job goes on when the request is over, not before. */
static void over(struct invites *b)
{
	struct job *j = b->job;

	free_invites(b);
	job_more(j);
}

static void settle(struct invites *b, size_t i, enum plan_state state, const char *note)
{
	struct step *s = b->steps[i];

	b->steps[i] = NULL;
	if (s)
		step_settle(s, state, note);
}

static void settle_all(struct invites *b, enum plan_state state, const char *note)
{
	for (size_t i = 0; i < b->n; i++)
		settle(b, i, state, note);
}

static size_t open_ones(const struct invites *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		n += b->steps[i] != NULL;
	return n;
}

static void count(struct invites *b, const struct answer *a)
{
	struct job *j = b->job;

	j->requests += a->requests;
	j->ms += a->ms;
	j->limits = a->limits;
}

/* The row of an invitee, whom the Hub may spell in another case. */
static json_object *row_of(json_object *rows, const char *who)
{
	size_t n = rows ? json_object_array_length(rows) : 0, len = strlen(who);

	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str name = json_str(row, "/invitee");

		if (name.len == len && str_starts(name, str_from(who)))
			return row;
	}
	return NULL;
}

static json_object *rows_of(enum envelope envelope, struct str text)
{
	struct error ignored = { 0 };
	json_object *body = NULL, *rows = NULL;

	if (json_parse(text, &body, &ignored) == ST_OK)
		rows = envelope_rows(envelope, body);
	json_object_put(body);
	return rows;
}

/* ---- looked for ----------------------------------------------------------------- */

static void send(struct invites *b);

/* Three in a row that nobody can account for: whatever is wrong is not the invitee. */
static void give_up(struct invites *b, const char *why)
{
	struct job *j = b->job;

	settle_all(b, ITEM_UNKNOWN, why);
	if (++j->unclear >= UNCLEAR_MAX)
		job_halt(j, ST_GATE, "stopped: 3 in a row had no clear answer");
	over(b);
}

static void on_list(struct worker *w, void *arg, const struct answer *a)
{
	struct invites *b = arg;
	json_object *rows = a->err.status == ST_OK ? rows_of(ENV_DATA, a->body) : NULL;

	(void)w;
	b->reading = NULL;
	count(b, a);
	if (!rows) {
		if (job_is_over(a->err.status))
			job_halt(b->job, a->err.status, a->err.text);
		give_up(b, "sent, and the open invitations cannot be read");
		return;
	}
	for (size_t i = 0; i < b->n; i++)
		if (b->steps[i] && row_of(rows, step_item(b->steps[i])->name))
			settle(b, i, ITEM_DONE, "found among the open invitations");
	json_object_put(rows);
	if (!open_ones(b))
		over(b);
	else if (b->job->cancelled)
		give_up(b, "sent, and not among the open invitations");
	else if (b->sends >= SENDS_MAX)
		give_up(b, "sent twice without an answer, and not among the open "
			   "invitations");
	else
		send(b);
}

static void look(struct invites *b)
{
	struct job *j = b->job;
	json_object *params = json_object_new_object(), *org = NULL;
	struct error err = { 0 };
	struct send read = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = on_list, .arg = b
	};

	json_object_object_get_ex(b->shared, "org", &org);
	json_object_object_add(params, "org", json_object_get(org));
	if (op_call(op_by_name("org.list_invites"), params, &read.call, &err) == ST_OK)
		b->reading = worker_send(j->w, &read);
	else
		give_up(b, err.text);
	json_object_put(params);
}

static void on_pause(struct worker *w, void *arg, bool timed_out)
{
	struct invites *b = arg;

	(void)w;
	(void)timed_out;
	b->pause = NULL;
	look(b);
}

static void look_later(struct invites *b)
{
	b->pause = worker_watch(b->job->w, -1, worker_clock(b->job->w) + PAUSE_MS,
				on_pause, b);
}

/* ---- answered ------------------------------------------------------------------- */

/* The Hub's words are open-ended (CONTRACT 11): one that is not known is told, as no.
 */
static void read_row(struct invites *b, size_t i, json_object *row)
{
	struct str status = json_str(row, "/status");
	char note[160];

	snprintf(note, sizeof(note), "%.*s", STR_ARG(status));
	if (str_eq(status, STR("invited")))
		settle(b, i, ITEM_DONE, "");
	else if (str_eq(status, STR("existing_org_member")))
		settle(b, i, ITEM_DRIFTED, note);
	else if (status.len)
		settle(b, i, ITEM_FAILED, note);
}

/* Whom the answer does not name stays open. */
static void read_rows(struct invites *b, struct str text)
{
	json_object *rows = rows_of(ENV_INVITEES, text);

	for (size_t i = 0; i < b->n; i++)
		if (b->steps[i])
			read_row(b, i, row_of(rows, step_item(b->steps[i])->name));
	json_object_put(rows);
}

static void refused(struct invites *b, const struct answer *a)
{
	struct job *j = b->job;
	/* What was never sent is not failed: the rest is not tried either. */
	bool sent = a->http != 0;

	if (job_is_over(a->err.status) || !sent)
		job_halt(j, a->err.status, a->err.text);
	else if (a->http == 403)
		job_halt(j, ST_FORBIDDEN, a->err.text);
	settle_all(b, sent ? ITEM_FAILED : ITEM_SKIPPED, a->err.text);
	over(b);
}

static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct invites *b = arg;
	struct job *j = b->job;

	(void)w;
	count(b, a);
	for (size_t i = 0; i < b->n; i++)
		if (b->steps[i])
			step_item(b->steps[i])->http = a->http;
	if (a->uncertain && a->err.status == ST_CANCEL) {
		job_halt(j, ST_CANCEL, "stopped: the program ends");
		settle_all(b, ITEM_UNKNOWN, "sent, and not awaited");
		over(b);
		return;
	}
	if (a->uncertain || a->http >= 500) {
		look_later(b);
		return;
	}
	if (a->http < 200 || a->http >= 300) {
		refused(b, a);
		return;
	}
	j->unclear = 0;
	read_rows(b, a->body);
	if (open_ones(b))
		look_later(b);
	else
		over(b);
}

/* ---- sent ----------------------------------------------------------------------- */

static void send(struct invites *b)
{
	struct job *j = b->job;
	json_object *params = NULL, *who = json_object_new_array();
	struct error err = { 0 };
	struct send send = {
		.priority = PRIO_JOB, .ticket = j->ticket, .done = on_answer, .arg = b
	};

	for (size_t i = 0; i < b->n; i++)
		if (b->steps[i])
			json_object_array_add(
				who,
				json_object_new_string(step_item(b->steps[i])->name));
	json_object_deep_copy(b->shared, &params, NULL);
	json_object_object_add(params, "invitees", who);
	b->sends++;
	if (op_call(op_by_name("org.bulk_invite"), params, &send.call, &err) == ST_OK) {
		worker_send(j->w, &send);
	} else {
		settle_all(b, ITEM_FAILED, err.text);
		over(b);
	}
	json_object_put(params);
}

/* What everybody in one request has in common; the caller owns it. */
static json_object *shared_params(const struct plan *p, size_t at)
{
	json_object *params = plan_params(p, &p->items[at]);

	json_object_object_del(params, "invitee");
	return params;
}

static bool belongs(const struct invites *b, size_t at)
{
	json_object *own;
	bool same;

	if (!job_invites(b->job, at))
		return false;
	own = shared_params(b->job->plan, at);
	same = json_object_equal(own, b->shared);
	json_object_put(own);
	return same;
}

/* False: its intent could not be written, and the job is over. */
static bool take(struct invites *b, size_t at)
{
	struct job *j = b->job;
	struct plan_item *it = &j->plan->items[at];
	int64_t row = it->row;

	if (!row && job_intend(j, it, "org.invite", &row) != ST_OK)
		return false;
	b->steps[b->n++] = step_new(j, at, row);
	it->state = ITEM_SENT;
	return true;
}

bool job_invites(const struct job *j, size_t at)
{
	return plan_is_invite(j->plan, &j->plan->items[at]);
}

bool job_invites_begin(struct job *j)
{
	struct invites *b;
	bool lost = false, good = true;

	if (j->in_hand)
		return false;
	b = xcalloc(1, sizeof(*b));
	*b = (struct invites){ .job = j, .shared = shared_params(j->plan, j->at) };
	j->invites = b;
	for (; good && j->at < j->plan->n && b->n < PLAN_INVITES && belongs(b, j->at);
	     j->at++) {
		enum plan_state state = j->plan->items[j->at].state;

		if (state != ITEM_PLANNED && state != ITEM_UNKNOWN)
			continue;
		lost |= state == ITEM_UNKNOWN;
		good = take(b, j->at);
		if (!good)
			break;
	}
	if (!good) {
		settle_all(b, ITEM_SKIPPED, "not sent");
		free_invites(b);
		return false;
	}
	if (lost)
		look(b);
	else
		send(b);
	return true;
}
