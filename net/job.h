#ifndef NET_JOB_H
#define NET_JOB_H

#include "net/worker.h"

/*
 * Carries out a plan (UX 6 (ii), QUALITY B6-B10).
 *
 * For each item: intent in the journal, the request, outcome in the journal,
 * REPLY_ITEM. A tag is deleted only as long as it is what was planned: each is looked
 * at right before, or, in a large job, all are read and the repository's dates watched.
 * An answer that got lost is looked up before anything is sent again: at most one
 * deletion for each planned digest, and never another digest.  The job stops by itself
 * at a lost sign-in, at 5 refusals in a row, when the Hub fails 3 times on one tag, and
 * when the journal cannot be written; what is left is ITEM_SKIPPED.  Ends with
 * REPLY_DONE: ST_OK when it went to its end, else why it stopped.  Net thread.
 */
void job_start(struct worker *w, ticket t, struct plan *take_plan);

/* Finishes the tag in flight and skips the others.  Unknown tickets are fine. */
void job_cancel(struct worker *w, ticket t);

/* Begins nothing more, or goes on.  Unknown tickets are fine. */
void job_pause(struct worker *w, ticket t, bool paused);

/* At the end of the thread, after worker_cancel_all() and session_free(). */
void job_free_all(struct worker *w);

#endif
