#ifndef NET_CHANGE_H
#define NET_CHANGE_H

#include "net/worker.h"

/*
 * One change: intent in the journal, sent once, outcome in the journal (DESIGN idea 5,
 * "Absent is done").  When no answer came, a removal is looked up; what stays unknown
 * is said so.  Sign-in POSTs are sent, too, but not journalled.  Net thread.
 *
 * It cannot be taken back, so there is no cancel: who no longer wants the answer drops
 * the reply.
 */

/* The end of a change: the reply is the caller's, its body the Hub's. */
typedef void change_fn(void *arg, struct reply *take_reply, enum plan_state state);

struct change_start {
	ticket ticket;
	struct call *call;   /* taken */
	json_object *params; /* taken */
	const char *job;     /* for the journal; "": none */
	enum priority priority;
	change_fn *done; /* NULL: the reply is posted */
	void *arg;
};
void change_start(struct worker *w, const struct change_start *start);

/* True when a 404 says that the thing asked for is not there, rather than that the Hub
 * does not know the route or shows a page for people. */
bool change_says_absent(const struct answer *a);

#endif
