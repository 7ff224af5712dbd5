#ifndef HUBSIM_AUTH_H
#define HUBSIM_AUTH_H

/* Signing in (CONTRACT 3), and who a request comes from. */
#include "tests/hubsim/hub.h"

/*
 * The caller behind an Authorization header; NULL is anonymous.  `Bearer` and
 * `JWT` are the same; anything that is no token of ours is `refused`.
 */
struct caller auth_caller(const struct hub *hub, const char *authorization,
			  int64_t now);

/*
 * A user's or organization's secret, of whatever kind; false when it is wrong
 * or the name is locked, which counts as a failure of that name.
 */
bool auth_check(struct hub *hub, const char *name, const char *secret, int64_t now,
		struct caller *ret_caller, bool *ret_locked);

handler auth_token, auth_login, auth_2fa;

#endif
