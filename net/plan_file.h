#ifndef NET_PLAN_FILE_H
#define NET_PLAN_FILE_H

#include "model/plan.h"

/*
 * Plans on disk (DESIGN 5.3): 0600 in plans/ of the state directory, or wherever the
 * user says; text as of model/plan_text.h.  For the thread that calls them; they read
 * and write files.
 */

/*
 * Writes the plan, synced to the disk with its name.  `path` NULL: plans/ID.jsonl below
 * `state_dir`, which is made when it is not there.  A file that is there already is not
 * touched: ST_LOCAL.  *ret_path (may be NULL) is the caller's.  On success p->saved.
 */
enum status plan_file_save(const char *state_dir, struct plan *p, const char *path,
			   char **ret_path, struct error *err) MUST_CHECK;

/* The plan as it is now becomes plans/ID.jsonl, in place of what may be there: what is
 * resumed later is what was begun.  Atomic.  On success p->saved. */
enum status plan_file_store(const char *state_dir, struct plan *p,
			    struct error *err) MUST_CHECK;

/*
 * Reads a plan, every line of it checked.  Refused: a file that is a symbolic link,
 * belongs to somebody else or can be written by others; and whatever
 * plan_text_read_item() refuses, by its line.  The caller owns *ret.
 */
enum status plan_file_load(const char *path, struct plan **ret,
			   struct error *err) MUST_CHECK;

/* plans/ID.jsonl below `state_dir`; ST_USAGE when `id` is none.  The caller frees. */
enum status plan_file_path(const char *state_dir, const char *id, char **ret,
			   struct error *err) MUST_CHECK;

/*
 * What earlier runs did, from the journal: items get their states; those that were
 * begun and have no clear outcome become ITEM_UNKNOWN; failed ones stay so unless
 * p->again.  Without a journal nothing was done.  May be repeated, when it is sure that
 * no other program is at work.
 */
enum status plan_file_resume(struct plan *p, const char *journal_path,
			     struct error *err) MUST_CHECK;

#endif
