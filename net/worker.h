#ifndef NET_WORKER_H
#define NET_WORKER_H

#include "model/op.h"
#include "net/hub.h"

/*
 * Inside the net thread.  Everything in net/ but hub.c runs here and may call these
 * without locks.  One function sends HTTP: worker_send().
 */
struct worker;
struct exchange;

/* The final word on one exchange: renewals, waits for limits and the retries allowed
 * are over. */
struct answer {
	struct error err; /* ST_OK for 2xx; set by hub_error_set() for answers >= 300 */
	int http;         /* 0: no answer */
	struct str body;  /* borrowed for the call */
	uint64_t filed;   /* bytes that went to send.file */
	const char *content_type; /* "" when absent */
	const char *digest;       /* Docker-Content-Digest; "" */
	const char *pull_limit, *pull_remaining, *pull_source; /* ratelimit-*; "" */
	bool other_form; /* the Hub took the fallback of the path */
	bool minute; /* a 429 to a sign-in that says the minute's requests are used up
		      */
	bool uncertain; /* a change was sent and no answer came: it may have happened */
	bool stale;     /* send.good_until: nothing was done; it may be sent after a new
			   look */
	struct limits limits;
	int requests; /* it took */
	int ms;
};

typedef void answer_fn(struct worker *w, void *arg, const struct answer *a);

enum send_flags {
	SEND_NO_SESSION =
		1 << 0,     /* no Authorization (sign-in, anonymous, registry token) */
	SEND_ONCE = 1 << 1, /* never retried, not even a GET */
	SEND_SECRET = 1 << 2, /* body or answer holds a secret: wiped, never traced */
};

struct send {
	struct call *call; /* taken */
	enum priority priority;
	unsigned flags;
	/* A change that rests on a look: not sent, or not sent again after 429 or 401,
	 * when worker_clock() is past that.  0: it does not matter. */
	int64_t good_until;
	ticket ticket; /* for accounting and cancel */
	const struct secret
		*bearer; /* HOST_REGISTRY: its token; borrowed until answered */
	const char *basic_user;
	const struct secret *basic_secret; /* HOST_REGISTRY_AUTH; borrowed */
	struct body_file *file; /* a good body goes there; borrowed; NULL: none */
	answer_fn *done;
	void *arg;
};

/*
 * Queues one exchange.  It goes out when the pace allows, with the session's bearer, to
 * the host its operation names and nowhere else.  GET and HEAD are retried up to 3
 * times with full jitter on 502, 503, 504 and connection errors; a 401 renews the
 * session once (single flight); a 429 stops everything and repeats it after the wait.
 * Changes are sent once.  In read-only mode anything but GET, HEAD and OP_SIGN_IN is
 * answered ST_GATE without being sent.  `done` is called exactly once, never from
 * within worker_send(), unless worker_drop() comes first.  When the program ends,
 * whatever is not answered yet is answered ST_CANCEL.
 */
struct exchange *worker_send(struct worker *w, const struct send *send);
void worker_drop(struct worker *w,
		 struct exchange *x); /* NULL is fine; `done` is not called */

/* Hands a reply to the UI. */
void worker_post(struct worker *w, struct reply *take_reply);

/*
 * Calls `fn` once at `ms` (worker_clock(); 0: no time) or when fd is readable (fd < 0:
 * time only); the watch is gone when `fn` is called.  When the program ends, what is
 * still watched is called as timed out.
 */
typedef void watch_fn(struct worker *w, void *arg, bool timed_out);
struct watch *worker_watch(struct worker *w, int fd, int64_t ms, watch_fn *fn,
			   void *arg);
void worker_unwatch(struct worker *w, struct watch *watch); /* NULL is fine */

unsigned worker_limited(const struct worker *w); /* answers 429 so far */
int64_t worker_clock(const struct worker *w);    /* monotonic milliseconds */
int64_t worker_now(const struct worker *w);      /* Unix seconds (test_now when set) */

const struct hub_config *worker_config(const struct worker *w);
struct session *worker_session(const struct worker *w);

/* Opened at the first call.  NULL when that failed: nothing may be changed then. */
struct journal *worker_journal(const struct worker *w);
const struct error *worker_journal_error(const struct worker *w); /* why it is NULL */

/* Updates what hub_status() tells; `edit` runs under the lock. */
void worker_status(struct worker *w, void (*edit)(struct hub_status *s, void *arg),
		   void *arg);

#endif
