#ifndef HUBSIM_SESSIONS_H
#define HUBSIM_SESSIONS_H

/*
 * The bearer tokens that were handed out.  A token is a readable JWT (header,
 * payload as in samples/jwt-claims-pat-2026.json, a signature that nobody
 * checks), and is valid as long as it is in this table and not past its `exp`.
 */
#include "tests/hubsim/hub.h"

struct sessions *sessions_new(uint64_t seed);
void sessions_free(struct sessions *s);

/*
 * A new token for this caller.  `source` is the claim of that name
 * ("docker_pat|<uuid>") or NULL; the text is borrowed from the table.
 */
const char *session_open(struct hub *hub, const struct caller *c, const char *source,
			 unsigned life);
/* Whose token it is; false when it is unknown or has expired. */
bool session_find(const struct sessions *s, const char *token, int64_t now,
		  struct caller *ret_caller);

/* The half-way token of an account with 2FA: good once, for five minutes. */
const char *session_open_2fa(struct hub *hub, const struct user *u);
struct user *session_find_2fa(const struct hub *hub, const char *token, int64_t now);
void session_close(struct sessions *s, const char *token);
/* Every token ends now; for tests. */
void sessions_expire(struct sessions *s);

#endif
