#ifndef NET_MANIFEST_GONE_H
#define NET_MANIFEST_GONE_H

#include "net/worker.h"

/*
 * Are manifests gone from the registry?  A deletion that was answered 202, or 500, may
 * still be carried out: it is not sent again, but looked for by HEAD until 404
 * (CONTRACT 7).  A 404 that is no JSON is the page of a block and says nothing.  Net
 * thread.
 */
enum gone {
	GONE_UNKNOWN, /* the registry does not say */
	GONE_NOT_YET,
	GONE_YES,
};

struct gone_found {
	const enum gone *found; /* of each digest; borrowed for the call */
	int requests, ms;       /* it took */
	struct limits limits;   /* of the last answer */
};

struct gone_ask;
typedef void gone_fn(void *arg, const struct gone_found *found);

/* `repo` is "acme/web-app", `digests` n of "sha256:..."; both are copied.  Looks at
 * once and again after pauses, 3.5 seconds in all, as long as one is there.  Calls
 * `done` once, never from within, unless gone_drop() comes first. */
struct gone_ask *gone_start(struct worker *w, ticket t, const char *repo,
			    const char *const *digests, size_t n, gone_fn *done,
			    void *arg);
void gone_drop(struct gone_ask *g); /* NULL is fine */

#endif
