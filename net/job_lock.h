#ifndef NET_JOB_LOCK_H
#define NET_JOB_LOCK_H

#include <stdbool.h>

#include "model/plan.h"

/*
 * The plan is this program's until it is released, and its repositories are no other
 * plan's (UX 5.3, QUALITY B12): OFD locks on files in `dir` (0700, made when it is not
 * there), which say who has them.
 */
struct job_lock;

/* ST_GATE names who has it. */
enum status job_lock_take(const char *dir, const struct plan *p, struct job_lock **ret,
			  struct error *err) MUST_CHECK;
/* The same of one thing that is no plan; a name is that of a file. */
enum status job_lock_take_one(const char *dir, const char *name, struct job_lock **ret,
			      struct error *err) MUST_CHECK;
void job_lock_release(struct job_lock *lock); /* NULL is fine */

/* Does somebody run the plan of this id now?  Who: "pid 123 on host, ID". */
bool job_lock_held(const char *dir, const char *id, char *holder, size_t size);

#endif
