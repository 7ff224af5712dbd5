#ifndef NET_CHANGE_H
#define NET_CHANGE_H

#include "net/worker.h"

/*
 * One change outside a plan: intent in the journal, sent once, outcome in the journal
 * (DESIGN idea 5, "Absent is done").  Ends with REPLY_DONE, whose body is the Hub's.
 * When no answer came, a removal is looked up; what stays unknown is said so.
 * Sign-in POSTs are sent, too, but not journalled.  Net thread.
 *
 * It cannot be taken back, so there is no cancel: who no longer wants the answer drops
 * the reply.
 */
void change_start(struct worker *w, ticket t, struct call *take_call,
		  json_object *take_params);

/*
 * What the journal calls the thing a call is about: "acme/web-app:pr-1".  The caller
 * frees.
 */
char *change_target(const struct op *op, json_object *params);

/* The parameters as the journal keeps them: secret ones are "***".  The caller frees.
 */
char *change_params(const struct op *op, json_object *params);

/* True when a 404 says that the thing asked for is not there, rather than that the Hub
 * does not know the route or shows a page for people. */
bool change_says_absent(const struct answer *a);

#endif
