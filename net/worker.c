#include "net/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "model/hub_error.h"
#include "model/xalloc.h"
#include "net/session.h"
#include "net/thread.h"

/*
 * Sending.  An exchange waits in the queue of its priority, flies in the multi handle,
 * and ends with `done`; when the answer asks for it (again.c), it goes back to the
 * front of its queue.  start() is the only place where a request leaves the program.
 */

/* ---- lists -------------------------------------------------------------- */

void xlist_push(struct xlist *l, struct exchange *x)
{
	x->in = l;
	x->next = NULL;
	x->prev = l->tail;
	*(l->tail ? &l->tail->next : &l->head) = x;
	l->tail = x;
	l->n++;
}

void xlist_unshift(struct xlist *l, struct exchange *x)
{
	x->in = l;
	x->prev = NULL;
	x->next = l->head;
	*(l->head ? &l->head->prev : &l->tail) = x;
	l->head = x;
	l->n++;
}

void xlist_remove(struct exchange *x)
{
	struct xlist *l = x->in;

	*(x->prev ? &x->prev->next : &l->head) = x->next;
	*(x->next ? &x->next->prev : &l->tail) = x->prev;
	l->n--;
	x->in = NULL;
}

/* ---- what an exchange is ------------------------------------------------ */

static const struct op *op_of(const struct exchange *x)
{
	return x->send.call->op;
}

bool exchange_is_hub(const struct exchange *x)
{
	return op_of(x)->host == HOST_HUB;
}

bool exchange_is_change(const struct exchange *x)
{
	return !exchange_reads(x) && !(op_of(x)->flags & OP_SIGN_IN) &&
	       x->send.call->safety != SAFETY_READ;
}

static bool is_scim(const struct exchange *x)
{
	return op_of(x)->access == ACCESS_SCIM;
}

bool exchange_has_session(const struct exchange *x)
{
	return exchange_is_hub(x) && !(x->send.flags & SEND_NO_SESSION) &&
	       !x->send.bearer && op_of(x)->access != ACCESS_NONE && !is_scim(x);
}

bool exchange_reads(const struct exchange *x)
{
	return op_of(x)->method == HTTP_GET || op_of(x)->method == HTTP_HEAD;
}

bool exchange_is_background(const struct exchange *x)
{
	return x->send.priority > PRIO_USER;
}

/* In the other form of the path and the body. */
static bool other_form(const struct worker *w, const struct exchange *x)
{
	const struct call *c = x->send.call;

	return c->fallback && (x->on_fallback || worker_has_fallback(w, c->op));
}

static const char *target(const struct worker *w, const struct exchange *x)
{
	const struct call *c = x->send.call;

	return other_form(w, x) ? c->fallback : c->target;
}

static const char *body(const struct worker *w, const struct exchange *x)
{
	const struct call *c = x->send.call;

	return other_form(w, x) && c->fallback_body ? c->fallback_body : c->body;
}

/* The address, or NULL when no such server is configured. */
static char *make_url(const struct worker *w, const struct exchange *x)
{
	const char *path = target(w, x);
	const char *query = strchr(path, '?');

	switch (op_of(x)->host) {
	case HOST_HUB:
		return xasprintf("%s%s", w->base, path);
	case HOST_REGISTRY:
		return w->registry ? xasprintf("%s%s", w->registry, path) : NULL;
	case HOST_REGISTRY_AUTH:
		return w->registry_auth
			       ? xasprintf("%s%s", w->registry_auth, query ? query : "")
			       : NULL;
	case HOST_NONE:
		break;
	}
	return NULL;
}

/* ---- the public face ---------------------------------------------------- */

struct exchange *worker_send(struct worker *w, const struct send *send)
{
	struct exchange *x = xcalloc(1, sizeof(*x));

	x->send = *send;
	xlist_push(&w->queue[send->priority], x);
	w->sent_more = true;
	return x;
}

static void exchange_free(struct exchange *x)
{
	call_free(x->send.call);
	free(x->url);
	free(x);
}

/* Takes it out of the air; its transfer still holds what arrived. */
static void land(struct worker *w, struct exchange *x)
{
	curl_multi_remove_handle(w->multi, x->transfer->easy);
	w->flying_hub -= exchange_is_hub(x);
	w->flying_background -= exchange_is_background(x);
	w->flying_changes -= exchange_is_change(x);
	xlist_remove(x);
}

static void recycle(struct worker *w, struct exchange *x)
{
	struct transfer *t = x->transfer;

	x->transfer = NULL;
	transfer_reset(t);
	if (w->n_idle >= FLIGHT_HTTP2) {
		transfer_free(t);
		return;
	}
	t->next = w->idle;
	w->idle = t;
	w->n_idle++;
}

void worker_drop(struct worker *w, struct exchange *x)
{
	if (!x)
		return;
	if (x->in == &w->flying) {
		land(w, x);
		recycle(w, x);
	} else {
		xlist_remove(x);
	}
	exchange_free(x);
}

char *worker_take_body(struct worker *w, size_t *ret_len)
{
	*ret_len = 0;
	return w->answering ? transfer_take_body(w->answering, ret_len) : NULL;
}

void worker_free_transfers(struct worker *w)
{
	struct transfer *t;

	while ((t = w->idle)) {
		w->idle = t->next;
		transfer_free(t);
	}
	w->n_idle = 0;
}

/* ---- may it go? --------------------------------------------------------- */

static void refuse(struct worker *w, struct exchange *x)
{
	xlist_remove(x);
	xlist_push(&w->settled, x);
}

/* The read-only promise and the configured servers. */
static enum verdict gate(const struct worker *w, struct exchange *x)
{
	if (w->stopping) {
		error_set(&x->err, ST_CANCEL, "not sent: the program ends");
		return REFUSED;
	}
	if (w->cfg.sealed) {
		error_set(&x->err, ST_GATE, "not sent: there is no Hub here");
		return REFUSED;
	}
	if (w->cfg.read_only && !exchange_reads(x) && !(op_of(x)->flags & OP_SIGN_IN)) {
		error_set(&x->err, ST_GATE, "read-only: %s.%s was not sent",
			  op_of(x)->group, op_of(x)->action);
		error_hint(&x->err, "start without --read-only to change things");
		return REFUSED;
	}
	if (!x->url)
		x->url = make_url(w, x);
	if (x->url)
		return GO;
	error_set(&x->err, ST_USAGE, "no registry is known for this Hub");
	error_hint(&x->err, "set DOCKER_REGISTRY_URL and DOCKER_REGISTRY_AUTH_URL");
	return REFUSED;
}

/* What somebody wanted changed is not sent by whoever comes back, whenever that is. */
static enum verdict locked(struct exchange *x)
{
	if (!exchange_is_change(x))
		return WAIT;
	error_set(&x->err, ST_NET, "not sent: the screen was locked");
	return REFUSED;
}

static enum verdict sign_in(struct worker *w, struct exchange *x)
{
	unsigned before = w->settlings;

	if (session_locked(w->session) && !(op_of(x)->flags & OP_SIGN_IN))
		return locked(x);
	if (is_scim(x) && !credentials_scim(w->cfg.credentials)) {
		error_set(&x->err, ST_AUTH, "SCIM needs a token of its own");
		error_hint(&x->err, "set DOCKERHUB_SCIM_TOKEN to the bearer of the "
				    "single sign-on connection");
		return REFUSED;
	}
	if (!exchange_has_session(x))
		return GO;
	if (w->session_waits)
		return WAIT;
	switch (session_ready(w->session, &x->err)) {
	case SESSION_SIGNING_IN:
		w->session_waits = w->settlings == before;
		return WAIT;
	case SESSION_FAILED:
		return REFUSED;
	case SESSION_READY:
		break;
	}
	x->generation = session_generation(w->session);
	if (op_of(x)->access == ACCESS_SESSION && !session_bearer(w->session).len) {
		error_set(&x->err, ST_AUTH, "this needs a sign-in");
		error_hint(&x->err, "set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN, or "
				    "run docker login");
		return REFUSED;
	}
	return GO;
}

/* ---- sending ------------------------------------------------------------ */

static void trace_start(struct worker *w, struct exchange *x)
{
	struct trace_entry e = { .at = worker_now(w), .ms = -1 };

	snprintf(e.method, sizeof(e.method), "%s", method_name(op_of(x)->method));
	trace_path(op_of(x), target(w, x), e.path, sizeof(e.path));
	if (x->retries)
		snprintf(e.note, sizeof(e.note), "retry %d", x->retries);
	else if (x->renewed)
		snprintf(e.note, sizeof(e.note), "session renewed");
	else if (x->redirects)
		snprintf(e.note, sizeof(e.note), "redirect %d", x->redirects);
	else if (x->on_fallback)
		snprintf(e.note, sizeof(e.note), "the other form of the path");
	pthread_mutex_lock(&w->lock);
	x->trace = trace_add(&w->trace, &e);
	pthread_mutex_unlock(&w->lock);
}

static const char *accepts(const struct op *op)
{
	if (op->host == HOST_REGISTRY)
		return "application/vnd.oci.image.index.v1+json, "
		       "application/vnd.docker.distribution.manifest.list.v2+json, "
		       "application/vnd.oci.image.manifest.v1+json, "
		       "application/vnd.docker.distribution.manifest.v2+json, "
		       "application/json;q=0.5, */*;q=0.1";
	if (op->access == ACCESS_SCIM)
		return "application/scim+json, application/json;q=0.9";
	if (op->envelope == ENV_TEXT)
		return "text/csv, */*;q=0.5";
	return "application/json, */*;q=0.5";
}

static void fill_request(const struct worker *w, struct exchange *x,
			 struct transfer_request *r)
{
	const struct op *op = op_of(x);

	r->method = op->method;
	r->url = x->url;
	r->body = body(w, x);
	r->content_type = is_scim(x) ? "application/scim+json" : "application/json";
	r->accept = accepts(op);
	if (exchange_has_session(x))
		r->bearer = session_bearer(w->session);
	else if (is_scim(x))
		r->bearer = secret_str(credentials_scim(w->cfg.credentials));
	else if (x->send.bearer && !x->bare)
		r->bearer = secret_str(x->send.bearer);
	if (!x->bare) {
		r->basic_user = x->send.basic_user;
		r->basic_secret = x->send.basic_secret;
	}
	r->fresh = !exchange_reads(x);
	r->loopback =
		op->host == HOST_HUB ? origin_loopback(&w->origin) : w->registry_local;
	r->secret = x->send.flags & SEND_SECRET;
	r->file = x->send.file;
	r->tag = x;
}

static struct transfer *take_idle(struct worker *w)
{
	struct transfer *t = w->idle;

	if (!t)
		return transfer_new(&w->setup);
	w->idle = t->next;
	w->n_idle--;
	return t;
}

static enum verdict start(struct worker *w, struct exchange *x)
{
	struct transfer_request r = { 0 };

	fill_request(w, x, &r);
	x->transfer = take_idle(w);
	if (transfer_prepare(x->transfer, &r, &x->err) != ST_OK) {
		recycle(w, x);
		return REFUSED;
	}
	xlist_remove(x);
	xlist_push(&w->flying, x);
	w->flying_hub += exchange_is_hub(x);
	w->flying_background += exchange_is_background(x);
	w->flying_changes += exchange_is_change(x);
	x->sent_ms = worker_clock(w);
	if (!x->requests++)
		x->first_ms = x->sent_ms;
	w->requests++;
	trace_start(w, x);
	if (curl_multi_add_handle(w->multi, x->transfer->easy))
		xalloc_die();
	return GO;
}

/* It may have waited for a minute of the limit. */
static enum verdict still_good(struct worker *w, struct exchange *x)
{
	if (!x->send.good_until || worker_clock(w) <= x->send.good_until)
		return GO;
	x->stale = true;
	error_set(&x->err, ST_NET, "not sent: it had to wait too long");
	return REFUSED;
}

static void try_to_go(struct worker *w, struct exchange *x)
{
	enum verdict v = gate(w, x);

	if (v == GO)
		v = pace(w, x);
	if (v == GO)
		v = sign_in(w, x);
	if (v == GO)
		v = still_good(w, x);
	if (v == GO)
		v = start(w, x);
	if (v == REFUSED)
		refuse(w, x);
}

/* A sign-in that starts on the way adds itself to a queue: then once more. */
void worker_launch(struct worker *w)
{
	do {
		w->sent_more = false;
		for (int p = 0; p < N_PRIORITIES; p++) {
			struct exchange *next;

			for (struct exchange *x = w->queue[p].head; x; x = next) {
				next = x->next;
				try_to_go(w, x);
			}
		}
	} while (w->sent_more);
}

void worker_refuse_queued(struct worker *w, const struct error *why)
{
	for (int p = 0; p < N_PRIORITIES; p++) {
		struct exchange *next;

		for (struct exchange *x = w->queue[p].head; x; x = next) {
			next = x->next;
			if (!exchange_is_hub(x))
				continue;
			x->err = *why;
			refuse(w, x);
		}
	}
}

void worker_session_settled(struct worker *w)
{
	w->session_waits = false;
	w->settlings++;
}

/* ---- what came back ----------------------------------------------------- */

static uint64_t filed(const struct exchange *x)
{
	return x->send.file ? x->send.file->bytes : 0;
}

static void trace_end(struct worker *w, const struct exchange *x, int http,
		      const struct error *err)
{
	struct trace_entry *e;

	pthread_mutex_lock(&w->lock);
	e = trace_find(&w->trace, x->trace);
	if (e) {
		e->ms = (int)(worker_clock(w) - x->sent_ms);
		e->http = http;
		e->bytes = x->transfer->len + filed(x);
		if (!http)
			snprintf(e->note, sizeof(e->note), "%.95s", err->text);
	}
	pthread_mutex_unlock(&w->lock);
}

static void answer(struct worker *w, struct exchange *x, struct answer *a)
{
	struct transfer *t = x->transfer;

	a->limits = w->limits;
	a->other_form = other_form(w, x);
	a->requests = x->requests;
	a->ms = x->requests ? (int)(worker_clock(w) - x->first_ms) : 0;
	w->answering = t;
	x->send.done(w, x->send.arg, a);
	w->answering = NULL;
	if (t)
		recycle(w, x);
	exchange_free(x);
}

static void fill_answer(const struct exchange *x, struct answer *a)
{
	const struct transfer *t = x->transfer;

	a->body = (struct str){ t->body, t->len };
	a->filed = filed(x);
	a->content_type = transfer_head(t, HEAD_TYPE);
	a->digest = transfer_head(t, HEAD_DIGEST);
	a->pull_limit = transfer_head(t, HEAD_PULL_LIMIT);
	a->pull_remaining = transfer_head(t, HEAD_PULL_REMAINING);
	a->pull_source = transfer_head(t, HEAD_PULL_SOURCE);
}

static void finish(struct worker *w, struct exchange *x, CURLcode rc)
{
	struct answer a = { 0 };
	enum fault fault = transfer_fault(x->transfer, rc, &a.err);
	long http = 0, version = 0;

	curl_easy_getinfo(x->transfer->easy, CURLINFO_RESPONSE_CODE, &http);
	curl_easy_getinfo(x->transfer->easy, CURLINFO_HTTP_VERSION, &version);
	if (exchange_is_hub(x) && version)
		w->flight =
			version >= CURL_HTTP_VERSION_2_0 ? FLIGHT_HTTP2 : FLIGHT_HTTP1;
	a.http = (int)http;
	fill_answer(x, &a);
	a.uncertain =
		exchange_is_change(x) && fault != FAULT_NONE && fault != FAULT_CONNECT;
	trace_end(w, x, a.http, &a.err);
	land(w, x);
	if (!worker_again(w, x, fault, &a)) {
		answer(w, x, &a);
		return;
	}
	recycle(w, x);
	x->err = (struct error){ 0 };
	xlist_unshift(&w->queue[x->send.priority], x);
}

void worker_collect(struct worker *w)
{
	const CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(w->multi, &left))) {
		struct exchange *x = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &x);
		finish(w, x, m->data.result);
	}
}

static void answer_locally(struct worker *w, struct exchange *x, bool uncertain)
{
	struct answer a = { .err = x->err,
			    .http = x->err.http,
			    .uncertain = uncertain,
			    .stale = x->stale };

	a.content_type = a.digest = a.pull_limit = a.pull_remaining = a.pull_source =
		"";
	answer(w, x, &a);
}

void worker_settle(struct worker *w)
{
	struct exchange *x;

	while ((x = w->settled.head)) {
		xlist_remove(x);
		answer_locally(w, x, false);
	}
}

static void cancel(struct worker *w, struct exchange *x)
{
	bool sent = x->in == &w->flying;

	error_set(&x->err, ST_CANCEL, "cancelled: the program ends");
	if (sent) {
		land(w, x);
		recycle(w, x);
	} else {
		xlist_remove(x);
	}
	answer_locally(w, x, sent && exchange_is_change(x));
}

/* A `done` may send more; that is answered in worker_settle(). */
void worker_cancel_all(struct worker *w, bool changes_too)
{
	struct exchange *x;

	for (int p = 0; p < N_PRIORITIES; p++)
		while ((x = w->queue[p].head))
			refuse(w, x);
	for (x = w->settled.head; x; x = x->next)
		error_set(&x->err, ST_CANCEL, "not sent: the program ends");
	for (x = w->flying.head; x;) {
		if (!changes_too && exchange_is_change(x)) {
			x = x->next;
			continue;
		}
		cancel(w, x);
		x = w->flying.head;
	}
}
