#ifndef NET_REGISTRY_H
#define NET_REGISTRY_H

#include "net/worker.h"

/*
 * Reading from the registry (CONTRACT 2.2, 7): a token from auth.docker.io for the
 * repository, then the request.  Ends with REPLY_DONE and the registry's body; a HEAD
 * with {"digest","media_type"}.  Of the pull limit, which is a HEAD and costs no pull,
 * the body is
 *
 *     {"limit":100,"remaining":76,"window_seconds":21600,"source":"...",
 *      "account":"maria","note":null}
 *
 * with null for what is not known.  Net thread.
 */
void registry_start(struct worker *w, ticket t, const struct op *op,
		    json_object *take_params);

/* No reply then.  Unknown tickets are fine. */
void registry_cancel(struct worker *w, ticket t);
void registry_free_all(struct worker *w);

#endif
