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
void session_free(struct session *s); /* wipes; NULL is fine */

enum session_state {
	SESSION_READY,      /* bearer valid, or anonymous by choice */
	SESSION_SIGNING_IN, /* wait; `session_settled` will be called */
	SESSION_FAILED,     /* *err says why; not tried again until session_retry() */
};

/* Asked before each exchange that carries the session.  Starts a sign-in when one is
 * needed. */
enum session_state session_ready(struct session *s, struct error *err);

/* The bearer, borrowed until the next call into the session; {NULL,0} when anonymous.
 */
struct str session_bearer(const struct session *s);

/* Number of the current bearer: an exchange remembers which one it was sent with. */
unsigned session_generation(const struct session *s);

/* A 401 for a request sent with that generation.  True: a renewal is under way or done,
 * send it again; false: it is final. */
bool session_rejected(struct session *s, unsigned generation);

/* From hub_answer(): what the user typed (taken; NULL: declined). */
void session_answer(struct session *s, const char *user, struct secret *take_secret);

/* Called by the session when a sign-in ended either way: worker.c resumes its queue. */
void worker_session_settled(struct worker *w);

#endif
