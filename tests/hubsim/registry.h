#ifndef HUBSIM_REGISTRY_H
#define HUBSIM_REGISTRY_H

#include "tests/hubsim/hub.h"

/*
 * May this caller do that with the repository {0}/{1}?  `actions` as in a scope
 * ("pull", "pull,push,delete"), the last of them counts.  Otherwise answers 401
 * with a challenge, or 403.
 */
bool registry_may(struct hub *hub, const struct request *rq, struct reply *rp,
		  const char *actions);

#endif
