#ifndef NET_SESSION_PRIVATE_H
#define NET_SESSION_PRIVATE_H

#include "net/session.h"

/*
 * Inside the session, for net/session.c (what it is to the others) and
 * net/session_open.c (one attempt to open it).
 */
enum state {
	NOTHING,   /* the next request starts a sign-in */
	BUSY,      /* reading the credential, or waiting for the Hub's answer */
	ASKING,    /* the user has to type something */
	OPEN,      /* there is a bearer */
	ANONYMOUS, /* no credential, and none wanted */
	FAILED,
	LOCKED, /* until somebody unlocks it */
};

struct waiter {
	struct waiter *next;
	session_fn *fn;
	void *arg;
};

struct session {
	struct worker *w;
	struct credentials *given;
	struct credentials *typed; /* what the user typed, in place of `given` */
	enum state state;
	struct waiter *waiters;

	struct credential_read *read;
	struct exchange *sent;
	char *user; /* of the sign-in under way, or of the session */
	enum credential_kind kind;
	bool oat;
	char source[96];
	bool wanted;  /* the user asked to be signed in */
	bool refused; /* FAILED because the Hub said no to this credential */

	ticket lock;       /* not opened again yet; 0: none */
	ticket unlocked;   /* the last that was */
	char *locked_user; /* the only one who may; NULL: nobody was signed in */
	bool held;         /* what they signed in with was in memory, and is no more */

	enum hub_ask ask;
	struct secret *two_factor_token; /* the Hub's half of a 2FA login */
	struct error why;                /* FAILED, or asked again */
	int64_t forget_at;               /* FAILED is then over; 0: never */

	struct secret *bearer;
	unsigned generation;
	struct claims claims;
	bool two_factor;
	int64_t life_ms, ends_at;  /* worker_clock(); 0: the bearer does not say */
	int64_t last_rejection_at; /* worker_clock(); 0: none */
};

/* The state is final for now: who waits goes on, and the screen is told. */
void session_settle(struct session *s);
/* Tells the screen how things stand. */
void session_tell(struct session *s);
/* Ends what is under way, without a word. */
void session_stop(struct session *s);
void session_drop_bearer(struct session *s);

/* For s->why, until somebody asks again. */
void session_fail(struct session *s);
/* For s->why, which is no verdict on the credential: what is left of the old bearer
 * still serves. */
void session_fail_for_now(struct session *s);

/* The user has to type something; where nobody can be asked, it fails. */
bool session_interactive(const struct session *s);
void session_ask(struct session *s, enum hub_ask what);

/* Reads the credential and signs in with it.  Ends in one of the above. */
void session_begin(struct session *s);
/* The second half of a login that waits for a code. */
void session_send_code(struct session *s, struct secret *take_code);

/* net/session_lock.c: is this sign-in the one that locked it?  When not, s->why says
 * so. Always true when it is not locked. */
bool session_may_open(struct session *s);
/* The sign-in under way did not open it: locked as before, and s->why is told. */
void session_stays_locked(struct session *s);
/* For whom the password is asked; NULL. */
const char *session_known_user(const struct session *s);

#endif
