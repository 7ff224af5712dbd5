#include "tests/harness/fake_worker.h"

#include <fnmatch.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/hub_error.h"
#include "model/xalloc.h"
#include "net/job.h"
#include "net/journal.h"
#include "net/registry.h"
#include "net/session.h"
#include "net/thread.h"
#include "tests/harness/wait.h"

enum { RULES_MAX = 64, SENT_MAX = 4096, WATCHES_MAX = 16, LOST = -1 };

struct rule {
	char *pattern;
	int times, http;
	char *body;
	void (*fn)(void *arg);
	void *arg;
};

struct record {
	char *request, *body;
	struct send send;
};

struct fake {
	struct worker w; /* first: what the code under test holds */
	struct rule rules[RULES_MAX];
	size_t n_rules;
	struct record sent[SENT_MAX];
	size_t n_sent;
	struct credentials *own;
	int64_t clock;
	unsigned settlings;
	char pull_limit[64], pull_remaining[64], pull_source[64];
	struct journal *journal;
	struct error journal_error;
};

static struct fake *fake(const struct worker *w)
{
	union {
		const struct worker *w;
		struct fake *f;
	} u = { w };

	return u.f;
}

/* ---- what the code under test calls ------------------------------------- */

struct exchange *worker_send(struct worker *w, const struct send *send)
{
	struct exchange *x = xcalloc(1, sizeof(*x)), **at = &w->queue[0].head;

	x->send = *send;
	while (*at)
		at = &(*at)->next;
	*at = x;
	return x;
}

static void take_out(struct worker *w, const struct exchange *x)
{
	struct exchange **at = &w->queue[0].head;

	while (*at && *at != x)
		at = &(*at)->next;
	if (*at)
		*at = x->next;
}

void worker_drop(struct worker *w, struct exchange *x)
{
	if (!x)
		return;
	take_out(w, x);
	call_free(x->send.call);
	free(x);
}

void worker_post(struct worker *w, struct reply *take_reply)
{
	struct reply **at = &w->outbox;

	while (*at)
		at = &(*at)->next;
	*at = take_reply;
}

struct watch *worker_watch(struct worker *w, int fd, int64_t ms, watch_fn *fn,
			   void *arg)
{
	struct watch *watch = xcalloc(1, sizeof(*watch));

	*watch = (struct watch){ w->watches, fd, ms, fn, arg, false };
	w->watches = watch;
	return watch;
}

void worker_unwatch(struct worker *w, struct watch *watch)
{
	struct watch **at = &w->watches;

	if (!watch)
		return;
	while (*at != watch)
		at = &(*at)->next;
	*at = watch->next;
	free(watch);
}

/* Rows only: bodies stay with the answer. */
char *worker_take_body(struct worker *w, size_t *ret_len)
{
	(void)w;
	*ret_len = 0;
	return NULL;
}

int64_t worker_clock(const struct worker *w)
{
	return fake(w)->clock;
}

unsigned worker_limited(const struct worker *w)
{
	return w->limited;
}

int64_t worker_now(const struct worker *w)
{
	return 1800000000 + fake(w)->clock / 1000;
}

const struct hub_config *worker_config(const struct worker *w)
{
	return &w->cfg;
}

struct session *worker_session(const struct worker *w)
{
	return w->session;
}

struct journal *worker_journal(const struct worker *w)
{
	struct fake *f = fake(w);

	if (f->journal || f->journal_error.status)
		return f->journal;
	if (!w->cfg.journal_path)
		error_set(&f->journal_error, ST_LOCAL, "no journal");
	else if (journal_open(w->cfg.journal_path, &f->journal, &f->journal_error) !=
		 ST_OK)
		f->journal = NULL;
	return f->journal;
}

const struct error *worker_journal_error(const struct worker *w)
{
	return &fake(w)->journal_error;
}

void worker_status(struct worker *w, void (*edit)(struct hub_status *s, void *arg),
		   void *arg)
{
	edit(&w->status, arg);
}

void worker_session_settled(struct worker *w)
{
	fake(w)->settlings++;
}

/* ---- the script --------------------------------------------------------- */

static void add_rule(struct worker *w, const struct rule *r)
{
	struct fake *f = fake(w);

	if (f->n_rules == RULES_MAX)
		abort();
	f->rules[f->n_rules++] = *r;
}

void fake_answer(struct worker *w, const char *pattern, int times, int http,
		 const char *body)
{
	add_rule(w, &(struct rule){ .pattern = xstrdup(pattern),
				    .times = times,
				    .http = http,
				    .body = body ? xstrdup(body) : NULL });
}

void fake_lose(struct worker *w, const char *pattern, int times)
{
	fake_answer(w, pattern, times, LOST, NULL);
}

void fake_when(struct worker *w, const char *pattern, void (*fn)(void *arg), void *arg)
{
	add_rule(w, &(struct rule){ .pattern = xstrdup(pattern),
				    .times = 1,
				    .fn = fn,
				    .arg = arg });
}

void fake_pull_limit(struct worker *w, const char *limit, const char *remaining,
		     const char *source)
{
	struct fake *f = fake(w);

	snprintf(f->pull_limit, sizeof(f->pull_limit), "%s", limit);
	snprintf(f->pull_remaining, sizeof(f->pull_remaining), "%s", remaining);
	snprintf(f->pull_source, sizeof(f->pull_source), "%s", source);
}

static const struct rule *use_rule(struct fake *f, const char *request)
{
	static const struct rule none = { .http = 500 };

	for (size_t i = 0; i < f->n_rules; i++) {
		struct rule *r = &f->rules[i];

		if (!r->times || fnmatch(r->pattern, request, 0) != 0)
			continue;
		if (r->times > 0)
			r->times--;
		if (!r->fn)
			return r;
		r->fn(r->arg);
	}
	return &none;
}

/* ---- running ------------------------------------------------------------ */

static const char *note_request(struct fake *f, const struct exchange *x)
{
	const struct call *c = x->send.call;
	struct record *rec = &f->sent[f->n_sent++];

	if (f->n_sent == SENT_MAX)
		abort();
	rec->request = xasprintf("%s %s", method_name(c->op->method), c->target);
	rec->body = xstrdup(c->body ? c->body : "");
	rec->send = x->send;
	return rec->request;
}

static void end_exchange(struct fake *f, struct exchange *x, const struct answer *a)
{
	take_out(&f->w, x);
	x->send.done(&f->w, x->send.arg, a);
	call_free(x->send.call);
	free(x);
}

/* As net/worker.c: what rests on a look is not sent once that is too old. */
static bool is_stale(struct fake *f, struct exchange *x)
{
	struct answer a = { .stale = true, .content_type = "", .digest = "" };

	if (!x->send.good_until || f->clock <= x->send.good_until)
		return false;
	error_set(&a.err, ST_NET, "not sent: it had to wait too long");
	end_exchange(f, x, &a);
	return true;
}

static void answer_one(struct fake *f, struct exchange *x)
{
	const struct rule *r = use_rule(f, note_request(f, x));
	bool reads = x->send.call->op->method == HTTP_GET ||
		     x->send.call->op->method == HTTP_HEAD;
	struct answer a = { .http = r->http == LOST ? 0 : r->http,
			    .body = str_from(r->body),
			    .content_type = "application/json",
			    .digest = "",
			    .pull_limit = f->pull_limit,
			    .pull_remaining = f->pull_remaining,
			    .pull_source = f->pull_source,
			    .requests = 1 };

	if (r->http == LOST) {
		error_set(&a.err, ST_NET, "the connection broke off");
		a.uncertain = !reads;
	} else if (a.http >= 300) {
		hub_error_set(&a.err, a.http, a.body, a.content_type);
	}
	end_exchange(f, x, &a);
}

static bool fire_due(struct fake *f)
{
	for (struct watch *p = f->w.watches; p; p = p->next) {
		watch_fn *fn = p->fn;
		void *arg = p->arg;
		bool ready = p->ready;

		if (!ready && (p->ms <= 0 || p->ms > f->clock))
			continue;
		worker_unwatch(&f->w, p);
		fn(&f->w, arg, !ready);
		return true;
	}
	return false;
}

/* True when something can be read now. */
static bool wait_readable(struct fake *f)
{
	struct pollfd fds[WATCHES_MAX];
	struct watch *of[WATCHES_MAX];
	nfds_t n = 0;

	for (struct watch *p = f->w.watches; p && n < WATCHES_MAX; p = p->next) {
		if (p->fd < 0)
			continue;
		of[n] = p;
		fds[n++] = (struct pollfd){ .fd = p->fd, .events = POLLIN };
	}
	if (!n || poll(fds, n, (int)wait_limit_ms()) <= 0)
		return false;
	for (nfds_t i = 0; i < n; i++)
		of[i]->ready = fds[i].revents != 0;
	return true;
}

static bool turn(struct fake *f)
{
	struct exchange *x = f->w.queue[0].head;

	if (!x)
		return fire_due(f);
	if (!is_stale(f, x))
		answer_one(f, x);
	return true;
}

void fake_settle(struct worker *w)
{
	while (turn(fake(w)))
		;
}

static bool jump(struct fake *f)
{
	int64_t next = INT64_MAX;

	for (struct watch *p = f->w.watches; p; p = p->next)
		if (p->fd < 0 && p->ms > 0 && p->ms < next)
			next = p->ms;
	if (next == INT64_MAX)
		return false;
	f->clock = next;
	return true;
}

void fake_run(struct worker *w)
{
	struct fake *f = fake(w);

	do
		fake_settle(w);
	while (wait_readable(f) || jump(f));
}

void fake_advance(struct worker *w, int64_t ms)
{
	fake(w)->clock += ms;
	fake_settle(w);
}

void fake_pass(struct worker *w, int64_t ms)
{
	fake(w)->clock += ms;
}

/* ---- looking ------------------------------------------------------------ */

size_t fake_count(struct worker *w, const char *pattern)
{
	struct fake *f = fake(w);
	size_t n = 0;

	for (size_t i = 0; i < f->n_sent; i++)
		n += !fnmatch(pattern, f->sent[i].request, 0);
	return n;
}

size_t fake_sent(struct worker *w)
{
	return fake(w)->n_sent;
}

const char *fake_request(struct worker *w, size_t i)
{
	return i < fake(w)->n_sent ? fake(w)->sent[i].request : "";
}

const char *fake_body(struct worker *w, size_t i)
{
	return i < fake(w)->n_sent ? fake(w)->sent[i].body : "";
}

const struct send *fake_send_at(struct worker *w, size_t i)
{
	return &fake(w)->sent[i].send;
}

struct reply *fake_take(struct worker *w)
{
	struct reply *r = w->outbox;

	if (r)
		w->outbox = r->next;
	return r;
}

const struct hub_status *fake_status(struct worker *w)
{
	return &w->status;
}

unsigned fake_settlings(struct worker *w)
{
	return fake(w)->settlings;
}

struct hub_config *fake_config(struct worker *w)
{
	return &w->cfg;
}

/* ---- birth and end ------------------------------------------------------ */

struct worker *fake_new(struct credentials *credentials, const char *journal)
{
	struct fake *f = xcalloc(1, sizeof(*f));
	struct error ignored = { 0 };

	if (!credentials)
		f->own = credentials = credentials_fixed(NULL, NULL, "none");
	f->clock = 1000000;
	f->w.cfg.url = "https://hub.docker.com";
	f->w.cfg.registry_auth_url = "https://auth.docker.io/token";
	f->w.cfg.journal_path = journal;
	if (origin_base(f->w.cfg.url, &f->w.base, &f->w.origin, &ignored) != ST_OK)
		abort();
	f->w.session = session_new(&f->w, credentials);
	return &f->w;
}

void fake_free(struct worker *w)
{
	struct fake *f = fake(w);
	struct reply *r;

	session_free(w->session);
	job_free_all(w);
	listing_free_all(w);
	registry_free_all(w);
	free(w->base);
	while (w->watches)
		worker_unwatch(w, w->watches);
	while (w->queue[0].head)
		worker_drop(w, w->queue[0].head);
	journal_close(f->journal);
	while ((r = fake_take(w)))
		reply_free(r);
	for (size_t i = 0; i < f->n_rules; i++) {
		free(f->rules[i].pattern);
		free(f->rules[i].body);
	}
	for (size_t i = 0; i < f->n_sent; i++) {
		free(f->sent[i].request);
		free(f->sent[i].body);
	}
	credentials_free(f->own);
	free(f);
}
