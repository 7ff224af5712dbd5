#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/change.h"
#include "net/erase.h"
#include "net/job.h"
#include "net/jobs_count.h"
#include "net/journal.h"
#include "net/journal_list.h"
#include "net/local_step.h"
#include "net/registry.h"
#include "net/session.h"
#include "net/thread.h"
#include "net/whoami.h"
#include "net/wiping.h"

/*
 * The network thread: one loop over commands, sockets, watches and the queue.  It
 * sleeps in curl_multi_poll() until one of them has something to say, and without a
 * deadline when nothing waits.
 */
enum {
	IDLE_MS = 24 * 3600 * 1000,
	LAST_CHANGE_MS = 2000,
	WATCHES_MAX = 16,
	LAST_ROUNDS = 64, /* of callbacks that answer each other at the end */
};

/* ---- clocks ------------------------------------------------------------- */

int64_t worker_clock(const struct worker *w)
{
	struct timespec t;

	(void)w;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

unsigned worker_limited(const struct worker *w)
{
	return w->limited;
}

int64_t worker_now(const struct worker *w)
{
	return w->cfg.test_now ? w->cfg.test_now : (int64_t)time(NULL);
}

/* Also while the machine is suspended. */
static int64_t steady_ms(void)
{
#ifdef CLOCK_BOOTTIME
	static const clockid_t steady = CLOCK_BOOTTIME;
#else
	static const clockid_t steady = CLOCK_MONOTONIC;
#endif
	struct timespec t;

	clock_gettime(steady, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void thread_start_clock(struct worker *w)
{
	w->started_ms = steady_ms();
	w->started_at = worker_now(w);
}

/* When the clock is put right a wait must neither end nor become an hour; a fixed one
 * would never let it end. */
int64_t thread_limit_now(const struct worker *w)
{
	return w->started_at + (steady_ms() - w->started_ms) / 1000;
}

void thread_wake_at(struct worker *w, int64_t ms)
{
	if (!w->wake_at || ms < w->wake_at)
		w->wake_at = ms;
}

/* ---- what the files around it ask for ----------------------------------- */

const struct hub_config *worker_config(const struct worker *w)
{
	return &w->cfg;
}

struct session *worker_session(const struct worker *w)
{
	return w->session;
}

/* Opened at the first change, so that looking around leaves no file behind.  Why it
 * could not be may be over by the next one: a lock, a full disk. */
struct journal *worker_journal(const struct worker *w)
{
	struct ledger *l = w->ledger;

	if (l->journal)
		return l->journal;
	l->why = (struct error){ 0 };
	if (!w->cfg.journal_path && w->cfg.no_journal.status)
		l->why = w->cfg.no_journal;
	else if (!w->cfg.journal_path)
		error_set(&l->why, ST_LOCAL,
			  "not sent: there is no journal to note it in");
	else if (journal_open(w->cfg.journal_path, &l->journal, &l->why) != ST_OK)
		l->journal = NULL;
	return l->journal;
}

const struct error *worker_journal_error(const struct worker *w)
{
	return &w->ledger->why;
}

void worker_post(struct worker *w, struct reply *take_reply)
{
	take_reply->next = NULL;
	pthread_mutex_lock(&w->lock);
	*w->outbox_tail = take_reply;
	w->outbox_tail = &take_reply->next;
	pthread_mutex_unlock(&w->lock);
	wake_raise(&w->outbox_wake);
}

void worker_status(struct worker *w, void (*edit)(struct hub_status *s, void *arg),
		   void *arg)
{
	pthread_mutex_lock(&w->lock);
	edit(&w->status, arg);
	pthread_mutex_unlock(&w->lock);
	wake_raise(&w->outbox_wake);
}

/* ---- watches ------------------------------------------------------------ */

struct watch *worker_watch(struct worker *w, int fd, int64_t ms, watch_fn *fn,
			   void *arg)
{
	struct watch *watch = xcalloc(1, sizeof(*watch));

	*watch = (struct watch){ w->watches, fd, ms, fn, arg, false };
	w->watches = watch;
	/* Also when it comes after this turn's fire_due(). */
	if (ms > 0)
		thread_wake_at(w, ms);
	return watch;
}

void worker_unwatch(struct worker *w, struct watch *watch)
{
	struct watch **p = &w->watches;

	if (!watch)
		return;
	while (*p != watch)
		p = &(*p)->next;
	*p = watch->next;
	free(watch);
}

static void fire(struct worker *w, struct watch *watch, bool timed_out)
{
	watch_fn *fn = watch->fn;
	void *arg = watch->arg;

	worker_unwatch(w, watch);
	fn(w, arg, timed_out);
}

/* The list may be another after each call, so the search begins anew. */
static struct watch *due(struct worker *w, int64_t now, bool *ret_timed_out)
{
	for (struct watch *watch = w->watches; watch; watch = watch->next) {
		*ret_timed_out = !watch->ready;
		if (watch->ready || (watch->ms > 0 && watch->ms <= now))
			return watch;
		if (watch->ms > 0)
			thread_wake_at(w, watch->ms);
	}
	return NULL;
}

static void fire_due(struct worker *w)
{
	struct watch *watch;
	bool timed_out;

	while ((watch = due(w, worker_clock(w), &timed_out)))
		fire(w, watch, timed_out);
}

/* ---- commands ----------------------------------------------------------- */

static void refuse(struct worker *w, ticket t, const struct error *err)
{
	struct reply *r = reply_new(t, REPLY_DONE);

	r->err = *err;
	worker_post(w, r);
}

static void submit_change(struct worker *w, struct command *c)
{
	struct error err = { 0 };
	struct call *call = NULL;

	if (op_call(c->req.op, c->req.params, &call, &err) != ST_OK) {
		refuse(w, c->ticket, &err);
		return;
	}
	change_start(w, &(struct change_start){ .ticket = c->ticket,
						.call = call,
						.params = c->req.params,
						.job = c->req.job,
						.priority = PRIO_USER });
	c->req.params = NULL;
}

/* What this machine answers: the journal, and what the session says of itself. */
static void submit_local(struct worker *w, struct command *c)
{
	if (c->req.op->kind && !strcmp(c->req.op->kind, kind_journal.name)) {
		journal_list_start(w, c->ticket, c->req.params);
		c->req.params = NULL;
	} else {
		whoami_start(w, c->ticket, c->req.op);
	}
}

/* Without a Hub nobody is asked to sign in first. */
static void submit_nowhere(struct worker *w, const struct command *c)
{
	struct error err = { 0 };

	error_set(&err, ST_GATE, "%s.%s was not sent: there is no Hub here",
		  c->req.op->group, c->req.op->action);
	refuse(w, c->ticket, &err);
}

static void submit(struct worker *w, struct command *c)
{
	const struct op *op = c->req.op;

	if (!c->req.params)
		c->req.params = json_object_new_object();
	if (op->host == HOST_NONE) {
		submit_local(w, c);
	} else if (w->cfg.sealed) {
		submit_nowhere(w, c);
	} else if (op->safety != SAFETY_READ) {
		submit_change(w, c);
	} else if (op->host != HOST_HUB) {
		registry_start(w, c->ticket, op, c->req.params);
		c->req.params = NULL;
	} else {
		listing_submit(w, c->ticket, &c->req);
		c->req.params = NULL;
		c->req.file = NULL;
	}
}

/* Its paths name what is private. */
static void forget_trace(struct worker *w)
{
	pthread_mutex_lock(&w->lock);
	trace_clear(&w->trace);
	pthread_mutex_unlock(&w->lock);
}

static void obey(struct worker *w, struct command *c)
{
	switch (c->type) {
	case CMD_SUBMIT:
		submit(w, c);
		break;
	case CMD_RUN:
		job_start(w, c->ticket, c->plan);
		c->plan = NULL;
		break;
	case CMD_CANCEL:
		listing_cancel(w, c->ticket);
		job_cancel(w, c->ticket);
		registry_cancel(w, c->ticket);
		whoami_cancel(w, c->ticket);
		journal_list_cancel(w, c->ticket);
		jobs_count_cancel(w, c->ticket);
		break;
	case CMD_PAUSE:
	case CMD_GO_ON:
		job_pause(w, c->ticket, c->type == CMD_PAUSE);
		break;
	case CMD_ANSWER:
		session_answer(w->session, c->user, c->secret);
		c->secret = NULL;
		break;
	case CMD_SIGN_IN:
		session_retry(w->session);
		break;
	case CMD_LOCK:
		session_lock(w->session, c->ticket);
		/* curl's copies of the session end with their handles. */
		worker_free_transfers(w);
		break;
	case CMD_UNLOCK:
		session_unlock(w->session);
		break;
	case CMD_SIGN_OUT:
		session_sign_out(w->session);
		forget_trace(w);
		break;
	case CMD_ERASE:
		erase_start(w, c->ticket);
		break;
	case CMD_NOTE:
		local_step_note(w, c->ticket, c->req.params);
		break;
	case CMD_COUNT_JOBS:
		jobs_count_start(w, c->ticket);
		break;
	case CMD_PROBE:
		w->probe_at = 0;
		w->retry_at = thread_limit_now(w);
		break;
	}
}

void command_free(struct command *c)
{
	json_object_put(c->req.params);
	if (c->req.file)
		fclose(c->req.file);
	plan_free(c->plan);
	secret_free(c->secret);
	free(c->user);
	free(c);
}

static void take_inbox(struct worker *w)
{
	struct command *c, *next;
	bool stop;

	pthread_mutex_lock(&w->lock);
	c = w->inbox;
	w->inbox = NULL;
	w->inbox_tail = &w->inbox;
	stop = w->stop;
	pthread_mutex_unlock(&w->lock);
	for (; c; c = next) {
		next = c->next;
		if (!stop)
			obey(w, c);
		command_free(c);
	}
	w->stopping = stop;
}

/* ---- the loop ----------------------------------------------------------- */

static int queued(const struct worker *w)
{
	int n = 0;

	for (int p = 0; p < N_PRIORITIES; p++)
		n += w->queue[p].n;
	return n;
}

static int64_t retry_at(const struct worker *w)
{
	int64_t now = thread_limit_now(w);
	int64_t opens = limit_opens(&w->limits, now);

	if (w->offline)
		return w->retry_at;
	return opens > now ? opens : 0;
}

static bool same_limits(const struct limits *a, const struct limits *b)
{
	return a->limit == b->limit && a->remaining == b->remaining &&
	       a->reset == b->reset && a->wait_until == b->wait_until &&
	       a->abuse == b->abuse;
}

static bool same_retry(const struct hub_retry *a, const struct hub_retry *b)
{
	return a->ticket == b->ticket && a->tries == b->tries && a->http == b->http &&
	       a->at == b->at;
}

static bool same_status(const struct hub_status *a, const struct hub_status *b)
{
	return a->in_flight == b->in_flight && a->queued == b->queued &&
	       a->requests == b->requests && a->last_trace == b->last_trace &&
	       a->busy == b->busy && a->retry_at == b->retry_at &&
	       a->offline_since == b->offline_since &&
	       same_retry(&a->retry, &b->retry) && same_limits(&a->limits, &b->limits);
}

/* Pages ahead and jobs wait for the next minute, see pace.c. */
static int64_t held_until(const struct worker *w)
{
	int64_t now = thread_limit_now(w);

	if (!queued(w) || w->flying_hub || w->offline || w->limits.reset <= now ||
	    limit_opens(&w->limits, now) > now || limit_spare(&w->limits, now) > 0)
		return 0;
	return w->limits.reset;
}

/* What the header line shows; the UI is woken only when it is another than before. */
static void publish(struct worker *w)
{
	struct hub_status s;
	bool changed;

	pthread_mutex_lock(&w->lock);
	s = w->status;
	s.limits = w->limits;
	s.offline_since = w->offline_since;
	s.in_flight = w->flying.n;
	s.queued = queued(w);
	s.requests = w->requests;
	s.last_trace = w->trace.last;
	s.busy = s.in_flight || s.queued || w->settled.n || w->watches ||
		 w->journal_lists;
	s.retry_at = retry_at(w);
	s.held_until = held_until(w);
	worker_retry(w, &s.retry);
	changed = !same_status(&s, &w->status);
	w->status = s;
	pthread_mutex_unlock(&w->lock);
	if (changed)
		wake_raise(&w->outbox_wake);
}

static int timeout(const struct worker *w)
{
	int64_t left;

	if (w->settled.n || w->sent_more)
		return 0;
	if (!w->wake_at)
		return IDLE_MS;
	left = w->wake_at - worker_clock(w);
	return left < 0 ? 0 : left < IDLE_MS ? (int)left : IDLE_MS;
}

static void sleep_until_something(struct worker *w)
{
	struct curl_waitfd fds[1 + WATCHES_MAX] = { { w->inbox_wake.rd,
						      CURL_WAIT_POLLIN, 0 } };
	struct watch *of[1 + WATCHES_MAX];
	unsigned n = 1;

	for (struct watch *watch = w->watches; watch && n <= WATCHES_MAX;
	     watch = watch->next) {
		if (watch->fd < 0)
			continue;
		fds[n] = (struct curl_waitfd){ watch->fd, CURL_WAIT_POLLIN, 0 };
		of[n++] = watch;
	}
	curl_multi_poll(w->multi, fds, n, timeout(w), NULL);
	if (fds[0].revents)
		wake_clear(&w->inbox_wake);
	for (unsigned i = 1; i < n; i++)
		of[i]->ready = fds[i].revents != 0;
}

static void turn(struct worker *w)
{
	int running;

	w->wake_at = 0;
	curl_multi_perform(w->multi, &running);
	listing_tell_files(w);
	worker_collect(w);
	worker_settle(w);
	fire_due(w);
	journal_list_step(w);
	jobs_count_step(w);
	worker_launch(w);
	publish(w);
}

/* A change that is on its way gets its answer, or its time. */
static void await_changes(struct worker *w)
{
	int64_t wait = w->cfg.timeouts.last_change_ms > 0
			       ? w->cfg.timeouts.last_change_ms
			       : LAST_CHANGE_MS;
	int64_t until = worker_clock(w) + wait;

	worker_cancel_all(w, false);
	turn(w);
	while (w->flying_changes && worker_clock(w) < until) {
		thread_wake_at(w, until);
		sleep_until_something(w);
		turn(w);
	}
	worker_cancel_all(w, true);
}

/* What waits is told that its answer will not come, and so is what is sent then. */
static void answer_all(struct worker *w)
{
	for (int i = 0; i < LAST_ROUNDS; i++) {
		worker_cancel_all(w, true);
		worker_settle(w);
		if (w->watches)
			fire(w, w->watches, true);
	}
}

static void clean_up(struct worker *w)
{
	answer_all(w);
	session_free(w->session);
	answer_all(w);
	job_free_all(w);
	registry_free_all(w);
	whoami_free_all(w);
	erase_free(w);
	journal_list_free_all(w);
	jobs_count_free(w);
	listing_free_all(w);
	journal_close(w->ledger->journal);
	free(w->ledger);
	worker_free_transfers(w);
	curl_multi_cleanup(w->multi);
	free(w->fallbacks);
	curl_global_cleanup();
}

static void set_up(struct worker *w)
{
	if (!wiping_curl_init() || !(w->multi = curl_multi_init())) {
		fputs("hubdeck: libcurl does not start\n", stderr);
		abort();
	}
	curl_multi_setopt(w->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	curl_multi_setopt(w->multi, CURLMOPT_MAXCONNECTS,
			  (long)(2 * (FLIGHT_HTTP1 + FLIGHT_USER)));
	if (getrandom(&w->random, sizeof(w->random), 0) != sizeof(w->random) ||
	    !w->random)
		w->random = (uint64_t)worker_clock(w) | 1;
	w->ledger = xcalloc(1, sizeof(*w->ledger));
	w->session = session_new(w, w->cfg.credentials);
}

void *thread_main(void *arg)
{
	struct worker *w = arg;

	set_up(w);
	for (;;) {
		take_inbox(w);
		if (w->stopping)
			break;
		turn(w);
		sleep_until_something(w);
	}
	await_changes(w);
	clean_up(w);
	return NULL;
}
