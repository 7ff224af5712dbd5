#include "net/thread.h"

/*
 * When an exchange may go: connections, the state of the network, the Hub's limit, and
 * the reserve that is kept for the person at the keyboard (DESIGN idea 4, UX 8).
 * Whoever must wait stays in its queue; thread_wake_at() says when to look again.
 */

/* Nobody waits for it at a prompt. */
static bool is_patient(const struct worker *w, const struct exchange *x)
{
	return w->cfg.patient || (w->cfg.patient_jobs && x->send.priority == PRIO_JOB);
}

/* True while all waits for limits stay below what the caller allows. */
static bool may_wait(struct worker *w, int64_t until, int64_t now)
{
	int64_t from = w->wait_charged > now ? w->wait_charged : now;

	if (until <= w->wait_charged)
		return true;
	if (w->wait_spent + until - from > w->cfg.max_wait)
		return false;
	w->wait_spent += until - from;
	w->wait_charged = until;
	return true;
}

static enum verdict wait_limit(struct worker *w, struct exchange *x, int64_t until)
{
	int64_t now = thread_limit_now(w);

	if (is_patient(w, x) || may_wait(w, until, now)) {
		thread_wake_at(w, worker_clock(w) + (until - now) * 1000);
		return WAIT;
	}
	error_set(&x->err, ST_LIMITED,
		  "the Hub's limit is reached (%s); it would take %lld s more",
		  w->limits.why[0] ? w->limits.why : "no requests left in this minute",
		  (long long)(until - now));
	error_hint(&x->err, "wait, or allow more with --max-wait SECONDS");
	x->err.retry_after = (int)(until - now);
	x->err.http = x->limited;
	return REFUSED;
}

static enum verdict limit(struct worker *w, struct exchange *x)
{
	int64_t now = thread_limit_now(w);
	int64_t opens = limit_opens(&w->limits, now);

	if (opens > now)
		return wait_limit(w, x, opens);
	if (w->abuse_probe && w->flying_hub)
		return WAIT;
	if (!exchange_is_background(x) || w->flying_hub < limit_spare(&w->limits, now))
		return GO;
	if (!w->flying_hub && w->limits.reset > now)
		return wait_limit(w, x, w->limits.reset);
	return WAIT;
}

static enum verdict reach(struct worker *w, struct exchange *x)
{
	if (!w->offline)
		return GO;
	if (exchange_is_change(x)) {
		error_set(&x->err, ST_NET, "not sent: the Hub cannot be reached (%s)",
			  w->status.net_error);
		return REFUSED;
	}
	if (!w->flying_hub && worker_clock(w) >= w->probe_at)
		return GO;
	if (!w->flying_hub)
		thread_wake_at(w, w->probe_at);
	return WAIT;
}

enum verdict pace(struct worker *w, struct exchange *x)
{
	enum verdict v;

	if (x->not_before > worker_clock(w)) {
		thread_wake_at(w, x->not_before);
		return WAIT;
	}
	if (exchange_is_background(x) ? w->flying_background >= w->flight
				      : w->flying.n >= w->flight + FLIGHT_USER)
		return WAIT;
	if (!exchange_is_hub(x))
		return GO;
	v = reach(w, x);
	return v == GO ? limit(w, x) : v;
}
