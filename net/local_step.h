#ifndef NET_LOCAL_STEP_H
#define NET_LOCAL_STEP_H

#include "net/thread.h"

/* Writes what hub_note() was given, as one row that has its outcome already, and posts
 * REPLY_DONE.  `params` is {"operation", "target", "state", "note", "job"}, borrowed.
 * Net thread. */
void local_step_note(struct worker *w, ticket t, json_object *params);

#endif
