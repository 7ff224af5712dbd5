#include "net/hub.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "net/thread.h"

/*
 * The UI's side of the network thread.
 *
 *     UI --- inbox (commands) ---> net        woken by inbox_wake
 *     UI <-- outbox (replies) ---- net        woken by outbox_wake
 *
 * One mutex guards both queues, the status and the trace; it is held for a few
 * assignments.  What a queue entry points to belongs to the thread that took the entry.
 * Bodies are decoded over there, so that a page arrives ready to draw.
 */
enum { ROUNDING = 2 };

struct hub {
	struct worker worker;

	/* UI thread only */
	pthread_t thread;
	ticket last;
	bool stopped;
};

/* ---- opening and closing ------------------------------------------------ */

static char *copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

/* "" stands for none. */
static enum status open_registry(struct worker *w, const char *url, const char *auth,
				 struct error *err)
{
	struct origin o;
	char *checked = NULL;

	if (*url) {
		if (origin_base(url, &w->registry, &o, err) != ST_OK)
			return err->status;
		w->registry_local = origin_loopback(&o);
	}
	if (*auth) {
		if (origin_base(auth, &checked, &o, err) != ST_OK)
			return err->status;
		w->registry_auth = checked;
		w->registry_local &= origin_loopback(&o);
	}
	return ST_OK;
}

static enum status open_urls(struct worker *w, const struct hub_config *cfg,
			     struct error *err)
{
	const char *registry = cfg->registry_url, *auth = cfg->registry_auth_url;
	enum status st;
	char *own;

	if (origin_base(cfg->url, &w->base, &w->origin, err) != ST_OK)
		return err->status;
	if (!strcasecmp(w->origin.host, "hub.docker.com")) {
		registry = registry ? registry : "https://registry-1.docker.io";
		auth = auth ? auth : "https://auth.docker.io/token";
	}
	if (!origin_loopback(&w->origin))
		return open_registry(w, registry ? registry : "", auth ? auth : "",
				     err);
	own = xasprintf("%s/token", w->base);
	st = open_registry(w, registry ? registry : w->base, auth ? auth : own, err);
	free(own);
	return st;
}

static void free_urls(struct worker *w)
{
	free(w->base);
	free(w->registry);
	free(w->registry_auth);
}

static void keep_config(struct worker *w, const struct hub_config *cfg)
{
	w->cfg = *cfg;
	w->cfg.url = w->base;
	w->cfg.registry_url = w->registry;
	w->cfg.registry_auth_url = w->registry_auth;
	w->cfg.ca_file = copy(cfg->ca_file);
	w->cfg.journal_path = copy(cfg->journal_path);
	if (!origin_loopback(&w->origin))
		w->cfg.test_now = 0;
	transfer_setup_init(&w->setup, cfg->ca_file, &cfg->timeouts);
}

static bool open_wakes(struct worker *w)
{
	if (wake_open(&w->inbox_wake) < 0)
		return false;
	if (!wake_open(&w->outbox_wake))
		return true;
	wake_close(&w->inbox_wake);
	return false;
}

static void init(struct worker *w)
{
	w->inbox_tail = &w->inbox;
	w->outbox_tail = &w->outbox;
	w->limits.remaining = -1;
	w->status.limits.remaining = -1;
	w->flight = FLIGHT_HTTP1;
	thread_start_clock(w);
	pthread_mutex_init(&w->lock, NULL);
}

/* What keep_config() and open_urls() made. */
static void free_config(struct worker *w)
{
	transfer_setup_done(&w->setup);
	free((char *)(uintptr_t)w->cfg.ca_file);
	free((char *)(uintptr_t)w->cfg.journal_path);
	free_urls(w);
}

/* 0, or errno. */
static int start_thread(struct hub *h)
{
	static const int mistakes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
	sigset_t all, old;
	int rc;

	if (!open_wakes(&h->worker))
		return errno;
	/* Signals are for the UI thread, but for those of a mistake made here: blocked
	 * they would end the program without giving the terminal back. */
	sigfillset(&all);
	for (size_t i = 0; i < COUNT(mistakes); i++)
		sigdelset(&all, mistakes[i]);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&h->thread, NULL, thread_main, &h->worker);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (rc) {
		wake_close(&h->worker.inbox_wake);
		wake_close(&h->worker.outbox_wake);
	}
	return rc;
}

enum status hub_open(const struct hub_config *cfg, struct hub **ret_hub,
		     struct error *err)
{
	struct hub *h = xcalloc(1, sizeof(*h));
	int rc;

	if (open_urls(&h->worker, cfg, err) != ST_OK) {
		free_urls(&h->worker);
		free(h);
		return err->status;
	}
	keep_config(&h->worker, cfg);
	init(&h->worker);
	rc = start_thread(h);
	if (rc) {
		free_config(&h->worker);
		free(h);
		return error_set(err, ST_LOCAL, "the network thread does not start: %s",
				 strerror(rc));
	}
	*ret_hub = h;
	return ST_OK;
}

void hub_stop(struct hub *h)
{
	struct worker *w = &h->worker;

	if (h->stopped)
		return;
	pthread_mutex_lock(&w->lock);
	w->stop = true;
	pthread_mutex_unlock(&w->lock);
	wake_raise(&w->inbox_wake);
	pthread_join(h->thread, NULL);
	h->stopped = true;
}

void hub_close(struct hub *h)
{
	struct worker *w;
	struct reply *r;

	if (!h)
		return;
	w = &h->worker;
	hub_stop(h);
	while ((r = hub_take(h)))
		reply_free(r);
	wake_close(&w->inbox_wake);
	wake_close(&w->outbox_wake);
	pthread_mutex_destroy(&w->lock);
	free_config(w);
	free(h);
}

/* ---- commands ----------------------------------------------------------- */

static struct command *command_new(enum command_type type, ticket t)
{
	struct command *c = xcalloc(1, sizeof(*c));

	c->type = type;
	c->ticket = t;
	return c;
}

static void command_send(struct hub *h, struct command *c)
{
	struct worker *w = &h->worker;

	pthread_mutex_lock(&w->lock);
	*w->inbox_tail = c;
	w->inbox_tail = &c->next;
	w->status.busy |= c->type == CMD_SUBMIT || c->type == CMD_RUN;
	pthread_mutex_unlock(&w->lock);
	wake_raise(&w->inbox_wake);
}

ticket hub_submit(struct hub *h, const struct request *req)
{
	struct command *c = command_new(CMD_SUBMIT, ++h->last);

	c->req = *req;
	command_send(h, c);
	return h->last;
}

ticket hub_run(struct hub *h, struct plan *take_plan)
{
	struct command *c = command_new(CMD_RUN, ++h->last);

	c->plan = take_plan;
	command_send(h, c);
	return h->last;
}

void hub_pause(struct hub *h, ticket t, bool paused)
{
	if (t)
		command_send(h, command_new(paused ? CMD_PAUSE : CMD_GO_ON, t));
}

void hub_cancel(struct hub *h, ticket t)
{
	if (t)
		command_send(h, command_new(CMD_CANCEL, t));
}

void hub_answer(struct hub *h, const char *user, char *take_text)
{
	struct command *c = command_new(CMD_ANSWER, 0);

	c->user = copy(user);
	c->secret = take_text ? secret_take(take_text, strlen(take_text)) : NULL;
	/* So that hub_wait() does not take the old question for a new one. */
	pthread_mutex_lock(&h->worker.lock);
	h->worker.status.ask = HUB_ASK_NONE;
	pthread_mutex_unlock(&h->worker.lock);
	command_send(h, c);
}

void hub_sign_in(struct hub *h)
{
	command_send(h, command_new(CMD_SIGN_IN, 0));
}

ticket hub_lock(struct hub *h)
{
	command_send(h, command_new(CMD_LOCK, ++h->last));
	return h->last;
}

void hub_unlock(struct hub *h)
{
	/* So that what kept it locked before is not taken for the answer. */
	pthread_mutex_lock(&h->worker.lock);
	h->worker.status.lock_error = (struct error){ 0 };
	pthread_mutex_unlock(&h->worker.lock);
	command_send(h, command_new(CMD_UNLOCK, 0));
}

void hub_sign_out(struct hub *h)
{
	command_send(h, command_new(CMD_SIGN_OUT, 0));
}

ticket hub_erase(struct hub *h)
{
	command_send(h, command_new(CMD_ERASE, ++h->last));
	return h->last;
}

ticket hub_note(struct hub *h, const struct local_step *step)
{
	struct command *c = command_new(CMD_NOTE, ++h->last);

	c->req.params = json_object_new_object();
	json_put_text(c->req.params, "operation", step->operation);
	json_put_text(c->req.params, "target", step->target);
	json_put_text(c->req.params, "note", step->note);
	json_put_text(c->req.params, "job", step->job ? step->job : "");
	json_put_text(c->req.params, "state",
		      journal_word(step->failed ? ITEM_FAILED : ITEM_DONE));
	command_send(h, c);
	return h->last;
}

ticket hub_count_jobs(struct hub *h)
{
	command_send(h, command_new(CMD_COUNT_JOBS, ++h->last));
	return h->last;
}

void hub_probe(struct hub *h)
{
	command_send(h, command_new(CMD_PROBE, 0));
}

/* ---- replies ------------------------------------------------------------ */

bool hub_is_local(const struct hub *h)
{
	return origin_loopback(&h->worker.origin);
}

int hub_fd(const struct hub *h)
{
	return h->worker.outbox_wake.rd;
}

struct reply *hub_take(struct hub *h)
{
	struct worker *w = &h->worker;
	struct reply *r;

	pthread_mutex_lock(&w->lock);
	r = w->outbox;
	if (r) {
		w->outbox = r->next;
		if (!w->outbox)
			w->outbox_tail = &w->outbox;
	} else {
		wake_clear(&w->outbox_wake);
	}
	pthread_mutex_unlock(&w->lock);
	return r;
}

struct reply *hub_wait(struct hub *h, ticket t)
{
	struct pollfd p = { .fd = hub_fd(h), .events = POLLIN };
	struct hub_status s;
	struct reply *r;

	for (;;) {
		while ((r = hub_take(h))) {
			if (r->ticket == t)
				return r;
			reply_free(r);
		}
		hub_status(h, &s);
		if (s.ask != HUB_ASK_NONE)
			return NULL;
		poll(&p, 1, -1);
	}
}

static void shift(int64_t *at, int64_t by)
{
	if (*at)
		*at += by;
}

/* In the seconds that the wall clock shows now: it may have been put right since. */
static void tell_time(const struct worker *w, struct hub_status *s)
{
	int64_t by = worker_now(w) - thread_limit_now(w);

	/* The two do not change at the same moment; and a fixed clock stays. */
	if (w->cfg.test_now || (by >= -ROUNDING && by <= ROUNDING))
		return;
	shift(&s->limits.reset, by);
	shift(&s->limits.wait_until, by);
	shift(&s->retry_at, by);
	shift(&s->held_until, by);
	shift(&s->retry.at, by);
}

void hub_status(struct hub *h, struct hub_status *ret)
{
	pthread_mutex_lock(&h->worker.lock);
	*ret = h->worker.status;
	pthread_mutex_unlock(&h->worker.lock);
	tell_time(&h->worker, ret);
}

void hub_who(const struct hub_status *s, char *buf, size_t size)
{
	if (s->signed_in)
		snprintf(buf, size, "%s, %s%s", s->claims.username,
			 session_source_text(s->claims.source),
			 s->two_factor ? " and 2FA" : "");
	else
		snprintf(buf, size, "anonymous");
}

size_t hub_trace(struct hub *h, uint64_t after, struct trace_entry *ret, size_t max)
{
	size_t n;

	pthread_mutex_lock(&h->worker.lock);
	n = trace_copy(&h->worker.trace, after, ret, max);
	pthread_mutex_unlock(&h->worker.lock);
	return n;
}

int64_t hub_now(const struct hub *h)
{
	return worker_now(&h->worker);
}
