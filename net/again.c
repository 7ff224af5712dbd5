#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "model/hub_error.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/session.h"
#include "net/thread.h"

/*
 * Whether an exchange is sent once more.  Changes are: only where the answer proves
 * that nothing was done (401, 429, no such route).  Everything else is for GET and HEAD
 * (QUALITY H12, H13, CONTRACT 2.1).
 */
enum {
	RETRIES = 3,
	REDIRECTS = 3,
	STRIKES = 3,     /* waits for an abuse block: 60, 120, 240 s */
	HOPELESS = 20,   /* failures in a row after which nothing is repeated */
	RETRY_MS = 250,  /* scale of the waits: 500, 1,000, 2,000 ms at most */
	PROBE_MS = 1000, /* offline: 1, 2, 4 ... 30 s */
	PROBE_GROWTH = 30,
	PAUSE_MAX = 60, /* seconds a 503 may ask for */
	MINUTE_MS = 60000,
};

static bool repeatable(const struct exchange *x)
{
	return exchange_reads(x) && !(x->send.flags & SEND_ONCE);
}

static struct limit_headers rate_headers(const struct transfer *t)
{
	return (struct limit_headers){
		.limit = t->head[HEAD_LIMIT],
		.remaining = t->head[HEAD_REMAINING],
		.reset = t->head[HEAD_RESET],
		.retry_after = t->head[HEAD_RETRY_AFTER],
		.x_retry_after = t->head[HEAD_X_RETRY_AFTER],
		.date = t->head[HEAD_DATE],
	};
}

static void more_tries(const struct xlist *l, bool flying, struct hub_retry *ret)
{
	for (const struct exchange *x = l->head; x; x = x->next)
		if (x->retries >= ret->tries && x->retries)
			*ret = (struct hub_retry){ .ticket = x->send.ticket,
						   .tries = x->retries + 1,
						   .most = RETRIES + 1,
						   .http = x->answered,
						   .at = flying ? 0 : x->retry_at };
}

void worker_retry(const struct worker *w, struct hub_retry *ret)
{
	*ret = (struct hub_retry){ 0 };
	for (int p = 0; p < N_PRIORITIES; p++)
		more_tries(&w->queue[p], false, ret);
	more_tries(&w->flying, true, ret);
}

/* Full jitter: anywhere in the window, so that clients do not move in step. */
static int64_t jitter(struct worker *w, int64_t window)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return window > 0 ? (int64_t)(w->random % (uint64_t)(window + 1)) : 0;
}

/* ---- no answer ---------------------------------------------------------- */

struct outage {
	const struct worker *w;
	const struct error *why;
};

static void set_offline(struct hub_status *s, void *arg)
{
	const struct outage *o = arg;

	s->net = HUB_NET_OFFLINE;
	s->offline_since = o->w->offline_since;
	s->retry_at = o->w->retry_at;
	snprintf(s->net_error, sizeof(s->net_error), "%.127s", o->why->text);
}

static void go_offline(struct worker *w, const struct error *why)
{
	struct outage o = { w, why };
	int64_t now = worker_clock(w);
	int64_t first =
		w->cfg.timeouts.probe_ms > 0 ? w->cfg.timeouts.probe_ms : PROBE_MS;

	if (w->offline && now < w->probe_at)
		return; /* one of the burst that found out */
	if (!w->offline) {
		w->offline_since = worker_now(w);
		w->probe_ms = first;
	} else {
		w->probe_ms *= 2;
		if (w->probe_ms > PROBE_GROWTH * first)
			w->probe_ms = PROBE_GROWTH * first;
	}
	w->offline = true;
	w->probe_at = now + w->probe_ms;
	w->retry_at = thread_limit_now(w) + (w->probe_ms + 999) / 1000;
	worker_status(w, set_offline, &o);
}

static void set_online(struct hub_status *s, void *arg)
{
	(void)arg;
	s->net = HUB_NET_ONLINE;
	s->net_error[0] = '\0';
}

static void go_online(struct worker *w)
{
	if (w->online && !w->offline)
		return;
	w->online = true;
	w->offline = false;
	w->offline_since = 0;
	worker_status(w, set_online, NULL);
}

static void again_at(struct worker *w, struct exchange *x, int64_t wait_ms)
{
	x->not_before = worker_clock(w) + wait_ms;
	x->retry_at = thread_limit_now(w) + (wait_ms + 999) / 1000;
}

static bool again_later(struct worker *w, struct exchange *x, int http)
{
	int64_t scale =
		w->cfg.timeouts.retry_ms > 0 ? w->cfg.timeouts.retry_ms : RETRY_MS;

	if (x->retries >= RETRIES || w->failures >= HOPELESS)
		return false;
	x->retries++;
	x->answered = http;
	again_at(w, x, jitter(w, scale << x->retries));
	return true;
}

/* A sign-in that never left may leave later: the Hub does not count it. */
static bool after_fault(struct worker *w, struct exchange *x, enum fault fault,
			struct answer *a)
{
	bool unsent = fault == FAULT_CONNECT;
	bool may = repeatable(x) || (unsent && (x->send.call->op->flags & OP_SIGN_IN));

	w->failures++;
	if (!may || fault == FAULT_FINAL)
		return false;
	if (!w->offline && again_later(w, x, 0))
		return true;
	if (!unsent || !exchange_is_hub(x) || !w->cfg.patient)
		return false;
	go_offline(w, &a->err);
	return true;
}

/* ---- limits ------------------------------------------------------------- */

static void stretch(struct worker *w, int64_t now)
{
	int64_t minute =
		w->cfg.timeouts.abuse_ms > 0 ? w->cfg.timeouts.abuse_ms : MINUTE_MS;
	int64_t wait = (w->limits.wait_until - now) * minute / MINUTE_MS;

	if (w->limits.abuse)
		w->limits.wait_until = now + (wait > 0 ? wait : 1);
}

/* True when the exchange is to be repeated after the wait. */
static bool hit(struct worker *w, struct exchange *x, const struct limit_headers *h,
		struct answer *a)
{
	int64_t now = thread_limit_now(w);
	bool late = w->limits.wait_until > now; /* sent before we knew */

	x->limited = a->http;
	if (late && w->limits.abuse)
		return true;
	limit_hit(&w->limits, h, now, w->strikes);
	/* What looks like a block came without a limit's headers, whatever it was. */
	if (a->http != 429)
		snprintf(w->limits.why, sizeof(w->limits.why),
			 "%d with a page in place of an answer", a->http);
	stretch(w, now);
	a->err.retry_after = (int)(w->limits.wait_until - now);
	if (!w->limits.abuse)
		return true;
	w->abuse_probe = true;
	if (w->strikes++ < STRIKES)
		return true;
	w->strikes = 0;
	w->abuse_probe = false;
	error_set(&a->err, ST_LIMITED,
		  "the Hub blocks this address (%d without a limit's headers)",
		  a->http);
	error_hint(&a->err, "an abuse block lasts hours: ask less, then try again");
	worker_refuse_queued(w, &a->err);
	return false;
}

/* The pull limit and a locked user name do not pass within a minute. */
static bool after_429(struct worker *w, struct exchange *x, struct answer *a)
{
	struct limit_headers h = rate_headers(x->transfer);
	struct limits own = { .remaining = -1 };
	int64_t now = thread_limit_now(w);

	if (exchange_is_hub(x) && !(x->send.flags & SEND_ONCE) &&
	    !(x->send.call->op->flags & OP_SIGN_IN))
		return hit(w, x, &h, a);
	limit_hit(&own, &h, now, 0);
	a->err.retry_after = (int)(own.wait_until - now);
	a->minute = exchange_is_hub(x) && h.remaining && !strcmp(h.remaining, "0");
	if (a->minute)
		limit_hit(&w->limits, &h, now, 0);
	return false;
}

/* A page of HTML where the API would speak JSON is how a block looks (DESIGN 9). */
static bool is_block(const struct exchange *x, const struct answer *a)
{
	return a->http == 404 && exchange_is_hub(x) && repeatable(x) && a->body.len &&
	       !hub_error_is_json(a->body) &&
	       (!strncasecmp(a->content_type, "text/html", 9) || a->body.ptr[0] == '<');
}

static void seen(struct worker *w, const struct exchange *x)
{
	struct limit_headers h = rate_headers(x->transfer);

	limit_seen(&w->limits, &h, thread_limit_now(w));
	w->strikes = 0;
	w->abuse_probe = false;
}

/* A 503 that names a time holds everything, as a 429 does. */
static bool after_5xx(struct worker *w, struct exchange *x, int http)
{
	struct limit_headers h = { .retry_after = x->transfer->head[HEAD_RETRY_AFTER],
				   .date = x->transfer->head[HEAD_DATE] };
	struct limits own = { .remaining = -1 };
	int64_t now = thread_limit_now(w), wait;

	w->failures++;
	if (!repeatable(x) || !again_later(w, x, http))
		return false;
	if (!h.retry_after)
		return true;
	limit_hit(&own, &h, now, 0);
	wait = own.wait_until - now;
	again_at(w, x, (wait < PAUSE_MAX ? wait : PAUSE_MAX) * 1000);
	if (exchange_is_hub(x) && w->limits.wait_until < now + wait) {
		w->limits.wait_until = now + (wait < PAUSE_MAX ? wait : PAUSE_MAX);
		snprintf(w->limits.why, sizeof(w->limits.why), "503%.60s", own.why + 3);
	}
	return true;
}

/* ---- the other places --------------------------------------------------- */

static bool is_redirect(int http)
{
	return http == 301 || http == 302 || http == 303 || http == 307 || http == 308;
}

static bool redirect_refused(struct answer *a, const char *why, const char *host)
{
	error_set(&a->err, ST_HTTP, "the Hub redirects %s%s", why, host);
	error_hint(&a->err, "it was not followed; is the URL of the Hub right?");
	return false;
}

/* Blobs of the registry lie in stores of their own, which need no credentials. */
static bool may_follow(const struct worker *w, struct exchange *x,
		       const struct origin *to)
{
	struct origin from;
	char *same = NULL;
	bool ok = origin_resolve(x->url, STR(""), &same, &from);

	free(same);
	if (!ok)
		return false;
	if (origin_same(&from, to))
		return true;
	if (x->send.call->op->host != HOST_REGISTRY)
		return false;
	x->bare = true;
	return !strcmp(to->scheme, "https") ||
	       (w->registry_local && origin_loopback(to));
}

static bool after_redirect(struct worker *w, struct exchange *x, struct answer *a)
{
	const char *link = transfer_head(x->transfer, HEAD_LOCATION);
	struct origin to;
	char *url = NULL;

	if (!exchange_reads(x))
		return redirect_refused(a, "this change to another address", "");
	if (x->redirects >= REDIRECTS)
		return redirect_refused(a, "again and again", "");
	if (!*link || !origin_resolve(x->url, str_from(link), &url, &to))
		return redirect_refused(a, "to something that is no address", "");
	if (!may_follow(w, x, &to)) {
		free(url);
		return redirect_refused(a, "to another server: ", to.host);
	}
	x->redirects++;
	free(x->url);
	x->url = url;
	return true;
}

bool worker_has_fallback(const struct worker *w, const struct op *op)
{
	for (size_t i = 0; i < w->n_fallbacks; i++)
		if (w->fallbacks[i] == op)
			return true;
	return false;
}

/* No such route, or one that organization tokens may not use (CONTRACT 3.2). */
static bool wants_other_form(const struct answer *a)
{
	return hub_error_no_route(a->http, a->body) ||
	       (a->http == 403 &&
		strstr(a->err.text, "organization access token is not allowed"));
}

/* Both forms were tried, where there are two. */
static void say_not_offered(const struct exchange *x, struct answer *a)
{
	const struct call *c = x->send.call;
	char path[TRACE_PATH_MAX];

	trace_path(c->op, c->target, path, sizeof(path));
	error_set(&a->err, a->err.status, "Hub does not offer this here (%d from %s)",
		  a->http, path);
	a->err.hint[0] = '\0';
}

static bool after_no_route(struct worker *w, struct exchange *x)
{
	const struct call *c = x->send.call;

	if (!c->fallback || x->on_fallback || worker_has_fallback(w, c->op))
		return false;
	x->on_fallback = true;
	x->redirects = 0;
	free(x->url);
	x->url = NULL;
	return true;
}

/* The other form was answered: the session asks in it from now on. */
static void remember_form(struct worker *w, const struct exchange *x)
{
	const struct op *op = x->send.call->op;

	if (!x->on_fallback || worker_has_fallback(w, op))
		return;
	w->fallbacks = xgrow(w->fallbacks, &w->cap_fallbacks, w->n_fallbacks + 1,
			     sizeof(struct op *));
	w->fallbacks[w->n_fallbacks++] = op;
}

/* ---- what the answer is ------------------------------------------------- */

static bool is_html(const struct answer *a)
{
	return !strncasecmp(a->content_type, "text/html", 9);
}

static void say_html(struct answer *a)
{
	char text[ERROR_TEXT_MAX / 2];

	hub_error_text(a->body, a->content_type, text, sizeof(text));
	error_set(&a->err, ST_PARSE, "the answer is not from the Hub's API: %s",
		  text[0] ? text : "an HTML page");
	error_hint(&a->err, "a proxy or a portal of the network answers; open "
			    "a browser, or check --url");
}

static void say_strange(struct answer *a, const char *what)
{
	error_set(&a->err, ST_PARSE, "the answer is %s (%d)", what, a->http);
}

static bool is_json(struct str body)
{
	struct error ignored = { 0 };

	return json_check(body, NULL, &ignored) == ST_OK;
}

/*
 * A 2xx must look like what was asked for, or it is not the Hub that answers.  Whether
 * a change reached the Hub is then not known.
 */
static void check_good(const struct exchange *x, struct answer *a)
{
	const struct op *op = x->send.call->op;
	bool empty_is_fine = op->method != HTTP_GET || op->envelope == ENV_NONE;

	if (is_html(a))
		say_html(a);
	else if (a->http < 200)
		say_strange(a, "no end of an answer");
	else if (!a->body.len && !a->filed && !empty_is_fine)
		say_strange(a, "empty");
	else if (a->body.len && exchange_is_change(x) && !is_json(a->body))
		say_strange(a, "not one of the Hub's");
	a->uncertain = exchange_is_change(x) && a->err.status != ST_OK;
}

static bool after_error(struct worker *w, struct exchange *x, struct answer *a)
{
	struct limit_headers none = { 0 };
	bool again = false;

	hub_error_set(&a->err, a->http, a->body, a->content_type);
	w->limited += a->http == 429;
	if (a->http == 429)
		again = after_429(w, x, a);
	else if (is_block(x, a))
		again = hit(w, x, &none, a);
	else if (exchange_is_hub(x))
		seen(w, x);
	if (a->http == 401 && exchange_has_session(x) && !x->renewed)
		again = x->renewed = session_rejected(w->session, x->generation);
	else if (is_redirect(a->http))
		again = after_redirect(w, x, a);
	else if (wants_other_form(a))
		again = after_no_route(w, x);
	else if (a->http >= 502 && a->http <= 504)
		again = after_5xx(w, x, a->http);
	if (a->http < 500 && a->http != 429)
		w->failures = 0;
	return again;
}

bool worker_again(struct worker *w, struct exchange *x, enum fault fault,
		  struct answer *a)
{
	bool again;

	if (fault != FAULT_NONE)
		return after_fault(w, x, fault, a);
	if (exchange_is_hub(x))
		go_online(w);
	if (a->http >= 300)
		again = after_error(w, x, a);
	else {
		again = false;
		w->failures = 0;
		if (exchange_is_hub(x))
			seen(w, x);
		check_good(x, a);
	}
	/* Others may have come first, while it waited or signed in. */
	if (again && x->send.good_until && (a->http == 429 || a->http == 401)) {
		a->stale = true;
		again = false;
	}
	if (!again && a->http && !hub_error_no_route(a->http, a->body))
		remember_form(w, x);
	else if (!again && a->http)
		say_not_offered(x, a);
	return again;
}
