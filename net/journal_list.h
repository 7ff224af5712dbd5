#ifndef NET_JOURNAL_LIST_H
#define NET_JOURNAL_LIST_H

#include "net/worker.h"

/*
 * The journal as a list for the screen: its rows go the way of the Hub's, decoded into
 * pages here, some in each turn of the thread, so that transfers go on meanwhile.  No
 * journal is an empty list.  The newest 100,000 rows are read.  Net thread.
 *
 * Parameters: namespace and repository (what is in them), operation and target (shell
 * patterns), state, job, from_date, to_date.
 */
void journal_list_start(struct worker *w, ticket t, json_object *take_params);

/* Reads on; once in each turn. */
void journal_list_step(struct worker *w);

/* No reply then.  Unknown tickets are fine. */
void journal_list_cancel(struct worker *w, ticket t);
void journal_list_free_all(struct worker *w);

#endif
