#ifndef NET_JOBS_COUNT_H
#define NET_JOBS_COUNT_H

#include "net/worker.h"

/*
 * How many jobs of this machine did not end (net/jobs.h), for a screen that is not to
 * wait for it: some in each turn of the thread, so that transfers go on meanwhile.
 * REPLY_DONE has `count`; without a journal it is 0.  Net thread.
 */

/* One at a time: who asked before gets no answer. */
void jobs_count_start(struct worker *w, ticket t);

/* Counts on; once in each turn. */
void jobs_count_step(struct worker *w);

/* No reply then.  Unknown tickets are fine. */
void jobs_count_cancel(struct worker *w, ticket t);
void jobs_count_free(struct worker *w);

#endif
