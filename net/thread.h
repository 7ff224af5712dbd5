#ifndef NET_THREAD_H
#define NET_THREAD_H

#include <curl/curl.h>
#include <pthread.h>

#include "net/origin.h"
#include "net/transfer.h"
#include "net/wake.h"
#include "net/worker.h"

/*
 * The inside of the network thread, for the files it is made of: hub.c (the UI's side),
 * thread.c (the loop), worker.c (sending), pace.c (when), again.c (sending again),
 * listing.c (what is asked for).  Members are grouped by who may touch them.
 */
enum {
	FLIGHT_HTTP1 = 8,  /* connections that lists may use */
	FLIGHT_HTTP2 = 32, /* streams of one connection that they may use */
	FLIGHT_USER = 4,   /* more of either, for the person at the keyboard */
	N_PRIORITIES = PRIO_JOB + 1,
};

/* One request on its way from worker_send() to its final word. */
struct exchange {
	struct exchange *prev, *next;
	struct xlist *in; /* the list it is in: a queue, `flying` or `settled` */
	struct send send; /* its call is ours */
	struct transfer *transfer; /* while flying */
	char *url;                 /* where it goes now; NULL: made from the call */
	int64_t not_before;        /* worker_clock(): a retry waits */
	int64_t first_ms, sent_ms; /* worker_clock() */
	uint64_t trace;
	int requests, retries, redirects;
	int answered;        /* what the retry is for; 0: no answer */
	int64_t retry_at;    /* Unix seconds, as limits count them; 0: not a retry */
	int limited;         /* the status that ran into the limit; 0: none did */
	unsigned generation; /* of the session it was sent with */
	bool renewed;        /* after a 401 */
	bool on_fallback;    /* the other form of the path */
	bool stale;          /* send.good_until is over */
	bool bare;           /* redirected to a store of blobs: without credentials */
	struct error err;    /* in `settled`: an answer that needs no request */
};

struct xlist {
	struct exchange *head, *tail;
	int n;
};

struct watch {
	struct watch *next;
	int fd;
	int64_t ms;
	watch_fn *fn;
	void *arg;
	bool ready; /* fd is */
};

/* The journal, opened at the first change, or why it is not. */
struct ledger {
	struct journal *journal;
	struct error why;
};

enum command_type {
	CMD_SUBMIT,
	CMD_RUN,
	CMD_CANCEL,
	CMD_PAUSE,
	CMD_GO_ON,
	CMD_ANSWER,
	CMD_SIGN_IN,
	CMD_LOCK,
	CMD_UNLOCK,
	CMD_SIGN_OUT,
	CMD_ERASE,
	CMD_NOTE,
	CMD_COUNT_JOBS,
	CMD_PROBE,
};

struct command {
	struct command *next;
	enum command_type type;
	ticket ticket;
	struct request req;
	struct plan *plan;
	char *user;
	struct secret *secret;
};

struct worker {
	/* constant after hub_open() */
	struct hub_config cfg; /* its strings are ours, its credentials are not */
	char *base;            /* without "/" at the end */
	struct origin origin;
	char *registry, *registry_auth; /* NULL: none */
	bool registry_local;            /* loopback */
	struct transfer_setup setup;
	struct wake inbox_wake, outbox_wake;
	int64_t started_ms; /* steady; see thread_limit_now() */
	int64_t started_at; /* Unix seconds */

	/* under lock */
	pthread_mutex_t lock;
	struct command *inbox, **inbox_tail;
	struct reply *outbox, **outbox_tail;
	struct hub_status status;
	struct trace_ring trace;
	bool stop;

	/* net thread only */
	CURLM *multi;
	struct transfer *idle;
	int n_idle;
	struct xlist queue[N_PRIORITIES];
	struct xlist flying, settled;
	int flying_hub, flying_background, flying_changes;
	struct watch *watches;
	struct listing *listings;
	struct job *jobs;            /* job.c */
	struct registry *registries; /* registry.c */
	struct whoami *whoamis;      /* whoami.c */
	struct erase *erasing;       /* erase.c; NULL */
	struct journal_list *journal_lists;
	struct jobs_count *jobs_count; /* under way; NULL */
	struct session *session;
	struct ledger *ledger;
	const struct op *
		*fallbacks; /* operations the Hub knows in the other form only */
	size_t n_fallbacks, cap_fallbacks;
	struct transfer *answering; /* whose body a `done` may take; NULL outside one */
	struct limits limits;
	int64_t wait_spent;   /* seconds of limit waits so far */
	int64_t wait_charged; /* the end of the last of them */
	bool sent_more;       /* worker_send() was called */
	int strikes;          /* of the abuse block */
	unsigned limited;     /* answers 429 */
	bool abuse_probe;     /* one request at a time, until an answer is a good one */
	bool session_waits;   /* a sign-in is under way */
	unsigned settlings;   /* calls of worker_session_settled() */
	int flight;           /* FLIGHT_HTTP1 or FLIGHT_HTTP2 */
	int64_t probe_at, probe_ms;      /* while offline: worker_clock(), last wait */
	int64_t offline_since, retry_at; /* Unix seconds */
	bool online;                     /* the Hub has answered at least once */
	bool offline, stopping;
	int failures; /* answers in a row that were no good: ends the retries */
	uint64_t random;
	uint64_t requests;
	int64_t wake_at; /* worker_clock(): the earliest thing that waits; 0: none */
};

/* ---- thread.c ----------------------------------------------------------- */
void *thread_main(void *arg); /* a struct worker */
void thread_start_clock(struct worker *w);
/* Unix seconds as they were at the start, and as many more as have passed: what limits
 * and outages are counted in. */
int64_t thread_limit_now(const struct worker *w);
void thread_wake_at(struct worker *w, int64_t ms);
void command_free(struct command *c);

/* ---- worker.c ----------------------------------------------------------- */
void xlist_push(struct xlist *l, struct exchange *x);
void xlist_unshift(struct xlist *l, struct exchange *x);
void xlist_remove(struct exchange *x);

void worker_launch(struct worker *w);  /* sends what may be sent now */
void worker_collect(struct worker *w); /* what curl has finished */
void worker_settle(struct worker *w);  /* answers that needed no request */
void worker_cancel_all(struct worker *w, bool changes_too);
void worker_free_transfers(struct worker *w);

/* Answers all that wait for the Hub without a request (queues only). */
void worker_refuse_queued(struct worker *w, const struct error *why);

/* Within a `done`: takes the body of the answer, NUL-terminated; NULL when empty. */
char *worker_take_body(struct worker *w, size_t *ret_len);

bool exchange_reads(const struct exchange *x); /* GET, HEAD */
bool exchange_is_background(const struct exchange *x);
bool exchange_is_change(const struct exchange *x);
bool exchange_is_hub(const struct exchange *x);
bool exchange_has_session(const struct exchange *x);

/* ---- pace.c ------------------------------------------------------------- */
enum verdict {
	GO,
	WAIT,    /* stays in its queue */
	REFUSED, /* x->err says why */
};
enum verdict pace(struct worker *w, struct exchange *x);

/* ---- again.c ------------------------------------------------------------ */
/*
 * Whether an answer (or its absence) means that the exchange is to be sent once more:
 * renewal, limit, retry, redirect, the other form of the path.  When true, `x` is ready
 * to be queued again; otherwise `a->err` is final.
 */
/* The reading that waits for its next try, or is having it. */
void worker_retry(const struct worker *w, struct hub_retry *ret);
bool worker_again(struct worker *w, struct exchange *x, enum fault fault,
		  struct answer *a);
bool worker_has_fallback(const struct worker *w, const struct op *op);

/* ---- listing.c ---------------------------------------------------------- */
void listing_submit(struct worker *w, ticket t, const struct request *take_req);
/* The same for somebody in this thread: `sink` takes the replies that hub_take() would
 * give, the REPLY_DONE last.  Never called from within. */
typedef void sink_fn(struct worker *w, void *arg, struct reply *take_reply);
void listing_read(struct worker *w, ticket t, const struct request *take_req,
		  sink_fn *sink, void *arg);
void listing_tell_files(struct worker *w);       /* how far they are */
void listing_cancel(struct worker *w, ticket t); /* unknown tickets are fine */
void listing_free_all(struct worker *w);

/* ---- reply.c ------------------------------------------------------------ */
struct reply *reply_new(ticket t, enum reply_type type);
/* What the answer says of itself: error, status, limits, method and path. */
void reply_fill(struct worker *w, struct reply *r, const struct answer *a,
		const struct op *op, const char *target);

#endif
