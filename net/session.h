#ifndef NET_SESSION_H
#define NET_SESSION_H

#include "net/worker.h"

/*
 * The sign-in: one attempt each time it is needed, never repeated by itself (a wrong
 * password locks the account, CONTRACT 2.1, 18.5).  Renewal happens with the next
 * request once less than 60 s are left, and once on a 401; any number of requests wait
 * for the one renewal.  A session opened with 2FA is not renewed.  CONTRACT 3.  Net
 * thread.
 */
struct session;

struct session *session_new(struct worker *w, struct credentials *credentials);

/* Wipes.  Those of session_await() are called, and find SESSION_FAILED with ST_CANCEL.
 * NULL is fine. */
void session_free(struct session *s);

enum session_state {
	SESSION_READY,      /* bearer valid, or anonymous by choice */
	SESSION_SIGNING_IN, /* wait; `session_settled` will be called */
	SESSION_FAILED,     /* *err says why; not tried again until session_retry() */
};

/* Asked before each exchange that carries the session.  Starts a sign-in when one is
 * needed.  A failure that says nothing about the credential (no network, 5xx) is
 * forgotten after 2 s. */
enum session_state session_ready(struct session *s, struct error *err);

/* SESSION_READY, as it is: nothing is begun. */
bool session_is_open(const struct session *s);

/* Calls `fn` once when the sign-in under way ends either way.  Only while
 * SESSION_SIGNING_IN. */
typedef void session_fn(struct worker *w, void *arg);
void session_await(struct session *s, session_fn *fn, void *arg);

/* The bearer, borrowed until the next call into the session; {NULL,0} when anonymous.
 */
struct str session_bearer(const struct session *s);

/* Number of the current bearer: an exchange remembers which one it was sent with. */
unsigned session_generation(const struct session *s);

/* A 401 for a request sent with that generation.  True: a renewal is under way or done,
 * send it again; false: it is final. */
bool session_rejected(struct session *s, unsigned generation);

/* From hub_answer(): what the user typed (taken; NULL: declined).  When nothing was
 * asked, it is a new sign-in as `user`. */
void session_answer(struct session *s, const char *user, struct secret *take_secret);

/* The user wants to be signed in: tries again after a failure, and asks when there is
 * no credential or the Hub refused it. */
void session_retry(struct session *s);

/*
 * The screen is locked: the session is forgotten, and so is what is in memory to open
 * another.  Requests wait and changes in the queue are refused until the one who was
 * signed in is so again: by what was typed when the secret was in memory (environment,
 * prompt), else by reading file, helper or command once more.
 */
void session_lock(struct session *s, ticket lock);
void session_unlock(struct session *s); /* the user wants to: asks, or signs in */
bool session_locked(const struct session *s);

/* Forgets the session and every credential (C20): anonymous from now on, until
 * session_retry() asks for a password. */
void session_sign_out(struct session *s);

/* For the journal: who changes things ("" anonymous), with what ("password", "pat",
 * "oat", "none").  Borrowed until the next call into the session. */
const char *session_user(const struct session *s);
const char *session_credential(const struct session *s);

/* Where the credential of this session is read from: for the registry. */
const struct credentials *session_credentials(const struct session *s);

/* Called by the session when a sign-in ended either way: worker.c resumes its queue. */
void worker_session_settled(struct worker *w);

#endif
