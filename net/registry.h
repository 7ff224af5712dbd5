#ifndef NET_REGISTRY_H
#define NET_REGISTRY_H

#include "net/worker.h"

/*
 * The pull limit of this account or address (CONTRACT 2.2): a token from
 * auth.docker.io, then a HEAD, which costs no pull.  The credential is the session's;
 * one that comes from Docker's configuration goes to Docker's own hosts only.  Ends
 * with REPLY_DONE, whose body is
 *
 *     {"limit":100,"remaining":76,"window_seconds":21600,"source":"...",
 *      "account":"maria","note":null}
 *
 * with null for what is not known.  Net thread.
 */
void registry_start(struct worker *w, ticket t, const struct op *op);

/* No reply then.  Unknown tickets are fine. */
void registry_cancel(struct worker *w, ticket t);
void registry_free_all(struct worker *w);

#endif
