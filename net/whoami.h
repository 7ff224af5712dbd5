#ifndef NET_WHOAMI_H
#define NET_WHOAMI_H

#include "net/worker.h"

/*
 * What the session says of itself (DESIGN 4, `admin whoami`): signs in when that is
 * needed and asks the Hub nothing else.  Ends with REPLY_DONE, whose body is
 *
 *     {"username":"maria","source":"personal token","scope":"repo:admin",
 *      "credential":"DOCKERHUB_TOKEN","issued_at":"...","expires_at":"..."}
 *
 * with null for what the token does not say; ST_AUTH without a session.  An operation
 * with a kind is answered by a page of its rows instead: what the session can do.
 * Net thread.
 */
void whoami_start(struct worker *w, ticket t, const struct op *op);

/* No reply then.  Unknown tickets are fine. */
void whoami_cancel(struct worker *w, ticket t);
void whoami_free_all(struct worker *w);

#endif
