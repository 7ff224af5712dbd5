#ifndef NET_HUB_H
#define NET_HUB_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "model/jwt.h"
#include "model/op.h"
#include "model/page.h"
#include "model/plan.h"
#include "net/credential.h"
#include "net/limit.h"
#include "net/trace.h"

/*
 * The connection to the Hub: one thread that owns every curl handle, the journal and
 * the session (DESIGN idea 4).
 *
 * The UI submits and takes replies; neither call ever blocks.  Each request has a
 * ticket, a number greater than all before it.  The UI remembers the ticket it waits
 * for and drops replies that carry another, so cancelling is forgetting; hub_cancel()
 * only saves the traffic. Every ticket ends with exactly one REPLY_DONE, unless it is
 * cancelled first.
 *
 * All functions are for the UI thread.
 */
struct hub;
typedef uint64_t ticket; /* 0 is no ticket */

/* How long one request may take; 0 stands for the value in brackets (QUALITY H9). */
struct hub_timeouts {
	int connect_ms;     /* name, TCP and TLS together [10,000] */
	int total_ms;       /* [60,000] */
	int silent_s;       /* slower than 100 B/s for so long [20] */
	int probe_ms;       /* first wait while offline, then doubled [1,000] */
	int retry_ms;       /* scale of the waits between retries [250] */
	int abuse_ms;       /* one minute of an abuse block's wait [60,000] */
	int last_change_ms; /* hub_close() waits for a change in flight [2,000] */
};

struct hub_config {
	const char *url;          /* "https://hub.docker.com"; http for loopback only */
	const char *registry_url; /* NULL: by the url; "" none */
	const char *registry_auth_url; /* with its path, ".../token"; NULL as above */
	const char *ca_file;      /* --cacert; NULL: the system's hashed directory */
	const char *journal_path; /* NULL: changes are refused ... */
	struct error no_journal;  /* ... and this is why */
	struct credentials *credentials; /* borrowed until hub_close() */
	bool sealed;       /* there is no Hub: nothing is sent, every request ends so */
	bool read_only;    /* GET, HEAD and sign-in POSTs, nothing else */
	bool interactive;  /* may ask (HUB_ASK_*); else sign-in fails with ST_AUTH */
	bool patient;      /* a screen: waits out limits and outages, however long */
	bool patient_jobs; /* else: a job waits limits out all the same */
	int max_wait;      /* else: seconds of limit waits in all, then ST_LIMITED */
	int64_t test_now;  /* HUBDECK_TEST_NOW: fixes the shown clock; 0: real.  Heeded
			      when hub_is_local() only */
	struct hub_timeouts timeouts; /* zeroed: as in QUALITY H9; tests shorten them */
};

/* Starts the thread; curl itself is initialised there.  ST_USAGE for a bad url. */
enum status hub_open(const struct hub_config *cfg, struct hub **ret_hub,
		     struct error *err) MUST_CHECK;

/* Stops the thread and aborts what is under way.  Takes milliseconds, whatever the
 * server does; a change in flight is awaited up to 2 s, then journalled as unknown.
 * hub_take() gives what is left; nothing else may be asked for any more. */
void hub_stop(struct hub *h);
/* Stops, and frees everything.  NULL is fine. */
void hub_close(struct hub *h);

enum priority { PRIO_USER, PRIO_BACKGROUND, PRIO_JOB };

enum want {
	WANT_ROWS, /* decoded pages of op->kind */
	WANT_BODY, /* the body as it came, for the command line: with REPLY_DONE, also
		      when the Hub refused; of a list with `all`, one REPLY_PAGE a
		      page, in the order of pages */
	WANT_FILE, /* the body goes to req->file as it comes: operations that answer
		      a text.  REPLY_BYTES tell how far it is */
};

enum { JOB_NAME_MAX = 160 };

struct request {
	const struct op *op;
	json_object *params; /* taken: the net thread's from now on */
	enum want want;
	const struct kind *kind; /* WANT_ROWS: rows of this kind; NULL: op->kind */
	FILE *file; /* WANT_FILE: taken, and closed before REPLY_DONE says that all of
		       it is there.  Whose name it has is the caller's matter */
	enum priority priority;
	bool all; /* OP_LIST: page 1, then the others at once; else one page */
	/* A change: what it is a part of, for the journal; "": of nothing. */
	char job[JOB_NAME_MAX];
};

/* Takes req->params and req->file.  A request that cannot be made (ST_USAGE) is
 * answered by REPLY_DONE. */
ticket hub_submit(struct hub *h, const struct request *req);

/*
 * Carries out the plan: journal, for a tag a look whether it is what was planned, the
 * request, journal; UNKNOWN is resolved by reading (QUALITY B6-B10).  Up to 20 items go
 * one after the other, more up to four at once.  Items that have a state are not done
 * again; an ITEM_UNKNOWN one is looked at first.  Stops at a lost sign-in or 5 refusals
 * in a row.  A saved plan is locked (QUALITY B12) and must be for this Hub and account
 * (B13).  The caller must have had it confirmed.
 */
ticket hub_run(struct hub *h, struct plan *take_plan);

/* Begins nothing more, or goes on.  Unknown tickets are fine. */
void hub_pause(struct hub *h, ticket t, bool paused);

void hub_cancel(
	struct hub *h,
	ticket t); /* 0 and old tickets are fine; a job stops after the current item */

enum reply_type {
	REPLY_PAGE,  /* some rows of a list; more to come */
	REPLY_ITEM,  /* one item of a plan has a new state: `result` */
	REPLY_JOB,   /* what a plan is busy with has changed: `phase` and pages */
	REPLY_BYTES, /* WANT_FILE: so much is there, ten times a second at most */
	REPLY_DONE,  /* the end of this ticket, good (err.status ST_OK) or bad */
};

enum job_phase {
	JOB_SENDING,
	JOB_LISTING, /* the tags are read again: whether they are what was planned */
	JOB_PAUSED,
};

/* What became of one item of a plan. */
struct item_result {
	size_t item; /* its index */
	enum plan_state state;
	int http;       /* of the deciding answer */
	char note[160]; /* why, one line; may hold the Hub's words */
};

struct reply {
	struct reply *next;
	ticket ticket;
	enum reply_type type;
	struct error err;
	int http;          /* of the last answer */
	struct page *page; /* WANT_ROWS: owned by the reply; take it and set NULL */
	char *body;        /* WANT_BODY: owned by the reply; NULL when empty */
	size_t body_len;
	uint64_t bytes; /* WANT_FILE: in the file */
	char content_type[64];
	int page_number; /* WANT_BODY lists: which page the body is */
	bool gone;       /* the removal found nothing, and that counts as done */
	bool complete;   /* REPLY_DONE of a list: every page arrived */
	int requests;    /* sent for this ticket so far */
	int pages_done, pages_total; /* total 0: unknown */
	int ms;                    /* since the first request of this ticket was sent */
	struct item_result result; /* REPLY_ITEM */
	size_t count;              /* REPLY_DONE of hub_count_jobs() */
	enum job_phase phase;      /* REPLY_JOB */
	struct limits limits;      /* after this answer */
	char method[8];
	char path[TRACE_PATH_MAX]; /* "GET /v2/... 403 (not retried)" is made of these
				    */
};

void reply_free(struct reply *r); /* NULL is fine */

/* The Hub is on this machine: test hooks may be used (DESIGN 8). */
bool hub_is_local(const struct hub *h);

/* poll() this for reading; when it is readable, call hub_take() until NULL. */
int hub_fd(const struct hub *h);
struct reply *hub_take(struct hub *h); /* caller owns */

/* Waits for the next reply of this ticket (others are dropped).  NULL when the sign-in
 * asks for something (status.ask): answer it and wait again.  For the command line
 * only. */
struct reply *hub_wait(struct hub *h, ticket t);

enum hub_ask { HUB_ASK_NONE, HUB_ASK_PASSWORD, HUB_ASK_CODE };

enum hub_net { HUB_NET_UNKNOWN, HUB_NET_ONLINE, HUB_NET_OFFLINE };

/* A reading that failed in passing and is tried again: of several, the one that was
 * tried most. */
struct hub_retry {
	ticket ticket;   /* whose it is; 0: nothing is tried again */
	int tries, most; /* the one that is next or under way: 3 of 4 */
	int http;        /* of the last answer; 0: there was none */
	int64_t at;      /* Unix seconds of the next try; 0: it is under way */
};

/* How things stand, for the header line.  A change of it raises hub_fd(). */
struct hub_status {
	struct limits limits;
	bool signed_in;
	bool anonymous;       /* there is no credential, and none is wanted */
	bool two_factor;      /* with a second factor */
	struct claims claims; /* of the session, when signed in */
	char source[96];      /* where the credential came from */
	enum credential_kind kind;
	enum hub_ask ask;       /* what the user must type; answer with hub_answer() */
	char ask_user[64];      /* for whom; "" asks for the user name, too */
	struct error ask_error; /* why it is asked again; ST_OK the first time */
	ticket unlocked;        /* the last hub_lock() that is over */
	struct error lock_error;
	enum hub_net net;
	int64_t offline_since; /* Unix seconds */
	int64_t retry_at;      /* next probe while offline or limited; 0 */
	int64_t held_until;    /* what was not asked for by hand waits so long: the last
				* requests of a minute are kept for the user; 0 */
	struct hub_retry retry;
	char net_error[128];   /* "could not resolve host" */
	unsigned programs;     /* that were run for a credential, and have ended: they
				* may have drawn on the terminal (pinentry) */
	int in_flight, queued; /* requests */
	uint64_t requests;     /* sent in this session */
	uint64_t last_trace;   /* seq of the newest entry */
	bool busy;             /* something is queued or under way */
};
void hub_status(struct hub *h, struct hub_status *ret);

/* Whose session it is and of what kind, for what is kept: "maria, password and 2FA",
 * "anonymous". */
enum { WHO_MAX = 320 };
void hub_who(const struct hub_status *s, char *buf, size_t size);

/* The answer to status.ask; `take_text` is wiped.  NULL: the user declined, waiting
 * requests end with ST_AUTH.  `user` only when ask_user was "". */
void hub_answer(struct hub *h, const char *user, char *take_text);

/* The user wants to be signed in (L): tries again after a failure, and asks
 * (status.ask) when there is no credential or the Hub refused it.  Nothing when signed
 * in: hub_answer() with a user name is then a new sign-in. */
void hub_sign_in(struct hub *h);

/*
 * The screen is locked: forgets the session and every secret in memory.  Nothing is
 * sent until the same user is signed in again; a job waits.  status.unlocked is this
 * ticket then.  hub_unlock() asks (status.ask), or reads the credential again where it
 * is kept outside; status.lock_error says why that did not do.
 */
ticket hub_lock(struct hub *h);
void hub_unlock(struct hub *h);

/* Forgets the session, what was typed and every credential: anonymous, until
 * hub_sign_in() asks for a password. */
void hub_sign_out(struct hub *h);

/* Has Docker's credential helper forget the login of Docker Hub, for `docker`, too
 * (net/erase.h): REPLY_DONE with the helper's name as body. */
ticket hub_erase(struct hub *h);

/* A step of a change that is done on this machine, for the journal: where a new token
 * was delivered.  REPLY_DONE when it is written. */
struct local_step {
	const char *operation; /* "rotate.delivered"; none of the Hub's */
	const char *target, *note;
	const char *job; /* what it is a part of; NULL: of nothing */
	bool failed;
};
ticket hub_note(struct hub *h, const struct local_step *step);

/* How many jobs of this machine stopped before their end, and are not at work now:
 * REPLY_DONE has `count`.  One at a time. */
ticket hub_count_jobs(struct hub *h);

/* Ends a wait for the network (R on an offline screen): probes at once.  Not a limit's
 * wait. */
void hub_probe(struct hub *h);

/* Copies entries newer than `after`, oldest first, at most `max`; returns how many. */
size_t hub_trace(struct hub *h, uint64_t after, struct trace_entry *ret, size_t max);

/* The Hub's clock as far as the journal and ages are concerned: test_now or the real
 * one. */
int64_t hub_now(const struct hub *h);

#endif
