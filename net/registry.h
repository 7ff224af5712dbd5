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
struct registry;

/* Called last, never from within registry_start(); it is freed after it.  May be NULL.
 */
typedef void registry_ended_fn(void *arg, struct registry *r);

struct registry *registry_start(struct worker *w, ticket t, const struct op *op,
				registry_ended_fn *ended, void *arg);
ticket registry_ticket(const struct registry *r);
void registry_drop(struct registry *r); /* no reply, no `ended`; NULL is fine */

#endif
