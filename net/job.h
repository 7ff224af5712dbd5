#ifndef NET_JOB_H
#define NET_JOB_H

#include "net/worker.h"

/*
 * Carries out a plan: deletes its tags one after the other (UX 6 (ii), QUALITY B6-B10).
 *
 * For each tag: intent in the journal, a look whether it still is the image that was
 * planned, DELETE, outcome in the journal, REPLY_ITEM.  An answer that got lost is
 * looked up before anything is sent again: at most one deletion for each planned
 * digest, and never another digest.  The job stops by itself at a lost sign-in, at 5
 * refusals in a row, when the Hub fails 3 times on one tag, and when the journal cannot
 * be written; what is left is ITEM_SKIPPED.  Ends with REPLY_DONE: ST_OK when it went
 * to its end, else why it stopped.  Net thread.
 */
void job_start(struct worker *w, ticket t, struct plan *take_plan);

/* Finishes the tag in flight and skips the others.  Unknown tickets are fine. */
void job_cancel(struct worker *w, ticket t);

/* At the end of the thread, after worker_cancel_all() and session_free(). */
void job_free_all(struct worker *w);

#endif
