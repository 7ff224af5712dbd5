#ifndef HUBSIM_ROUTES_H
#define HUBSIM_ROUTES_H

/* From a request to its answer. */
#include "tests/hubsim/fault.h"
#include "tests/hubsim/hub.h"

/*
 * Finds the route, checks sign-in, limits and faults, and runs the handler.
 * `query` is the raw text behind `?`; `authorization` the header or NULL.
 * Takes the hub's lock.
 */
void routes_serve(struct hub *hub, struct request *rq, const char *query,
		  const char *authorization, struct reply *rp, struct sending *ret_how);
void request_done(struct request *rq);

#endif
